// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>

namespace releasedesk::ui {

//! For how long a list has to be in view before it counts as seen: what flashed by was not looked at. The more rows,
//! the longer, up to a few seconds; leaving the view begins anew.
class ReadingTime final : public QObject
{
    Q_OBJECT

public:
    explicit ReadingTime(QObject *parent = nullptr);

    //! Something else is to be read.
    void restart();
    void setInView(bool isInView, qsizetype rows);
    [[nodiscard]] bool isOver() const { return m_isOver; }
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

    [[nodiscard]] static std::chrono::milliseconds needed(qsizetype rows);

signals:
    void changed();
    void over();

private:
    QTimer m_timer;
    bool m_isOver = false;
};

} // namespace releasedesk::ui
