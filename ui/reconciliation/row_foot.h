// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/reconcile.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class Button;
class SafeLabel;

//! Below the table: what the chosen row means, the commits it rests on, and what can be done.
class RowFoot final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit RowFoot(QWidget *parent = nullptr);

    //! \p actions are the fixes that have a button here; the others are told.
    void showRow(const reconciliation::ReconciliationRow &row, const QList<reconciliation::Fix> &actions);
    [[nodiscard]] QString text() const;

signals:
    void fixWanted(releasedesk::reconciliation::Fix fix);

private:
    QList<Button *> m_actions;
    QList<reconciliation::Fix> m_shown; //!< what the buttons do
    SafeLabel *m_meaning;
    SafeLabel *m_commits;
    SafeLabel *m_fixes;
};

} // namespace releasedesk::ui
