// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flow_navigation.h"
#include "tests/support/test_main.h"

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

} // namespace

class TestFlowNavigation final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_plan.phases = {{PhaseId("a"), "Prepare"}, {PhaseId("b"), "Deploy"}};
        m_plan.tasks = {task("a1", "a"), task("a2", "a"), task("b1", "b"), task("b2", "b"), task("back", "", "b1")};
        m_plan.edges = {{TaskId("a2"), TaskId("a1")}};
        m_flow = layOut(m_plan, FlowMetrics::draft());
    }

    void arrowsGoToTheNearest_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<QString>("to");
        QTest::newRow("down") << "a1" << Direction::Down << "a2";
        QTest::newRow("up") << "a2" << Direction::Up << "a1";
        QTest::newRow("right") << "a2" << Direction::Right << "b2";
        QTest::newRow("left") << "b1" << Direction::Left << "a1";
        QTest::newRow("into the lane") << "b2" << Direction::Down << "back";
        QTest::newRow("at the border") << "a1" << Direction::Left << "";
        QTest::newRow("from nothing to the first") << "" << Direction::Down << "a1";
    }

    void arrowsGoToTheNearest()
    {
        QFETCH(const QString, from);
        QFETCH(const Direction, direction);
        QFETCH(const QString, to);
        QCOMPARE(nearestTask(m_flow, TaskId(from), direction).value(), to);
    }

    void tabGoesInExecutionOrder()
    {
        QCOMPARE(tabOrder(m_plan),
                 QList<TaskId>({TaskId("a2"), TaskId("a1"), TaskId("b1"), TaskId("b2"), TaskId("back")}));
    }

    void aDropFindsPhaseAndIndex()
    {
        const QRectF b2 = m_flow.node(TaskId("b2"))->rect;
        const DropPlace between = dropPlaceAt(m_plan, m_flow, b2.center() - QPointF(0, 10), TaskId("a1"));
        QVERIFY(between.isValid);
        QCOMPARE(between.phase, PhaseId("b"));
        QCOMPARE(between.index, 1);

        const DropPlace end = dropPlaceAt(m_plan, m_flow, b2.center() + QPointF(0, 10), TaskId("b1"));
        QCOMPARE(end.index, 1); // the dragged task itself does not count

        const DropPlace lane = dropPlaceAt(m_plan, m_flow, m_flow.lane.topLeft() + QPointF(20, 60));
        QVERIFY(lane.isValid);
        QVERIFY(lane.phase.isEmpty());
        QCOMPARE(lane.index, 0);

        QVERIFY(!dropPlaceAt(m_plan, m_flow, {-300, 20}).isValid);
    }

private:
    domain::Plan m_plan;
    FlowLayout m_flow;
};

RELEASE_DESK_TEST(tst_flow_navigation, TestFlowNavigation)
#include "tst_flow_navigation.moc"
