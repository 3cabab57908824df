// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_withdrawal.h"
#include "core/domain/environment_lock.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::planThatStops;
using releasedesk::tests::runUntilItStands;
using releasedesk::tests::smallPlan;

namespace {

Task taskOf(const Plan &plan, const char *id)
{
    return *plan.task(TaskId(id));
}

//! Another limit of time for a task, as somebody without the right to edit would like it.
ProposeChange longer(const EngineDriver &desk, const char *task)
{
    Task changed = taskOf(desk.release().plan(), task);
    changed.timeoutMinutes += 7;
    return {desk.id, "p", {ChangeTask{changed}}, "Give it longer", "It takes longer on Mondays."};
}

} // namespace

class TestCollaboration final : public QObject
{
    Q_OBJECT

private slots:
    void whatPeopleWriteAtATaskStaysInTheRecord()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        QVERIFY(desk.as("viewer", CommentTask{desk.id, TaskId("deploy"), "c1", "  Why this job?  "}));
        QVERIFY(desk.as("viewer", CommentTask{desk.id, TaskId("deploy"), "c1", "Why this job?"})); // once more
        QVERIFY(desk.as("owner", CommentTask{desk.id, TaskId("deploy"), "c2", "It is the new one."}));

        const QList<TaskComment> comments = desk.release().comments(TaskId("deploy"));
        QCOMPARE(comments.size(), 2);
        QCOMPARE(comments.first().text, "Why this job?");
        QCOMPARE(comments.first().by, PersonId("viewer"));
        QCOMPARE(desk.as("owner", RemoveComment{desk.id, TaskId("deploy"), "c1"}).error().reason, "comment.notOwn");
        QVERIFY(desk.as("viewer", RemoveComment{desk.id, TaskId("deploy"), "c1"}));
        QCOMPARE(desk.release().comments(TaskId("deploy")).size(), 1);
        QCOMPARE(desk.release().revision(), 1); // nothing that is signed
    }

    void refusesACommentThatSaysNothing_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << "deploy" << " \n " << "text.missing";
        QTest::newRow("a book") << "deploy" << QString(4001, u'x') << "text.long";
        QTest::newRow("at no task") << "gone" << "here" << "task.unknown";
    }

    void refusesACommentThatSaysNothing()
    {
        QFETCH(const QString, task);
        QFETCH(const QString, text);
        EngineDriver desk;
        desk.create(smallPlan());
        QTEST(desk.as("owner", CommentTask{desk.id, TaskId(task), "c", text}).error().reason, "reason");
    }

    void whatIsAttachedIsKeptOnceItIsToBeSigned()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        const Attachment page{"a1", "Runbook", "https://wiki.example/runbook"};
        const Attachment file{"a2", "report.pdf", {}, QString(64, u'a'), 12};
        QVERIFY(desk.as("owner", AttachToTask{desk.id, TaskId("deploy"), page}));
        QVERIFY(desk.as("viewer", AttachToTask{desk.id, TaskId("deploy"), file}));
        QCOMPARE(desk.as("jiho", DetachFromTask{desk.id, TaskId("deploy"), "a1"}).error().reason, "attachment.notOwn");
        QVERIFY(desk.as("owner", DetachFromTask{desk.id, TaskId("deploy"), "a1"}));
        QCOMPARE(desk.release().attachments(TaskId("deploy")).size(), 1);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        const QString digest = desk.release().frozenDigest();
        QCOMPARE(desk.as("viewer", DetachFromTask{desk.id, TaskId("deploy"), "a2"}).error().reason, "attachment.kept");
        QVERIFY(desk.as("viewer", AttachToTask{desk.id, TaskId("deploy"), page}));
        QCOMPARE(desk.release().frozenDigest(), digest);
        QCOMPARE(desk.release().state(), ReleaseState::InApproval);
    }

    void refusesAnAttachmentNobodyCouldOpen_data()
    {
        QTest::addColumn<Attachment>("attachment");
        QTest::newRow("no name") << Attachment{"a", " ", "https://wiki.example"};
        QTest::newRow("a script") << Attachment{"a", "x", "javascript:alert(1)"};
        QTest::newRow("a local file as a link") << Attachment{"a", "x", "file:///etc/passwd"};
        QTest::newRow("a file without checksum") << Attachment{"a", "x", {}, "abc", 1};
    }

    void refusesAnAttachmentNobodyCouldOpen()
    {
        QFETCH(const Attachment, attachment);
        EngineDriver desk;
        desk.create(smallPlan());
        QVERIFY(!desk.as("owner", AttachToTask{desk.id, TaskId("deploy"), attachment}));
        QVERIFY(desk.release().attachments(TaskId("deploy")).isEmpty());
    }

    void anAcceptedChangeIsSignedAgainAndTheRunGoesOnWhereItStood()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        const int limit = taskOf(desk.release().plan(), "version").timeoutMinutes;
        QVERIFY(desk.as("viewer", longer(desk, "version")));
        QCOMPARE(desk.release().state(), ReleaseState::Running);
        QCOMPARE(taskOf(desk.release().plan(), "version").timeoutMinutes, limit);

        const DecideChange yes{desk.id, "p", true, {}};
        const Circumstances now{PersonId("owner"), desk.clock.utcNow(), desk.directory};
        const auto told = previewOf(yes, desk.release(), now);
        QVERIFY(told && !told->withdrawn.isEmpty());
        QVERIFY(desk.as("owner", yes));
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.release().isAmended());
        QVERIFY(holdsItsEnvironments(desk.release())); // nobody else deploys on half a release
        QCOMPARE(taskOf(desk.release().plan(), "version").timeoutMinutes, limit + 7);
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Succeeded);
        QVERIFY(desk.as("owner", StartRelease{desk.id, {}}));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), "fine"}));
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.count("execute deploy r.deploy.1"), 1);
        QCOMPARE(desk.builds->log.filter("execute deploy").size(), 1);
        QVERIFY(!desk.release().isAmended());
        QCOMPARE(desk.release().proposal("p")->state, ProposalState::Accepted);
    }

    void whatPeopleNeedNotSignIsCarriedOutWhileItRuns()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        Task named = taskOf(desk.release().plan(), "version");
        named.title = "Release the version";
        QVERIFY(desk.as("viewer", ProposeChange{desk.id, "p", {ChangeTask{named}}, "Rename", "Clearer."}));
        QVERIFY(desk.as("owner", DecideChange{desk.id, "p", true, {}}));
        QCOMPARE(desk.release().state(), ReleaseState::Running);
        QCOMPARE(taskOf(desk.release().plan(), "version").title, "Release the version");
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), "fine"}));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void whatHasBegunIsNotChanged()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        QCOMPARE(desk.as("viewer", longer(desk, "deploy")).error().reason, "change.begun");
        ProposeChange earlier = longer(desk, "deploy");
        earlier.edits = {RemoveTask{TaskId("deploy")}};
        QCOMPARE(desk.as("viewer", earlier).error().reason, "change.begun");
        ProposeChange nothing = longer(desk, "version");
        nothing.edits = {};
        QCOMPARE(desk.as("viewer", nothing).error().reason, "change.none");
        ProposeChange silent = longer(desk, "version");
        silent.reason.clear();
        QCOMPARE(desk.as("viewer", silent).error().reason, "text.missing");
        QVERIFY(desk.release().proposals().isEmpty());
    }

    void nobodyIsAskedToSignWhileSomethingIsUnderWay()
    {
        EngineDriver desk;
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(planThatStops());
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        QVERIFY(desk.as("viewer", longer(desk, "version")));
        const auto accepted = desk.as("owner", DecideChange{desk.id, "p", true, {}});
        QCOMPARE(accepted.error().reason, "change.busy");
        QCOMPARE(desk.release().state(), ReleaseState::Running);
        QCOMPARE(desk.release().proposal("p")->state, ProposalState::Open);
    }

    void aReleaseThatWaitsToBeSignedAgainCanStillBeRolledBack()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        QVERIFY(desk.as("viewer", longer(desk, "version")));
        QVERIFY(desk.as("owner", DecideChange{desk.id, "p", true, {}}));
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(!desk.as("owner", DiscardRelease{desk.id, "never mind"}));
        Task begun = taskOf(desk.release().plan(), "deploy");
        begun.timeoutMinutes = 99;
        QCOMPARE(
            desk.as("owner", EditPlan{desk.id, desk.release().revision(), {ChangeTask{begun}}, "x"}).error().reason,
            "change.begun");
        QVERIFY(desk.as("owner", RollBack{desk.id, "It does not work."}));
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Compensated);
    }

    void aReturnedAmendmentKeepsWhatWasDone()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        QVERIFY(desk.as("viewer", longer(desk, "version")));
        QVERIFY(desk.as("owner", DecideChange{desk.id, "p", true, {}}));
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.sign("jiho", "approval", Decision::Return, "Say more."));
        QVERIFY(desk.reaches(ReleaseState::Returned));
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Succeeded);
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        QVERIFY(desk.as("owner", StartRelease{desk.id, {}}));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), "fine"}));
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.filter("execute deploy").size(), 1);
    }

    void aRefusalNeedsAReasonAndChangesNothing()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        const Plan before = desk.release().plan();
        QVERIFY(desk.as("viewer", longer(desk, "version")));
        QCOMPARE(desk.as("owner", DecideChange{desk.id, "p", false, " "}).error().reason, "text.missing");
        QCOMPARE(desk.as("viewer", DecideChange{desk.id, "p", true, {}}).error().code, ErrorCode::PermissionDenied);
        QVERIFY(desk.as("owner", DecideChange{desk.id, "p", false, "Not today."}));
        QCOMPARE(desk.release().plan(), before);
        QCOMPARE(desk.release().proposal("p")->note, "Not today.");
        QCOMPARE(desk.as("owner", DecideChange{desk.id, "p", true, {}}).error().reason, "change.notOpen");
        QCOMPARE(desk.as("viewer", WithdrawProposal{desk.id, "p"}).error().reason, "change.notOpen");
    }

    void goesOnTheSameAfterTheEngineWasRestarted()
    {
        EngineDriver desk;
        runUntilItStands(desk);
        QVERIFY(desk.as("viewer", longer(desk, "version")));
        QVERIFY(desk.as("owner", DecideChange{desk.id, "p", true, {}}));
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.restart();
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        QVERIFY(desk.as("owner", StartRelease{desk.id, {}}));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("look"), "fine"}));
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.filter("execute deploy").size(), 1);
    }
};

RELEASE_DESK_TEST(tst_collaboration, TestCollaboration)
#include "tst_collaboration.moc"
