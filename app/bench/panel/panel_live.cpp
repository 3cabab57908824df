// SPDX-License-Identifier: Apache-2.0
#include "app/bench/panel/panel_live.h"

#include "app/bench/panel/plan_session.h"
#include "core/base/clock.h"
#include "core/domain/release_event.h"
#include "core/session/desk.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QCoroTimer>
#include <QElapsedTimer>
#include <QPaintEvent>

#include <algorithm>
#include <ctime>
#include <utility>

namespace releasedesk::bench {
namespace {

//! Starts and ends one task after the other, again and again.
class Changes
{
public:
    explicit Changes(QList<TaskId> tasks)
        : m_tasks(std::move(tasks))
    {
    }

    domain::ReleaseEvent next()
    {
        const TaskId &task = m_tasks.at(m_next % m_tasks.size());
        const int attempt = static_cast<int>(m_next / m_tasks.size()) + 1;
        m_isRunning = !m_isRunning;
        if (m_isRunning)
            return domain::TaskStarted{task, attempt, EffectId(QStringLiteral("op-%1").arg(m_next)), {}, {}};
        ++m_next;
        return domain::TaskSucceeded{task, attempt, {}, {}, {}, false, {}};
    }

private:
    QList<TaskId> m_tasks;
    qsizetype m_next = 0;
    bool m_isRunning = false;
};

//! Processor time of this thread so far.
double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

//! How much of a widget is painted.
class PaintedArea final : public QObject
{
public:
    explicit PaintedArea(QWidget &widget) { widget.installEventFilter(this); }

    //! In pixels, since the last call.
    double take() { return std::exchange(m_pixels, 0); }

    bool eventFilter(QObject * /*widget*/, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            for (const QRect &rect : static_cast<QPaintEvent *>(event)->region())
                m_pixels += static_cast<double>(rect.width()) * rect.height();
        }
        return false;
    }

private:
    double m_pixels = 0;
};

} // namespace

QCoro::Task<Result<LivePanel>> measureLive(domain::Plan plan, LiveWish wish)
{
    ui::Theme::current().install();
    ui::Theme::current().setReducedMotion(true);
    QList<TaskId> tasks = plan.executionOrder();
    PlanSession session(plan);
    session::Desk desk(session, PlanSession::directory());
    if (const auto opened = co_await desk.open(); !opened)
        co_return failed(opened);
    session.happen(domain::ReleaseStarted{1, {}, {}});

    SystemClock clock;
    ui::ModelingPanel panel(desk, clock);
    panel.setAttribute(Qt::WA_DontShowOnScreen);
    panel.resize(wish.size);
    panel.showRelease(PlanSession::release());
    panel.show();
    panel.view()->zoomToFit();
    PaintedArea painted(*panel.view()->viewport());
    const auto paint = [&] { // what the event loop does between two frames, at once: only what changed is painted
        QCoreApplication::sendPostedEvents();
        QEvent request(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(&panel, &request);
    };
    paint();
    painted.take();

    Changes changes(std::move(tasks));
    LivePanel live;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    const int wanted = static_cast<int>(wish.changesPerSecond * wish.seconds);
    QElapsedTimer time;
    time.start();
    double threadBefore = threadMilliseconds();
    constexpr double frameMs = 1000.0 / 60;
    while (live.changes < wanted) {
        const double due = frameMs * (live.frames + 1);
        const auto rest = static_cast<int>(due - static_cast<double>(time.elapsed()));
        tick.start(std::max(0, rest));
        co_await qCoro(tick).waitForTimeout();
        tick.stop();
        const double now = static_cast<double>(time.elapsed());
        const int arrived = std::min(wanted, static_cast<int>(now * wish.changesPerSecond / 1000));
        const Stopwatch frame;
        while (live.changes < arrived) {
            const double at = 1000.0 * live.changes / wish.changesPerSecond;
            const Stopwatch change;
            session.happen(changes.next());
            live.change.add(change.milliseconds());
            live.latestMs = std::max(live.latestMs, static_cast<double>(time.elapsed()) - at);
            ++live.changes;
        }
        paint();
        live.frame.add(frame.milliseconds());
        live.paintedPixels.add(painted.take());
        const double threadNow = threadMilliseconds();
        live.thread.add(threadNow - std::exchange(threadBefore, threadNow));
        ++live.frames;
    }
    live.seconds = static_cast<double>(time.elapsed()) / 1000;
    co_return live;
}

} // namespace releasedesk::bench
