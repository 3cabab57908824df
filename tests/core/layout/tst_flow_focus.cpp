// SPDX-License-Identifier: Apache-2.0
#include "core/layout/edge_routing.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::layout;

//! Folded phases and swimlanes of FlowLayout, and how connections run there.
class TestFlowFocus final : public QObject
{
    Q_OBJECT

private slots:
    void aFoldedPhaseIsNarrowAndHidesItsTasks()
    {
        const domain::Plan plan = tests::randomPlan(3, 4, 24);
        FlowFocus focus;
        focus.folded = {plan.phases.at(1).id};
        const FlowLayout open = layOut(plan, FlowMetrics::draft());
        const FlowLayout flow = layOut(plan, FlowMetrics::draft(), focus);

        QVERIFY(flow.phases.at(1).isFolded);
        QCOMPARE(flow.phases.at(1).rect.width(), flow.metrics.foldedWidth);
        QVERIFY(flow.bounds.width() < open.bounds.width());
        QVERIFY(flow.phases.at(1).addRow.isEmpty());
        for (const domain::Task &task : plan.tasksIn(plan.phases.at(1).id)) {
            QCOMPARE(flow.node(task.id), nullptr);
            QCOMPARE(flow.stubOf(task.id), 0);
        }
        for (const domain::Task &task : plan.tasksIn(plan.phases.at(2).id))
            QVERIFY(flow.node(task.id));
    }

    void connectionsOfAFoldedPhaseEndAtItOnceEach()
    {
        domain::Plan plan;
        plan.phases = {{PhaseId("a"), "A"}, {PhaseId("b"), "B"}, {PhaseId("c"), "C"}};
        plan.tasks = {task("a1", "a"), task("b1", "b"), task("b2", "b"), task("c1", "c")};
        plan.edges = {{TaskId("a1"), TaskId("b1")},
                      {TaskId("a1"), TaskId("b2")},
                      {TaskId("b1"), TaskId("b2")},
                      {TaskId("b2"), TaskId("c1")},
                      {TaskId("a1"), TaskId("c1")}};
        FlowFocus focus;
        focus.folded = {PhaseId("b")};
        const FlowLayout flow = layOut(plan, FlowMetrics::draft(), focus);
        const QList<EdgeRoute> routes = routeEdges(plan, flow);

        QCOMPARE(routes.size(), 3); // a1 to the phase, the phase to c1, a1 to c1
        QCOMPARE(std::ranges::count(routes, true, &EdgeRoute::isFolded), 2);
        const QRectF stub = flow.stubs.first().rect;
        QCOMPARE(routes.at(0).points.last(), QPointF(stub.left(), stub.center().y()));
        QCOMPARE(routes.at(1).points.first(), QPointF(stub.right(), stub.center().y()));
    }

    void onePhaseStaysOpen()
    {
        const domain::Plan plan = tests::randomPlan(9, 3, 20);
        FlowFocus focus;
        for (const domain::Phase &phase : plan.phases)
            focus.folded.insert(phase.id);
        const FlowLayout flow = layOut(plan, FlowMetrics::draft(), focus);
        QVERIFY(!flow.phases.first().isFolded);
        QCOMPARE(flow.stubs.size(), 2);
    }

    void nothingOverlapsWhateverIsFolded_data()
    {
        QTest::addColumn<quint32>("seed");
        const quint32 first = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 12; ++i)
            QTest::addRow("seed %u", first + i) << first + i;
    }

    void nothingOverlapsWhateverIsFolded()
    {
        QFETCH(const quint32, seed);
        const domain::Plan plan = tests::randomPlan(seed, 2 + static_cast<int>(seed % 6), 50);
        QRandomGenerator random(seed);
        FlowFocus focus;
        for (const domain::Phase &phase : plan.phases) {
            if (random.bounded(3) == 0)
                focus.folded.insert(phase.id);
        }
        for (int i = 0; i < 3; ++i)
            focus.bands.append(QStringLiteral("lane %1").arg(i));
        for (const domain::Task &task : plan.tasks)
            focus.bandOf.insert(task.id, static_cast<int>(random.bounded(3)));
        for (const FlowMetrics &metrics : {FlowMetrics::draft(), FlowMetrics::running()}) {
            const FlowLayout flow = layOut(plan, metrics, focus);
            for (qsizetype i = 0; i < flow.nodes.size(); ++i) {
                const NodePlace &node = flow.nodes.at(i);
                const QRectF around = node.isInLane ? flow.lane : flow.phases.at(node.column).rect;
                QVERIFY2(around.contains(node.rect), qPrintable(node.task.value()));
                QVERIFY(!node.rect.intersects(flow.laneAddRow));
                QVERIFY(!flow.phases.at(node.column).addRow.intersects(node.rect));
                if (!node.isInLane)
                    QVERIFY2(flow.bands.at(focus.bandOf.value(node.task)).rect.contains(node.rect),
                             qPrintable(node.task.value()));
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

    void swimlanesBeginAtTheSameHeightInEveryPhase()
    {
        domain::Plan plan;
        plan.phases = {{PhaseId("a"), "A"}, {PhaseId("b"), "B"}};
        plan.tasks = {task("a1", "a"), task("a2", "a"), task("a3", "a"), task("b1", "b"), task("b2", "b")};
        FlowFocus focus;
        focus.bands = {"api", "web"};
        focus.bandOf = {{TaskId("a1"), 1}, {TaskId("a2"), 0}, {TaskId("a3"), 0}, {TaskId("b1"), 1}, {TaskId("b2"), 0}};
        const FlowLayout flow = layOut(plan, FlowMetrics::draft(), focus);

        QCOMPARE(flow.bands.size(), 2);
        QCOMPARE(flow.bands.first().name, "api");
        QCOMPARE(flow.node(TaskId("a1"))->rect.top(), flow.node(TaskId("b1"))->rect.top());
        QCOMPARE(flow.node(TaskId("a2"))->rect.top(), flow.node(TaskId("b2"))->rect.top());
        QVERIFY(flow.node(TaskId("a3"))->rect.bottom() < flow.bands.last().rect.top());
        QCOMPARE(flow.bands.first().rect.bottom(), flow.bands.last().rect.top());
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

    //! A line that touches the border of a node does not cross it.
    static bool crosses(const QRectF &line, const QRectF &node)
    {
        const QRectF inner = node.adjusted(1, 1, -1, -1);
        return line.left() <= inner.right() && line.right() >= inner.left() && line.top() <= inner.bottom()
            && line.bottom() >= inner.top();
    }
};

RELEASE_DESK_TEST(tst_flow_focus, TestFlowFocus)

#include "tst_flow_focus.moc"
