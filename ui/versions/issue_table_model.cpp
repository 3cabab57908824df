// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_table_model.h"

#include "core/async/run_aside.h"
#include "ui/versions/issue_cell.h"
#include "ui/versions/issue_look.h"

#include <QFutureWatcher>
#include <QStringMatcher>

#include <algorithm>
#include <numeric>
#include <vector>

namespace releasedesk::ui {

using domain::Issue;
using versions::IssueChunk;

namespace {

constexpr int framePause = 30; // milliseconds between two batches of rows

QStringList foldedWords(const QString &text)
{
    return versions::foldedForSearch(text).split(u' ', Qt::SkipEmptyParts);
}

bool isOfSelection(const Issue &issue, IssueSelection selection)
{
    switch (selection) {
    case IssueSelection::Done:
        return issue.category == domain::StatusCategory::Done;
    case IssueSelection::InProgress:
        return issue.category == domain::StatusCategory::InProgress;
    case IssueSelection::ToDo:
        return issue.category == domain::StatusCategory::ToDo;
    case IssueSelection::All:
    case IssueSelection::Warnings:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

IssueTableModel::IssueTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_pendingTimer.setSingleShot(true);
    connect(&m_pendingTimer, &QTimer::timeout, this, &IssueTableModel::showPending);
}

void IssueTableModel::noteDevelopment(const QList<IssueChunk::Ptr> &chunks)
{
    for (const IssueChunk::Ptr &chunk : chunks) {
        if (m_isDevelopmentKnown)
            return;
        m_isDevelopmentKnown
            = std::ranges::any_of(chunk->issues(), [](const Issue &each) { return each.development.isKnown; });
    }
}

void IssueTableModel::setChunks(const QList<IssueChunk::Ptr> &chunks)
{
    m_pending.clear();
    m_pendingTimer.stop();
    forgetOrders();
    m_chunks = chunks;
    m_total = std::accumulate(chunks.begin(), chunks.end(), qsizetype{0},
                              [](qsizetype sum, const IssueChunk::Ptr &chunk) { return sum + chunk->size(); });
    m_isDevelopmentKnown = false;
    noteDevelopment(chunks);
    rebuild();
    emit headerDataChanged(Qt::Horizontal, DevelopmentColumn, DevelopmentColumn);
}

void IssueTableModel::appendChunks(const QList<IssueChunk::Ptr> &chunks)
{
    m_pending += chunks;
    if (m_chunks.isEmpty())
        showPending();
    else if (!m_pendingTimer.isActive())
        m_pendingTimer.start(framePause);
}

void IssueTableModel::showPending()
{
    m_pendingTimer.stop();
    const QList<IssueChunk::Ptr> more = std::exchange(m_pending, {});
    if (more.isEmpty())
        return;
    const bool wasKnown = m_isDevelopmentKnown;
    noteDevelopment(more);
    const qsizetype first = m_chunks.size();
    forgetOrders();
    m_chunks += more;
    for (const IssueChunk::Ptr &chunk : more)
        m_total += chunk->size();
    if (m_sortColumn >= 0 && m_total <= sortedAtOnce) {
        rebuild();
    } else { // sorted rows follow when another thread has put them in order
        wantOrder(m_sortColumn);
        QList<Row> rows;
        for (qsizetype chunk = first; chunk < m_chunks.size(); ++chunk)
            collect(chunk, rows);
        if (!rows.isEmpty()) {
            const auto from = static_cast<int>(m_shown.size());
            beginInsertRows({}, from, from + static_cast<int>(rows.size()) - 1);
            m_shown += rows;
            endInsertRows();
        }
    }
    if (wasKnown != m_isDevelopmentKnown)
        emit headerDataChanged(Qt::Horizontal, DevelopmentColumn, DevelopmentColumn);
}

void IssueTableModel::setWarnings(const QList<domain::ScopeWarning> &warnings)
{
    m_warnings.clear();
    m_rules.clear();
    m_codeWarned.clear();
    for (const domain::ScopeWarning &warning : warnings) {
        m_warnings[warning.issueKey].append(warning.message);
        if (!m_rules.contains(warning.issueKey))
            m_rules.insert(warning.issueKey, warning.rule);
        if (warning.rule == QLatin1String("W1") || warning.rule == QLatin1String("W3"))
            m_codeWarned.insert(warning.issueKey);
    }
    if (m_selection == IssueSelection::Warnings)
        rebuild();
    else if (!m_shown.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void IssueTableModel::setSelection(IssueSelection selection)
{
    m_selection = selection;
    rebuild();
}

void IssueTableModel::setClass(std::optional<domain::IssueClass> issueClass)
{
    m_class = issueClass;
    rebuild();
}

void IssueTableModel::setTypes(const QStringList &types)
{
    m_types = types;
    rebuild();
}

void IssueTableModel::setComponents(const QStringList &components)
{
    m_components = components;
    rebuild();
}

void IssueTableModel::setWords(const QString &words)
{
    const QStringList folded = foldedWords(words);
    const bool isLonger = !m_text.isEmpty() && words.startsWith(m_text);
    m_text = words;
    if (folded == m_words)
        return;
    m_words = folded;
    if (isLonger)
        narrow(folded);
    else
        rebuild();
}

void IssueTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    wantOrder(column);
    if (!isInOrder())
        return; // until then the rows stay as they are
    rebuild();
    emit ordered();
}

void IssueTableModel::unsort()
{
    sort(-1);
}

bool IssueTableModel::isFiltered() const
{
    return m_selection != IssueSelection::All || m_class || !m_types.isEmpty() || !m_components.isEmpty()
        || !m_words.isEmpty();
}

bool IssueTableModel::passes(Row row) const
{
    const Issue &each = issue(row);
    return isOfSelection(each, m_selection)
        && (m_selection != IssueSelection::Warnings || m_warnings.contains(each.key))
        && (!m_class || each.issueClass == *m_class) && (m_types.isEmpty() || m_types.contains(each.type))
        && (m_components.isEmpty() || std::ranges::any_of(each.components, [this](const QString &component) {
                return m_components.contains(component);
            }));
}

bool IssueTableModel::holdsWords(Row row, const QStringList &words) const
{
    const IssueChunk &chunk = chunkOf(row);
    const qsizetype start = chunk.starts()[placeOf(row)];
    const QStringView text = QStringView(chunk.text()).sliced(start, chunk.starts()[placeOf(row) + 1] - start);
    return std::ranges::all_of(words, [text](const QString &word) { return text.contains(word); });
}

void IssueTableModel::collectByWords(qsizetype chunk, QList<Row> &rows) const
{
    // One search through all rows of the chunk for the longest word; the others look at what it found.
    const auto longest = std::ranges::max_element(m_words, {}, &QString::size);
    const QStringMatcher matcher(*longest);
    const IssueChunk &in = *m_chunks[chunk];
    const QStringView text(in.text());
    const QList<qsizetype> &starts = in.starts();
    qsizetype at = 0;
    while ((at = matcher.indexIn(text, at)) >= 0) {
        const auto next = std::upper_bound(starts.begin(), starts.end(), at);
        const Row row = issueRow(chunk, next - starts.begin() - 1);
        at = next == starts.end() ? text.size() : *next;
        if ((m_words.size() == 1 || holdsWords(row, m_words)) && passes(row))
            rows.append(row);
    }
}

void IssueTableModel::collect(qsizetype chunk, QList<Row> &rows) const
{
    if (!m_words.isEmpty())
        return collectByWords(chunk, rows);
    const qsizetype size = m_chunks[chunk]->size();
    const bool isFiltered = this->isFiltered();
    for (qsizetype i = 0; i < size; ++i) {
        const Row row = issueRow(chunk, i);
        if (!isFiltered || passes(row))
            rows.append(row);
    }
}

void IssueTableModel::rebuild()
{
    wantOrder(m_sortColumn);
    beginResetModel();
    m_shown.clear();
    m_shown.reserve(isFiltered() ? 0 : m_total);
    for (qsizetype chunk = 0; chunk < m_chunks.size(); ++chunk)
        collect(chunk, m_shown);
    order(m_shown);
    endResetModel();
}

void IssueTableModel::narrow(const QStringList &words)
{
    beginResetModel();
    m_shown.removeIf([&](Row row) { return !holdsWords(row, words); });
    endResetModel();
}

const std::vector<IssueRow> *IssueTableModel::orderOf(int column) const
{
    const bool isColumn = column >= 0 && column < ColumnCount;
    return isColumn ? m_orders.at(static_cast<std::size_t>(column)).get() : nullptr;
}

void IssueTableModel::forgetOrders()
{
    ++m_generation;
    m_orders.fill(nullptr);
}

void IssueTableModel::wantOrder(int column)
{
    const auto at = static_cast<std::size_t>(column);
    if (column < 0 || column >= ColumnCount || m_orders.at(at) || m_wanted.at(at) == m_generation)
        return;
    m_wanted.at(at) = m_generation;
    if (m_total <= sortedAtOnce) {
        m_orders.at(at) = std::make_shared<const std::vector<Row>>(orderedRows(m_chunks, column));
        return;
    }
    auto *const work = new QFutureWatcher<Order>(this);
    connect(work, &QFutureWatcherBase::finished, this, [this, work, column, generation = m_generation] {
        work->deleteLater();
        takeOrder(column, generation, work->result());
    });
    const auto make = [chunks = m_chunks, column]() -> Order {
        return std::make_shared<const std::vector<Row>>(orderedRows(chunks, column));
    };
    // What is made ahead steps aside for the window; what somebody waits for does not.
    work->setFuture(column == m_sortColumn ? QtConcurrent::run(make) : async::runAside(make));
}

void IssueTableModel::takeOrder(int column, qsizetype generation, const Order &order)
{
    if (generation != m_generation) {
        if (column == m_sortColumn) // more rows came meanwhile
            wantOrder(column);
        return;
    }
    m_orders.at(static_cast<std::size_t>(column)) = order;
    if (column != m_sortColumn)
        return;
    rebuild();
    emit ordered();
}

void IssueTableModel::prepareOrders()
{
    for (const int column : {SummaryColumn, KeyColumn, AssigneeColumn})
        wantOrder(column);
}

void IssueTableModel::order(QList<Row> &rows) const
{
    const std::vector<Row> *const all = orderOf(m_sortColumn);
    if (!all)
        return;
    if (rows.size() == m_total) {
        std::ranges::copy(*all, rows.begin());
    } else {
        // What passed is marked, then read off in the order of all.
        std::vector<qsizetype> starts;
        qsizetype start = 0;
        for (const IssueChunk::Ptr &chunk : m_chunks) {
            starts.push_back(start);
            start += chunk->size();
        }
        const auto flat = [&starts](Row row) { return static_cast<std::size_t>(starts[row >> 16] + placeOf(row)); };
        std::vector<bool> passed(static_cast<std::size_t>(m_total), false);
        for (const Row row : std::as_const(rows))
            passed[flat(row)] = true;
        auto out = rows.begin();
        for (const Row row : *all) {
            if (passed[flat(row)])
                *out++ = row;
        }
    }
    if (m_sortOrder == Qt::DescendingOrder)
        std::ranges::reverse(rows);
}

const Issue *IssueTableModel::issueAt(const QModelIndex &index) const
{
    const bool isInside = index.isValid() && index.row() < m_shown.size();
    return isInside ? &issue(m_shown.at(index.row())) : nullptr;
}

QModelIndex IssueTableModel::find(const QString &key) const
{
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        if (issue(m_shown.at(i)).key == key)
            return index(static_cast<int>(i), 0);
    }
    return {};
}

const Issue *IssueTableModel::issueOf(const QString &key) const
{
    for (const IssueChunk::Ptr &chunk : m_chunks) {
        const auto found = std::ranges::find(chunk->issues(), key, &Issue::key);
        if (found != chunk->issues().end())
            return &*found;
    }
    return nullptr;
}

int IssueTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int IssueTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IssueTableModel::data(const QModelIndex &index, int role) const
{
    const Issue *const each = issueAt(index);
    if (!each)
        return {};
    if (role == KeyRole)
        return each->key;
    if (role == HasWarningRole)
        return m_warnings.contains(each->key);
    return cellOf(*each, index.column(), role, isCodeWarned(each->key));
}

QVariant IssueTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isShort = section == PriorityColumn || section == TypeColumn;
    if (isShort && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return section == PriorityColumn ? tr("Priority") : tr("Type");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PriorityColumn:
        return QString(QChar(0x2003) + tr("P", "short for priority")); // as far from the edge as the signs below
    case TypeColumn:
        return tr("T", "short for type");
    case KeyColumn:
        return tr("Key");
    case SummaryColumn:
        return tr("Summary");
    case AssigneeColumn:
        return tr("Assignee");
    case StatusColumn:
        return tr("Status");
    case DevelopmentColumn:
        return m_isDevelopmentKnown || m_total == 0 ? tr("Development") : tr("Not available from this Jira");
    default:
        return {};
    }
}

} // namespace releasedesk::ui
