// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palette_model.h"

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

using Group = PaletteEntry::Group;

constexpr std::array groups{Group::Command, Group::Place, Group::Person, Group::Issue};

struct Hit {
    qsizetype entry = 0;
    int rank = 0;
    QList<MatchSpan> titleSpans;
    QList<MatchSpan> detailSpans;
};

QList<MatchSpan> spansWithin(const QList<MatchSpan> &spans, qsizetype start, qsizetype length)
{
    QList<MatchSpan> result;
    for (const MatchSpan &span : spans) {
        const qsizetype from = std::max(span.start, start);
        const qsizetype to = std::min(span.start + span.length, start + length);
        if (from < to)
            result.append({from - start, to - from});
    }
    return result;
}

//! Title and detail are searched as one text, so that words of a query may be found in either.
std::optional<Hit> hitOf(const PaletteEntry &entry, const QString &words)
{
    const QString shown = entry.title + u'\n' + entry.detail;
    if (const auto found = match(words, shown)) {
        const QList<MatchSpan> inTitle = spansWithin(found->spans, 0, entry.title.size());
        // The name of a release alone asks for the release, never for what could be done to it.
        if (entry.group == Group::Command && inTitle.isEmpty() && !words.isEmpty())
            return std::nullopt;
        const int rank = found->rank + (inTitle.isEmpty() && !words.isEmpty() ? 4 : 0);
        return Hit{0, rank, inTitle, spansWithin(found->spans, entry.title.size() + 1, entry.detail.size())};
    }
    if (const auto found = match(words, QString(entry.otherTitle + u'\n' + entry.detail))) {
        const bool isNamed = !spansWithin(found->spans, 0, entry.otherTitle.size()).isEmpty();
        if (isNamed || entry.group != Group::Command)
            return Hit{0, found->rank + 6, {}, {}};
    }
    // A word of its own for the whole: "rehearse" and "checkout" may stand in different places.
    if (!entry.also.isEmpty()) {
        const QString names = entry.title + u'\n' + entry.otherTitle + u'\n' + entry.also;
        const auto found = match(words, QString(names + u'\n' + entry.detail));
        if (found && !spansWithin(found->spans, 0, names.size()).isEmpty())
            return Hit{0, found->rank + 9, {}, {}};
    }
    return std::nullopt;
}

} // namespace

PaletteQuery parsePaletteQuery(const QString &typed)
{
    const QString text = typed.trimmed();
    const auto rest = [&text] { return text.mid(1).trimmed(); };
    if (text.startsWith(u'>'))
        return {rest(), Group::Command};
    if (text.startsWith(u'#'))
        return {rest(), Group::Issue};
    if (text.startsWith(u'@'))
        return {rest(), Group::Person};
    return {text, std::nullopt};
}

void PaletteModel::setEntries(QList<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_rows.clear();
    endResetModel();
}

void PaletteModel::search(const QString &typed)
{
    const PaletteQuery query = parsePaletteQuery(typed);
    beginResetModel();
    m_rows.clear();
    for (const Group group : groups) {
        if (query.group && *query.group != group)
            continue;
        const bool isQuiet = query.words.isEmpty() && !query.group && group != Group::Command && group != Group::Place;
        if (isQuiet)
            continue;
        QList<Hit> hits;
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            if (m_entries.at(i).group != group)
                continue;
            if (std::optional<Hit> hit = hitOf(m_entries.at(i), query.words)) {
                hit->entry = i;
                hits.append(*std::move(hit));
            }
        }
        std::ranges::sort(
            hits, [](const Hit &a, const Hit &b) { return std::pair(a.rank, a.entry) < std::pair(b.rank, b.entry); });
        if (hits.isEmpty())
            continue;
        m_rows.append({-1, group, {}, {}});
        const qsizetype most = query.group ? maxOfOneGroup : maxPerGroup;
        for (const Hit &hit : hits.first(std::min(hits.size(), most)))
            m_rows.append({hit.entry, group, hit.titleSpans, hit.detailSpans});
    }
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const PaletteEntry *const entry = entryAt(index.row());
    if (role == IsHeadRole)
        return entry == nullptr;
    if (role == Qt::AccessibleTextRole && entry) {
        QStringList parts{entry->title};
        for (const QString &part :
             {entry->detail, entry->stateWord, entry->lozengeWord, entry->disabledReason, entry->keys}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        return parts.join(QStringLiteral(", "));
    }
    if (role != Qt::DisplayRole)
        return {};
    if (entry)
        return entry->title;
    switch (row.group) {
    case Group::Command:
        return tr("Commands");
    case Group::Place:
        return tr("Go to");
    case Group::Person:
        return tr("People");
    case Group::Issue:
        return tr("Issues");
    }
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return entryAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

const PaletteEntry *PaletteModel::entryAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).entry < 0)
        return nullptr;
    return &m_entries.at(m_rows.at(row).entry);
}

int PaletteModel::nextEntry(int row, int step) const
{
    const int count = rowCount();
    for (int i = 0; i < count; ++i) {
        row = (row + step + count) % count;
        if (entryAt(row))
            return row;
    }
    return -1;
}

} // namespace releasedesk::ui
