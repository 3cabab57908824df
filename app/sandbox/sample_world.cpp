// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/sample_world.h"

#include "app/sandbox/development_column.h"
#include "app/sandbox/jira_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

QDateTime instant(const QDate &day, int hour, int minute)
{
    return {day, QTime(hour, minute), Qt::UTC};
}

StatusCategory categoryFromKey(const QString &key)
{
    if (key == u"done")
        return StatusCategory::Done;
    return key == u"new" ? StatusCategory::ToDo : StatusCategory::InProgress;
}

QList<Named> namedList(const QJsonArray &array)
{
    QList<Named> list;
    for (const auto &each : array)
        list.append({each.toObject().value(u"id"_s).toString(), each.toObject().value(u"name"_s).toString()});
    return list;
}

void readCompany(const QJsonObject &company, JiraWorld &world)
{
    world.company = company.value(u"company"_s).toString();
    world.today = QDate::fromString(company.value(u"today"_s).toString(), Qt::ISODate);
    world.types = namedList(company.value(u"types"_s).toArray());
    world.priorities = namedList(company.value(u"priorities"_s).toArray());
    for (const auto &each : company.value(u"people"_s).toArray()) {
        const QJsonObject person = each.toObject();
        world.people.append({person.value(u"accountId"_s).toString(), person.value(u"name"_s).toString(),
                             person.value(u"displayName"_s).toString(), person.value(u"mail"_s).toString()});
    }
    for (const auto &each : company.value(u"statuses"_s).toArray()) {
        const QJsonObject status = each.toObject();
        world.statuses.append({status.value(u"id"_s).toString(), status.value(u"name"_s).toString(),
                               categoryFromKey(status.value(u"category"_s).toString())});
    }
    for (const auto &each : company.value(u"projects"_s).toArray()) {
        const QJsonObject project = each.toObject();
        world.projects.append({project.value(u"id"_s).toInt(), project.value(u"key"_s).toString(),
                               project.value(u"name"_s).toString(), project.value(u"description"_s).toString(),
                               project.value(u"lead"_s).toString(),
                               project.value(u"components"_s).toVariant().toStringList()});
    }
    for (const auto &each : company.value(u"versions"_s).toArray()) {
        const QJsonObject version = each.toObject();
        const Project *project = world.projectByIdOrKey(version.value(u"project"_s).toString());
        world.versions.append({version.value(u"id"_s).toInt(), project->id, version.value(u"name"_s).toString(),
                               version.value(u"description"_s).toString(), version.value(u"released"_s).toBool(),
                               version.value(u"archived"_s).toBool(),
                               QDate::fromString(version.value(u"startDate"_s).toString(), Qt::ISODate),
                               QDate::fromString(version.value(u"releaseDate"_s).toString(), Qt::ISODate)});
    }
}

//! Fills in what follows from the version and the number of the issue.
void finish(Issue &issue, const Version &version, const Project &project, const QJsonObject &work)
{
    const int number = issue.key.section(u'-', 1).toInt();
    issue.id = (project.id % 10000) * 10000 + number;
    issue.projectId = project.id;
    issue.reporter = project.lead;
    issue.fixVersions = {version.id};
    issue.created = instant(version.startDate.addDays((number % 11) - 14), (number % 8) + 1, number % 60);
    issue.updated = instant(version.startDate.addDays((number % 17) + 3), (number % 9) + 1, (number * 7) % 60);
    issue.resolution = issue.status == u"Done" ? u"Done"_s : QString();
    issue.development = developmentColumn(work, issue.updated);
}

void readWritten(const QJsonObject &file, JiraWorld &world)
{
    const int fileVersion = file.value(u"version"_s).toInt();
    QJsonArray issues = file.value(u"issues"_s).toArray();
    for (const auto &earlier : file.value(u"earlier"_s).toArray())
        issues.append(earlier);
    for (const auto &each : issues) {
        const QJsonObject json = each.toObject();
        const Version *version = world.version(json.value(u"version"_s).toInt(fileVersion));
        Issue issue;
        issue.key = json.value(u"key"_s).toString();
        issue.type = json.value(u"type"_s).toString();
        issue.priority = json.value(u"priority"_s).toString();
        issue.assignee = json.value(u"assignee"_s).toString();
        issue.status = json.value(u"status"_s).toString();
        issue.summary = json.value(u"summary"_s).toString();
        issue.releaseNote = json.value(u"note"_s).toString();
        issue.description = json.value(u"description"_s).toString();
        issue.labels = json.value(u"labels"_s).toVariant().toStringList();
        issue.components = {json.value(u"component"_s).toString()};
        finish(issue, *version, *world.project(version->projectId), json.value(u"development"_s).toObject());
        world.issues.append(issue);
    }
}

//! What people wrote about some of the issues: long descriptions, links, and how they came to stand where they stand.
void readDetails(const QJsonObject &file, JiraWorld &world)
{
    const QJsonObject details = file.value(u"issues"_s).toObject();
    for (Issue &issue : world.issues) {
        const QJsonObject json = details.value(issue.key).toObject();
        if (json.isEmpty())
            continue;
        issue.document = json.value(u"document"_s).toObject();
        issue.markup = json.value(u"markup"_s).toVariant().toStringList().join(u'\n');
        if (!issue.document.isEmpty())
            issue.description = textOfDocument(issue.document);
        for (const auto &each : json.value(u"links"_s).toArray())
            issue.links.append({each.toArray().at(0).toString(), each.toArray().at(1).toString()});
        for (const auto &each : json.value(u"webLinks"_s).toArray())
            issue.webLinks.append({each.toArray().at(0).toString(), each.toArray().at(1).toString()});
        for (const auto &each : json.value(u"history"_s).toArray()) {
            const QJsonObject entry = each.toObject();
            const QDate day = QDate::fromString(entry.value(u"day"_s).toString(), Qt::ISODate);
            issue.history.append({(issue.id * 100) + static_cast<int>(issue.history.size()),
                                  entry.value(u"who"_s).toString(),
                                  instant(day, entry.value(u"hour"_s).toInt(), 12),
                                  {{entry.value(u"field"_s).toString(),
                                    {},
                                    entry.value(u"from"_s).toString(),
                                    {},
                                    entry.value(u"to"_s).toString()}}});
        }
    }
}

QList<Issue> issuesFromTexts(const QJsonObject &texts)
{
    QList<Issue> issues;
    for (const auto &each : texts.value(u"stories"_s).toArray())
        issues.append(Issue{.type = u"Story"_s, .summary = each.toString()});
    for (const auto &each : texts.value(u"bugs"_s).toArray())
        issues.append(Issue{.type = u"Bug"_s,
                            .summary = each.toArray().at(0).toString(),
                            .releaseNote = each.toArray().at(1).toString()});
    for (const auto &each : texts.value(u"tasks"_s).toArray())
        issues.append(Issue{.type = u"Task"_s, .summary = each.toString()});
    return issues;
}

//! Makes a version's issues out of a file of texts: the seed decides their order, numbers, priorities and people.
void generate(const QJsonObject &plan, quint32 seed, JiraWorld &world)
{
    const QJsonObject texts = worldFile(plan.value(u"file"_s).toString());
    const Version *version = world.version(plan.value(u"version"_s).toInt());
    const Project *project = world.project(version->projectId);
    const QStringList people = texts.value(u"people"_s).toVariant().toStringList();
    QRandomGenerator random(seed + static_cast<quint32>(version->id));
    const auto below = [&](qsizetype bound) { return static_cast<qsizetype>(random.bounded(static_cast<int>(bound))); };
    QList<Issue> issues = issuesFromTexts(texts);
    for (qsizetype i = issues.size() - 1; i > 0; --i)
        issues.swapItemsAt(i, below(i + 1));
    static const QStringList priorities{u"High"_s, u"Medium"_s, u"Medium"_s, u"Medium"_s, u"Low"_s};
    const int done = plan.value(u"done"_s).toInt();
    const int started = done + plan.value(u"inProgress"_s).toInt();
    int number = plan.value(u"from"_s).toInt();
    for (qsizetype i = 0; i < issues.size(); ++i) {
        Issue &issue = issues[i];
        number += 1 + static_cast<int>(below(4));
        issue.key = u"%1-%2"_s.arg(project->key).arg(number);
        issue.priority = priorities.at(below(priorities.size()));
        issue.assignee = people.at(below(people.size()));
        issue.components = {project->components.at(below(project->components.size()))};
        QJsonObject work;
        if (i < done) {
            issue.status = u"Done"_s;
            work = {{u"pullRequests"_s, static_cast<int>(1 + below(4))}};
        } else if (i < started) {
            issue.status = u"In Progress"_s;
            work = {{u"pullRequests"_s, 1}, {u"state"_s, u"OPEN"_s}};
        } else {
            issue.status = u"To Do"_s;
        }
        finish(issue, *version, *project, work);
    }
    world.issues += issues;
}

} // namespace

QJsonObject worldFile(const QString &name)
{
    QFile file(u":/sandbox/world/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without %s", qPrintable(name));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        qFatal("%s is not a JSON object", qPrintable(name));
    return document.object();
}

JiraWorld sampleWorld(quint32 seed)
{
    const QJsonObject company = worldFile(u"company.json"_s);
    JiraWorld world;
    readCompany(company, world);
    for (const auto &name : company.value(u"written"_s).toArray())
        readWritten(worldFile(name.toString()), world);
    for (const auto &plan : company.value(u"generated"_s).toArray())
        generate(plan.toObject(), seed, world);
    readDetails(worldFile(u"checkout_details.json"_s), world);
    return world;
}

} // namespace releasedesk::sandbox
