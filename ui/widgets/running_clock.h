// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace releasedesk::ui {

//! The one timer behind everything that turns or moves (30 frames a second). It runs only while a follower is visible,
//! stops 30 s after the program lost the focus, and never runs with reduced motion.
class RunningClock final : public QObject
{
    Q_OBJECT

public:
    //! Made at the first call and owned by the application.
    [[nodiscard]] static RunningClock &current();

    //! Repaints \p widget, or calls \p onTick instead, at each frame while \p widget is visible.
    void follow(QWidget *widget, std::function<void()> onTick = {});
    void leave(QWidget *widget);

    //! 0 up to 1: how far the arc is in its turn of 1.2 s. 0 with reduced motion.
    [[nodiscard]] double turn() const;

    //! How far moving dashes have come: 24 px a second, modulo \p period px.
    [[nodiscard]] double dashOffset(double period) const;

    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit RunningClock(QObject *application);

    void tick();
    void startIfNeeded();

    QTimer m_timer;
    QTimer m_unfocused;
    QElapsedTimer m_since;
    QHash<QWidget *, std::function<void()>> m_followers;
    bool m_isAsleep = false;
};

} // namespace releasedesk::ui
