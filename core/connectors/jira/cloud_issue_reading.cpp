// SPDX-License-Identifier: Apache-2.0
#include "core/async/cancel.h"
#include "core/connectors/jira/issue_reading.h"
#include "core/connectors/jira/jql.h"
#include "core/connectors/jira/reading_parts.h"
#include "core/connectors/jira/recent_writes.h"
#include "core/http/endpoint_policy.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace releasedesk::connectors {
namespace {

using versions::IssueChanges;
using versions::IssueHooks;
using versions::IssueQuery;
using versions::IssueReading;
using versions::KnownIssues;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueReading)
};

constexpr int maxBarrenPages = 3; //!< pages in a row that hold nothing new but promise more
constexpr qsizetype maxReconciled = 50;
constexpr std::chrono::milliseconds beforeSecondReading{500};

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

PageJob searchJob(const JiraSite &site, const QString &jql, const QStringList &fields, int size, const QString &token,
                  const QStringList &written)
{
    QJsonObject body{{QStringLiteral("jql"), jql},
                     {QStringLiteral("fields"), QJsonArray::fromStringList(fields)},
                     {QStringLiteral("maxResults"), size}};
    if (!token.isEmpty())
        body.insert(QStringLiteral("nextPageToken"), token);
    QJsonArray reconcile;
    for (const QString &id : written.first(std::min(written.size(), maxReconciled))) {
        bool isNumber = false;
        const qint64 number = id.toLongLong(&isNumber);
        if (isNumber)
            reconcile.append(number);
    }
    if (!reconcile.isEmpty())
        body.insert(QStringLiteral("reconcileIssues"), reconcile);
    return {.path = site.path(QStringLiteral("search/jql")), .body = bytesOf(body)};
}

PageJob fetchJob(const JiraSite &site, qsizetype slot, const QStringList &ids, const IssueFields &fields)
{
    const QJsonObject body{{QStringLiteral("issueIdsOrKeys"), QJsonArray::fromStringList(ids)},
                           {QStringLiteral("fields"), QJsonArray::fromStringList(fields.names())}};
    return {.slot = slot, .path = site.path(QStringLiteral("issue/bulkfetch")), .body = bytesOf(body), .ids = ids};
}

//! Gets the ids of all issues, page by page; each page is told as it comes. The end is a missing token: “isLast” has
//! been seen wrong.
QCoro::Task<Result<QStringList>> readIds(JiraSite site, IssueQuery query, std::shared_ptr<ReadingMeter> meter,
                                         std::function<void(const QStringList &)> tell, std::stop_token stop)
{
    QStringList ids;
    QSet<QString> known;
    QSet<QString> tokens;
    QString token;
    int barrenPages = 0;
    while (true) {
        const PageJob job
            = searchJob(site, jqlOf(query, true), {QStringLiteral("id")}, idsOfPage, token, query.written);
        const auto page = co_await askPage(site, job, {}, meter, stop);
        if (!page)
            co_return failed(page);
        QStringList fresh;
        for (const QString &id : page->ids) {
            if (!id.isEmpty() && !known.contains(id)) {
                known.insert(id);
                fresh.append(id);
            }
        }
        ids += fresh;
        if (tell)
            tell(fresh);
        barrenPages = fresh.isEmpty() ? barrenPages + 1 : 0;
        token = page->nextPageToken;
        if (token.isEmpty())
            co_return ids;
        if (tokens.contains(token))
            co_return tl::unexpected(
                incompleteIssues(site, query, QStringLiteral("the page token came twice: ") + token));
        if (barrenPages >= maxBarrenPages || ids.size() >= maxIssues)
            co_return tl::unexpected(incompleteIssues(site, query, QStringLiteral("the pages do not end")));
        tokens.insert(token);
    }
}

//! How many issues there are by another way than listing them; below 0: nobody says. With \p isStored the count holds
//! what this account may not see as well.
struct Count {
    qint64 issues = -1;
    bool isStored = false;
};

QCoro::Task<Count> countIssues(JiraSite site, IssueQuery query, std::shared_ptr<ReadingMeter> meter,
                               std::stop_token stop)
{
    if (!query.versionId.isEmpty()) {
        const QString resource = QStringLiteral("version/%1/relatedIssueCounts");
        const auto counts = co_await askHint(
            site, {.path = site.path(resource.arg(http::pathSegment(query.versionId)))}, meter, stop);
        if (counts)
            co_return Count{counts->value(u"issuesFixedCount").toInteger(-1), true};
    }
    // A count has no order.
    const QString jql = jqlOf(query, true).section(QStringLiteral(" ORDER BY "), 0, 0);
    const auto counted = co_await askHint(site,
                                          {.path = site.path(QStringLiteral("search/approximate-count")),
                                           .body = bytesOf({{QStringLiteral("jql"), jql}})},
                                          meter, stop);
    co_return Count{counted ? counted->value(u"count").toInteger(-1) : -1, false};
}

//! Fetches issues by id over several lanes.
class Fetching
{
public:
    Fetching(JiraSite site, const IssueHooks &hooks, const std::shared_ptr<ReadingMeter> &meter,
             const std::stop_token &stop)
        : m_site(std::move(site))
        , m_lanes(std::make_shared<PageLanes>(m_site, hooks.lanes, meter, stop))
        , m_rows(std::make_shared<RowOrder>(hooks))
        , m_missing(std::make_shared<QStringList>())
    {
    }

    void begin(const IssueFields &fields)
    {
        m_fields = fields;
        m_isReady = true;
        m_lanes->begin(fields, [rows = m_rows, missing = m_missing](const PageJob &job, const IssuePage &page) {
            QSet<QString> came;
            for (const domain::Issue &issue : page.issues)
                came.insert(issue.id.isEmpty() ? issue.key : issue.id);
            for (const QString &id : job.ids) {
                if (!came.contains(id))
                    missing->append(id);
            }
            rows->take(job.slot, inOrderOf(job.ids, page.issues));
        });
        const QStringList waiting = std::exchange(m_waiting, {});
        add(waiting);
    }

    //! Ids that come before the fields are known wait.
    void add(const QStringList &ids)
    {
        m_count += m_isReady ? ids.size() : 0;
        if (!m_isReady) {
            m_waiting += ids;
            return;
        }
        m_rows->setExpected(m_count);
        for (qsizetype from = 0; from < ids.size(); from += issuesOfFetch)
            m_lanes->add(fetchJob(m_site, m_slots++, ids.mid(from, issuesOfFetch), m_fields));
    }

    [[nodiscard]] QCoro::Task<Result<>> finish() { return m_lanes->finish(); }
    [[nodiscard]] QStringList missing() const { return *m_missing; }
    [[nodiscard]] RowOrder &rows() { return *m_rows; }

private:
    JiraSite m_site;
    std::shared_ptr<PageLanes> m_lanes;
    std::shared_ptr<RowOrder> m_rows;
    std::shared_ptr<QStringList> m_missing;
    IssueFields m_fields;
    QStringList m_waiting;
    qsizetype m_slots = 0;
    qsizetype m_count = 0;
    bool m_isReady = false;
};

//! The ids of issues that were changed from here a moment ago, asked for by key: what fetches does not lag behind.
QCoro::Task<QStringList> recentlyWritten(JiraSite site, std::shared_ptr<ReadingMeter> meter, std::stop_token stop)
{
    const QStringList keys = site.recentWrites().issuesOf(site.host());
    QStringList ids;
    if (!keys.isEmpty()) {
        const auto page = co_await askPage(site, fetchJob(site, 0, keys, {}), {}, meter, stop);
        if (page)
            ids = page->ids;
    }
    co_return ids;
}

QString doubtOf(qsizetype listed, qsizetype missing, const Count &count)
{
    if (missing > 0)
        return Text::tr("Jira lists %n issue(s) that it did not hand out, so the list may lack them. Read again; if "
                        "they stay away, look at the permissions of the account.",
                        nullptr, static_cast<int>(missing));
    if (!count.isStored && count.issues > listed)
        return Text::tr("Jira estimates %1 issues and lists %2, so the list may not be complete. Read again in a "
                        "minute: a search lags behind changes.")
            .arg(count.issues)
            .arg(listed);
    return {};
}

} // namespace

Reading readCloudIssues(JiraSite site, IssueQuery query, IssueHooks hooks, std::stop_token stop)
{
    const auto meter = std::make_shared<ReadingMeter>();
    const auto fetching = std::make_shared<Fetching>(site, hooks, meter, stop);
    query.written += co_await recentlyWritten(site, meter, stop);
    // All three are under way at once.
    auto fieldsTask = fieldsOf(site, {}, meter, stop);
    auto countTask = countIssues(site, query, meter, stop);
    auto idsTask = readIds(site, query, meter, [fetching](const QStringList &ids) { fetching->add(ids); }, stop);
    const IssueFields fields = co_await fieldsTask;
    fetching->begin(fields);
    auto ids = co_await idsTask;
    const Count count = co_await countTask;
    // A search may miss a change of the last seconds; a second list shows whether the first was too early.
    if (ids && count.issues > ids->size() && co_await async::sleepUnlessStopped(beforeSecondReading, stop)) {
        const auto again = co_await readIds(site, query, meter, {}, stop);
        if (again) {
            const QSet<QString> known(ids->begin(), ids->end());
            QStringList fresh = *again;
            fresh.removeIf([&known](const QString &id) { return known.contains(id); });
            fetching->add(fresh);
            *ids += fresh;
        }
    }
    const Result<> fetched = co_await fetching->finish();
    if (!ids)
        co_return failed(ids);
    if (!fetched)
        co_return failed(fetched);
    if (stop.stop_requested())
        co_return tl::unexpected(readingCancelled());
    IssueReading reading{.counted = count.issues, .siteFields = namesToKeep(fields)};
    const qsizetype listed = fetching->rows().read();
    reading.doubt = doubtOf(listed, fetching->missing().size(), count);
    if (count.isStored && fetching->missing().isEmpty())
        reading.unreadable = static_cast<int>(std::max<qint64>(0, count.issues - listed));
    reading.costs = meter->costs;
    co_return reading;
}

Changes readCloudChanges(JiraSite site, IssueQuery query, KnownIssues known, IssueHooks hooks, std::stop_token stop)
{
    const auto meter = std::make_shared<ReadingMeter>();
    const IssueFields fields = co_await fieldsOf(site, known.siteFields, meter, stop);
    query.written += co_await recentlyWritten(site, meter, stop);
    const bool fitsOnePage = known.ids.size() < idsOfPage;
    const bool comparesIds = known.comparesIds || fitsOnePage;
    IssueQuery updated = query;
    const QString since = updatedSinceJql(known.asOf, QDateTime::currentDateTimeUtc());
    const QString jql = narrowed(jqlOf(query, true), since);

    // The changes and the proof are asked for at once.
    QCoro::Task<Result<QStringList>> idsTask;
    QCoro::Task<Count> countTask;
    if (comparesIds)
        idsTask = readIds(site, query, meter, {}, stop);
    else
        countTask = countIssues(site, query, meter, stop);

    IssueChanges changes;
    QString token;
    QSet<QString> tokens;
    do {
        const auto page = co_await askPage(
            site, searchJob(site, jql, fields.names(), issuesOfFetch, token, query.written), fields, meter, stop);
        if (!page) {
            if (comparesIds)
                (void)co_await idsTask;
            else
                (void)co_await countTask;
            co_return failed(page);
        }
        changes.changed += page->issues;
        token = page->nextPageToken;
        if (tokens.contains(token))
            co_return tl::unexpected(incompleteIssues(site, query, QStringLiteral("the page token came twice")));
        tokens.insert(token);
    } while (!token.isEmpty());

    const QSet<QString> before(known.ids.begin(), known.ids.end());
    QSet<QString> after = before;
    for (const domain::Issue &issue : std::as_const(changes.changed))
        after.insert(issue.id);
    std::optional<Result<QStringList>> ids;
    Count count;
    if (comparesIds) {
        ids = co_await idsTask;
    } else {
        count = co_await countTask;
        const qint64 expected = after.size() + (count.isStored ? known.unreadable : 0);
        if (count.issues != expected)
            ids = co_await readIds(site, query, meter, {}, stop);
    }
    if (ids) {
        if (!*ids)
            co_return failed(*ids);
        changes.hasComparedIds = true;
        const QSet<QString> now((*ids)->begin(), (*ids)->end());
        for (const QString &id : std::as_const(known.ids)) {
            if (!now.contains(id))
                changes.removed.append(id);
        }
        changes.changed.removeIf([&now](const domain::Issue &issue) { return !now.contains(issue.id); });
        QStringList fresh;
        for (const QString &id : **ids) {
            if (!after.contains(id))
                fresh.append(id);
        }
        if (!fresh.isEmpty()) {
            const auto fetching = std::make_shared<Fetching>(
                site,
                IssueHooks{.rows = [&changes](const QList<domain::Issue> &rows) { changes.changed += rows; },
                           .lanes = hooks.lanes},
                meter, stop);
            fetching->begin(fields);
            fetching->add(fresh);
            if (const Result<> fetched = co_await fetching->finish(); !fetched)
                co_return failed(fetched);
            changes.reading.doubt = doubtOf(0, fetching->missing().size(), {});
        }
    }
    if (stop.stop_requested())
        co_return tl::unexpected(readingCancelled());
    changes.reading.counted = count.issues;
    changes.reading.unreadable = known.unreadable;
    changes.reading.siteFields = namesToKeep(fields);
    changes.reading.costs = meter->costs;
    co_return changes;
}

} // namespace releasedesk::connectors
