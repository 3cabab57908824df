// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

class QComboBox;

namespace releasedesk::ui {

class ApprovalSide;
class EmptyState;
class ApprovalLineEditor;
class SignOffSheet;
class SigningGate;

//! The Approvals tab: the sheet of each approval task of one release, with what its owner asks about it at the side.
class ReleaseApprovalsPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    ReleaseApprovalsPanel(session::Desk &desk, const Clock &clock, SigningGate *gate = nullptr,
                          QWidget *parent = nullptr);

    //! Shows \p task; without one, the approval that waits, else the first.
    void showRelease(const ReleaseId &release, const TaskId &task = {});

    //! Signs what is shown, or brings into view what has to be read before.
    void approve();

    [[nodiscard]] SignOffSheet *sheet() const { return m_sheet; }
    [[nodiscard]] ApprovalSide *side() const { return m_side; }
    [[nodiscard]] ApprovalLineEditor *editor() const { return m_editor; }

    //! Shows the line of the approval that is shown, to be changed.
    void editLine();

signals:
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void leaveEditor();

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    QList<TaskId> m_offered;
    QStringList m_titles;
    QWidget *m_choice;
    QComboBox *m_tasks;
    QWidget *m_both; //!< sheet and side
    SignOffSheet *m_sheet;
    ApprovalSide *m_side;
    ApprovalLineEditor *m_editor;
    EmptyState *m_empty;
};

} // namespace releasedesk::ui
