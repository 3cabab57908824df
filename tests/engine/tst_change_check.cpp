// SPDX-License-Identifier: Apache-2.0
#include "core/domain/change_check.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;

Q_DECLARE_METATYPE(QList<releasedesk::domain::PlanEdit>)

namespace {

Task taskOf(const Plan &plan, const char *id)
{
    return *plan.task(TaskId(id));
}

//! The same with "slot" and a policy.
Plan guardedPlan()
{
    Plan plan = tests::planThatStops();
    Variable slot;
    slot.name = "slot";
    slot.value = "blue";
    plan.variables = {slot};
    plan.policies = {{"L10", PolicyLevel::Error, "Only what is done goes out."}};
    return plan;
}

QString reasonOf(const Result<store::Position> &done)
{
    return done ? QString() : done.error().reason;
}

Task laneTask(const char *id, const char *undoes)
{
    Task task = taskOf(smallPlan(), "back");
    task.id = TaskId(id);
    task.title = QString::fromLatin1(id);
    task.undoes = TaskId(undoes);
    return task;
}

Task longer(const Plan &plan, const char *id)
{
    Task task = taskOf(plan, id);
    task.timeoutMinutes += 7;
    return task;
}

} // namespace

class TestChangeCheck final : public QObject
{
    Q_OBJECT

private slots:
    void theWayBackFromWhatIsDoneStaysAsItWasSigned_data()
    {
        QTest::addColumn<QList<PlanEdit>>("edits");
        QTest::addColumn<QString>("reason");
        const Plan plan = guardedPlan();
        Task other = taskOf(plan, "back");
        other.parameters.insert("job", "wipe");
        Task adopted = taskOf(plan, "back");
        adopted.undoes = TaskId("version");
        Variable slot = plan.variables.first();
        slot.value = "green";
        Variable more;
        more.name = "more";
        const auto row = [](const char *name, const QList<PlanEdit> &edits, const char *reason) {
            QTest::newRow(name) << edits << QString::fromLatin1(reason);
        };
        row("changed", {ChangeTask{other}}, "change.wayBack");
        row("removed", {RemoveTask{TaskId("back")}}, "change.wayBack");
        row("of another task", {ChangeTask{adopted}}, "change.wayBack");
        row("one more", {AddTask{laneTask("wipe", "deploy")}}, "change.wayBack");
        row("one that always runs", {AddTask{laneTask("wipe", "")}}, "change.wayBack");
        row("another order", {AddTask{laneTask("late", "version")}, Connect{{TaskId("late"), TaskId("back")}}},
            "change.wayBack");
        row("another value", {SetVariables{{slot}}}, "change.variable");
        Variable narrower = slot;
        narrower.task = TaskId("back");
        row("another value for it alone", {SetVariables{{plan.variables.first(), narrower}}}, "change.variable");
        row("a value less", {SetVariables{{}}}, "change.variable");
        row("of what has not begun", {AddTask{laneTask("late", "version")}}, "");
        row("one value more", {SetVariables{{plan.variables.first(), more}}}, "");
    }

    void theWayBackFromWhatIsDoneStaysAsItWasSigned()
    {
        QFETCH(const QList<PlanEdit>, edits);
        QFETCH(const QString, reason);
        EngineDriver desk;
        runUntilItStands(desk, guardedPlan());
        QCOMPARE(reasonOf(desk.as("owner", ProposeChange{desk.id, "p", edits, {}, "Better."})), reason);
        if (reason.isEmpty())
            QCOMPARE(reasonOf(desk.as("owner", DecideChange{desk.id, "p", true, {}})), QString());
    }

    void whatRunsUnsignedIsNotChosenWhileItRuns_data()
    {
        QTest::addColumn<QList<PlanEdit>>("edits");
        QTest::newRow("a phase before the approval") << QList<PlanEdit>{ChangePhase{{PhaseId("later"), "Later", true}}};
        QTest::newRow("a task among the preparation") << QList<PlanEdit>{MoveTask{TaskId("after"), PhaseId("prepare")}};
    }

    void whatRunsUnsignedIsNotChosenWhileItRuns()
    {
        QFETCH(const QList<PlanEdit>, edits);
        EngineDriver desk;
        Plan plan = guardedPlan();
        plan.phases.append({PhaseId("later"), "Later", false});
        Task after = taskOf(plan, "build");
        after.id = TaskId("after");
        after.phase = PhaseId("later");
        plan.tasks.insert(plan.tasks.size() - 1, after);
        runUntilItStands(desk, plan);
        QCOMPARE(reasonOf(desk.as("viewer", ProposeChange{desk.id, "p", edits, {}, "Sooner."})), "change.preparation");
    }

    void whatCouldNotBeStartedIsNotAccepted()
    {
        EngineDriver desk;
        runUntilItStands(desk, guardedPlan());
        Task odd = taskOf(desk.release().plan(), "version");
        odd.parameters.remove("version");
        QVERIFY(desk.as("viewer", ProposeChange{desk.id, "p", {ChangeTask{odd}}, {}, "Simpler."}));
        QCOMPARE(reasonOf(desk.as("owner", DecideChange{desk.id, "p", true, {}})), "release.findings");
        QCOMPARE(desk.release().state(), ReleaseState::Running);
    }

    void onlyAnAdministratorAllowsWhatTheTemplateForbids()
    {
        EngineDriver desk;
        runUntilItStands(desk, guardedPlan());
        QVERIFY(desk.as("owner", ProposeChange{desk.id, "p", {SetPolicies{}}, {}, "In the way."}));
        QCOMPARE(reasonOf(desk.as("owner", DecideChange{desk.id, "p", true, {}})), "policy.weaker");
        QCOMPARE(desk.release().plan().policies.size(), 1);
        desk.directory.people.first().roles.append(Role::Administrator);
        desk.engine->setDirectory(desk.directory);
        QCOMPARE(reasonOf(desk.as("owner", DecideChange{desk.id, "p", true, {}})), QString());
    }

    void whatWasChangedMeanwhileIsNotTakenBack()
    {
        EngineDriver desk;
        desk.create(guardedPlan());
        const Task first = longer(desk.release().plan(), "version");
        Task second = taskOf(desk.release().plan(), "version");
        second.retries = 3;
        QVERIFY(desk.as("viewer", ProposeChange{desk.id, "one", {ChangeTask{first}}, {}, "Mondays."}));
        QVERIFY(desk.as("viewer", ProposeChange{desk.id, "two", {ChangeTask{second}}, {}, "It is flaky."}));
        const Task other = longer(desk.release().plan(), "check");
        QVERIFY(desk.as("viewer", ProposeChange{desk.id, "three", {ChangeTask{other}}, {}, "Mondays."}));
        QVERIFY(desk.as("owner", DecideChange{desk.id, "one", true, {}}));
        QCOMPARE(reasonOf(desk.as("owner", DecideChange{desk.id, "two", true, {}})), "change.stale");
        QCOMPARE(taskOf(desk.release().plan(), "version"), first);
        QVERIFY(desk.as("owner", DecideChange{desk.id, "three", true, {}}));
    }

    void aChangeIsCalledWhatItIs()
    {
        EngineDriver desk;
        desk.create(guardedPlan());
        Task evil = taskOf(desk.release().plan(), "deploy");
        evil.parameters.insert("job", "wipe\nAdd “Smoke test”");
        QVERIFY(desk.as("viewer", ProposeChange{desk.id, "p", {ChangeTask{evil}}, "Fix a typo", "A typo."}));
        const QString what = desk.release().proposal("p")->what;
        QVERIFY2(!what.contains("typo"), qPrintable(what));
        QVERIFY2(what.contains("parameters.job: deploy → wipe Add"), qPrintable(what));
        QCOMPARE(what.count(u'\n'), 0); // one edit, one line
    }

    void nobodySignsTheOwnChange()
    {
        EngineDriver desk;
        Plan plan = guardedPlan();
        plan.tasks[1].parameters.insert("rule", "anyone");
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.sign("jiho", "approval"));
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(desk.taskReaches("look", TaskState::Waiting));
        const Task changed = longer(desk.release().plan(), "version");
        QVERIFY(desk.as("jiho", ProposeChange{desk.id, "p", {ChangeTask{changed}}, {}, "Mondays."}));
        QVERIFY(desk.as("owner", DecideChange{desk.id, "p", true, {}}));
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(reasonOf(desk.sign("jiho", "approval")), "approval.ownChange");
        QVERIFY(desk.sign("minseo", "approval"));
        QVERIFY(desk.reaches(ReleaseState::Approved));
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(!desk.release().proposal("p")->isToSign); // the next change is another one
    }

    void whatOnlyItsAuthorCouldSignIsNotAccepted()
    {
        EngineDriver desk;
        runUntilItStands(desk, guardedPlan());
        const Task changed = longer(desk.release().plan(), "version");
        QVERIFY(desk.as("jiho", ProposeChange{desk.id, "p", {ChangeTask{changed}}, {}, "Mondays."}));
        QCOMPARE(reasonOf(desk.as("owner", DecideChange{desk.id, "p", true, {}})), "release.findings");
        QCOMPARE(desk.release().state(), ReleaseState::Running);
    }

    void halfOfAProposalIsNotCarriedOut()
    {
        EngineDriver desk;
        desk.create(guardedPlan());
        Release release = desk.release();
        QJsonArray edits = toJsonArray({ChangeTask{longer(release.plan(), "version")}});
        edits.append(QJsonObject{{"edit", "teleport"}});
        release.apply(ChangeProposed{"p", "Give it longer", "Mondays.", edits}, PersonId("viewer"),
                      desk.clock.utcNow());
        const Circumstances now{PersonId("owner"), desk.clock.utcNow(), desk.directory};
        const auto decided = decide(DecideChange{desk.id, "p", true, {}}, release, now);
        QVERIFY(!decided);
        QCOMPARE(decided.error().reason, "change.unreadable");
        QVERIFY(decide(DecideChange{desk.id, "p", false, "Propose it again."}, release, now));
    }

    void nobodyFillsTheRecordWithProposals()
    {
        EngineDriver desk;
        desk.create(guardedPlan());
        const auto proposal = [&](const QString &id) {
            return ProposeChange{desk.id, id, {ChangeTask{longer(desk.release().plan(), "version")}}, {}, "Mondays."};
        };
        QCOMPARE(reasonOf(desk.as("viewer", proposal(QString(101, u'x')))), "id.invalid");
        ProposeChange large = proposal("large");
        Task huge = taskOf(desk.release().plan(), "version");
        huge.parameters.insert("note", QString(maxProposalBytes, u'x'));
        large.edits = {ChangeTask{huge}};
        QCOMPARE(reasonOf(desk.as("viewer", large)), "change.tooLarge");
        for (qsizetype i = 0; i < maxOpenProposals; ++i)
            QVERIFY(desk.as("viewer", proposal(QString::number(i))));
        QCOMPARE(reasonOf(desk.as("viewer", proposal("more"))), "change.tooMany");
        QVERIFY(desk.as("jiho", proposal("another person")));
        QVERIFY(desk.as("viewer", WithdrawProposal{desk.id, "0"}));
        QVERIFY(desk.as("viewer", proposal("more")));
    }

    void nobodyFillsTheRecordWithComments()
    {
        EngineDriver desk;
        desk.create(guardedPlan());
        Release release = desk.release();
        const Circumstances now{PersonId("viewer"), desk.clock.utcNow(), desk.directory};
        Plan wide = release.plan();
        for (int i = 0; i < 12; ++i) {
            Task task = taskOf(wide, "build");
            task.id = TaskId(QStringLiteral("b%1").arg(i));
            wide.tasks.prepend(task);
        }
        release.apply(ReleaseCreated{desk.id, ProjectId("checkout"), "2.8.0", "t", PersonId("owner"), {}, 1, wide},
                      PersonId("owner"), desk.clock.utcNow());
        const CommentTask more{desk.id, TaskId("deploy"), "more", "One more."};
        for (qsizetype i = 0; i < maxSpoken; ++i) {
            QVERIFY(i > 0 || decide(more, release, now));
            const TaskId task(QStringLiteral("b%1").arg(i % 12));
            release.apply(TaskCommented{task, QString::number(i), "x"}, PersonId("viewer"), desk.clock.utcNow());
        }
        const auto refused = decide(more, release, now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, "release.tooMuch");
    }
};

RELEASE_DESK_TEST(tst_change_check, TestChangeCheck)
#include "tst_change_check.moc"
