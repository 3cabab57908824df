// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QSortFilterProxyModel;

namespace releasedesk::ui {

class Button;
class DelegationForm;
class EmptyState;
class ErrorBanner;
class PeopleModel;
class SafeLabel;
class SearchField;
class SigningGate;
class TableView;

//! The people of the workspace: groups, roles, keys, who is away and who acts for whom. At the foot the selected one's
//! absence; the own one can be entered there, and whoever administers may end anybody's. "/" searches.
class PeoplePanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Without \p gate nothing can be changed.
    PeoplePanel(session::Desk &desk, const Clock &clock, SigningGate *gate, QWidget *parent = nullptr);

    void select(const PersonId &person);
    [[nodiscard]] PersonId selected() const;

    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] DelegationForm *delegation() const { return m_delegation; }
    [[nodiscard]] Button *endButton() const { return m_end; }
    [[nodiscard]] EmptyState *empty() const { return m_empty; }

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFoot();
    void refresh();
    void showSelected();
    void endAbsence();
    [[nodiscard]] bool mayEnd(const domain::Delegation &delegation) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    SigningGate *m_gate;
    PeopleModel *m_model;
    QSortFilterProxyModel *m_filter;
    SearchField *m_search;
    SafeLabel *m_count;
    TableView *m_table;
    EmptyState *m_empty;
    QWidget *m_foot;
    SafeLabel *m_name;
    SafeLabel *m_facts;
    SafeLabel *m_absence;
    Button *m_end;
    ErrorBanner *m_error;
    DelegationForm *m_delegation;
};

} // namespace releasedesk::ui
