// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/shell/window_world.h"
#include "tests/ui/support/keyed_gate.h"
#include "tests/ui/support/private_bus.h"
#include "ui/approvals/approvals_panel.h"
#include "ui/approvals/batch_bar.h"
#include "ui/approvals/batch_review.h"
#include "ui/approvals/decision_bar.h"
#include "ui/approvals/reading_time.h"
#include "ui/approvals/sign_off_sheet.h"
#include "ui/shell/desktop_notices.h"
#include "ui/shell/tray_bell.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using domain::Decision;

//! How many times somebody has to do something until it is signed.
class TestSigningActions final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        Theme::current().install();
    }
    void init()
    {
        QSettings().clear(); // what one test was told of
        openWindow(nullptr, nullptr);
    }
    void cleanup() { m_world.reset(); }

    void threeFromTheNotification()
    {
        pressNotification(tests::paymentsRelease, TaskId("approve"));
        QCOMPARE(sheet()->release(), tests::paymentsRelease);
        QVERIFY(sheet()->isVisible());
        QTRY_VERIFY(sheet()->decisions()->button(Decision::Approve)->isEnabled());
        press(Qt::Key_Return, Qt::ControlModifier);

        const auto command = m_world->sample.session.lastCommand<domain::SignApproval>();
        QVERIFY(command);
        QCOMPARE(command->release, tests::paymentsRelease);
        QCOMPARE(command->decision, Decision::Approve);
        QVERIFY(m_actions <= 3);
    }

    //! With the real bus: what the desktop shows, which button leads where, how many actions it takes.
    void twoFromTheButtonOfTheDesktop_data()
    {
        QTest::addColumn<bool>("hasKey");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("actions"); // a passphrase with the keys that end it is one
        QTest::newRow("without a key") << false << QSize(1440, 900) << 2;
        QTest::newRow("with a key and its passphrase") << true << QSize(1440, 900) << 2;
        QTest::newRow("without a key, small window") << false << QSize(1024, 600) << 2;
        QTest::newRow("with a key and its passphrase, small window") << true << QSize(1024, 600) << 2;
    }

    void twoFromTheButtonOfTheDesktop()
    {
        QFETCH(const bool, hasKey);
        QFETCH(const QSize, size);
        tests::PrivateBus bus;
        if (const QString reason = bus.start(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        tests::NotificationService desktop(bus.connection("desktop"), {"actions", "body"});
        QVERIFY(desktop.appear());
        DesktopNotices notices(bus.connection("program"));
        tests::KeyedGate gate;
        openWindow(hasKey ? &gate : nullptr, &notices);
        m_world->window->resize(size);
        QVERIFY(askFor(1));
        QTRY_COMPARE(desktop.told.size(), 1);
        QVERIFY(desktop.told.first().actions.contains("sign"));

        desktop.press(1, "sign");
        ++m_actions;
        QTRY_COMPARE(m_world->window->place().view, View::Approvals);
        QCOMPARE(sheet()->release(), ReleaseId("more-0"));
        QVERIFY(!m_world->sample.session.lastCommand<domain::SignApproval>()); // it led here and signed nothing
        QTRY_VERIFY(sheet()->decisions()->button(Decision::Approve)->isEnabled());
        if (hasKey) {
            QVERIFY(sheet()->decisions()->passphraseEdit()->hasFocus());
            QTest::keyClicks(QApplication::focusWidget(), "correct horse");
        }
        press(Qt::Key_Return, Qt::ControlModifier);

        QTRY_VERIFY(m_world->sample.session.lastCommand<domain::SignApproval>());
        const auto command = m_world->sample.session.lastCommand<domain::SignApproval>();
        QCOMPARE(command->release, ReleaseId("more-0"));
        QCOMPARE(command->record.isEmpty(), !hasKey);
        QTEST(m_actions, "actions");
        m_world.reset(); // before its bus
        QDBusConnection::disconnectFromBus("program");
        QDBusConnection::disconnectFromBus("desktop");
    }

    void aWrongPassphraseSignsNothing()
    {
        tests::KeyedGate gate;
        openWindow(&gate, nullptr);
        pressNotification(tests::paymentsRelease, TaskId("approve"));
        QTRY_VERIFY(sheet()->decisions()->button(Decision::Approve)->isEnabled());
        QTest::keyClicks(QApplication::focusWidget(), "wrong horse");
        press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(20);
        QVERIFY(!m_world->sample.session.lastCommand<domain::SignApproval>());
    }

    void threeWhereTheChangesDoNotFit()
    {
        m_world->window->resize(1024, 600);
        pressNotification(tests::paymentsRelease, TaskId("approve"));
        press(Qt::Key_D);
        QTRY_VERIFY(sheet()->decisions()->button(Decision::Approve)->isEnabled());
        press(Qt::Key_Return, Qt::ControlModifier);

        QVERIFY(m_world->sample.session.lastCommand<domain::SignApproval>());
        QCOMPARE(m_actions, 3);
    }

    void theSignInTheTrayLeadsToTheFirst()
    {
        pressNotification({}, {});

        QVERIFY(sheet()->isVisible());
        QCOMPARE(sheet()->release(), m_world->sample.desk.inbox().toSign.first().release);
    }

    void sixForTen_data()
    {
        QTest::addColumn<bool>("hasKey");
        QTest::newRow("without a key") << false;
        QTest::newRow("with a key and its passphrase, typed once") << true;
    }

    void sixForTen()
    {
        QFETCH(const bool, hasKey);
        tests::KeyedGate gate;
        openWindow(hasKey ? &gate : nullptr, nullptr);
        QVERIFY(askFor(10));
        pressNotification({}, {});
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_V);
        QVERIFY(panel()->review()->isVisible());
        const int asked = panel()->batch()->unseen();
        int pages = 0;
        QTest::qWait(20); // what is in view is painted
        QVERIFY(asked > 1);
        QCOMPARE(panel()->batch()->unseen(), asked); // nobody reads in no time
        while (panel()->batch()->unseen() > 0 && m_actions < 20) {
            QTest::qWait(100); // what was signed before is looked up, and what is in view is painted
            QTRY_VERIFY(!isBeingRead());
            if (panel()->batch()->unseen() > 0) {
                press(Qt::Key_Space);
                ++pages;
            }
        }
        if (hasKey) {
            QTest::qWait(20); // whoever has looked through all of them is led to the passphrase
            QWidget *const focus = QApplication::focusWidget();
            QVERIFY2(qobject_cast<QLineEdit *>(focus), focus ? focus->metaObject()->className() : "nothing");
            QTest::keyClicks(QApplication::focusWidget(), "correct horse");
        }
        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);

        const auto signatures = [this] {
            qsizetype count = 0;
            for (const domain::ReleaseCommand &command : m_world->sample.session.commands()) {
                const auto *const sent = std::get_if<domain::SignApproval>(&command);
                count += sent && !sent->digestSeen.isEmpty() ? 1 : 0;
            }
            return count;
        };
        QTRY_VERIFY2(signatures() >= 10, qPrintable(QString::number(signatures())));
        QVERIFY(pages < asked); // several on each
        QVERIFY2(m_actions <= 6 + pages, qPrintable(QString::number(m_actions)));
        m_world.reset(); // before its gate
    }

    void whatWasJumpedOverIsNotLookedThrough()
    {
        QVERIFY(askFor(20));
        m_world->window->resize(1024, 600);
        pressNotification({}, {});
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_V);
        QScrollBar *const bar = panel()->review()->area()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > bar->pageStep());
        bar->setValue(bar->maximum());
        QTest::qWait(20);
        QTRY_VERIFY(!isBeingRead());

        QVERIFY(panel()->batch()->unseen() > 0);
        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_world->sample.session.commands().isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(!panel()->review()->isVisible());
        QVERIFY(sheet()->isVisible());
    }

    void aLinkOpensItsSheet()
    {
        m_world->window->followLink("releasedesk://release/payments/5.1.0/approval");
        QCOMPARE(m_world->window->place().view, View::Approvals);
        QCOMPARE(sheet()->release(), tests::paymentsRelease);

        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "releasedesk://release/payments/5.1.0/approval/approve");
        m_world->window->followLink("releasedesk://release/checkout/2.8.0/workplan");
        QCOMPARE(m_world->window->place().tab, ReleaseTab::WorkPlan);
        QVERIFY(m_world->sample.session.commands().isEmpty());
    }

    void aLinkThatLeadsNowhereSaysSo_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("said");
        QTest::newRow("another workspace") << "releasedesk://release/payments/9.9.9" << "has no release payments 9.9.9";
        QTest::newRow("a task that went") << "releasedesk://release/payments/5.1.0/approval/gone" << "no task";
        QTest::newRow("hostile") << "releasedesk://release/payments/5.1.0?sign=yes" << "cannot be followed";
    }

    void aLinkThatLeadsNowhereSaysSo()
    {
        QFETCH(const QString, link);
        QFETCH(const QString, said);

        m_world->window->followLink(link);

        QCOMPARE(m_world->window->place(), Place());
        bool isSaid = false;
        for (const ErrorBanner *const banner : m_world->window->findChildren<ErrorBanner *>())
            isSaid = isSaid || (banner->isVisible() && banner->sentence().contains(said));
        QVERIFY(isSaid);
    }

private:
    //! Something in view has not been there for as long as reading takes.
    [[nodiscard]] bool isBeingRead() const
    {
        const auto times = panel()->review()->findChildren<ReadingTime *>();
        return std::ranges::any_of(times, &ReadingTime::isRunning);
    }

    [[nodiscard]] ApprovalsPanel *panel() const { return m_world->window->findChild<ApprovalsPanel *>(); }
    [[nodiscard]] SignOffSheet *sheet() const { return panel()->sheet(); }

    void openWindow(SigningGate *gate, DesktopNotices *notices)
    {
        m_actions = 0;
        m_world = std::make_unique<tests::WindowWorld>(true, false, gate, notices);
        m_world->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_world->window.get()));
    }

    //! The desktop of a test has no tray: its sign is pressed in its place.
    void pressNotification(const ReleaseId &release, const TaskId &task)
    {
        ++m_actions;
        emit m_world->window->findChild<TrayBell *>()->opened(release, task);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++m_actions;
        QWidget *const focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_world->window.get(), key, modifiers);
    }

    //! So many releases more wait for the person.
    [[nodiscard]] bool askFor(int count)
    {
        tests::SampleDesk &sample = m_world->sample;
        const domain::Release like = *sample.desk.release(tests::paymentsRelease);
        for (int i = 0; i < count; ++i) {
            const ReleaseId id(QStringLiteral("more-%1").arg(i));
            const domain::ApprovalRequest asked = *like.approval(TaskId("approve"));
            domain::ReleaseCreated created;
            created.release = id;
            created.project = like.project();
            created.version = QStringLiteral("7.0.%1").arg(i);
            created.owner = like.owner();
            created.plan = like.plan();
            created.windowStart = like.windowStart();
            created.windowEnd = like.windowEnd();
            sample.session.happen(id, like.owner(), tests::sampleNow(), created);
            sample.session.happen(id, like.owner(), tests::sampleNow(),
                                  domain::ApprovalOpened{asked.task,
                                                         {sample.desk.person()},
                                                         asked.rule,
                                                         0,
                                                         asked.requestedBy,
                                                         1,
                                                         QStringLiteral("digest-%1").arg(i)});
        }
        return sample.desk.inbox().toSign.size() >= count;
    }

    QTemporaryDir m_settings;
    std::unique_ptr<tests::WindowWorld> m_world;
    int m_actions = 0;
};

RELEASE_DESK_TEST(tst_signing_actions, TestSigningActions)
#include "tst_signing_actions.moc"
