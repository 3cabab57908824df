// SPDX-License-Identifier: Apache-2.0
#include "core/versions/issue_chunk.h"

#include <QHash>

#include <algorithm>

namespace releasedesk::versions {
namespace {

IssueChunk::Prefix prefixOf(QStringView text)
{
    IssueChunk::Prefix prefix;
    for (qsizetype i = 0; i < 8; ++i) {
        const quint64 unit = i < text.size() ? text[i].unicode() : 0;
        quint64 &half = i < 4 ? prefix.high : prefix.low;
        half = half << 16 | unit;
    }
    return prefix;
}

bool isConjoiningJamo(QChar c)
{
    return c.unicode() >= 0x1100 && c.unicode() <= 0x11ff;
}

} // namespace

//! While a chunk is made: where the values of its columns are, and what they look like folded.
struct IssueChunk::Making {
    struct Column {
        QHash<QString, quint16> places;
        QStringList folded;

        quint16 place(Pooled &column, const QString &value)
        {
            const auto known = places.constFind(value);
            if (known != places.constEnd())
                return *known;
            const auto next = static_cast<quint16>(column.pool.size());
            column.pool.append(value);
            folded.append(foldedForSearch(value));
            places.insert(value, next);
            return next;
        }
    };
    Column projects;
    Column assignees;
    Column statuses;
    Column types;
    Column priorities;
};

QString foldedForSearch(const QString &text)
{
    const bool isDecomposed = std::ranges::any_of(text, isConjoiningJamo);
    return (isDecomposed ? text.normalized(QString::NormalizationForm_C) : text).toCaseFolded();
}

bool isKeyBefore(const QString &a, const QString &b)
{
    const qsizetype dashA = a.lastIndexOf(u'-');
    const qsizetype dashB = b.lastIndexOf(u'-');
    const QStringView projectA = QStringView(a).left(std::max<qsizetype>(0, dashA));
    const QStringView projectB = QStringView(b).left(std::max<qsizetype>(0, dashB));
    if (const int order = projectA.compare(projectB); order != 0)
        return order < 0;
    return QStringView(a).sliced(dashA + 1).toInt() < QStringView(b).sliced(dashB + 1).toInt();
}

void IssueChunk::add(const domain::Issue &issue, Making &making)
{
    const QString key = foldedForSearch(issue.key);
    const QString summary = foldedForSearch(issue.summary);
    m_text += key;
    m_text += u' ';
    m_summaryStarts.append(m_text.size());
    m_text += summary;
    m_summaryEnds.append(m_text.size());
    const quint16 assignee = making.assignees.place(m_assignees, issue.assignee);
    const quint16 status = making.statuses.place(m_statuses, issue.status);
    const quint16 type = making.types.place(m_types, issue.type);
    for (const QString *const each :
         {&making.assignees.folded.at(assignee), &making.statuses.folded.at(status), &making.types.folded.at(type)}) {
        m_text += u' ';
        m_text += *each;
    }
    m_text += u'\n';
    m_starts.append(m_text.size());
    m_prefixes.append(prefixOf(summary));
    const qsizetype dash = issue.key.lastIndexOf(u'-');
    m_numbers.append(QStringView(issue.key).sliced(dash + 1).toUInt());
    m_projects.rows.append(making.projects.place(m_projects, issue.key.left(std::max<qsizetype>(0, dash))));
    m_assignees.rows.append(assignee);
    m_statuses.rows.append(status);
    m_types.rows.append(type);
    m_priorities.rows.append(making.priorities.place(m_priorities, issue.priority));
    for (const QString &component : issue.components) {
        if (!m_components.contains(component))
            m_components.append(component);
    }
}

IssueChunk::Ptr IssueChunk::of(QList<domain::Issue> issues)
{
    const std::shared_ptr<IssueChunk> chunk(new IssueChunk);
    chunk->m_issues = std::move(issues);
    const qsizetype count = chunk->m_issues.size();
    chunk->m_text.reserve(count * 96);
    chunk->m_starts.reserve(count + 1);
    chunk->m_summaryStarts.reserve(count);
    chunk->m_summaryEnds.reserve(count);
    chunk->m_prefixes.reserve(count);
    chunk->m_numbers.reserve(count);
    for (Pooled *const column :
         {&chunk->m_projects, &chunk->m_assignees, &chunk->m_statuses, &chunk->m_types, &chunk->m_priorities})
        column->rows.reserve(count);
    chunk->m_starts.append(0);
    Making making;
    for (const domain::Issue &issue : std::as_const(chunk->m_issues))
        chunk->add(issue, making);
    chunk->m_text.squeeze();
    return chunk;
}

QList<IssueChunk::Ptr> IssueChunk::split(const QList<domain::Issue> &issues)
{
    QList<Ptr> chunks;
    for (qsizetype from = 0; from < issues.size(); from += usualSize)
        chunks.append(of(issues.mid(from, usualSize)));
    return chunks;
}

} // namespace releasedesk::versions
