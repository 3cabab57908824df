// SPDX-License-Identifier: Apache-2.0
#include "tests/support/approval_desk.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::step;
using releasedesk::tests::term;

namespace {

QString refused(const Result<> &result)
{
    return result ? QStringLiteral("-") : result.error().reason;
}

} // namespace

//! The course of a request: returned, withdrawn, in time, picked by rule, passed on.
class TestApprovalCourse final : public QObject
{
    Q_OBJECT

private slots:
    void informedAndReceiversAreNotWaitedFor()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"}), step("ref", 1, "informed", {"reader"}),
                     step("ops", 1, "receive", {"operator"})});
        desk.submit();
        QVERIFY(desk.sign("reader", Decision::Read));
        QVERIFY(desk.sign("boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QCOMPARE(desk.marks(),
                 (QStringList{"drafter:Drafted", "boss:Approved", "operator:Receives the result", "reader:Read"}));
        QVERIFY(desk.sign("operator", Decision::Read));
        QCOMPARE(desk.marks().at(2), "operator:Received");
    }

    void aHoldStopsTheOthersOfItsStepUntilItEnds()
    {
        ApprovalDesk desk;
        desk.create({step("g", 1, "approve", {"sre1", "sre2"})});
        desk.submit();
        QCOMPARE(refused(desk.sign("sre1", Decision::Hold)), "approval.holdTime");
        SignApproval hold = desk.wish(Decision::Hold);
        hold.until = desk.now.addSecs(3600);
        QVERIFY(desk.as("sre1", hold));
        QCOMPARE(desk.next(), QStringList{"sre1"});
        QCOMPARE(stampsOf(desk.release, desk.request()).at(1).mark, Mark::Held);
        QCOMPARE(refused(desk.sign("sre2")), "approval.wrongDecision");
        QVERIFY(desk.wait(61));
        QVERIFY(desk.sign("sre2"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
    }

    void returningToTheStepBeforeAsksThatStepAgain()
    {
        ApprovalDesk desk;
        desk.create(
            {step("qa", 1, "review", {"qa"}), step("dba", 2, "agree", {"dba"}), step("boss", 3, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.sign("qa", Decision::ReturnToPrevious)), "approval.firstStep");
        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("dba", Decision::Agree));
        QVERIFY(desk.sign("boss", Decision::ReturnToPrevious));
        QCOMPARE(desk.next(), QStringList{"dba"});
        QCOMPARE(stampsOf(desk.release, desk.request()).at(3).mark, Mark::ReturnedToPrevious);
        QVERIFY(desk.sign("dba", Decision::Agree));
        QVERIFY(desk.sign("boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
    }

    void aRejectionCarriesNothingOver()
    {
        ApprovalDesk desk;
        desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("boss", Decision::Reject));
        QCOMPARE(desk.release.state(), ReleaseState::Draft);
        QCOMPARE(stampsOf(desk.release, desk.request()).at(2).mark, Mark::Rejected);
        desk.submit();
        QCOMPARE(desk.next(), QStringList{"qa"});
    }

    void resubmittingKeepsWhatIsUnaffectedAndShowsTheDifference()
    {
        ApprovalDesk desk;
        desk.windowStart = desk.now.addDays(1);
        desk.windowEnd = desk.now.addDays(1).addSecs(7200);
        desk.create({step("qa", 1, "review", {"qa"}, {{"view", QJsonArray{"scope", "artifacts"}}}),
                     step("support", 1, "cooperate", {"support"}, {{"view", QJsonArray{"schedule"}}}),
                     step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("support", Decision::Confirm));
        QVERIFY(desk.sign("boss", Decision::Return));
        QCOMPARE(desk.release.state(), ReleaseState::Returned);
        QVERIFY(desk.as("owner",
                        EditDetails{ReleaseId("r"), 1, "Faster payment", PersonId("owner"), desk.windowStart.addDays(1),
                                    desk.windowEnd.addDays(1)}));
        desk.submit();
        QCOMPARE(desk.next(), QStringList{"support"}); // the reviewer's parts are as they were
        QCOMPARE(desk.request().changedSince(PersonId("support")).value(), QStringList{"schedule"});
        QVERIFY(desk.sign("support", Decision::Confirm));
        QCOMPARE(desk.next(), QStringList{"boss"});
    }

    void aRequestIsWithdrawnBeforeTheNextDecisionOnly()
    {
        ApprovalDesk desk;
        desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.as("owner", WithdrawRequest{ReleaseId("r"), "wait"})), "-");
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QCOMPARE(refused(desk.as("owner", WithdrawRequest{ReleaseId("r"), "wait"})), "approval.decided");
    }

    void aSignatureIsTakenBackByItsSignerBeforeTheStart()
    {
        ApprovalDesk desk;
        desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("boss"));
        QVERIFY(desk.sign("qa", Decision::Withdraw));
        QCOMPARE(desk.release.state(), ReleaseState::InApproval);
        QCOMPARE(desk.next(), QStringList{"qa"}); // the later valid one stays
        QCOMPARE(refused(desk.as("operator", StartRelease{ReleaseId("r")})), "release.state");
        QVERIFY(desk.sign("qa"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QVERIFY(desk.as("operator", StartRelease{ReleaseId("r")}));
        QCOMPARE(refused(desk.sign("qa", Decision::Withdraw)), "approval.started");
    }

    void remindersAndEscalationCountWorkingHours()
    {
        ApprovalDesk desk;
        desk.now = QDateTime::fromString("2026-11-27T08:00:00.000Z", Qt::ISODateWithMs); // Friday 17:00 in Seoul
        desk.create({step("boss", 1, "approve", {"boss"},
                          {{"remindHours", 2}, {"escalateHours", 4}, {"escalateTo", "chief"}})});
        desk.submit();
        const auto count = [&](auto tag) {
            return std::ranges::count_if(
                desk.events, [](const ReleaseEvent &each) { return std::holds_alternative<decltype(tag)>(each); });
        };
        QVERIFY(desk.wait(60 * 60)); // until Sunday morning
        QCOMPARE(count(ApprovalReminded{}), 0);
        desk.now = QDateTime::fromString("2026-11-30T01:01:00.000Z", Qt::ISODateWithMs); // Monday 10:01
        QVERIFY(desk.wait(0));
        QCOMPARE(count(ApprovalReminded{}), 1);
        QVERIFY(desk.wait(0));
        QCOMPARE(count(ApprovalReminded{}), 1); // once per event
        QVERIFY(desk.wait(120));
        QCOMPARE(count(ApprovalEscalated{}), 1);
        QCOMPARE(desk.next(), (QStringList{"boss", "chief"}));
        QVERIFY(desk.sign("chief"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
    }

    void anApprovalGivenBeforeTheWindowEndsWithIt()
    {
        ApprovalDesk desk;
        desk.windowStart = desk.now.addSecs(3600);
        desk.windowEnd = desk.now.addSecs(7200);
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("boss"));
        desk.now = desk.now.addSecs(7200);
        QCOMPARE(refused(desk.as("operator", StartRelease{ReleaseId("r"), "late"})), "approval.expired");
        QVERIFY(desk.wait(0));
        QCOMPARE(desk.release.state(), ReleaseState::Draft);
    }

    void anApprovalEndsAfterItsDays()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})}, {{"expiresAfterDays", 3}});
        desk.submit();
        QVERIFY(desk.sign("boss"));
        desk.now = desk.now.addDays(3);
        QCOMPARE(refused(desk.as("operator", StartRelease{ReleaseId("r")})), "approval.expired");
    }

    void aCheckIsAnApproverThatLooksAgain()
    {
        ApprovalDesk desk;
        desk.create(
            {step(
                 "scan", 1, "check", {},
                 {{"check",
                   QJsonObject{{"kind", "artifact"}, {"task", "build"}, {"field", "digest"}, {"value", "sha256:bb"}}}}),
             step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.wait(1));
        QCOMPARE(stampsOf(desk.release, desk.request()).at(1).mark, Mark::CheckFailed);
        QCOMPARE(refused(desk.sign("boss")), "approval.notYourTurn");
        QVERIFY(desk.as(access::Actor{PersonId("engine"), {}, true},
                        RecordApprovalCheck{ReleaseId("r"), TaskId("approval"), "scan", true, "sha256:bb"}));
        QVERIFY(desk.sign("boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QCOMPARE(refused(desk.as("owner", RecordApprovalCheck{ReleaseId("r"), TaskId("approval"), "scan", true, {}})),
                 "access.role");
    }

    void anEmptySetOfApproversBlocks_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        const auto line = [](const QJsonArray &steps) { return QJsonObject{{"line", QJsonObject{{"steps", steps}}}}; };
        QTest::newRow("no line at all") << QJsonObject{};
        QTest::newRow("a line without steps") << line({});
        QTest::newRow("a step without people") << line({step("1", 1, "approve", {})});
        QTest::newRow("a step without terms") << line({step("1", 1, "approve", {}, {{"terms", QJsonArray{}}})});
        QTest::newRow("an empty group") << line(
            {step("1", 1, "approve", {}, {{"terms", QJsonArray{QJsonObject{{"group", "nobody"}}}}})});
        QTest::newRow("more than there are") << line({step("1", 1, "approve", {"boss"}, {}, 2)});
        QTest::newRow("nobody decides") << line({step("1", 1, "review", {"boss"})});
        QTest::newRow("the drafter alone") << line({step("1", 1, "approve", {"drafter"})});
        QTest::newRow("nobody the workspace knows") << line({step("1", 1, "approve", {"ghost"})});
        QTest::newRow("a line that cannot be read") << QJsonObject{{"line", QJsonObject{{"steps", 3}}}};
    }

    void anEmptySetOfApproversBlocks()
    {
        QFETCH(const QJsonObject, parameters);
        ApprovalDesk desk;
        desk.createWith(parameters);
        QCOMPARE(refused(desk.as("drafter", RequestApproval{ReleaseId("r"), 1})), "release.findings");
    }

    void rulesPickTheLine_data()
    {
        QTest::addColumn<ReleaseType>("type");
        QTest::addColumn<RiskClass>("risk");
        QTest::addColumn<QString>("window");
        QTest::addColumn<QStringList>("asked");
        QTest::newRow("high risk") << ReleaseType::Normal << RiskClass::High << "" << QStringList{"sre1", "sre2"};
        QTest::newRow("emergency") << ReleaseType::Emergency << RiskClass::Medium << "" << QStringList{"chief"};
        QTest::newRow("at night") << ReleaseType::Normal << RiskClass::Low << "2026-11-24T14:00:00.000Z"
                                  << QStringList{"boss"};
        QTest::newRow("anything else") << ReleaseType::Normal << RiskClass::Low << "2026-11-24T02:00:00.000Z"
                                       << QStringList{"qa"};
    }

    void rulesPickTheLine()
    {
        QFETCH(const ReleaseType, type);
        QFETCH(const RiskClass, risk);
        QFETCH(const QString, window);
        QFETCH(const QStringList, asked);
        ApprovalDesk desk;
        desk.directory.groups = {{"sre", "SRE", {PersonId("sre1"), PersonId("sre2")}}};
        const auto rule = [](const char *id, const QJsonObject &when, const QJsonObject &only) {
            return *fromJson<LineRule>(
                {{"id", id}, {"when", when}, {"line", QJsonObject{{"steps", QJsonArray{only}}}}});
        };
        desk.directory.approvals.rules
            = {rule("risk", {{"risks", QJsonArray{"high"}}, {"environments", QJsonArray{"prod"}}},
                    step("1", 1, "approve", {}, {{"terms", QJsonArray{QJsonObject{{"group", "sre"}, {"needed", 2}}}}})),
               rule("emergency", {{"types", QJsonArray{"emergency"}}}, step("1", 1, "approve", {"chief"})),
               rule("night", {{"outsideWorkingHours", true}, {"projects", QJsonArray{"checkout"}}},
                    step("1", 1, "approve", {"boss"})),
               rule("other", {}, step("1", 1, "approve", {"qa"}))};
        desk.type = type;
        desk.risk = risk;
        desk.windowStart = QDateTime::fromString(window, Qt::ISODateWithMs);
        desk.windowEnd = desk.windowStart.isValid() ? desk.windowStart.addSecs(3600) : QDateTime();
        desk.createWith({});
        desk.submit();
        QCOMPARE(desk.next(), asked);
    }

    void aRequestIsPassedOnByTheOneAsked()
    {
        ApprovalDesk desk;
        desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.as("boss", ForwardApproval{ReleaseId("r"), TaskId("approval"), PersonId("dep"), "busy"})),
                 "approval.notYourTurn");
        QCOMPARE(refused(desk.as("qa", ForwardApproval{ReleaseId("r"), TaskId("approval"), PersonId("boss"), "busy"})),
                 "delegation.chain");
        QCOMPARE(
            refused(desk.as("qa", ForwardApproval{ReleaseId("r"), TaskId("approval"), PersonId("drafter"), "busy"})),
            "approval.ownRequest");
        QVERIFY(desk.as("qa", ForwardApproval{ReleaseId("r"), TaskId("approval"), PersonId("dep"), "busy"}));
        QVERIFY(desk.act("dep", "qa"));
        QCOMPARE(desk.marks(), (QStringList{"drafter:Drafted", "qa<dep:Reviewed", "boss:Asked"}));
    }

    void twoAccountsOfOnePersonAreOne()
    {
        ApprovalDesk desk;
        desk.directory.people[11].linkedTo = PersonId("drafter"); // sre1
        desk.directory.people[13].linkedTo = PersonId("sre2"); // sre3
        desk.create({step("g", 1, "approve", {"sre1", "sre2", "sre3", "boss"}, {}, 2)});
        desk.submit();
        QCOMPARE(refused(desk.sign("sre1")), "approval.ownRequest");
        QVERIFY(desk.sign("sre2"));
        QCOMPARE(refused(desk.sign("sre3")), "approval.samePerson");
        QVERIFY(desk.sign("boss"));
    }

    void theLastEditorIsNotTheOnlyApprover()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "approve", {"owner"})});
        QCOMPARE(refused(desk.as("drafter", RequestApproval{ReleaseId("r"), 1})), "release.findings");
    }

    void whoApprovedDoesNotStartAHighRiskRelease()
    {
        ApprovalDesk desk;
        desk.risk = RiskClass::High;
        desk.create({step("1", 1, "approve", {"operator"})});
        desk.submit();
        QVERIFY(desk.sign("operator"));
        QCOMPARE(refused(desk.as("operator", StartRelease{ReleaseId("r")})), "release.ownApproval");
        QVERIFY(desk.as("owner", StartRelease{ReleaseId("r")}));
    }
};

RELEASE_DESK_TEST(tst_approval_course, TestApprovalCourse)
#include "tst_approval_course.moc"
