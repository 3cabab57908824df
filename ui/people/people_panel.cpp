// SPDX-License-Identifier: Apache-2.0
#include "ui/people/people_panel.h"

#include "core/base/safe_text.h"
#include "ui/approvals/delegation_form.h"
#include "ui/approvals/signing_gate.h"
#include "ui/async/when_done.h"
#include "ui/people/people_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

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

PeoplePanel::PeoplePanel(session::Desk &desk, const Clock &clock, SigningGate *gate, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_gate(gate)
    , m_model(new PeopleModel(desk, clock, this))
    , m_filter(new WordFilter(this))
    , m_search(new SearchField)
    , m_count(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_table(new TableView)
    , m_empty(new EmptyState("users"))
    , m_foot(nullptr)
    , m_name(new SafeLabel(FontRole::Strong))
    , m_facts(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_absence(new SafeLabel(FontRole::Body))
    , m_end(new Button)
    , m_error(new ErrorBanner)
    , m_delegation(new DelegationForm(desk, clock, gate))
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
    m_foot = makeFoot();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1, Qt::AlignCenter);
    layout->addWidget(m_foot);

    auto *const slash = new QShortcut(Qt::Key_Slash, this);
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        static_cast<WordFilter *>(m_filter)->setWords(words);
        refresh();
    });
    connect(m_empty, &EmptyState::actionTriggered, m_search, &QLineEdit::clear);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PeoplePanel::showSelected);
    connect(&desk, &session::Desk::directoryChanged, this, &PeoplePanel::refresh);
    connect(m_end, &Button::clicked, this, &PeoplePanel::endAbsence);
    languageChanged();
    select(desk.person());
}

QWidget *PeoplePanel::makeFoot()
{
    auto *const foot = new Surface(ColorToken::Sunken);
    foot->setLines(Qt::TopEdge);
    auto *const words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    words->addWidget(m_absence);
    words->addWidget(m_end, 0, Qt::AlignLeft);
    words->addStretch();
    auto *const sides = new QHBoxLayout;
    sides->setSpacing(24);
    sides->addLayout(words, 1);
    m_delegation->setFixedWidth(360);
    sides->addWidget(m_delegation);
    auto *const layout = new QVBoxLayout(foot);
    layout->setContentsMargins(18, 12, 18, 12);
    layout->setSpacing(8);
    layout->addWidget(m_error);
    layout->addLayout(sides);
    m_error->clear();
    for (SafeLabel *const each : {m_facts, m_absence})
        each->setWordWrap(true);
    return foot;
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
    showSelected();
}

void PeoplePanel::refresh()
{
    const int shown = m_filter->rowCount();
    const bool hasPeople = m_model->rowCount() > 0;
    m_count->showText(tr("%n people", nullptr, shown));
    m_table->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    m_empty->setSentence(hasPeople
                             ? tr("Nobody matches “%1”.").arg(m_search->text())
                             : tr("Nobody is in this workspace yet. An administrator adds people: rdesk people add."));
    m_empty->setAction(hasPeople ? tr("Show everybody") : QString());
    if (!m_table->currentIndex().isValid() && shown > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
    showSelected();
}

bool PeoplePanel::mayEnd(const domain::Delegation &delegation) const
{
    const domain::Person *const me = m_desk.directory().person(m_desk.person());
    const bool isMine = delegation.absent == m_desk.person();
    return m_gate && !isMine && me && me->roles.contains(domain::Role::Administrator);
}

void PeoplePanel::showSelected()
{
    const domain::Directory &directory = m_desk.directory();
    const domain::Person *const person = directory.person(selected());
    m_foot->setVisible(person != nullptr);
    if (!person)
        return;
    const QDateTime now = m_clock.utcNow();
    m_name->showText(SafeText::lineFromOutside(personName(directory, person->id)).plain());
    QStringList facts{personTitle(directory, person->id), person->department, person->mail,
                      PeopleModel::rolesOf(*person), PeopleModel::groupsOf(directory, person->id)};
    facts.removeAll(QString());
    m_facts->showText(SafeText::lineFromOutside(facts.join(QStringLiteral(" · "))).plain());
    const auto absence = PeopleModel::absenceOf(directory, person->id, now);
    QStringList acting;
    for (const domain::Person &each : directory.people) {
        const auto other = PeopleModel::absenceOf(directory, each.id, now);
        if (other && other->delegate == person->id)
            acting.append(personName(directory, each.id));
    }
    QStringList words;
    if (absence)
        words.append(
            tr("Away until %1: %2. %3 signs meanwhile.")
                .arg(momentText(absence->until, now), absence->reason, personName(directory, absence->delegate)));
    if (!acting.isEmpty())
        words.append(tr("Acts for %1.").arg(acting.join(QStringLiteral(", "))));
    if (words.isEmpty())
        words.append(tr("Here, and acts for nobody."));
    m_absence->showText(SafeText::lineFromOutside(words.join(u' ')).plain());
    m_end->setVisible(absence && mayEnd(*absence));
    m_delegation->setVisible(person->id == m_desk.person());
}

void PeoplePanel::endAbsence()
{
    const auto absence = PeopleModel::absenceOf(m_desk.directory(), selected(), m_clock.utcNow());
    if (!absence || !mayEnd(*absence))
        return;
    m_error->clear();
    m_end->setBusy(true);
    whenDone(this, m_gate->endDelegation(absence->id, m_desk.person()), [this](const Result<> &done) {
        m_end->setBusy(false);
        if (!done)
            m_error->showError(done.error());
    });
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
    m_end->setText(tr("End the absence"));
    const PersonId same = selected();
    m_model->refresh();
    refresh();
    select(same);
}

} // namespace releasedesk::ui
