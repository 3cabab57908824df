// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/releases_panel.h"

#include "ui/release_list/release_delegate.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/release_words.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using Group = ReleaseListModel::Group;

enum Kind { Open, Finished, All };

} // namespace

ReleaseGroupModel::ReleaseGroupModel(Group group, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_group(group)
{
}

void ReleaseGroupModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ReleaseGroupModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(ReleaseListModel::GroupRole).toInt() != static_cast<int>(m_group))
        return false;
    const QString text = index.data(ReleaseListModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool ReleaseGroupModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(ReleaseListModel::SortRole);
    const QVariant b = right.data(ReleaseListModel::SortRole);
    if (a == b)
        return left.data(ReleaseListModel::ReleaseIdRole).toString()
            < right.data(ReleaseListModel::ReleaseIdRole).toString();
    if (a.metaType() == QMetaType::fromType<QDateTime>()) {
        const QDateTime first = a.toDateTime();
        const QDateTime second = b.toDateTime();
        return std::tuple(!first.isValid(), first) < std::tuple(!second.isValid(), second);
    }
    return a.metaType() == QMetaType::fromType<int>() ? a.toInt() < b.toInt()
                                                      : a.toString().localeAwareCompare(b.toString()) < 0;
}

ReleasesPanel::ReleasesPanel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_model(new ReleaseListModel(desk, clock, this))
    , m_search(new SearchField)
    , m_kind(new SegmentedControl)
    , m_empty(new EmptyState("flow"))
{
    auto *const content = new QWidget;
    auto *const column = new QVBoxLayout(content);
    column->setContentsMargins(18, 6, 18, 18);
    column->setSpacing(12);
    for (const Group group : {Group::Running, Group::InApproval, Group::Ready, Group::Draft, Group::Over}) {
        m_sections.append(makeSection(group));
        column->addWidget(m_sections.last().frame);
    }
    column->addStretch();
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    m_area = area;
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTools());
    layout->addWidget(area, 1);
    layout->addWidget(m_empty, 1, Qt::AlignCenter);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        for (const Section &section : std::as_const(m_sections))
            section.model->setWords(words);
        refresh();
    });
    connect(m_kind, &SegmentedControl::chosen, this, &ReleasesPanel::refresh);
    connect(m_empty, &EmptyState::actionTriggered, this, &ReleasesPanel::newRelease);
    for (const auto signal : {&session::Desk::activityChanged, &session::Desk::directoryChanged})
        connect(&desk, signal, this, &ReleasesPanel::refresh);
    connect(&desk, &session::Desk::releaseChanged, this, &ReleasesPanel::refresh);
    languageChanged();
}

QWidget *ReleasesPanel::makeTools()
{
    for (int i = 0; i < 3; ++i)
        m_kind->addSegment({});
    auto *const tools = new QWidget;
    auto *const layout = new QHBoxLayout(tools);
    layout->setContentsMargins(18, 12, 18, 6);
    layout->setSpacing(8);
    m_search->setMaximumWidth(280);
    layout->addWidget(m_search);
    layout->addWidget(m_kind);
    layout->addStretch();
    return tools;
}

ReleasesPanel::Section ReleasesPanel::makeSection(Group group)
{
    Section section{group, new QWidget, new SectionHead({}, FontRole::Strong), new TableView,
                    new ReleaseGroupModel(group, this)};
    section.model->setSourceModel(m_model);
    section.model->sort(m_sortColumn, m_sortOrder);
    TableView *const table = section.table;
    table->setModel(section.model);
    table->setItemDelegate(new ReleaseDelegate(table));
    table->setFittingRows(true);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->installEventFilter(this);
    QHeaderView *const head = table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionsClickable(true);
    head->setSectionResizeMode(QHeaderView::Fixed);
    head->setSectionResizeMode(ReleaseListModel::ReleaseColumn, QHeaderView::Stretch);
    fitColumns(*head);
    connect(head, &QHeaderView::sectionClicked, this, &ReleasesPanel::sortBy);
    connect(table, &QAbstractItemView::activated, this, [this, section](const QModelIndex &index) {
        emit openRelease(m_model->releaseAt(section.model->mapToSource(index)), ReleaseTab::Flow);
    });
    auto *const card = new Card;
    card->content()->addWidget(table);
    auto *const layout = new QVBoxLayout(section.frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(section.head);
    layout->addWidget(card);
    return section;
}

int ReleasesPanel::shownCount() const
{
    int count = 0;
    for (const Section &section : m_sections)
        count += section.frame->isHidden() ? 0 : section.model->rowCount();
    return count;
}

TableView *ReleasesPanel::table(Group group) const
{
    return m_sections.at(static_cast<int>(group)).table;
}

//! Larger type takes more room. Which release it is comes first: what says less leaves while there is none.
void ReleasesPanel::fitColumns(QHeaderView &head) const
{
    const QMap<int, int> widths{{ReleaseListModel::StateColumn, 190},
                                {ReleaseListModel::PhasesColumn, 110},
                                {ReleaseListModel::WindowColumn, 160},
                                {ReleaseListModel::IssuesColumn, 72},
                                {ReleaseListModel::OwnerColumn, 150}};
    constexpr int smallestName = 220;
    constexpr int besides = 40; // margins of the page
    const int scale = std::max(100, Theme::current().textScale());
    int room = width() - besides - smallestName * scale / 100;
    for (auto each = widths.begin(); each != widths.end(); ++each) {
        head.resizeSection(each.key(), each.value() * scale / 100);
        room -= each.value() * scale / 100;
    }
    for (const int column :
         {ReleaseListModel::IssuesColumn, ReleaseListModel::PhasesColumn, ReleaseListModel::OwnerColumn}) {
        const bool isHidden = room < 0;
        if (isHidden)
            room += widths.value(column) * scale / 100;
        head.setSectionHidden(column, isHidden);
    }
}

void ReleasesPanel::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    themeChanged();
}

void ReleasesPanel::themeChanged()
{
    for (const Section &section : std::as_const(m_sections))
        fitColumns(*section.table->horizontalHeader());
}

void ReleasesPanel::languageChanged()
{
    m_search->setPrompt(tr("Filter releases"));
    m_kind->setSegmentText(Open, tr("Open"));
    m_kind->setSegmentText(Finished, tr("Finished"));
    m_kind->setSegmentText(All, tr("All"));
    m_kind->setAccessibleName(tr("Which releases"));
    m_model->refreshTimes();
    refresh();
}

void ReleasesPanel::refresh()
{
    const int kind = m_kind->currentIndex();
    for (const Section &section : std::as_const(m_sections)) {
        section.head->setTitle(ReleaseListModel::nameOf(section.group));
        section.head->setCount(QString::number(section.model->rowCount()));
        section.table->setAccessibleName(ReleaseListModel::nameOf(section.group));
        const bool isOver = section.group == Group::Over;
        const bool isWanted = kind == All || (kind == Finished) == isOver;
        section.frame->setVisible(isWanted && section.model->rowCount() > 0);
    }
    const auto first = std::ranges::find_if(m_sections, [](const Section &each) { return !each.frame->isHidden(); });
    for (auto section = m_sections.cbegin(); section != m_sections.cend(); ++section) {
        section->table->horizontalHeader()->setVisible(section == first); // one head for all groups
        section->table->updateGeometry();
    }
    const bool isEmpty = shownCount() == 0;
    m_area->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    const bool isFiltered = !m_search->text().isEmpty();
    m_empty->setSentence(isFiltered             ? tr("No release matches “%1”.").arg(m_search->text())
                             : kind == Finished ? tr("No release is finished yet.")
                                                : tr("No open releases. Start from a template."));
    m_empty->setAction(isFiltered || kind == Finished ? QString() : tr("New release"), "plus");
}

void ReleasesPanel::sortBy(int column)
{
    const bool isSame = column == m_sortColumn && m_sortOrder == Qt::AscendingOrder;
    m_sortColumn = column;
    m_sortOrder = isSame ? Qt::DescendingOrder : Qt::AscendingOrder;
    for (const Section &section : std::as_const(m_sections)) {
        section.model->sort(m_sortColumn, m_sortOrder);
        section.table->horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
        section.table->horizontalHeader()->setSortIndicatorShown(true);
    }
}

bool ReleasesPanel::eventFilter(QObject *watched, QEvent *event)
{
    auto *const table = qobject_cast<TableView *>(watched);
    if (!table || event->type() != QEvent::KeyPress)
        return ThemedWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int row = table->currentIndex().row();
    if (key == Qt::Key_Slash) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    if (key == Qt::Key_Down && row == table->model()->rowCount() - 1)
        return stepOver(table, 1);
    if (key == Qt::Key_Up && row <= 0)
        return stepOver(table, -1);
    return ThemedWidget::eventFilter(watched, event);
}

bool ReleasesPanel::stepOver(const TableView *from, int direction)
{
    const auto at = std::ranges::find(m_sections, from, &Section::table) - m_sections.begin();
    for (auto next = at + direction; next >= 0 && next < m_sections.size(); next += direction) {
        const Section &section = m_sections.at(next);
        if (section.frame->isHidden())
            continue;
        const int row = direction > 0 ? 0 : section.model->rowCount() - 1;
        section.table->setCurrentIndex(section.model->index(row, 0));
        section.table->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace releasedesk::ui
