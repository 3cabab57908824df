// SPDX-License-Identifier: Apache-2.0
// What the engine hands out, and what comes back.
#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/base/failpoint.h"
#include "core/base/logging.h"
#include "core/domain/rollback_plan.h"
#include "core/engine/attempt_events.h"
#include "core/engine/busy.h"
#include "core/engine/release_engine.h"

namespace releasedesk::engine {

using namespace domain;

void ReleaseEngine::handOut(const ReleaseId &id, const LivePtr &live, const QList<ReleaseEvent> &events)
{
    for (const ReleaseEvent &event : events) {
        const auto *const start = std::get_if<TaskStarted>(&event);
        if (start && !m_isStopping) // otherwise the next start finds that it never arrived anywhere
            async::launch(attempt(id, live, *start, false), "attempt");
    }
}

//! What had begun and has no result is handed out again under its operation id: the executor finds it.
void ReleaseEngine::takeUp(const ReleaseId &id, const LivePtr &live)
{
    const QMap<TaskId, TaskRun> runs = live->release.runs();
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        const bool isOpen = !run->attempts.isEmpty() && run->attempts.last().outcome == TaskState::Running;
        if (!isOpen && !run->attempts.isEmpty()) // the process before this one may not have come to it
            forgetTraces(*live, run.key(), run->attempts.last().opId);
        if (!isOpen || m_worker.isRunning(id, run.key()))
            continue;
        const Attempt &last = run->attempts.last();
        qCInfo(logEngine) << "taking up" << last.opId.value();
        async::launch(attempt(id, live, {run.key(), last.number, last.opId, last.parameters, last.onlyTargets}, true),
                      "resumed attempt");
        if (live->release.state() == ReleaseState::Aborted)
            m_worker.cancel(id, run.key());
    }
}

TaskAssignment ReleaseEngine::assignmentOf(const Release &release, const TaskStarted &started) const
{
    TaskAssignment assignment;
    const auto dispatch = dispatchOf(release, started.task);
    if (!dispatch)
        return assignment;
    assignment.task = dispatch->task;
    assignment.attempt = started.attempt;
    assignment.opId = started.opId;
    assignment.startedAt = m_clock.utcNow();
    const TaskRun run = release.run(started.task);
    if (!run.attempts.isEmpty()) { // as recorded: what the values stand for may have changed since
        assignment.task.parameters = run.attempts.last().parameters;
        assignment.startedAt = run.attempts.last().startedAt;
    }
    assignment.onlyTargets = started.onlyTargets;
    assignment.release = release;
    assignment.directory = m_directory;
    if (dispatch->isRestore)
        assignment.before = restoredRunOf(release, started.task).output;
    return assignment;
}

QCoro::Task<> ReleaseEngine::attempt(ReleaseId id, LivePtr live, TaskStarted started, bool isResumed)
{
    const Busy busy(m_busy);
    const auto dispatch = dispatchOf(live->release, started.task);
    if (!dispatch)
        co_return;
    ++live->underWay;
    const Result<TaskOutput> outcome
        = co_await m_worker.run(assignmentOf(live->release, started), started.task, dispatch->isRestore, isResumed);
    // Also where its time was over: who leaves does not wait until it has stopped, so nobody knows how it ended.
    const bool isLeft = !outcome
        && (outcome.error().code == ErrorCode::Cancelled || outcome.error().code == ErrorCode::DeadlineExceeded);
    if (m_isStopping && isLeft) {
        --live->underWay;
        co_return; // the next start finds it under its operation id
    }
    reachFailpoint("engine.executed");
    const ReleaseEvent result = resultOf(started, outcome, m_worker.takeFailedTargets(id, started.task));
    live->finished.append({started, fitted(result, m_limits)});
    if (!live->isRecording)
        async::launch(recordResults(id, live), "record results");
}

//! What finished while another change of the release was being written goes into one commit.
QCoro::Task<> ReleaseEngine::recordResults(ReleaseId id, LivePtr live)
{
    const Busy busy(m_busy);
    live->isRecording = true;
    std::chrono::milliseconds pause = firstRecordPause;
    while (!live->finished.isEmpty()) {
        qsizetype taken = 0;
        const Decide results = [finished = &live->finished, &taken](const Release &release) -> Decided {
            QList<ReleaseEvent> events;
            for (const Finished &each : *finished) {
                const TaskRun &run = release.run(each.started.task);
                const bool isOpen
                    = run.attempt() == each.started.attempt && run.attempts.last().outcome == TaskState::Running;
                if (isOpen) // else decided otherwise meanwhile
                    events.append(each.result);
            }
            taken = finished->size();
            return events;
        };
        const auto written = co_await change(id, enginePerson(), results);
        if (written) {
            for (const Finished &each : live->finished.mid(0, taken))
                forgetTraces(*live, each.started.task, each.started.opId);
            live->finished.remove(0, taken);
            live->underWay -= static_cast<int>(taken);
            pause = firstRecordPause;
            continue;
        }
        qCCritical(logEngine) << "results of" << id.value() << "could not be recorded:" << written.error().message;
        if (!co_await async::sleepUnlessStopped(pause, m_stop.get_token())) {
            live->underWay -= static_cast<int>(live->finished.size());
            live->finished.clear(); // they are looked up at the next start
        }
        pause = std::min<std::chrono::milliseconds>(pause * 2, longestRecordPause);
    }
    live->isRecording = false;
}

void ReleaseEngine::noteSilence(const ReleaseId &id, const TaskId &run, bool isSilent)
{
    if (m_isStopping)
        return;
    const Decide note = [run, isSilent](const Release &release) -> Decided {
        const TaskRun &known = release.run(run);
        if (known.state != TaskState::Running || known.isSilent == isSilent)
            return QList<ReleaseEvent>();
        if (isSilent)
            return QList<ReleaseEvent>{TaskSilent{run, known.attempt()}};
        return QList<ReleaseEvent>{TaskHeard{run, known.attempt()}};
    };
    change(id, enginePerson(), note).then([](const Result<store::Position> & /*done*/) {});
}

void ReleaseEngine::forgetTraces(const Live &live, const TaskId &task, const EffectId &opId) const
{
    const auto dispatch = dispatchOf(live.release, task);
    // What nobody knows may still have to be looked at.
    if (!dispatch || live.release.run(task).state == TaskState::Unknown)
        return;
    if (const auto executor = m_executors.find(dispatch->task.kind))
        executor->forget(opId);
}

} // namespace releasedesk::engine
