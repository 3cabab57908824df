// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/running_clock.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

#include <chrono>
#include <cmath>

namespace releasedesk::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto frame = 33ms;
constexpr double turnMs = 1200;
constexpr double dashSpeed = 24.0 / 1000; // px per ms

bool isOnScreen(const QWidget *widget)
{
    return widget->isVisible() && !widget->window()->isMinimized();
}

} // namespace

RunningClock &RunningClock::current()
{
    static QPointer<RunningClock> clock;
    if (!clock)
        clock = new RunningClock(QCoreApplication::instance());
    return *clock;
}

RunningClock::RunningClock(QObject *application)
    : QObject(application)
{
    m_since.start();
    m_timer.setInterval(frame);
    m_unfocused.setInterval(30s);
    m_unfocused.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RunningClock::tick);
    connect(&m_unfocused, &QTimer::timeout, this, [this] {
        m_isAsleep = true;
        m_timer.stop();
    });
    connect(&Theme::current(), &Theme::changed, this, &RunningClock::startIfNeeded);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive) {
            m_unfocused.stop();
            m_isAsleep = false;
            startIfNeeded();
        } else {
            m_unfocused.start();
        }
    });
}

void RunningClock::follow(QWidget *widget, std::function<void()> onTick)
{
    if (!m_followers.contains(widget)) {
        widget->installEventFilter(this);
        connect(widget, &QObject::destroyed, this, [this, widget] { m_followers.remove(widget); });
    }
    m_followers.insert(widget, std::move(onTick));
    startIfNeeded();
}

void RunningClock::leave(QWidget *widget)
{
    if (m_followers.remove(widget) == 0)
        return;
    widget->removeEventFilter(this);
    disconnect(widget, &QObject::destroyed, this, nullptr);
}

double RunningClock::turn() const
{
    if (Theme::current().hasReducedMotion())
        return 0;
    return std::fmod(static_cast<double>(m_since.elapsed()), turnMs) / turnMs;
}

double RunningClock::dashOffset(double period) const
{
    if (Theme::current().hasReducedMotion())
        return 0;
    return std::fmod(static_cast<double>(m_since.elapsed()) * dashSpeed, period);
}

bool RunningClock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        QMetaObject::invokeMethod(this, &RunningClock::startIfNeeded, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void RunningClock::tick()
{
    bool isAnyVisible = false;
    const auto followers = m_followers; // a callback may follow or leave
    for (auto it = followers.cbegin(); it != followers.cend(); ++it) {
        if (!m_followers.contains(it.key()) || !isOnScreen(it.key()))
            continue;
        isAnyVisible = true;
        if (it.value())
            it.value()();
        else
            it.key()->update();
    }
    if (!isAnyVisible || Theme::current().hasReducedMotion())
        m_timer.stop();
}

void RunningClock::startIfNeeded()
{
    if (m_timer.isActive() || m_isAsleep || Theme::current().hasReducedMotion())
        return;
    for (auto it = m_followers.cbegin(); it != m_followers.cend(); ++it) {
        if (isOnScreen(it.key())) {
            m_timer.start();
            return;
        }
    }
}

} // namespace releasedesk::ui
