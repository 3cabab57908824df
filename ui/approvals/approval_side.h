// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/surface.h"

class QLineEdit;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;
class ErrorBanner;
class SafeLabel;
class SectionHead;
class StampBox;

//! What the owner of a release asks about one approval: the approval box, why it is not moving, who is missing and
//! since when; with what can be done about it: remind, change the line, take the request back.
class ApprovalSide final : public Surface
{
    Q_OBJECT

public:
    ApprovalSide(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showApproval(const ReleaseId &release, const TaskId &task);

    [[nodiscard]] StampBox *box() const { return m_box; }
    [[nodiscard]] Button *remindButton() const { return m_remind; }
    [[nodiscard]] Button *withdrawButton() const { return m_withdraw; }
    [[nodiscard]] Button *editButton() const { return m_edit; }
    [[nodiscard]] QLineEdit *reason() const { return m_reason; }
    //! What is said about why it stands still, one sentence a line.
    [[nodiscard]] QStringList reasons() const { return m_reasons; }

signals:
    //! The line of what is shown is to be changed, or somebody in it replaced.
    void editWanted();

protected:
    void languageChanged() override;

private:
    void refresh();
    void showWhy(const domain::Release &release, const QDateTime &now);
    void showMissing(const domain::Release &release, const QDateTime &now);
    void showButtons(const domain::Release &release);
    void send(const domain::ReleaseCommand &command, Button *pressed);
    void withdraw();

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    TaskId m_task;
    QStringList m_reasons;
    SectionHead *m_boxHead;
    StampBox *m_box;
    SectionHead *m_whyHead;
    Card *m_why = nullptr;
    QVBoxLayout *m_whyPlace;
    SectionHead *m_missingHead;
    Card *m_missing = nullptr;
    QVBoxLayout *m_missingPlace;
    ErrorBanner *m_error;
    QLineEdit *m_reason;
    Button *m_remind;
    Button *m_edit;
    Button *m_withdraw;
};

} // namespace releasedesk::ui
