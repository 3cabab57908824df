// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

#include <QTimer>

namespace releasedesk::ui {

class Card;
class SafeLabel;

//! What a running task is at, whatever its kind: what its executor tells, how far it is, since when, and until when or
//! how long as far as that is known. Hidden while nothing runs.
class LiveProgress final : public ThemedWidget
{
    Q_OBJECT

public:
    LiveProgress(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

    //! What it says, for tests and assistive technology.
    [[nodiscard]] QString text() const;

protected:
    void languageChanged() override;

private:
    class Bar;

    void refresh();
    [[nodiscard]] QString momentOf(const QDateTime &at) const;
    [[nodiscard]] QString timeText(const domain::Task &task, const domain::TaskRun &run) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    TaskId m_task;
    Card *m_card;
    SafeLabel *m_what;
    Bar *m_bar;
    SafeLabel *m_times;
    QTimer m_second;
};

} // namespace releasedesk::ui
