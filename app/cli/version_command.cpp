// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "core/domain/scope.h"
#include "core/domain/scope_warnings.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! Where the versions of a project of the workspace are in Jira.
Result<domain::ScopeEntry> entryOf(const workspace::Workspace &workspace, const QString &project,
                                   const QCommandLineParser &parser)
{
    const domain::Directory directory = workspace.directory();
    const domain::Project *const known = directory.project(ProjectId(project));
    if (!known) {
        QStringList names;
        for (const domain::Project &each : directory.projects)
            names.append(each.id.value());
        return failure(ErrorCode::NotFound,
                       Text::tr("This workspace has no project “%1”. It has: %2.").arg(project, names.join(u", "_s)));
    }
    domain::ScopeEntry entry{known->jira, known->jiraProject, {}};
    if (parser.isSet(u"connection"_s))
        entry.connection = ConnectionId(parser.value(u"connection"_s));
    if (entry.connection.isEmpty() || entry.project.isEmpty())
        return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("Project “%1” names no Jira connection and project. Add them to workspace.yaml.").arg(project));
    return entry;
}

QString dateText(const QDate &date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : u"—"_s;
}

//! Without the rules that are off in the project of this workspace the version is of.
QList<domain::ScopeWarning> warningsOf(const domain::IssueSnapshot &snapshot, const domain::ScopeEntry &entry,
                                       const domain::Directory &directory)
{
    domain::WarningContext context;
    context.now = QDateTime::currentDateTimeUtc();
    const auto project = std::ranges::find_if(directory.projects, [&](const domain::Project &each) {
        return each.jira == entry.connection && each.jiraProject == entry.project;
    });
    if (project != directory.projects.end())
        context.off = project->warningsOff;
    return domain::judgeScope(snapshot, context).warnings;
}

} // namespace

QCoro::Task<ExitCode> versionList(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"connection"_s, {}, u"ID"_s}});
    if (!parse(parser, invocation, u"version list PROJECT [--connection ID]"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto entry = entryOf((*open)->room->workspace(), parser.positionalArguments().first(), parser);
    if (!entry)
        co_return invocation.console.fail(entry.error());
    const auto found = co_await (*open)->room->versions().versions(entry->connection, entry->project);
    if (!found)
        co_return invocation.console.fail(found.error());
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::JiraVersion &version : *found) {
        json.append(toJson(version));
        rows.append({version.name, version.isReleased ? Text::tr("released") : Text::tr("unreleased"),
                     dateText(version.releaseDate), version.description});
    }
    invocation.console.printTable(
        u"versions"_s, json, {Text::tr("Version"), Text::tr("State"), Text::tr("Date"), Text::tr("Description")}, rows);
    co_return Done;
}

QCoro::Task<ExitCode> versionShow(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"connection"_s, {}, u"ID"_s}});
    if (!parse(parser, invocation, u"version show PROJECT VERSION [--connection ID]"_s, 2, 2))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    auto entry = entryOf((*open)->room->workspace(), parser.positionalArguments().first(), parser);
    if (!entry)
        co_return invocation.console.fail(entry.error());
    entry->version = parser.positionalArguments().at(1);
    const auto contents = co_await (*open)->room->versions().contents(*entry);
    if (!contents)
        co_return invocation.console.fail(contents.error());
    const auto warnings = warningsOf(contents->snapshot, *entry, (*open)->room->directory());
    const domain::ScopeCounters counters = domain::countScope(contents->snapshot, warnings);
    QJsonArray issues;
    QList<QStringList> rows;
    for (const domain::Issue &issue : contents->snapshot.issues) {
        issues.append(toJson(issue));
        rows.append({issue.key, issue.type, issue.status, issue.assignee, issue.summary});
    }
    QJsonArray warningsJson;
    for (const domain::ScopeWarning &warning : warnings)
        warningsJson.append(
            QJsonObject{{u"rule"_s, warning.rule}, {u"issue"_s, warning.issueKey}, {u"message"_s, warning.message}});
    if (invocation.console.isJson()) {
        QJsonObject json = toJson(contents->version);
        json.insert(u"counters"_s,
                    QJsonObject{{u"issues"_s, counters.issues},
                                {u"done"_s, counters.done},
                                {u"inProgress"_s, counters.inProgress},
                                {u"toDo"_s, counters.toDo},
                                {u"warnings"_s, counters.warnings}});
        json.insert(u"issues"_s, issues);
        json.insert(u"warnings"_s, warningsJson);
        invocation.console.print(json, {});
        co_return Done;
    }
    invocation.console.print({},
                             Text::tr("%1 %2: %3 issues, %4 done, %5 in progress, %6 to do, %7 with warnings")
                                 .arg(entry->project, contents->version.name)
                                 .arg(counters.issues)
                                 .arg(counters.done)
                                 .arg(counters.inProgress)
                                 .arg(counters.toDo)
                                 .arg(counters.warnings));
    invocation.console.printTable(
        {}, {}, {Text::tr("Key"), Text::tr("Type"), Text::tr("Status"), Text::tr("Assignee"), Text::tr("Summary")},
        rows);
    for (const domain::ScopeWarning &warning : warnings)
        invocation.console.print({}, QString(warning.rule + u"  "_s + warning.message));
    co_return Done;
}

} // namespace releasedesk::cli
