// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! What the options say over what is known; "none" empties a field.
Result<domain::Project> described(const QCommandLineParser &parser, domain::Project project)
{
    const auto value = [&](const QString &option) {
        const QString text = parser.value(option);
        return text == u"none" ? QString() : text;
    };
    if (parser.isSet(u"name"_s))
        project.name = value(u"name"_s);
    if (parser.isSet(u"owner"_s))
        project.owner = PersonId(value(u"owner"_s));
    if (parser.isSet(u"connection"_s))
        project.jira = ConnectionId(value(u"connection"_s));
    if (parser.isSet(u"jira-project"_s))
        project.jiraProject = value(u"jira-project"_s);
    if (parser.isSet(u"repository"_s)) {
        project.repositories = parser.values(u"repository"_s);
        project.repositories.removeAll(u"none"_s);
    }
    const QStringList variables = parser.values(u"variable"_s);
    for (const QString &each : variables) {
        const qsizetype middle = each.indexOf(u'=');
        if (middle < 1)
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("“%1” is no variable. Write it as NAME=VALUE.").arg(each));
        if (middle + 1 == each.size())
            project.variables.remove(each.left(middle));
        else
            project.variables.insert(each.left(middle), each.mid(middle + 1));
    }
    return project;
}

Result<domain::Environment> described(const QCommandLineParser &parser, domain::Environment environment)
{
    if (parser.isSet(u"name"_s))
        environment.name = parser.value(u"name"_s);
    if (environment.name.isEmpty())
        environment.name = environment.id.value();
    if (parser.isSet(u"rank"_s)) {
        bool isNumber = false;
        environment.rank = parser.value(u"rank"_s).toInt(&isNumber);
        if (!isNumber)
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("“%1” is no number. 0 is least like production.").arg(parser.value(u"rank"_s)));
    }
    if (parser.isSet(u"protected"_s)) {
        const QString value = parser.value(u"protected"_s);
        if (value != u"yes" && value != u"no")
            return failure(ErrorCode::InvalidArgument, Text::tr("--protected is yes or no."));
        environment.isProtected = value == u"yes";
    }
    return environment;
}

template<typename Entry, typename Id>
const Entry *entryOf(const QList<Entry> &all, const Id &id)
{
    const auto found = std::ranges::find(all, id, &Entry::id);
    return found == all.end() ? nullptr : &*found;
}

//! Adds or changes one entry of the workspace; \p all is the list it stands in.
template<typename Edit, typename Entry, typename Id>
QCoro::Task<ExitCode> enter(Invocation invocation, const QCommandLineParser &parser,
                            QList<Entry> workspace::Workspace::*all, Id id, bool isNew)
{
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    app::EngineRoom &room = *(*open)->room;
    const Entry *const before = entryOf(room.workspace().*all, id);
    if (isNew && before)
        co_return invocation.console.fail(
            {ErrorCode::AlreadyExists,
             Text::tr("“%1” is in this workspace already. Use “change” to describe it anew.").arg(id.value()),
             {}});
    if (!isNew && !before)
        co_return invocation.console.fail(
            {ErrorCode::NotFound, Text::tr("This workspace does not know “%1”.").arg(id.value()), {}});
    Entry entry = before ? *before : Entry();
    entry.id = id;
    const Result<Entry> wish = described(parser, entry);
    if (!wish)
        co_return invocation.console.fail(wish.error());
    if (const auto done = room.edit(Edit{*wish}, (*open)->session->person()); !done)
        co_return invocation.console.fail(done.error());
    invocation.console.print(toJson(*wish), Text::tr("%1 is entered.").arg(id.value()));
    co_return Done;
}

} // namespace

static QCoro::Task<ExitCode> enterProject(Invocation invocation, bool isNew)
{
    QCommandLineParser parser;
    parser.addOptions({{u"name"_s, {}, u"NAME"_s},
                       {u"owner"_s, {}, u"PERSON"_s},
                       {u"connection"_s, {}, u"ID"_s},
                       {u"jira-project"_s, {}, u"KEY"_s},
                       {u"repository"_s, {}, u"PLACE"_s},
                       {u"variable"_s, {}, u"NAME=VALUE"_s}});
    const QString name = isNew ? u"project add ID"_s : u"project change ID"_s;
    if (!parse(parser, invocation,
               name
                   + u" [--name NAME] [--owner PERSON] [--connection ID --jira-project KEY] [--repository PLACE]… "
                     "[--variable NAME=VALUE]…"_s,
               1, 1))
        co_return Usage;
    co_return co_await enter<workspace::SetProject>(invocation, parser, &workspace::Workspace::projects,
                                                    ProjectId(parser.positionalArguments().first()), isNew);
}

QCoro::Task<ExitCode> projectAdd(Invocation invocation)
{
    return enterProject(std::move(invocation), true);
}

QCoro::Task<ExitCode> projectChange(Invocation invocation)
{
    return enterProject(std::move(invocation), false);
}

QCoro::Task<ExitCode> projectList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"project list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const domain::Directory directory = (*open)->room->directory();
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::Project &each : directory.projects) {
        json.append(toJson(each));
        const QString jira = each.jira.isEmpty() ? QString() : QString(each.jira.value() + u' ' + each.jiraProject);
        rows.append({each.id.value(), each.name, directory.nameOf(each.owner), jira, each.repositories.join(u", "_s)});
    }
    invocation.console.printTable(
        u"projects"_s, json,
        {Text::tr("Project"), Text::tr("Name"), Text::tr("Owner"), Text::tr("Jira"), Text::tr("Code")}, rows);
    co_return Done;
}

static QCoro::Task<ExitCode> enterEnvironment(Invocation invocation, bool isNew)
{
    QCommandLineParser parser;
    parser.addOptions({{u"name"_s, {}, u"NAME"_s}, {u"rank"_s, {}, u"NUMBER"_s}, {u"protected"_s, {}, u"SWITCH"_s}});
    const QString name = isNew ? u"environment add ID"_s : u"environment change ID"_s;
    if (!parse(parser, invocation, name + u" [--name NAME] [--rank NUMBER] [--protected yes|no]"_s, 1, 1))
        co_return Usage;
    co_return co_await enter<workspace::SetEnvironment>(invocation, parser, &workspace::Workspace::environments,
                                                        EnvironmentId(parser.positionalArguments().first()), isNew);
}

QCoro::Task<ExitCode> environmentAdd(Invocation invocation)
{
    return enterEnvironment(std::move(invocation), true);
}

QCoro::Task<ExitCode> environmentChange(Invocation invocation)
{
    return enterEnvironment(std::move(invocation), false);
}

QCoro::Task<ExitCode> environmentList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"environment list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::Environment &each : (*open)->room->workspace().environments) {
        json.append(toJson(each));
        rows.append({each.id.value(), each.name, QString::number(each.rank),
                     each.isProtected ? Text::tr("yes") : Text::tr("no")});
    }
    invocation.console.printTable(u"environments"_s, json,
                                  {Text::tr("Environment"), Text::tr("Name"), Text::tr("Rank"), Text::tr("Protected")},
                                  rows);
    co_return Done;
}

} // namespace releasedesk::cli
