// SPDX-License-Identifier: Apache-2.0
#include "core/domain/restart.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;

namespace {

using Answer = Result<engine::TaskOutput>;

Task &taskOf(Plan &plan, const char *id)
{
    return *std::ranges::find(plan.tasks, TaskId(id), &Task::id);
}

Answer broken(const engine::TaskAssignment & /*task*/)
{
    return failure(ErrorCode::FailedPrecondition, "It does not work.");
}

QStringList tasksOf(const QList<RestartStep> &steps)
{
    QStringList tasks;
    for (const RestartStep &step : steps)
        tasks.append(step.task.value());
    return tasks;
}

//! The small plan with a manual task between deploy and check.
Plan planWithManualWork()
{
    Plan plan = smallPlan();
    Task look = taskOf(plan, "check");
    look.id = TaskId("look");
    look.title = "look";
    look.kind = "manual.work";
    look.parameters = {{"instruction", "Look at the dashboard."}};
    plan.tasks.insert(3, look);
    plan.edges.append({TaskId("deploy"), TaskId("look")});
    plan.edges.append({TaskId("look"), TaskId("version")});
    return plan;
}

} // namespace

class TestTaskSteering final : public QObject
{
    Q_OBJECT

private slots:
    void whatItsPreconditionRulesOutIsSkippedWithTheReason()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "check").precondition = "release.version == \"0.0.0\"";
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Skipped);
        QVERIFY(desk.gates->log.isEmpty());
    }

    void whatWaitsForItsPreconditionComesUpOnceItIsMet()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task &check = taskOf(plan, "check");
        check.precondition = "tasks.version.state == \"succeeded\" and release.run > 0";
        check.whenFalse = WhenFalse::Wait;
        plan.edges.last() = {TaskId("deploy"), TaskId("version")};
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));
        QVERIFY(desk.eventNames().contains("task.waiting"));
        QCOMPARE(desk.gates->log, QStringList{"execute check r.check.1"});
    }

    void aConditionWithoutItsValueFailsItsTaskWithoutAnEffect()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "check").precondition = "tasks.deploy.nothing == 1";
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Failed);
        QVERIFY(desk.gates->log.isEmpty());
    }

    void whatIsAskedAtTheStartReachesTheWork()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.variables = {Variable{"branch", VariableType::Text, {}, true}};
        taskOf(plan, "deploy").parameters.insert("job", "${var.branch}");
        QString job;
        desk.builds->answers.insert(TaskId("deploy"), [&job](const engine::TaskAssignment &work) -> Answer {
            job = work.task.parameters["job"].toString();
            return engine::TaskOutput{};
        });
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        QCOMPARE(desk.as("owner", StartRelease{desk.id, {}}).error().reason, "variable.missing");
        QCOMPARE(desk.as("owner", StartRelease{desk.id, {}, {{"other", "x"}}}).error().reason, "variable.unknown");
        QVERIFY(desk.as("owner", StartRelease{desk.id, {}, {{"branch", "hotfix"}}}));
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(job, "hotfix");
    }

    void aHeldTaskStartsOnlyWhenItIsLet()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), broken);
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QCOMPARE(desk.as("owner", HoldTask{desk.id, TaskId("check"), {}}).error().reason, "task.noReason");
        QVERIFY(desk.as("owner", HoldTask{desk.id, TaskId("check"), "The dashboard is down."}));
        desk.builds->answers.clear();
        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("deploy")}));
        QVERIFY(desk.taskReaches("deploy", TaskState::Succeeded));
        QCOMPARE(desk.release().run(TaskId("check")).waitReason, WaitReason::Hold);
        QVERIFY(desk.gates->log.isEmpty());
        QVERIFY(desk.as("owner", ReleaseHold{desk.id, TaskId("check")}));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void aRestartRunsWhatWasAgreedToAndNothingElse()
    {
        EngineDriver desk;
        desk.versions->answers.insert(TaskId("version"), broken);
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Halted));
        const QList<RestartStep> steps = restartPreview(desk.release(), TaskId("deploy"));
        QCOMPARE(tasksOf(steps), (QStringList{"deploy", "check", "version"}));
        RestartFrom restart{desk.id, TaskId("deploy"), {}, "The image was wrong.", {TaskId("deploy")}};
        QCOMPARE(desk.as("owner", restart).error().reason, "restart.preview");
        restart.accepted = {TaskId("deploy"), TaskId("check"), TaskId("version")};
        desk.versions->answers.clear();
        QVERIFY(desk.as("owner", restart));
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.last(), "execute deploy r.deploy.2");
        QCOMPARE(desk.gates->log.last(), "execute check r.check.2");
    }

    void manualWorkIsHandedOverWithANote()
    {
        EngineDriver desk;
        desk.run(planWithManualWork());
        QVERIFY(desk.taskReaches("look", TaskState::Waiting));
        QVERIFY(desk.as("owner", ClaimTask{desk.id, TaskId("look")}));
        QCOMPARE(desk.as("owner", HandOverTask{desk.id, TaskId("look"), {}, {}}).error().reason, "task.noReason");
        QVERIFY(desk.as("owner", HandOverTask{desk.id, TaskId("look"), {}, "Half of it is done."}));
        QCOMPARE(desk.release().run(TaskId("look")).state, TaskState::Waiting);
        QCOMPARE(desk.release().run(TaskId("look")).claimedBy, PersonId());
        QVERIFY(desk.as("owner", ClaimTask{desk.id, TaskId("look")}));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), {}}));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void manualWorkCompletedInAdvanceCanBeOpenedAgain()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), broken);
        desk.run(planWithManualWork());
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QVERIFY(desk.as("owner", CompleteInAdvance{desk.id, TaskId("look"), "I looked already."}));
        QCOMPARE(desk.release().run(TaskId("look")).state, TaskState::Succeeded);
        QVERIFY(desk.as("owner", ReopenTask{desk.id, TaskId("look"), "It was the wrong dashboard."}));
        QCOMPARE(desk.release().run(TaskId("look")).state, TaskState::Planned);
        desk.builds->answers.clear();
        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("deploy")}));
        QVERIFY(desk.taskReaches("look", TaskState::Waiting));
    }

    void whatIsBeingSignedIsNotOpenedAgain()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task look = taskOf(plan, "build");
        look.id = TaskId("look");
        look.kind = "manual.work";
        look.parameters = {{"instruction", "Look at the numbers."}};
        plan.tasks.insert(1, look);
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.taskReaches("look", TaskState::Waiting));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), {}}));
        QVERIFY(desk.reaches(ReleaseState::InApproval));

        const auto opened = desk.as("owner", ReopenTask{desk.id, TaskId("look"), "I forgot something."});

        QCOMPARE(opened.error().reason, "task.passed");
        QVERIFY(desk.sign("jiho", "approval")); // the content is still what was frozen
    }

    void anApprovalInTheRunIsAskedForAgainAfterARestart()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task again = taskOf(plan, "approval");
        again.id = TaskId("again");
        again.phase = PhaseId("deploy");
        plan.tasks.insert(5, again);
        Task last = taskOf(plan, "check");
        last.id = TaskId("last");
        plan.tasks.insert(6, last);
        plan.edges.append({TaskId("version"), TaskId("again")});
        plan.edges.append({TaskId("again"), TaskId("last")});
        desk.gates->answers.insert(TaskId("last"), broken);
        desk.run(plan);
        QVERIFY(desk.taskReaches("again", TaskState::Waiting));
        for (const char *person : {"jiho", "minseo"})
            QVERIFY(desk.sign(person, "again"));
        QVERIFY(desk.taskReaches("last", TaskState::Failed));

        QVERIFY(desk.as("owner",
                        RestartFrom{desk.id,
                                    TaskId("version"),
                                    {},
                                    "It was the wrong version.",
                                    {TaskId("version"), TaskId("again"), TaskId("last")}}));

        QVERIFY(desk.taskReaches("again", TaskState::Waiting));
        QCOMPARE(desk.release().approval(TaskId("again"))->nextSigners(), QList<PersonId>{PersonId("jiho")});
    }

    void whatWasTakenBackBeforeTheApprovalRunsAgainWithTheRest()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task early = taskOf(plan, "version");
        early.id = TaskId("early");
        early.phase = PhaseId("prepare");
        plan.tasks.insert(1, early);
        plan.edges.append({TaskId("early"), TaskId("approval")});
        desk.versions->answers.insert(TaskId("early"), [](const auto &) -> Answer { // the same each time, as a lock is
            return engine::TaskOutput{{{"locked", "SHOP-1,SHOP-2"}}, "locked", {}};
        });
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));
        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QVERIFY(desk.as("minseo", ConfirmRerun{desk.id, "try again"}));
        QCOMPARE(desk.release().run(TaskId("early")).state, TaskState::Compensated);

        const QList<RestartStep> steps = restartPreview(desk.release(), TaskId("deploy"));
        QCOMPARE(tasksOf(steps), (QStringList{"early", "deploy", "check", "version"}));
        QVERIFY(desk.as("owner",
                        RestartFrom{desk.id,
                                    TaskId("deploy"),
                                    {},
                                    "again",
                                    {TaskId("early"), TaskId("deploy"), TaskId("check"), TaskId("version")}}));

        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.versions->log.count("execute early r.early.2"), 1);
    }
};

RELEASE_DESK_TEST(tst_task_steering, TestTaskSteering)
#include "tst_task_steering.moc"
