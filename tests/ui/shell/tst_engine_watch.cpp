// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/shell/window_world.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/shell/engine_watch.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/overlay_layer.h"
#include "ui/task_content/task_inspector.h"
#include "ui/widgets/button.h"

#include <QCoroFuture>
#include <QFuture>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

QCoro::Task<Result<>> answerOf(QFuture<bool> future)
{
    const bool isWell = co_await future;
    if (isWell)
        co_return Result<>();
    co_return failure(ErrorCode::Unavailable, "gone");
}

} // namespace

class TestEngineWatch final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::current().install(); }

    void anAnswerIsHeard()
    {
        tests::FixedClock clock;
        EngineWatch watch([] { return tests::WindowWorld::answer(true); }, clock);
        QSignalSpy answered(&watch, &EngineWatch::answered);

        watch.start();

        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(!watch.isSilent());
        QVERIFY(watch.latency().has_value());
    }

    void anErrorIsSilence()
    {
        tests::FixedClock clock;
        bool isAnswering = false;
        EngineWatch watch([&isAnswering] { return tests::WindowWorld::answer(isAnswering); }, clock);
        QSignalSpy back(&watch, &EngineWatch::cameBack);

        watch.ask();
        QVERIFY(watch.isSilent());
        QCOMPARE(watch.silentSince(), clock.utcNow());
        isAnswering = true;
        watch.ask();

        QVERIFY(!watch.isSilent());
        QCOMPARE(back.size(), 1);
    }

    void noAnswerIsSilenceAfterAWhile()
    {
        tests::FixedClock clock;
        QPromise<bool> promise;
        promise.start();
        EngineWatch watch([&promise] { return answerOf(promise.future()); }, clock);
        QSignalSpy silent(&watch, &EngineWatch::fellSilent);
        watch.start();

        clock.advance(EngineWatch::patience / 2);
        QTest::qWait(1200);
        QCOMPARE(silent.size(), 0);
        clock.advance(EngineWatch::patience);

        QTRY_COMPARE(silent.size(), 1);
        promise.addResult(true);
        promise.finish();
        QTRY_VERIFY(!watch.isSilent());
    }

    void theWindowIsVeiledWhileNobodyAnswers()
    {
        tests::WindowWorld world;
        world.window->show();
        world.window->go({View::Release, tests::checkoutRelease});
        const auto *const overlay = world.window->findChild<OverlayLayer *>();
        QCOMPARE(overlay->mode(), OverlayLayer::Mode::Locked); // it runs

        world.isAnswering = false;
        world.sample.clock.advance(std::chrono::seconds(10));
        QTRY_COMPARE(overlay->mode(), OverlayLayer::Mode::Stale);
        QVERIFY(tests::colorsIn(tests::keepPictures(*world.window, "stale", {1440, 900})) > 100);

        for (Button *const each : overlay->findChildren<Button *>()) {
            if (each->text() == "Keep viewing")
                each->click();
        }
        QCOMPARE(overlay->mode(), OverlayLayer::Mode::StaleKept);
        QVERIFY(overlay->testAttribute(Qt::WA_TransparentForMouseEvents));
        world.isAnswering = true;
        world.sample.clock.advance(std::chrono::seconds(10));

        QTRY_COMPARE(overlay->mode(), OverlayLayer::Mode::Locked);
    }

    void onlyTheFlowOfWhatIsUnderWayIsLocked()
    {
        tests::WindowWorld world;
        world.window->show();
        const auto *const overlay = world.window->findChild<OverlayLayer *>();
        world.window->go({View::Release, tests::catalogRelease}); // a draft
        QCOMPARE(overlay->mode(), OverlayLayer::Mode::Off);
        world.window->go({View::Release, tests::checkoutRelease, ReleaseTab::Features});
        QCOMPARE(overlay->mode(), OverlayLayer::Mode::Off);
        world.window->go({View::Release, tests::checkoutRelease});
        QCOMPARE(overlay->mode(), OverlayLayer::Mode::Locked);
        QVERIFY(overlay->testAttribute(Qt::WA_TransparentForMouseEvents));
    }

    void forOthersNothingButTheViewIsShownInLargerType()
    {
        tests::WindowWorld world;
        world.window->show();
        world.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(world.window.get()));
        world.window->go({View::Release, tests::checkoutRelease});
        const int before = Theme::current().textScale();
        auto *const flow = world.window->findChild<FlowView *>();
        flow->setFocus();
        const double zoom = flow->zoom();
        QTest::keyClick(flow, Qt::Key_F11);
        QVERIFY(Theme::current().textScale() > before);
        QVERIFY(!world.window->findChild<HeaderBar *>()->isVisible());
        QVERIFY(!world.window->findChild<TaskInspector *>()->isVisible());
        QTRY_VERIFY(
            flow->viewport()->rect().contains(flow->mapFromScene(flow->flowScene().flow().bounds).boundingRect()));
        QTest::keyClick(flow, Qt::Key_Escape);
        QCOMPARE(Theme::current().textScale(), before);
        QVERIFY(world.window->findChild<HeaderBar *>()->isVisible());
        QVERIFY(world.window->findChild<TaskInspector *>()->isVisible());
        QCOMPARE(flow->zoom(), zoom);
    }

    void teachingGoesThroughItsPages()
    {
        QWidget window;
        window.resize(900, 600);
        QWidget first(&window);
        first.setGeometry(0, 0, 900, 60);
        OverlayLayer overlay(&window);
        QSignalSpy taught(&overlay, &OverlayLayer::taught);
        window.show();

        overlay.teach({{{&first, "One", "Text"}}, {{&first, "Two", "Text"}}});
        QCOMPARE(overlay.mode(), OverlayLayer::Mode::Teach);
        click(overlay, "Next");
        QCOMPARE(overlay.teachPage(), 1);
        click(overlay, "Got it");

        QCOMPARE(taught.size(), 1);
        QCOMPARE(overlay.mode(), OverlayLayer::Mode::Off);
    }

    void teachingIsSkippedWithEscape()
    {
        QWidget window;
        QWidget first(&window);
        OverlayLayer overlay(&window);
        QSignalSpy taught(&overlay, &OverlayLayer::taught);
        window.show();
        overlay.teach({{{&first, "One", "Text"}}, {{&first, "Two", "Text"}}});

        QTest::keyClick(&overlay, Qt::Key_Escape);

        QCOMPARE(taught.size(), 1);
        QVERIFY(!overlay.isVisible());
    }

    void escapeSkipsTeachingWhereverTheFocusIs()
    {
        QWidget window;
        QWidget first(&window);
        OverlayLayer overlay(&window);
        QSignalSpy taught(&overlay, &OverlayLayer::taught);
        window.show();
        overlay.teach({{{&first, "One", "Text"}}, {{&first, "Two", "Text"}}});

        QTest::keyClick(&first, Qt::Key_Escape); // does not want it

        QCOMPARE(taught.size(), 1);
        QCOMPARE(overlay.mode(), OverlayLayer::Mode::Off);
    }

private:
    static void click(const OverlayLayer &overlay, const QString &text)
    {
        for (Button *const each : overlay.findChildren<Button *>()) {
            if (each->text() == text && each->isVisible()) {
                each->click();
                return;
            }
        }
        QFAIL(qPrintable("no button " + text));
    }
};

RELEASE_DESK_TEST(tst_engine_watch, TestEngineWatch)

#include "tst_engine_watch.moc"
