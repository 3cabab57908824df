// SPDX-License-Identifier: Apache-2.0
#include "core/domain/manifest.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;

namespace {

Task &taskOf(Plan &plan, const char *id)
{
    return *std::ranges::find(plan.tasks, TaskId(id), &Task::id);
}

Task line(const char *id, const char *phase, const QStringList &people, const char *rule = "everyone")
{
    Task task;
    task.id = TaskId(id);
    task.kind = QStringLiteral("release.approve");
    task.title = QString::fromLatin1(id);
    task.phase = PhaseId(phase);
    task.parameters
        = {{"approvers", QJsonArray::fromStringList(people)}, {"rule", QString::fromLatin1(rule)}, {"needed", 1}};
    return task;
}

//! The small plan with a second approval inside the run, between deploy and check.
Plan planWithGate()
{
    Plan plan = smallPlan();
    plan.tasks.append(line("gate", "deploy", {"minseo", "jiho"}));
    plan.edges.removeOne({TaskId("deploy"), TaskId("check")});
    plan.edges.append({TaskId("deploy"), TaskId("gate")});
    plan.edges.append({TaskId("gate"), TaskId("check")});
    return plan;
}

} // namespace

class TestApprovalGates final : public QObject
{
    Q_OBJECT

private slots:
    void aGateInsideTheRunIsAskedThere()
    {
        EngineDriver desk;
        desk.run(planWithGate());
        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));
        QCOMPARE(desk.gates->log.size(), 0);

        QVERIFY(desk.sign("minseo", "gate"));
        QCOMPARE(desk.release().run(TaskId("gate")).state, TaskState::Waiting);
        QVERIFY(desk.sign("jiho", "gate"));

        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.release().run(TaskId("gate")).output["signedBy"].toArray().size(), 2);
    }

    void aGateThatWasRefusedHaltsAndIsAskedAgainFromTheStart()
    {
        EngineDriver desk;
        desk.run(planWithGate());
        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));
        QVERIFY(desk.sign("minseo", "gate"));
        QVERIFY(desk.sign("jiho", "gate", Decision::Reject, "the numbers are wrong"));
        QVERIFY(desk.reaches(ReleaseState::Halted));

        QCOMPARE(desk.sign("jiho", "gate").error().reason, "approval.notOpen"); // no change of mind by the back door
        QCOMPARE(desk.as("owner", SkipTask{desk.id, TaskId("gate"), "x"}).error().reason, "task.notSkippable");
        QCOMPARE(desk.as("owner", CompleteTask{desk.id, TaskId("gate"), "x"}).error().reason, "task.state");
        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("gate")}));

        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));
        QCOMPARE(desk.release().approval(TaskId("gate"))->nextSigners().size(), 2); // a rejection carries nothing over
        QVERIFY(desk.sign("minseo", "gate"));
        QVERIFY(desk.sign("jiho", "gate"));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void aGateIsNeverPassedByItself_data()
    {
        QTest::addColumn<OnFailure>("onFailure");
        QTest::addColumn<ReleaseState>("state");
        QTest::newRow("ask") << OnFailure::Ask << ReleaseState::Halted;
        QTest::newRow("skip") << OnFailure::Skip << ReleaseState::Halted;
        QTest::newRow("abort") << OnFailure::Abort << ReleaseState::Aborted;
        QTest::newRow("roll back") << OnFailure::RollBack << ReleaseState::RolledBack;
    }

    void aGateIsNeverPassedByItself()
    {
        QFETCH(const OnFailure, onFailure);
        QFETCH(const ReleaseState, state);
        EngineDriver desk;
        Plan plan = planWithGate();
        taskOf(plan, "gate").onFailure = onFailure;
        desk.run(plan);
        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));

        QVERIFY(desk.sign("minseo", "gate", Decision::Reject, "no"));

        QVERIFY(desk.reaches(state));
        QCOMPARE(desk.gates->log.size(), 0);
    }

    void skippingATaskBehindAGateDoesNotOpenIt()
    {
        EngineDriver desk;
        Plan plan = planWithGate();
        taskOf(plan, "check").environment = {}; // a check of a protected environment may never be skipped
        desk.run(plan);
        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));

        QVERIFY(desk.as("owner", SkipTask{desk.id, TaskId("check"), "not needed today"}));

        QTest::qWait(20);
        QVERIFY(desk.versions->log.isEmpty());
        QVERIFY(desk.sign("minseo", "gate"));
        QVERIFY(desk.sign("jiho", "gate"));
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Skipped);
    }

    void approvalsOneAfterTheOtherAreAllSignedBeforeTheStart()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.tasks.insert(2, line("board", "approve", {"minseo"}));
        plan.edges.append({TaskId("approval"), TaskId("board")});
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(!desk.release().approval(TaskId("board")));

        desk.signAll();

        QCOMPARE(desk.release().state(), ReleaseState::InApproval);
        QVERIFY(desk.sign("minseo", "board")); // the same person in both
        QVERIFY(desk.reaches(ReleaseState::Approved));
    }

    void aReturnKeepsWhatOthersHaveSigned()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.tasks.insert(2, line("dba", "approve", {"minseo"}));
        plan.edges.append({TaskId("build"), TaskId("dba")});
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.sign("minseo", "dba")); // this line is complete
        QVERIFY(desk.sign("jiho", "approval"));
        QVERIFY(desk.sign("minseo", "approval", Decision::Return, "say it more clearly"));
        QVERIFY(desk.reaches(ReleaseState::Returned));

        desk.submit();

        QVERIFY(desk.taskReaches("dba", TaskState::Succeeded)); // not asked again, and not stuck
        QCOMPARE(desk.release().approval(TaskId("approval"))->nextSigners(), QList<PersonId>{PersonId("minseo")});
        QVERIFY(desk.sign("minseo", "approval"));
        QVERIFY(desk.reaches(ReleaseState::Approved));
        QCOMPARE(desk.builds->log.size(), 1);
    }

    void aRejectionCarriesNothingOver()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.sign("jiho", "approval"));
        QVERIFY(desk.sign("minseo", "approval", Decision::Reject, "not this year"));
        QVERIFY(desk.reaches(ReleaseState::Draft));
        QCOMPARE(desk.release().stateNote(), "not this year");

        desk.submit();

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.release().approval(TaskId("approval"))->nextSigners(), QList<PersonId>{PersonId("jiho")});
        QCOMPARE(desk.release().approval(TaskId("approval"))->signatures.size(), 2); // they stay on record
    }

    void aRequestThatSomebodySignedStays()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.sign("jiho", "approval"));
        QCOMPARE(desk.as("owner", WithdrawRequest{desk.id, "wait"}).error().reason, "approval.decided");
    }

    void aWithdrawnRequestCanBeMadeAgain()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.as("owner", WithdrawRequest{desk.id, "wait"}));
        QCOMPARE(desk.release().state(), ReleaseState::Draft);
        QVERIFY(!desk.sign("jiho", "approval"));

        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();

        QVERIFY(desk.reaches(ReleaseState::Approved));
    }

    void theSignaturesOfAnAbortedRunStayOnRecord()
    {
        EngineDriver desk;
        desk.run(planWithGate());
        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));

        QVERIFY(desk.as("owner", AbortRelease{desk.id, "enough"}));

        const Release release = desk.release();
        QCOMPARE(release.approval(TaskId("approval"))->state, ApprovalState::Complete);
        QCOMPARE(release.run(TaskId("approval")).state, TaskState::Succeeded);
        QCOMPARE(release.approval(TaskId("gate"))->state, ApprovalState::Withdrawn);
        QCOMPARE(desk.sign("minseo", "gate").error().reason, "approval.notOpen");
    }

    void aRollbackStopsAskingForTheGate()
    {
        EngineDriver desk;
        desk.run(planWithGate());
        QVERIFY(desk.taskReaches("gate", TaskState::Waiting));

        QVERIFY(desk.as("owner", RollBack{desk.id, "enough"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.sign("minseo", "gate").error().reason, "approval.notOpen");
    }

    void aNameTwiceInTheLineSignsOnce()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "approval").parameters["approvers"] = QJsonArray{"jiho", "minseo", "jiho"};
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));

        desk.signAll();

        QVERIFY(desk.reaches(ReleaseState::Approved));
    }

    void immaterialChangesKeepTheSignatures()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        Task build = *desk.release().plan().task(TaskId("build"));
        build.title = "Build and unit tests";

        QVERIFY(desk.as("owner", EditPlan{desk.id, 1, {ChangeTask{build}}, {}}));
        QVERIFY(desk.as("owner", EditNotes{desk.id, "en", "Faster."}));
        QVERIFY(desk.as("owner", EditDetails{desk.id, 2, "A better title", PersonId("owner"), {}, {}}));

        QCOMPARE(desk.release().state(), ReleaseState::Approved);
        QVERIFY(checkSignatures(desk.release(), desk.directory));
    }

    void editingAnApprovedReleaseNeverRunsWorkOnProtectedEnvironments()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        Task early = *desk.release().plan().task(TaskId("deploy"));
        early.id = TaskId("early");
        early.phase = PhaseId("prepare");
        early.parameters.remove("parameters");

        QVERIFY(desk.as("owner", EditPlan{desk.id, 1, {AddTask{early}}, {}}));

        QVERIFY(desk.reaches(ReleaseState::Draft)); // the preparation failed
        QCOMPARE(desk.release().run(TaskId("early")).state, TaskState::Failed);
        QCOMPARE(desk.builds->log, QStringList{"execute build r.build.1"});
    }

    void anEnvironmentNobodyDeclaredIsProtected()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "build").environment = EnvironmentId("prodd"); // mistyped
        desk.create(plan);

        const auto asked = desk.as("owner", RequestApproval{desk.id, 1});

        QCOMPARE(asked.error().reason, "release.findings");
        QVERIFY(asked.error().message.contains("prodd"));
    }

    void aWindowThatIsOverIsNoPlaceToStart()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        const QDateTime now = desk.clock.utcNow();
        QVERIFY(desk.as("owner", EditDetails{desk.id, 1, {}, PersonId("owner"), now.addSecs(3600), now.addSecs(7200)}));
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));

        QCOMPARE(desk.as("owner", StartRelease{desk.id}).error().reason, "release.outsideWindow");
        QVERIFY(desk.as("owner", StartRelease{desk.id, "the customer waits"}));

        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void aFreezeIsNoPlaceToStart()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        const QDateTime now = desk.clock.utcNow();
        Directory frozen = desk.directory;
        frozen.freezes = {{now.addSecs(-60), now.addSecs(3600), {}, {}, "stocktaking", {}, {}}};
        desk.engine->setDirectory(frozen);

        const auto refused = desk.as("owner", StartRelease{desk.id, "I am in a hurry"});

        QCOMPARE(refused.error().reason, "release.frozen");
        QVERIFY(refused.error().message.contains("stocktaking"));
        desk.engine->setDirectory(desk.directory);
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }
};

RELEASE_DESK_TEST(tst_approval_gates, TestApprovalGates)
#include "tst_approval_gates.moc"
