// SPDX-License-Identifier: Apache-2.0
#include "app/cli/act_on.h"
#include "app/cli/commands.h"
#include "core/domain/rollback_plan.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QCoro::Task<ExitCode> rollbackPreview(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"preview"_s, {}}, {u"reason"_s, {}, u"TEXT"_s}, {u"follow"_s, {}}});
    if (!parse(parser, invocation, u"release rollback RELEASE --preview"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const Release &release = *(*open)->desk->release(*id);
    const RollbackPlan plan = rollbackPlan(release);
    QStringList lines;
    for (const RollbackStep &step : plan.steps) {
        const domain::Task *const lane = release.plan().task(step.step);
        const domain::Task *const undone = release.plan().task(step.undoes);
        lines.append(lane ? lane->title : Text::tr("Take back: %1").arg(undone ? undone->title : step.undoes.value()));
    }
    for (const TaskId &task : plan.irreversible)
        lines.append(Text::tr("Cannot be taken back: %1").arg(release.plan().task(task)->title));
    invocation.console.print(
        {{u"steps"_s, json::write(plan.steps)}, {u"irreversible"_s, json::write(plan.irreversible)}},
        lines.isEmpty() ? Text::tr("Nothing to take back.") : lines.join(u'\n'));
    co_return Done;
}

} // namespace

QCoro::Task<ExitCode> releaseSubmit(Invocation invocation)
{
    return actOn(invocation,
                 {u"release submit RELEASE [--follow]"_s,
                  1,
                  Access::Run,
                  {ReleaseState::InApproval, ReleaseState::Approved, ReleaseState::Preparing}},
                 [](const QCommandLineParser &, const Release &release) -> std::optional<ReleaseCommand> {
                     if (release.state() == ReleaseState::Preparing)
                         return std::nullopt; // goes on where an earlier call was interrupted
                     return RequestApproval{release.id(), release.revision()};
                 });
}

QCoro::Task<ExitCode> releaseWithdraw(Invocation invocation)
{
    return actOn(invocation, {u"release withdraw RELEASE [--reason TEXT]"_s},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return WithdrawRequest{release.id(), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> releaseRun(Invocation invocation)
{
    return actOn(invocation,
                 {u"release run RELEASE [--follow] [--outside-window REASON] [--set NAME=VALUE]…"_s,
                  1,
                  Access::Run,
                  {ReleaseState::Released}},
                 [](const QCommandLineParser &parser, const Release &release) -> std::optional<ReleaseCommand> {
                     if (release.state() == ReleaseState::Running)
                         return std::nullopt; // goes on where an earlier call was interrupted
                     StartRelease start{release.id(), parser.value(u"outside-window"_s)};
                     for (const QString &given : parser.values(u"set"_s))
                         start.values.insert(given.section(u'=', 0, 0), given.section(u'=', 1));
                     return start;
                 });
}

QCoro::Task<ExitCode> releasePause(Invocation invocation)
{
    return actOn(invocation, {u"release pause RELEASE [--reason TEXT]"_s},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return PauseRelease{release.id(), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> releaseResume(Invocation invocation)
{
    return actOn(invocation, {u"release resume RELEASE [--follow]"_s, 1, Access::Run},
                 [](const QCommandLineParser &, const Release &release) { return ResumeRelease{release.id()}; });
}

QCoro::Task<ExitCode> releaseAbort(Invocation invocation)
{
    return actOn(invocation, {u"release abort RELEASE --reason TEXT"_s},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return AbortRelease{release.id(), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> releaseDiscard(Invocation invocation)
{
    return actOn(invocation, {u"release discard RELEASE --reason TEXT"_s},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return DiscardRelease{release.id(), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> releaseClose(Invocation invocation)
{
    return actOn(invocation, {u"release close RELEASE"_s},
                 [](const QCommandLineParser &, const Release &release) { return CloseRelease{release.id()}; });
}

QCoro::Task<ExitCode> releaseRetry(Invocation invocation)
{
    return actOn(invocation, {u"release retry RELEASE TASK [--only-failed-targets] [--follow]"_s, 2, Access::Run},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return RetryTask{release.id(), taskOf(parser), parser.isSet(u"only-failed-targets"_s)};
                 });
}

QCoro::Task<ExitCode> releaseSkip(Invocation invocation)
{
    return actOn(invocation, {u"release skip RELEASE TASK --reason TEXT [--follow]"_s, 2, Access::Run},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return SkipTask{release.id(), taskOf(parser), parser.value(u"reason"_s)};
                 });
}

QCoro::Task<ExitCode> releaseRollback(Invocation invocation)
{
    const QString usage = u"release rollback RELEASE --reason TEXT [--follow] [--preview]"_s;
    if (!invocation.arguments.contains(u"--preview"_s))
        return actOn(invocation, {usage, 1, Access::Run, {ReleaseState::RolledBack}},
                     [](const QCommandLineParser &parser, const Release &release) -> std::optional<ReleaseCommand> {
                         if (release.state() == ReleaseState::RollingBack)
                             return std::nullopt;
                         return RollBack{release.id(), parser.value(u"reason"_s)};
                     });
    return rollbackPreview(invocation);
}

QCoro::Task<ExitCode> taskClaim(Invocation invocation)
{
    return actOn(invocation, {u"task claim RELEASE TASK"_s, 2},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return ClaimTask{release.id(), taskOf(parser)};
                 });
}

QCoro::Task<ExitCode> taskTick(Invocation invocation)
{
    return actOn(invocation, {u"task tick RELEASE TASK ITEM [--not-applicable REASON]"_s, 3},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return TickItem{release.id(), taskOf(parser), parser.positionalArguments().value(2).toInt() - 1,
                                     parser.value(u"not-applicable"_s)};
                 });
}

QCoro::Task<ExitCode> taskComplete(Invocation invocation)
{
    return actOn(invocation, {u"task complete RELEASE TASK [--note TEXT] [--follow]"_s, 2, Access::Run},
                 [](const QCommandLineParser &parser, const Release &release) {
                     return CompleteTask{release.id(), taskOf(parser), parser.value(u"note"_s)};
                 });
}

QCoro::Task<ExitCode> taskResolve(Invocation invocation)
{
    const QString usage = u"task resolve RELEASE TASK --happened|--did-not-happen|--abandon --note TEXT [--follow]"_s;
    const QStringList &said = invocation.arguments;
    const bool happened = said.contains(u"--happened"_s);
    const bool isAbandoned = said.contains(u"--abandon"_s);
    const int answers = int(happened) + int(isAbandoned) + int(said.contains(u"--did-not-happen"_s));
    if (answers != 1) {
        invocation.console.fail(
            {ErrorCode::InvalidArgument,
             Text::tr("Say one of --happened, --did-not-happen and --abandon; usage: rdesk %1").arg(usage),
             {}});
        co_return Usage;
    }
    co_return co_await actOn(invocation, {usage, 2, Access::Run},
                             [happened, isAbandoned](const QCommandLineParser &parser, const Release &release) {
                                 return ResolveUnknown{release.id(), taskOf(parser), happened, parser.value(u"note"_s),
                                                       isAbandoned};
                             });
}

} // namespace releasedesk::cli
