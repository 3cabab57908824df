// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/dot_peer.h"

#include "app/bench/graph/drawing_check.h"
#include "app/bench/measure/process_costs.h"
#include "app/bench/measure/samples.h"
#include "core/layout/flow_layout.h"

#include <QHash>
#include <QProcess>

namespace releasedesk::bench {
namespace {

constexpr int patience = 10 * 60 * 1000; // ms
constexpr double pixelsPerInch = 72;

//! The plan in dot's language, tasks by their number: no title has to be quoted.
QByteArray textOf(const domain::Plan &plan, const QHash<TaskId, int> &numbers)
{
    const QSizeF size = layout::FlowMetrics::running().node;
    QByteArray text = "digraph flow { rankdir=LR; splines=line; node [shape=box, fixedsize=true, label=\"\", width=";
    text += QByteArray::number(size.width() / pixelsPerInch) + ", height=";
    text += QByteArray::number(size.height() / pixelsPerInch) + "];\n";
    for (int number = 0; number < plan.tasks.size(); ++number)
        text += QByteArray::number(number) + ";\n";
    for (const domain::Edge &edge : plan.edges)
        text
            += QByteArray::number(numbers.value(edge.from)) + "->" + QByteArray::number(numbers.value(edge.to)) + ";\n";
    return text + "}\n";
}

//! The edges as straight lines between the middles of dot's nodes ("node 3 x y …", "edge 3 17 …"). The lines it
//! draws itself end at the border of a node, sometimes above or below it, and so hide some of their crossings.
QList<StraightEdge> edgesIn(const QByteArray &plain)
{
    QHash<int, QPointF> places;
    QList<StraightEdge> edges;
    const QList<QByteArray> lines = plain.split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() > 3 && words.first() == "node") {
            places.insert(words.at(1).toInt(), {words.at(2).toDouble(), words.at(3).toDouble()});
        } else if (words.size() > 3 && words.first() == "edge") {
            const int from = words.at(1).toInt();
            const int to = words.at(2).toInt();
            edges.append({from, to, {places.value(from), places.value(to)}}); // all nodes stand before the edges
        }
    }
    return edges;
}

} // namespace

Result<QString> dotVersion(const QString &program)
{
    QProcess dot;
    dot.setProcessChannelMode(QProcess::MergedChannels);
    dot.start(program, {QStringLiteral("-V")});
    if (!dot.waitForFinished() || dot.exitStatus() != QProcess::NormalExit || dot.exitCode() != 0)
        return failure(ErrorCode::NotFound, QStringLiteral("%1 does not answer: %2").arg(program, dot.errorString()));
    return QString::fromUtf8(dot.readAll()).trimmed();
}

Result<DotLayout> layOutWithDot(const QString &program, const domain::Plan &plan)
{
    QHash<TaskId, int> numbers;
    for (const domain::Task &task : plan.tasks)
        numbers.insert(task.id, static_cast<int>(numbers.size()));
    const QByteArray text = textOf(plan, numbers);

    const ProcessCosts costs;
    const double ours = cpuMilliseconds();
    const Stopwatch time;
    QProcess dot;
    dot.start(program, {QStringLiteral("-Tplain")});
    dot.write(text);
    dot.closeWriteChannel();
    const bool isDone = dot.waitForFinished(patience);
    DotLayout layout;
    layout.wallMs = time.milliseconds();
    layout.cpuMs = (costs.cpuSeconds() * 1000) - (cpuMilliseconds() - ours);
    if (!isDone || dot.exitStatus() != QProcess::NormalExit || dot.exitCode() != 0)
        return failure(ErrorCode::Unavailable, QStringLiteral("dot arranged nothing: %1").arg(dot.errorString()));

    const QList<StraightEdge> edges = edgesIn(dot.readAllStandardOutput());
    if (edges.size() != plan.edges.size())
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("dot drew %1 of %2 edges").arg(edges.size()).arg(plan.edges.size()));
    layout.crossings = crossingsOfStraight(edges);
    return layout;
}

} // namespace releasedesk::bench
