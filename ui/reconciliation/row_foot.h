// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/reconcile.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class SafeLabel;

//! Below the table: what the chosen row means, the commits it rests on, and what can be done.
class RowFoot final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit RowFoot(QWidget *parent = nullptr);

    void showRow(const reconciliation::ReconciliationRow &row);
    [[nodiscard]] QString text() const;

private:
    SafeLabel *m_meaning;
    SafeLabel *m_commits;
    SafeLabel *m_fixes;
};

} // namespace releasedesk::ui
