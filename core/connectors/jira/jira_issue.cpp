// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_issue.h"

#include "core/connectors/jira/development_field.h"
#include "core/connectors/jira/rich_text.h"

#include <algorithm>

namespace releasedesk::connectors {
namespace {

constexpr qsizetype maxNameLength = 400;
constexpr qsizetype maxSummaryLength = 1000;
constexpr qsizetype maxNamesOfIssue = 200;
constexpr qsizetype maxLinksOfIssue = 100;

QString textIn(const QJsonObject &json, const char *name, qsizetype maxLength = maxNameLength)
{
    return recordable(json.value(QLatin1String(name)).toString(), maxLength);
}

//! Some servers and old versions write ids as numbers.
QString idIn(const QJsonObject &json)
{
    const QJsonValue id = json.value(u"id");
    return id.isDouble() ? QString::number(id.toInteger()) : recordable(id.toString(), maxNameLength);
}

//! How well a field's name fits “what was fixed”; 0: not at all.
int fixNoteRank(const QString &name)
{
    static const QStringList names{
        QStringLiteral("release note"), QStringLiteral("release notes"),   QStringLiteral("fix note"),
        QStringLiteral("릴리스 노트"),  QStringLiteral("릴리즈 노트"),     QStringLiteral("수정 내용"),
        QStringLiteral("fix summary"),  QStringLiteral("resolution note"),
    };
    const qsizetype at = names.indexOf(name.trimmed().toLower());
    return at < 0 ? 0 : static_cast<int>(names.size() - at);
}

} // namespace

QString recordable(const QString &text, qsizetype maxLength)
{
    // A lone half of a character would make the event that holds it unreadable. UTF-8 replaces it.
    return QString::fromUtf8(text.left(maxLength).toUtf8());
}

QStringList IssueFields::names() const
{
    QStringList names{
        QStringLiteral("summary"),     QStringLiteral("issuetype"),  QStringLiteral("status"),
        QStringLiteral("assignee"),    QStringLiteral("priority"),   QStringLiteral("resolution"),
        QStringLiteral("fixVersions"), QStringLiteral("updated"),    QStringLiteral("components"),
        QStringLiteral("parent"),      QStringLiteral("issuelinks"), QStringLiteral("subtasks"),
    };
    for (const QString &custom : {development, fixNote}) {
        if (!custom.isEmpty())
            names.append(custom);
    }
    return names;
}

IssueFields issueFieldsIn(const QJsonArray &fields)
{
    IssueFields found;
    int bestRank = 0;
    for (const auto &each : fields) {
        const QJsonObject field = each.toObject();
        const QString id = idIn(field);
        if (!id.startsWith(u"customfield_"))
            continue;
        const QString schema = field.value(u"schema").toObject().value(u"custom").toString();
        if (schema.contains(u"jira-development-integration-plugin:devsummary"))
            found.development = id;
        const int rank = fixNoteRank(field.value(u"name").toString());
        if (rank > bestRank) {
            found.fixNote = id;
            bestRank = rank;
        }
    }
    return found;
}

domain::StatusCategory categoryOf(const QJsonObject &status)
{
    const QString key = status.value(u"statusCategory").toObject().value(u"key").toString();
    if (key == u"done")
        return domain::StatusCategory::Done;
    return key == u"indeterminate" ? domain::StatusCategory::InProgress : domain::StatusCategory::ToDo;
}

void readIssueField(domain::Issue &issue, QStringView field, const QJsonValue &value)
{
    const auto name = [&value] { return textIn(value.toObject(), "name"); };
    const auto names = [&value] {
        QStringList found;
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < std::min(list.size(), maxNamesOfIssue); ++i)
            found.append(textIn(list.at(i).toObject(), "name"));
        return found;
    };
    if (field == u"issuetype") {
        issue.type = name();
        issue.issueClass = domain::issueClassOf(issue.type);
        issue.isSubtask = value.toObject().value(u"subtask").toBool();
    } else if (field == u"summary") {
        issue.summary = recordable(value.toString(), maxSummaryLength);
    } else if (field == u"status") {
        issue.status = name();
        issue.category = categoryOf(value.toObject());
    } else if (field == u"assignee") {
        const QJsonObject assignee = value.toObject();
        issue.assignee = textIn(assignee, "displayName");
        issue.assigneeId.clear();
        // Cloud knows people by account id, Data Center by key or name.
        for (const char *id : {"accountId", "key", "name"}) {
            if (issue.assigneeId.isEmpty())
                issue.assigneeId = textIn(assignee, id);
        }
    } else if (field == u"priority") {
        issue.priority = name();
    } else if (field == u"resolution") {
        issue.resolution = name();
    } else if (field == u"fixVersions") {
        issue.fixVersions = names();
    } else if (field == u"components") {
        issue.components = names();
    } else if (field == u"parent") {
        issue.parent = textIn(value.toObject(), "key");
    } else if (field == u"updated") {
        issue.updated = timeInIssue(value.toString());
    }
}

std::optional<domain::Issue> issueOf(const QJsonObject &json, const IssueFields &custom)
{
    const QJsonObject fields = json.value(u"fields").toObject();
    domain::Issue issue;
    issue.id = idIn(json);
    issue.key = textIn(json, "key");
    if (issue.key.isEmpty())
        return std::nullopt;
    for (const char16_t *const field : {u"issuetype", u"summary", u"status", u"assignee", u"priority", u"resolution",
                                        u"fixVersions", u"components", u"parent", u"updated"})
        readIssueField(issue, field, fields.value(field));
    if (!custom.fixNote.isEmpty())
        issue.fixNote = recordable(plainTextOf(fields.value(custom.fixNote)));
    issue.links = linksOf(fields);
    if (!custom.development.isEmpty())
        issue.development = developmentOf(fields.value(custom.development));
    return issue;
}

QList<domain::IssueLink> linksOf(const QJsonObject &fields)
{
    QList<domain::IssueLink> links;
    const auto add = [&links](domain::LinkKind kind, const QJsonObject &other) {
        const QJsonObject inside = other.value(u"fields").toObject();
        const QString key = textIn(other, "key");
        if (!key.isEmpty() && links.size() < maxLinksOfIssue)
            links.append({kind, key, textIn(inside, "summary"), categoryOf(inside.value(u"status").toObject())});
    };
    for (const auto &each : fields.value(u"subtasks").toArray())
        add(domain::LinkKind::Subtask, each.toObject());
    for (const auto &each : fields.value(u"issuelinks").toArray()) {
        const QJsonObject link = each.toObject();
        const QString type = link.value(u"type").toObject().value(u"name").toString().toLower();
        const bool isInward = link.value(u"inwardIssue").isObject();
        const QJsonObject other = link.value(isInward ? u"inwardIssue" : u"outwardIssue").toObject();
        if (type.contains(u"block"))
            add(isInward ? domain::LinkKind::BlockedBy : domain::LinkKind::Blocks, other);
        else
            add(type.contains(u"duplicate") ? domain::LinkKind::Duplicate : domain::LinkKind::Related, other);
    }
    return links;
}

QDateTime timeInIssue(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

std::optional<domain::JiraVersion> versionOf(const QJsonObject &json, const QString &project)
{
    domain::JiraVersion version;
    version.id = idIn(json);
    version.project = project;
    version.name = textIn(json, "name");
    if (version.id.isEmpty() || version.name.isEmpty())
        return std::nullopt;
    version.description = textIn(json, "description", 20'000);
    version.startDate = QDate::fromString(json.value(u"startDate").toString(), Qt::ISODate);
    version.releaseDate = QDate::fromString(json.value(u"releaseDate").toString(), Qt::ISODate);
    version.isReleased = json.value(u"released").toBool();
    version.isArchived = json.value(u"archived").toBool();
    return version;
}

} // namespace releasedesk::connectors
