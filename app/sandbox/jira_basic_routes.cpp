// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_visit.h"

#include <algorithm>
#include <array>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

struct Permission {
    const char *key;
    const char *name;
    bool isGlobal;
    bool isWriting;
};

constexpr std::array permissions{
    Permission{"ADMINISTER", "Administer Jira", true, true},
    Permission{"BROWSE_PROJECTS", "Browse Projects", false, false},
    Permission{"ADMINISTER_PROJECTS", "Administer Projects", false, true},
    Permission{"CREATE_ISSUES", "Create Issues", false, true},
    Permission{"EDIT_ISSUES", "Edit Issues", false, true},
    Permission{"TRANSITION_ISSUES", "Transition Issues", false, true},
    Permission{"RESOLVE_ISSUES", "Resolve Issues", false, true},
    Permission{"CLOSE_ISSUES", "Close Issues", false, true},
    Permission{"ASSIGN_ISSUES", "Assign Issues", false, true},
    Permission{"ADD_COMMENTS", "Add Comments", false, true},
};

bool has(const Permission &permission, const JiraVisit &visit, const Project *project)
{
    const QLatin1String key(permission.key);
    if (key == "ADMINISTER"_L1)
        return false; // nobody is an administrator of the whole site
    if (key == "ADMINISTER_PROJECTS"_L1)
        return project == nullptr ? visit.mayWrite() : visit.mayAdminister(*project);
    return !permission.isWriting || visit.mayWrite();
}

HttpResponse myPermissions(const JiraWorld &world, const JiraVisit &visit)
{
    const QStringList wanted = visit.request.listParameter(u"permissions"_s);
    if (visit.isCloud() && wanted.isEmpty())
        return jiraError(400, u"The 'permissions' query parameter is required."_s);
    for (const QString &key : wanted) {
        if (std::ranges::none_of(permissions, [&](const Permission &each) { return key == QLatin1String(each.key); }))
            return jiraError(400, u"Unrecognized permission: %1"_s.arg(key));
    }
    QString projectKey = visit.request.parameter(u"projectKey"_s);
    if (projectKey.isEmpty())
        projectKey = visit.request.parameter(u"projectId"_s);
    if (projectKey.isEmpty())
        projectKey = visit.request.parameter(u"issueKey"_s).section(u'-', 0, 0);
    const Project *project = world.projectByIdOrKey(projectKey);
    if (!projectKey.isEmpty() && project == nullptr)
        return jiraNotFound(u"Project '%1'"_s.arg(projectKey));
    QJsonObject granted;
    int id = 0;
    for (const Permission &each : permissions) {
        ++id;
        const QString key = QLatin1String(each.key);
        if (!wanted.isEmpty() && !wanted.contains(key))
            continue;
        granted.insert(key,
                       QJsonObject{{u"id"_s, QString::number(id)},
                                   {u"key"_s, key},
                                   {u"name"_s, QLatin1String(each.name)},
                                   {u"type"_s, each.isGlobal ? u"GLOBAL"_s : u"PROJECT"_s},
                                   {u"description"_s, QString()},
                                   {u"havePermission"_s, has(each, visit, project)}});
    }
    return HttpResponse::json(200, QJsonObject{{u"permissions"_s, granted}});
}

HttpResponse findPeople(const JiraWorld &world, const JiraVisit &visit)
{
    const QString wanted = visit.request.parameter(visit.isCloud() ? u"query"_s : u"username"_s);
    QJsonArray found;
    for (const Person &person : world.people) {
        const QString text = person.displayName + u' ' + person.name + u' ' + person.mail;
        if (text.contains(wanted, Qt::CaseInsensitive))
            found.append(visit.documents.person(person));
    }
    return HttpResponse::json(200, found);
}

} // namespace

void addJiraBasicRoutes(JiraRoutes &routes, const JiraWorld &world)
{
    routes.add("GET", u"myself"_s, [](const JiraVisit &visit, const QStringList &) {
        QJsonObject me = visit.documents.person(visit.person);
        me.insert(u"locale"_s, u"en_US"_s);
        return HttpResponse::json(200, me);
    });
    routes.add("GET", u"mypermissions"_s,
               [&world](const JiraVisit &visit, const QStringList &) { return myPermissions(world, visit); });
    routes.add("GET", u"status"_s, [&world](const JiraVisit &visit, const QStringList &) {
        QJsonArray list;
        for (const Status &status : world.statuses)
            list.append(visit.documents.status(status));
        return HttpResponse::json(200, list);
    });
    routes.add("GET", u"statuscategory"_s, [](const JiraVisit &visit, const QStringList &) {
        return HttpResponse::json(200, visit.documents.categories());
    });
    routes.add("GET", u"field"_s, [](const JiraVisit &visit, const QStringList &) {
        return HttpResponse::json(200, visit.documents.fields());
    });
    routes.add("GET", u"user/search"_s,
               [&world](const JiraVisit &visit, const QStringList &) { return findPeople(world, visit); });
    routes.add("GET", u"user"_s, [&world](const JiraVisit &visit, const QStringList &) {
        const QString wanted = visit.request.parameter(visit.isCloud() ? u"accountId"_s : u"username"_s);
        for (const Person &person : world.people) {
            if ((visit.isCloud() ? person.accountId : person.name) == wanted)
                return HttpResponse::json(200, visit.documents.person(person));
        }
        return jiraNotFound(u"User '%1'"_s.arg(wanted));
    });
}

void addJiraProjectRoutes(JiraRoutes &routes, const JiraWorld &world)
{
    // before project/{}, since the first pattern that fits answers
    routes.add("GET", u"project/search"_s, [&world](const JiraVisit &visit, const QStringList &) {
        if (!visit.isCloud())
            return jiraNotFound(u"Project 'search'"_s);
        const QString wanted = visit.request.parameter(u"query"_s);
        const QStringList keys = visit.request.listParameter(u"keys"_s);
        QJsonArray list;
        for (const Project &project : world.projects) {
            const QString text = project.key + u' ' + project.name;
            if (text.contains(wanted, Qt::CaseInsensitive) && (keys.isEmpty() || keys.contains(project.key)))
                list.append(visit.documents.project(project));
        }
        return HttpResponse::json(200, jiraPage(visit, list, 50));
    });
    routes.add("GET", u"project"_s, [&world](const JiraVisit &visit, const QStringList &) {
        QJsonArray list;
        for (const Project &project : world.projects)
            list.append(visit.documents.project(project));
        return HttpResponse::json(200, list);
    });
    routes.add("GET", u"project/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        const Project *project = world.projectByIdOrKey(captured.first());
        return project == nullptr ? jiraNotFound(u"Project '%1'"_s.arg(captured.first()))
                                  : HttpResponse::json(200, visit.documents.projectWithDetails(*project));
    });
}

} // namespace releasedesk::sandbox
