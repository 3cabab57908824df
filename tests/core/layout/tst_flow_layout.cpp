// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flow_layout.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

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

domain::Plan smallPlan()
{
    domain::Plan plan;
    plan.phases = {{PhaseId("a"), "Prepare"}, {PhaseId("b"), "Deploy"}, {PhaseId("c"), "Announce"}};
    plan.tasks = {task("a1", "a"), task("a2", "a"),        task("a3", "a"),
                  task("b1", "b"), task("back", "", "b1"), task("tell", "")};
    return plan;
}

} // namespace

class TestFlowLayout final : public QObject
{
    Q_OBJECT

private slots:
    void aDraftHasTheMeasuresOfTheDesign()
    {
        const FlowLayout flow = layOut(smallPlan(), FlowMetrics::draft());

        QCOMPARE(flow.phases.at(0).rect, QRectF(0, 0, 184, 334));
        QCOMPARE(flow.phases.at(1).rect.left(), 194.0);
        QCOMPARE(flow.node(TaskId("a1"))->rect, QRectF(8, 40, 168, 58));
        QCOMPARE(flow.node(TaskId("a3"))->rect.top(), 224.0);
        QCOMPARE(flow.phases.at(0).addRow, QRectF(8, 296, 132, 26));
        QCOMPARE(flow.lane.top(), 346.0);
        QCOMPARE(flow.node(TaskId("back"))->rect.topLeft(), QPointF(202, 390));
        QCOMPARE(flow.bounds.width(), 572.0);
    }

    void aRunningFlowIsCloserAndHasNoPlaceholders()
    {
        const FlowLayout flow = layOut(smallPlan(), FlowMetrics::running());

        QCOMPARE(flow.node(TaskId("a2"))->rect.top(), 110.0);
        QVERIFY(flow.phases.at(0).addRow.isEmpty());
        QVERIFY(flow.laneAddRow.isEmpty());
    }

    void aLaneTaskThatUndoesNothingStandsRightOfTheOneBefore()
    {
        const FlowLayout flow = layOut(smallPlan(), FlowMetrics::draft());
        QCOMPARE(flow.node(TaskId("back"))->column, 1);
        QCOMPARE(flow.node(TaskId("tell"))->column, 2);
    }

    void twoTasksThatUndoOnePhaseStandSideBySide()
    {
        domain::Plan plan = smallPlan();
        plan.tasks.insert(5, task("second", "", "b1"));
        const FlowLayout flow = layOut(plan, FlowMetrics::draft());
        QCOMPARE(flow.node(TaskId("back"))->column, 1);
        QCOMPARE(flow.node(TaskId("second"))->column, 0);
        QCOMPARE(flow.node(TaskId("tell"))->column, 2); // what is free
        QCOMPARE(flow.node(TaskId("second"))->row, 0);
    }

    void anEmptyPlanStillHasALane()
    {
        const FlowLayout flow = layOut({}, FlowMetrics::draft());
        QVERIFY(flow.nodes.isEmpty());
        QVERIFY(flow.lane.height() > 40);
        QVERIFY(flow.bounds.contains(flow.laneAddRow));
    }

    void aTaskOfAnUnknownPhaseIsNotDrawn()
    {
        domain::Plan plan = smallPlan();
        plan.tasks.append(task("lost", "nowhere"));
        QCOMPARE(layOut(plan, FlowMetrics::draft()).node(TaskId("lost")), nullptr);
    }

    void nothingOverlaps_data()
    {
        QTest::addColumn<quint32>("seed");
        const quint32 first = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 12; ++i)
            QTest::addRow("seed %u", first + i) << first + i;
    }

    void nothingOverlaps()
    {
        QFETCH(const quint32, seed);
        const domain::Plan plan = tests::randomPlan(seed, 1 + static_cast<int>(seed % 7), 60);
        for (const FlowMetrics &metrics : {FlowMetrics::draft(), FlowMetrics::running()}) {
            const FlowLayout flow = layOut(plan, metrics);

            QCOMPARE(flow.nodes.size(), plan.tasks.size());
            for (qsizetype i = 0; i < flow.nodes.size(); ++i) {
                const NodePlace &node = flow.nodes.at(i);
                const QRectF around = node.isInLane ? flow.lane : flow.phases.at(node.column).rect;
                QVERIFY2(around.contains(node.rect), qPrintable(node.task.value()));
                QVERIFY(!node.rect.intersects(flow.laneAddRow));
                for (qsizetype k = 0; k < i; ++k)
                    QVERIFY2(!node.rect.intersects(flow.nodes.at(k).rect), qPrintable(node.task.value()));
            }
            for (const PhasePlace &phase : flow.phases) {
                for (const NodePlace &node : flow.nodes)
                    QVERIFY(!phase.addRow.intersects(node.rect));
                QVERIFY(!flow.lane.intersects(phase.rect));
            }
        }
    }

    void readingOrderIsKept()
    {
        const domain::Plan plan = tests::randomPlan(7, 5, 80);
        const FlowLayout flow = layOut(plan, FlowMetrics::draft());
        for (const domain::Phase &phase : plan.phases) {
            double before = 0;
            for (const domain::Task &each : plan.tasksIn(phase.id)) {
                QVERIFY(flow.node(each.id)->rect.top() > before);
                before = flow.node(each.id)->rect.top();
            }
        }
    }
};

RELEASE_DESK_TEST(tst_flow_layout, TestFlowLayout)
#include "tst_flow_layout.moc"
