// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/shell/window_world.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/modeling/flow_forecast.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/start_checks.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/release_workspace.h"
#include "ui/shell/shortcut_list.h"
#include "ui/shell/side_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"

#include <QCloseEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;
using tests::checkoutRelease;
using tests::paymentsRelease;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::current().install(); }
    void init()
    {
        m_world = std::make_unique<tests::WindowWorld>();
        m_world->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_world->window.get()));
        m_world->window->setFocus();
    }
    void cleanup() { m_world.reset(); }

    void lettersLeadToViews_data()
    {
        QTest::addColumn<int>("letter");
        QTest::addColumn<View>("view");
        QTest::newRow("G A") << static_cast<int>(Qt::Key_A) << View::Approvals;
        QTest::newRow("G R") << static_cast<int>(Qt::Key_R) << View::Releases;
        QTest::newRow("G V") << static_cast<int>(Qt::Key_V) << View::Versions;
        QTest::newRow("G C") << static_cast<int>(Qt::Key_C) << View::Calendar;
        QTest::newRow("G U") << static_cast<int>(Qt::Key_U) << View::People;
        QTest::newRow("G and another letter") << static_cast<int>(Qt::Key_X) << View::Home;
    }

    void lettersLeadToViews()
    {
        QFETCH(const int, letter);

        press(Qt::Key_G);
        press(static_cast<Qt::Key>(letter));

        QTEST(m_world->window->place().view, "view");
    }

    void whatWasRefusedInTheFlowIsPastAtTheNextAction()
    {
        m_world->window->go({View::Release, tests::catalogRelease});
        m_world->sample.session.decide = [](const domain::ReleaseCommand &) -> std::optional<Error> {
            return Error{ErrorCode::FailedPrecondition, "This would make a circle: Build → Ready.", {}};
        };
        auto *const flow = m_world->window->findChild<FlowView *>();
        const QList<domain::Edge> edges = flow->flowScene().plan().edges;
        QVERIFY(!edges.isEmpty());
        flow->editor().connectTo(edges.first().to, edges.first().from);
        const auto isTold = [this] {
            const QList<ErrorBanner *> banners = m_world->window->findChildren<ErrorBanner *>();
            return std::ranges::any_of(banners, [](const ErrorBanner *each) {
                return each->isVisible() && each->sentence().contains("circle");
            });
        };
        QTRY_VERIFY(isTold());
        flow->setFocus();
        QTest::keyClick(flow, Qt::Key_Right);
        QVERIFY(!isTold());
    }

    void aLetterAloneLeadsToANewRelease()
    {
        press(Qt::Key_N);

        QCOMPARE(m_world->window->place().view, View::NewRelease);
    }

    void whoTypesIsLeftAlone()
    {
        QLineEdit field(m_world->window.get());
        field.show();
        field.setFocus();

        QTest::keyClick(&field, Qt::Key_G);
        QTest::keyClick(&field, Qt::Key_A);
        QTest::keyClick(&field, Qt::Key_N);

        QCOMPARE(field.text(), "gan");
        QCOMPARE(m_world->window->place().view, View::Home);
    }

    void tabsHaveTheirNumbers()
    {
        m_world->window->go({View::Release, checkoutRelease});

        press(Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(m_world->window->place().tab, ReleaseTab::History);
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_world->window->place().tab, ReleaseTab::Features);
        QCOMPARE(m_world->window->findChild<ReleaseWorkspace *>()->tab(), ReleaseTab::Features);
        press(Qt::Key_Left, Qt::AltModifier);

        QCOMPARE(m_world->window->place().view, View::Home);
    }

    void headerFlowAndTilesTellOneForecast()
    {
        m_world->window->go({View::Release, checkoutRelease});
        const QList<FlowForecast *> forecasts = m_world->window->findChildren<FlowForecast *>();
        QVERIFY(forecasts.size() > 1);
        for (const FlowForecast *const each : forecasts) {
            QCOMPARE(each->release(), checkoutRelease);
            QCOMPARE(each->result(), forecasts.first()->result());
        }
        const QString left = forecasts.first()->timeLeft();
        QVERIFY(left.contains(forecasts.first()->basis()));
        bool isTold = false;
        for (const QLabel *const label : m_world->window->findChild<HeaderBar *>()->findChildren<QLabel *>())
            isTold |= label->text().contains(left);
        QVERIFY2(isTold, qPrintable(left));
    }

    void theSideBarFoldsInsideARelease()
    {
        const auto *const side = m_world->window->findChild<SideBar *>();
        QVERIFY(!side->isRail());
        m_world->window->go({View::Release, checkoutRelease});
        QVERIFY(side->isRail());

        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!side->isRail());
        m_world->window->resize(1024, 720);

        QVERIFY(side->isRail());
    }

    void thePaletteGoesThere()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        auto *const palette = m_world->window->findChild<CommandPalette *>();
        QVERIFY(palette && palette->isVisible());
        auto *const input = palette->findChild<QLineEdit *>();
        QVERIFY(input->hasFocus());

        QTest::keyClicks(input, "payments 5");
        QTest::keyClick(input, Qt::Key_Return);

        QCOMPARE(m_world->window->place().view, View::Release);
        QCOMPARE(m_world->window->place().release, tests::paymentsRelease);
    }

    void thePaletteFindsIssues()
    {
        m_world->window->openPalette("#1402");
        const auto *const palette = m_world->window->findChild<CommandPalette *>();
        const PaletteModel &model = palette->model();

        QCOMPARE(model.rowCount(), 2); // head and hit
        QCOMPARE(model.entryAt(1)->title, "SHOP-1402");
    }

    void aBackspaceTakesTheScopeAway()
    {
        m_world->window->go({View::Release, checkoutRelease});
        m_world->window->openPalette();
        auto *const palette = m_world->window->findChild<CommandPalette *>();
        auto *const input = palette->findChild<QLineEdit *>();
        QVERIFY(has(palette->model(), "Pause"));

        QTest::keyClick(input, Qt::Key_Backspace);

        QVERIFY(!has(palette->model(), "Pause"));
        QVERIFY(palette->isVisible());
    }

    void tabOpensWhatAnEntryOffers()
    {
        m_world->window->openPalette("catalog 12");
        auto *const palette = m_world->window->findChild<CommandPalette *>();

        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Tab);

        QVERIFY(has(palette->model(), "Request approval"));
        QVERIFY(has(palette->model(), "catalog 12.4.0, Notes"));
    }

    void keysWaitWhileSomethingIsAsked()
    {
        press(Qt::Key_F1);
        QVERIFY(m_world->window->findChild<ShortcutList *>());
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_world->window, "keys", {1440, 900})) > 100);

        press(Qt::Key_G);
        press(Qt::Key_A);
        press(Qt::Key_K, Qt::ControlModifier);

        QCOMPARE(m_world->window->place().view, View::Home);
        QVERIFY(!m_world->window->findChild<CommandPalette *>());
    }

    void aRollbackAsksWhy()
    {
        m_world->window->go({View::Release, checkoutRelease});
        press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        auto *const dialog = m_world->window->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->canConfirm());
        QVERIFY(m_world->sample.session.commands().isEmpty());

        auto *const reason = dialog->findChild<QPlainTextEdit *>();
        QVERIFY(reason->hasFocus()); // what is typed at once is not lost
        QTest::keyClicks(QApplication::focusWidget(), "p95 is too high");
        QCOMPARE(reason->toPlainText(), "p95 is too high");
        QVERIFY(dialog->canConfirm());
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_world->window, "rollback", {1440, 900})) > 100);
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);

        QVERIFY(!m_world->sample.session.commands().isEmpty());
    }

    void escapeLeavesEverythingAsItIs()
    {
        m_world->window->go({View::Release, checkoutRelease});
        press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        auto *const dialog = m_world->window->findChild<ConfirmDialog *>();
        dialog->findChild<QPlainTextEdit *>()->setPlainText("p95 is too high");

        QTest::keyClick(dialog->findChild<QPlainTextEdit *>(), Qt::Key_Escape);

        QVERIFY(!dialog->isVisible());
        QVERIFY(m_world->sample.session.commands().isEmpty());
    }

    void pausingIsOneKey()
    {
        m_world->window->go({View::Release, checkoutRelease});
        m_world->window->setFocus();
        QTest::keyClick(m_world->window.get(), Qt::Key_Space);

        QVERIFY(m_world->sample.session.lastCommand<domain::PauseRelease>());
    }

    void aRefusalStaysToBeRead()
    {
        m_world->sample.session.refusal = Error{ErrorCode::Aborted, "Somebody else was faster.", {}};
        m_world->window->go({View::Release, checkoutRelease});
        m_world->window->setFocus();

        QTest::keyClick(m_world->window.get(), Qt::Key_Space);

        QCOMPARE(m_world->window->findChild<ReleaseWorkspace *>()->banner()->sentence(), "Somebody else was faster.");
    }

    void whoSentAReleaseBackIsSaidOnEveryTab()
    {
        tests::FakeSession &session = m_world->sample.session;
        const domain::Release &payments = *m_world->sample.desk.release(paymentsRelease);
        const auto happen = [&](const domain::ReleaseEvent &event) {
            session.happen(paymentsRelease, PersonId("jiho.kim"), tests::sampleNow(), event);
        };
        happen(domain::ApprovalSigned{TaskId("approve"), PersonId("jiho.kim"), domain::Decision::Return,
                                      "Move PAY-93 out first", payments.revision(), payments.frozenDigest()});
        happen(domain::ApprovalReturned{TaskId("approve")});
        for (const ReleaseTab tab : {ReleaseTab::Flow, ReleaseTab::Features, ReleaseTab::Approvals}) {
            m_world->window->go({View::Release, paymentsRelease, tab});
            const ErrorBanner *const banner = m_world->window->findChild<ReleaseWorkspace *>()->stateBanner();
            QVERIFY(banner->isVisible());
            QVERIFY2(banner->sentence().contains("Jiho Kim returned it: “Move PAY-93 out first”."),
                     qPrintable(banner->sentence()));
        }
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_world->window, "returned-release", {1440, 900})) > 100);
        m_world->window->go({View::Release, checkoutRelease});
        QVERIFY(!m_world->window->findChild<ReleaseWorkspace *>()->stateBanner()->isVisible());
    }

    void whyTheNextStepCannotBeTakenIsSaidInWords()
    {
        const domain::Release &catalog = *m_world->sample.desk.release(tests::catalogRelease);
        domain::Task approve = *catalog.plan().task(TaskId("approve"));
        approve.parameters.insert("approvers", QJsonArray{"jiho.kim", "bd.yoon"});
        m_world->sample.session.happen(
            tests::catalogRelease, tests::sampleUser, tests::sampleNow(),
            domain::PlanEdited{
                catalog.revision() + 1, QJsonArray{domain::planEditToJson(domain::ChangeTask{approve})}, {}});
        m_world->window->go({View::Release, tests::catalogRelease});

        const ErrorBanner *const banner = m_world->window->findChild<ReleaseWorkspace *>()->stateBanner();
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->sentence().contains("nobody approves the own request"), qPrintable(banner->sentence()));
        const auto rows = startChecksOf(*m_world->sample.desk.release(tests::catalogRelease),
                                        m_world->sample.desk.directory(), tests::sampleNow(), tests::sampleUser);
        QVERIFY(std::ranges::any_of(rows, [](const StartCheck &row) {
            return row.level == domain::FindingLevel::Error && row.text.contains("Bae-dal Yoon asks for it")
                && row.detail.startsWith("Take Bae-dal Yoon out of the line") && row.task == TaskId("approve");
        }));
        QVERIFY(std::ranges::none_of(
            rows, [](const StartCheck &row) { return row.text == "No one approves their own change"; }));
    }

    void closingTellsWhatRuns()
    {
        QCloseEvent first;
        QCoreApplication::sendEvent(m_world->window.get(), &first);
        auto *const dialog = m_world->window->findChild<ConfirmDialog *>();

        QVERIFY(!first.isAccepted());
        QVERIFY(dialog);
        emit dialog->confirmed({});
        QVERIFY(!m_world->window->isVisible());
    }

    void f6GoesThroughTheAreas()
    {
        m_world->window->go({View::Release, checkoutRelease});
        QList<QWidget *> visited;
        for (int i = 0; i < 5; ++i) {
            press(Qt::Key_F6);
            visited.append(QApplication::focusWidget());
        }

        QVERIFY(!visited.contains(nullptr));
        QCOMPARE(QSet<QWidget *>(visited.begin(), visited.end()).size(), 5);
        const auto *const side = m_world->window->findChild<SideBar *>();
        QVERIFY(std::ranges::any_of(visited, [side](const QWidget *each) { return side->isAncestorOf(each); }));
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *const focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_world->window.get(), key, modifiers);
    }

    static bool has(const PaletteModel &model, const QString &title)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.entryAt(row) && model.entryAt(row)->title == title)
                return true;
        }
        return false;
    }

    std::unique_ptr<tests::WindowWorld> m_world;
};

RELEASE_DESK_TEST(tst_main_window, TestMainWindow)

#include "tst_main_window.moc"
