// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_table_model.h"

#include "ui/versions/issue_cell.h"
#include "ui/versions/issue_look.h"

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
    m_chunks += more;
    for (const IssueChunk::Ptr &chunk : more)
        m_total += chunk->size();
    if (m_sortColumn >= 0) {
        rebuild();
    } else {
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
    for (const domain::ScopeWarning &warning : warnings)
        m_warnings[warning.issueKey].append(warning.message);
    if (m_selection == IssueSelection::Warnings)
        rebuild();
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

void IssueTableModel::setComponent(const QString &component)
{
    m_component = component;
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
    rebuild();
}

void IssueTableModel::unsort()
{
    sort(-1);
}

bool IssueTableModel::isFiltered() const
{
    return m_selection != IssueSelection::All || m_class || !m_component.isEmpty() || !m_words.isEmpty();
}

bool IssueTableModel::passes(Row row) const
{
    const Issue &each = issue(row);
    return isOfSelection(each, m_selection)
        && (m_selection != IssueSelection::Warnings || m_warnings.contains(each.key))
        && (!m_class || each.issueClass == *m_class)
        && (m_component.isEmpty() || each.components.contains(m_component));
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
        const Row row = rowOf(chunk, next - starts.begin() - 1);
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
        const Row row = rowOf(chunk, i);
        if (!isFiltered || passes(row))
            rows.append(row);
    }
}

void IssueTableModel::rebuild()
{
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

void IssueTableModel::orderByPool(QList<Row> &rows) const
{
    const auto columnOf = [this](const IssueChunk &chunk) -> const IssueChunk::Pooled & {
        return m_sortColumn == AssigneeColumn ? chunk.assignees()
            : m_sortColumn == TypeColumn      ? chunk.types()
                                              : chunk.priorities();
    };
    // Every value is compared once, by the rules of the language; rows compare numbers.
    QHash<QString, int> ranks;
    for (const IssueChunk::Ptr &chunk : m_chunks) {
        for (const QString &value : columnOf(*chunk).pool)
            ranks.insert(value, 0);
    }
    if (m_sortColumn == AssigneeColumn) {
        QStringList values = ranks.keys();
        std::ranges::sort(values, [](const QString &a, const QString &b) {
            if (a.isEmpty() || b.isEmpty())
                return !a.isEmpty(); // nobody comes last
            return a.localeAwareCompare(b) < 0;
        });
        for (qsizetype i = 0; i < values.size(); ++i)
            ranks[values.at(i)] = static_cast<int>(i);
    } else {
        for (auto rank = ranks.begin(); rank != ranks.end(); ++rank)
            rank.value() = rankOf(m_sortColumn == TypeColumn, rank.key());
    }
    QList<QList<int>> byChunk;
    for (const IssueChunk::Ptr &chunk : m_chunks) {
        QList<int> own;
        for (const QString &value : columnOf(*chunk).pool)
            own.append(ranks.value(value));
        byChunk.append(own);
    }
    std::vector<std::pair<int, Row>> keys;
    keys.reserve(static_cast<std::size_t>(rows.size()));
    for (const Row row : std::as_const(rows))
        keys.emplace_back(byChunk[row >> 16][columnOf(chunkOf(row)).rows[placeOf(row)]], row);
    std::ranges::sort(keys);
    std::ranges::transform(keys, rows.begin(), &std::pair<int, Row>::second);
}

void IssueTableModel::order(QList<Row> &rows)
{
    if (m_sortColumn < 0)
        return;
    if (m_sortColumn == SummaryColumn) {
        struct Key {
            IssueChunk::Prefix prefix;
            Row row;
        };
        std::vector<Key> keys;
        keys.reserve(static_cast<std::size_t>(rows.size()));
        for (const Row row : std::as_const(rows))
            keys.push_back({chunkOf(row).summaryPrefix(placeOf(row)), row});
        std::ranges::sort(keys, [this](const Key &a, const Key &b) {
            if (a.prefix != b.prefix)
                return a.prefix < b.prefix;
            const int order = chunkOf(a.row).summary(placeOf(a.row)).compare(chunkOf(b.row).summary(placeOf(b.row)));
            return order != 0 ? order < 0 : a.row < b.row;
        });
        std::ranges::transform(keys, rows.begin(), &Key::row);
    } else if (m_sortColumn == KeyColumn) {
        std::ranges::sort(rows, [this](Row a, Row b) {
            const IssueChunk &left = chunkOf(a);
            const IssueChunk &right = chunkOf(b);
            const QString &project = left.projects().pool[left.projects().rows[placeOf(a)]];
            const QString &other = right.projects().pool[right.projects().rows[placeOf(b)]];
            if (const int order = project.compare(other); order != 0)
                return order < 0;
            const quint32 number = left.number(placeOf(a));
            const quint32 otherNumber = right.number(placeOf(b));
            return number != otherNumber ? number < otherNumber : a < b;
        });
    } else if (m_sortColumn == StatusColumn || m_sortColumn == DevelopmentColumn) {
        std::vector<std::pair<int, Row>> keys;
        keys.reserve(static_cast<std::size_t>(rows.size()));
        for (const Row row : std::as_const(rows)) {
            const Issue &each = issue(row);
            keys.emplace_back(m_sortColumn == StatusColumn ? static_cast<int>(each.category)
                                                           : developmentRank(each.development),
                              row);
        }
        std::ranges::sort(keys);
        std::ranges::transform(keys, rows.begin(), &std::pair<int, Row>::second);
    } else {
        orderByPool(rows);
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
    return cellOf(*each, index.column(), role);
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
