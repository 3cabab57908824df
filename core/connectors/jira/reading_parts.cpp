// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/reading_parts.h"

#include "core/connectors/jira/jira_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueReading)
};

constexpr qint64 minutesOfLag = 10;

} // namespace

QCoro::Task<Result<IssuePage>> askPage(JiraSite site, PageJob job, IssueFields fields,
                                       std::shared_ptr<ReadingMeter> meter, std::stop_token stop)
{
    std::optional<IssuePage> found;
    const auto lane = std::make_shared<PageLanes>(site, 1, meter, stop);
    lane->begin(std::move(fields), [&found](const PageJob &, IssuePage page) { found = std::move(page); });
    lane->add(std::move(job));
    const Result<> done = co_await lane->finish();
    if (!done)
        co_return failed(done);
    if (!found)
        co_return tl::unexpected(readingCancelled());
    co_return *std::move(found);
}

QCoro::Task<std::optional<QJsonObject>> askHint(JiraSite site, http::ReadRequest request,
                                                std::shared_ptr<ReadingMeter> meter, std::stop_token stop)
{
    ++meter->costs.requests;
    const auto answer = co_await site.reading().read(std::move(request), stop);
    if (!answer)
        co_return std::nullopt;
    meter->received(answer->body.size());
    const auto json = http::jsonOf(*answer);
    if (!json || !json->isObject())
        co_return std::nullopt;
    co_return json->object();
}

QCoro::Task<IssueFields> fieldsOf(JiraSite site, QStringList known, std::shared_ptr<ReadingMeter> meter,
                                  std::stop_token stop)
{
    if (!known.isEmpty())
        co_return IssueFields{known.value(0), known.value(1)};
    ++meter->costs.requests;
    const auto answer = co_await site.reading().get(site.path(QStringLiteral("field")), {}, stop);
    if (!answer)
        co_return IssueFields();
    meter->received(answer->body.size());
    const auto json = http::jsonOf(*answer);
    co_return json ? issueFieldsIn(json->array()) : IssueFields();
}

QStringList namesToKeep(const IssueFields &fields)
{
    return {fields.development, fields.fixNote};
}

void RowOrder::take(qsizetype slot, QList<domain::Issue> rows)
{
    m_waiting.insert(slot, std::move(rows));
    while (m_waiting.contains(m_next)) {
        QList<domain::Issue> next = m_waiting.take(m_next++);
        next.removeIf([this](const domain::Issue &issue) {
            const QString &id = issue.id.isEmpty() ? issue.key : issue.id;
            const bool isKnown = m_ids.contains(id);
            m_ids.insert(id);
            return isKnown;
        });
        m_read += next.size();
        if (m_hooks.rows && !next.isEmpty())
            m_hooks.rows(next);
        if (m_hooks.progress)
            m_hooks.progress(static_cast<int>(m_read), static_cast<int>(m_expected));
    }
}

QList<domain::Issue> inOrderOf(const QStringList &ids, QList<domain::Issue> rows)
{
    QHash<QString, qsizetype> places;
    places.reserve(ids.size());
    for (qsizetype i = 0; i < ids.size(); ++i)
        places.insert(ids.at(i), i);
    const auto place
        = [&places](const domain::Issue &issue) { return places.value(issue.id, places.value(issue.key)); };
    if (!std::ranges::is_sorted(rows, {}, place))
        std::ranges::sort(rows, {}, place);
    return rows;
}

QString updatedSinceJql(const QDateTime &asOf, const QDateTime &now)
{
    const qint64 minutes = std::max<qint64>(0, asOf.secsTo(now)) / 60 + 1 + minutesOfLag;
    return QStringLiteral("updated >= \"-%1m\"").arg(minutes);
}

Error readingCancelled()
{
    return {ErrorCode::Cancelled, Text::tr("Reading the issues was cancelled. Nothing was changed."), {}};
}

} // namespace releasedesk::connectors
