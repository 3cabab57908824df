// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/approvals/forgery_desk.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::ForgeryDesk;
using releasedesk::tests::step;
using releasedesk::tests::term;

namespace {

const ReleaseId id("r");

QString refused(const Result<> &result)
{
    return result ? QStringLiteral("-") : result.error().reason;
}

void approve(ApprovalDesk &desk)
{
    desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
    desk.submit();
    desk.must(desk.sign("qa"));
    desk.must(desk.sign("boss"));
}

//! Whether the deployment is handed out although somebody says the release runs.
bool isHandedOut(Release release, const ApprovalDesk &desk)
{
    release.apply(ReleaseStarted{1, {}}, PersonId("operator"), desk.now);
    const Task *const deploy = release.plan().task(TaskId("deploy"));
    const auto event = engine::startOf(release, {deploy->id, *deploy, false}, desk.directory);
    return std::holds_alternative<TaskStarted>(event);
}

} // namespace

//! Ways around an approval that other tools were known to leave open, each tried.
class TestNamedBypasses final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::GuaranteeRun> m_run;

private slots:
    void initTestCase()
    {
        m_run = std::make_unique<tests::GuaranteeRun>(QStringLiteral("G23"), QStringLiteral("named bypasses"),
                                                      tests::Trials{22, 22, 22});
    }

    void cleanup()
    {
        m_run->tried();
        m_run->checked();
        if (QTest::currentTestFailed())
            m_run->violated(QString::fromLatin1(QTest::currentTestFunction()));
    }

    void cleanupTestCase() { QVERIFY2(m_run->finish(), m_run->report().constData()); }

    void gate01_editedByALesserRole()
    {
        ApprovalDesk desk;
        approve(desk);
        Task line = *desk.release.plan().task(TaskId("approval"));
        line.parameters = {{"approvers", QJsonArray{"dev1"}}, {"rule", "anyone"}};
        for (const char *person : {"operator", "dev1", "boss"})
            QCOMPARE(refused(desk.as(person, EditPlan{id, 1, {ChangeTask{line}}, {}})), "access.role");
    }

    void gate02_editedByTheOwnerAfterItWasSigned()
    {
        ApprovalDesk desk;
        approve(desk);
        Task line = *desk.release.plan().task(TaskId("approval"));
        line.parameters = {{"approvers", QJsonArray{"dev1"}}, {"rule", "anyone"}};
        QVERIFY(desk.as("owner", EditPlan{id, 1, {ChangeTask{line}}, {}}));
        QCOMPARE(desk.release.state(), ReleaseState::InApproval);
        QCOMPARE(refused(desk.as("operator", StartRelease{id})), "release.state");
        QVERIFY(!isHandedOut(desk.release, desk));
    }

    void gate03_removed()
    {
        ApprovalDesk desk;
        approve(desk);
        QVERIFY(desk.as("owner", EditPlan{id, 1, {RemoveTask{TaskId("approval")}}, {}}));
        QVERIFY(!desk.as("operator", StartRelease{id}));
        QVERIFY(!isHandedOut(desk.release, desk));
    }

    void gate04_withoutApprovers()
    {
        ApprovalDesk desk;
        desk.createWith({{"approvers", QJsonArray{}}, {"rule", "anyone"}});
        QCOMPARE(refused(desk.as("drafter", RequestApproval{id, 1})), "release.findings");
        // The same if it was written into the record by somebody else.
        for (const ReleaseEvent &event :
             QList<ReleaseEvent>{ApprovalRequested{1},
                                 RevisionFrozen{1, manifestOf(desk.release).digest, manifestOf(desk.release).parts},
                                 ApprovalOpened{TaskId("approval"),
                                                {},
                                                DecisionRule::Anyone,
                                                0,
                                                PersonId("drafter"),
                                                1,
                                                manifestOf(desk.release).digest}})
            desk.take(event, PersonId("engine"));
        QVERIFY(!desk.request().isComplete());
        QVERIFY(desk.request().nextSigners().isEmpty());
        QVERIFY(!isHandedOut(desk.release, desk));
        // And if a step names no set of people at all.
        ApprovalRequest nobody;
        nobody.state = ApprovalState::Active;
        nobody.line = {{{"boss", 1, StepType::Approve}}};
        QVERIFY(!nobody.isComplete());
    }

    void gate05_avoidedThroughAnOldBranch()
    {
        ApprovalDesk desk;
        desk.snapshot.commits = {{"shop", "c0ffee", "old", PersonId("x"), PersonId("x"), "SHOP-1"}};
        desk.create({step("branch", 1, "check", {}, {{"check", QJsonObject{{"kind", "branch"}, {"value", "release"}}}}),
                     step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.wait(1));
        QCOMPARE(refused(desk.sign("boss")), "approval.notYourTurn");
        QVERIFY(!isHandedOut(desk.release, desk));
    }

    void gate06_skipped()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.as("owner", SkipTask{id, TaskId("approval"), "hurry"})), "task.notSkippable");
    }

    void gate07_completedByHand()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        QVERIFY(!desk.as("owner", CompleteTask{id, TaskId("approval"), "hurry"}));
        QVERIFY(!desk.as("owner", ResolveUnknown{id, TaskId("approval"), true, "hurry"}));
        QVERIFY(!desk.as("owner", ClaimTask{id, TaskId("approval")}));
        QVERIFY(!desk.as("owner", RetryTask{id, TaskId("approval")}));
    }

    void self08_approvalByASwitch()
    {
        ApprovalDesk desk;
        desk.create({step("both", 1, "approve", {"drafter", "boss"})});
        desk.submit();
        desk.directory.approvals.drafterMayNotApprove = false; // edited in workspace.yaml after the request
        QCOMPARE(refused(desk.sign("drafter")), "approval.ownRequest");
        QVERIFY(desk.sign("boss"));
        QCOMPARE(refused(desk.as("operator", StartRelease{id})), "approval.policyChanged");
    }

    void self09_approvalThroughASecondAccount()
    {
        ApprovalDesk desk;
        desk.directory.people[6].linkedTo = PersonId("drafter"); // boss
        desk.create({step("boss", 1, "approve", {"boss", "chief"})});
        desk.submit();
        QCOMPARE(refused(desk.sign("boss")), "approval.ownRequest");
    }

    void self10_approvalThroughADelegation()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        desk.directory.delegations
            = {{"d", PersonId("boss"), PersonId("drafter"), desk.now, desk.now.addDays(1), {}, "away"}};
        QCOMPARE(refused(desk.act("drafter", "boss")), "approval.ownRequest");
    }

    void self11_approvalOfOwnCommits()
    {
        ApprovalDesk desk;
        desk.snapshot.commits = {{"shop", "c0ffee", "release", PersonId("boss"), PersonId("dev2"), "SHOP-1"}};
        desk.create({step("boss", 1, "approve", {"boss", "chief"})});
        desk.submit();
        QCOMPARE(refused(desk.sign("boss")), "approval.ownCommit");
        QVERIFY(desk.sign("chief"));
    }

    void actor12_forged()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.act("dev1", "boss")), "approval.notDelegate");
        QCOMPARE(refused(desk.as("dev1", desk.wish())), "approval.notApprover");
        desk.directory.people.append(
            {PersonId("engine"), "Engine", {}, {}, {}, {}, {}, {Role::Administrator, Role::Owner}});
        QCOMPARE(refused(desk.as("engine", RecordApprovalCheck{id, TaskId("approval"), "boss", true, {}})),
                 "access.role");
        QCOMPARE(refused(desk.as("engine", KeepApprovalTime{id})), "access.role");
    }

    void rule13_changedWithoutAnEvent()
    {
        ApprovalDesk desk;
        approve(desk);
        desk.directory.approvals.authorMayNotApprove = false;
        QCOMPARE(refused(desk.as("operator", StartRelease{id})), "approval.policyChanged");
        QVERIFY(!isHandedOut(desk.release, desk));
        QVERIFY(desk.wait(0)); // the engine notices and asks again
        QCOMPARE(desk.release.state(), ReleaseState::InApproval);
        QCOMPARE(desk.next(), QStringList{"qa"});
    }

    void configuration14_changedWithoutAnEvent()
    {
        ApprovalDesk desk;
        approve(desk);
        desk.directory.projects[0].variables.insert("job", "deploy-everywhere");
        QCOMPARE(refused(desk.as("operator", StartRelease{id})), "approval.configurationChanged");
        QVERIFY(!isHandedOut(desk.release, desk));
    }

    void content15_changedBetweenLookingAndSigning()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        const SignApproval seen = desk.wish();
        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        deploy.parameters.insert("job", "another");
        QVERIFY(desk.as("owner", EditPlan{id, 1, {ChangeTask{deploy}}, {}}));
        QCOMPARE(refused(desk.as("boss", seen)), "approval.contentMoved");
    }

    void work16_movedBeforeTheGate()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        Task early = *desk.release.plan().task(TaskId("deploy"));
        early.id = TaskId("early");
        early.phase = PhaseId("prepare");
        QVERIFY(desk.as("owner", EditPlan{id, 1, {AddTask{early}}, {}}));
        QCOMPARE(refused(desk.as("drafter", RequestApproval{id, 2})), "release.findings");
        desk.take(ApprovalRequested{2}, PersonId("drafter")); // as if nobody had checked
        const auto event = engine::startOf(desk.release, {early.id, early, false}, desk.directory);
        QVERIFY(std::holds_alternative<TaskFailed>(event));
    }

    void work17_onAnEnvironmentNobodyDeclared()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        deploy.environment = EnvironmentId("prodd");
        QVERIFY(desk.as("owner",
                        EditPlan{id,
                                 1,
                                 {ChangeTask{deploy}, Disconnect{{TaskId("approval"), TaskId("deploy")}},
                                  Connect{{TaskId("build"), TaskId("deploy")}}},
                                 {}}));
        QCOMPARE(refused(desk.as("drafter", RequestApproval{id, 2})), "release.findings");
        QVERIFY(!isHandedOut(desk.release, desk));
    }

    void afterwards18_claimedByTheLineItself()
    {
        ApprovalDesk desk;
        desk.create(
            {step("boss", 1, "approve", {"boss"}, {{"lapseHours", 1}}), step("chief", 2, "afterwards", {"chief"})},
            {{"allowsAfterwards", true}});
        QCOMPARE(refused(desk.as("drafter", RequestApproval{id, 1})), "release.findings");
        ApprovalDesk second; // also if somebody present decides before
        second.create({step("boss", 1, "approve", {"boss"}), step("chief", 2, "afterwards", {"chief"})},
                      {{"allowsAfterwards", true}});
        QCOMPARE(refused(second.as("drafter", RequestApproval{id, 1})), "release.findings");
        // Even in a record that says so, production stays closed without somebody present who decides.
        ApprovalRequest request;
        request.state = ApprovalState::Active;
        request.line = {{{"chief", 1, StepType::Afterwards, {}, {StepTerm{1, {PersonId("chief")}}}}}, 0, true};
        QVERIFY(!request.isComplete());
    }

    void signer19_whoLeft()
    {
        ApprovalDesk desk;
        approve(desk);
        desk.directory.people.removeIf([](const Person &person) { return person.id == PersonId("boss"); });
        QVERIFY(!desk.as("operator", StartRelease{id}));
        QVERIFY(!isHandedOut(desk.release, desk));
    }

    void signature20_downgraded()
    {
        ForgeryDesk desk;
        desk.directory.approvals.requiresSignatures = false; // people with keys sign with them all the same
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.sign("boss")), "approval.unsigned");
        QVERIFY(desk.signWell("boss"));
        QVERIFY(desk.as("operator", StartRelease{id}));
    }

    void road21_whileItRuns()
    {
        ApprovalDesk desk;
        approve(desk);
        desk.take(ReleaseStarted{1, {}, {}}, PersonId("operator"));
        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        const EditDetails moved{id,       desk.release.revision(), desk.release.title(), PersonId("owner"),
                                desk.now, desk.now.addDays(9)};
        QCOMPARE(refused(desk.as("owner", EditPlan{id, 1, {ChangeTask{deploy}}, {}})), "release.locked");
        QCOMPARE(refused(desk.as("owner", RefreshScope{id, 1, {}})), "release.locked");
        QVERIFY(!desk.as("drafter", RequestApproval{id, 1}));
        QVERIFY(!desk.as("operator", moved));
        ApprovalDesk busy = desk;
        busy.take(TaskStarted{TaskId("deploy"), 1, EffectId("op"), {}, {}}, PersonId("engine"));
        QCOMPARE(refused(busy.as("owner", moved)), "change.busy");

        QVERIFY(desk.as("owner", moved));

        QVERIFY(desk.release.state() == ReleaseState::InApproval);
        QVERIFY(!isHandedOut(desk.release, desk));
    }

    void road22_anImportedReleaseBringsNoApproval()
    {
        ApprovalDesk desk;
        desk.createWith({{"approvers", QJsonArray{"boss"}}, {"signedBy", QJsonArray{"boss"}}, {"state", "complete"}});
        QCOMPARE(refused(desk.as("operator", StartRelease{id})), "release.state");
        QVERIFY(!isHandedOut(desk.release, desk));
        desk.submit();
        QCOMPARE(desk.next(), QStringList{"boss"});
    }
};

RELEASE_DESK_TEST(g23_named_bypasses, TestNamedBypasses)
#include "g23_named_bypasses.moc"
