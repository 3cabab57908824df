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

QCoro::Task<Result<>> compose(SampleRun run)
{
    const Project project = *run.owner->desk->directory().project(ProjectId("checkout"));
    const auto pattern = templates::builtInTemplate(u"vm-standard"_s);
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
    create.plan = templates::planFor(*pattern, project);
    create.scope = {entry};
    create.snapshot = coded->snapshot;
    co_return co_await sendAndSee(run.owner, create);
}

//! Everything a team does with a release, told as it happens.
QCoro::Task<Result<>> perform(SampleRun run)
{
    if (const auto composed = co_await compose(run); !composed)
        co_return composed;
    const auto release = [run] { return *run.owner->desk->release(run.release); };
    if (const auto asked = co_await sendAndSee(run.owner, RequestApproval{run.release, release().revision()}); !asked)
        co_return asked;
    co_await followUntilItRests(run.owner, run.release, true, run.console);
    while (release().state() == ReleaseState::InApproval) {
        const ApprovalRequest request = *release().approval(TaskId("approval"));
        const PersonId next = request.nextSigners().value(0);
        const auto done = co_await sendAs(
            run, next, SignApproval{run.release, request.task, Decision::Approve, u"OK"_s, request.digest});
        if (!done)
            co_return done;
        co_await followUntilItRests(run.owner, run.release, true, run.console);
    }
    if (const auto started = co_await sendAndSee(run.owner, StartRelease{run.release}); !started)
        co_return started;
    co_await followUntilItRests(run.owner, run.release, true, run.console);
    co_return Result<>();
}

} // namespace

QCoro::Task<ExitCode> sampleRun(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"sample run"_s, 0, 0))
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
    const auto done = co_await perform(run);
    if (!done)
        co_return invocation.console.fail(done.error());
    const Release release = *run.owner->desk->release(run.release);
    invocation.console.print({{u"state"_s, json::nameOf(release.state())}},
                             stateLine(release, run.owner->desk->directory()));
    co_return release.state() == ReleaseState::Released ? Done : Failed;
}

} // namespace releasedesk::cli
