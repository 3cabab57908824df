// SPDX-License-Identifier: Apache-2.0
#include "ui/wording/release_words.h"

#include "core/domain/release_decisions.h"
#include "core/domain/rollback_plan.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::ReleaseState;
using domain::TaskState;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseWords)
};

//! The first task in execution order that is in \p state.
const domain::Task *firstIn(const domain::Release &release, TaskState state)
{
    for (const TaskId &id : release.plan().executionOrder()) {
        if (release.run(id).state == state)
            return release.plan().task(id);
    }
    return nullptr;
}

//! Of a release whose tasks are being carried out: the most telling one names it.
StateWord wordOfRunning(const domain::Release &release)
{
    if (const domain::Task *const running = firstIn(release, TaskState::Running))
        return {State::Running, running->title};
    if (const domain::Task *const waiting = firstIn(release, TaskState::Waiting))
        return {State::Waiting, waiting->title};
    return {State::Running, domain::stateName(release.state())};
}

//! Its turn never came: it was not stopped, and is shown as left out.
bool isPassedBy(const domain::TaskRun &run)
{
    return run.state == TaskState::Aborted && !run.startedAt.isValid();
}

//! What the tasks of a phase have in common.
struct PhaseFacts {
    QList<TaskState> states;
    bool isLeftOut = true; //!< all of them were skipped, or their turn never came
};

State stateOfPhase(const domain::Release &release, const PhaseFacts &facts)
{
    const QList<TaskState> &states = facts.states;
    const auto any = [&](TaskState state) { return states.contains(state); };

    if (any(TaskState::Failed) || any(TaskState::Unknown))
        return State::Failed;
    if (any(TaskState::Running))
        return State::Running;
    if (any(TaskState::Waiting))
        return State::Waiting;
    if (any(TaskState::Compensated))
        return State::RolledBack;
    if (facts.isLeftOut && !states.isEmpty())
        return State::Skipped;
    const bool isDone = !states.isEmpty() && std::ranges::all_of(states, [](TaskState each) {
        return each == TaskState::Succeeded || each == TaskState::Skipped;
    });
    if (isDone)
        return State::Succeeded;
    if (any(TaskState::Aborted))
        return State::Aborted;
    if (any(TaskState::Ready) || any(TaskState::Succeeded))
        return release.isLive() ? State::Running : State::Ready;
    return State::Planned;
}

} // namespace

State stateOf(TaskState state)
{
    switch (state) {
    case TaskState::Planned:
        return State::Planned;
    case TaskState::Ready:
        return State::Ready;
    case TaskState::Waiting:
    case TaskState::Unknown:
        return State::Waiting;
    case TaskState::Running:
        return State::Running;
    case TaskState::Succeeded:
        return State::Succeeded;
    case TaskState::Failed:
        return State::Failed;
    case TaskState::Skipped:
        return State::Skipped;
    case TaskState::Aborted:
        return State::Aborted;
    case TaskState::Compensated:
        return State::RolledBack;
    }
    Q_UNREACHABLE();
}

State stateOf(ReleaseState state)
{
    switch (state) {
    case ReleaseState::Draft:
        return State::Planned;
    case ReleaseState::Preparing:
    case ReleaseState::Running:
        return State::Running;
    case ReleaseState::InApproval:
    case ReleaseState::Returned:
        return State::Waiting;
    case ReleaseState::RollingBack:
    case ReleaseState::RolledBack:
        return State::RolledBack;
    case ReleaseState::Approved:
        return State::Ready;
    case ReleaseState::Paused:
        return State::Paused;
    case ReleaseState::Halted:
        return State::Failed;
    case ReleaseState::Released:
    case ReleaseState::Closed:
        return State::Succeeded;
    case ReleaseState::Aborted:
    case ReleaseState::Discarded:
        return State::Aborted;
    }
    Q_UNREACHABLE();
}

State stateOf(const domain::Release &release)
{
    if (release.state() != ReleaseState::Closed || release.outcome() == u"released")
        return stateOf(release.state());
    return stateOf(release.outcome() == u"rolledBack" ? ReleaseState::RolledBack : ReleaseState::Aborted);
}

StateWord stateWordOf(const domain::Release &release)
{
    const StateWord plain{stateOf(release), domain::stateName(release.state())};
    switch (release.state()) {
    case ReleaseState::Preparing:
    case ReleaseState::Running:
        return wordOfRunning(release);
    case ReleaseState::InApproval: {
        const domain::Task *const waiting = firstIn(release, TaskState::Waiting);
        return {State::Waiting, waiting ? waiting->title : plain.word};
    }
    case ReleaseState::Approved:
        return {State::Ready, Text::tr("Ready to start")};
    case ReleaseState::Halted: {
        const QString title = taskTitle(release, TaskId(release.stateNote()));
        return {State::Failed, title.isEmpty() ? plain.word : Text::tr("Halted: %1").arg(title)};
    }
    default:
        return plain;
    }
}

bool wasStopped(const domain::Release &release, const domain::TaskRun &run)
{
    const bool isTakenBack = release.hasRolledBack() || release.state() == ReleaseState::RollingBack;
    return isTakenBack && run.state == TaskState::Failed && !run.attempts.isEmpty()
        && run.attempts.last().code == u"Cancelled";
}

QList<State> phaseStatesOf(const domain::Release &release)
{
    QHash<PhaseId, PhaseFacts> facts; // of all phases in one go: this is asked for every frame of a long run
    for (const domain::Task &task : release.plan().tasks) {
        const domain::TaskRun &run = release.run(task.id);
        PhaseFacts &phase = facts[task.phase];
        phase.states.append(wasStopped(release, run) ? TaskState::Aborted : run.state);
        phase.isLeftOut = phase.isLeftOut && (run.state == TaskState::Skipped || isPassedBy(run));
    }
    QList<State> states;
    for (const domain::Phase &phase : release.plan().phases)
        states.append(stateOfPhase(release, facts.value(phase.id)));
    if (release.state() == ReleaseState::Approved) {
        const auto next = std::ranges::find(states, State::Planned);
        if (next != states.end())
            *next = State::Ready;
    }
    return states;
}

QString nameOf(const domain::Release &release, const domain::Directory &directory)
{
    return projectName(directory, release.project()) + u' ' + release.version();
}

QString projectName(const domain::Directory &directory, const ProjectId &id)
{
    const domain::Project *const project = directory.project(id);
    return project && !project->name.isEmpty() ? project->name : id.value();
}

int projectColor(const domain::Directory &directory, const ProjectId &id)
{
    const auto found = std::ranges::find(directory.projects, id, &domain::Project::id);
    return found == directory.projects.end() ? -1 : static_cast<int>((found - directory.projects.begin()) % 8);
}

QString personName(const domain::Directory &directory, const PersonId &id)
{
    return directory.nameOf(id, isKorean());
}

QString personTitle(const domain::Directory &directory, const PersonId &id)
{
    const domain::Person *const person = directory.person(id);
    if (!person)
        return {};
    return isKorean() && !person->titleKo.isEmpty() ? person->titleKo : person->title;
}

QString taskTitle(const domain::Release &release, const TaskId &id)
{
    if (const domain::Task *const task = release.plan().task(id))
        return task->title;
    const TaskId restored = domain::restoredTaskOf(id);
    if (const domain::Task *const task = restored.isEmpty() ? nullptr : release.plan().task(restored))
        return Text::tr("Take back: %1").arg(task->title);
    return id.value();
}

bool isOpen(const domain::Release &release)
{
    return release.exists() && !release.isOver();
}

} // namespace releasedesk::ui
