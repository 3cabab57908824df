// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_documents.h"

#include "app/sandbox/jira_text.h"

#include <QLocale>

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;

QString jiraTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"+0000";
}

FieldChoice::FieldChoice(const QStringList &asked, const QString &otherwise)
{
    QStringList names = asked;
    if (asked.isEmpty() || std::ranges::all_of(asked, [](const QString &name) { return name.startsWith(u'-'); }))
        names.append(otherwise);
    for (const QString &name : std::as_const(names)) {
        if (name == u"*navigable")
            m_excluded.append(u"comment"_s);
        if (name == u"*all" || name == u"*navigable")
            m_isAll = true;
        else if (name.startsWith(u'-'))
            m_excluded.append(name.mid(1));
        else
            m_names.append(name);
    }
    m_isIdOnly = !m_isAll && m_names == QStringList{u"id"_s};
}

bool FieldChoice::holds(const QString &field) const
{
    return (m_isAll || m_names.contains(field)) && !m_excluded.contains(field);
}

JiraDocuments::JiraDocuments(const JiraWorld &world, JiraFlavour flavour, QString base)
    : m_world(world)
    , m_flavour(flavour)
    , m_base(std::move(base))
{
}

QJsonObject JiraDocuments::person(const Person &person) const
{
    QJsonObject json{{u"avatarUrls"_s, avatars()},
                     {u"displayName"_s, person.displayName},
                     {u"active"_s, true},
                     {u"timeZone"_s, u"Asia/Seoul"_s},
                     {u"emailAddress"_s, person.mail}};
    if (m_flavour == JiraFlavour::Cloud) {
        json.insert(u"self"_s, address(u"/user?accountId="_s + person.accountId));
        json.insert(u"accountId"_s, person.accountId);
        json.insert(u"accountType"_s, u"atlassian"_s);
    } else {
        json.insert(u"self"_s, address(u"/user?username="_s + person.name));
        json.insert(u"key"_s, person.name);
        json.insert(u"name"_s, person.name);
    }
    return json;
}

QJsonValue JiraDocuments::personNamed(const QString &name) const
{
    const Person *found = m_world.personByName(name);
    return found == nullptr ? QJsonValue() : QJsonValue(person(*found));
}

QJsonObject JiraDocuments::project(const Project &project) const
{
    QJsonObject json{{u"self"_s, address(u"/project/"_s + QString::number(project.id))},
                     {u"id"_s, QString::number(project.id)},
                     {u"key"_s, project.key},
                     {u"name"_s, project.name},
                     {u"avatarUrls"_s, avatars()},
                     {u"projectTypeKey"_s, u"software"_s}};
    if (m_flavour == JiraFlavour::Cloud) {
        json.insert(u"simplified"_s, false);
        json.insert(u"style"_s, u"classic"_s);
        json.insert(u"isPrivate"_s, false);
        json.insert(u"properties"_s, QJsonObject());
    }
    return json;
}

QJsonObject JiraDocuments::projectWithDetails(const Project &project) const
{
    QJsonObject json = this->project(project);
    QJsonArray versions;
    for (const Version &each : m_world.versionsOf(project.id))
        versions.append(version(each));
    QJsonArray components;
    int componentId = project.id * 10;
    for (const QString &name : project.components)
        components.append(QJsonObject{{u"self"_s, address(u"/component/%1"_s.arg(componentId))},
                                      {u"id"_s, QString::number(componentId++)},
                                      {u"name"_s, name},
                                      {u"isAssigneeTypeValid"_s, false}});
    json.insert(u"expand"_s, u"description,lead,issueTypes,url,projectKeys"_s);
    json.insert(u"description"_s, project.description);
    if (m_world.personByName(project.lead) != nullptr)
        json.insert(u"lead"_s, personNamed(project.lead));
    json.insert(u"components"_s, components);
    json.insert(u"issueTypes"_s, issueTypes());
    json.insert(u"assigneeType"_s, u"UNASSIGNED"_s);
    json.insert(u"versions"_s, versions);
    json.insert(u"roles"_s, QJsonObject());
    return json;
}

QJsonObject JiraDocuments::version(const Version &version, bool withCounts) const
{
    const QLocale english(QLocale::English);
    QJsonObject json{{u"self"_s, address(u"/version/"_s + QString::number(version.id))},
                     {u"id"_s, QString::number(version.id)},
                     {u"name"_s, version.name},
                     {u"archived"_s, version.isArchived},
                     {u"released"_s, version.isReleased},
                     {u"projectId"_s, version.projectId}};
    if (!version.description.isEmpty())
        json.insert(u"description"_s, version.description);
    if (version.startDate.isValid()) {
        json.insert(u"startDate"_s, version.startDate.toString(Qt::ISODate));
        json.insert(u"userStartDate"_s, english.toString(version.startDate, u"dd/MMM/yy"_s));
    }
    if (version.releaseDate.isValid()) {
        json.insert(u"releaseDate"_s, version.releaseDate.toString(Qt::ISODate));
        json.insert(u"userReleaseDate"_s, english.toString(version.releaseDate, u"dd/MMM/yy"_s));
        if (!version.isReleased)
            json.insert(u"overdue"_s, m_world.isOverdue(version));
    }
    if (withCounts) {
        int toDo = 0;
        int inProgress = 0;
        int done = 0;
        for (const Issue *issue : m_world.issuesOf(version.id)) {
            const Status *status = m_world.statusByName(issue->status);
            const StatusCategory category = status == nullptr ? StatusCategory::ToDo : status->category;
            toDo += category == StatusCategory::ToDo ? 1 : 0;
            inProgress += category == StatusCategory::InProgress ? 1 : 0;
            done += category == StatusCategory::Done ? 1 : 0;
        }
        json.insert(
            u"issuesStatusForFixVersion"_s,
            QJsonObject{{u"unmapped"_s, 0}, {u"toDo"_s, toDo}, {u"inProgress"_s, inProgress}, {u"done"_s, done}});
    }
    return json;
}

QJsonObject JiraDocuments::category(StatusCategory category) const
{
    struct Words {
        const char *key;
        const char *color;
        const char *name;
    };
    static const QMap<StatusCategory, Words> words{
        {StatusCategory::ToDo, {"new", "blue-gray", "To Do"}},
        {StatusCategory::InProgress, {"indeterminate", "yellow", "In Progress"}},
        {StatusCategory::Done, {"done", "green", "Done"}},
    };
    const int id = static_cast<int>(category);
    const Words found = words.value(category);
    return {{u"self"_s, address(u"/statuscategory/%1"_s.arg(id))},
            {u"id"_s, id},
            {u"key"_s, QLatin1String(found.key)},
            {u"colorName"_s, QLatin1String(found.color)},
            {u"name"_s, QLatin1String(found.name)}};
}

QJsonArray JiraDocuments::categories() const
{
    return {category(StatusCategory::ToDo), category(StatusCategory::InProgress), category(StatusCategory::Done)};
}

QJsonObject JiraDocuments::status(const Status &status) const
{
    return {{u"self"_s, address(u"/status/"_s + status.id)},
            {u"description"_s, QString()},
            {u"iconUrl"_s, address(u"/images/status.png"_s)},
            {u"name"_s, status.name},
            {u"id"_s, status.id},
            {u"statusCategory"_s, category(status.category)}};
}

QJsonArray JiraDocuments::issueTypes() const
{
    QJsonArray types;
    for (const Named &type : m_world.types)
        types.append(named("issuetype", m_world.types, type.name));
    return types;
}

QJsonArray JiraDocuments::transitions(const Issue &issue) const
{
    QJsonArray list;
    int number = 1;
    for (const Status &target : m_world.statuses) {
        const int id = (10 * number++) + 1;
        if (target.name == issue.status)
            continue;
        QJsonObject transition{{u"id"_s, QString::number(id)}, {u"name"_s, target.name}, {u"to"_s, status(target)}};
        if (m_flavour == JiraFlavour::Cloud) {
            for (const QString &flag : {u"hasScreen"_s, u"isInitial"_s, u"isConditional"_s, u"looped"_s})
                transition.insert(flag, false);
            transition.insert(u"isGlobal"_s, true);
            transition.insert(u"isAvailable"_s, true);
        }
        list.append(transition);
    }
    return list;
}

QJsonArray JiraDocuments::fields() const
{
    const auto system = [](const QString &id, const QString &name, const QString &type) {
        return QJsonObject{{u"id"_s, id},
                           {u"name"_s, name},
                           {u"custom"_s, false},
                           {u"orderable"_s, true},
                           {u"navigable"_s, true},
                           {u"searchable"_s, true},
                           {u"clauseNames"_s, QJsonArray{id}},
                           {u"schema"_s, QJsonObject{{u"type"_s, type}, {u"system"_s, id}}}};
    };
    const auto custom = [](const QString &id, const QString &name, const QString &type, const QString &kind) {
        const int number = id.mid(id.indexOf(u'_') + 1).toInt();
        return QJsonObject{
            {u"id"_s, id},
            {u"name"_s, name},
            {u"custom"_s, true},
            {u"orderable"_s, true},
            {u"navigable"_s, true},
            {u"searchable"_s, true},
            {u"clauseNames"_s, QJsonArray{u"cf[%1]"_s.arg(number), name}},
            {u"schema"_s, QJsonObject{{u"type"_s, type}, {u"custom"_s, kind}, {u"customId"_s, number}}},
        };
    };
    QJsonArray list{
        system(u"summary"_s, u"Summary"_s, u"string"_s),
        system(u"description"_s, u"Description"_s, u"string"_s),
        system(u"issuetype"_s, u"Issue Type"_s, u"issuetype"_s),
        system(u"priority"_s, u"Priority"_s, u"priority"_s),
        system(u"status"_s, u"Status"_s, u"status"_s),
        system(u"assignee"_s, u"Assignee"_s, u"user"_s),
        system(u"reporter"_s, u"Reporter"_s, u"user"_s),
        system(u"resolution"_s, u"Resolution"_s, u"resolution"_s),
        system(u"created"_s, u"Created"_s, u"datetime"_s),
        system(u"updated"_s, u"Updated"_s, u"datetime"_s),
        system(u"project"_s, u"Project"_s, u"project"_s),
        custom(QLatin1String(developmentField), u"Development"_s, u"any"_s,
               u"com.atlassian.jira.plugins.jira-development-integration-plugin:devsummarycf"_s),
        custom(QLatin1String(releaseNoteField), u"Release note"_s, u"string"_s,
               u"com.atlassian.jira.plugin.system.customfieldtypes:textfield"_s),
    };
    for (const auto &[id, name, items] : {std::tuple{u"fixVersions"_s, u"Fix Version/s"_s, u"version"_s},
                                          std::tuple{u"labels"_s, u"Labels"_s, u"string"_s},
                                          std::tuple{u"components"_s, u"Component/s"_s, u"component"_s}}) {
        QJsonObject field = system(id, name, u"array"_s);
        QJsonObject schema = field.value(u"schema"_s).toObject();
        schema.insert(u"items"_s, items);
        field.insert(u"schema"_s, schema);
        list.append(field);
    }
    if (m_flavour == JiraFlavour::Cloud) {
        for (auto field : list) {
            QJsonObject withKey = field.toObject();
            withKey.insert(u"key"_s, withKey.value(u"id"_s));
            field = withKey;
        }
    }
    return list;
}

QJsonObject JiraDocuments::named(const char *kind, const QList<Named> &list, const QString &name) const
{
    QString id = u"10999"_s;
    for (const Named &each : list) {
        if (each.name == name)
            id = each.id;
    }
    QJsonObject json{{u"self"_s, address(u"/%1/%2"_s.arg(QLatin1String(kind), id))},
                     {u"id"_s, id},
                     {u"name"_s, name},
                     {u"iconUrl"_s, address(u"/images/%1-%2.svg"_s.arg(QLatin1String(kind), id))}};
    if (QLatin1String(kind) == "issuetype"_L1) {
        json.insert(u"description"_s, QString());
        json.insert(u"subtask"_s, false);
    }
    return json;
}

QJsonValue JiraDocuments::text(const QString &text) const
{
    if (text.isEmpty())
        return {};
    return m_flavour == JiraFlavour::Cloud ? QJsonValue(documentFromText(text)) : QJsonValue(text);
}

QJsonObject JiraDocuments::avatars() const
{
    QJsonObject sizes;
    for (const int size : {16, 24, 32, 48})
        sizes.insert(u"%1x%1"_s.arg(size), address(u"/images/avatar-%1.png"_s.arg(size)));
    return sizes;
}

QJsonObject JiraDocuments::comment(const Issue &issue, const Comment &comment, bool withProperties) const
{
    QJsonObject json{{u"self"_s, address(u"/issue/%1/comment/%2"_s.arg(issue.id).arg(comment.id))},
                     {u"id"_s, QString::number(comment.id)},
                     {u"author"_s, personNamed(comment.author)},
                     {u"updateAuthor"_s, personNamed(comment.author)},
                     {u"created"_s, jiraTime(comment.created)},
                     {u"updated"_s, jiraTime(comment.created)}};
    if (m_flavour == JiraFlavour::Cloud) {
        json.insert(u"body"_s, comment.document);
        json.insert(u"jsdPublic"_s, true);
    } else {
        json.insert(u"body"_s, comment.markup);
    }
    if (withProperties) {
        QJsonArray properties;
        for (auto it = comment.properties.begin(); it != comment.properties.end(); ++it)
            properties.append(QJsonObject{{u"key"_s, it.key()}, {u"value"_s, it.value()}});
        json.insert(u"properties"_s, properties);
    }
    return json;
}

QJsonObject JiraDocuments::comments(const Issue &issue) const
{
    QJsonArray list;
    for (const Comment &each : issue.comments)
        list.append(comment(issue, each, false));
    return {{u"comments"_s, list},
            {u"self"_s, address(u"/issue/%1/comment"_s.arg(issue.id))},
            {u"maxResults"_s, list.size()},
            {u"total"_s, list.size()},
            {u"startAt"_s, 0}};
}

QJsonObject JiraDocuments::issue(const Issue &issue, const FieldChoice &choice) const
{
    QJsonObject json{{u"id"_s, QString::number(issue.id)}};
    if (choice.isIdOnly() && m_flavour == JiraFlavour::Cloud)
        return json;
    QJsonObject fields;
    const auto put = [&](const QString &name, const std::function<QJsonValue()> &value) {
        if (choice.holds(name))
            fields.insert(name, value());
    };
    put(u"summary"_s, [&] { return issue.summary; });
    put(u"description"_s, [&] { return description(issue); });
    put(u"issuetype"_s, [&] { return named("issuetype", m_world.types, issue.type); });
    put(u"priority"_s, [&] { return named("priority", m_world.priorities, issue.priority); });
    put(u"status"_s, [&] {
        const Status *found = m_world.statusByName(issue.status);
        return found == nullptr ? QJsonObject() : status(*found);
    });
    put(u"assignee"_s, [&] { return personNamed(issue.assignee); });
    put(u"reporter"_s, [&] { return personNamed(issue.reporter); });
    put(u"resolution"_s, [&]() -> QJsonValue {
        if (issue.resolution.isEmpty())
            return {};
        return QJsonObject{{u"self"_s, address(u"/resolution/10000"_s)},
                           {u"id"_s, u"10000"_s},
                           {u"name"_s, issue.resolution},
                           {u"description"_s, QString()}};
    });
    put(u"resolutiondate"_s, [&]() -> QJsonValue {
        return issue.resolution.isEmpty() ? QJsonValue() : QJsonValue(jiraTime(issue.updated));
    });
    put(u"created"_s, [&] { return jiraTime(issue.created); });
    put(u"updated"_s, [&] { return jiraTime(issue.updated); });
    put(u"labels"_s, [&] { return QJsonArray::fromStringList(issue.labels); });
    put(u"components"_s, [&] {
        QJsonArray list;
        for (const QString &name : issue.components)
            list.append(QJsonObject{{u"name"_s, name}});
        return list;
    });
    put(u"project"_s, [&] {
        const Project *found = m_world.project(issue.projectId);
        return found == nullptr ? QJsonObject() : project(*found);
    });
    put(u"fixVersions"_s, [&] {
        QJsonArray list;
        for (const int id : issue.fixVersions) {
            if (const Version *found = m_world.version(id)) {
                QJsonObject reference = version(*found);
                for (const QString &field : {u"projectId"_s, u"userReleaseDate"_s, u"userStartDate"_s, u"overdue"_s})
                    reference.remove(field); // an issue's versions are shown shorter
                list.append(reference);
            }
        }
        return list;
    });
    put(u"issuelinks"_s, [&] { return issueLinks(issue); });
    put(u"subtasks"_s, [&] { return subtasks(issue); });
    if (const Issue *parent = m_world.issueByIdOrKey(issue.parent); parent != nullptr && !issue.parent.isEmpty())
        put(u"parent"_s, [&] { return reference(*parent); });
    put(u"comment"_s, [&] { return comments(issue); });
    put(QLatin1String(developmentField), [&] { return issue.development; });
    put(QLatin1String(releaseNoteField),
        [&] { return issue.releaseNote.isEmpty() ? QJsonValue() : QJsonValue(issue.releaseNote); });
    json.insert(u"expand"_s, u"renderedFields,names,schema,operations,editmeta,changelog,transitions"_s);
    json.insert(u"self"_s, address(u"/issue/"_s + QString::number(issue.id)));
    json.insert(u"key"_s, issue.key);
    if (!fields.isEmpty())
        json.insert(u"fields"_s, fields);
    return json;
}

} // namespace releasedesk::sandbox
