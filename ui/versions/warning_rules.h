// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope_warnings.h"
#include "ui/versions/scope_figures.h"
#include "ui/widgets/popover_frame.h"

class QScrollArea;

namespace releasedesk::ui {

class SafeLabel;

//! The named rules that warn of issues, each with what it looks at, how often it warns here, and a switch. Switching
//! one off asks for a reason, which stays in the record.
class WarningRules final : public PopoverFrame
{
    Q_OBJECT

public:
    explicit WarningRules(QWidget *parent = nullptr);

    //! \p refusal: why nothing can be switched here; empty: it can.
    void showRules(const ShownVersion &version, const ScopeFigures &figures, const QString &refusal);
    //! Why the last switch was refused.
    void showError(const QString &message);

signals:
    //! \p reason is empty where the rule is to hold again.
    void switchWanted(const QString &rule, const QString &reason);

private:
    [[nodiscard]] QWidget *makeRule(const ShownVersion &version, const ScopeFigures &figures,
                                    const domain::WarningRule &rule, const QString &refusal);

    SafeLabel *m_title;
    SafeLabel *m_error;
    QScrollArea *m_area;
    QWidget *m_content = nullptr;
};

} // namespace releasedesk::ui
