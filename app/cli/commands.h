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
[[nodiscard]] QCoro::Task<ExitCode> connectionEdit(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> connectionTest(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> connectionList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> versionList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> versionShow(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> warningList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> warningOff(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> warningOn(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> compareCommand(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> reconcile(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionCreate(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionEdit(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionRelease(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionUnrelease(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionArchive(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionUnarchive(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionMerge(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraVersionMove(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraIssuesMove(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> jiraIssuesTransition(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseScope(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseSources(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> templateList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> templateSave(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> templateExport(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> templateImport(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> templateUpdate(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> projectList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> projectAdd(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> projectChange(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> environmentList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> environmentAdd(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> environmentChange(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> freezeList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> freezeAdd(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> freezeExcept(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> freezeRemove(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> calendarList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> calendarCheck(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseCreate(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseShow(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseExport(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseImport(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> rehearseRelease(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> formatText(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> lintText(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> diffTexts(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> textSchema(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseRefresh(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseEdit(Invocation invocation);
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
[[nodiscard]] QCoro::Task<ExitCode> taskHandOver(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskConfirm(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskAdvance(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskReopen(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskHold(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> taskReleaseHold(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseConfirmRerun(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseRestart(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> releaseEvidence(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> auditCheckpoint(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> auditPlaces(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> why(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> peopleList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> peopleAdd(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> peopleChange(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> peopleRemove(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> groupSet(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> groupRemove(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> groupList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> notifySet(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> keyNew(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> keyList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> keyRevoke(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> delegateAdd(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> delegateList(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> delegateEnd(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> forward(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> remind(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> decideStep(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> approve(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> reject(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> returnForChanges(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> inbox(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> events(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> log(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> notes(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> auditVerify(Invocation invocation);
[[nodiscard]] QCoro::Task<ExitCode> sampleRun(Invocation invocation);

//! Checks an evidence file with nothing but itself; \p key is the engine's in Base64, empty when it is not known.
[[nodiscard]] ExitCode verifyEvidenceFile(const Console &console, const QString &name, const QString &key);

} // namespace releasedesk::cli
