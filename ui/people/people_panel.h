// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QSortFilterProxyModel;

namespace releasedesk::ui {

class Button;
class EmptyState;
class PeopleChanges;
class PeopleGate;
class PeopleModel;
class PersonCard;
class SafeLabel;
class SearchField;
class SigningGate;
class TableView;

//! The people of the workspace: groups, roles, keys, who is away and who acts for whom. At the foot the selected one
//! with what may be changed about it. Whoever administers enters people and groups here. "/" searches.
class PeoplePanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Without \p gate nobody delegates here, without \p people nobody is entered and no key is made.
    PeoplePanel(session::Desk &desk, const Clock &clock, SigningGate *gate, PeopleGate *people,
                QWidget *parent = nullptr);

    void select(const PersonId &person);
    [[nodiscard]] PersonId selected() const;

    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] PersonCard *card() const { return m_card; }
    [[nodiscard]] Button *addButton() const { return m_add; }
    [[nodiscard]] Button *groupsButton() const { return m_groups; }
    [[nodiscard]] EmptyState *empty() const { return m_empty; }

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();

    PeopleChanges *m_changes;
    PeopleModel *m_model;
    QSortFilterProxyModel *m_filter;
    SearchField *m_search;
    SafeLabel *m_count;
    Button *m_groups;
    Button *m_add;
    TableView *m_table;
    EmptyState *m_empty;
    PersonCard *m_card;
};

} // namespace releasedesk::ui
