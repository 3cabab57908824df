// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/graph_bench.h"

#include "app/bench/graph/drawing_check.h"
#include "app/bench/graph/stage_plan.h"
#include "app/bench/measure/samples.h"
#include "core/domain/task_kind.h"

#include <QFile>

#include <algorithm>

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

struct Drawing {
    layout::FlowLayout flow;
    QList<layout::EdgeRoute> routes;
};

//! A plan and whether its phases are still to be found.
struct Wanted {
    domain::Plan plan;
    bool hasPhases = false;
};

Result<Wanted> wantedPlan(const Options &options)
{
    if (options.text("json").isEmpty()) {
        StagePlan wish;
        wish.tasks = options.whole("tasks");
        wish.seed = static_cast<quint32>(options.whole("seed"));
        for (const domain::TaskKindInfo &kind : domain::taskKinds())
            wish.kinds.append(kind.id);
        return Wanted{stagePlan(wish), true};
    }
    QFile file(options.text("json"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    const auto plan = planFromGraph(file.readAll());
    if (!plan)
        return failed(plan);
    return Wanted{*plan, false};
}

//! Layers (unless the plan has them), places and routes.
Result<Drawing> draw(Wanted &wanted)
{
    if (!wanted.hasPhases) {
        if (const auto layered = setPhases(wanted.plan); !layered)
            return failed(layered);
    }
    Drawing drawing;
    drawing.flow = layout::layOut(wanted.plan, layout::FlowMetrics::running());
    drawing.routes = layout::routeEdges(wanted.plan, drawing.flow);
    return drawing;
}

} // namespace

QList<OptionInfo> graphOptions()
{
    QList<OptionInfo> options = commonOptions();
    options.removeIf([](const OptionInfo &option) { return option.name == u"json"; });
    return options
        + QList<OptionInfo>{
            {QStringLiteral("json"), Type::TextIfAny}, // alone it is the common option, which changes nothing
            {QStringLiteral("tasks"), Type::Whole, 1000, false, 1},
            {QStringLiteral("what"), Type::Text, QStringLiteral("layout")},
            {QStringLiteral("frames"), Type::Whole, 120, false, 1},
            {QStringLiteral("width"), Type::Whole, 1280, false, 1},
            {QStringLiteral("height"), Type::Whole, 760, false, 1}};
}

QStringList graphFields()
{
    return {QStringLiteral("tasks"),         QStringLiteral("edges"),     QStringLiteral("layout_ms"),
            QStringLiteral("layout_cpu_ms"), QStringLiteral("crossings"), QStringLiteral("overlaps"),
            QStringLiteral("layers"),        QStringLiteral("render_ms"), QStringLiteral("pan_frame_ms"),
            QStringLiteral("zoom_frame_ms"), QStringLiteral("frames"),    QStringLiteral("visible_tasks_last_frame"),
            QStringLiteral("image_sha256")};
}

Result<> measureGraph(const Options &options, Measurement &measurement)
{
    for (const QString &what : options.text("what").split(u',')) {
        if (what == u"render" || what == u"pan" || what == u"zoom")
            return failure(ErrorCode::Unimplemented,
                           QStringLiteral("this program was built without the modeling panel, so “%1” cannot be "
                                          "measured; ask for --what layout")
                               .arg(what));
        if (what != u"layout")
            return wrongUse(QStringLiteral("--what knows layout, render, pan and zoom, not “%1”").arg(what));
    }
    auto wanted = wantedPlan(options);
    if (!wanted)
        return failed(wanted);

    Samples wall;
    Samples cpu;
    Drawing drawing;
    measurement.begin();
    for (int run = -options.whole("warmup"); run < options.whole("runs"); ++run) {
        const double cpuBefore = cpuMilliseconds();
        const Stopwatch time;
        auto drawn = draw(*wanted);
        const double took = time.milliseconds();
        if (!drawn)
            return failed(drawn);
        if (run >= 0) {
            wall.add(took);
            cpu.add(cpuMilliseconds() - cpuBefore);
        }
        drawing = std::move(*drawn);
    }
    measurement.end();

    const qint64 overlaps = overlapsOf(drawing.flow);
    measurement.set("tasks", wanted->plan.tasks.size());
    measurement.set("edges", wanted->plan.edges.size());
    measurement.set("layout_ms", wall.stat());
    measurement.set("layout_cpu_ms", cpu.stat());
    measurement.set("layers", wanted->plan.phases.size());
    measurement.set("overlaps", overlaps);
    if (overlaps > 0)
        measurement.refute(QStringLiteral("%1 pairs of nodes overlap").arg(overlaps));
    if (drawing.flow.nodes.size() != wanted->plan.tasks.size() || drawing.routes.size() != wanted->plan.edges.size())
        measurement.refute(QStringLiteral("%1 of %2 tasks and %3 of %4 edges were drawn")
                               .arg(drawing.flow.nodes.size())
                               .arg(wanted->plan.tasks.size())
                               .arg(drawing.routes.size())
                               .arg(wanted->plan.edges.size()));
    const auto crossings = crossingsOf(drawing.routes);
    if (!crossings)
        measurement.refute(crossings.error().message);
    else
        measurement.set("crossings", *crossings);
    return {};
}

} // namespace releasedesk::bench
