// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QFormLayout;
class QVBoxLayout;

namespace releasedesk::ui {

//! What a task left behind: its result fields and links. Hidden while there is nothing.
class ResultList final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ResultList(session::Desk &desk, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

signals:
    //! To be opened by whoever owns openExternal().
    void linkChosen(const QString &link);

protected:
    void languageChanged() override { rebuild(); }

private:
    void rebuild();

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    domain::TaskRun m_shown; //!< what the rows were made of
};

} // namespace releasedesk::ui
