// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/invocation.h"

namespace releasedesk::cli {

//! One verb of rdesk, e.g. "release create".
struct Command {
    QString path; //!< words that name it
    QString usage; //!< with its arguments, in one line
    QString does; //!< translated, one line
    std::function<QCoro::Task<ExitCode>(Invocation)> run;
};

//! All of them, in the order of the help text.
[[nodiscard]] const QList<Command> &commands();

// One function per verb; each in the file of its noun.
[[nodiscard]] QCoro::Task<ExitCode> workspaceInit(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> workspaceMe(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> workspaceBackup(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> workspaceRestore(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> workspaceExport(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> workspaceImport(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> workspaceArchive(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> storeCheck(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> storeRepair(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> storeRestore(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> connectionAdd(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> connectionTest(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> connectionList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> versionList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> versionShow(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> templateList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseCreate(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseShow(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseExport(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseRefresh(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseSubmit(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseWithdraw(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseRun(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releasePause(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseResume(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseAbort(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseDiscard(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseClose(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseRetry(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseSkip(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseRollback(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskClaim(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskTick(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskComplete(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskResolve(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> approve(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> reject(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> returnForChanges(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> inbox(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> events(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> log(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> notes(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> auditVerify(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> sampleRun(Invocation invocation);

} // namespace releasedesk::cli
