// SPDX-License-Identifier: Apache-2.0
#include "core/documents/task_clip.h"

#include "core/base/yaml.h"
#include "core/documents/release_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::documents {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskClip)
};

//! Text with "tasks.old" in references and conditions turned into "tasks.new".
QString renamedIn(const QString &text, const QHash<TaskId, TaskId> &ids)
{
    static const QRegularExpression reference(QStringLiteral("\\btasks\\.([A-Za-z0-9_-]+)"));
    QString renamed;
    qsizetype end = 0;
    QRegularExpressionMatchIterator found = reference.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const TaskId id(match.captured(1));
        renamed += QStringView(text).mid(end, match.capturedStart(1) - end);
        renamed += ids.value(id, id).value();
        end = match.capturedEnd(1);
    }
    return renamed + text.mid(end);
}

QJsonValue renamedIn(const QJsonValue &value, const QHash<TaskId, TaskId> &ids)
{
    if (value.isString())
        return QJsonValue(renamedIn(value.toString(), ids));
    if (value.isArray()) {
        QJsonArray list;
        for (const auto &each : value.toArray())
            list.append(renamedIn(QJsonValue(each), ids));
        return QJsonValue(list);
    }
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject before = value.toObject();
        for (auto it = before.begin(); it != before.end(); ++it)
            object.insert(it.key(), renamedIn(QJsonValue(it.value()), ids));
        return QJsonValue(object);
    }
    return value;
}

QHash<TaskId, TaskId> freeIds(const Plan &plan, const TaskClip &clip)
{
    QSet<TaskId> taken;
    for (const Task &task : plan.tasks)
        taken.insert(task.id);
    QHash<TaskId, TaskId> ids;
    for (const Task &task : clip.tasks) {
        TaskId id = task.id;
        for (int i = 2; taken.contains(id); ++i)
            id = TaskId(QString(task.id.value() + u'-' + QString::number(i)));
        taken.insert(id);
        ids.insert(task.id, id);
    }
    return ids;
}

//! Where the tasks of a phase of the clip go.
QHash<PhaseId, PhaseId> targetPhases(const Plan &plan, const TaskClip &clip, const Task *beside)
{
    PhaseId fallback = plan.phases.isEmpty() ? PhaseId() : plan.phases.last().id;
    if (beside && !beside->isInRollbackLane())
        fallback = beside->phase;
    QSet<PhaseId> used;
    for (const Task &task : clip.tasks) {
        if (!task.isInRollbackLane())
            used.insert(task.phase);
    }
    QHash<PhaseId, PhaseId> target;
    for (const PhaseId &id : std::as_const(used)) {
        const auto named = std::ranges::find(clip.phases, id, &Phase::id);
        const auto same = std::ranges::find_if(plan.phases, [&](const Phase &each) {
            return each.id == id || (named != clip.phases.end() && each.name == named->name);
        });
        const bool isBeside = used.size() == 1 && beside && !beside->isInRollbackLane();
        target.insert(id, isBeside || same == plan.phases.end() ? fallback : same->id);
    }
    return target;
}

int placeIn(const Plan &plan, const Task &task)
{
    const QList<Task> siblings = plan.tasksIn(task.phase);
    return static_cast<int>(std::ranges::find(siblings, task.id, &Task::id) - siblings.begin());
}

} // namespace

TaskClip clipOf(const Plan &plan, const QList<TaskId> &tasks)
{
    const QSet<TaskId> wanted(tasks.begin(), tasks.end());
    TaskClip clip;
    for (const Phase &phase : plan.phases) {
        if (std::ranges::any_of(plan.tasks,
                                [&](const Task &task) { return task.phase == phase.id && wanted.contains(task.id); }))
            clip.phases.append(phase);
    }
    std::ranges::copy_if(plan.tasks, std::back_inserter(clip.tasks),
                         [&](const Task &task) { return wanted.contains(task.id); });
    std::ranges::copy_if(plan.edges, std::back_inserter(clip.edges),
                         [&](const Edge &edge) { return wanted.contains(edge.from) && wanted.contains(edge.to); });
    return clip;
}

QByteArray writeTaskClip(const TaskClip &clip)
{
    return writeYaml(toJson(clip));
}

Result<TaskClip> readTaskClip(const QByteArray &text)
{
    const auto refused = [](const QString &what) {
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The clipboard holds no tasks: %1 Nothing was pasted. Copy tasks from a flow, or a "
                                "release as text.")
                           .arg(what));
    };
    if (text.trimmed().isEmpty())
        return refused(Text::tr("it is empty."));
    if (text.size() > maxClipBytes)
        return refused(Text::tr("it is larger than 4 MiB."));
    const Result<QJsonObject> yaml = readYaml(text);
    if (!yaml)
        return refused(yaml.error().message);
    TaskClip clip;
    if (yaml->contains(u"plan")) {
        const Result<ReleaseText> release = readReleaseText(text);
        if (!release)
            return refused(release.error().message);
        clip = {1, release->plan.phases, release->plan.tasks, release->plan.edges};
    } else {
        const Result<TaskClip> read = fromJson<TaskClip>(*yaml);
        if (!read)
            return refused(read.error().message);
        clip = *read;
    }
    if (clip.format != 1)
        return refused(Text::tr("it is of format %1, and this program reads format 1.").arg(clip.format));
    if (clip.tasks.isEmpty())
        return refused(Text::tr("there is none in it."));
    if (clip.tasks.size() > maxTasksPerRelease)
        return refused(Text::tr("there are more than %1.").arg(maxTasksPerRelease));
    QSet<TaskId> ids;
    for (const Task &task : std::as_const(clip.tasks)) {
        if (task.id.isEmpty() || ids.contains(task.id))
            return refused(Text::tr("the id “%1” occurs twice or is empty.").arg(task.id.value()));
        ids.insert(task.id);
    }
    return clip;
}

PastedTasks pasteInto(const Plan &plan, const TaskClip &clip, const TaskId &beside)
{
    PastedTasks pasted;
    const Task *const neighbour = plan.task(beside);
    const QHash<TaskId, TaskId> ids = freeIds(plan, clip);
    const QHash<PhaseId, PhaseId> phases = targetPhases(plan, clip, neighbour);
    Plan after = plan;
    const auto carryOut = [&](const PlanEdit &edit) {
        if (!applyEdit(after, edit))
            return false;
        pasted.edits.append(edit);
        return true;
    };
    int index = neighbour ? placeIn(plan, *neighbour) + 1 : -1;
    for (const Task &task : clip.tasks) {
        Task copy = task;
        copy.id = ids.value(task.id);
        copy.phase = task.isInRollbackLane() ? PhaseId() : phases.value(task.phase);
        copy.undoes = {};
        copy.parameters = renamedIn(QJsonValue(task.parameters), ids).toObject();
        copy.precondition = renamedIn(task.precondition, ids);
        const bool isBeside = neighbour && copy.phase == neighbour->phase;
        if (carryOut(AddTask{copy, isBeside ? index : -1})) {
            index += isBeside ? 1 : 0;
            pasted.tasks.append(copy.id);
        }
    }
    // What a task undoes may stand behind it in the clip.
    for (const Task &task : clip.tasks) {
        const Task *const copy = after.task(ids.value(task.id));
        if (!copy || !ids.contains(task.undoes))
            continue;
        Task undoing = *copy;
        undoing.undoes = ids.value(task.undoes);
        if (!carryOut(ChangeTask{undoing}))
            ++pasted.lostEdges;
    }
    for (const Edge &edge : clip.edges) {
        if (!ids.contains(edge.from) || !ids.contains(edge.to)
            || !carryOut(Connect{{ids.value(edge.from), ids.value(edge.to)}}))
            ++pasted.lostEdges;
    }
    return pasted;
}

} // namespace releasedesk::documents
