// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

class QListView;

namespace releasedesk::ui {

class BatchBar;
class BatchReview;
class DelegationForm;
class EmptyState;
class InboxModel;
class SegmentedControl;
class SignOffSheet;
class SigningGate;

//! The approver's inbox: a list and the sheet of the selected approval.
//! Keys: J and K next and previous, D what changed, C comment, Shift+R return, Ctrl+Enter approve; X chooses, Ctrl+A
//! chooses all, V shows all that are chosen one below the other, Ctrl+Shift+Enter signs them; Ctrl+C copies the link.
class ApprovalsPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    ApprovalsPanel(session::Desk &desk, const Clock &clock, SigningGate *gate = nullptr, QWidget *parent = nullptr);

    //! Selects it, in whichever part of the inbox it is.
    void showApproval(const ReleaseId &release, const TaskId &task);

    //! Shows what changed and waits for the one key that signs, after the passphrase where there is one. Signs nothing.
    void prepareToSign();

    //! The keys of the panel act from now on.
    void focusList();

    [[nodiscard]] SignOffSheet *sheet() const { return m_sheet; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] DelegationForm *delegation() const { return m_delegation; }
    [[nodiscard]] BatchBar *batch() const { return m_batch; }
    [[nodiscard]] BatchReview *review() const { return m_review; }
    [[nodiscard]] SegmentedControl *parts() const { return m_parts; }

signals:
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);
    //! The link of the approval is in the clipboard.
    void copied();

protected:
    void languageChanged() override;

private:
    [[nodiscard]] QWidget *makeSide();
    void addShortcuts();
    void setTexts();
    void move(int direction);
    void select(const QModelIndex &index);
    void showSelected();
    void takeKeyboard();
    void lookThrough();
    void leaveReview();
    void copyLink();

    session::Desk &m_desk;
    InboxModel *m_model;
    SegmentedControl *m_parts;
    QListView *m_list;
    SignOffSheet *m_sheet;
    BatchBar *m_batch;
    BatchReview *m_review;
    DelegationForm *m_delegation;
    EmptyState *m_empty;
    ReleaseId m_release;
    TaskId m_task;
};

} // namespace releasedesk::ui
