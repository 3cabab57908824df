// SPDX-License-Identifier: Apache-2.0
#include "app/shared/sample_workspace.h"

#include <QHostAddress>

#include <algorithm>
#include <iterator>

namespace releasedesk::app {
namespace {

using namespace domain;

Person person(const char *id, const char *name, const QString &nameKo, const char *title, const QString &titleKo,
              const QList<Role> &roles)
{
    return {PersonId(id),
            QString::fromUtf8(name),
            nameKo,
            QString::fromUtf8(title),
            titleKo,
            QString(),
            QString::fromLatin1(id) + QStringLiteral("@hanbit.example"),
            roles};
}

QList<Person> people()
{
    return {
        person("bd.yoon", "Bae-dal Yoon", QStringLiteral("윤배달"), "Release owner", QStringLiteral("릴리스 담당자"),
               {Role::Owner, Role::Approver}),
        person("gaeun.han", "Gaeun Han", QStringLiteral("한가은"), "Release owner", QStringLiteral("릴리스 담당자"),
               {Role::Owner, Role::Approver}),
        person("jiho.kim", "Jiho Kim", QStringLiteral("김지호"), "QA lead", QStringLiteral("QA 리드"),
               {Role::Approver}),
        person("minseo.park", "Minseo Park", QStringLiteral("박민서"), "Service owner", QStringLiteral("서비스 책임자"),
               {Role::Approver}),
        person("soyeon.lee", "Soyeon Lee", QStringLiteral("이소연"), "Security", QStringLiteral("보안"),
               {Role::Approver}),
        person("daniel.choi", "Daniel Choi", QStringLiteral("최다니엘"), "Release owner",
               QStringLiteral("릴리스 담당자"), {Role::Owner}),
        person("priya.nair", "Priya Nair", QStringLiteral("프리야 나이르"), "Release owner",
               QStringLiteral("릴리스 담당자"), {Role::Owner}),
        person("taeyang.jung", "Taeyang Jung", QStringLiteral("정태양"), "Operator", QStringLiteral("작업자"),
               {Role::Operator, Role::Administrator}),
        person("emma.larsen", "Emma Larsen", QStringLiteral("엠마 라르센"), "Viewer", QStringLiteral("열람자"),
               {Role::Viewer}),
    };
}

Project project(const char *id, const char *owner, const char *jiraProject, const QList<Component> &components,
                const QString &buildJob, const QString &prefix, const QString &approvers, const QUrl &sandbox)
{
    Project made;
    made.id = ProjectId(id);
    made.name = QString::fromLatin1(id);
    made.owner = PersonId(owner);
    made.jira = ConnectionId("jira");
    made.jiraProject = QString::fromLatin1(jiraProject);
    made.components = components;
    made.variables = {
        {QStringLiteral("jenkins"), QStringLiteral("jenkins")},
        {QStringLiteral("buildJob"), buildJob},
        {QStringLiteral("testJob"), QString(prefix + QStringLiteral("-e2e"))},
        {QStringLiteral("deployJob"), QString(prefix + QStringLiteral("-deploy"))},
        {QStringLiteral("rollbackJob"), QString(prefix + QStringLiteral("-rollback"))},
        {QStringLiteral("healthUrl"),
         QString(sandbox.toString() + QStringLiteral("/sandbox/app/") + buildJob + QStringLiteral("/health"))},
        {QStringLiteral("approvers"), approvers},
        {QStringLiteral("mail"), QStringLiteral("mail")},
        {QStringLiteral("mailTo"), QStringLiteral("all-hands@hanbit.example")},
        {QStringLiteral("messenger"), QStringLiteral("messenger")},
    };
    // The other templates: the same jobs under the names that these use.
    const auto also = [&made](const char *name, const char *like) {
        made.variables.insert(QString::fromLatin1(name), made.variables.value(QString::fromLatin1(like)));
    };
    for (const char *const name : {"switchJob", "canaryJob", "ringJob", "migrateJob"})
        also(name, "deployJob");
    also("restoreJob", "rollbackJob");
    made.variables.insert(QStringLiteral("dba"), QStringLiteral("taeyang.jung"));
    also("iosJob", "buildJob");
    also("greenHealthUrl", "healthUrl");
    also("canaryHealthUrl", "healthUrl");
    return made;
}

Connection connection(const char *id, ConnectedSystem system, const char *title, const QString &url,
                      const QString &account = {})
{
    Connection made;
    made.id = ConnectionId(id);
    made.system = system;
    made.title = QString::fromUtf8(title);
    made.url = url;
    made.account = account;
    return made;
}

//! What somebody added to the sample.
template<typename T, typename Id>
QList<T> beyond(const QList<T> &all, const QList<T> &samples, Id T::*id)
{
    QList<T> added;
    std::ranges::copy_if(all, std::back_inserter(added),
                         [&](const T &each) { return std::ranges::find(samples, each.*id, id) == samples.end(); });
    return added;
}

} // namespace

workspace::Workspace sampleWorkspace(const SandboxAddress &sandbox)
{
    const QString base = sandbox.url.toString();
    const QString account = QStringLiteral("bd.yoon@hanbit.example");
    workspace::Workspace made;
    made.name = QStringLiteral("Hanbit Commerce");
    made.zone = QStringLiteral("Asia/Seoul");
    made.language = QStringLiteral("en");
    made.isSample = true;
    made.people = people();
    made.environments = {{EnvironmentId("dev"), QStringLiteral("dev"), 0, false},
                         {EnvironmentId("qa"), QStringLiteral("qa"), 1, false},
                         {EnvironmentId("staging"), QStringLiteral("staging"), 2, false},
                         {EnvironmentId("prod"), QStringLiteral("prod · KR"), 3, true}};
    made.connections = {
        connection("jira", ConnectedSystem::JiraCloud, "Jira", base + QStringLiteral("/jira-cloud"), account),
        connection("jira-dc", ConnectedSystem::JiraDataCenter, "Jira Data Center", base + QStringLiteral("/jira-dc")),
        connection("jenkins", ConnectedSystem::Jenkins, "Jenkins", base + QStringLiteral("/jenkins"),
                   QStringLiteral("bd.yoon")),
        connection("mail", ConnectedSystem::Smtp, "Mail", QStringLiteral("smtp://127.0.0.1:%1").arg(sandbox.smtpPort)),
        connection("messenger", ConnectedSystem::Slack, "#release", {}),
    };
    made.connections[3].sender = QStringLiteral("release-desk@hanbit.example");
    made.projects = {
        project("checkout", "bd.yoon", "SHOP",
                {{QStringLiteral("checkout-api"), QStringLiteral("vm")},
                 {QStringLiteral("checkout-web"), QStringLiteral("container")}},
                QStringLiteral("checkout-api"), QStringLiteral("checkout"), QStringLiteral("jiho.kim,minseo.park"),
                sandbox.url),
        project("payments", "gaeun.han", "PAY",
                {{QStringLiteral("payments-core"), QStringLiteral("vm")},
                 {QStringLiteral("payments-batch"), QStringLiteral("container")}},
                QStringLiteral("payments-core"), QStringLiteral("payments"),
                QStringLiteral("jiho.kim,minseo.park,bd.yoon"), sandbox.url),
        project("catalog", "priya.nair", "CAT",
                {{QStringLiteral("catalog-api"), QStringLiteral("container")},
                 {QStringLiteral("catalog-indexer"), QStringLiteral("container")}},
                QStringLiteral("catalog-api"), QStringLiteral("catalog"), QStringLiteral("jiho.kim,soyeon.lee"),
                sandbox.url),
        project("mobile-app", "daniel.choi", "APP", {{QStringLiteral("mobile-app"), QStringLiteral("mobile")}},
                QStringLiteral("mobile-app"), QStringLiteral("mobile-app"), QStringLiteral("jiho.kim,bd.yoon"),
                sandbox.url),
    };
    return made;
}

QUrl sandboxOf(const workspace::Workspace &workspace)
{
    const Connection *const jira = workspace.connection(ConnectionId("jira"));
    QUrl url(jira ? jira->url : QString());
    const bool isLoopback = QHostAddress(url.host()).isLoopback() || url.host() == u"localhost";
    if (!workspace.isSample || !isLoopback)
        return {};
    url.setPath({});
    return url;
}

workspace::Workspace sampleAt(const SandboxAddress &sandbox, workspace::Workspace workspace)
{
    if (!workspace.isSample)
        return workspace;
    const workspace::Workspace here = sampleWorkspace(sandbox);
    workspace.connections = here.connections + beyond(workspace.connections, here.connections, &Connection::id);
    QList<domain::Project> projects = here.projects;
    for (domain::Project &project : projects) {
        // Which code belongs to it has nothing to do with where the sandbox answers.
        const auto kept = std::ranges::find(workspace.projects, project.id, &domain::Project::id);
        if (kept != workspace.projects.end())
            project.repositories = kept->repositories;
    }
    workspace.projects = projects + beyond(workspace.projects, projects, &domain::Project::id);
    return workspace;
}

QHash<ConnectionId, Secret> sampleSecrets(const workspace::Workspace &workspace)
{
    QHash<ConnectionId, Secret> secrets;
    const QUrl sandbox = sandboxOf(workspace);
    if (sandbox.isEmpty())
        return secrets;
    for (const Connection &each : workspace.connections) {
        const QUrl url(each.url);
        if (each.system == ConnectedSystem::Slack)
            secrets.insert(each.id, Secret((sandbox.toString() + QStringLiteral("/hook/slack")).toUtf8()));
        else if (each.system != ConnectedSystem::Smtp && url.host() == sandbox.host() && url.port() == sandbox.port())
            secrets.insert(each.id, Secret("sandbox-token"));
    }
    return secrets;
}

} // namespace releasedesk::app
