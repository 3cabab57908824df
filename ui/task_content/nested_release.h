// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

#include <QSet>

class QVBoxLayout;

namespace releasedesk::ui {

//! The release that a task started: how it stands, and, unfolded, its phases and tasks. Hidden for every other task and
//! before there is one.
class NestedRelease final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit NestedRelease(session::Desk &desk, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

    void setUnfolded(bool isUnfolded);
    [[nodiscard]] bool isUnfolded() const { return m_unfolded.contains(m_child); }

signals:
    //! It is to be opened.
    void releaseChosen(const releasedesk::ReleaseId &release);

protected:
    void languageChanged() override { rebuild(); }

private:
    void rebuild();
    void addTasks(QVBoxLayout &column, const domain::Release &child);
    [[nodiscard]] const domain::Release *findChild() const;

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    ReleaseId m_child;
    QSet<ReleaseId> m_unfolded;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
};

} // namespace releasedesk::ui
