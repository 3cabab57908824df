// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_writer.h"

#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/recent_writes.h"
#include "core/connectors/jira/rich_text.h"
#include "core/connectors/jira/write_pace.h"
#include "core/http/endpoint_policy.h"

#include <QCoreApplication>

#include <optional>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraWriter)
};

struct Change {
    QByteArray method;
    QString resource;
    QString subject; //!< what the pace counts by
    QJsonObject body;
};

Error surely(Error error)
{
    error.nothingHappened = true;
    return error;
}

//! The project that a change is about, as Jira says: what the key of an issue says need not be so.
QCoro::Task<Result<versions::JiraProject>> projectOf(JiraSite site, Change change)
{
    if (change.resource.startsWith(u"issue/"))
        co_return co_await readProjectOfIssue(site, change.subject);
    QString id = change.body.value(u"projectId").toVariant().toString(); // of a new version
    if (change.resource != u"version") {
        const auto version = co_await readVersion(site, change.subject);
        if (!version)
            co_return failed(version);
        id = version->value(u"projectId").toVariant().toString();
    }
    co_return co_await readProject(site, id);
}

Error isReadOnly(const JiraSite &site, const QString &chosen, const QString &now)
{
    const QString name = chosen == now ? chosen : Text::tr("%1 (now %2)").arg(chosen, now);
    return {ErrorCode::FailedPrecondition,
            Text::tr("%1 is read-only by choice: in the connection to “%2” somebody chose “Continue read-only for "
                     "%3”, so nothing was sent to Jira. If the account may change it by now, allow it in that "
                     "connection, under Projects.")
                .arg(name, site.host(), chosen),
            {}};
}

Error isUnknown(const JiraSite &site, const QString &chosen)
{
    return {
        ErrorCode::FailedPrecondition,
        Text::tr("The connection to “%1” names the read-only project %2, but Jira knows no such project, or this "
                 "account may not see it. Which project is meant cannot be told, so nothing was sent to Jira. Write "
                 "its key as it is now: “rdesk connection edit ID --read-only-project KEY”, or “none”.")
            .arg(site.host(), chosen),
        {}};
}

//! Refused where a person chose that nothing is to be changed, and where that cannot be told.
QCoro::Task<Result<>> checkMayWrite(JiraSite site, Change change, QStringList readOnly)
{
    if (readOnly.isEmpty())
        co_return Result<>();
    const auto project = co_await projectOf(site, change);
    if (!project)
        co_return tl::unexpected(surely(project.error()));
    std::optional<Error> refusal;
    if (readOnly.contains(project->key, Qt::CaseInsensitive))
        refusal = isReadOnly(site, project->key, project->key);
    for (qsizetype i = 0; i < readOnly.size() && !refusal; ++i) {
        // A project that was renamed still answers to the key it had when it was chosen.
        const auto chosen = co_await readProject(site, readOnly.at(i));
        if (!chosen && chosen.error().code != ErrorCode::NotFound)
            co_return tl::unexpected(surely(chosen.error()));
        if (!chosen)
            refusal = isUnknown(site, readOnly.at(i));
        else if (chosen->id == project->id)
            refusal = isReadOnly(site, readOnly.at(i), project->key);
    }
    if (!refusal)
        co_return Result<>();
    refusal->reason = QStringLiteral("connection.readOnly");
    co_return tl::unexpected(surely(*std::move(refusal)));
}

QCoro::Task<Result<QJsonDocument>> sendInTurn(JiraSite site, EffectId operation, Change change, std::stop_token stop)
{
    const auto readOnly = site.readOnlyProjects();
    if (!readOnly)
        co_return tl::unexpected(surely(readOnly.error()));
    if (const auto may = co_await checkMayWrite(site, change, *readOnly); !may)
        co_return failed(may);
    if (!co_await site.pace().take(site.host(), change.subject, stop)) {
        Error error{
            ErrorCode::Cancelled, Text::tr("Stopped before the change was sent, so nothing changed in Jira."), {}};
        error.nothingHappened = true;
        co_return tl::unexpected(std::move(error));
    }
    // The turn may have come late, and somebody may have chosen meanwhile.
    const auto readOnlyNow = site.readOnlyProjects();
    if (!readOnlyNow)
        co_return tl::unexpected(surely(readOnlyNow.error()));
    if (*readOnlyNow != *readOnly) {
        if (const auto may = co_await checkMayWrite(site, change, *readOnlyNow); !may)
            co_return failed(may);
    }
    const auto answer = co_await site.writing(operation).send(change.method, site.path(change.resource), change.body);
    const bool isSurelyAsBefore = !answer && answer.error().nothingHappened;
    if (change.resource.startsWith(u"issue/") && !isSurelyAsBefore)
        site.recentWrites().note(site.host(), change.subject); // a search may lag behind
    co_return answer;
}

QCoro::Task<Result<>> changeInTurn(JiraSite site, EffectId operation, Change change, std::stop_token stop)
{
    const auto answer = co_await sendInTurn(site, operation, change, stop);
    if (!answer)
        co_return failed(answer);
    co_return Result<>();
}

//! The id of what the change made; \p made names it for people.
QCoro::Task<Result<QString>> makeInTurn(JiraSite site, EffectId operation, Change change, QString made,
                                        std::stop_token stop)
{
    const auto answer = co_await sendInTurn(site, operation, change, stop);
    if (!answer)
        co_return failed(answer);
    const QString id = answer->object().value(u"id").toVariant().toString();
    if (id.isEmpty()) { // it was taken, so this must not look like a refusal
        Error error = unexpectedAnswer(site, made);
        error.code = ErrorCode::Unknown;
        co_return tl::unexpected(std::move(error));
    }
    co_return id;
}

QString issueResource(const QString &issue)
{
    return QStringLiteral("issue/") + http::pathSegment(issue);
}

} // namespace

JiraWriter::JiraWriter(JiraSite site, EffectId operation, std::stop_token stop)
    : m_site(std::move(site))
    , m_operation(std::move(operation))
    , m_stop(std::move(stop))
{
}

QCoro::Task<Result<>> JiraWriter::changeVersion(QString id, QJsonObject changes) const
{
    return changeInTurn(m_site, m_operation,
                        {"PUT", QStringLiteral("version/") + http::pathSegment(id), id, std::move(changes)}, m_stop);
}

QCoro::Task<Result<QString>> JiraWriter::createVersion(QString projectId, QJsonObject version) const
{
    version.insert(QStringLiteral("projectId"), projectId.toLongLong());
    return makeInTurn(m_site, m_operation, {"POST", QStringLiteral("version"), projectId, std::move(version)},
                      Text::tr("the new version"), m_stop);
}

QCoro::Task<Result<>> JiraWriter::mergeVersion(QString id, QString intoId, QList<qint64> customFields) const
{
    // Not “mergeto”: that takes no body, and without one a request may arrive twice. It also leaves the versions that
    // are affected, and custom fields, without a value on Cloud.
    const qint64 into = intoId.toLongLong();
    QJsonArray replacements;
    for (const qint64 field : std::as_const(customFields))
        replacements.append(QJsonObject{{QStringLiteral("customFieldId"), field}, {QStringLiteral("moveTo"), into}});
    const QJsonObject body{{QStringLiteral("moveFixIssuesTo"), into},
                           {QStringLiteral("moveAffectedIssuesTo"), into},
                           {QStringLiteral("customFieldReplacementList"), replacements}};
    const QString resource = QStringLiteral("version/%1/removeAndSwap").arg(http::pathSegment(id));
    return changeInTurn(m_site, m_operation, {"POST", resource, id, body}, m_stop);
}

QCoro::Task<Result<>> JiraWriter::moveVersion(QString id, QString behindId) const
{
    QJsonObject body{{QStringLiteral("position"), QStringLiteral("First")}};
    if (!behindId.isEmpty())
        body = {{QStringLiteral("after"),
                 m_site.pageOf(m_site.path(QStringLiteral("version/") + http::pathSegment(behindId)))}};
    return changeInTurn(
        m_site, m_operation,
        {"POST", QStringLiteral("version/") + http::pathSegment(id) + QStringLiteral("/move"), id, std::move(body)},
        m_stop);
}

QCoro::Task<Result<>> JiraWriter::transitionIssue(QString issue, QString transitionId) const
{
    const QJsonObject body{{QStringLiteral("transition"), QJsonObject{{QStringLiteral("id"), transitionId}}}};
    return changeInTurn(m_site, m_operation,
                        {"POST", issueResource(issue) + QStringLiteral("/transitions"), issue, body}, m_stop);
}

QCoro::Task<Result<>> JiraWriter::swapFixVersion(QString issue, QString removedId, QString addedId) const
{
    const auto step = [](const QString &verb, const QString &id) {
        return QJsonObject{{verb, QJsonObject{{QStringLiteral("id"), id}}}};
    };
    QJsonArray steps;
    if (!removedId.isEmpty())
        steps.append(step(QStringLiteral("remove"), removedId));
    if (!addedId.isEmpty())
        steps.append(step(QStringLiteral("add"), addedId));
    const QJsonObject body{{QStringLiteral("update"), QJsonObject{{QStringLiteral("fixVersions"), steps}}}};
    return changeInTurn(m_site, m_operation, {"PUT", issueResource(issue), issue, body}, m_stop);
}

QCoro::Task<Result<QString>> JiraWriter::addComment(QString issue, QString text) const
{
    const QJsonValue body = m_site.isCloud() ? QJsonValue(documentOf(text)) : QJsonValue(wikiMarkupOf(text));
    // Data Center's contract knows texts only.
    const QJsonValue mark = m_site.isCloud() ? QJsonValue(QJsonObject{{QStringLiteral("id"), m_operation.value()}})
                                             : QJsonValue(m_operation.value());
    const QJsonObject property{{QStringLiteral("key"), QLatin1String(operationProperty)},
                               {QStringLiteral("value"), mark}};
    const QJsonObject comment{{QStringLiteral("body"), body}, {QStringLiteral("properties"), QJsonArray{property}}};
    return makeInTurn(m_site, m_operation, {"POST", issueResource(issue) + QStringLiteral("/comment"), issue, comment},
                      Text::tr("the new comment"), m_stop);
}

} // namespace releasedesk::connectors
