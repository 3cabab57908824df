// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_visit.h"

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

HttpResponse mayNotAdminister()
{
    return jiraError(403, u"You do not have permission to administer versions in this project."_s);
}

bool wantsCounts(const JiraVisit &visit)
{
    return visit.isCloud() && visit.request.listParameter(u"expand"_s).contains(u"issuesstatus"_s);
}

bool hasStatus(const Version &version, const QStringList &wanted)
{
    return wanted.isEmpty() || (wanted.contains(u"released"_s) && version.isReleased && !version.isArchived)
        || (wanted.contains(u"unreleased"_s) && !version.isReleased && !version.isArchived)
        || (wanted.contains(u"archived"_s) && version.isArchived);
}

HttpResponse listVersions(const JiraWorld &world, const JiraVisit &visit, const QString &projectKey, bool isPaged)
{
    const Project *project = world.projectByIdOrKey(projectKey);
    if (project == nullptr)
        return jiraNotFound(u"Project '%1'"_s.arg(projectKey));
    QList<Version> versions = world.versionsOf(project->id);
    const QString query = isPaged ? visit.request.parameter(u"query"_s) : QString();
    const QStringList wanted = isPaged ? visit.request.listParameter(u"status"_s) : QStringList();
    const QString orderBy = isPaged ? visit.request.parameter(u"orderBy"_s) : QString();
    if (orderBy.endsWith(u"name"))
        std::ranges::sort(versions, {}, [](const Version &each) { return std::pair(each.name, each.id); });
    if (orderBy.endsWith(u"releaseDate"))
        std::ranges::sort(versions, {}, [](const Version &each) { return std::pair(each.releaseDate, each.id); });
    if (orderBy.startsWith(u'-'))
        std::ranges::reverse(versions);
    QJsonArray list;
    for (const Version &version : std::as_const(versions)) {
        if (hasStatus(version, wanted)
            && QString(version.name + u' ' + version.description).contains(query, Qt::CaseInsensitive))
            list.append(visit.documents.version(version, wantsCounts(visit)));
    }
    return isPaged ? HttpResponse::json(200, jiraPage(visit, list, 50)) : HttpResponse::json(200, list);
}

//! Copies what the body says into the version; the answer is the list of complaints, by field.
QJsonObject apply(const JiraVisit &visit, const QJsonObject &body, Version &version, const JiraWorld &world)
{
    QJsonObject errors;
    const auto readDate = [&](const QString &field, QDate &date) {
        const QJsonValue value = body.value(field);
        if (value.isUndefined())
            return;
        date = QDate::fromString(value.toString(), Qt::ISODate);
        const bool isTakenAway = value.isNull() && !visit.isCloud();
        if (!isTakenAway && !date.isValid())
            errors.insert(field, u"Please enter the date in the following format: yyyy-MM-dd"_s);
    };
    readDate(u"startDate"_s, version.startDate);
    readDate(u"releaseDate"_s, version.releaseDate);
    if (body.contains(u"releaseDate"_s) && body.contains(u"userReleaseDate"_s))
        errors.insert(u"releaseDate"_s, u"Give either releaseDate or userReleaseDate, not both."_s);
    if (errors.isEmpty() && version.startDate.isValid() && version.releaseDate.isValid()
        && version.startDate > version.releaseDate)
        errors.insert(u"releaseDate"_s, u"The release date must not be before the start date."_s);
    if (const QJsonValue value = body.value(u"name"_s); !value.isUndefined()) {
        version.name = value.toString().trimmed();
        if (version.name.isEmpty())
            errors.insert(u"name"_s, u"You must specify a valid version name"_s);
        const Version *same = world.versionByName(version.projectId, version.name);
        if (same != nullptr && same->id != version.id)
            errors.insert(u"name"_s, u"A version with this name already exists in this project."_s);
    }
    if (const QJsonValue value = body.value(u"description"_s); !value.isUndefined())
        version.description = value.toString();
    for (const auto &[field, flag] :
         {std::pair{u"released"_s, &version.isReleased}, std::pair{u"archived"_s, &version.isArchived}}) {
        const QJsonValue value = body.value(field);
        if (!value.isUndefined() && !value.isBool())
            errors.insert(field, u"This must be true or false."_s);
        else if (value.isBool())
            *flag = value.toBool();
    }
    return errors;
}

HttpResponse createVersion(JiraWorld &world, const JiraVisit &visit)
{
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    const QJsonValue id = body->value(u"projectId"_s);
    if (visit.isCloud() && id.isUndefined())
        return jiraError(400, {}, {{u"projectId"_s, u"The number of the project is missing."_s}});
    const QString key = id.isUndefined() ? body->value(u"project"_s).toString() : id.toVariant().toString();
    const Project *project = world.projectByIdOrKey(key);
    if (project == nullptr)
        return jiraError(404, {}, {{u"project"_s, u"Project with key or id '%1' does not exist."_s.arg(key)}});
    if (!visit.mayAdminister(*project))
        return mayNotAdminister();
    Version version{.projectId = project->id};
    QJsonObject errors = apply(visit, *body, version, world);
    if (!body->contains(u"name"_s))
        errors.insert(u"name"_s, u"You must specify a valid version name"_s);
    if (!errors.isEmpty())
        return jiraError(400, {}, errors);
    return HttpResponse::json(201, visit.documents.version(world.addVersion(version)));
}

HttpResponse updateVersion(JiraWorld &world, const JiraVisit &visit, const QString &id)
{
    Version *version = world.version(id.toInt());
    if (version == nullptr)
        return jiraNotFound(u"Version '%1'"_s.arg(id));
    if (!visit.mayAdminister(*world.project(version->projectId)))
        return mayNotAdminister();
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    Version changed = *version;
    const QJsonObject errors = apply(visit, *body, changed, world);
    if (!errors.isEmpty())
        return jiraError(400, {}, errors);
    if (const QString target = body->value(u"moveUnfixedIssuesTo"_s).toString(); !target.isEmpty()) {
        const int targetId = target.section(u'/', -1).toInt();
        if (world.version(targetId) == nullptr)
            return jiraError(400, {}, {{u"moveUnfixedIssuesTo"_s, u"The version to move to does not exist."_s}});
        for (const Issue *issue : world.issuesOf(version->id)) {
            if (!issue->resolution.isEmpty())
                continue;
            world.change(QString(issue->key), [&](Issue &moved) {
                moved.fixVersions.removeAll(changed.id);
                if (!moved.fixVersions.contains(targetId))
                    moved.fixVersions.append(targetId);
            });
        }
    }
    *version = changed;
    return HttpResponse::json(200, visit.documents.version(changed));
}

//! The issues go to another version, and this one is gone.
HttpResponse mergeVersion(JiraWorld &world, const JiraVisit &visit, const QString &id, const QString &intoId)
{
    const Version *from = world.version(id.toInt());
    const Version *into = world.version(intoId.toInt());
    if (from == nullptr || into == nullptr || from == into)
        return jiraNotFound(u"Version '%1'"_s.arg(from == nullptr ? id : intoId));
    if (!visit.mayAdminister(*world.project(from->projectId)))
        return mayNotAdminister();
    const int fromNumber = from->id;
    const int intoNumber = into->id;
    QStringList keys;
    for (const Issue *issue : world.issuesOf(fromNumber))
        keys.append(issue->key);
    for (const QString &key : std::as_const(keys)) {
        world.change(key, [&](Issue &moved) {
            moved.fixVersions.removeAll(fromNumber);
            if (!moved.fixVersions.contains(intoNumber))
                moved.fixVersions.append(intoNumber);
        });
    }
    world.versions.removeIf([fromNumber](const Version &each) { return each.id == fromNumber; });
    return jiraNothing(204);
}

//! The same with a body, as both contracts have it. Where it names no version to go to, the value is taken away.
HttpResponse removeAndSwap(JiraWorld &world, const JiraVisit &visit, const QString &id)
{
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    for (auto it = body->begin(); it != body->end(); ++it) {
        const bool isNumber = it.key().startsWith(u"move") && it->isDouble();
        if (!isNumber && !(it.key() == u"customFieldReplacementList" && it->isArray()))
            return jiraError(400, u"Unrecognized field \"%1\""_s.arg(it.key()));
    }
    const Version *const version = world.version(id.toInt());
    if (version == nullptr)
        return jiraNotFound(u"Version '%1'"_s.arg(id));
    const QJsonValue into = body->value(u"moveFixIssuesTo"_s);
    const Version *const target = world.version(into.toInt());
    if (!into.isUndefined() && (target == nullptr || target->projectId != version->projectId || target == version))
        return jiraError(400, u"The version to swap with is not another one of the same project."_s);
    if (target != nullptr)
        return mergeVersion(world, visit, id, QString::number(target->id));
    if (!visit.mayAdminister(*world.project(version->projectId)))
        return mayNotAdminister();
    const int number = version->id;
    QStringList keys;
    for (const Issue *issue : world.issuesOf(number))
        keys.append(issue->key);
    for (const QString &key : std::as_const(keys))
        world.change(key, [number](Issue &left) { left.fixVersions.removeAll(number); });
    world.versions.removeIf([number](const Version &each) { return each.id == number; });
    return jiraNothing(204);
}

//! Another place in the list: first, or behind the version whose address is given.
HttpResponse moveVersion(JiraWorld &world, const JiraVisit &visit, const QString &id)
{
    const Version *known = world.version(id.toInt());
    if (known == nullptr)
        return jiraNotFound(u"Version '%1'"_s.arg(id));
    if (!visit.mayAdminister(*world.project(known->projectId)))
        return mayNotAdminister();
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    const Version version = *known;
    const QString after = body->value(u"after"_s).toString();
    const int afterNumber = after.section(u'/', -1).toInt();
    const Version *behind = world.version(afterNumber);
    const bool isFirst = body->value(u"position"_s).toString() == u"First";
    const bool isBehind = behind != nullptr && behind->projectId == version.projectId && behind->id != version.id;
    if (isFirst == isBehind)
        return jiraError(400, u"Say either a position or the version to put it after."_s);
    world.versions.removeIf([&version](const Version &each) { return each.id == version.id; });
    const auto place = std::ranges::find_if(world.versions, [&](const Version &each) {
        return isFirst ? each.projectId == version.projectId : each.id == afterNumber;
    });
    world.versions.insert(isFirst || place == world.versions.end() ? place : std::next(place), version);
    return HttpResponse::json(200, visit.documents.version(version));
}

HttpResponse withVersion(const JiraWorld &world, const QString &id,
                         const std::function<QJsonObject(const Version &)> &show)
{
    const Version *version = world.version(id.toInt());
    return version == nullptr ? jiraNotFound(u"Version '%1'"_s.arg(id)) : HttpResponse::json(200, show(*version));
}

} // namespace

void addJiraVersionRoutes(JiraRoutes &routes, JiraWorld &world)
{
    routes.add("GET", u"project/{}/versions"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return listVersions(world, visit, captured.first(), false);
    });
    routes.add("GET", u"project/{}/version"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return listVersions(world, visit, captured.first(), true);
    });
    routes.add("POST", u"version"_s,
               [&world](const JiraVisit &visit, const QStringList &) { return createVersion(world, visit); });
    routes.add("GET", u"version/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return withVersion(world, captured.first(), [&](const Version &version) {
            return visit.documents.version(version, wantsCounts(visit));
        });
    });
    routes.add("PUT", u"version/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return updateVersion(world, visit, captured.first());
    });
    routes.add("PUT", u"version/{}/mergeto/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return mergeVersion(world, visit, captured.first(), captured.last());
    });
    routes.add("POST", u"version/{}/removeAndSwap"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return removeAndSwap(world, visit, captured.first());
    });
    routes.add("POST", u"version/{}/move"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return moveVersion(world, visit, captured.first());
    });
    routes.add("GET", u"version/{}/relatedIssueCounts"_s,
               [&world](const JiraVisit &visit, const QStringList &captured) {
                   return withVersion(world, captured.first(), [&](const Version &version) {
                       QJsonObject counts{{u"self"_s, visit.documents.address(u"/version/"_s + captured.first())},
                                          {u"issuesFixedCount"_s, world.issuesOf(version.id).size()},
                                          {u"issuesAffectedCount"_s, 0},
                                          {u"issueCountWithCustomFieldsShowingVersion"_s, 0}};
                       counts.insert(visit.isCloud() ? u"customFieldUsage"_s : u"customFieldNames"_s, QJsonArray());
                       return counts;
                   });
               });
    routes.add(
        "GET", u"version/{}/unresolvedIssueCount"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
            return withVersion(world, captured.first(), [&](const Version &version) {
                const QList<const Issue *> issues = world.issuesOf(version.id);
                const auto unresolved
                    = std::ranges::count_if(issues, [](const Issue *issue) { return issue->resolution.isEmpty(); });
                QJsonObject counts{{u"self"_s, visit.documents.address(u"/version/"_s + captured.first())},
                                   {u"issuesUnresolvedCount"_s, static_cast<qint64>(unresolved)}};
                counts.insert(u"issuesCount"_s, issues.size());
                return counts;
            });
        });
}

} // namespace releasedesk::sandbox
