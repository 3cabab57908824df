// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"

#include <memory>

namespace releasedesk::versions {

//! Some issues in a row, prepared column by column for a table: what filters look into in one folded text, what sorting
//! compares as numbers, texts that repeat as numbers into a pool. Made in any thread, never changed, shared.
class IssueChunk
{
public:
    using Ptr = std::shared_ptr<const IssueChunk>;

    static constexpr qsizetype usualSize = 512;

    //! One column whose values repeat.
    struct Pooled {
        QStringList pool; //!< each value once
        QList<quint16> rows; //!< by row, a place in the pool
    };

    //! The beginning of a folded text as numbers that order like it.
    struct Prefix {
        quint64 high = 0;
        quint64 low = 0;

        friend auto operator<=>(const Prefix &, const Prefix &) = default;
    };

    [[nodiscard]] static Ptr of(QList<domain::Issue> issues);
    //! The same in chunks of usualSize.
    [[nodiscard]] static QList<Ptr> split(const QList<domain::Issue> &issues);

    [[nodiscard]] qsizetype size() const { return m_issues.size(); }
    [[nodiscard]] const QList<domain::Issue> &issues() const { return m_issues; }

    //! All rows one after the other, each closed by a line feed: key, summary, assignee, status, type, folded.
    [[nodiscard]] const QString &text() const { return m_text; }
    //! Where a row begins in text(); one more than there are rows.
    [[nodiscard]] const QList<qsizetype> &starts() const { return m_starts; }

    [[nodiscard]] QStringView summary(qsizetype row) const
    {
        return QStringView(m_text).sliced(m_summaryStarts[row], m_summaryEnds[row] - m_summaryStarts[row]);
    }
    [[nodiscard]] Prefix summaryPrefix(qsizetype row) const { return m_prefixes[row]; }

    [[nodiscard]] const Pooled &projects() const { return m_projects; }
    [[nodiscard]] quint32 number(qsizetype row) const { return m_numbers[row]; } //!< of the key
    [[nodiscard]] const Pooled &assignees() const { return m_assignees; }
    [[nodiscard]] const Pooled &statuses() const { return m_statuses; }
    [[nodiscard]] const Pooled &types() const { return m_types; }
    [[nodiscard]] const Pooled &priorities() const { return m_priorities; }
    //! Each that occurs, once.
    [[nodiscard]] const QStringList &components() const { return m_components; }

private:
    struct Making;

    IssueChunk() = default;
    void add(const domain::Issue &issue, Making &making);

    QList<domain::Issue> m_issues;
    QString m_text;
    QList<qsizetype> m_starts;
    QList<qsizetype> m_summaryStarts;
    QList<qsizetype> m_summaryEnds;
    QList<Prefix> m_prefixes;
    QList<quint32> m_numbers;
    Pooled m_projects;
    Pooled m_assignees;
    Pooled m_statuses;
    Pooled m_types;
    Pooled m_priorities;
    QStringList m_components;
};

//! Text as filters compare it: without regard to case, Hangul composed.
[[nodiscard]] QString foldedForSearch(const QString &text);

//! Whether \p a comes before \p b: by project, then by number.
[[nodiscard]] bool isKeyBefore(const QString &a, const QString &b);

} // namespace releasedesk::versions
