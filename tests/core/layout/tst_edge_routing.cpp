// SPDX-License-Identifier: Apache-2.0
#include "core/layout/edge_routing.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <set>

using namespace releasedesk;
using namespace releasedesk::layout;

namespace {

domain::Task task(const char *id, const char *phase, const char *undoes = "")
{
    domain::Task made;
    made.id = TaskId(id);
    made.kind = "time.wait";
    made.phase = PhaseId(phase);
    made.undoes = TaskId(undoes);
    return made;
}

domain::Edge edge(const char *from, const char *to)
{
    return {TaskId(from), TaskId(to)};
}

bool isOnBorder(const QRectF &rect, const QPointF &point)
{
    return rect.adjusted(-0.1, -0.1, 0.1, 0.1).contains(point) && !rect.adjusted(0.1, 0.1, -0.1, -0.1).contains(point);
}

//! Whether the piece from \p a to \p b goes through the inside of \p rect.
bool crosses(const QPointF &a, const QPointF &b, const QRectF &rect)
{
    const QRectF piece = QRectF(a, b).normalized().adjusted(-0.01, -0.01, 0.01, 0.01);
    return piece.intersects(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace

class TestEdgeRouting final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_plan = {};
        m_plan.phases = {{PhaseId("a"), "Prepare"}, {PhaseId("b"), "Deploy"}, {PhaseId("c"), "Announce"}};
        m_plan.tasks = {task("a1", "a"), task("a2", "a"), task("a3", "a"),       task("b1", "b"),
                        task("b2", "b"), task("c1", "c"), task("back", "", "b2")};
    }

    void neighboursInAColumnAreJoinedStraight()
    {
        m_plan.edges = {edge("a1", "a2")};
        const QList<EdgeRoute> routes = routes_();
        QCOMPARE(routes.first().points, QList<QPointF>({{92, 98}, {92, 132}}));
        QCOMPARE(routes.first().kind, EdgeKind::Order);
    }

    void theNextColumnIsReachedThroughTheGutter()
    {
        m_plan.edges = {edge("a3", "b1")};
        QCOMPARE(routes_().first().points, QList<QPointF>({{176, 253}, {189, 253}, {189, 69}, {202, 69}}));
    }

    void aSourceHasOneLineForAllItsTargets()
    {
        m_plan.edges = {edge("a3", "b1"), edge("a3", "b2"), edge("a1", "b1")};
        const QList<EdgeRoute> routes = routes_();
        QCOMPARE(routes.at(0).points.at(1).x(), routes.at(1).points.at(1).x());
        QVERIFY(routes.at(0).points.at(1).x() != routes.at(2).points.at(1).x());
    }

    void aColumnBetweenIsCrossedInAGapOfTheRows()
    {
        m_plan.edges = {edge("a1", "c1")};
        const QList<QPointF> points = routes_().first().points;
        QCOMPARE(points.size(), 6);
        QCOMPARE(points.at(2).y(), 105.0);
    }

    void theLastTaskOfAPhaseIsUndoneStraightBelow()
    {
        const EdgeRoute back = routes_().last();
        QVERIFY(back.isUndo);
        QCOMPARE(back.kind, EdgeKind::Rollback);
        QCOMPARE(back.points.size(), 2);
        QCOMPARE(back.points.first().x(), back.points.last().x());
    }

    void edgesToNowhereAreLeftOut()
    {
        m_plan.edges = {edge("a1", "gone"), edge("gone", "a1"), edge("a1", "a1")};
        QCOMPARE(routes_().size(), 1); // only what the lane undoes
    }

    void theAnswerFollowsFromThePlanAlone()
    {
        const domain::Plan plan = tests::randomPlan(99, 6, 120);
        const FlowLayout flow = layOut(plan, FlowMetrics::draft());
        QCOMPARE(routeEdges(plan, flow), routeEdges(plan, layOut(plan, FlowMetrics::draft())));
    }

    void noEdgeCrossesANode_data()
    {
        QTest::addColumn<quint32>("seed");
        const quint32 first = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 16; ++i)
            QTest::addRow("seed %u", first + i) << first + i;
    }

    void noEdgeCrossesANode()
    {
        QFETCH(const quint32, seed);
        const domain::Plan plan = tests::randomPlan(seed, 1 + static_cast<int>(seed % 6), 40);
        for (const FlowMetrics &metrics : {FlowMetrics::draft(), FlowMetrics::running()}) {
            const FlowLayout flow = layOut(plan, metrics);
            for (const EdgeRoute &route : routeEdges(plan, flow)) {
                const QString name = route.from.value() + " to " + route.to.value();
                QVERIFY2(isOnBorder(flow.node(route.from)->rect, route.points.first()), qPrintable(name));
                QVERIFY2(isOnBorder(flow.node(route.to)->rect, route.points.last()), qPrintable(name));
                for (qsizetype i = 1; i < route.points.size(); ++i) {
                    const QPointF a = route.points.at(i - 1);
                    const QPointF b = route.points.at(i);
                    QVERIFY2(qFuzzyCompare(a.x(), b.x()) || qFuzzyCompare(a.y(), b.y()), qPrintable(name));
                    for (const NodePlace &node : flow.nodes)
                        QVERIFY2(!crosses(a, b, node.rect), qPrintable(name + " over " + node.task.value()));
                }
            }
        }
    }

    void aThousandTasksAreLaidOutAtOnce()
    {
        const domain::Plan plan = tests::randomPlan(3, 40, 1000);
        QElapsedTimer timer;
        timer.start();
        const QList<EdgeRoute> routes = routeEdges(plan, layOut(plan, FlowMetrics::draft()));
        const qint64 ms = timer.elapsed();
        QVERIFY(routes.size() > 300);
        QVERIFY2(ms < 50, qPrintable(QString("%1 ms").arg(ms)));
    }

private:
    QList<EdgeRoute> routes_() const { return routeEdges(m_plan, layOut(m_plan, FlowMetrics::draft())); }

    domain::Plan m_plan;
};

RELEASE_DESK_TEST(tst_edge_routing, TestEdgeRouting)
#include "tst_edge_routing.moc"
