// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"
#include "ui/versions/issue_table_model.h"
#include "ui/widgets/themed_widget.h"

class QAbstractButton;
class QButtonGroup;

namespace releasedesk::ui {

//! The six numbers of a version. Five of them choose what the table shows; arrow keys move the choice. The sixth leads
//! to commits, which are elsewhere.
class CounterBar final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit CounterBar(QWidget *parent = nullptr);

    void showCounters(const domain::ScopeCounters &counters);

    [[nodiscard]] IssueSelection selection() const;
    void setSelection(IssueSelection selection);
    //! In words, as a screen reader says it: "3 Warnings".
    [[nodiscard]] QString text(int index) const;

signals:
    void chosen(releasedesk::ui::IssueSelection selection);
    void commitsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;

private:
    class Counter;

    QList<Counter *> m_counters;
    QButtonGroup *m_group;
    domain::ScopeCounters m_shown;
};

} // namespace releasedesk::ui
