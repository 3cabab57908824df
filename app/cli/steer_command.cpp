// SPDX-License-Identifier: Apache-2.0
#include "app/cli/act_on.h"
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/release_json.h"
#include "core/domain/restart.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

//! What people do with single tasks out of their turn, and with a run that goes again.

namespace releasedesk::cli {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString lineOf(const RestartStep &step, const Release &release)
{
    const Task *const task = release.task(step.task);
    const QString title = task ? task->title : step.task.value();
    if (step.isEffectInForce)
        return Text::tr("%1: its effect is in force and is made again").arg(title);
    return step.hadEffect ? Text::tr("%1: its effect was taken back and is made again").arg(title) : title;
}

} // namespace

QCoro::Task<ExitCode> taskHandOver(Invocation invocation)
{
    return actOn(invocation, {u"task handover RELEASE TASK --note TEXT [--to PERSON]"_s, 2},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return HandOverTask{release.id(), taskOf(parser), PersonId(parser.value(u"to"_s)),
                                         parser.value(u"note"_s)};
                 });
}

QCoro::Task<ExitCode> taskConfirm(Invocation invocation)
{
    return actOn(invocation, {u"task confirm RELEASE TASK [--not-done --note TEXT] [--follow]"_s, 2, Access::Run},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return ConfirmTask{release.id(), taskOf(parser), !parser.isSet(u"not-done"_s),
                                        parser.value(u"note"_s)};
                 });
}

QCoro::Task<ExitCode> taskAdvance(Invocation invocation)
{
    return actOn(invocation, {u"task advance RELEASE TASK --reason TEXT"_s, 2},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return CompleteInAdvance{release.id(), taskOf(parser), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> taskReopen(Invocation invocation)
{
    return actOn(invocation, {u"task reopen RELEASE TASK --reason TEXT"_s, 2},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return ReopenTask{release.id(), taskOf(parser), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> taskHold(Invocation invocation)
{
    return actOn(invocation, {u"task hold RELEASE TASK --reason TEXT"_s, 2},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return HoldTask{release.id(), taskOf(parser), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> taskReleaseHold(Invocation invocation)
{
    return actOn(invocation, {u"task unhold RELEASE TASK [--follow]"_s, 2, Access::Run},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return ReleaseHold{release.id(), taskOf(parser)};
                 });
}

QCoro::Task<ExitCode> releaseConfirmRerun(Invocation invocation)
{
    return actOn(invocation, {u"release confirm-rerun RELEASE --note TEXT"_s},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return ConfirmRerun{release.id(), parser.value(u"note"_s)};
                 });
}

QCoro::Task<ExitCode> releaseRestart(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"phase"_s, {}}, {u"reason"_s, {}, u"TEXT"_s}, {u"accept"_s, {}, u"TASKS"_s}, {u"follow"_s, {}}});
    const QString usage = u"release restart RELEASE TASK [--phase] [--reason TEXT --accept TASK,TASK…] [--follow]"_s;
    if (!parse(parser, invocation, usage, 2, 2))
        co_return Usage;
    const Console console = invocation.console;
    const bool isPreview = !parser.isSet(u"accept"_s);
    const auto open = co_await openWorkspace(invocation, isPreview ? Access::Read : Access::Run);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    RestartFrom restart{*id, {}, {}, parser.value(u"reason"_s), {}};
    const QString from = parser.positionalArguments().at(1);
    if (parser.isSet(u"phase"_s))
        restart.phase = PhaseId(from);
    else
        restart.task = TaskId(from);
    if (isPreview) {
        const Release &release = *(*open)->desk->release(*id);
        const QList<RestartStep> steps = restartPreview(release, restart.task, restart.phase);
        QJsonArray list;
        QStringList lines;
        for (const RestartStep &step : steps) {
            list.append(QJsonObject{{u"task"_s, step.task.value()},
                                    {u"hadEffect"_s, step.hadEffect},
                                    {u"effectInForce"_s, step.isEffectInForce}});
            lines.append(lineOf(step, release));
        }
        console.print({{u"steps"_s, list}}, lines.isEmpty() ? Text::tr("Nothing would run again.") : lines.join(u'\n'));
        co_return Done;
    }
    for (const QString &task : parser.value(u"accept"_s).split(u',', Qt::SkipEmptyParts))
        restart.accepted.append(TaskId(task.trimmed()));
    if (const auto done = co_await sendAndSee(*open, restart); !done)
        co_return console.fail(done.error());
    co_await followUntilItRests(*open, *id, parser.isSet(u"follow"_s), console);
    const Release &release = *(*open)->desk->release(*id);
    console.print(releaseSummaryJson(release, (*open)->desk->directory()), stateLine(release, (*open)->desk->directory()));
    co_return release.state() == ReleaseState::Halted ? Failed : Done;
}

} // namespace releasedesk::cli
