// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/page_lanes.h"

#include <QSet>

//! What readings of issues share.

namespace releasedesk::connectors {

constexpr qsizetype maxIssues = 100'000;
constexpr int issuesOfFetch = 100; //!< Cloud gives no more by id
constexpr int idsOfPage = 5000;

//! One question with its answer read at once, counted by \p meter.
[[nodiscard]] QCoro::Task<Result<IssuePage>> askPage(JiraSite site, PageJob job, IssueFields fields,
                                                     std::shared_ptr<ReadingMeter> meter, std::stop_token stop);

//! A question with a JSON answer; nothing if it cannot be answered, which is no error where it is only a hint.
[[nodiscard]] QCoro::Task<std::optional<QJsonObject>> askHint(JiraSite site, http::ReadRequest request,
                                                              std::shared_ptr<ReadingMeter> meter,
                                                              std::stop_token stop);

//! The custom fields of the site: as handed in, else asked for.
[[nodiscard]] QCoro::Task<IssueFields> fieldsOf(JiraSite site, QStringList known, std::shared_ptr<ReadingMeter> meter,
                                                std::stop_token stop);

//! As the next reading wants to have them handed in; one empty name says that there is none.
[[nodiscard]] QStringList namesToKeep(const IssueFields &fields);

//! Hands rows out in the order of their slots, each issue once, while pages come in any order.
class RowOrder
{
public:
    explicit RowOrder(versions::IssueHooks hooks)
        : m_hooks(std::move(hooks))
    {
    }

    void take(qsizetype slot, QList<domain::Issue> rows);
    void setExpected(qsizetype count) { m_expected = count; }

    [[nodiscard]] qsizetype read() const { return m_read; }
    [[nodiscard]] bool knows(const QString &id) const { return m_ids.contains(id); }

private:
    versions::IssueHooks m_hooks;
    QHash<qsizetype, QList<domain::Issue>> m_waiting;
    QSet<QString> m_ids;
    qsizetype m_next = 0;
    qsizetype m_read = 0;
    qsizetype m_expected = -1;
};

//! \p rows in the order of \p ids.
[[nodiscard]] QList<domain::Issue> inOrderOf(const QStringList &ids, QList<domain::Issue> rows);

//! "updated >= -12m": minutes reach back to \p asOf and a little further, for an index lags behind. Relative, because a
//! time would be read in the zone of the account.
[[nodiscard]] QString updatedSinceJql(const QDateTime &asOf, const QDateTime &now);

//! Whether reading was stopped, as an error.
[[nodiscard]] Error readingCancelled();

} // namespace releasedesk::connectors
