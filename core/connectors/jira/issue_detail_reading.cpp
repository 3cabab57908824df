// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/issue_detail_reading.h"

#include "core/connectors/jira/description_markdown.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/reading_parts.h"
#include "core/http/endpoint_policy.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueDetailReading)
};

constexpr qsizetype maxEdits = 300;
constexpr qsizetype maxWebLinks = 50;
constexpr qsizetype maxLabels = 100;
constexpr qsizetype maxValue = 500; // characters of a value before and after an edit

//! Fields whose values are whole texts, or say nothing to a person.
bool isTold(const QString &field)
{
    static const QStringList quiet{QStringLiteral("Rank"), QStringLiteral("RemoteIssueLink")};
    return !field.isEmpty() && !quiet.contains(field);
}

//! A value in one line; a long one only by its beginning.
QString valueOf(const QJsonObject &item, const char *words, const char *raw)
{
    const QString shown = item.value(QLatin1String(words)).toString(item.value(QLatin1String(raw)).toString());
    return recordable(shown.simplified(), maxValue);
}

void addEdits(const QJsonObject &json, versions::IssueDetail &detail)
{
    const QJsonObject log = json.value(u"changelog").toObject();
    const QJsonArray histories = log.value(u"histories").toArray();
    detail.olderEdits = static_cast<int>(std::max<qint64>(0, log.value(u"total").toInteger() - histories.size()));
    for (const auto &each : histories) {
        const QJsonObject history = each.toObject();
        const QString who = recordable(history.value(u"author").toObject().value(u"displayName").toString(), 200);
        const QDateTime at = timeInIssue(history.value(u"created").toString());
        for (const auto &change : history.value(u"items").toArray()) {
            const QJsonObject item = change.toObject();
            const QString field = recordable(item.value(u"field").toString(), 100);
            if (isTold(field))
                detail.edits.append(
                    {at, who, field, valueOf(item, "fromString", "from"), valueOf(item, "toString", "to")});
        }
    }
    // Cloud tells the newest first, Data Center the oldest.
    const auto isNewer = [](const versions::IssueEdit &a, const versions::IssueEdit &b) { return a.at > b.at; };
    if (!std::ranges::is_sorted(detail.edits, isNewer)) {
        std::ranges::reverse(detail.edits);
        std::ranges::sort(detail.edits, [](const versions::IssueEdit &a, const versions::IssueEdit &b) {
            return a.at != b.at ? a.at > b.at : a.field < b.field;
        });
    }
    if (detail.edits.size() > maxEdits) {
        detail.olderEdits += static_cast<int>(detail.edits.size() - maxEdits);
        detail.edits.resize(maxEdits);
    }
}

} // namespace

std::optional<versions::IssueDetail> issueDetailOf(const QJsonObject &json, const IssueFields &custom)
{
    const std::optional<domain::Issue> issue = issueOf(json, custom);
    if (!issue)
        return std::nullopt;
    const QJsonObject fields = json.value(u"fields").toObject();
    versions::IssueDetail detail;
    detail.issue = *issue;
    detail.description = descriptionMarkdown(fields.value(u"description"));
    detail.reporter = recordable(fields.value(u"reporter").toObject().value(u"displayName").toString(), 200);
    detail.created = timeInIssue(fields.value(u"created").toString());
    for (const auto &label : fields.value(u"labels").toArray()) {
        if (detail.labels.size() < maxLabels)
            detail.labels.append(recordable(label.toString(), 200));
    }
    addEdits(json, detail);
    return detail;
}

QList<versions::IssueWebLink> webLinksOf(const QJsonArray &links)
{
    QList<versions::IssueWebLink> found;
    for (const auto &each : links) {
        const QJsonObject target = each.toObject().value(u"object").toObject();
        const QString url = recordable(target.value(u"url").toString(), 2000);
        if (!url.isEmpty() && found.size() < maxWebLinks)
            found.append({recordable(target.value(u"title").toString(), 300), url});
    }
    return found;
}

QCoro::Task<Result<versions::IssueDetail>> readIssueDetail(JiraSite site, QString key, std::stop_token stop)
{
    const auto meter = std::make_shared<ReadingMeter>();
    const QString resource = QStringLiteral("issue/%1").arg(http::pathSegment(key));
    // The pages it points to are asked for meanwhile.
    auto linksTask = site.reading().getJson(site.path(QString(resource + QStringLiteral("/remotelink"))), {}, stop);
    const IssueFields custom = co_await fieldsOf(site, {}, meter, stop);
    QStringList fields = custom.names();
    fields += {QStringLiteral("description"), QStringLiteral("reporter"), QStringLiteral("created"),
               QStringLiteral("labels")};
    const http::Query query{{QStringLiteral("fields"), fields.join(u',')},
                            {QStringLiteral("expand"), QStringLiteral("changelog")}};
    const auto answer = co_await site.reading().getJson(site.path(resource), query, stop);
    const auto links = co_await linksTask;
    if (stop.stop_requested())
        co_return tl::unexpected(readingCancelled());
    if (!answer && answer.error().code == ErrorCode::NotFound)
        co_return failure(ErrorCode::NotFound,
                          Text::tr("%1 does not exist in “%2”, or this account may not see it, so nothing more is "
                                   "known of it. Look whether it was moved or deleted, or ask for the permission to "
                                   "browse its project.")
                              .arg(key, site.host()),
                          answer.error().detail);
    if (!answer)
        co_return failed(answer);
    auto detail = issueDetailOf(answer->object(), custom);
    if (!detail)
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("an issue")));
    if (links)
        detail->webLinks = webLinksOf(links->array());
    co_return *detail;
}

} // namespace releasedesk::connectors
