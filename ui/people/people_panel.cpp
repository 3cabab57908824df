// SPDX-License-Identifier: Apache-2.0
#include "ui/people/people_panel.h"

#include "ui/people/people_changes.h"
#include "ui/people/people_model.h"
#include "ui/people/person_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QHeaderView>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

//! Every word has to be found somewhere.
class WordFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &words)
    {
        m_words = words.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString text = sourceModel()->index(row, 0, parent).data(PeopleModel::SearchRole).toString();
        return std::ranges::all_of(m_words,
                                   [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

} // namespace

PeoplePanel::PeoplePanel(session::Desk &desk, const Clock &clock, SigningGate *gate, PeopleGate *people,
                         QWidget *parent)
    : ThemedWidget(parent)
    , m_changes(new PeopleChanges(desk, clock, people, this))
    , m_model(new PeopleModel(desk, clock, this))
    , m_filter(new WordFilter(this))
    , m_search(new SearchField)
    , m_count(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_groups(new Button)
    , m_add(new Button({}, Button::Kind::Primary))
    , m_table(new TableView)
    , m_empty(new EmptyState("users"))
    , m_card(new PersonCard(desk, clock, gate, *m_changes))
{
    m_filter->setSourceModel(m_model);
    m_filter->setSortLocaleAware(true);
    m_filter->sort(PeopleModel::PersonColumn);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(PeopleModel::PersonColumn, Qt::AscendingOrder);
    QHeaderView *const head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(PeopleModel::AwayColumn, QHeaderView::Stretch);
    head->resizeSection(PeopleModel::PersonColumn, 210);
    head->resizeSection(PeopleModel::TitleColumn, 210);
    head->resizeSection(PeopleModel::RolesColumn, 180);
    head->resizeSection(PeopleModel::GroupsColumn, 150);
    head->resizeSection(PeopleModel::KeyColumn, 110);

    auto *const tools = new QHBoxLayout;
    tools->setContentsMargins(18, 12, 18, 6);
    tools->setSpacing(10);
    m_search->setMaximumWidth(280);
    m_search->setShownShortcut(Qt::Key_Slash);
    tools->addWidget(m_search);
    tools->addWidget(m_count);
    tools->addStretch();
    tools->addWidget(m_groups);
    tools->addWidget(m_add);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1, Qt::AlignCenter);
    layout->addWidget(m_card);

    auto *const slash = new QShortcut(Qt::Key_Slash, this);
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        static_cast<WordFilter *>(m_filter)->setWords(words);
        refresh();
    });
    connect(m_empty, &EmptyState::actionTriggered, m_search, &QLineEdit::clear);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_card->show(selected()); });
    connect(&desk, &session::Desk::directoryChanged, this, &PeoplePanel::refresh);
    connect(m_groups, &Button::clicked, m_changes, &PeopleChanges::editGroups);
    connect(m_add, &Button::clicked, m_changes, &PeopleChanges::addPerson);
    languageChanged();
    select(desk.person());
}

PersonId PeoplePanel::selected() const
{
    return PersonId(m_table->currentIndex().data(PeopleModel::PersonIdRole).toString());
}

void PeoplePanel::select(const PersonId &person)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(PeopleModel::PersonIdRole).toString() == person.value())
            m_table->setCurrentIndex(index);
    }
    m_card->show(selected());
}

void PeoplePanel::refresh()
{
    const int shown = m_filter->rowCount();
    const bool hasPeople = m_model->rowCount() > 0;
    m_count->showText(tr("%n people", nullptr, shown));
    m_table->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    m_empty->setSentence(hasPeople ? tr("Nobody matches “%1”.").arg(m_search->text())
                                   : tr("Nobody is in this workspace yet. An administrator adds people."));
    m_empty->setAction(hasPeople ? tr("Show everybody") : QString());
    m_groups->setVisible(m_changes->mayEnterPeople());
    m_add->setVisible(m_changes->mayEnterPeople());
    if (!m_table->currentIndex().isValid() && shown > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
    m_card->show(selected());
}

void PeoplePanel::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    m_table->setColumnHidden(PeopleModel::KeyColumn, width() < 1000);
    m_table->setColumnHidden(PeopleModel::GroupsColumn, width() < 820);
}

void PeoplePanel::languageChanged()
{
    m_search->setPrompt(tr("Search people, groups, roles"));
    m_table->setAccessibleName(tr("People"));
    m_groups->setText(tr("Groups…"));
    m_add->setText(tr("Add person…"));
    m_add->setIconName("plus");
    const PersonId same = selected();
    m_model->refresh();
    refresh();
    select(same);
}

} // namespace releasedesk::ui
