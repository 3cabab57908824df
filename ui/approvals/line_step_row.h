// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "ui/approvals/people_terms.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace releasedesk::ui {

class Button;
class DragGrip;
class SafeLabel;

//! One step of a line while it is edited: type, title, whom it asks, deadline, and what it may.
class LineStepRow final : public QWidget
{
    Q_OBJECT

public:
    LineStepRow(const domain::ApprovalStep &step, const domain::Directory &directory, QWidget *parent = nullptr);

    //! The step with everything that is edited here; what is not stays. An error: what was typed makes no sense.
    [[nodiscard]] Result<domain::ApprovalStep> step() const;

    [[nodiscard]] domain::StepType kind() const;
    [[nodiscard]] const QString &id() const { return m_step.id; }

    //! Its place in the list; \p isFirst has nothing before it that it could be asked together with.
    void setNumber(int place, bool isFirst, bool isLast);
    [[nodiscard]] bool isTogether() const;
    void setTogether(bool isTogether);

    [[nodiscard]] QComboBox *type() const { return m_type; }
    [[nodiscard]] QLineEdit *people() const { return m_people; }
    [[nodiscard]] QLineEdit *title() const { return m_title; }
    [[nodiscard]] DragGrip *grip() const { return m_grip; }
    [[nodiscard]] QSpinBox *due() const { return m_due; }
    [[nodiscard]] QSpinBox *remind() const { return m_remind; }
    [[nodiscard]] QSpinBox *escalate() const { return m_escalate; }
    [[nodiscard]] QLineEdit *escalateTo() const { return m_escalateTo; }
    [[nodiscard]] QSpinBox *lapse() const { return m_lapse; }
    [[nodiscard]] Button *timingButton() const { return m_timing; }
    void setTexts();

signals:
    void changed();
    void moveWanted(int direction);
    //! The pointer draws it to this height of the screen.
    void draggedTo(int globalY);
    void removeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showWhatFits();
    void completeNames();
    void layOut();
    [[nodiscard]] QWidget *makeTiming();

    domain::ApprovalStep m_step;
    domain::Directory m_directory;
    DragGrip *m_grip;
    SafeLabel *m_number;
    QComboBox *m_type;
    QLineEdit *m_title;
    QLineEdit *m_people;
    QSpinBox *m_due;
    Button *m_timing;
    QWidget *m_timingRow;
    QSpinBox *m_remind;
    QSpinBox *m_escalate;
    QLineEdit *m_escalateTo;
    QSpinBox *m_lapse;
    QCheckBox *m_together;
    QCheckBox *m_final;
    Button *m_up;
    Button *m_down;
    Button *m_remove;
};

} // namespace releasedesk::ui
