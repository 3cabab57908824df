// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

//! Every try of a task, newest first: when, how long, what came of it, under which operation id.
class AttemptList final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit AttemptList(session::Desk &desk, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

signals:
    void attemptChosen(int number);

protected:
    void languageChanged() override { rebuild(); }

private:
    void rebuild();
    void addComparison(QVBoxLayout &rows, const domain::Attempt &earlier, const domain::Attempt &later);

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    domain::TaskRun m_shown; //!< what the rows were made of
};

} // namespace releasedesk::ui
