// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_text.h"
#include "app/sandbox/jira_visit.h"

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

HttpResponse noSuchIssue()
{
    return jiraError(404, u"Issue does not exist or you do not have permission to see it."_s);
}

//! The id of the version that {"id":…} or {"name":…} names in the issue's project; 0 if there is none.
int versionIn(const QJsonValue &reference, const Issue &issue, const JiraWorld &world)
{
    const QJsonObject object = reference.toObject();
    const Version *version = object.contains(u"id"_s)
        ? world.version(object.value(u"id"_s).toVariant().toInt())
        : world.versionByName(issue.projectId, object.value(u"name"_s).toString());
    return version != nullptr && version->projectId == issue.projectId ? version->id : 0;
}

//! Collects the edits of a body; says what does not fit, by field.
class IssueEdit
{
public:
    IssueEdit(Issue issue, const JiraWorld &world, bool isCloud)
        : m_issue(std::move(issue))
        , m_world(world)
        , m_isCloud(isCloud)
    {
    }

    void setField(const QString &field, const QJsonValue &value)
    {
        if (field == u"fixVersions") {
            m_issue.fixVersions.clear();
            for (const auto &reference : value.toArray())
                changeVersion(u"add"_s, reference);
        } else if (field == u"summary") {
            m_issue.summary = value.toString();
            if (m_issue.summary.trimmed().isEmpty())
                m_errors.insert(field, u"You must specify a summary of the issue."_s);
        } else if (field == u"labels") {
            m_issue.labels = value.toVariant().toStringList();
        } else if (field == u"description") {
            setDescription(value);
        } else if (field == QLatin1String(JiraDocuments::releaseNoteField)) {
            m_issue.releaseNote = value.toString();
        } else {
            m_errors.insert(field,
                            u"Field '%1' cannot be set. It is not on the appropriate screen, or unknown."_s.arg(field));
        }
    }

    void update(const QString &field, const QJsonArray &operations)
    {
        for (const auto &each : operations) {
            const QJsonObject operation = each.toObject();
            for (auto it = operation.begin(); it != operation.end(); ++it) {
                if (it.key() == u"set")
                    setField(field, it.value());
                else if (field == u"fixVersions")
                    changeVersion(it.key(), it.value());
                else if (field == u"labels" && it.key() == u"add")
                    m_issue.labels.append(it.value().toString());
                else if (field == u"labels" && it.key() == u"remove")
                    m_issue.labels.removeAll(it.value().toString());
                else
                    m_errors.insert(field, u"Operation '%1' is not supported."_s.arg(it.key()));
            }
        }
    }

    [[nodiscard]] const QJsonObject &errors() const { return m_errors; }
    [[nodiscard]] const Issue &issue() const { return m_issue; }

private:
    void setDescription(const QJsonValue &value)
    {
        if (m_isCloud) {
            if (const Result<> checked = checkDocument(value); !checked && !value.isNull())
                m_errors.insert(u"description"_s, checked.error().message);
            m_issue.description = textOfDocument(value.toObject());
        } else {
            m_issue.description = value.toString();
        }
    }

    void changeVersion(const QString &operation, const QJsonValue &reference)
    {
        const int id = versionIn(reference, m_issue, m_world);
        if (id == 0) {
            m_errors.insert(u"fixVersions"_s, u"Version is not valid in the project of this issue."_s);
        } else if (operation == u"add") {
            if (!m_issue.fixVersions.contains(id))
                m_issue.fixVersions.append(id);
        } else if (operation == u"remove") {
            m_issue.fixVersions.removeAll(id);
        } else {
            m_errors.insert(u"fixVersions"_s, u"Operation '%1' is not supported."_s.arg(operation));
        }
    }

    Issue m_issue;
    const JiraWorld &m_world;
    bool m_isCloud;
    QJsonObject m_errors;
};

HttpResponse editIssue(JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    if (issue == nullptr)
        return noSuchIssue();
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    IssueEdit edit(*issue, world, visit.isCloud());
    const QJsonObject fields = body->value(u"fields"_s).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        edit.setField(it.key(), it.value());
    const QJsonObject update = body->value(u"update"_s).toObject();
    for (auto it = update.begin(); it != update.end(); ++it)
        edit.update(it.key(), it.value().toArray());
    if (!edit.errors().isEmpty())
        return jiraError(400, {}, edit.errors());
    world.change(QString(issue->key), [&](Issue &changed) { changed = edit.issue(); });
    return jiraNothing(204);
}

HttpResponse showIssue(const JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    if (issue == nullptr)
        return noSuchIssue();
    QJsonObject json = visit.documents.issue(*issue, FieldChoice(visit.request.listParameter(u"fields"_s), u"*all"_s));
    const QStringList wanted = visit.request.listParameter(u"properties"_s);
    if (!wanted.isEmpty()) {
        QJsonObject properties;
        for (auto it = issue->properties.begin(); it != issue->properties.end(); ++it) {
            if (wanted.contains(u"*all"_s) || wanted.contains(it.key()))
                properties.insert(it.key(), it.value());
        }
        json.insert(u"properties"_s, properties);
    }
    if (visit.request.listParameter(u"expand"_s).contains(u"transitions"_s))
        json.insert(u"transitions"_s, visit.documents.transitions(*issue));
    if (visit.request.listParameter(u"expand"_s).contains(u"changelog"_s))
        json.insert(u"changelog"_s, visit.documents.changelog(*issue));
    return HttpResponse::json(200, json);
}

HttpResponse listWebLinks(const JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    return issue == nullptr ? noSuchIssue() : HttpResponse::json(200, visit.documents.webLinks(*issue));
}

HttpResponse listTransitions(const JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    if (issue == nullptr)
        return noSuchIssue();
    return HttpResponse::json(
        200, QJsonObject{{u"expand"_s, u"transitions"_s}, {u"transitions"_s, visit.documents.transitions(*issue)}});
}

HttpResponse transition(JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    if (issue == nullptr)
        return noSuchIssue();
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    const QString wanted = body->value(u"transition"_s).toObject().value(u"id"_s).toVariant().toString();
    QString target;
    for (const auto &each : visit.documents.transitions(*issue)) {
        const QJsonObject possible = each.toObject();
        if (possible.value(u"id"_s) == wanted)
            target = possible.value(u"to"_s).toObject().value(u"name"_s).toString();
    }
    if (target.isEmpty())
        return jiraError(400,
                         u"It seems that you have tried to perform an illegal workflow operation: transition '%1' is "
                         "not available from status '%2'."_s.arg(wanted, issue->status));
    const QString resolution
        = body->value(u"fields"_s).toObject().value(u"resolution"_s).toObject().value(u"name"_s).toString();
    world.move(QString(issue->key), target, resolution);
    return jiraNothing(204);
}

HttpResponse listProperties(const JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    if (issue == nullptr)
        return noSuchIssue();
    QJsonArray keys;
    for (auto it = issue->properties.begin(); it != issue->properties.end(); ++it)
        keys.append(
            QJsonObject{{u"self"_s, visit.documents.address(u"/issue/%1/properties/%2"_s.arg(issue->key, it.key()))},
                        {u"key"_s, it.key()}});
    return HttpResponse::json(200, QJsonObject{{u"keys"_s, keys}});
}

HttpResponse showProperty(const JiraWorld &world, const QStringList &captured)
{
    const Issue *issue = world.issueByIdOrKey(captured.at(0));
    if (issue == nullptr)
        return noSuchIssue();
    if (!issue->properties.contains(captured.at(1)))
        return jiraNotFound(u"Property '%1'"_s.arg(captured.at(1)));
    return HttpResponse::json(
        200, QJsonObject{{u"key"_s, captured.at(1)}, {u"value"_s, issue->properties.value(captured.at(1))}});
}

HttpResponse setProperty(JiraWorld &world, const JiraVisit &visit, const QStringList &captured)
{
    const Issue *issue = world.issueByIdOrKey(captured.at(0));
    if (issue == nullptr)
        return noSuchIssue();
    const QJsonDocument document = QJsonDocument::fromJson("[" + visit.request.body + "]");
    if (document.array().size() != 1)
        return jiraError(400, u"The property value must be one valid JSON value."_s);
    const bool isNew = !issue->properties.contains(captured.at(1));
    world.change(QString(issue->key),
                 [&](Issue &changed) { changed.properties.insert(captured.at(1), document.array().first()); });
    return jiraNothing(isNew ? 201 : 200);
}

HttpResponse removeProperty(JiraWorld &world, const QStringList &captured)
{
    const Issue *issue = world.issueByIdOrKey(captured.at(0));
    if (issue == nullptr || !issue->properties.contains(captured.at(1)))
        return jiraNotFound(u"Property '%1'"_s.arg(captured.at(1)));
    world.change(QString(issue->key), [&](Issue &changed) { changed.properties.remove(captured.at(1)); });
    return jiraNothing(204);
}

} // namespace

void addJiraIssueRoutes(JiraRoutes &routes, JiraWorld &world)
{
    routes.add("GET", u"issue/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return showIssue(world, visit, captured.first());
    });
    routes.add("PUT", u"issue/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return editIssue(world, visit, captured.first());
    });
    routes.add("GET", u"issue/{}/remotelink"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return listWebLinks(world, visit, captured.first());
    });
    routes.add("GET", u"issue/{}/transitions"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return listTransitions(world, visit, captured.first());
    });
    routes.add("POST", u"issue/{}/transitions"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return transition(world, visit, captured.first());
    });
    routes.add("GET", u"issue/{}/properties"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return listProperties(world, visit, captured.first());
    });
    routes.add("GET", u"issue/{}/properties/{}"_s,
               [&world](const JiraVisit &, const QStringList &captured) { return showProperty(world, captured); });
    routes.add("PUT", u"issue/{}/properties/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return setProperty(world, visit, captured);
    });
    routes.add("DELETE", u"issue/{}/properties/{}"_s,
               [&world](const JiraVisit &, const QStringList &captured) { return removeProperty(world, captured); });
}

} // namespace releasedesk::sandbox
