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

//! The steps of the wizard as they are for Jira.
class TestConnectJira final : public QObject, private tests::WizardUser
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void connectsJiraByKeyboardAlone()
    {
        QSignalSpy saved(m_wizard.get(), &ConnectionWizard::saved);
        m_gate->found = cloud();
        tests::keepPictures(*m_wizard, "connect-system", {940, 744});
        QTest::keyClicks(field("Address"), "https://hanbit.atlassian.net");
        QTest::keyClick(field("Address"), Qt::Key_Return);
        QCOMPARE(m_wizard->step(), ConnectionWizard::SignInStep);
        QCOMPARE(m_gate->searched, "https://hanbit.atlassian.net");
        QCOMPARE(m_wizard->focusWidget(), field("Mail address"));
        fillJira();

        QTest::keyClick(m_wizard->testCard()->button(), Qt::Key_Space);

        QCOMPARE(m_gate->tests, 1);
        QCOMPARE(m_gate->tested.url, "https://hanbit.atlassian.net");
        QCOMPARE(m_gate->testedSecret, "secret-token");
        QCOMPARE(m_gate->testedProject, versions::everyProject);

        QTest::keyClick(field("API token"), Qt::Key_Return);
        QCOMPARE(m_wizard->step(), ConnectionWizard::ProjectsStep);
        auto *const table = m_wizard->findChild<TableView *>();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space); // APP
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_R); // CAT
        tests::keepPictures(*m_wizard, "connect-projects", {940, 744});
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_wizard->step(), ConnectionWizard::NameStep);
        QCOMPARE(field("Short name")->text(), "jira");
        tests::keepPictures(*m_wizard, "connect-name", {940, 744});
        QTest::keyClick(field("Short name"), Qt::Key_Return);

        QCOMPARE(saved.size(), 1);
        QCOMPARE(m_gate->saves, 1);
        QCOMPARE(m_gate->savedSecret, "secret-token");
        const domain::Connection &made = m_gate->list.first();
        QCOMPARE(made.account, "bd.yoon@hanbit.example");
        QCOMPARE(made.projects, (QStringList{"CAT", "PAY", "SHOP"}));
        QCOMPARE(made.readOnlyProjects, QStringList{"CAT"});
        QCOMPARE(m_wizard->result(), int(QDialog::Accepted));
        QCOMPARE(m_gate->tests, 1); // what was tested is not tested again
    }

    void saysWhichJiraWasFoundThere_data()
    {
        QTest::addColumn<versions::ServerFacts>("found");
        QTest::addColumn<QString>("chip");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("secret");
        QTest::newRow("Cloud") << cloud() << "Cloud · API v3" << "Release Desk found Jira Cloud at this address."
                               << "API token";
        QTest::newRow("Data Center, though Cloud was chosen")
            << dataCenter() << "Data Center 9.12 · API v2" << "Jira Data Center" << "Personal access token";
    }

    void saysWhichJiraWasFoundThere()
    {
        QFETCH(const versions::ServerFacts, found);
        QFETCH(const QString, chip);
        QFETCH(const QString, sentence);
        QFETCH(const QString, secret);
        m_gate->found = found;
        field("Address")->setText("https://jira.hanbit.example");

        m_wizard->goOn();

        QVERIFY(shown(chip));
        QVERIFY(shown(sentence));
        QVERIFY(field(secret)->isVisibleTo(m_wizard.get()));
        QCOMPARE(m_gate->searches, 1);
    }

    void aLateAnswerLeavesTheKeyboardWhereItIs()
    {
        m_gate->found = cloud();
        m_gate->foundAfter = std::chrono::milliseconds(50);
        field("Address")->setText("https://hanbit.atlassian.net");
        m_wizard->goOn();
        field("API token")->setFocus();
        QTest::keyClicks(m_wizard->focusWidget(), "sec");
        QVERIFY(!shown("Cloud · API v3"));

        QTRY_VERIFY(shown("Cloud · API v3"));
        QTest::keyClicks(m_wizard->focusWidget(), "ret");

        QCOMPARE(field("API token")->text(), "secret");
        QVERIFY(field("Mail address")->text().isEmpty());
    }

    void aLateAnswerThatHidesTheFieldMovesTheKeyboardOn()
    {
        m_gate->found = dataCenter();
        m_gate->foundAfter = std::chrono::milliseconds(50);
        field("Address")->setText("https://jira.hanbit.example");
        m_wizard->goOn();
        field("Mail address")->setFocus();

        QTRY_VERIFY(shown("Data Center 9.12 · API v2"));

        QCOMPARE(m_wizard->focusWidget(), field("Personal access token"));
    }

    void anAddressWhereNobodyAnswersKeepsNobodyBack()
    {
        field("Address")->setText("https://jira.hanbit.example");
        m_wizard->goOn();
        QCOMPARE(m_wizard->step(), ConnectionWizard::SignInStep);
        QVERIFY(shown("Nobody answers at this address."));
        QVERIFY(textField("Address")->error().isEmpty());
        fillJira();
        m_wizard->goOn();
        QCOMPARE(m_wizard->step(), ConnectionWizard::ProjectsStep);
    }

    void aWrongAddressIsSaidAtOnce()
    {
        QTest::keyClicks(field("Address"), "hanbit");
        m_wizard->goOn();
        QCOMPARE(m_wizard->step(), ConnectionWizard::SystemStep);
        QVERIFY(!textField("Address")->error().isEmpty());
        QCOMPARE(m_gate->searches, 0);
    }

    void waysThatAreNotThereSayWhy()
    {
        m_wizard->goOn();
        for (const char *const name : {"Browser sign-in", "Access token"}) {
            QVERIFY(!radio(name)->isEnabled());
            QVERIFY(!radio(name)->accessibleDescription().isEmpty());
        }
        QVERIFY(radio("Browser sign-in")->accessibleDescription().contains("comes with the team's server"));
        QVERIFY(radio("API token")->isChecked());
    }

    void dataCenterTakesATokenOrAPassword()
    {
        m_gate->found = dataCenter();
        field("Address")->setText("https://jira.hanbit.example");
        m_wizard->goOn();
        QVERIFY(!field("User name")->isVisibleTo(m_wizard.get()));
        field("Personal access token")->setText("pat");
        m_wizard->test();
        QCOMPARE(m_gate->tested.system, domain::ConnectedSystem::JiraDataCenter);
        QCOMPARE(m_gate->tested.account, QString());

        radio("User and password")->click();
        m_wizard->test();
        QVERIFY(!textField("User name")->error().isEmpty());
        field("User name")->setText("bdyoon");
        m_wizard->test();
        QCOMPARE(m_gate->tested.account, "bdyoon");
        QCOMPARE(m_gate->tests, 2);

        domain::Connection saved = m_gate->tested;
        saved.id = ConnectionId("dc");
        m_gate->list = {saved};
        m_gate->stored = {saved.id};
        const ConnectionWizard change(*m_gate, m_clock, saved);
        for (QRadioButton *const each : change.findChildren<QRadioButton *>()) {
            if (each->accessibleName() == "User and password")
                QVERIFY(each->isChecked());
        }
    }

    void leadsToThePageForTokens()
    {
        QSignalSpy links(m_wizard.get(), &ConnectionWizard::linkWanted);
        m_wizard->goOn();
        button("Create one")->click();
        QCOMPARE(links.last().first().toString(), "https://id.atlassian.com/manage-profile/security/api-tokens");
        m_wizard->findChild<SystemChoice *>()->setSystem(domain::ConnectedSystem::JiraDataCenter);
        QVERIFY(!button("Create one")); // no address yet
        field("Address")->setText("https://jira.hanbit.example/base/");
        button("Create one")->click();
        QVERIFY(links.last().first().toString().startsWith("https://jira.hanbit.example/base/secure/ViewProfile"));
    }

    void everyRowOfTheTestSaysWhatItFound()
    {
        showPartialFailure();
        const QString lines = m_wizard->testCard()->lines().join('\n');
        QVERIFY2(lines.contains("Jira answers: TLS 1.3, 212 ms, server time differs by 0.3 s"), qPrintable(lines));
        QVERIFY(lines.contains("You are signed in as Bae-dal Yoon: Account in hanbit.atlassian.net"));
        QVERIFY(lines.contains("4 project(s) visible: APP, CAT, PAY, SHOP"));
        QVERIFY(lines.contains("You cannot edit versions in PAY: Release Desk can show PAY, but cannot lock or release "
                               "its versions. Ask a PAY admin for the permission(s) “Administer projects”."));
        QVERIFY(shown("· 1.4 s"));
        const QImage image = tests::keepPictures(*m_wizard, "connect", {940, 744});
        QVERIFY(tests::hasColor(image, tokenColor(ColorToken::FailedTint)));
    }

    void aRequestToTheAdminCanBePasted()
    {
        showPartialFailure();
        button("Copy a request to the admin")->click();
        const QString mail = QGuiApplication::clipboard()->text();
        for (const char *const part : {"Jira: https://hanbit.atlassian.net", "Project: Payments (PAY)",
                                       "Account: Bae-dal Yoon (bd.yoon@hanbit.example)",
                                       "- Administer projects (ADMINISTER_PROJECTS)", "Thank you,\nBae-dal Yoon"})
            QVERIFY2(mail.contains(part), qPrintable(mail));
        QVERIFY(!mail.contains("secret-token") && !mail.contains('<'));
        QVERIFY(button("Copied"));
    }

    void goingOnReadOnlyIsKeptAndTakenBack()
    {
        showPartialFailure();
        button("Continue read-only for PAY")->click();
        QTest::qWait(0);
        QVERIFY(m_wizard->testCard()->lines().last().startsWith("PAY is read-only by your choice"));
        tests::keepPictures(*m_wizard, "connect-read-only", {940, 744});
        button("Allow changes in PAY again")->click();
        QTest::qWait(0);
        QVERIFY(m_wizard->testCard()->lines().last().startsWith("You cannot edit versions in PAY"));
        button("Continue read-only for PAY")->click();
        for (int i = 0; i < 3; ++i)
            m_wizard->goOn();

        QCOMPARE(m_gate->list.first().readOnlyProjects, QStringList{"PAY"});
        QVERIFY(m_gate->list.first().projects.isEmpty()); // all of them
    }

    void aSavedChoiceIsShownAndCanBeTakenBackLater()
    {
        m_gate->list = tests::sampleConnections();
        domain::Connection &jira = m_gate->list.first();
        jira.projects = {"PAY", "OLD"};
        jira.readOnlyProjects = {"PAY"};
        m_gate->stored = {jira.id};
        m_gate->report = partialFailure();
        ConnectionWizard change(*m_gate, m_clock, jira);
        change.goOn();
        QCOMPARE(m_gate->storedTests, 1); // the list is asked for by itself
        ProjectChoiceModel *const model = change.projectsPage()->model();
        QCOMPARE(model->offered(), (QStringList{"OLD", "PAY"}));
        model->toggle(2, ProjectChoiceModel::ReadOnlyColumn); // PAY
        model->toggle(3, ProjectChoiceModel::ProjectColumn); // SHOP
        change.goOn();
        change.goOn();
        QVERIFY(m_gate->list.first().readOnlyProjects.isEmpty());
        QCOMPARE(m_gate->list.first().projects, (QStringList{"OLD", "PAY", "SHOP"}));
    }

    void theTechnicalFactsAreFolded()
    {
        m_gate->report = partialFailure();
        m_gate->report.projects[1].isChecked = false;
        m_gate->report.projects[1].problem = "Jira refuses this to the account.";
        m_gate->report.projects[1].status = 403;
        m_wizard->goOn();
        fillJira();
        m_wizard->test();
        QTest::qWait(0);
        Button *const details = button("HTTP 403 · details");
        QVERIFY(details);
        QVERIFY(!shown("GET /rest/api/3/mypermissions"));
        details->click();
        QVERIFY(shown("GET /rest/api/3/mypermissions"));
    }

    void projectsAreFilteredWhileTyping()
    {
        m_gate->report = partialFailure();
        m_wizard->goOn();
        fillJira();
        m_wizard->goOn();
        auto *const table = m_wizard->findChild<TableView *>();
        QCOMPARE(table->model()->rowCount(), 4);
        QTest::keyClicks(m_wizard->focusWidget(), "pay");
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 1).data().toString(), "Cannot edit versions");
        button("Use none")->click();
        m_wizard->goOn();
        QCOMPARE(m_wizard->step(), ConnectionWizard::ProjectsStep);
        QVERIFY(shown("Choose one project at least"));
    }

    void projectsBeyondTheListAreNotLostSilently()
    {
        m_gate->report = partialFailure();
        m_gate->report.projectsVisible = 700;
        m_wizard->goOn();
        fillJira();
        m_wizard->goOn();
        QVERIFY(shown("could not be listed"));
        QVERIFY(shown("they are left out too")); // said before it is done
        ProjectChoiceModel *const model = m_wizard->projectsPage()->model();
        model->toggle(0, ProjectChoiceModel::ProjectColumn);
        QVERIFY(shown("because not all projects are used"));
        model->toggle(0, ProjectChoiceModel::ProjectColumn);
        QVERIFY(shown("they are left out too"));
        QVERIFY(model->offered().isEmpty());
    }

    void projectsThatCannotBeListedSayWhy()
    {
        m_gate->refusal = Error{ErrorCode::Unavailable, "Jira does not answer.", "HTTP 503"};
        m_wizard->goOn();
        fillJira();
        m_wizard->goOn();
        QCOMPARE(m_wizard->step(), ConnectionWizard::ProjectsStep);
        QVERIFY(shown("Jira does not answer."));
        tests::keepPictures(*m_wizard, "connect-no-projects", {940, 744});
        m_wizard->goOn();
        QCOMPARE(m_wizard->step(), ConnectionWizard::NameStep); // it can be repaired later
    }

    void whatIsChangedWhileTestingStopsTheTest()
    {
        m_wizard->goOn();
        fillJira();
        m_wizard->test();
        QVERIFY(!m_gate->stopOfTest.stop_requested());
        QTest::keyClicks(field("API token"), "x");
        QVERIFY(m_gate->stopOfTest.stop_requested());
    }

    void picturesOfAPartialFailure_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("window");
        for (const char *const language : {"en", "ko"}) {
            QTest::addRow("%s in a usual window", language) << language << QSize(1440, 900);
            QTest::addRow("%s in a small window", language) << language << QSize(1024, 720);
        }
    }

    void picturesOfAPartialFailure()
    {
        QFETCH(const QString, language);
        QFETCH(const QSize, window);
        showPartialFailure();
        QTranslator korean;
        if (language == "ko") {
            if (!korean.load(QStringLiteral(RD_BIN_DIR "/../translations/release_desk_ko.qm")))
                QSKIP("no Korean texts were built");
            QCoreApplication::installTranslator(&korean); // what is shown follows
            QTest::qWait(0);
            QVERIFY(!shown("Sign in to Jira"));
        }
        const QSize size = m_wizard->sizeHint().boundedTo(window - QSize(64, 64));
        m_wizard->resize(size);
        QTest::qWait(20);
        m_wizard->test();
        const QWidget *const problem = m_wizard->testCard()->firstProblem();
        QVERIFY(problem);
        QTRY_COMPARE(problem->visibleRegion().boundingRect().height(), problem->height()); // also in a small window
        const QString name = QStringLiteral("connect-%1-%2").arg(language).arg(window.width());
        tests::keepPictures(*m_wizard, name, size);
        for (QWidget *const each : m_wizard->findChildren<Button *>()) {
            if (each->isVisible())
                QVERIFY2(each->width() >= each->sizeHint().width() || each->parentWidget()->width() < 400,
                         qPrintable(each->accessibleName()));
        }
    }
};

RELEASE_DESK_TEST(tst_connect_jira, TestConnectJira)
#include "tst_connect_jira.moc"
