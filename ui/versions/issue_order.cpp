// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_order.h"

#include "ui/versions/issue_look.h"
#include "ui/versions/issue_table_model.h"

#include <QHash>

#include <algorithm>

namespace releasedesk::ui {

using versions::IssueChunk;

namespace {

using Chunks = QList<IssueChunk::Ptr>;

const IssueChunk &chunkOf(const Chunks &chunks, IssueRow row)
{
    return *chunks.at(row >> 16);
}

qsizetype placeOf(IssueRow row)
{
    return row & 0xffff;
}

const domain::Issue &issueOf(const Chunks &chunks, IssueRow row)
{
    return chunkOf(chunks, row).issues().at(placeOf(row));
}

std::vector<IssueRow> allRows(const Chunks &chunks)
{
    std::vector<IssueRow> rows;
    for (qsizetype chunk = 0; chunk < chunks.size(); ++chunk) {
        for (qsizetype row = 0; row < chunks.at(chunk)->size(); ++row)
            rows.push_back(issueRow(chunk, row));
    }
    return rows;
}

//! Sorts by a number of each row.
template<typename RankOf>
void sortByRank(std::vector<IssueRow> &rows, RankOf rankOf)
{
    std::vector<std::pair<int, IssueRow>> keys;
    keys.reserve(rows.size());
    for (const IssueRow row : rows)
        keys.emplace_back(rankOf(row), row);
    std::ranges::sort(keys);
    std::ranges::transform(keys, rows.begin(), &std::pair<int, IssueRow>::second);
}

void sortBySummary(const Chunks &chunks, std::vector<IssueRow> &rows)
{
    struct Key {
        IssueChunk::Prefix prefix;
        IssueRow row;
    };
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const IssueRow row : rows)
        keys.push_back({chunkOf(chunks, row).summaryPrefix(placeOf(row)), row});
    std::ranges::sort(keys, [&chunks](const Key &a, const Key &b) {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix;
        const int order
            = chunkOf(chunks, a.row).summary(placeOf(a.row)).compare(chunkOf(chunks, b.row).summary(placeOf(b.row)));
        return order != 0 ? order < 0 : a.row < b.row;
    });
    std::ranges::transform(keys, rows.begin(), &Key::row);
}

void sortByKey(const Chunks &chunks, std::vector<IssueRow> &rows)
{
    std::ranges::sort(rows, [&chunks](IssueRow a, IssueRow b) {
        const IssueChunk &left = chunkOf(chunks, a);
        const IssueChunk &right = chunkOf(chunks, b);
        const QString &project = left.projects().pool.at(left.projects().rows.at(placeOf(a)));
        const QString &other = right.projects().pool.at(right.projects().rows.at(placeOf(b)));
        if (const int order = project.compare(other); order != 0)
            return order < 0;
        const quint32 number = left.number(placeOf(a));
        const quint32 otherNumber = right.number(placeOf(b));
        return number != otherNumber ? number < otherNumber : a < b;
    });
}

const IssueChunk::Pooled &pooled(const IssueChunk &chunk, int column)
{
    return column == IssueTableModel::AssigneeColumn ? chunk.assignees()
        : column == IssueTableModel::TypeColumn      ? chunk.types()
                                                     : chunk.priorities();
}

//! Every value is compared once, by the rules of the language; rows compare numbers.
void sortByPool(const Chunks &chunks, int column, std::vector<IssueRow> &rows)
{
    QHash<QString, int> ranks;
    for (const IssueChunk::Ptr &chunk : chunks) {
        for (const QString &value : pooled(*chunk, column).pool)
            ranks.insert(value, 0);
    }
    if (column == IssueTableModel::AssigneeColumn) {
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
            rank.value() = rankOf(column == IssueTableModel::TypeColumn, rank.key());
    }
    std::vector<std::vector<int>> byChunk;
    for (const IssueChunk::Ptr &chunk : chunks) {
        std::vector<int> own;
        for (const QString &value : pooled(*chunk, column).pool)
            own.push_back(ranks.value(value));
        byChunk.push_back(std::move(own));
    }
    sortByRank(rows, [&](IssueRow row) {
        return byChunk[row >> 16][pooled(chunkOf(chunks, row), column).rows.at(placeOf(row))];
    });
}

} // namespace

std::vector<IssueRow> orderedRows(const Chunks &chunks, int column)
{
    std::vector<IssueRow> rows = allRows(chunks);
    switch (column) {
    case IssueTableModel::SummaryColumn:
        sortBySummary(chunks, rows);
        break;
    case IssueTableModel::KeyColumn:
        sortByKey(chunks, rows);
        break;
    case IssueTableModel::StatusColumn:
        sortByRank(rows, [&chunks](IssueRow row) { return static_cast<int>(issueOf(chunks, row).category); });
        break;
    case IssueTableModel::DevelopmentColumn:
        sortByRank(rows, [&chunks](IssueRow row) { return developmentRank(issueOf(chunks, row).development); });
        break;
    case IssueTableModel::AssigneeColumn:
    case IssueTableModel::TypeColumn:
    case IssueTableModel::PriorityColumn:
        sortByPool(chunks, column, rows);
        break;
    default:
        break;
    }
    return rows;
}

} // namespace releasedesk::ui
