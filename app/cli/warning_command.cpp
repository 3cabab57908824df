// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "core/approvals/people_register.h"
#include "core/domain/scope_warnings.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

Error noProject(const QString &id)
{
    return {ErrorCode::NotFound, Text::tr("This workspace has no project “%1”.").arg(id), {}};
}

void print(const Console &console, const domain::Project &project)
{
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::WarningRule &rule : domain::warningRules()) {
        const QString reason = project.warningsOff.value(rule.id);
        json.append(QJsonObject{{u"rule"_s, rule.id},
                                {u"name"_s, rule.name},
                                {u"explanation"_s, rule.explanation},
                                {u"off"_s, project.warningsOff.contains(rule.id)},
                                {u"reason"_s, reason}});
        rows.append({rule.id, rule.name,
                     project.warningsOff.contains(rule.id) ? Text::tr("off: %1").arg(reason) : Text::tr("on")});
    }
    console.printTable(u"rules"_s, json, {Text::tr("Rule"), Text::tr("Warns of"), Text::tr("State")}, rows);
}

//! An empty reason switches the rule on.
QCoro::Task<ExitCode> switchRule(Invocation invocation, QStringList words, QString reason)
{
    const Console &console = invocation.console;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return console.fail(open.error());
    const domain::Directory directory = (*open)->room->directory();
    const domain::Project *const project = directory.project(ProjectId(words.at(0)));
    if (!project)
        co_return console.fail(noProject(words.at(0)));
    const QString rule = words.at(1).toUpper();
    const auto done = co_await (*open)->room->changePeople(approvals::SwitchWarning{project->id, rule, reason},
                                                           (*open)->session->person());
    if (!done)
        co_return console.fail(done.error());
    const domain::Directory now = (*open)->room->directory();
    print(console, *now.project(project->id));
    co_return Done;
}

} // namespace

QCoro::Task<ExitCode> warningList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"warning list PROJECT"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const domain::Directory directory = (*open)->room->directory();
    const QString id = parser.positionalArguments().first();
    const domain::Project *const project = directory.project(ProjectId(id));
    if (!project)
        co_return invocation.console.fail(noProject(id));
    print(invocation.console, *project);
    co_return Done;
}

QCoro::Task<ExitCode> warningOff(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"reason"_s, {}, u"TEXT"_s}});
    if (!parse(parser, invocation, u"warning off PROJECT RULE --reason TEXT"_s, 2, 2))
        co_return Usage;
    const QString reason = parser.value(u"reason"_s).trimmed();
    if (reason.isEmpty())
        co_return invocation.console.fail(
            {ErrorCode::InvalidArgument, Text::tr("Say why with --reason; the reason stays in the record."), {}});
    co_return co_await switchRule(invocation, parser.positionalArguments(), reason);
}

QCoro::Task<ExitCode> warningOn(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"warning on PROJECT RULE"_s, 2, 2))
        co_return Usage;
    co_return co_await switchRule(invocation, parser.positionalArguments(), {});
}

} // namespace releasedesk::cli
