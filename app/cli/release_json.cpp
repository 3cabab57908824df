// SPDX-License-Identifier: Apache-2.0
#include "app/cli/release_json.h"

#include "core/domain/rollback_plan.h"
#include "core/domain/scope.h"
#include "core/domain/scope_warnings.h"
#include "core/domain/task_fact.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

using namespace domain;

QJsonValue timeJson(const QDateTime &at)
{
    return json::write(at);
}

template<typename List, typename Convert>
QJsonArray arrayOf(const List &list, Convert convert)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(convert(item));
    return array;
}

QJsonObject attemptJson(const Attempt &attempt)
{
    return {{u"number"_s, attempt.number},
            {u"operationId"_s, attempt.opId.value()},
            {u"startedAt"_s, timeJson(attempt.startedAt)},
            {u"finishedAt"_s, timeJson(attempt.finishedAt)},
            {u"outcome"_s, json::nameOf(attempt.outcome)},
            {u"code"_s, attempt.code},
            {u"message"_s, attempt.message}};
}

QJsonObject countersJson(const Release &release, const Directory &directory)
{
    WarningContext context;
    context.windowStart = release.windowStart();
    context.now = release.changedAt();
    context.isCodeKnown = !release.snapshot().commits.isEmpty();
    if (const Project *const project = directory.project(release.project()))
        context.off = project->warningsOff;
    const ScopeCounters counters = countScope(release.snapshot(), judgeScope(release.snapshot(), context).warnings);
    return {{u"issues"_s, counters.issues},
            {u"done"_s, counters.done},
            {u"inProgress"_s, counters.inProgress},
            {u"toDo"_s, counters.toDo},
            {u"warnings"_s, counters.warnings}};
}

} // namespace

QJsonObject releaseSummaryJson(const Release &release, const Directory &directory)
{
    int done = 0;
    int all = 0;
    for (const Task &task : release.plan().tasks) {
        all += task.isInRollbackLane() ? 0 : 1;
        done += !task.isInRollbackLane() && release.run(task.id).isFinished() ? 1 : 0;
    }
    return {{u"id"_s, release.id().value()},
            {u"project"_s, release.project().value()},
            {u"version"_s, release.version()},
            {u"title"_s, release.title()},
            {u"state"_s, json::nameOf(release.state())},
            {u"stateNote"_s, release.stateNote()},
            {u"revision"_s, release.revision()},
            {u"owner"_s, release.owner().value()},
            {u"template"_s, release.templateId()},
            {u"templateVersion"_s, release.templateVersion()},
            {u"tasks"_s, all},
            {u"tasksDone"_s, done},
            {u"windowStart"_s, timeJson(release.windowStart())},
            {u"windowEnd"_s, timeJson(release.windowEnd())},
            {u"createdAt"_s, timeJson(release.createdAt())},
            {u"startedAt"_s, timeJson(release.startedAt())},
            {u"endedAt"_s, timeJson(release.endedAt())},
            {u"scope"_s, countersJson(release, directory)}};
}

QJsonObject taskJson(const Task &task, const TaskRun &run)
{
    return {{u"id"_s, task.id.value()},
            {u"kind"_s, task.kind},
            {u"title"_s, task.title},
            {u"phase"_s, task.phase.value()},
            {u"environment"_s, task.environment.value()},
            {u"undoes"_s, task.undoes.value()},
            {u"state"_s, json::nameOf(run.state)},
            {u"waitsFor"_s, run.waitReason == WaitReason::None ? QString() : json::nameOf(run.waitReason)},
            {u"summary"_s, taskFact(task, run)},
            {u"claimedBy"_s, run.claimedBy.value()},
            {u"output"_s, run.output},
            {u"links"_s, QJsonArray::fromStringList(run.links)},
            {u"startedAt"_s, timeJson(run.startedAt)},
            {u"finishedAt"_s, timeJson(run.finishedAt)},
            {u"attempts"_s, arrayOf(run.attempts, attemptJson)}};
}

QJsonObject approvalJson(const ApprovalRequest &request)
{
    return {{u"task"_s, request.task.value()},
            {u"state"_s, json::nameOf(request.state)},
            {u"rule"_s, json::nameOf(request.rule)},
            {u"needed"_s, request.neededCount()},
            {u"revision"_s, request.revision},
            {u"digest"_s, request.digest},
            {u"requestedBy"_s, request.requestedBy.value()},
            {u"approvers"_s, json::write(request.approvers)},
            {u"nextSigners"_s, json::write(request.nextSigners())},
            {u"signatures"_s, arrayOf(request.signatures, [](const Signature &signature) {
                 return QJsonObject{{u"person"_s, signature.person.value()},
                                    {u"decision"_s, json::nameOf(signature.decision)},
                                    {u"comment"_s, signature.comment},
                                    {u"digest"_s, signature.digest},
                                    {u"revision"_s, signature.revision},
                                    {u"at"_s, timeJson(signature.at)},
                                    {u"withdrawn"_s, signature.isWithdrawn},
                                    {u"step"_s, signature.step},
                                    {u"meaning"_s, json::nameOf(signature.meaning)},
                                    {u"onBehalfOf"_s, signature.onBehalfOf.value()},
                                    {u"key"_s, signature.record.key}};
             })}};
}

QJsonObject releaseJson(const Release &release, const QList<Finding> &findings, const Directory &directory)
{
    QJsonObject json = releaseSummaryJson(release, directory);
    json.insert(u"digest"_s, release.frozenDigest());
    json.insert(u"phases"_s, json::write(release.plan().phases));
    QJsonArray tasks;
    QJsonArray lane;
    for (const Task &task : release.plan().tasks)
        (task.isInRollbackLane() ? lane : tasks).append(taskJson(task, release.run(task.id)));
    for (const RollbackStep &step : release.rollbackSteps()) {
        if (step.action != RollbackAction::Restore)
            continue;
        Task restore = *release.plan().task(step.undoes);
        restore.id = step.step;
        restore.undoes = step.undoes;
        restore.phase = {};
        lane.append(taskJson(restore, release.run(step.step)));
    }
    json.insert(u"taskList"_s, tasks);
    json.insert(u"rollbackLane"_s, lane);
    json.insert(u"edges"_s, json::write(release.plan().edges));
    json.insert(u"approvals"_s, arrayOf(release.approvals().values(), approvalJson));
    json.insert(u"issues"_s, json::write(release.snapshot().issues));
    json.insert(u"findings"_s, arrayOf(findings, [](const Finding &finding) {
                    return QJsonObject{{u"rule"_s, finding.rule},
                                       {u"level"_s, json::nameOf(finding.level)},
                                       {u"task"_s, finding.task.value()},
                                       {u"message"_s, finding.message}};
                }));
    return json;
}

QJsonObject eventJson(const store::RecordedEvent &event)
{
    return {{u"position"_s, event.position},
            {u"stream"_s, event.stream.value()},
            {u"streamVersion"_s, event.streamVersion},
            {u"name"_s, event.event.name},
            {u"version"_s, event.event.version},
            {u"actor"_s, event.actor.value()},
            {u"at"_s, timeJson(event.at)},
            {u"payload"_s, QJsonDocument::fromJson(event.event.payload).object()},
            {u"hash"_s, QString::fromLatin1(event.hash.toHex())}};
}

QJsonObject inboxItemJson(const projections::InboxItem &item, const Release &release)
{
    return {
        {u"release"_s, item.release.value()},
        {u"project"_s, release.project().value()},
        {u"version"_s, release.version()},
        {u"task"_s, item.task.value()},
        {u"askedAt"_s, timeJson(item.askedAt)},
        {u"decidedAt"_s, timeJson(item.decidedAt)},
        {u"granted"_s, item.granted},
        {u"needed"_s, item.needed},
        {u"myTurn"_s, item.isMyTurn},
        {u"step"_s, item.step},
        {u"type"_s, json::nameOf(item.type)},
        {u"actingFor"_s, item.actingFor.value()},
        {u"due"_s, timeJson(item.due)},
        {u"changedSinceSigned"_s, item.changed ? QJsonValue(QJsonArray::fromStringList(*item.changed)) : QJsonValue()}};
}

QJsonObject logLineJson(const store::LogLine &line)
{
    const QString level = line.level == store::LogLevel::Error ? u"error"_s
        : line.level == store::LogLevel::Warning               ? u"warning"_s
                                                               : u"info"_s;
    return {{u"at"_s, timeJson(line.at)}, {u"level"_s, level}, {u"source"_s, line.source}, {u"text"_s, line.text}};
}

} // namespace releasedesk::cli
