// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_reader.h"

#include "core/http/endpoint_policy.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraReader)
};

constexpr int pageSize = 50;
constexpr qsizetype maxValues = 50'000;

versions::JiraProject projectIn(const QJsonObject &json)
{
    return {recordable(json.value(u"id").toVariant().toString()), recordable(json.value(u"key").toString()),
            recordable(json.value(u"name").toString())};
}

Error goneIssue(const QString &issue, const Error &error)
{
    return {ErrorCode::NotFound,
            Text::tr("%1 is no longer in Jira, or this account may not see it. Look in Jira, then "
                     "refresh the scope of the release.")
                .arg(issue),
            error.detail};
}

//! The value of our property among those of a comment; null if the comment does not list its properties.
QJsonValue operationOf(const QJsonObject &comment)
{
    const QJsonValue properties = comment.value(u"properties");
    if (!properties.isArray())
        return {};
    for (const auto &each : properties.toArray()) {
        if (each.toObject().value(u"key") == QLatin1String(operationProperty))
            return each.toObject().value(u"value");
    }
    return QJsonObject();
}

bool isOperation(const QJsonValue &value, const EffectId &operation)
{
    if (!value.isString())
        return value.toObject().value(u"id") == operation.value();
    // A server that keeps the text as JSON may hand it out in quotes.
    const QString text = value.toString();
    return text == operation.value() || text == QString(u'"' + operation.value() + u'"');
}

//! For servers that do not list the properties with the comments.
QCoro::Task<Result<bool>> commentCarries(JiraSite site, QString id, EffectId operation)
{
    const QString resource
        = QStringLiteral("comment/%1/properties/%2").arg(http::pathSegment(id), QLatin1String(operationProperty));
    const auto property = co_await site.reading().getJson(site.path(resource));
    if (!property && property.error().code == ErrorCode::NotFound)
        co_return false;
    if (!property)
        co_return failed(property);
    co_return isOperation(property->object().value(u"value"), operation);
}

} // namespace

Error unexpectedAnswer(const JiraSite &site, const QString &what)
{
    return {ErrorCode::DataLoss,
            Text::tr("“%1” did not answer with %2, so nothing was used. Check that the address of the connection leads "
                     "to Jira and that no proxy answers in its place.")
                .arg(site.host(), what),
            {}};
}

QCoro::Task<Result<QJsonArray>> readPages(JiraSite site, QString resource, std::stop_token stop)
{
    QJsonArray values;
    while (true) {
        const http::Query query{{QStringLiteral("startAt"), QString::number(values.size())},
                                {QStringLiteral("maxResults"), QString::number(pageSize)}};
        const auto answer = co_await site.reading().getJson(site.path(resource), query, stop);
        if (!answer)
            co_return failed(answer);
        const QJsonObject page = answer->object();
        if (!page.value(u"values").isArray())
            co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a list")));
        const QJsonArray found = page.value(u"values").toArray();
        for (const auto &each : found)
            values.append(each);
        const qint64 total = page.value(u"total").toInteger(-1);
        const bool isLast = page.value(u"isLast").toBool() || (total >= 0 && values.size() >= total);
        const bool isIncomplete = total >= 0 && values.size() < total;
        if ((isLast || found.isEmpty()) && !isIncomplete)
            co_return values;
        if (isLast || found.isEmpty() || values.size() > maxValues)
            co_return failure(ErrorCode::DataLoss,
                              Text::tr("“%1” announced %2 entries and sent %3, so the list is in doubt and was not "
                                       "used. Try again; if it happens again, tell the administrator of Jira.")
                                  .arg(site.host())
                                  .arg(total)
                                  .arg(values.size()),
                              resource);
    }
}

QCoro::Task<Result<QList<versions::JiraProject>>> readProjects(JiraSite site)
{
    QJsonArray list;
    if (site.isCloud()) {
        const auto pages = co_await readPages(site, QStringLiteral("project/search"), {});
        if (!pages)
            co_return failed(pages);
        list = *pages;
    } else {
        const auto answer = co_await site.reading().getJson(site.path(QStringLiteral("project")));
        if (!answer)
            co_return failed(answer);
        if (!answer->isArray())
            co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a list of projects")));
        list = answer->array();
    }
    QList<versions::JiraProject> projects;
    for (const auto &each : std::as_const(list))
        projects.append(projectIn(each.toObject()));
    co_return projects;
}

QCoro::Task<Result<QList<domain::JiraVersion>>> readVersions(JiraSite site, QString project, std::stop_token stop)
{
    const QString below = QStringLiteral("project/%1/").arg(http::pathSegment(project));
    Result<QJsonArray> list;
    if (site.isCloud()) {
        list = co_await readPages(site, below + QStringLiteral("version"), stop);
    } else {
        // Every Data Center has this one, and it comes in one piece.
        const auto answer = co_await site.reading().getJson(site.path(below + QStringLiteral("versions")), {}, stop);
        if (!answer)
            list = failed(answer);
        else if (!answer->isArray())
            list = tl::unexpected(unexpectedAnswer(site, Text::tr("a list of versions")));
        else
            list = answer->array();
    }
    if (!list && list.error().code == ErrorCode::NotFound)
        co_return failure(ErrorCode::NotFound,
                          Text::tr("“%1” has no project “%2” that this account may see, so a release cannot take "
                                   "issues from it. Check the key, or ask for the permission to browse the project.")
                              .arg(site.host(), project),
                          list.error().detail);
    if (!list)
        co_return failed(list);
    QList<domain::JiraVersion> versions;
    for (const auto &each : std::as_const(*list)) {
        if (const auto version = versionOf(each.toObject(), project))
            versions.append(*version);
        else
            co_return tl::unexpected(unexpectedAnswer(site, Text::tr("versions that have an id and a name")));
    }
    co_return versions;
}

QCoro::Task<Result<QJsonObject>> readVersion(JiraSite site, QString id)
{
    const auto answer = co_await site.reading().getJson(site.path(QStringLiteral("version/") + http::pathSegment(id)));
    if (!answer)
        co_return failed(answer);
    if (!versionOf(answer->object(), {}))
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a version")));
    co_return answer->object();
}

QCoro::Task<Result<versions::JiraProject>> readProject(JiraSite site, QString idOrKey)
{
    const auto answer
        = co_await site.reading().getJson(site.path(QStringLiteral("project/") + http::pathSegment(idOrKey)));
    if (!answer)
        co_return failed(answer);
    versions::JiraProject project = projectIn(answer->object());
    if (project.id.isEmpty() || project.key.isEmpty())
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a project that has a number and a key")));
    co_return project;
}

QCoro::Task<Result<versions::JiraProject>> readProjectOfIssue(JiraSite site, QString issue)
{
    const http::Query query{{QStringLiteral("fields"), QStringLiteral("project")}};
    const auto answer
        = co_await site.reading().getJson(site.path(QStringLiteral("issue/") + http::pathSegment(issue)), query);
    if (!answer && answer.error().code == ErrorCode::NotFound)
        co_return tl::unexpected(goneIssue(issue, answer.error()));
    if (!answer)
        co_return failed(answer);
    versions::JiraProject project = projectIn(answer->object()[u"fields"][u"project"].toObject());
    if (project.id.isEmpty() || project.key.isEmpty())
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("an issue and its project")));
    co_return project;
}

QCoro::Task<Result<QString>> readProjectId(JiraSite site, QString project)
{
    const auto answer
        = co_await site.reading().getJson(site.path(QStringLiteral("project/") + http::pathSegment(project)));
    if (!answer)
        co_return failed(answer);
    const QString id = answer->object().value(u"id").toVariant().toString();
    if (id.toLongLong() <= 0)
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a project that has a number")));
    co_return id;
}

QCoro::Task<Result<QList<qint64>>> readVersionFields(JiraSite site, QString versionId)
{
    const QString resource = QStringLiteral("version/%1/relatedIssueCounts").arg(http::pathSegment(versionId));
    const auto answer = co_await site.reading().getJson(site.path(resource));
    if (!answer)
        co_return failed(answer);
    const QJsonObject counts = answer->object();
    if (!counts.contains(u"issuesFixedCount"))
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("the uses of a version")));
    const QJsonValue uses = site.isCloud() ? counts.value(u"customFieldUsage") : counts.value(u"customFieldNames");
    QList<qint64> fields;
    for (const auto &each : uses.toArray()) {
        const qint64 field = each.toObject().value(u"customFieldId").toInteger();
        if (field <= 0)
            co_return tl::unexpected(unexpectedAnswer(site, Text::tr("fields that have a number")));
        fields.append(field);
    }
    co_return fields;
}

QCoro::Task<IssueFields> readIssueFields(JiraSite site, std::stop_token stop)
{
    const auto answer = co_await site.reading().getJson(site.path(QStringLiteral("field")), {}, stop);
    co_return answer ? issueFieldsIn(answer->array()) : IssueFields();
}

QCoro::Task<Result<IssueStanding>> readStanding(JiraSite site, QString issue)
{
    const http::Query query{{QStringLiteral("fields"), QStringLiteral("status,fixVersions")},
                            {QStringLiteral("expand"), QStringLiteral("transitions")}};
    const auto answer
        = co_await site.reading().getJson(site.path(QStringLiteral("issue/") + http::pathSegment(issue)), query);
    if (!answer && answer.error().code == ErrorCode::NotFound)
        co_return tl::unexpected(goneIssue(issue, answer.error()));
    if (!answer)
        co_return failed(answer);
    const QJsonObject json = answer->object();
    const QJsonObject fields = json.value(u"fields").toObject();
    const QJsonObject status = fields.value(u"status").toObject();
    IssueStanding standing;
    standing.key = recordable(json.value(u"key").toString());
    standing.status = recordable(status.value(u"name").toString());
    standing.category = categoryOf(status);
    if (standing.key.isEmpty() || standing.status.isEmpty())
        co_return tl::unexpected(unexpectedAnswer(site, Text::tr("an issue and its status")));
    for (const auto &each : fields.value(u"fixVersions").toArray())
        standing.fixVersionIds.append(each.toObject().value(u"id").toVariant().toString());
    for (const auto &each : json.value(u"transitions").toArray()) {
        const QJsonObject transition = each.toObject();
        const QJsonObject target = transition.value(u"to").toObject();
        standing.transitions.append({transition.value(u"id").toVariant().toString(),
                                     recordable(transition.value(u"name").toString()),
                                     recordable(target.value(u"name").toString()), categoryOf(target)});
    }
    co_return standing;
}

QCoro::Task<Result<QString>> findComment(JiraSite site, QString issue, EffectId operation)
{
    const QString path = site.path(QStringLiteral("issue/%1/comment").arg(http::pathSegment(issue)));
    qint64 read = 0;
    while (true) {
        const http::Query query{{QStringLiteral("startAt"), QString::number(read)},
                                {QStringLiteral("maxResults"), QString::number(pageSize)},
                                {QStringLiteral("orderBy"), QStringLiteral("-created")},
                                {QStringLiteral("expand"), QStringLiteral("properties")}};
        const auto answer = co_await site.reading().getJson(path, query);
        if (!answer)
            co_return failed(answer);
        const QJsonObject page = answer->object();
        if (!page.value(u"comments").isArray())
            co_return tl::unexpected(unexpectedAnswer(site, Text::tr("a list of comments")));
        const QJsonArray comments = page.value(u"comments").toArray();
        for (const auto &each : comments) {
            const QJsonObject comment = each.toObject();
            const QString id = comment.value(u"id").toVariant().toString();
            const QJsonValue carried = operationOf(comment);
            if (carried.isNull()) {
                const auto carries = co_await commentCarries(site, id, operation);
                if (!carries)
                    co_return failed(carries);
                if (*carries)
                    co_return id;
            }
            if (isOperation(carried, operation))
                co_return id;
        }
        read += comments.size();
        if (comments.isEmpty() || read >= page.value(u"total").toInteger(read))
            co_return QString();
    }
}

} // namespace releasedesk::connectors
