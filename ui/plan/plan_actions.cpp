// SPDX-License-Identifier: Apache-2.0
#include "ui/plan/plan_actions.h"

#include "core/domain/task_kind.h"
#include "core/layout/row_order.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanActions)
};

template<typename Taken>
QString freeName(const QString &wanted, Taken isTaken)
{
    QString name = wanted;
    for (int i = 2; isTaken(name); ++i)
        name = wanted + u'-' + QString::number(i);
    return name;
}

TaskId freeTaskId(const Plan &plan, const QString &kind)
{
    QString base = kind;
    base.replace(u'.', u'-').replace(u'_', u'-');
    return TaskId(freeName(base, [&plan](const QString &name) { return plan.task(TaskId(name)) != nullptr; }));
}

std::optional<Task> newTask(const Plan &plan, const QString &kind)
{
    const std::optional<TaskKindInfo> info = taskKind(kind);
    if (!info)
        return std::nullopt;
    Task task;
    task.id = freeTaskId(plan, kind);
    task.kind = kind;
    task.title = info->name;
    task.timeoutMinutes = info->timeoutMinutes;
    task.durationMinutes = info->automation == Automation::Automatic ? 5 : 30;
    task.isSkippable = info->automation != Automation::Approval;
    for (const ParameterInfo &parameter : info->parameters) {
        if (parameter.type == ParameterType::Connection && parameter.system == u"jira")
            task.parameters.insert(parameter.name, QStringLiteral("${jira.connection}"));
        else if (parameter.isRequired && !parameter.defaultValue.isNull() && !parameter.defaultValue.isUndefined())
            task.parameters.insert(parameter.name, parameter.defaultValue);
    }
    return task;
}

//! Number of tasks before \p id in its phase.
int indexOf(const Plan &plan, const Task &task)
{
    int index = 0;
    for (const Task &each : plan.tasks) {
        if (each.id == task.id)
            return index;
        if (each.phase == task.phase)
            ++index;
    }
    return index;
}

QList<Edge> edgesInto(const Plan &plan, const TaskId &task)
{
    QList<Edge> found;
    std::ranges::copy_if(plan.edges, std::back_inserter(found), [&](const Edge &edge) { return edge.to == task; });
    return found;
}

//! The one task of the same phase that follows, if there is exactly one.
const Task *onlyFollower(const Plan &plan, const Task &task)
{
    const Task *follower = nullptr;
    for (const Edge &edge : plan.edges) {
        const Task *const to = edge.from == task.id ? plan.task(edge.to) : nullptr;
        if (!to || to->phase != task.phase)
            continue;
        if (follower)
            return nullptr;
        follower = to;
    }
    return follower;
}

//! Below the last task of a phase lies the rollback lane. What waits for the task, or it for, no longer does: nothing
//! of the lane has a turn.
PlanAction moveIntoLane(const Plan &plan, const Task &task)
{
    PlanAction action{{}, Text::tr("Move %1").arg(task.title), task.id};
    for (const Edge &edge : plan.edges) {
        if (edge.from == task.id || edge.to == task.id)
            action.edits.append(Disconnect{edge});
    }
    action.edits.append(MoveTask{task.id, {}, static_cast<int>(plan.rollbackLane().size())});
    return action;
}

PhaseId lastUsedPhase(const Plan &plan)
{
    PhaseId found = plan.phases.isEmpty() ? PhaseId() : plan.phases.first().id;
    for (const Phase &phase : plan.phases) {
        if (!plan.tasksIn(phase.id).isEmpty())
            found = phase.id;
    }
    return found;
}

//! To the end of the phase whose task it undoes, or of the last one that is used.
PlanAction moveOutOfLane(const Plan &plan, const Task &task)
{
    const Task *const undone = plan.task(task.undoes);
    const PhaseId phase = undone && !undone->isInRollbackLane() ? undone->phase : lastUsedPhase(plan);
    return phase.isEmpty() ? PlanAction()
                           : moveTask(plan, task.id, phase, static_cast<int>(plan.tasksIn(phase).size()));
}

} // namespace

PlanAction addTask(const Plan &plan, const QString &kind, const TaskId &selected, NewTaskPlace place)
{
    const Task *const beside = plan.task(selected);
    if (!beside) {
        const PhaseId phase = lastUsedPhase(plan);
        return addTaskAt(plan, kind, phase, -1);
    }
    std::optional<Task> task = newTask(plan, kind);
    if (!task)
        return {};
    task->phase = beside->phase;
    PlanAction action;
    action.text = Text::tr("Add %1").arg(task->title);
    action.task = task->id;
    action.edits.append(AddTask{*task, indexOf(plan, *beside) + 1});
    if (place == NewTaskPlace::Parallel) {
        for (const Edge &edge : edgesInto(plan, selected))
            action.edits.append(Connect{{edge.from, task->id}});
        return action;
    }
    action.edits.append(Connect{{selected, task->id}});
    if (const Task *const follower = onlyFollower(plan, *beside)) {
        action.edits.append(Disconnect{{selected, follower->id}});
        action.edits.append(Connect{{task->id, follower->id}});
    }
    return action;
}

PlanAction addTaskAt(const Plan &plan, const QString &kind, const PhaseId &phase, int index)
{
    std::optional<Task> task = newTask(plan, kind);
    if (!task)
        return {};
    task->phase = phase;
    return {{AddTask{*task, index}}, Text::tr("Add %1").arg(task->title), task->id};
}

PlanAction duplicateTask(const Plan &plan, const TaskId &id)
{
    const Task *const task = plan.task(id);
    if (!task)
        return {};
    Task copy = *task;
    copy.id = freeTaskId(plan, task->kind);
    copy.title = Text::tr("%1 (copy)").arg(task->title);
    PlanAction action{{AddTask{copy, indexOf(plan, *task) + 1}}, Text::tr("Duplicate %1").arg(task->title), copy.id};
    for (const Edge &edge : edgesInto(plan, id))
        action.edits.append(Connect{{edge.from, copy.id}});
    return action;
}

PlanAction removeTask(const Plan &plan, const TaskId &id)
{
    const Task *const task = plan.task(id);
    if (!task)
        return {};
    // The selection goes to a neighbour, so that one can go on by keyboard.
    TaskId next;
    const QList<Task> siblings = plan.tasksIn(task->phase);
    for (qsizetype i = 0; i < siblings.size(); ++i) {
        if (siblings.at(i).id == id)
            next = i + 1 < siblings.size() ? siblings.at(i + 1).id : i > 0 ? siblings.at(i - 1).id : TaskId();
    }
    return {{RemoveTask{id}}, Text::tr("Delete %1").arg(task->title), next};
}

PlanAction removeTasks(const Plan &plan, const QList<TaskId> &tasks)
{
    PlanAction action;
    for (const TaskId &id : tasks) {
        if (plan.task(id))
            action.edits.append(RemoveTask{id});
    }
    action.text = Text::tr("Delete %n task(s)", nullptr, static_cast<int>(action.edits.size()));
    return action;
}

PlanAction alignTasks(const Plan &plan, const QList<TaskId> &tasks, const TaskId &with)
{
    const Task *const first = plan.task(with);
    if (!first)
        return {};
    Plan after = plan;
    PlanAction action;
    action.text = Text::tr("Align with %1").arg(first->title);
    action.task = with;
    int next = indexOf(plan, *first) + 1;
    for (const TaskId &id : tasks) {
        const Task *const task = after.task(id);
        if (!task || id == with || task->isInRollbackLane() != first->isInRollbackLane())
            continue;
        const bool isBeside = task->phase == first->phase;
        const int now = indexOf(after, *task);
        int wanted = indexOf(after, *after.task(with));
        if (isBeside) {
            wanted = now < next ? next - 1 : next;
            next = std::max(next, wanted + 1);
        } else {
            wanted = std::min(wanted, static_cast<int>(after.tasksIn(task->phase).size()) - 1);
        }
        if (now == wanted)
            continue;
        const MoveTask move{id, task->phase, wanted};
        if (applyEdit(after, move))
            action.edits.append(move);
    }
    return action;
}

PlanAction renameTask(const Plan &plan, const TaskId &id, const QString &title)
{
    const Task *const task = plan.task(id);
    const QString wanted = title.simplified();
    if (!task || wanted.isEmpty() || wanted == task->title)
        return {};
    Task renamed = *task;
    renamed.title = wanted;
    return {{ChangeTask{renamed}}, Text::tr("Rename %1").arg(task->title), id};
}

PlanAction connectTasks(const Plan &plan, const TaskId &from, const TaskId &to)
{
    const Task *const source = plan.task(from);
    const Task *const target = plan.task(to);
    if (!source || !target)
        return {};
    if (source->isInRollbackLane() != target->isInRollbackLane()) {
        Task undoing = source->isInRollbackLane() ? *source : *target;
        const Task &undone = source->isInRollbackLane() ? *target : *source;
        const bool isThere = undoing.undoes == undone.id;
        undoing.undoes = isThere ? TaskId() : undone.id;
        return {{ChangeTask{undoing}},
                isThere ? Text::tr("%1 undoes nothing").arg(undoing.title)
                        : Text::tr("%1 undoes %2").arg(undoing.title, undone.title),
                to};
    }
    if (plan.edges.contains(Edge{from, to}))
        return disconnectTasks(plan, from, to);
    return {{Connect{{from, to}}}, Text::tr("Connect %1 to %2").arg(source->title, target->title), to};
}

PlanAction disconnectTasks(const Plan &plan, const TaskId &from, const TaskId &to)
{
    const Task *const source = plan.task(from);
    const Task *const target = plan.task(to);
    if (!source || !target)
        return {};
    return {{Disconnect{{from, to}}}, Text::tr("Disconnect %1 from %2").arg(target->title, source->title), to};
}

PlanAction moveTask(const Plan &plan, const TaskId &id, const PhaseId &phase, int index)
{
    const Task *const task = plan.task(id);
    if (!task || (task->phase == phase && indexOf(plan, *task) == index))
        return {};
    PlanAction action{{MoveTask{id, phase, index}}, Text::tr("Move %1").arg(task->title), id};
    if (task->isInRollbackLane() && !phase.isEmpty() && !task->undoes.isEmpty()) {
        Task free = *task; // a task of a phase undoes nothing
        free.undoes = {};
        action.edits.prepend(ChangeTask{free});
    }
    return action;
}

PlanAction moveTaskBy(const Plan &plan, const TaskId &id, int phases, int places)
{
    const Task *const task = plan.task(id);
    if (!task)
        return {};
    const int index = indexOf(plan, *task);
    const auto last = static_cast<int>(plan.tasksIn(task->phase).size()) - 1;
    if (task->isInRollbackLane() && places < 0)
        return moveOutOfLane(plan, *task);
    if (task->isInRollbackLane())
        return moveTask(plan, id, {}, std::clamp(index + phases, 0, last));
    if (phases == 0 && places > 0 && index == last)
        return moveIntoLane(plan, *task);
    if (phases == 0)
        return moveTask(plan, id, task->phase, std::clamp(index + places, 0, last));
    const int target = plan.phaseIndex(task->phase) + phases;
    if (target < 0 || target >= plan.phases.size())
        return {};
    const PhaseId phase = plan.phases.at(target).id;
    return moveTask(plan, id, phase, std::min(index, static_cast<int>(plan.tasksIn(phase).size())));
}

PlanAction arrangeTasks(const Plan &plan)
{
    QHash<PhaseId, QList<TaskId>> present;
    QHash<TaskId, PhaseId> phaseOf;
    for (const Task &task : plan.tasks) {
        present[task.phase].append(task.id);
        phaseOf.insert(task.id, task.phase);
    }
    PlanAction action;
    action.text = Text::tr("Arrange tasks");
    QHash<PhaseId, int> placed;
    for (const TaskId &task : layout::arrangedTasks(plan)) {
        const PhaseId phase = phaseOf.value(task);
        QList<TaskId> &order = present[phase];
        const int place = placed[phase]++;
        if (order.at(place) == task)
            continue;
        order.move(order.indexOf(task), place);
        action.edits.append(MoveTask{task, phase, place});
    }
    return action;
}

PlanAction addPhase(const Plan &plan, int index)
{
    const QString id = freeName(QStringLiteral("phase"),
                                [&plan](const QString &name) { return plan.phase(PhaseId(name)) != nullptr; });
    return {{AddPhase{{PhaseId(id), Text::tr("New phase"), false}, index}}, Text::tr("Add a phase"), {}};
}

PlanAction renamePhase(const Plan &plan, const PhaseId &id, const QString &name)
{
    const Phase *const phase = plan.phase(id);
    const QString wanted = name.simplified();
    if (!phase || wanted.isEmpty() || wanted == phase->name)
        return {};
    Phase renamed = *phase;
    renamed.name = wanted;
    return {{ChangePhase{renamed}}, Text::tr("Rename %1").arg(phase->name), {}};
}

PlanAction removePhase(const Plan &plan, const PhaseId &id)
{
    const Phase *const phase = plan.phase(id);
    if (!phase)
        return {};
    return {{RemovePhase{id}}, Text::tr("Delete %1").arg(phase->name), {}};
}

PlanAction setBeforeApproval(const Plan &plan, const PhaseId &id, bool isBefore)
{
    const Phase *const phase = plan.phase(id);
    if (!phase || phase->isBeforeApproval == isBefore)
        return {};
    Phase changed = *phase;
    changed.isBeforeApproval = isBefore;
    return {{ChangePhase{changed}}, Text::tr("Change %1").arg(phase->name), {}};
}

} // namespace releasedesk::ui
