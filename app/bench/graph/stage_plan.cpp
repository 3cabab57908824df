// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/stage_plan.h"

#include "core/base/strict_json.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace releasedesk::bench {

using namespace domain;

namespace {

TaskId taskId(int number)
{
    return TaskId(QStringLiteral("t%1").arg(number));
}

PhaseId phaseId(int number)
{
    return PhaseId(QStringLiteral("s%1").arg(number));
}

tl::unexpected<Error> badGraph(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, what);
}

} // namespace

Plan stagePlan(const StagePlan &wish)
{
    const int automatic = std::max(3, static_cast<int>(std::lround(std::sqrt(wish.tasks) / 1.5)));
    const int width = wish.width > 0 ? wish.width : automatic;
    QRandomGenerator random(wish.seed);
    Plan plan;
    for (int stage = 0; stage * width < wish.tasks; ++stage)
        plan.phases.append({phaseId(stage), QStringLiteral("Stage %1").arg(stage + 1), false});
    for (int number = 0; number < wish.tasks; ++number) {
        Task task;
        task.id = taskId(number);
        task.kind = wish.kinds.value(number % std::max<int>(1, static_cast<int>(wish.kinds.size())));
        task.title = QStringLiteral("%1 #%2").arg(task.kind).arg(number);
        task.phase = phaseId(number / width);
        plan.tasks.append(task);
        if (number < width)
            continue;
        const int before = (number / width - 1) * width;
        QList<int> chosen;
        const int wanted = std::min(width, random.bounded(1, 4));
        while (chosen.size() < wanted) {
            const int candidate = before + random.bounded(width);
            if (!chosen.contains(candidate))
                chosen.append(candidate);
        }
        for (const int from : chosen)
            plan.edges.append({taskId(from), task.id});
    }
    return plan;
}

Result<Plan> planFromGraph(const QByteArray &json)
{
    const Result<QJsonObject> graph = readStrictJsonObject(json);
    if (!graph)
        return failed(graph);
    Plan plan;
    QSet<TaskId> known;
    for (const auto &entry : graph->value(QStringLiteral("nodes")).toArray()) {
        const QJsonObject node = entry.toObject();
        Task task;
        task.id = TaskId(node[QStringLiteral("id")].toString());
        task.title = node[QStringLiteral("label")].toString();
        task.kind = node[QStringLiteral("kind")].toString();
        if (task.id.isEmpty() || known.contains(task.id))
            return badGraph(QStringLiteral("a node has no id, or that of another: “%1”").arg(task.id.value()));
        known.insert(task.id);
        plan.tasks.append(task);
    }
    for (const auto &entry : graph->value(QStringLiteral("edges")).toArray()) {
        const QJsonObject edge = entry.toObject();
        const TaskId from(edge[QStringLiteral("source")].toString());
        const TaskId to(edge[QStringLiteral("target")].toString());
        if (!known.contains(from) || !known.contains(to))
            return badGraph(QStringLiteral("an edge leads from “%1” to “%2”, which are not both nodes")
                                .arg(from.value(), to.value()));
        plan.edges.append({from, to});
    }
    if (plan.tasks.isEmpty())
        return badGraph(QStringLiteral("the graph has no nodes"));
    return plan;
}

Result<> setPhases(Plan &plan)
{
    const auto count = plan.tasks.size();
    QHash<TaskId, qsizetype> indexOf;
    indexOf.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        indexOf.insert(plan.tasks.at(i).id, i);
    QList<QList<qsizetype>> next(count);
    QList<qsizetype> open(count, 0); // predecessors not yet placed
    for (const Edge &edge : plan.edges) {
        const qsizetype to = indexOf.value(edge.to);
        next[indexOf.value(edge.from)].append(to);
        ++open[to];
    }

    QList<qsizetype> ready;
    for (qsizetype i = 0; i < count; ++i) {
        if (open.at(i) == 0)
            ready.append(i);
    }
    QList<int> layer(count, 0);
    int last = 0;
    for (qsizetype done = 0; done < ready.size(); ++done) {
        const qsizetype at = ready.at(done);
        last = std::max(last, layer.at(at));
        for (const qsizetype to : next.at(at)) {
            layer[to] = std::max(layer.at(to), layer.at(at) + 1);
            if (--open[to] == 0)
                ready.append(to);
        }
    }
    if (ready.size() != count)
        return badGraph(QStringLiteral("the graph has a circle"));

    plan.phases.clear();
    for (int i = 0; i <= last; ++i)
        plan.phases.append({phaseId(i), QStringLiteral("Stage %1").arg(i + 1), false});
    for (qsizetype i = 0; i < count; ++i)
        plan.tasks[i].phase = phaseId(layer.at(i));
    return {};
}

} // namespace releasedesk::bench
