// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/issue_reading.h"
#include "core/connectors/jira/jql.h"
#include "core/connectors/jira/reading_parts.h"

#include <QJsonDocument>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

using versions::IssueChanges;
using versions::IssueHooks;
using versions::IssueQuery;
using versions::IssueReading;
using versions::KnownIssues;

constexpr int pageSize = 100;
constexpr int idPageSize = 1000;

PageJob searchJob(const JiraSite &site, const QString &jql, const QStringList &fields, qsizetype startAt,
                  qsizetype size)
{
    // Posted: a search may be longer than an address, and the published contract describes the body only.
    const QJsonObject body{{QStringLiteral("jql"), jql},
                           {QStringLiteral("fields"), QJsonArray::fromStringList(fields)},
                           {QStringLiteral("startAt"), startAt},
                           {QStringLiteral("maxResults"), size}};
    return {.slot = startAt,
            .path = site.path(QStringLiteral("search")),
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

//! All issues of a search, read once. Pages are handed on as they come, by where they start.
struct Walk {
    qint64 total = 0;
    QSet<QString> ids; //!< of all entries
    QStringList inOrder;
    bool isSound = true; //!< the pages hold as many issues as they announce
};

class Walker
{
public:
    Walker(JiraSite site, QString jql, QStringList fields, qsizetype size)
        : m_site(std::move(site))
        , m_jql(std::move(jql))
        , m_fields(std::move(fields))
        , m_size(size)
    {
    }

    using TakeRows = std::function<void(qsizetype startAt, const QList<domain::Issue> &rows)>;

    [[nodiscard]] static QCoro::Task<Result<Walk>> walk(std::shared_ptr<Walker> self, IssueFields custom, int lanes,
                                                        std::shared_ptr<ReadingMeter> meter, TakeRows take,
                                                        std::stop_token stop);

private:
    [[nodiscard]] PageJob job(qsizetype startAt, qsizetype size) const
    {
        return searchJob(m_site, m_jql, m_fields, startAt, size);
    }

    JiraSite m_site;
    QString m_jql;
    QStringList m_fields;
    qsizetype m_size;
    QMap<qsizetype, IssuePage> m_pages; //!< by where they start
};

QCoro::Task<Result<Walk>> Walker::walk(std::shared_ptr<Walker> self, IssueFields custom, int lanes,
                                       std::shared_ptr<ReadingMeter> meter, TakeRows take, std::stop_token stop)
{
    const auto first = co_await askPage(self->m_site, self->job(0, self->m_size), custom, meter, stop);
    if (!first)
        co_return failed(first);
    Walk walk{.total = first->total};
    if (walk.total < 0 || walk.total > maxIssues) {
        walk.isSound = false;
        co_return walk;
    }
    const qsizetype step = first->ids.size(); // not what was asked for: the server may give less
    self->m_pages.insert(0, *first);
    if (take)
        take(0, first->issues);
    const auto others = std::make_shared<PageLanes>(self->m_site, lanes, meter, stop);
    // A page shorter than expected leaves a gap, which is asked for in its turn.
    others->begin(
        custom,
        [self, take, others = std::weak_ptr(others), total = walk.total](const PageJob &job, const IssuePage &page) {
            const qsizetype end = std::min<qsizetype>(job.slot + job.ids.value(0).toLongLong(), total);
            const qsizetype next = job.slot + page.ids.size();
            self->m_pages.insert(job.slot, page);
            if (take)
                take(job.slot, page.issues);
            if (!page.ids.isEmpty() && next < end) {
                PageJob rest = self->job(next, end - next);
                rest.ids = {QString::number(end - next)};
                if (const auto lanesStill = others.lock())
                    lanesStill->add(rest);
            }
        });
    for (qsizetype startAt = step; step > 0 && startAt < walk.total; startAt += step) {
        PageJob next = self->job(startAt, step);
        next.ids = {QString::number(step)};
        others->add(next);
    }
    if (const Result<> done = co_await others->finish(); !done)
        co_return failed(done);
    qsizetype entries = 0;
    for (const IssuePage &page : std::as_const(self->m_pages)) {
        entries += page.ids.size();
        for (const QString &id : page.ids) {
            if (!walk.ids.contains(id))
                walk.inOrder.append(id);
            walk.ids.insert(id);
        }
        walk.isSound = walk.isSound && page.total == walk.total;
    }
    walk.isSound = walk.isSound && entries == walk.total && walk.ids.size() == walk.total;
    co_return walk;
}

//! Brings pages that start anywhere into one row: what is next in order is handed out at once.
class StartOrder
{
public:
    explicit StartOrder(const IssueHooks &hooks)
        : m_order(hooks)
    {
    }

    void take(qsizetype startAt, const QList<domain::Issue> &rows)
    {
        m_waiting.insert(startAt, rows);
        while (m_waiting.contains(m_next) && !m_waiting.value(m_next).isEmpty()) {
            const QList<domain::Issue> next = m_waiting.take(m_next);
            m_next += next.size();
            m_order.take(m_slot++, next);
        }
    }

    [[nodiscard]] RowOrder &rows() { return m_order; }

private:
    RowOrder m_order;
    QHash<qsizetype, QList<domain::Issue>> m_waiting;
    qsizetype m_next = 0;
    qsizetype m_slot = 0;
};

QString contradiction()
{
    return QStringLiteral("the total does not match the issues");
}

} // namespace

Reading readDataCenterIssues(JiraSite site, IssueQuery query, IssueHooks hooks, std::stop_token stop)
{
    const auto meter = std::make_shared<ReadingMeter>();
    const IssueFields fields = co_await fieldsOf(site, {}, meter, stop);
    const QString jql = jqlOf(query, false);
    // Issues that come or go between two pages shift the others, so a mismatch is worth a second reading.
    const auto order = std::make_shared<StartOrder>(hooks);
    const auto walker = std::make_shared<Walker>(site, jql, fields.names(), pageSize);
    const auto walk = co_await Walker::walk(
        walker, fields, hooks.lanes, meter,
        [order](qsizetype startAt, const QList<domain::Issue> &rows) { order->take(startAt, rows); }, stop);
    if (!walk)
        co_return failed(walk);
    IssueReading reading{.counted = walk->total, .siteFields = namesToKeep(fields)};
    if (!walk->isSound || order->rows().read() != walk->total) {
        const auto rows = std::make_shared<QList<domain::Issue>>();
        const auto again = std::make_shared<StartOrder>(
            IssueHooks{.rows = [rows](const QList<domain::Issue> &more) { *rows += more; }});
        const auto secondWalk = co_await Walker::walk(
            std::make_shared<Walker>(site, jql, fields.names(), pageSize), fields, hooks.lanes, meter,
            [again](qsizetype startAt, const QList<domain::Issue> &more) { again->take(startAt, more); }, stop);
        if (!secondWalk)
            co_return failed(secondWalk);
        if (!secondWalk->isSound || rows->size() != secondWalk->total)
            co_return tl::unexpected(incompleteIssues(site, query, contradiction()));
        if (hooks.restarted)
            hooks.restarted();
        if (hooks.rows)
            hooks.rows(*rows);
        reading.counted = secondWalk->total;
    }
    if (stop.stop_requested())
        co_return tl::unexpected(readingCancelled());
    reading.costs = meter->costs;
    co_return reading;
}

Changes readDataCenterChanges(JiraSite site, IssueQuery query, KnownIssues known, IssueHooks hooks,
                              std::stop_token stop)
{
    const auto meter = std::make_shared<ReadingMeter>();
    const IssueFields fields = co_await fieldsOf(site, known.siteFields, meter, stop);
    const QString since = updatedSinceJql(known.asOf, QDateTime::currentDateTimeUtc());
    IssueChanges changes;
    // The changes, and meanwhile how many there are in all.
    const auto rows = std::make_shared<QList<domain::Issue>>();
    auto totalTask
        = askPage(site, searchJob(site, jqlOf(query, false), {QStringLiteral("key")}, 0, 1), fields, meter, stop);
    const auto updated = co_await Walker::walk(
        std::make_shared<Walker>(site, narrowed(jqlOf(query, false), since), fields.names(), pageSize), fields,
        hooks.lanes, meter, [rows](qsizetype, const QList<domain::Issue> &more) { *rows += more; }, stop);
    const auto total = co_await totalTask;
    if (!updated)
        co_return failed(updated);
    if (!total)
        co_return failed(total);
    if (!updated->isSound || total->total < 0)
        co_return tl::unexpected(incompleteIssues(site, query, contradiction()));
    changes.changed = inOrderOf(updated->inOrder, *rows);
    QSet<QString> after(known.ids.begin(), known.ids.end());
    for (const domain::Issue &issue : std::as_const(changes.changed))
        after.insert(issue.id);
    if (after.size() != total->total || known.comparesIds) {
        const auto ids = co_await Walker::walk(
            std::make_shared<Walker>(site, jqlOf(query, false), QStringList{QStringLiteral("key")}, idPageSize), fields,
            hooks.lanes, meter, {}, stop);
        if (!ids)
            co_return failed(ids);
        if (!ids->isSound)
            co_return tl::unexpected(incompleteIssues(site, query, contradiction()));
        for (const QString &id : std::as_const(known.ids)) {
            if (!ids->ids.contains(id))
                changes.removed.append(id);
        }
        changes.hasComparedIds = true;
        const bool hasUnseen
            = std::ranges::any_of(ids->ids, [&after](const QString &id) { return !after.contains(id); });
        if (hasUnseen) // moved in without being updated: only a full reading shows them
            co_return failure(ErrorCode::Unimplemented, QStringLiteral("issues came without a change"));
    }
    if (stop.stop_requested())
        co_return tl::unexpected(readingCancelled());
    changes.reading.counted = total->total;
    changes.reading.siteFields = namesToKeep(fields);
    changes.reading.costs = meter->costs;
    co_return changes;
}

} // namespace releasedesk::connectors
