// SPDX-License-Identifier: Apache-2.0
#include "core/layout/edge_routing.h"
#include "core/layout/flow_navigation.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::layout;

//! Tasks that are drawn larger than others because what they hold is unfolded, and the order of the rollback lane.
class TestGrownNodes final : public QObject
{
    Q_OBJECT

private slots:
    void aGrownNodeTakesItsSizeAndTheOthersKeepTheirCells()
    {
        const domain::Plan plan = tests::randomPlan(3, 4, 24);
        const FlowLayout plain = layOut(plan, FlowMetrics::draft());
        const NodePlace chosen = plain.nodes.at(3);
        FlowFocus focus;
        focus.grown.insert(chosen.task, QSizeF(430, 210));
        const FlowLayout flow = layOut(plan, FlowMetrics::draft(), focus);

        QCOMPARE(flow.node(chosen.task)->rect.size(), QSizeF(430, 210));
        QCOMPARE(flow.nodes.size(), plain.nodes.size());
        for (qsizetype i = 0; i < plain.nodes.size(); ++i) {
            QCOMPARE(flow.nodes.at(i).task, plain.nodes.at(i).task);
            QCOMPARE(flow.nodes.at(i).column, plain.nodes.at(i).column);
            QCOMPARE(flow.nodes.at(i).row, plain.nodes.at(i).row);
            if (flow.nodes.at(i).task != chosen.task)
                QCOMPARE(flow.nodes.at(i).rect.size(), flow.metrics.node);
        }
        QCOMPARE(layOut(plan, FlowMetrics::draft()).nodes, plain.nodes); // folded, everything is where it was
    }

    void neighboursInTheRowOfAGrownNodeAreJoinedStraight()
    {
        domain::Plan plan;
        plan.phases = {{PhaseId("a"), "A"}, {PhaseId("b"), "B"}};
        plan.tasks = {task("a1", "a"), task("a2", "a"), task("b1", "b")};
        plan.edges = {{TaskId("a1"), TaskId("b1")}, {TaskId("a1"), TaskId("a2")}};
        FlowFocus focus;
        focus.grown.insert(TaskId("a1"), QSizeF(300, 200));
        const FlowLayout flow = layOut(plan, FlowMetrics::draft(), focus);
        const QList<EdgeRoute> routes = routeEdges(plan, flow);
        QCOMPARE(routes.at(0).points.size(), 2);
        QCOMPARE(routes.at(0).points.first().y(), routes.at(0).points.last().y());
        QCOMPARE(routes.at(1).points.first().y(), flow.node(TaskId("a1"))->rect.bottom());
        QCOMPARE(routes.at(1).points.last().y(), flow.node(TaskId("a2"))->rect.top());
        QCOMPARE(nearestTask(flow, TaskId("a1"), Direction::Right), TaskId("b1"));
        QCOMPARE(nearestTask(flow, TaskId("a1"), Direction::Down), TaskId("a2"));
    }

    void nothingOverlapsAndNoLineCrossesWhateverIsGrown_data()
    {
        QTest::addColumn<quint32>("seed");
        const quint32 first = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 12; ++i)
            QTest::addRow("seed %u", first + i) << first + i;
    }

    void nothingOverlapsAndNoLineCrossesWhateverIsGrown()
    {
        QFETCH(const quint32, seed);
        const domain::Plan plan = tests::randomPlan(seed, 2 + static_cast<int>(seed % 6), 50);
        QRandomGenerator random(seed);
        FlowFocus focus;
        for (const domain::Phase &phase : plan.phases) {
            if (random.bounded(4) == 0)
                focus.folded.insert(phase.id);
        }
        for (const domain::Task &task : plan.tasks) {
            if (random.bounded(5) == 0)
                focus.grown.insert(task.id, QSizeF(100 + random.bounded(500), 20 + random.bounded(400)));
        }
        if (seed % 2 == 0) {
            focus.bands = {"api", "web"};
            for (const domain::Task &task : plan.tasks)
                focus.bandOf.insert(task.id, static_cast<int>(random.bounded(2)));
        }
        for (const FlowMetrics &metrics : {FlowMetrics::draft(), FlowMetrics::running()}) {
            const FlowLayout flow = layOut(plan, metrics, focus);
            for (qsizetype i = 0; i < flow.nodes.size(); ++i) {
                const NodePlace &node = flow.nodes.at(i);
                const QRectF around = node.isInLane ? flow.lane : flow.phases.at(node.column).rect;
                QVERIFY2(around.contains(node.rect), qPrintable(node.task.value()));
                QVERIFY(!node.rect.intersects(flow.laneAddRow));
                QVERIFY(!flow.phases.at(node.column).addRow.intersects(node.rect));
                if (!node.isInLane && !focus.bands.isEmpty())
                    QVERIFY(flow.bands.at(focus.bandOf.value(node.task)).rect.contains(node.rect));
                for (qsizetype k = 0; k < i; ++k)
                    QVERIFY2(!node.rect.intersects(flow.nodes.at(k).rect), qPrintable(node.task.value()));
            }
            for (const EdgeRoute &route : routeEdges(plan, flow)) {
                for (qsizetype i = 1; i < route.points.size(); ++i) {
                    const QRectF piece = QRectF(route.points.at(i - 1), route.points.at(i)).normalized();
                    QVERIFY(piece.width() == 0 || piece.height() == 0);
                    for (const NodePlace &node : flow.nodes)
                        QVERIFY2(!crosses(piece, node.rect), qPrintable(route.from.value() + ' ' + node.task.value()));
                }
            }
        }
    }

    void foldingPhasesDoesNotReorderTheRollbackLane_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("one that was reordered before") << quint32{0};
        const quint32 first = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 20; ++i)
            QTest::addRow("seed %u", first + i) << first + i;
    }

    void foldingPhasesDoesNotReorderTheRollbackLane()
    {
        QFETCH(const quint32, seed);
        domain::Plan plan;
        FlowFocus focus;
        if (seed == 0) {
            plan.phases = {{PhaseId("a"), "A"}, {PhaseId("b"), "B"}, {PhaseId("c"), "C"}, {PhaseId("d"), "D"}};
            plan.tasks = {task("a1", "a"), task("b1", "b"),     task("c1", "c"),
                          task("d1", "d"), back("undoC", "c1"), back("undoB", "b1")};
            focus.folded = {PhaseId("a"), PhaseId("b")};
        } else {
            plan = tests::randomPlan(seed, 3 + static_cast<int>(seed % 5), 40);
            QRandomGenerator random(seed);
            for (const domain::Phase &phase : plan.phases) {
                if (random.bounded(2) == 0)
                    focus.folded.insert(phase.id);
            }
        }
        QCOMPARE(laneOrder(layOut(plan, FlowMetrics::running(), focus)),
                 laneOrder(layOut(plan, FlowMetrics::running())));
    }

private:
    static domain::Task task(const char *id, const char *phase)
    {
        domain::Task made;
        made.id = TaskId(id);
        made.kind = "time.wait";
        made.phase = PhaseId(phase);
        return made;
    }

    static domain::Task back(const char *id, const char *undoes)
    {
        domain::Task made = task(id, "");
        made.undoes = TaskId(undoes);
        return made;
    }

    //! Row by row, from left to right.
    static QStringList laneOrder(const FlowLayout &flow)
    {
        QList<NodePlace> lane;
        std::ranges::copy_if(flow.nodes, std::back_inserter(lane), &NodePlace::isInLane);
        std::ranges::sort(lane, {}, [](const NodePlace &each) { return std::pair(each.row, each.column); });
        QStringList order;
        for (const NodePlace &each : lane)
            order.append(each.task.value());
        return order;
    }

    //! A line that touches the border of a node does not cross it.
    static bool crosses(const QRectF &line, const QRectF &node)
    {
        const QRectF inner = node.adjusted(1, 1, -1, -1);
        return line.left() <= inner.right() && line.right() >= inner.left() && line.top() <= inner.bottom()
            && line.bottom() >= inner.top();
    }
};

RELEASE_DESK_TEST(tst_grown_nodes, TestGrownNodes)

#include "tst_grown_nodes.moc"
