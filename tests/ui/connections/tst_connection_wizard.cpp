// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/connections/wizard_user.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/connections/connection_form.h"
#include "ui/connections/connection_wizard.h"
#include "ui/connections/network_form.h"
#include "ui/connections/project_choice_model.h"
#include "ui/connections/projects_page.h"
#include "ui/connections/system_choice.h"
#include "ui/connections/system_words.h"
#include "ui/connections/test_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestConnectionWizard final : public QObject, private tests::WizardUser
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void escapeAsksOnlyIfSomethingWasTyped()
    {
        QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
        QVERIFY(!m_wizard->isVisible());

        m_wizard->show();
        QTest::keyClicks(field("Address"), "h");
        QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
        QVERIFY(m_wizard->isVisible());
        auto *const question = m_wizard->findChild<ConfirmDialog *>();
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!m_wizard->findChild<ConfirmDialog *>());
        QVERIFY(m_wizard->isVisible());
        m_wizard->reject();
        m_wizard->findChild<ConfirmDialog *>()->confirmButton()->click();
        QVERIFY(!m_wizard->isVisible());
    }

    void whatIsTypedWhileTheKindIsChosenIsTheAddress()
    {
        QTest::keyClicks(m_wizard->focusWidget(), "https://jira.hanbit.example");
        QCOMPARE(field("Address")->text(), "https://jira.hanbit.example");
        QVERIFY(m_wizard->focusWidget() == field("Address"));
    }

    void aWrongTokenSaysWhatToDo()
    {
        m_gate->refusal
            = Error{ErrorCode::Unauthenticated, "Jira did not accept this token. Create a new one.", "HTTP 401"};
        m_wizard->goOn();
        fillJira();

        m_wizard->test();

        QCOMPARE(m_wizard->testCard()->lines().size(), 1);
        QVERIFY(m_wizard->testCard()->lines().first().contains("Jira did not accept this token"));
        QVERIFY(textField("API token")->error().contains("Create a new one"));
        m_gate->refusal.reset();
        QTest::keyClicks(field("API token"), "x");
        QVERIFY(textField("API token")->error().isEmpty());
        QVERIFY(m_wizard->testCard()->lines().first().startsWith("Not tried yet"));
        QVERIFY(!m_wizard->lastTest().error);
    }

    void wrongFieldsKeepOneOnTheStep_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("text");
        QTest::newRow("no address") << "Address" << "";
        QTest::newRow("no scheme") << "Address" << "hanbit.atlassian.net";
        QTest::newRow("a file") << "Address" << "file:///etc/passwd";
        QTest::newRow("a password inside") << "Address" << "https://me:pw@hanbit.atlassian.net";
        QTest::newRow("no account") << "Mail address" << " ";
        QTest::newRow("no token") << "API token" << "";
    }

    void wrongFieldsKeepOneOnTheStep()
    {
        QFETCH(QString, label);
        QFETCH(QString, text);
        m_wizard->goOn();
        fillJira();
        field(label)->setText(text);

        m_wizard->goOn();
        m_wizard->test();

        QCOMPARE(m_wizard->step(), ConnectionWizard::SignInStep);
        QVERIFY(!textField(label)->error().isEmpty());
        QCOMPARE(m_gate->tests, 0);
    }

    void theTokenIsMaskedUntilRevealed()
    {
        m_wizard->goOn();
        fillJira();
        QLineEdit *const token = field("API token");
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        token->actions().first()->trigger();
        QCOMPARE(token->echoMode(), QLineEdit::Normal);
    }

    void aMessengerHasOnlyItsHook()
    {
        m_wizard->findChild<SystemChoice *>()->setSystem(domain::ConnectedSystem::Slack);
        m_wizard->goOn();
        QVERIFY(!field("Address")->isVisibleTo(m_wizard.get()));
        field("Hook address")->setText("https://hooks.example/T/B/x");
        m_wizard->goOn();
        m_wizard->goOn();

        QCOMPARE(m_gate->saves, 1);
        QCOMPARE(m_gate->list.first().system, domain::ConnectedSystem::Slack);
        QVERIFY(m_gate->list.first().url.isEmpty());
        QCOMPARE(m_gate->savedSecret, "https://hooks.example/T/B/x");
    }

    void aRefusedSaveStaysOpen()
    {
        m_gate->saveRefusal = Error{ErrorCode::Unavailable, "The keychain is locked. Unlock it and try again."};
        m_wizard->goOn();
        fillJira();
        for (int i = 0; i < 3; ++i)
            m_wizard->goOn();

        QVERIFY(m_wizard->isVisible());
        QCOMPARE(m_wizard->findChild<ErrorBanner *>()->sentence(), "The keychain is locked. Unlock it and try again.");
    }

    void aTakenNameIsRefused()
    {
        m_gate->list = tests::sampleConnections();
        m_wizard->goOn();
        fillJira();
        m_wizard->goOn();
        m_wizard->goOn();
        QCOMPARE(field("Short name")->text(), "jira-2");
        for (const char *const id : {"jira", "", "a b", "../x"}) {
            field("Short name")->setText(id);
            m_wizard->goOn();
            QVERIFY(!textField("Short name")->error().isEmpty());
        }
        QCOMPARE(m_gate->saves, 0);
    }

    void aStoredSecretIsNotSentToANewAddress()
    {
        m_gate->list = tests::sampleConnections();
        m_gate->stored = {ConnectionId("jira")};
        ConnectionWizard change(*m_gate, m_clock, m_gate->list.first());
        QCOMPARE(change.step(), ConnectionWizard::SignInStep);
        change.test();
        QCOMPARE(m_gate->storedTests, 1);

        change.findChild<ConnectionForm *>()->setAddress("https://evil.example");
        change.test();
        change.goOn();

        QCOMPARE(change.step(), ConnectionWizard::SignInStep); // saving would send it there as well
        QCOMPARE(m_gate->storedTests, 1);
        QCOMPARE(m_gate->tests, 0);
    }

    void theNetworkIsFoldedAwayUntilItIsWanted()
    {
        m_wizard->goOn();
        fillJira();
        QVERIFY(!field("Proxy host")->isVisibleTo(m_wizard.get()));
        m_wizard->test();
        QCOMPARE(m_gate->tested.network, domain::ConnectionNetwork());

        auto *const head = button("Advanced: network");
        QVERIFY(head);
        head->setFocus();
        QTest::keyClick(head, Qt::Key_Space);

        QVERIFY(field("Own authorities")->isVisibleTo(m_wizard.get()));
        QVERIFY(!field("Proxy host")->isVisibleTo(m_wizard.get())); // that of the computer has none
        QVERIFY(!field("Passphrase")->isVisibleTo(m_wizard.get()));
    }

    void aProxyAndCertificatesAreTriedAndSaved()
    {
        m_wizard->goOn();
        fillJira();
        networkForm()->setOpen(true);
        chooseProxy(2);
        field("Proxy host")->setText("proxy.hanbit.example");
        field("Port")->setText("3128");
        field("Proxy user")->setText("kim");
        field("Proxy password")->setText("proxy secret");
        field("Own authorities")->setText("/etc/ca.pem; /etc/ca2.pem ");
        QTest::keyClicks(field("Client certificate"), "me.pem");
        QVERIFY(field("Passphrase")->isVisibleTo(m_wizard.get()));
        field("Key of the certificate")->setText("me.key");
        field("Passphrase")->setText("sesame");
        field("Seconds to connect")->setText("5");
        QTest::qWait(20);
        tests::keepPictures(*m_wizard, "connect-network", {940, 1100});

        m_wizard->test();
        for (int i = 0; i < 3; ++i)
            m_wizard->goOn();

        domain::ConnectionNetwork wanted;
        wanted.proxy = {domain::ProxyKind::Http, "proxy.hanbit.example", 3128, "kim"};
        wanted.authorities = {"/etc/ca.pem", "/etc/ca2.pem"};
        wanted.certificate = "me.pem";
        wanted.certificateKey = "me.key";
        wanted.connectSeconds = 5;
        QCOMPARE(m_gate->tested.network, wanted);
        QCOMPARE(m_gate->testedSecrets.proxyPassword.reveal(), "proxy secret");
        QCOMPARE(m_gate->list.first().network, wanted);
        QCOMPARE(m_gate->savedSecrets.proxyPassword.reveal(), "proxy secret");
        QCOMPARE(m_gate->savedSecrets.keyPassphrase.reveal(), "sesame");
    }

    void wrongNetworksKeepOneOnTheStep_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("text");
        QTest::newRow("no proxy host") << "Proxy host" << "";
        QTest::newRow("an address") << "Proxy host" << "http://proxy";
        QTest::newRow("no port") << "Port" << "";
        QTest::newRow("a colon in the name") << "Proxy user" << "kim:pw";
        QTest::newRow("no password") << "Proxy password" << "";
        QTest::newRow("too long") << "Seconds for the whole answer" << "901";
    }

    void wrongNetworksKeepOneOnTheStep()
    {
        QFETCH(const QString, label);
        QFETCH(const QString, text);
        m_wizard->goOn();
        fillJira();
        chooseProxy(3);
        field("Proxy host")->setText("proxy");
        field("Port")->setText("1080");
        field("Proxy user")->setText("kim");
        field("Proxy password")->setText("pw");
        field(label)->setText(text);

        m_wizard->test();
        m_wizard->goOn();

        QCOMPARE(m_wizard->step(), ConnectionWizard::SignInStep);
        QVERIFY(!textField(label)->error().isEmpty());
        QVERIFY(networkForm()->isOpen());
        QCOMPARE(networkForm()->window()->focusWidget(), field(label));
        QTRY_VERIFY(!field(label)->visibleRegion().isEmpty());
        QCOMPARE(m_gate->tests, 0);
    }

    void aChangedWayIsTriedWithTheStoredSecrets()
    {
        m_gate->list = tests::sampleConnections();
        domain::Connection &jira = m_gate->list.first();
        jira.network.proxy = {domain::ProxyKind::Http, "proxy", 3128, "kim"};
        m_gate->stored = {jira.id, domain::proxySecretOf(jira.id)};
        ConnectionWizard change(*m_gate, m_clock, jira);
        auto *const network = change.findChild<NetworkForm *>();
        QVERIFY(network->isOpen());
        change.test();
        QCOMPARE(m_gate->storedTests, 1);

        for (TextField *const each : network->findChildren<TextField *>()) {
            if (each->edit()->accessibleName() == "Seconds to connect")
                each->setText("7");
        }
        change.test();
        QCOMPARE(m_gate->storedTests, 1);
        QCOMPARE(m_gate->tests, 1);
        QCOMPARE(m_gate->tested.network.connectSeconds, 7);
        QVERIFY(m_gate->testedSecrets.signIn.isEmpty());

        for (TextField *const each : network->findChildren<TextField *>()) {
            if (each->edit()->accessibleName() == "Proxy host")
                each->setText("another");
        }
        change.test(); // its password was entered for the first one
        QCOMPARE(m_gate->tests, 1);
    }

    void mailHasNoWayOfItsOwn()
    {
        m_wizard->findChild<SystemChoice *>()->setSystem(domain::ConnectedSystem::Smtp);
        m_wizard->goOn();
        QVERIFY(!networkForm()->isVisibleTo(m_wizard.get()));
    }

    void confluenceIsAskedAboutASpace()
    {
        m_wizard->findChild<SystemChoice *>()->setSystem(domain::ConnectedSystem::ConfluenceDataCenter);
        m_wizard->goOn();
        field("Address")->setText("https://wiki.hanbit.example");
        field("Personal access token")->setText("token");
        field("Space to check")->setText("DOC");
        m_wizard->test();
        QCOMPARE(m_gate->testedProject, "DOC");
        m_wizard->goOn();
        QCOMPARE(field("Short name")->text(), "confluence");
        m_wizard->goOn();
        QCOMPARE(m_gate->list.first().system, domain::ConnectedSystem::ConfluenceDataCenter);
    }

    void everySystemHasItsWords()
    {
        for (const SystemWords &words : systemWords()) {
            QVERIFY(!words.name.isEmpty() && !words.use.isEmpty() && !words.secretLabel.isEmpty());
            QVERIFY(!words.icon.isNull());
        }
        QCOMPARE(m_wizard->findChild<SystemChoice *>()->findChildren<QRadioButton *>().size(), 10);
    }
};

RELEASE_DESK_TEST(tst_connection_wizard, TestConnectionWizard)
#include "tst_connection_wizard.moc"
