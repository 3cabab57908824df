// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit.h"

#include "core/domain/rollback_plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanEdit)
};

using Inverse = Result<QList<PlanEdit>>;

auto unknownTask(const TaskId &id)
{
    return refusal(QStringLiteral("plan.unknownTask"),
                   Text::tr("There is no task “%1” in this plan any more. Reload the flow.").arg(id.value()),
                   ErrorCode::NotFound);
}

auto tooManyTasks()
{
    return refusal(QStringLiteral("plan.tooManyTasks"),
                   Text::tr("A release holds at most %1 tasks. Split it into two releases.").arg(maxTasksPerRelease),
                   ErrorCode::ResourceExhausted);
}

//! Place of a task among those of its phase.
int indexInPhase(const Plan &plan, const TaskId &id)
{
    const Task *const task = plan.task(id);
    int index = 0;
    for (const Task &other : plan.tasks) {
        if (other.id == id)
            return index;
        if (other.phase == task->phase)
            ++index;
    }
    return -1;
}

//! Place of a phase in the order of tasks; the rollback lane is last.
int rankOf(const Plan &plan, const PhaseId &phase)
{
    const int index = plan.phaseIndex(phase);
    return index < 0 ? static_cast<int>(plan.phases.size()) : index;
}

//! Inserts so that the task becomes number `index` of its phase, and the phases stay together.
void insertInPhase(Plan &plan, const Task &task, int index)
{
    const int rank = rankOf(plan, task.phase);
    qsizetype at = 0;
    int seen = 0;
    for (qsizetype i = 0; i < plan.tasks.size(); ++i) {
        const int other = rankOf(plan, plan.tasks.at(i).phase);
        if (other == rank && seen++ == index) {
            plan.tasks.insert(i, task);
            return;
        }
        if (other <= rank)
            at = i + 1;
    }
    plan.tasks.insert(at, task);
}

bool phaseExists(const Plan &plan, const PhaseId &id)
{
    return id.isEmpty() || plan.phase(id);
}

Result<> checkTask(const Task &task)
{
    if (task.id.isEmpty() || task.kind.isEmpty())
        return refusal(QStringLiteral("plan.invalidTask"), Text::tr("A task needs an id and a kind."),
                       ErrorCode::InvalidArgument);
    if (!restoredTaskOf(task.id).isEmpty())
        return refusal(
            QStringLiteral("plan.invalidTask"),
            Text::tr("“%1” cannot be the id of a task: it names the step that takes another task back. Choose another.")
                .arg(task.id.value()),
            ErrorCode::InvalidArgument);
    return {};
}

auto edgeExists()
{
    return refusal(QStringLiteral("plan.edgeExists"), Text::tr("These tasks are connected already."),
                   ErrorCode::AlreadyExists);
}

QSet<TaskId> idsOf(const Plan &plan)
{
    QSet<TaskId> ids;
    for (const Task &task : plan.tasks)
        ids.insert(task.id);
    return ids;
}

//! A task undoes another one of the plan or nothing. What stood so in \p before is left alone.
Result<> checkUndoes(const Plan &plan, const Plan &before = {})
{
    std::optional<QSet<TaskId>> ids;
    for (const Task &task : plan.tasks) {
        if (task.undoes.isEmpty())
            continue;
        if (!ids)
            ids = idsOf(plan);
        if (task.undoes != task.id && ids->contains(task.undoes))
            continue;
        const Task *const was = before.task(task.id);
        if (was && was->undoes == task.undoes)
            continue;
        return refusal(QStringLiteral("plan.unknownUndone"),
                       Text::tr("“%1” is to take back “%2”, which is no other task of this plan, so a rollback could "
                                "not place it. Choose a task that is there, or none.")
                           .arg(task.title, task.undoes.value()),
                       ErrorCode::NotFound);
    }
    return {};
}

Result<> checkEdges(const Plan &plan)
{
    for (const Edge &edge : plan.edges) {
        const Task *const from = plan.task(edge.from);
        const Task *const to = plan.task(edge.to);
        if (!from || !to)
            return refusal(QStringLiteral("plan.unknownTask"), Text::tr("A connection needs two tasks of this plan."),
                           ErrorCode::NotFound);
        if (from->isInRollbackLane() != to->isInRollbackLane())
            return refusal(QStringLiteral("plan.edgeAcrossLane"),
                           Text::tr("A task of the rollback lane cannot be connected with a task of a phase. Name the "
                                    "task it undoes instead."));
        if (plan.phaseIndex(from->phase) > plan.phaseIndex(to->phase))
            return refusal(QStringLiteral("plan.edgeBackward"),
                           Text::tr("“%1” stands in a later phase than “%2”. A connection goes forward only.")
                               .arg(from->title, to->title));
    }
    const QList<TaskId> cycle = plan.cycle();
    if (!cycle.isEmpty()) {
        QStringList names;
        for (const TaskId &id : cycle)
            names.append(plan.task(id)->title);
        return refusal(QStringLiteral("plan.cycle"),
                       Text::tr("This would make a circle: %1. None of these tasks could ever start. Remove one of "
                                "the connections.")
                           .arg(names.join(QStringLiteral(" → "))));
    }
    return {};
}

Inverse apply(Plan &plan, const AddTask &edit)
{
    if (const auto checked = checkTask(edit.task); !checked)
        return failed(checked);
    if (plan.task(edit.task.id))
        return refusal(QStringLiteral("plan.taskExists"),
                       Text::tr("There is already a task “%1”.").arg(edit.task.id.value()), ErrorCode::AlreadyExists);
    if (!phaseExists(plan, edit.task.phase))
        return refusal(QStringLiteral("plan.unknownPhase"), Text::tr("There is no such phase in this plan."),
                       ErrorCode::NotFound);
    if (plan.tasks.size() >= maxTasksPerRelease)
        return tooManyTasks();
    insertInPhase(plan, edit.task, edit.index);
    return QList<PlanEdit>{RemoveTask{edit.task.id}};
}

Inverse apply(Plan &plan, const RemoveTask &edit)
{
    const Task *const found = plan.task(edit.task);
    if (!found)
        return unknownTask(edit.task);
    QList<PlanEdit> inverse{AddTask{*found, indexInPhase(plan, edit.task)}};
    for (qsizetype i = 0; i < plan.edges.size(); ++i) {
        const Edge &edge = plan.edges.at(i);
        if (edge.from == edit.task || edge.to == edit.task)
            inverse.append(Connect{edge, static_cast<int>(i)});
    }
    plan.edges.removeIf([&](const Edge &edge) { return edge.from == edit.task || edge.to == edit.task; });
    for (Task &other : plan.tasks) {
        if (other.undoes == edit.task) {
            inverse.append(ChangeTask{other});
            other.undoes = {};
        }
    }
    plan.tasks.removeIf([&](const Task &task) { return task.id == edit.task; });
    return inverse;
}

Inverse apply(Plan &plan, const ChangeTask &edit)
{
    const auto found = std::ranges::find(plan.tasks, edit.task.id, &Task::id);
    if (found == plan.tasks.end())
        return unknownTask(edit.task.id);
    if (const auto checked = checkTask(edit.task); !checked)
        return failed(checked);
    const Task before = *found;
    const PhaseId phase = found->phase;
    *found = edit.task;
    found->phase = phase;
    return QList<PlanEdit>{ChangeTask{before}};
}

Inverse apply(Plan &plan, const MoveTask &edit)
{
    const Task *const found = plan.task(edit.task);
    if (!found)
        return unknownTask(edit.task);
    if (!phaseExists(plan, edit.phase))
        return refusal(QStringLiteral("plan.unknownPhase"), Text::tr("There is no such phase in this plan."),
                       ErrorCode::NotFound);
    const PlanEdit inverse = MoveTask{edit.task, found->phase, indexInPhase(plan, edit.task)};
    Task moved = *found;
    moved.phase = edit.phase;
    plan.tasks.removeIf([&](const Task &task) { return task.id == edit.task; });
    insertInPhase(plan, moved, edit.index);
    if (const auto checked = checkEdges(plan); !checked)
        return failed(checked);
    return QList<PlanEdit>{inverse};
}

Inverse apply(Plan &plan, const Connect &edit)
{
    if (edit.edge.from == edit.edge.to)
        return refusal(QStringLiteral("plan.cycle"), Text::tr("A task cannot wait for itself."));
    if (plan.edges.contains(edit.edge))
        return edgeExists();
    const bool isPlaced = edit.index >= 0 && edit.index <= plan.edges.size();
    plan.edges.insert(isPlaced ? edit.index : plan.edges.size(), edit.edge);
    if (const auto checked = checkEdges(plan); !checked)
        return failed(checked);
    return QList<PlanEdit>{Disconnect{edit.edge}};
}

Inverse apply(Plan &plan, const Disconnect &edit)
{
    const qsizetype index = plan.edges.indexOf(edit.edge);
    if (index < 0)
        return refusal(QStringLiteral("plan.unknownEdge"), Text::tr("These tasks are not connected."),
                       ErrorCode::NotFound);
    plan.edges.removeAt(index);
    return QList<PlanEdit>{Connect{edit.edge, static_cast<int>(index)}};
}

Inverse apply(Plan &plan, const AddPhase &edit)
{
    if (edit.phase.id.isEmpty() || plan.phase(edit.phase.id))
        return refusal(QStringLiteral("plan.phaseExists"), Text::tr("A phase needs an id of its own."),
                       ErrorCode::AlreadyExists);
    const qsizetype at = edit.index < 0 || edit.index > plan.phases.size() ? plan.phases.size() : edit.index;
    plan.phases.insert(at, edit.phase);
    return QList<PlanEdit>{RemovePhase{edit.phase.id}};
}

Inverse apply(Plan &plan, const RemovePhase &edit)
{
    const int index = plan.phaseIndex(edit.phase);
    if (index < 0)
        return refusal(QStringLiteral("plan.unknownPhase"), Text::tr("There is no such phase in this plan."),
                       ErrorCode::NotFound);
    if (!plan.tasksIn(edit.phase).isEmpty())
        return refusal(QStringLiteral("plan.phaseNotEmpty"),
                       Text::tr("This phase still has tasks. Move or delete them first."));
    const Phase before = plan.phases.at(index);
    plan.phases.removeAt(index);
    return QList<PlanEdit>{AddPhase{before, index}};
}

Inverse apply(Plan &plan, const ChangePhase &edit)
{
    const int index = plan.phaseIndex(edit.phase.id);
    if (index < 0)
        return refusal(QStringLiteral("plan.unknownPhase"), Text::tr("There is no such phase in this plan."),
                       ErrorCode::NotFound);
    const Phase before = plan.phases.at(index);
    plan.phases[index] = edit.phase;
    return QList<PlanEdit>{ChangePhase{before}};
}

Inverse apply(Plan &plan, const SetVariables &edit)
{
    if (const auto checked = checkVariables(edit.variables); !checked)
        return failed(checked);
    const SetVariables before{std::exchange(plan.variables, edit.variables)};
    return QList<PlanEdit>{before};
}

Inverse apply(Plan &plan, const SetPolicies &edit)
{
    if (const auto checked = checkPolicies(edit.policies); !checked)
        return failed(checked);
    const SetPolicies before{std::exchange(plan.policies, edit.policies)};
    return QList<PlanEdit>{before};
}

template<std::size_t index = 0>
Result<PlanEdit> readEdit(const QString &name, const QJsonObject &object)
{
    if constexpr (index < std::variant_size_v<PlanEdit>) {
        using Edit = std::variant_alternative_t<index, PlanEdit>;
        if (name != QLatin1String(Edit::editName))
            return readEdit<index + 1>(name, object);
        const Result<Edit> edit = fromJson<Edit>(object);
        if (!edit)
            return failed(edit);
        return PlanEdit(*edit);
    } else {
        return failure(ErrorCode::DataLoss,
                       QCoreApplication::translate("PlanEdit", "“%1” is no edit of a plan known here.").arg(name));
    }
}

} // namespace

Result<QList<PlanEdit>> applyEdit(Plan &plan, const PlanEdit &edit)
{
    Plan changed = plan;
    Result<QList<PlanEdit>> inverse = std::visit([&](const auto &each) { return apply(changed, each); }, edit);
    if (inverse)
        plan = std::move(changed);
    return inverse;
}

Result<QList<PlanEdit>> applyEdits(Plan &plan, const QList<PlanEdit> &edits)
{
    Plan changed = plan;
    QList<PlanEdit> inverse;
    for (const PlanEdit &edit : edits) {
        const Result<QList<PlanEdit>> back = applyEdit(changed, edit);
        if (!back)
            return failed(back);
        inverse = *back + inverse;
    }
    // Not at each edit: what a task undoes may come behind it.
    if (const auto checked = checkUndoes(changed, plan); !checked)
        return failed(checked);
    plan = std::move(changed);
    return inverse;
}

Result<> checkShape(const Plan &plan)
{
    QSet<PhaseId> phases;
    for (const Phase &phase : plan.phases) {
        if (phase.id.isEmpty() || phases.contains(phase.id))
            return refusal(QStringLiteral("plan.phaseExists"), Text::tr("A phase needs an id of its own."),
                           ErrorCode::AlreadyExists);
        phases.insert(phase.id);
    }
    QSet<TaskId> tasks;
    for (const Task &task : plan.tasks) {
        if (const auto checked = checkTask(task); !checked)
            return checked;
        if (tasks.contains(task.id))
            return refusal(QStringLiteral("plan.taskExists"),
                           Text::tr("There is already a task “%1”.").arg(task.id.value()), ErrorCode::AlreadyExists);
        tasks.insert(task.id);
        if (!phaseExists(plan, task.phase))
            return refusal(QStringLiteral("plan.unknownPhase"), Text::tr("There is no such phase in this plan."),
                           ErrorCode::NotFound);
    }
    if (plan.tasks.size() > maxTasksPerRelease)
        return tooManyTasks();
    if (const auto checked = checkVariables(plan.variables); !checked)
        return checked;
    if (const auto checked = checkPolicies(plan.policies); !checked)
        return checked;
    if (const auto checked = checkUndoes(plan); !checked)
        return checked;
    QSet<std::pair<TaskId, TaskId>> connected;
    for (const Edge &edge : plan.edges) {
        const std::pair ends(edge.from, edge.to);
        if (connected.contains(ends))
            return edgeExists();
        connected.insert(ends);
    }
    return checkEdges(plan);
}

Plan inPhaseOrder(Plan plan)
{
    QList<Task> ordered;
    for (const Phase &phase : plan.phases)
        ordered += plan.tasksIn(phase.id);
    ordered += plan.rollbackLane();
    plan.tasks = ordered;
    return plan;
}

QJsonObject planEditToJson(const PlanEdit &edit)
{
    return std::visit(
        [](const auto &each) {
            QJsonObject object = toJson(each);
            object.insert(QStringLiteral("edit"), QLatin1String(each.editName));
            return object;
        },
        edit);
}

Result<PlanEdit> planEditFromJson(const QJsonObject &object)
{
    return readEdit(object[QStringLiteral("edit")].toString(), object);
}

QJsonArray toJsonArray(const QList<PlanEdit> &edits)
{
    QJsonArray array;
    for (const PlanEdit &edit : edits)
        array.append(planEditToJson(edit));
    return array;
}

} // namespace releasedesk::domain
