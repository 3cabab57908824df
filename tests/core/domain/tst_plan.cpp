// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan.h"
#include "core/domain/plan_graph.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/support/seed.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::PlanBuilder;
using releasedesk::tests::randomPlan;

namespace {

QString words(const QList<TaskId> &tasks)
{
    QStringList names;
    for (const TaskId &task : tasks)
        names.append(task.value());
    return names.join(u' ');
}

QString sorted(const QSet<TaskId> &tasks)
{
    QList<TaskId> list(tasks.begin(), tasks.end());
    std::ranges::sort(list);
    return words(list);
}

//! prepare: a b → deploy: c d → after: e; f without phase.
PlanBuilder threePhases()
{
    return PlanBuilder()
        .phase("prepare", true)
        .task("a")
        .task("b")
        .phase("deploy")
        .task("c")
        .task("d")
        .phase("after")
        .task("e");
}

} // namespace

class TestPlan final : public QObject
{
    Q_OBJECT

private slots:
    void withoutConnectionsAPhaseWaitsForAllBeforeIt()
    {
        const Plan plan = threePhases().lane("back", "c").plan();

        QCOMPARE(words(plan.predecessors(TaskId("a"))), "");
        QCOMPARE(words(plan.predecessors(TaskId("d"))), "a b");
        QCOMPARE(words(plan.predecessors(TaskId("e"))), "a b c d");
        QCOMPARE(words(plan.predecessors(TaskId("back"))), "");
        QCOMPARE(words(plan.predecessors(TaskId("nobody"))), "");
    }

    void aConnectionReplacesThePhaseOrder()
    {
        const Plan plan = threePhases().edge("a", "d").edge("c", "e").plan();

        QCOMPARE(words(plan.predecessors(TaskId("d"))), "a");
        QCOMPARE(words(plan.predecessors(TaskId("e"))), "c");
        QCOMPARE(sorted(plan.ancestors(TaskId("e"))), "a b c"); // c has no connection: it waits for its phase
    }

    void executionOrder_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("order");
        QTest::newRow("reading order") << threePhases().plan() << "a b c d e";
        QTest::newRow("a connection against the reading order")
            << threePhases().edge("b", "a").edge("d", "c").plan() << "b a d c e";
        QTest::newRow("without the rollback lane") << threePhases().lane("back", "c").plan() << "a b c d e";
        QTest::newRow("a circle loses no task") << threePhases().edge("a", "b").edge("b", "a").plan() << "a b c d e";
        QTest::newRow("connections to unknown tasks")
            << threePhases().edge("ghost", "a").edge("b", "ghost").plan() << "a b c d e";
        QTest::newRow("nothing") << Plan{} << "";
    }

    void executionOrder()
    {
        QFETCH(const Plan, plan);

        QTEST(words(plan.executionOrder()), "order");
    }

    void cycle_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("found");
        QTest::newRow("none") << threePhases().edge("a", "b").edge("a", "c").edge("b", "c").plan() << "";
        QTest::newRow("two tasks") << threePhases().edge("c", "d").edge("d", "c").plan() << "c d";
        QTest::newRow("itself") << threePhases().edge("c", "c").plan() << "c";
        QTest::newRow("behind a way in")
            << threePhases().edge("a", "b").edge("b", "c").edge("c", "d").edge("d", "b").plan() << "b c d";
        QTest::newRow("in the lane") << threePhases().lane("x").lane("y").edge("x", "y").edge("y", "x").plan() << "x y";
    }

    void cycle()
    {
        QFETCH(const Plan, plan);

        QTEST(words(plan.cycle()), "found");
    }

    void aCircleDoesNotMakeTheAncestorsEndless()
    {
        const Plan plan = threePhases().edge("c", "d").edge("d", "c").plan();

        QCOMPARE(sorted(plan.ancestors(TaskId("c"))), "c d");
    }

    void whatRunsBeforeTheApproval_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("tasks");
        QTest::newRow("the tasks of such phases, and the approval")
            << PlanBuilder().phase("p", true).task("a").approval("ok").phase("d").task("x").plan() << "a ok";
        QTest::newRow("not what stands behind the approval") << PlanBuilder()
                                                                    .phase("p", true)
                                                                    .task("a")
                                                                    .approval("ok")
                                                                    .task("mail")
                                                                    .edge("a", "ok")
                                                                    .edge("ok", "mail")
                                                                    .plan()
                                                             << "a ok";
        QTest::newRow("two approvals one after the other")
            << PlanBuilder().phase("p", true).approval("qa").approval("cab").edge("qa", "cab").plan() << "cab qa";
        QTest::newRow("not an approval behind work that waits for another approval") << PlanBuilder()
                                                                                            .phase("p", true)
                                                                                            .approval("qa")
                                                                                            .task("mail")
                                                                                            .approval("cab")
                                                                                            .edge("qa", "mail")
                                                                                            .edge("mail", "cab")
                                                                                            .plan()
                                                                                     << "qa";
        QTest::newRow("not what waits for a later kind of phase") // it could never run before the start
            << PlanBuilder().phase("p", true).task("a").phase("d").task("x").phase("q", true).task("b").plan() << "a";
        QTest::newRow("but what is connected past it") << PlanBuilder()
                                                              .phase("p", true)
                                                              .task("a")
                                                              .phase("d")
                                                              .task("x")
                                                              .phase("q", true)
                                                              .task("b")
                                                              .edge("a", "b")
                                                              .plan()
                                                       << "a b";
        QTest::newRow("nothing of the lane")
            << PlanBuilder().phase("p", true).task("a").lane("back", "a").plan() << "a";
    }

    void whatRunsBeforeTheApproval()
    {
        QFETCH(const Plan, plan);

        QTEST(sorted(preparationOf(plan)), "tasks");
    }

    void randomPlansAreOrderedBehindWhatTheyWaitFor()
    {
        const quint32 seed = tests::randomSeed();
        QRandomGenerator random(seed);
        for (int run = 0; run < 200; ++run) {
            const Plan plan = randomPlan(random);
            const QList<TaskId> order = plan.executionOrder();
            QVERIFY2(plan.cycle().isEmpty(), qPrintable(QStringLiteral("seed %1").arg(seed)));
            QCOMPARE(order.size(), plan.tasks.size() - plan.rollbackLane().size());
            for (const TaskId &task : order) {
                const QSet<TaskId> ancestors = plan.ancestors(task);
                for (const TaskId &before : plan.predecessors(task)) {
                    QVERIFY2(order.indexOf(before) < order.indexOf(task),
                             qPrintable(QStringLiteral("seed %1, run %2").arg(seed).arg(run)));
                    QVERIFY(ancestors.contains(before));
                }
            }
            QCOMPARE(*fromJson<Plan>(toJson(plan)), plan);
        }
    }

    void aThousandTasksAreOrderedAtOnce()
    {
        PlanBuilder builder;
        builder.phase("p", true);
        for (int i = 0; i < 1000; ++i) {
            builder.task(qPrintable(QStringLiteral("t%1").arg(i)));
            if (i > 0)
                builder.edge(qPrintable(QStringLiteral("t%1").arg(i - 1)), qPrintable(QStringLiteral("t%1").arg(i)));
        }
        QElapsedTimer timer;
        timer.start();

        const qsizetype size = preparationOf(builder.plan()).size();

        QCOMPARE(size, 1000);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
};

RELEASE_DESK_TEST(tst_plan, TestPlan)
#include "tst_plan.moc"
