// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/recorded_world.h"

#include "app/sandbox/jira_text.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr qint64 maxFileBytes = qint64{64} * 1024 * 1024;
constexpr qsizetype maxVersionsHandedTo = 3;

int idOf(const QJsonObject &object)
{
    return object.value(u"id"_s).toVariant().toInt();
}

bool isIssue(const QJsonObject &object)
{
    static const QRegularExpression key(u"^[A-Z][A-Z0-9_]*-[0-9]+$"_s);
    return key.match(object.value(u"key"_s).toString()).hasMatch() && object.value(u"fields"_s).isObject();
}

bool isVersion(const QJsonObject &object)
{
    return object.value(u"name"_s).isString() && object.value(u"released"_s).isBool() && idOf(object) > 0;
}

//! Jira's own ids decide, since the words of a recording may be translated.
StatusCategory categoryFrom(const QJsonObject &json)
{
    const int id = idOf(json);
    if (id == static_cast<int>(StatusCategory::Done) || json.value(u"key"_s) == u"done"_s)
        return StatusCategory::Done;
    return id == static_cast<int>(StatusCategory::InProgress) ? StatusCategory::InProgress : StatusCategory::ToDo;
}

class Recording
{
public:
    //! Takes out of a file's value whatever is a version or an issue.
    void collect(const QJsonValue &value)
    {
        QJsonArray list = value.toArray();
        if (value.isObject() && value.toObject().value(u"issues"_s).isArray())
            list = value.toObject().value(u"issues"_s).toArray();
        else if (value.isObject() && value.toObject().value(u"values"_s).isArray())
            list = value.toObject().value(u"values"_s).toArray();
        for (const auto &each : list) {
            QJsonObject object = each.toObject();
            if (object.contains(u"response"_s))
                object = object.value(u"response"_s).toObject();
            if (isIssue(object))
                m_issues.append(object);
            else if (isVersion(object))
                m_versions.append(object);
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_issues.isEmpty() && m_versions.isEmpty(); }

    [[nodiscard]] JiraWorld build()
    {
        for (const QJsonObject &issue : std::as_const(m_issues))
            addProjectOf(issue);
        for (const QJsonObject &version : std::as_const(m_versions))
            addVersion(version, version.value(u"projectId"_s).toInt());
        for (const QJsonObject &issue : std::as_const(m_issues))
            addIssue(issue);
        addDefaults();
        handOut();
        std::ranges::sort(m_world.issues, {}, &Issue::id);
        return m_world;
    }

private:
    void addProjectOf(const QJsonObject &issue)
    {
        const QJsonObject json = issue.value(u"fields"_s).toObject().value(u"project"_s).toObject();
        QString key = json.value(u"key"_s).toString();
        if (key.isEmpty())
            key = issue.value(u"key"_s).toString().section(u'-', 0, 0);
        if (m_world.projectByIdOrKey(key) != nullptr)
            return;
        Project project{.id = idOf(json), .key = key, .name = json.value(u"name"_s).toString(key)};
        if (project.id == 0)
            project.id = m_world.nextId();
        m_world.projects.append(project);
    }

    //! A version whose project no issue belongs to goes to the first project, or founds one.
    int projectFor(int projectId)
    {
        if (m_world.project(projectId) != nullptr)
            return projectId;
        if (m_world.projects.isEmpty())
            m_world.projects.append(
                {.id = projectId > 0 ? projectId : m_world.nextId(), .key = u"DATA"_s, .name = u"Recorded data"_s});
        return m_world.projects.first().id;
    }

    int addVersion(const QJsonObject &json, int projectId)
    {
        const int id = idOf(json);
        if (m_world.version(id) != nullptr)
            return id;
        const int owner = projectFor(projectId);
        const QString name = json.value(u"name"_s).toString();
        if (const Version *same = m_world.versionByName(owner, name))
            return same->id;
        m_world.versions.append(
            {.id = id,
             .projectId = owner,
             .name = name,
             .description = json.value(u"description"_s).toString(),
             .isReleased = json.value(u"released"_s).toBool(),
             .isArchived = json.value(u"archived"_s).toBool(),
             .startDate = QDate::fromString(json.value(u"startDate"_s).toString(), Qt::ISODate),
             .releaseDate = QDate::fromString(json.value(u"releaseDate"_s).toString(), Qt::ISODate)});
        return id;
    }

    QString addPerson(const QJsonValue &value)
    {
        const QJsonObject json = value.toObject();
        QString id = json.value(u"accountId"_s).toString();
        if (id.isEmpty())
            id = json.value(u"key"_s).toString(json.value(u"name"_s).toString());
        const QString name = json.value(u"name"_s).toString(id);
        if (!name.isEmpty() && m_world.personByName(name) == nullptr)
            m_world.people.append(
                {id, name, json.value(u"displayName"_s).toString(name), json.value(u"emailAddress"_s).toString()});
        return name;
    }

    QString addNamed(const QJsonValue &value, QList<Named> &list, const QString &otherwise)
    {
        const QJsonObject json = value.toObject();
        const QString name = json.value(u"name"_s).toString(otherwise);
        if (std::ranges::none_of(list, [&](const Named &each) { return each.name == name; }))
            list.append({json.value(u"id"_s).toString(QString::number(m_world.nextId())), name});
        return name;
    }

    QString addStatus(const QJsonObject &json)
    {
        const QString name = json.value(u"name"_s).toString(u"To Do"_s);
        if (m_world.statusByName(name) == nullptr)
            m_world.statuses.append(
                {json.value(u"id"_s).toString(), name, categoryFrom(json.value(u"statusCategory"_s).toObject())});
        return name;
    }

    void addIssue(const QJsonObject &json)
    {
        const QJsonObject fields = json.value(u"fields"_s).toObject();
        Issue issue;
        issue.key = json.value(u"key"_s).toString();
        if (m_world.issueByIdOrKey(issue.key) != nullptr)
            return;
        issue.id = idOf(json) > 0 ? idOf(json) : m_world.nextId();
        issue.projectId = m_world.projectByIdOrKey(issue.key.section(u'-', 0, 0)) != nullptr
            ? m_world.projectByIdOrKey(issue.key.section(u'-', 0, 0))->id
            : m_world.projects.first().id;
        issue.summary = fields.value(u"summary"_s).toString();
        const QJsonValue description = fields.value(u"description"_s);
        issue.description = description.isObject() ? textOfDocument(description.toObject()) : description.toString();
        issue.type = addNamed(fields.value(u"issuetype"_s), m_world.types, u"Task"_s);
        issue.priority = addNamed(fields.value(u"priority"_s), m_world.priorities, u"Medium"_s);
        issue.status = addStatus(fields.value(u"status"_s).toObject());
        issue.assignee = addPerson(fields.value(u"assignee"_s));
        issue.reporter = addPerson(fields.value(u"reporter"_s));
        issue.resolution = fields.value(u"resolution"_s).toObject().value(u"name"_s).toString();
        issue.labels = fields.value(u"labels"_s).toVariant().toStringList();
        for (const auto &each : fields.value(u"components"_s).toArray())
            issue.components.append(each.toObject().value(u"name"_s).toString());
        for (const auto &each : fields.value(u"fixVersions"_s).toArray())
            issue.fixVersions.append(addVersion(each.toObject(), issue.projectId));
        issue.development = u"{}"_s;
        issue.created = readTime(fields.value(u"created"_s));
        issue.updated = readTime(fields.value(u"updated"_s));
        m_world.issues.append(issue);
    }

    static QDateTime readTime(const QJsonValue &value)
    {
        QString text = value.toString(); // 2026-11-23T05:52:00.000+0900, the zone without a colon
        if (text.size() > 5 && (text.at(text.size() - 5) == u'+' || text.at(text.size() - 5) == u'-'))
            text.insert(text.size() - 2, u':');
        const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        return time.isValid() ? time.toUTC() : QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    }

    //! Jira always has statuses to move to, and somebody who is signed in.
    void addDefaults()
    {
        for (const auto &[id, name, category] : {std::tuple{u"10000"_s, u"To Do"_s, StatusCategory::ToDo},
                                                 std::tuple{u"3"_s, u"In Progress"_s, StatusCategory::InProgress},
                                                 std::tuple{u"10002"_s, u"Done"_s, StatusCategory::Done}}) {
            const bool hasCategory
                = std::ranges::any_of(m_world.statuses, [&](const Status &each) { return each.category == category; });
            if (!hasCategory)
                m_world.statuses.append({id, name, category});
        }
        if (m_world.people.isEmpty())
            m_world.people.append({u"recorded-1"_s, u"recorded"_s, u"Recorded Person"_s, {}});
        m_world.company = u"Recorded Jira"_s;
    }

    void handOut()
    {
        for (const Project &project : std::as_const(m_world.projects)) {
            QList<Version> open = m_world.versionsOf(project.id);
            if (std::ranges::any_of(open, [](const Version &each) { return !each.isReleased; }))
                open.removeIf([](const Version &each) { return each.isReleased; });
            const auto isLoose
                = [&](const Issue &issue) { return issue.projectId == project.id && issue.fixVersions.isEmpty(); };
            // at least two to a version, so that each is worth a release
            const auto loose = static_cast<qsizetype>(std::ranges::count_if(m_world.issues, isLoose));
            open = open.mid(0, qBound<qsizetype>(1, loose / 2, maxVersionsHandedTo));
            qsizetype turn = 0;
            for (Issue &issue : m_world.issues) {
                if (isLoose(issue) && !open.isEmpty())
                    issue.fixVersions = {open.at(turn++ % open.size()).id};
            }
        }
    }

    QList<QJsonObject> m_issues;
    QList<QJsonObject> m_versions;
    JiraWorld m_world;
};

} // namespace

Result<JiraWorld> recordedWorld(const QString &folder)
{
    if (!QDir(folder).exists())
        return failure(ErrorCode::InvalidArgument, u"The folder %1 given with --data does not exist."_s.arg(folder));
    QStringList files;
    QDirIterator iterator(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files.append(iterator.next());
    files.sort(); // the order of a folder is not the same everywhere
    Recording recording;
    for (const QString &path : std::as_const(files)) {
        QFile file(path);
        if (file.size() > maxFileBytes || !file.open(QIODevice::ReadOnly))
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        recording.collect(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    }
    if (recording.isEmpty())
        return failure(ErrorCode::NotFound,
                       u"No recorded versions or issues were found below %1. A file holds a list of versions or of "
                       "issues as Jira answers them."_s.arg(folder));
    return recording.build();
}

} // namespace releasedesk::sandbox
