// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/graph_bench.h"

#include "app/bench/graph/browser_peer.h"
#include "app/bench/graph/dot_peer.h"
#include "app/bench/graph/drawing_check.h"
#include "app/bench/graph/stage_plan.h"
#include "app/bench/measure/samples.h"
#include "core/domain/task_kind.h"
#include "core/layout/edge_routing.h"
#include "core/layout/row_order.h"

#ifdef RELEASE_DESK_BENCH_PANEL
#include "app/bench/panel/panel_frames.h"
#include "app/bench/panel/panel_lint.h"
#include "app/bench/panel/panel_live.h"
#endif

#include <QFile>
#include <QGuiApplication>

#include <algorithm>
#include <optional>

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

//! Layers (unless the plan has them), the order in each, places and routes.
Result<Drawing> draw(Wanted &wanted)
{
    if (!wanted.hasPhases) {
        if (const auto layered = setPhases(wanted.plan); !layered)
            return failed(layered);
    }
    Drawing drawing;
    const domain::Plan arranged = layout::arranged(wanted.plan);
    drawing.flow = layout::layOut(arranged, layout::FlowMetrics::running());
    drawing.routes = layout::routeEdges(arranged, drawing.flow);
    return drawing;
}

QStringList partsOf(const Options &options)
{
    return options.text("what").split(u',');
}

//! The edges as straight lines between the tasks as they stand: what the order alone costs, whatever the routes do.
QList<StraightEdge> straightLines(const domain::Plan &plan, const layout::FlowLayout &flow)
{
    QList<StraightEdge> lines;
    lines.reserve(plan.edges.size());
    for (const domain::Edge &edge : plan.edges) {
        const qsizetype from = flow.indexOf.value(edge.from);
        const qsizetype to = flow.indexOf.value(edge.to);
        const QRectF &start = flow.nodes.at(from).rect;
        const QRectF &end = flow.nodes.at(to).rect;
        lines.append({static_cast<int>(from),
                      static_cast<int>(to),
                      {QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())}});
    }
    return lines;
}

//! The peers of one run, and what of them is not there.
class Peers
{
public:
    explicit Peers(const Options &options)
        : m_options(options)
    {
        if (!wantsDot())
            return;
        const auto version = dotVersion(m_options.text("dot"));
        if (version)
            m_dotVersion = *version;
        else
            m_missing.append(version.error().message);
    }

    //! One layout by dot, if it was asked for and answers.
    void layOut(const domain::Plan &plan)
    {
        if (m_dotVersion.isEmpty())
            return;
        const auto layout = layOutWithDot(m_options.text("dot"), plan);
        if (!layout) {
            m_missing.append(layout.error().message);
            m_dotVersion.clear();
            return;
        }
        m_dotWall.add(layout->wallMs);
        m_dotCpu.add(layout->cpuMs);
        m_dotCrossings = layout->crossings;
    }

    //! One turn of the browser, if it was asked for and is there.
    void show(const domain::Plan &plan, const layout::FlowLayout &flow)
    {
        if (m_options.text("browser").isEmpty() || m_hasNoBrowser)
            return;
        const QStringList parts = partsOf(m_options);
        const BrowserWish wish{m_options.text("browser"), m_options.text("cytoscape"),
                               parts.contains(u"pan"),    parts.contains(u"zoom"),
                               m_options.whole("frames"), {m_options.whole("width"), m_options.whole("height")}};
        if (const auto shown = measureBrowser(plan, flow, wish, m_frames); !shown) {
            m_missing.append(shown.error().message);
            m_hasNoBrowser = true;
        }
    }

    //! What the peers needed, and ours in relation to dot; \p crossings are those of straight lines, as dot's are.
    void tell(qint64 crossings, Measurement &measurement) const
    {
        if (!m_missing.isEmpty())
            measurement.set("peers_missing", m_missing.join(QStringLiteral("; ")));
        if (m_dotCrossings) {
            measurement.set("dot_version", m_dotVersion);
            measurement.set("dot_layout_ms", m_dotWall.stat());
            measurement.set("dot_layout_cpu_ms", m_dotCpu.stat());
            measurement.set("dot_crossings", *m_dotCrossings);
            judge(crossings, measurement);
        }
        if (m_frames.render.count() > 0) {
            measurement.set("peer", QStringLiteral("Cytoscape.js %1, %2").arg(m_frames.library, m_frames.browser));
            measurement.set("peer_render_ms", m_frames.render.stat());
            measurement.set("peer_pan_frame_ms", m_frames.pan.stat());
            measurement.set("peer_zoom_frame_ms", m_frames.zoom.stat());
        }
    }

private:
    [[nodiscard]] bool wantsDot() const { return !m_options.text("dot").isEmpty(); }

    //! Without this a drawing that is quick and tangled would win.
    void judge(qint64 crossings, Measurement &measurement) const
    {
        constexpr double mostOfDot = 1.05;
        const auto ours = static_cast<double>(crossings);
        const auto dots = static_cast<double>(*m_dotCrossings);
        if (dots > 0)
            measurement.set("crossings_to_dot", ours / dots);
        if (ours > mostOfDot * dots)
            measurement.refute(QStringLiteral("%1 crossings are more than 1.05 times dot's %2").arg(ours).arg(dots));
    }

    Options m_options;
    QStringList m_missing;
    QString m_dotVersion;
    Samples m_dotWall;
    Samples m_dotCpu;
    std::optional<qint64> m_dotCrossings;
    BrowserFrames m_frames;
    bool m_hasNoBrowser = false;
};

//! Crossings and overlaps of what was drawn; everything of the plan must be in it.
void check(const domain::Plan &plan, const Drawing &drawing, const Peers &peers, Measurement &measurement)
{
    const qint64 overlaps = overlapsOf(drawing.flow);
    measurement.set("overlaps", overlaps);
    if (overlaps > 0)
        measurement.refute(QStringLiteral("%1 pairs of nodes overlap").arg(overlaps));
    if (drawing.flow.nodes.size() != plan.tasks.size() || drawing.routes.size() != plan.edges.size())
        measurement.refute(QStringLiteral("%1 of %2 tasks and %3 of %4 edges were drawn")
                               .arg(drawing.flow.nodes.size())
                               .arg(plan.tasks.size())
                               .arg(drawing.routes.size())
                               .arg(plan.edges.size()));
    const auto crossings = crossingsOf(drawing.routes);
    if (!crossings) {
        measurement.refute(crossings.error().message);
        return;
    }
    measurement.set("crossings", *crossings);
    const qint64 straight = crossingsOfStraight(straightLines(plan, drawing.flow));
    measurement.set("crossings_straight", straight);
    peers.tell(straight, measurement);
}

//! The times only if they were asked for; the drawing is checked in any case. dot takes turns with ours.
Result<Drawing> measureLayout(Wanted &wanted, const Options &options, Peers &peers, Measurement &measurement)
{
    const bool isTimed = partsOf(options).contains(u"layout");
    Samples wall;
    Samples cpu;
    Drawing drawing;
    for (int run = isTimed ? -options.whole("warmup") : 0; run < (isTimed ? options.whole("runs") : 1); ++run) {
        const double cpuBefore = cpuMilliseconds();
        const Stopwatch time;
        auto drawn = draw(wanted);
        const double took = time.milliseconds();
        if (!drawn)
            return failed(drawn);
        if (isTimed && run >= 0) {
            wall.add(took);
            cpu.add(cpuMilliseconds() - cpuBefore);
            peers.layOut(wanted.plan);
        }
        drawing = std::move(*drawn);
    }
    measurement.set("tasks", wanted.plan.tasks.size());
    measurement.set("edges", wanted.plan.edges.size());
    measurement.set("layers", wanted.plan.phases.size());
    measurement.set("layout_ms", wall.stat());
    measurement.set("layout_cpu_ms", cpu.stat());
    return drawing;
}

#ifdef RELEASE_DESK_BENCH_PANEL
void addFrames(const PanelFrames &turn, PanelFrames &all)
{
    all.render.add(turn.render);
    all.pan.add(turn.pan);
    all.zoom.add(turn.zoom);
    all.frames = turn.frames;
    all.visibleTasks = turn.visibleTasks;
    all.imageSha256 = turn.imageSha256;
}

Result<> lint(const domain::Plan &plan, const Options &options, Measurement &measurement)
{
    const auto figures = measureLint(plan, options.whole("runs"));
    if (!figures)
        return failed(figures);
    measurement.set("lint_ms", figures->wall.stat());
    measurement.set("lint_cpu_ms", figures->cpu.stat());
    measurement.set("lint_rows", figures->rows);
    measurement.set("lint_fixes", figures->fixes);
    if (figures->rows == 0)
        measurement.refute(QStringLiteral("nothing was found, not even that all is well"));
    return {};
}

QCoro::Task<Result<>> paintPanel(domain::Plan plan, layout::FlowLayout flow, Options options,
                                 std::shared_ptr<Peers> peers, std::shared_ptr<Measurement> measurement)
{
    const QStringList parts = partsOf(options);
    PanelWish wish;
    wish.pans = parts.contains(u"pan");
    wish.zooms = parts.contains(u"zoom");
    wish.frames = options.whole("frames");
    wish.size = {options.whole("width"), options.whole("height")};
    wish.warmup = options.whole("warmup");
    wish.runs = parts.contains(u"render") ? options.whole("runs") : 1;
    QGuiApplication::setQuitOnLastWindowClosed(false); // one panel goes before the next one comes
    PanelFrames painted;
    for (int turn = 0; turn < options.whole("turns"); ++turn) {
        const auto frames = co_await measurePanel(plan, wish);
        if (!frames)
            co_return failed(frames);
        addFrames(*frames, painted);
        peers->show(plan, flow);
    }
    if (parts.contains(u"render"))
        measurement->set("render_ms", painted.render.stat());
    measurement->set("image_sha256", painted.imageSha256);
    measurement->set("pan_frame_ms", painted.pan.stat());
    measurement->set("zoom_frame_ms", painted.zoom.stat());
    if (parts.contains(u"live")) {
        const auto live = co_await measureLive(plan, {options.whole("changes"), options.number("seconds"), wish.size});
        if (!live)
            co_return failed(live);
        measurement->set("live_change_ms", live->change.stat());
        measurement->set("live_frame_ms", live->frame.stat());
        measurement->set("live_thread_ms", live->thread.stat());
        measurement->set("live_painted_pixels", live->paintedPixels.stat());
        if (live->paintedPixels.sum() <= 0)
            measurement->refute(QStringLiteral("nothing was painted while states changed"));
        measurement->set("live_changes", live->changes);
        measurement->set("live_changes_per_second", live->changes / live->seconds);
        measurement->set("live_frames_per_second", live->frames / live->seconds);
        measurement->set("live_latest_ms", live->latestMs);
    }
    if (wish.pans || wish.zooms) {
        measurement->set("frames", painted.frames);
        measurement->set("visible_tasks_last_frame", painted.visibleTasks);
    }
    co_return Result<>();
}
#else
Result<> lint(const domain::Plan & /*plan*/, const Options & /*options*/, Measurement & /*measurement*/)
{
    return failure(ErrorCode::Unimplemented,
                   QStringLiteral("this program was built without the modeling panel, so nothing can be checked; ask "
                                  "for --what layout"));
}

QCoro::Task<Result<>> paintPanel(domain::Plan /*plan*/, layout::FlowLayout /*flow*/, Options /*options*/,
                                 std::shared_ptr<Peers> /*peers*/, std::shared_ptr<Measurement> /*measurement*/)
{
    co_return failure(
        ErrorCode::Unimplemented,
        QStringLiteral("this program was built without the modeling panel, so nothing can be painted; ask "
                       "for --what layout"));
}
#endif

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
            {QStringLiteral("changes"), Type::Whole, 200, false, 1},
            {QStringLiteral("seconds"), Type::Number, 5, false, 0.1},
            {QStringLiteral("width"), Type::Whole, 1280, false, 1},
            {QStringLiteral("height"), Type::Whole, 760, false, 1},
            {QStringLiteral("turns"), Type::Whole, 1, false, 1},
            {QStringLiteral("dot"), Type::Text},
            {QStringLiteral("browser"), Type::Text},
            {QStringLiteral("cytoscape"), Type::Text}};
}

QStringList graphFields()
{
    return {QStringLiteral("tasks"),
            QStringLiteral("edges"),
            QStringLiteral("layout_ms"),
            QStringLiteral("layout_cpu_ms"),
            QStringLiteral("crossings"),
            QStringLiteral("crossings_straight"),
            QStringLiteral("overlaps"),
            QStringLiteral("layers"),
            QStringLiteral("render_ms"),
            QStringLiteral("pan_frame_ms"),
            QStringLiteral("zoom_frame_ms"),
            QStringLiteral("frames"),
            QStringLiteral("visible_tasks_last_frame"),
            QStringLiteral("image_sha256"),
            QStringLiteral("live_change_ms"),
            QStringLiteral("live_frame_ms"),
            QStringLiteral("live_thread_ms"),
            QStringLiteral("live_painted_pixels"),
            QStringLiteral("live_changes"),
            QStringLiteral("live_changes_per_second"),
            QStringLiteral("live_frames_per_second"),
            QStringLiteral("live_latest_ms"),
            QStringLiteral("lint_ms"),
            QStringLiteral("lint_cpu_ms"),
            QStringLiteral("lint_rows"),
            QStringLiteral("lint_fixes"),
            QStringLiteral("dot_version"),
            QStringLiteral("dot_layout_ms"),
            QStringLiteral("dot_layout_cpu_ms"),
            QStringLiteral("dot_crossings"),
            QStringLiteral("crossings_to_dot"),
            QStringLiteral("peer"),
            QStringLiteral("peer_render_ms"),
            QStringLiteral("peer_pan_frame_ms"),
            QStringLiteral("peer_zoom_frame_ms"),
            QStringLiteral("peers_missing")};
}

bool needsPanel(const Options &options)
{
    const QStringList parts = partsOf(options);
    return parts.contains(u"live") || parts.contains(u"render") || parts.contains(u"pan") || parts.contains(u"zoom");
}

QCoro::Task<Result<>> measureGraph(Options options, std::shared_ptr<Measurement> measurement)
{
    for (const QString &part : partsOf(options)) {
        static const QStringList known{QStringLiteral("layout"), QStringLiteral("render"), QStringLiteral("pan"),
                                       QStringLiteral("zoom"),   QStringLiteral("live"),   QStringLiteral("lint")};
        if (!known.contains(part))
            co_return wrongUse(QStringLiteral("--what knows %1, not “%2”").arg(known.join(QStringLiteral(", ")), part));
    }
    if (options.text("browser").isEmpty() != options.text("cytoscape").isEmpty())
        co_return wrongUse(QStringLiteral("--browser and --cytoscape are given together"));
    if (!options.text("browser").isEmpty() && !needsPanel(options))
        co_return wrongUse(QStringLiteral("--browser only paints: ask for render, pan or zoom as well"));
    auto wanted = wantedPlan(options);
    if (!wanted)
        co_return failed(wanted);
    measurement->begin();
    const auto peers = std::make_shared<Peers>(options);
    const auto drawing = measureLayout(*wanted, options, *peers, *measurement);
    if (!drawing)
        co_return failed(drawing);
    if (needsPanel(options)) {
        if (const auto painted = co_await paintPanel(wanted->plan, drawing->flow, options, peers, measurement);
            !painted)
            co_return painted;
    }
    if (partsOf(options).contains(u"lint")) {
        if (const auto checked = lint(wanted->plan, options, *measurement); !checked)
            co_return checked;
    }
    measurement->end();
    check(wanted->plan, *drawing, *peers, *measurement);
    co_return Result<>();
}

} // namespace releasedesk::bench
