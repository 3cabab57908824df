// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rollback_plan.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;

namespace {

using Answer = Result<engine::TaskOutput>;

Answer broken(const engine::TaskAssignment & /*task*/)
{
    return failure(ErrorCode::FailedPrecondition, "It does not work.");
}

Task laneTask(const char *id, const char *undoes = "", const char *kind = "jenkins.build")
{
    Task task;
    task.id = TaskId(id);
    task.kind = QString::fromLatin1(kind);
    task.title = QString::fromLatin1(id);
    task.undoes = TaskId(undoes);
    task.parameters = {{"connection", "jenkins"}, {"job", "back"}};
    return task;
}

Task &taskOf(Plan &plan, const char *id)
{
    return *std::ranges::find(plan.tasks, TaskId(id), &Task::id);
}

//! The small plan with a task at its end that fails.
Plan endingIn(const char *id)
{
    Plan plan = smallPlan();
    Task last = taskOf(plan, "check");
    last.id = TaskId(id);
    last.kind = "gate.check";
    last.parameters.insert("url", "http://127.0.0.1/last");
    plan.tasks.insert(5, last);
    plan.edges.append({TaskId("version"), last.id});
    return plan;
}

//! The tasks that were executed or restored, in this order, without attempts.
QStringList stepsOf(const EngineDriver &desk)
{
    const Release release = desk.release();
    QStringList steps;
    for (const RollbackStep &step : release.rollbackSteps())
        steps.append(step.step.value());
    return steps;
}

} // namespace

class TestRollback final : public QObject
{
    Q_OBJECT

private slots:
    void aRefusedRollbackStopsNothing()
    {
        EngineDriver desk;
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(smallPlan());
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));

        QCOMPARE(desk.as("owner", RollBack{desk.id, " "}).error().reason, "release.noReason");

        QTest::qWait(20);
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Running);
        QCOMPARE(desk.engine->worker().runningCount(desk.id), 1);
    }

    void pressingTwiceDoesNotStopTheRollback()
    {
        EngineDriver desk;
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Released));
        desk.builds->hanging.insert(TaskId("back"));
        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));
        QVERIFY(desk.taskReaches("back", TaskState::Running));

        QVERIFY(!desk.as("owner", RollBack{desk.id, "orders still fail"}));

        QTest::qWait(20);
        QCOMPARE(desk.release().run(TaskId("back")).state, TaskState::Running);
    }

    void aFailedTaskOfTheRunIsNotTriedAgainInARollback()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "check").onFailure = OnFailure::RollBack;
        desk.gates->answers.insert(TaskId("check"), broken);
        desk.builds->answers.insert(TaskId("back"), broken);
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QVERIFY(desk.release().isRollingBack());

        for (const ReleaseCommand &command :
             QList<ReleaseCommand>{RetryTask{desk.id, TaskId("check")}, SkipTask{desk.id, TaskId("check"), "x"},
                                   CompleteTask{desk.id, TaskId("check"), "x"}})
            QCOMPARE(desk.as("owner", command).error().reason, "task.state");
        desk.builds->answers.clear();
        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("back")}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.gates->log, QStringList{"execute check r.check.1"});
    }

    void aStepMayBeDoneByHandOrSkipped()
    {
        EngineDriver desk;
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Released));
        desk.builds->answers.insert(TaskId("back"), broken);
        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QCOMPARE(desk.as("owner", RollBack{desk.id, "again"}).error().reason, "rollback.once");

        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("back"), "switched by hand"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Compensated);
    }

    void aSkippedStepLeavesItsEffect()
    {
        EngineDriver desk;
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Released));
        desk.builds->answers.insert(TaskId("back"), broken);
        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));
        QVERIFY(desk.reaches(ReleaseState::Halted));

        QVERIFY(desk.as("owner", SkipTask{desk.id, TaskId("back"), "not worth it"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(effectsInForce(desk.release()), QList<TaskId>{TaskId("deploy")});
    }

    void theWayBackCannotBeSkippedInAdvance()
    {
        EngineDriver desk;
        desk.run(smallPlan());
        for (const char *step : {"back", "undo.version"}) {
            QCOMPARE(desk.as("owner", SkipTask{desk.id, TaskId(step), "early"}).error().reason, "task.state");
            QCOMPARE(desk.as("owner", CompleteTask{desk.id, TaskId(step), "early"}).error().reason, "task.state");
        }
    }

    void aPendingRetryOfTheRunDoesNotStartInTheRollback()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "check").retries = 3;
        desk.gates->answers.insert(TaskId("check"), [](const auto &) -> Answer {
            Answer answer = failure(ErrorCode::Aborted, "It never arrived.");
            answer.error().nothingHappened = true;
            return answer;
        });
        desk.builds->hanging.insert(TaskId("back"));
        desk.run(plan);
        QVERIFY(desk.taskReaches("check", TaskState::Failed)); // tried again in 200 ms

        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));

        QTest::qWait(300);
        QCOMPARE(desk.gates->log.size(), 1);
        QCOMPARE(desk.release().state(), ReleaseState::RollingBack);
    }

    void connectionsOfTheLaneAreKept()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.tasks.append(laneTask("drain"));
        plan.tasks.append(laneTask("fill"));
        plan.edges.append({TaskId("drain"), TaskId("back")});
        plan.edges.append({TaskId("back"), TaskId("fill")});
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));

        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(stepsOf(desk), (QStringList{"undo.version", "drain", "back", "fill"}));
    }

    void everyLaneTaskOfAnEffectRuns()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.tasks.append(laneTask("restart", "deploy"));
        desk.builds->answers.insert(TaskId("restart"), broken);
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));

        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QCOMPARE(desk.release().run(TaskId("back")).state, TaskState::Succeeded);
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Succeeded); // half is not back
        desk.builds->answers.clear();
        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("restart")}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Compensated);
    }

    void halfAnEffectIsTakenBackEvenIfItWasSkippedThen()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), broken);
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QVERIFY(desk.as("owner", SkipTask{desk.id, TaskId("deploy"), "half is enough"}));
        QVERIFY(desk.reaches(ReleaseState::Released));

        QVERIFY(desk.as("owner", RollBack{desk.id, "it was not"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.builds->log.last(), "execute back r.back.1");
    }

    void nothingIsRolledBackWhileAnOutcomeIsUnknown()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), [](const auto &) -> Answer {
            return failure(ErrorCode::Unknown, "The answer was cut off.");
        });
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Halted));

        QCOMPARE(desk.as("owner", RollBack{desk.id, "stop"}).error().reason, "rollback.unknown");
    }

    void aRuleWaitsUntilEveryOutcomeIsKnown()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "check").onFailure = OnFailure::RollBack;
        plan.edges.removeOne({TaskId("deploy"), TaskId("check")});
        plan.edges.append({TaskId("approval"), TaskId("check")}); // beside the deployment
        desk.gates->answers.insert(TaskId("check"), broken);
        desk.builds->answers.insert(TaskId("deploy"), [](const auto &) -> Answer {
            return failure(ErrorCode::Unknown, "The answer was cut off.");
        });
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QVERIFY(!desk.release().hasRolledBack());

        QVERIFY(desk.as("owner", ResolveUnknown{desk.id, TaskId("deploy"), true, "it is on the hosts"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.builds->log.last(), "execute back r.back.1");
    }

    void whatPeopleWereDoingEndsWithTheRun()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "check").kind = "manual.work";
        taskOf(plan, "check").parameters = {{"instruction", "Look at the shop."}};
        desk.run(plan);
        QVERIFY(desk.taskReaches("check", TaskState::Waiting));
        QVERIFY(desk.as("owner", ClaimTask{desk.id, TaskId("check")}));

        QVERIFY(desk.as("owner", RollBack{desk.id, "the shop is gone"}));

        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Aborted);
        QVERIFY(!desk.as("owner", CompleteTask{desk.id, TaskId("check"), {}}));
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
    }

    void aPersonAndALineMayBePartOfTheWayBack()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task line = laneTask("agree", "", "release.approve");
        line.parameters = {{"approvers", QJsonArray{"minseo"}}};
        Task work = laneTask("look", "", "manual.work");
        work.parameters = {{"instruction", "Look."}};
        plan.tasks.append(line);
        plan.tasks.append(work);
        plan.edges.append({TaskId("agree"), TaskId("back")});
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));
        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));
        QVERIFY(desk.taskReaches("agree", TaskState::Waiting));
        QCOMPARE(desk.builds->log.size(), 2);

        QVERIFY(desk.sign("minseo", "agree"));
        QVERIFY(desk.taskReaches("look", TaskState::Waiting));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), {}}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
    }

    void effectsAreTakenBackInReverseEvenWithinOneMillisecond()
    {
        EngineDriver desk; // its clock stands still: all finish at the same time
        Plan plan = smallPlan();
        Task second = taskOf(plan, "version");
        second.id = TaskId("a-second"); // its name sorts before the first
        plan.tasks.insert(5, second);
        plan.edges.append({TaskId("version"), TaskId("a-second")});
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));

        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(stepsOf(desk), (QStringList{"undo.a-second", "undo.version", "back"}));
    }

    void whatARestartSetBackIsTakenBackAllTheSame()
    {
        EngineDriver desk;
        desk.gates->answers.insert(TaskId("last"), broken);
        desk.run(endingIn("last"));
        QVERIFY(desk.taskReaches("last", TaskState::Failed));
        desk.builds->answers.insert(TaskId("deploy"), broken); // from now on
        const QList<TaskId> again{TaskId("deploy"), TaskId("check"), TaskId("version"), TaskId("last")};
        QVERIFY(desk.as("owner", RestartFrom{desk.id, TaskId("deploy"), {}, "once more", again}));
        QVERIFY(desk.taskReaches("deploy", TaskState::Failed));
        QCOMPARE(effectsInForce(desk.release()), (QList<TaskId>{TaskId("deploy"), TaskId("version")}));
        QCOMPARE(desk.release().run(TaskId("version")).state, TaskState::Planned); // it is not to come any more

        QVERIFY(desk.as("owner", RollBack{desk.id, "given up"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(stepsOf(desk), (QStringList{"back", "undo-1.version"}));
        QCOMPARE(desk.release().run(TaskId("version")).state, TaskState::Compensated);
        QVERIFY(effectsInForce(desk.release()).isEmpty());
    }

    void eachRunOfATaskIsTakenBackWithItsOwnResult()
    {
        EngineDriver desk;
        int made = 0;
        desk.versions->answers.insert(TaskId("version"), [&made](const auto &) -> Answer {
            return engine::TaskOutput{{{"made", ++made}}, "released", {}};
        });
        QList<int> takenBack;
        desk.versions->always = [&takenBack](const engine::TaskAssignment &task) -> Answer {
            takenBack.append(task.before["made"].toInt());
            return engine::TaskOutput{};
        };
        desk.gates->answers.insert(TaskId("last"), broken);
        desk.run(endingIn("last"));
        QVERIFY(desk.taskReaches("last", TaskState::Failed));
        QVERIFY(desk.as("owner",
                        RestartFrom{desk.id, TaskId("version"), {}, "once more", {TaskId("version"), TaskId("last")}}));
        QVERIFY(desk.taskReaches("last", TaskState::Failed));

        QVERIFY(desk.as("owner", RollBack{desk.id, "given up"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(stepsOf(desk), (QStringList{"undo.version", "undo-1.version", "back"}));
        QCOMPARE(takenBack, (QList<int>{2, 1}));
    }

    void anEarlierRunIsTakenBackWithTheValuesItRanWith()
    {
        EngineDriver desk;
        Plan plan = endingIn("last");
        taskOf(plan, "version").parameters.insert("version", "${tasks.deploy.made}");
        int made = 0;
        desk.builds->answers.insert(TaskId("deploy"), [&made](const auto &) -> Answer {
            return engine::TaskOutput{{{"made", QString::number(++made)}}, {}, {}};
        });
        QStringList takenBack;
        desk.versions->always = [&takenBack](const engine::TaskAssignment &task) -> Answer {
            if (!task.opId.value().contains("undo"))
                return engine::TaskOutput{};
            takenBack.append(task.task.parameters["version"].toString());
            return engine::TaskOutput{};
        };
        desk.gates->answers.insert(TaskId("last"), broken);
        desk.run(plan);
        QVERIFY(desk.taskReaches("last", TaskState::Failed));
        const QList<TaskId> again{TaskId("deploy"), TaskId("check"), TaskId("version"), TaskId("last")};
        QVERIFY(desk.as("owner", RestartFrom{desk.id, TaskId("deploy"), {}, "once more", again}));
        QVERIFY(desk.taskReaches("last", TaskState::Failed));

        QVERIFY(desk.as("owner", RollBack{desk.id, "given up"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(takenBack, (QStringList{"2", "1"}));
    }

    void whatAPersonSaidToBeDoneIsNotRestoredFromNothing()
    {
        EngineDriver desk;
        desk.versions->answers.insert(TaskId("version"), broken);
        desk.run(smallPlan());
        QVERIFY(desk.taskReaches("version", TaskState::Failed));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("version"), "released by hand"}));
        QVERIFY(desk.reaches(ReleaseState::Released));

        QCOMPARE(rollbackPlan(desk.release()).irreversible, QList<TaskId>{TaskId("version")});
        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(stepsOf(desk), QStringList{"back"});
        QCOMPARE(desk.release().run(TaskId("version")).state, TaskState::Succeeded);
    }

    void whatCannotBeTakenBackIsListed()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task comment = taskOf(plan, "version");
        comment.id = TaskId("comment");
        comment.kind = "jira.comment";
        comment.parameters = {{"connection", "jira"}, {"issues", "all"}, {"text", "done"}};
        plan.tasks.insert(5, comment);
        plan.edges.append({TaskId("version"), TaskId("comment")});
        desk.executors.add(std::make_shared<tests::ScriptedExecutor>("jira.comment"));
        desk.run(plan);
        QVERIFY(desk.reaches(ReleaseState::Released));

        QCOMPARE(rollbackPlan(desk.release()).irreversible, QList<TaskId>{TaskId("comment")});
    }
};

RELEASE_DESK_TEST(tst_rollback, TestRollback)
#include "tst_rollback.moc"
