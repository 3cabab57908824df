// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/support/seed.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::PlanBuilder;
using releasedesk::tests::randomPlan;

namespace {

Task taskOf(const char *id, const char *phase, const char *kind = "time.wait")
{
    Task task;
    task.id = TaskId(id);
    task.kind = QString::fromLatin1(kind);
    task.title = QString::fromLatin1(id);
    task.phase = PhaseId(phase);
    return task;
}

//! Any edit at all, sensible or not.
PlanEdit randomEdit(const Plan &plan, QRandomGenerator &random)
{
    const auto task = [&] {
        const bool isKnown = !plan.tasks.isEmpty() && random.bounded(8) > 0;
        return isKnown ? plan.tasks.at(random.bounded(int(plan.tasks.size()))).id : TaskId("nobody");
    };
    const auto phase = [&] {
        const int index = random.bounded(int(plan.phases.size()) + 2);
        return index < plan.phases.size() ? plan.phases.at(index).id
                                          : PhaseId(index == plan.phases.size() ? "" : "none");
    };
    const auto name = [&] { return QStringLiteral("n%1").arg(random.bounded(40)); };
    switch (random.bounded(9)) {
    case 0:
        return AddTask{taskOf(qPrintable(name()), qPrintable(phase().value())), random.bounded(6) - 1};
    case 1:
        return RemoveTask{task()};
    case 2: {
        Task changed = taskOf(qPrintable(task().value()), "", "manual.work");
        changed.retries = random.bounded(3);
        return ChangeTask{changed};
    }
    case 3:
        return MoveTask{task(), phase(), random.bounded(6) - 1};
    case 4:
        return Connect{{task(), task()}};
    case 5:
        if (!plan.edges.isEmpty())
            return Disconnect{plan.edges.at(random.bounded(int(plan.edges.size())))};
        return Disconnect{{task(), task()}};
    case 6:
        return AddPhase{{PhaseId(name()), QStringLiteral("new"), false}, random.bounded(6) - 1};
    case 7:
        return RemovePhase{phase()};
    default:
        return ChangePhase{{phase(), QStringLiteral("renamed"), random.bounded(2) == 0}};
    }
}

PlanBuilder twoPhases()
{
    return PlanBuilder()
        .phase("p")
        .task("a")
        .task("b")
        .phase("q")
        .task("c")
        .lane("back", "b")
        .edge("a", "b")
        .edge("b", "c");
}

} // namespace

class TestPlanEdit final : public QObject
{
    Q_OBJECT

private slots:
    void takingBackGivesAnEqualPlan()
    {
        const quint32 seed = tests::randomSeed();
        QRandomGenerator random(seed);
        int applied = 0;
        int refused = 0;
        for (int run = 0; run < 200; ++run) {
            Plan plan = randomPlan(random);
            for (int step = 0; step < 20; ++step) {
                const QString where = QStringLiteral("seed %1, run %2, step %3").arg(seed).arg(run).arg(step);
                const Plan before = plan;
                const PlanEdit edit = randomEdit(plan, random);
                const auto inverse = applyEdit(plan, edit);
                const auto read = planEditFromJson(planEditToJson(edit));
                QVERIFY2(read && *read == edit, qPrintable(where));
                if (!inverse) {
                    ++refused;
                    QVERIFY2(plan == before, qPrintable(where)); // a refusal changes nothing
                    QVERIFY2(!inverse.error().reason.isEmpty() && !inverse.error().message.isEmpty(),
                             qPrintable(where));
                    continue;
                }
                ++applied;
                QVERIFY2(checkShape(plan), qPrintable(where));
                Plan back = plan;
                const auto again = applyEdits(back, *inverse);
                QVERIFY2(again, qPrintable(where));
                QVERIFY2(back == before, qPrintable(where));
                QVERIFY2(applyEdits(back, *again) && back == plan, qPrintable(where)); // undo, then redo
            }
        }
        QVERIFY(applied > 500 && refused > 500);
    }

    void aListOfEditsIsAppliedWhollyOrNotAtAll()
    {
        Plan plan = twoPhases().plan();
        const Plan before = plan;

        const auto half = applyEdits(plan, {RemoveTask{TaskId("a")}, RemoveTask{TaskId("a")}});
        QCOMPARE(half.error().reason, "plan.unknownTask");
        QVERIFY(plan == before);
        const auto inverse = applyEdits(plan, {RemoveTask{TaskId("b")}, AddTask{taskOf("b", "q")}});

        QVERIFY(inverse);
        QVERIFY(plan.edges.isEmpty());
        QVERIFY(applyEdits(plan, *inverse));
        QVERIFY(plan == before);
    }

    void aTaskGoesWhereItIsPut_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("order");
        QTest::newRow("in front") << 0 << "x a b c back";
        QTest::newRow("between") << 1 << "a x b c back";
        QTest::newRow("at the end of its phase") << 2 << "a b x c back";
        QTest::newRow("at the end") << -1 << "a b x c back";
        QTest::newRow("too far") << 9 << "a b x c back";
    }

    void aTaskGoesWhereItIsPut()
    {
        QFETCH(const int, index);
        Plan plan = twoPhases().plan();

        QVERIFY(applyEdit(plan, AddTask{taskOf("x", "p"), index}));

        QStringList order;
        for (const Task &task : plan.tasks)
            order.append(task.id.value());
        QTEST(order.join(u' '), "order");
    }

    void removingATaskForgetsWhoUndoesIt()
    {
        Plan plan = twoPhases().plan();

        QVERIFY(applyEdit(plan, RemoveTask{TaskId("b")}));

        QVERIFY(plan.edges.isEmpty());
        QVERIFY(plan.task(TaskId("back"))->undoes.isEmpty());
    }

    void changingATaskKeepsItsPlace()
    {
        Plan plan = twoPhases().plan();

        QVERIFY(applyEdit(plan, ChangeTask{taskOf("a", "q", "manual.work")}));

        QCOMPARE(plan.tasks.first().id, TaskId("a"));
        QCOMPARE(plan.tasks.first().phase, PhaseId("p"));
        QCOMPARE(plan.tasks.first().kind, "manual.work");
    }

    void senselessEditsAreRefused_data()
    {
        QTest::addColumn<PlanEdit>("edit");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a task without id") << PlanEdit(AddTask{taskOf("", "p")}) << "plan.invalidTask";
        QTest::newRow("a task without kind") << PlanEdit(AddTask{taskOf("x", "p", "")}) << "plan.invalidTask";
        QTest::newRow("a kind taken away") << PlanEdit(ChangeTask{taskOf("a", "p", "")}) << "plan.invalidTask";
        QTest::newRow("the id of a rollback step") << PlanEdit(AddTask{taskOf("undo.a", "p")}) << "plan.invalidTask";
        QTest::newRow("an id twice") << PlanEdit(AddTask{taskOf("a", "q")}) << "plan.taskExists";
        QTest::newRow("an unknown phase") << PlanEdit(AddTask{taskOf("x", "z")}) << "plan.unknownPhase";
        QTest::newRow("removing nobody") << PlanEdit(RemoveTask{TaskId("x")}) << "plan.unknownTask";
        QTest::newRow("changing nobody") << PlanEdit(ChangeTask{taskOf("x", "p")}) << "plan.unknownTask";
        QTest::newRow("moving nobody") << PlanEdit(MoveTask{TaskId("x"), PhaseId("p")}) << "plan.unknownTask";
        QTest::newRow("moving nowhere") << PlanEdit(MoveTask{TaskId("a"), PhaseId("z")}) << "plan.unknownPhase";
        QTest::newRow("moving before what it waits for")
            << PlanEdit(MoveTask{TaskId("a"), PhaseId("q")}) << "plan.edgeBackward";
        QTest::newRow("moving a connected task to the lane")
            << PlanEdit(MoveTask{TaskId("a"), PhaseId("")}) << "plan.edgeAcrossLane";
        QTest::newRow("connecting with itself") << PlanEdit(Connect{{TaskId("a"), TaskId("a")}}) << "plan.cycle";
        QTest::newRow("a circle") << PlanEdit(Connect{{TaskId("b"), TaskId("a")}}) << "plan.cycle";
        QTest::newRow("twice the same") << PlanEdit(Connect{{TaskId("a"), TaskId("b")}}) << "plan.edgeExists";
        QTest::newRow("backward") << PlanEdit(Connect{{TaskId("c"), TaskId("a")}}) << "plan.edgeBackward";
        QTest::newRow("to nobody") << PlanEdit(Connect{{TaskId("a"), TaskId("x")}}) << "plan.unknownTask";
        QTest::newRow("across the lane") << PlanEdit(Connect{{TaskId("a"), TaskId("back")}}) << "plan.edgeAcrossLane";
        QTest::newRow("no connection") << PlanEdit(Disconnect{{TaskId("a"), TaskId("c")}}) << "plan.unknownEdge";
        QTest::newRow("a phase twice") << PlanEdit(AddPhase{{PhaseId("p"), "P"}}) << "plan.phaseExists";
        QTest::newRow("a phase without id") << PlanEdit(AddPhase{{PhaseId(""), "P"}}) << "plan.phaseExists";
        QTest::newRow("removing an unknown phase") << PlanEdit(RemovePhase{PhaseId("z")}) << "plan.unknownPhase";
        QTest::newRow("removing a phase with tasks") << PlanEdit(RemovePhase{PhaseId("p")}) << "plan.phaseNotEmpty";
        QTest::newRow("changing an unknown phase") << PlanEdit(ChangePhase{{PhaseId("z"), "Z"}}) << "plan.unknownPhase";
    }

    void senselessEditsAreRefused()
    {
        QFETCH(const PlanEdit, edit);
        Plan plan = twoPhases().plan();
        const Plan before = plan;

        const auto done = applyEdit(plan, edit);

        QVERIFY(!done);
        QTEST(done.error().reason, "reason");
        QVERIFY(plan == before);
    }

    void senselessPlansAreRefused_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("reason");
        QTest::newRow("sensible") << twoPhases().plan() << "";
        QTest::newRow("an id twice") << twoPhases().task("a").plan() << "plan.taskExists";
        QTest::newRow("a phase twice") << twoPhases().phase("p").plan() << "plan.phaseExists";
        QTest::newRow("an edge to nobody") << twoPhases().edge("a", "x").plan() << "plan.unknownTask";
        QTest::newRow("a circle of nobodies")
            << twoPhases().edge("a", "x").edge("x", "y").edge("y", "x").plan() << "plan.unknownTask";
        QTest::newRow("a circle") << twoPhases().edge("b", "a").plan() << "plan.cycle";
        Plan lost = twoPhases().plan();
        lost.tasks.first().phase = PhaseId("gone");
        QTest::newRow("an unknown phase") << lost << "plan.unknownPhase";
        QTest::newRow("a connection twice") << twoPhases().edge("a", "b").plan() << "plan.edgeExists";
        QTest::newRow("a lane task that undoes nobody") << twoPhases().lane("l", "x").plan() << "plan.unknownUndone";
        QTest::newRow("a lane task that undoes itself") << twoPhases().lane("l", "l").plan() << "plan.unknownUndone";
        QTest::newRow("a lane task that undoes nothing") << twoPhases().lane("l").plan() << "";
    }

    void senselessPlansAreRefused()
    {
        QFETCH(const Plan, plan);

        const auto checked = checkShape(plan);

        QTEST(checked ? QString() : checked.error().reason, "reason");
    }

    void aTaskUndoesOnlyOneThatIsThere()
    {
        Plan plan = twoPhases().lane("l", "a").plan();
        const Plan before = plan;
        Task undoing = *plan.task(TaskId("l"));
        for (const char *const nobody : {"x", "l"}) {
            undoing.undoes = TaskId(nobody);
            const auto done = applyEdits(plan, {ChangeTask{undoing}});
            QCOMPARE(done ? QString() : done.error().reason, QStringLiteral("plan.unknownUndone"));
            QCOMPARE(plan, before);
        }
        undoing.id = TaskId("m");
        undoing.undoes = TaskId("x");
        QVERIFY(!applyEdits(plan, {AddTask{undoing}}));
        // What it undoes may come with it, in whatever order.
        QVERIFY(applyEdits(plan, {AddTask{undoing}, AddTask{taskOf("x", "p")}}));
        QCOMPARE(plan.task(TaskId("m"))->undoes, TaskId("x"));
    }

    void whatAnOlderRecordLeftWithoutSenseCanStillBeEdited()
    {
        Plan plan = twoPhases().lane("l", "gone").plan();
        Task renamed = *plan.task(TaskId("l"));
        renamed.title = QStringLiteral("Back");
        const auto inverse = applyEdits(plan, {ChangeTask{renamed}});
        QVERIFY(inverse);
        QVERIFY(applyEdits(plan, *inverse));
        QCOMPARE(plan, twoPhases().lane("l", "gone").plan());
    }

    void unreadableEditsAreRefused()
    {
        QCOMPARE(planEditFromJson({{"edit", "explode"}}).error().code, ErrorCode::DataLoss);
        QCOMPARE(planEditFromJson({{"edit", "removeTask"}}).error().code, ErrorCode::DataLoss);
        QCOMPARE(planEditFromJson({{"edit", "removeTask"}, {"task", 3}}).error().code, ErrorCode::DataLoss);
    }

    void tasksAreBroughtIntoTheOrderOfTheirPhases()
    {
        Plan plan = PlanBuilder().phase("q").task("c").lane("back").phase("p").task("a").phase("r").plan();
        std::swap(plan.phases[0], plan.phases[1]);

        const Plan ordered = inPhaseOrder(plan);

        QCOMPARE(ordered.tasks.at(0).id, TaskId("a"));
        QCOMPARE(ordered.tasks.at(1).id, TaskId("c"));
        QCOMPARE(ordered.tasks.at(2).id, TaskId("back"));
    }
};

RELEASE_DESK_TEST(tst_plan_edit, TestPlanEdit)
#include "tst_plan_edit.moc"
