// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

#include <QTimer>

namespace releasedesk::ui {

class SafeLabel;

//! "No news for 12 s": says how long a running task has told nothing. Hidden before ten seconds have passed, and for
//! tasks of which nothing is expected.
class SilenceLabel final : public ThemedWidget
{
    Q_OBJECT

public:
    SilenceLabel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Listens to \p task from now on. An empty one, or one that does not run, is never silent.
    void listenTo(const ReleaseId &release, const TaskId &task);

    //! Says what is to be said by now.
    void refresh();
    [[nodiscard]] QString text() const;

protected:
    void languageChanged() override { refresh(); }

private:
    void hear();
    [[nodiscard]] bool isExpected() const;

    session::Desk &m_desk;
    const Clock &m_clock;
    SafeLabel *m_label;
    ReleaseId m_release;
    TaskId m_task;
    QDateTime m_heard; //!< when the last thing was heard
    QTimer m_second;
};

} // namespace releasedesk::ui
