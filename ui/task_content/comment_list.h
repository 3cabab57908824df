// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QPlainTextEdit;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class SectionHead;

//! What people wrote at a task, oldest first, with a field for more. What is typed stays at its task until it is sent.
class CommentList final : public ThemedWidget
{
    Q_OBJECT

public:
    CommentList(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

    //! Puts the cursor into the field.
    void startWriting();
    [[nodiscard]] QPlainTextEdit *field() const { return m_field; }

protected:
    void languageChanged() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void rebuild();
    void addRow(const domain::TaskComment &comment);
    void sendComment();
    void updateButton();

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    TaskId m_task;
    QList<domain::TaskComment> m_shown;
    QHash<QPair<ReleaseId, TaskId>, QString> m_unsent;
    SectionHead *m_head;
    QVBoxLayout *m_rows;
    QWidget *m_list = nullptr;
    QPlainTextEdit *m_field;
    Button *m_send;
    ErrorBanner *m_refusal;
};

} // namespace releasedesk::ui
