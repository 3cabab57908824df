// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/running_clock.h"
#include "ui/widgets/status_glyph.h"

#include <QTest>
#include <QWidget>

using namespace releasedesk::ui;

class TestRunningClock final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTRY_VERIFY(!RunningClock::current().isRunning()); } // it stops a frame after those before
    void cleanup() { Theme::current().setReducedMotion(false); }

    void runsOnlyWhileAFollowerIsVisible()
    {
        RunningClock &clock = RunningClock::current();
        QWidget widget;
        int ticks = 0;
        clock.follow(&widget, [&ticks] { ++ticks; });
        QVERIFY(!clock.isRunning());

        widget.show();
        QTRY_VERIFY(clock.isRunning());
        QTRY_VERIFY(ticks > 1);
        widget.hide();
        QTRY_VERIFY(!clock.isRunning());

        widget.show();
        QTRY_VERIFY(clock.isRunning());
        clock.leave(&widget);
        QTRY_VERIFY(!clock.isRunning());
    }

    void forgetsWhoDied()
    {
        RunningClock &clock = RunningClock::current();
        auto *const widget = new QWidget;
        clock.follow(widget);
        widget->show();
        QTRY_VERIFY(clock.isRunning());
        delete widget;
        QTRY_VERIFY(!clock.isRunning());
    }

    void standsStillWithReducedMotion()
    {
        Theme::current().setReducedMotion(true);
        QWidget widget;
        RunningClock::current().follow(&widget);
        widget.show();
        QTest::qWait(10);
        QVERIFY(!RunningClock::current().isRunning());
        QCOMPARE(RunningClock::current().turn(), 0.0);
    }

    void aRunningGlyphTurns()
    {
        StatusGlyph glyph(State::Running);
        glyph.show();
        const QImage before = glyph.grab().toImage();
        QTRY_VERIFY(glyph.grab().toImage() != before);
        glyph.setState(State::Succeeded);
        QTRY_VERIFY(!RunningClock::current().isRunning());
    }
};

RELEASE_DESK_TEST(tst_running_clock, TestRunningClock)
#include "tst_running_clock.moc"
