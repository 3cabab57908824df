// SPDX-License-Identifier: Apache-2.0
#include "core/domain/task_kind.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_world.h"
#include "ui/plan/plan_actions.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using domain::Edge;

class TestPlanActions final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_plan = tests::samplePlan(); }

    void everyKindCanBeAdded()
    {
        for (const domain::TaskKindInfo &kind : domain::taskKinds()) {
            const PlanAction action = addTask(m_plan, kind.id, TaskId("deploy-api"));
            carryOut(action);
            QCOMPARE(m_plan.task(action.task)->title, kind.name);
        }
        QVERIFY(addTask(m_plan, "no.such", TaskId("build")).edits.isEmpty());
    }

    void addAfterGoesBetweenATaskAndItsFollower()
    {
        const PlanAction action = addTask(m_plan, "time.wait", TaskId("build"));
        carryOut(action);
        QVERIFY(m_plan.edges.contains(Edge{TaskId("build"), action.task}));
        QVERIFY(m_plan.edges.contains(Edge{action.task, TaskId("test")}));
        QVERIFY(!m_plan.edges.contains(Edge{TaskId("build"), TaskId("test")}));
        QCOMPARE(m_plan.tasksIn(PhaseId("prepare")).at(1).id, action.task);
    }

    void addParallelWaitsForTheSame()
    {
        const PlanAction action = addTask(m_plan, "time.wait", TaskId("canary-web"), NewTaskPlace::Parallel);
        carryOut(action);
        QVERIFY(m_plan.edges.contains(Edge{TaskId("deploy-api"), action.task}));
        QVERIFY(!m_plan.edges.contains(Edge{TaskId("canary-web"), action.task}));
    }

    void connectingTwiceDisconnects()
    {
        carryOut(connectTasks(m_plan, TaskId("notes"), TaskId("mail")));
        QVERIFY(m_plan.edges.contains(Edge{TaskId("notes"), TaskId("mail")}));
        carryOut(connectTasks(m_plan, TaskId("notes"), TaskId("mail")));
        QVERIFY(!m_plan.edges.contains(Edge{TaskId("notes"), TaskId("mail")}));
    }

    void connectingIntoTheLaneSaysWhatIsUndone()
    {
        carryOut(connectTasks(m_plan, TaskId("canary-web"), TaskId("back")));
        QCOMPARE(m_plan.task(TaskId("back"))->undoes, TaskId("canary-web"));
        carryOut(connectTasks(m_plan, TaskId("canary-web"), TaskId("back")));
        QVERIFY(m_plan.task(TaskId("back"))->undoes.isEmpty());
    }

    void movingGoesWithinAndBetweenPhases()
    {
        carryOut(moveTaskBy(m_plan, TaskId("mail"), 0, -1));
        QCOMPARE(m_plan.tasksIn(PhaseId("announce")).first().id, TaskId("mail"));
        QVERIFY(moveTaskBy(m_plan, TaskId("mail"), 0, -1).edits.isEmpty());
        carryOut(moveTaskBy(m_plan, TaskId("mail"), -1, 0));
        QCOMPARE(m_plan.task(TaskId("mail"))->phase, PhaseId("verify"));
        QVERIFY(moveTaskBy(m_plan, TaskId("build"), -1, 0).edits.isEmpty());
    }

    void belowTheLastPlaceOfAPhaseLiesTheRollbackLane()
    {
        const domain::Plan before = m_plan;
        const TaskId last = m_plan.tasksIn(PhaseId("deploy")).last().id;
        const PlanAction down = moveTaskBy(m_plan, last, 0, 1);
        carryOut(down);
        QVERIFY(m_plan.task(last)->isInRollbackLane());
        QCOMPARE(m_plan.rollbackLane().last().id, last);
        QVERIFY(
            std::ranges::none_of(m_plan.edges, [&](const Edge &edge) { return edge.from == last || edge.to == last; }));
        QVERIFY(before.edges.size() > m_plan.edges.size()); // it was connected

        carryOut(moveTaskBy(m_plan, TaskId("back"), 0, -1)); // up to the phase of what it undid
        QCOMPARE(m_plan.task(TaskId("back"))->phase, before.task(before.task(TaskId("back"))->undoes)->phase);
        QVERIFY(m_plan.task(TaskId("back"))->undoes.isEmpty());
    }

    void aTaskThatLeavesTheLaneUndoesNothing()
    {
        carryOut(moveTask(m_plan, TaskId("back"), PhaseId("deploy"), 0));
        QVERIFY(m_plan.task(TaskId("back"))->undoes.isEmpty());
    }

    void deletingSelectsANeighbour()
    {
        QCOMPARE(removeTask(m_plan, TaskId("build")).task, TaskId("test"));
        QCOMPARE(removeTask(m_plan, TaskId("test")).task, TaskId("build"));
        QVERIFY(removeTask(m_plan, TaskId("soak")).task.isEmpty());
    }

    void aCopyWaitsForTheSameAndHasItsOwnId()
    {
        const PlanAction action = duplicateTask(m_plan, TaskId("test"));
        carryOut(action);
        QVERIFY(action.task != TaskId("test"));
        QVERIFY(m_plan.edges.contains(Edge{TaskId("build"), action.task}));
        QCOMPARE(m_plan.task(action.task)->kind, "jenkins.build");
    }

    void arrangingUntanglesConnectionsAndIsOneStep()
    {
        domain::Plan plan;
        plan.phases = {{PhaseId("a"), "A"}, {PhaseId("b"), "B"}};
        for (const char *const id : {"a1", "a2", "a3", "b1", "b2", "b3"}) {
            domain::Task task;
            task.id = TaskId(id);
            task.kind = "time.wait";
            task.phase = PhaseId(QString::fromLatin1(id, 1));
            plan.tasks.append(task);
        }
        plan.edges = {{TaskId("a1"), TaskId("b3")}, {TaskId("a2"), TaskId("b2")}, {TaskId("a3"), TaskId("b1")}};
        m_plan = plan;
        const PlanAction action = arrangeTasks(m_plan);
        QVERIFY(!action.edits.isEmpty());
        carryOut(action);
        const auto placeOf = [this](const char *id) {
            const domain::Task &task = *m_plan.task(TaskId(id));
            const QList<domain::Task> tasks = m_plan.tasksIn(task.phase);
            return tasks.indexOf(task);
        };
        QCOMPARE(placeOf("a1"), placeOf("b3"));
        QCOMPARE(placeOf("a2"), placeOf("b2"));
        QCOMPARE(placeOf("a3"), placeOf("b1"));
        QVERIFY(arrangeTasks(m_plan).edits.isEmpty());
    }

    void phasesAreAddedRenamedAndRemoved()
    {
        carryOut(addPhase(m_plan, 1));
        const PhaseId added = m_plan.phases.at(1).id;
        carryOut(renamePhase(m_plan, added, "  Rehearse "));
        QCOMPARE(m_plan.phases.at(1).name, "Rehearse");
        carryOut(setBeforeApproval(m_plan, added, true));
        QVERIFY(m_plan.phases.at(1).isBeforeApproval);
        carryOut(removePhase(m_plan, added));
        QCOMPARE(m_plan.phases.size(), 5);
    }

private:
    void carryOut(const PlanAction &action)
    {
        QVERIFY(!action.edits.isEmpty());
        QVERIFY(!action.text.isEmpty());
        const auto done = domain::applyEdits(m_plan, action.edits);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    }

    domain::Plan m_plan;
};

RELEASE_DESK_TEST(tst_plan_actions, TestPlanActions)
#include "tst_plan_actions.moc"
