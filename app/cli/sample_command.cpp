// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/shared/sample_code.h"
#include "app/shared/sandbox_process.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/templates/release_template.h"
#include "core/workspace/workspace_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct SampleRun {
    std::shared_ptr<OpenWorkspace> owner;
    Console console;
    ReleaseId release{"sample"};
};

//! The same room seen by another person.
QCoro::Task<Result<>> sendAs(SampleRun run, PersonId person, ReleaseCommand command)
{
    const std::unique_ptr<session::Session> session = run.owner->room->sessionFor(person);
    const auto sent = co_await session->send(std::move(command));
    if (!sent)
        co_return failed(sent);
    co_await catchUp(*run.owner->desk, *sent);
    co_return Result<>();
}

//! Nobody watches a sample for hours.
Plan hurried(Plan plan)
{
    for (Task &task : plan.tasks) {
        if (task.kind == u"time.wait")
            task.parameters[u"seconds"_s] = 1;
        if (task.kind == u"gate.check")
            task.parameters[u"intervalSeconds"_s] = 1;
    }
    return plan;
}

QCoro::Task<Result<>> compose(SampleRun run, QString id)
{
    const Project project = *run.owner->desk->directory().project(ProjectId("checkout"));
    const auto pattern = templates::builtInTemplate(id);
    if (!pattern)
        co_return failed(pattern);
    const ScopeEntry entry{project.jira, project.jiraProject, u"2.8.0"_s};
    const auto contents = co_await run.owner->room->versions().contents(entry);
    if (!contents)
        co_return failed(contents);
    const auto coded = co_await reconciliation::ReconciliationService::withCode(
        reconciliation::wishFor(project, entry.version, {}, run.owner->desk->directory(), {}), contents->snapshot);
    if (!coded)
        co_return failed(coded);
    CreateRelease create;
    create.release = run.release;
    create.project = project.id;
    create.version = entry.version;
    create.title = contents->version.description;
    create.owner = project.owner;
    create.templateId = pattern->id;
    create.templateVersion = pattern->version;
    create.plan = hurried(templates::planFor(*pattern, project));
    create.scope = {entry};
    create.snapshot = coded->snapshot;
    co_return co_await sendAndSee(run.owner, create);
}

//! Signs what is asked for, as whoever is next.
QCoro::Task<Result<>> sign(SampleRun run)
{
    const Release release = *run.owner->desk->release(run.release);
    for (const Task &task : release.plan().tasks) {
        const ApprovalRequest *const request = release.approval(task.id);
        const PersonId next = request ? request->nextSigners().value(0) : PersonId();
        if (!next.isEmpty())
            co_return co_await sendAs(run, next,
                                      SignApproval{run.release, task.id, Decision::Approve, u"OK"_s, request->digest});
    }
    co_return refusal(u"sample.nobodySigns"_s, Text::tr("Approval is asked for, but nobody is to sign next."));
}

//! Does what waits for a person, as an operator would: takes it, ticks every item, says that it is done.
QCoro::Task<Result<>> workByHand(SampleRun run, Task task)
{
    const PersonId worker(u"taeyang.jung"_s);
    if (const auto taken = co_await sendAs(run, worker, ClaimTask{run.release, task.id}); !taken)
        co_return taken;
    const auto items = static_cast<int>(task.parameters[u"items"_s].toArray().size());
    for (int i = 0; i < items; ++i) {
        if (const auto ticked = co_await sendAs(run, worker, TickItem{run.release, task.id, i, {}}); !ticked)
            co_return ticked;
    }
    co_return co_await sendAs(run, worker, CompleteTask{run.release, task.id, u"OK"_s});
}

//! The next thing that a person has to do; nothing is left if it answers false.
QCoro::Task<Result<bool>> goOn(SampleRun run)
{
    const Release release = *run.owner->desk->release(run.release);
    for (const Task &task : release.plan().tasks) {
        const TaskRun now = release.run(task.id);
        const bool isForPeople = task.kind == u"manual.work" || task.kind == u"checklist.confirm";
        if (!isForPeople || now.state != TaskState::Waiting || now.waitReason != WaitReason::Person)
            continue;
        const auto done = co_await workByHand(run, task);
        if (!done)
            co_return failed(done);
        co_return true;
    }
    Result<> done;
    if (release.state() == ReleaseState::InApproval)
        done = co_await sign(run);
    else if (release.state() == ReleaseState::Approved)
        done = co_await sendAndSee(run.owner, StartRelease{run.release});
    else
        co_return false;
    if (!done)
        co_return failed(done);
    co_return true;
}

//! Everything a team does with a release, told as it happens.
QCoro::Task<Result<>> perform(SampleRun run, QString pattern)
{
    if (const auto composed = co_await compose(run, pattern); !composed)
        co_return composed;
    const Release draft = *run.owner->desk->release(run.release);
    if (const auto asked = co_await sendAndSee(run.owner, RequestApproval{run.release, draft.revision()}); !asked)
        co_return asked;
    bool isMoving = true;
    while (isMoving) {
        co_await followUntilItRests(run.owner, run.release, true, run.console);
        const auto next = co_await goOn(run);
        if (!next)
            co_return failed(next);
        isMoving = *next;
    }
    co_return Result<>();
}

} // namespace

QCoro::Task<ExitCode> sampleRun(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"template"_s, {}, u"ID"_s, u"vm-standard"_s});
    if (!parse(parser, invocation, u"sample run [--template ID]"_s, 0, 0))
        co_return Usage;
    const QTemporaryDir folder;
    app::SandboxProcess sandbox;
    const auto address = co_await sandbox.start(0);
    if (!address)
        co_return invocation.console.fail(address.error());
    workspace::Workspace sample = app::sampleWorkspace(*address);
    app::addSampleCode(sample, folder.path());
    const auto written = workspace::writeWorkspaceFile(QDir(folder.path()).filePath(u"workspace.yaml"_s), sample);
    if (!written)
        co_return invocation.console.fail(written.error());
    invocation.folder = folder.path();
    invocation.actAs.clear();
    auto open = co_await openWorkspace(invocation, Access::Run);
    if (!open)
        co_return invocation.console.fail(open.error());
    SampleRun run{*open, invocation.console};
    const auto done = co_await perform(run, parser.value(u"template"_s));
    if (!done)
        co_return invocation.console.fail(done.error());
    const Release release = *run.owner->desk->release(run.release);
    invocation.console.print({{u"state"_s, json::nameOf(release.state())}},
                             stateLine(release, run.owner->desk->directory()));
    co_return release.state() == ReleaseState::Released ? Done : Failed;
}

} // namespace releasedesk::cli
