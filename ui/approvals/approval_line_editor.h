// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;
class ErrorBanner;
class LineStepRow;
class SafeLabel;
class StampBox;

//! Changes the approval line of one task: steps of every kind, in order or together, with whom they ask. Says before it
//! is saved what is wrong with the line and whose signatures the change withdraws, and shows the box as it would be.
//! Rows are drawn to their place with the pointer. Keys: Alt+Up and Alt+Down move a step, Ctrl+Enter saves, Escape
//! leaves.
class ApprovalLineEditor final : public ThemedWidget
{
    Q_OBJECT

public:
    ApprovalLineEditor(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Begins anew with the line as it is.
    void edit(const ReleaseId &release, const TaskId &task);

    void addStep();
    void move(int row, int direction);
    //! To where the pointer is at this height of the screen.
    void drag(int row, int globalY);
    void remove(int row);
    void save();

    [[nodiscard]] const QList<LineStepRow *> &rows() const { return m_rows; }
    //! What saving would do: whose signatures go, or what is wrong.
    [[nodiscard]] QString consequence() const;
    [[nodiscard]] Button *saveButton() const { return m_save; }
    [[nodiscard]] StampBox *box() const { return m_box; }

signals:
    void left();

protected:
    void languageChanged() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] LineStepRow *makeRow(const domain::ApprovalStep &step);
    [[nodiscard]] Result<domain::ApprovalLine> line() const;
    [[nodiscard]] Result<domain::EditPlan> command() const;
    void arrange();
    void showConsequence();
    void setTexts();

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    TaskId m_task;
    domain::ApprovalLine m_before;
    QList<LineStepRow *> m_rows;
    SafeLabel *m_title;
    SafeLabel *m_hint;
    Card *m_card;
    QVBoxLayout *m_list;
    Button *m_add;
    StampBox *m_box;
    ErrorBanner *m_error;
    SafeLabel *m_consequence;
    Button *m_cancel;
    Button *m_save;
};

} // namespace releasedesk::ui
