// SPDX-License-Identifier: Apache-2.0
#include "core/layout/edge_routing.h"
#include "core/layout/layered_graph.h"
#include "core/layout/row_order.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/seed.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::layout;

namespace {

domain::Task task(const QString &id, const char *phase)
{
    domain::Task made;
    made.id = TaskId(id);
    made.kind = QStringLiteral("time.wait");
    made.phase = PhaseId(phase);
    return made;
}

//! Pairs of connections between neighbouring phases whose ends stand in opposite order.
qsizetype inversions(const domain::Plan &plan)
{
    const FlowLayout flow = layOut(plan, FlowMetrics::running());
    qsizetype count = 0;
    for (qsizetype i = 0; i < plan.edges.size(); ++i) {
        for (qsizetype j = i + 1; j < plan.edges.size(); ++j) {
            const NodePlace *const a = flow.node(plan.edges.at(i).from);
            const NodePlace *const b = flow.node(plan.edges.at(i).to);
            const NodePlace *const c = flow.node(plan.edges.at(j).from);
            const NodePlace *const d = flow.node(plan.edges.at(j).to);
            const bool areBeside = a->column == c->column && b->column == a->column + 1 && d->column == b->column;
            count += areBeside && (a->row - c->row) * (b->row - d->row) < 0 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class TestRowOrder final : public QObject
{
    Q_OBJECT

private slots:
    void twoConnectionsThatCrossAreUntangled()
    {
        domain::Plan plan;
        plan.phases = {{PhaseId("a"), "A"}, {PhaseId("b"), "B"}};
        plan.tasks = {task("a1", "a"), task("a2", "a"), task("b1", "b"), task("b2", "b")};
        plan.edges = {{TaskId("a1"), TaskId("b2")}, {TaskId("a2"), TaskId("b1")}};
        QCOMPARE(inversions(plan), 1);
        QCOMPARE(inversions(arranged(plan)), 0);
    }

    void aFlowWithoutCrossingsStaysAsThePersonPlacedIt()
    {
        domain::Plan plan;
        plan.phases = {{PhaseId("a"), "A"}, {PhaseId("b"), "B"}};
        plan.tasks = {task("a1", "a"), task("a2", "a"), task("alone", "a"), task("b1", "b"), task("b2", "b")};
        plan.edges = {{TaskId("a1"), TaskId("b1")}, {TaskId("a2"), TaskId("b2")}};
        QCOMPARE(arranged(plan), plan);
    }

    void connectionsInsideAPhaseGoOnLeadingDown()
    {
        const quint32 seed = tests::randomSeed();
        for (quint32 i = 0; i < 20; ++i) {
            const domain::Plan plan = tests::randomPlan(seed + i, 3, 60);
            const FlowLayout flow = layOut(arranged(plan), FlowMetrics::draft());
            for (const domain::Edge &edge : plan.edges) {
                const NodePlace *const from = flow.node(edge.from);
                const NodePlace *const to = flow.node(edge.to);
                if (!from->isInLane && from->column == to->column)
                    QVERIFY2(from->row < to->row, qPrintable(QString("seed %1").arg(seed + i)));
            }
        }
    }

    void everyTaskStaysInItsPhaseAndTheLaneAsItIs()
    {
        const domain::Plan plan = tests::randomPlan(5, 4, 80);
        const domain::Plan after = arranged(plan);
        QCOMPARE(after.edges, plan.edges);
        QCOMPARE(after.rollbackLane(), plan.rollbackLane());
        for (const domain::Phase &phase : plan.phases) {
            QList<TaskId> before;
            QList<TaskId> now;
            for (const domain::Task &each : plan.tasksIn(phase.id))
                before.append(each.id);
            for (const domain::Task &each : after.tasksIn(phase.id))
                now.append(each.id);
            std::ranges::sort(before);
            std::ranges::sort(now);
            QCOMPARE(now, before);
        }
    }

    void thereAreNeverMoreCrossingsThanBefore()
    {
        const quint32 seed = tests::randomSeed();
        for (quint32 i = 0; i < 200; ++i) {
            QRandomGenerator random(seed + i);
            const int columns = 2 + static_cast<int>(random.bounded(5));
            std::vector<int> columnOf;
            for (int node = 0; node < 40; ++node)
                columnOf.push_back(static_cast<int>(random.bounded(columns)));
            std::vector<std::pair<int, int>> lines;
            for (int line = 0; line < 60; ++line) {
                const int from = static_cast<int>(random.bounded(40));
                const int to = static_cast<int>(random.bounded(40));
                if (columnOf[static_cast<std::size_t>(from)] < columnOf[static_cast<std::size_t>(to)])
                    lines.emplace_back(from, to);
            }
            LayeredGraph graph(columnOf, lines, columns);
            const qint64 before = graph.crossings();
            graph.reduceCrossings();
            QVERIFY2(graph.crossings() <= before, qPrintable(QString("seed %1").arg(seed + i)));
        }
    }

    void crossingsAreThoseOfTheDrawing()
    {
        // Two full fans of three: each pair of lines to opposite ends crosses, 9 times in all.
        std::vector<std::pair<int, int>> lines;
        for (int from = 0; from < 3; ++from) {
            for (int to = 3; to < 6; ++to)
                lines.emplace_back(from, to);
        }
        QCOMPARE(LayeredGraph({0, 0, 0, 1, 1, 1}, lines, 2).crossings(), 9);
    }

    void aLongConnectionCountsInEveryColumnItPasses()
    {
        // a → c passes beside b; b1 → c1 stands above it and leads below it.
        const LayeredGraph graph({0, 1, 2, 2}, {{0, 2}, {1, 3}}, 3);
        QCOMPARE(graph.orders().at(1).size(), 2U);
        QCOMPARE(graph.crossings(), 1);
    }
};

RELEASE_DESK_TEST(tst_row_order, TestRowOrder)
#include "tst_row_order.moc"
