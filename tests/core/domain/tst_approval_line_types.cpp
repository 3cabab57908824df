// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_progress.h"
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

//! Each step type of a line, what it asks, and what it prints.
class TestApprovalLineTypes final : public QObject
{
    Q_OBJECT

private slots:
    void stepsAreAskedInOrderAndInParallel()
    {
        ApprovalDesk desk;
        desk.create({step("qa", 1, "review", {"qa"}), step("dba", 2, "agree", {"dba"}),
                     step("support", 2, "cooperate", {"support"}), step("boss", 3, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(desk.next(), QStringList{"qa"});
        QCOMPARE(refused(desk.sign("boss")), "approval.notYourTurn");
        QVERIFY(desk.sign("qa"));
        QCOMPARE(desk.next(), (QStringList{"dba", "support"}));
        QVERIFY(desk.sign("support", Decision::Confirm));
        QCOMPARE(refused(desk.sign("dba", Decision::Approve)), "approval.wrongDecision");
        QVERIFY(desk.sign("dba", Decision::Agree));
        QCOMPARE(desk.next(), QStringList{"boss"});
        QVERIFY(desk.sign("boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QCOMPARE(desk.marks(),
                 (QStringList{"drafter:Drafted", "qa:Reviewed", "dba:Agreed", "support:Cooperated", "boss:Approved"}));
    }

    void onlyWhatTheLineWaitsForIsCounted()
    {
        ApprovalDesk desk;
        desk.type = ReleaseType::Emergency;
        desk.allowsAfterwards = true;
        desk.create({step("qa", 1, "review", {"qa"}), step("sec", 2, "agreeOptional", {"sec"}),
                     step("boss", 3, "approve", {"boss"}), step("chief", 4, "afterwards", {"chief"}),
                     step("reader", 4, "informed", {"reader"})});
        const Task approval = *desk.release.task(TaskId("approval"));
        QCOMPARE(plannedNeededCount(desk.release, approval), 2);
        desk.submit();
        const QList<PersonId> asked{PersonId("qa"), PersonId("sec"), PersonId("boss"), PersonId("chief")};
        QCOMPARE(peopleAskedBy(desk.release, approval), asked);
        QVERIFY(desk.sign("qa"));
        QCOMPARE(grantedCount(desk.request()), 1);
        QVERIFY(desk.sign("sec", Decision::Agree));
        QCOMPARE(grantedCount(desk.request()), 1);
        QVERIFY(desk.sign("boss"));
        QVERIFY(desk.sign("chief"));
        QCOMPARE(grantedCount(desk.request()), 2);
        QCOMPARE(desk.release.run(TaskId("approval")).summary, QString("2 / 2"));
    }

    void aGroupNeedsItsNumberOfDifferentPeople_data()
    {
        QTest::addColumn<QJsonObject>("asked");
        QTest::addColumn<QStringList>("signers");
        QTest::addColumn<bool>("isComplete");
        const auto terms = [](const QJsonArray &each, const char *join, bool all = false) {
            return QJsonObject{{"terms", each}, {"join", QString::fromLatin1(join)}, {"countsForAll", all}};
        };
        const QJsonArray both{term(2, {"sre1", "sre2", "sec"}), term(1, {"sec"})};
        const QJsonArray mandatory{term(1, {"sre1"}), term(1, {"sre2"}), term(1, {"sec"}, true)};
        QTest::newRow("two of three, one")
            << step("g", 1, "approve", {"sre1", "sre2", "sre3"}, {}, 2) << QStringList{"sre1"} << false;
        QTest::newRow("two of three, two")
            << step("g", 1, "approve", {"sre1", "sre2", "sre3"}, {}, 2) << QStringList{"sre3", "sre1"} << true;
        QTest::newRow("2 of SRE and 1 of Security")
            << step("g", 1, "approve", {}, terms(both, "and")) << QStringList{"sre1", "sre2", "sec"} << true;
        QTest::newRow("one person does not stand for two groups")
            << step("g", 1, "approve", {}, terms(both, "and")) << QStringList{"sec", "sre1"} << false;
        QTest::newRow("the order never matters")
            << step("g", 1, "approve", {}, terms(both, "and")) << QStringList{"sec", "sre2", "sre1"} << true;
        QTest::newRow("unless the step says so")
            << step("g", 1, "approve", {}, terms(both, "and", true)) << QStringList{"sec", "sre1"} << true;
        QTest::newRow("either group") << step("g", 1, "approve", {},
                                              terms({term(2, {"sre1", "sre2"}), term(1, {"sec"})}, "or"))
                                      << QStringList{"sec"} << true;
        QTest::newRow("half of either group")
            << step("g", 1, "approve", {}, terms({term(2, {"sre1", "sre2"}), term(2, {"sec", "boss"})}, "or"))
            << QStringList{"sec", "sre1"} << false;
        QTest::newRow("either, and always the mandatory one")
            << step("g", 1, "approve", {}, terms(mandatory, "or")) << QStringList{"sre2", "sec"} << true;
        QTest::newRow("the mandatory one missing")
            << step("g", 1, "approve", {}, terms(mandatory, "or")) << QStringList{"sre1", "sre2"} << false;
    }

    void aGroupNeedsItsNumberOfDifferentPeople()
    {
        QFETCH(const QJsonObject, asked);
        QFETCH(const QStringList, signers);
        QFETCH(const bool, isComplete);
        ApprovalDesk desk;
        desk.create({asked});
        desk.submit();
        for (const QString &person : signers)
            QVERIFY(desk.sign(qPrintable(person)));
        QCOMPARE(desk.release.state() == ReleaseState::Approved, isComplete);
    }

    void oneNoDoesNotEndAGroupThatCanStillReachItsNumber()
    {
        ApprovalDesk desk;
        desk.create({step("g", 1, "approve", {"sre1", "sre2", "sre3"}, {}, 2)});
        desk.submit();
        QVERIFY(desk.sign("sre1", Decision::Reject));
        QCOMPARE(desk.release.state(), ReleaseState::InApproval);
        QVERIFY(desk.sign("sre2"));
        QVERIFY(desk.sign("sre3", Decision::Reject)); // now nobody is left
        QCOMPARE(desk.release.state(), ReleaseState::Draft);
    }

    void theNoOfAMandatoryMemberEndsItAtOnce()
    {
        ApprovalDesk desk;
        desk.create({step("g", 1, "approve", {},
                          {{"terms", QJsonArray{term(1, {"sre1", "sec"}), term(1, {"sec", "boss"}, true)}}})});
        desk.submit();
        QVERIFY(desk.sign("boss", Decision::Reject));
        QCOMPARE(desk.release.state(), ReleaseState::Draft);
    }

    void aRequiredAgreementThatDisagreesReturnsTheRequest()
    {
        ApprovalDesk desk;
        desk.create({step("dba", 1, "agree", {"dba"}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.as(
                     "dba",
                     SignApproval{ReleaseId("r"), TaskId("approval"), Decision::Disagree, {}, desk.request().digest})),
                 "approval.noComment");
        QVERIFY(desk.sign("dba", Decision::Disagree));
        QCOMPARE(desk.release.state(), ReleaseState::Returned);
        QCOMPARE(desk.marks(), (QStringList{"drafter:Drafted", "dba:Disagreed", "boss:"}));
    }

    void dissentWithAnOptionalAgreementIsPrintedAndMustBeRead()
    {
        ApprovalDesk desk;
        desk.create({step("sec", 1, "agreeOptional", {"sec"}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("sec", Decision::Disagree));
        QCOMPARE(desk.next(), QStringList{"boss"});
        QCOMPARE(refused(desk.sign("boss")), "approval.dissentUnread");
        SignApproval command = desk.wish();
        command.hasReadDissents = true;
        QVERIFY(desk.as("boss", command));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QCOMPARE(desk.marks(), (QStringList{"drafter:Drafted", "sec:Disagreed", "boss:Approved"}));
    }

    void anOptionalAgreementIsWaitedForUntilItsDueOnly()
    {
        ApprovalDesk desk;
        desk.create(
            {step("sec", 1, "agreeOptional", {"sec"}, {{"dueHours", 4}}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.wait(3 * 60));
        QCOMPARE(desk.next(), QStringList{"sec"});
        QVERIFY(desk.wait(61));
        QCOMPARE(desk.next(), QStringList{"boss"});
        QCOMPARE(desk.marks(), (QStringList{"drafter:Drafted", "sec:No answer", "boss:Asked"}));
    }

    void finalDecisionByDelegationEndsTheLine()
    {
        ApprovalDesk desk;
        desk.directory.approvals.authority = {{{{}, {}, {}, {RiskClass::Low, RiskClass::Medium}}, {PersonId("boss")}}};
        desk.create({step("dba", 1, "agree", {"dba"}),
                     step("boss", 1, "approve", {"boss"}, {{"mayDecideFinally", true}}),
                     step("chief", 2, "approve", {"chief"})});
        desk.submit();
        SignApproval command = desk.wish();
        command.decidesFinally = true;
        QCOMPARE(refused(desk.as("boss", command)), "approval.agreementOpen");
        QVERIFY(desk.sign("dba", Decision::Agree));
        QVERIFY(desk.as("boss", command));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        const auto stamps = stampsOf(desk.release, desk.request());
        QCOMPARE(stamps.at(1).mark, Mark::FinalByDelegation);
        QCOMPARE(stamps.at(2).mark, Mark::Agreed);
        QCOMPARE(stamps.at(3).mark, Mark::Skipped); // a diagonal
        QVERIFY(desk.as("operator", StartRelease{ReleaseId("r")}));
        QVERIFY(desk.started);
    }

    void finalDecisionNeedsTheAuthorityTable()
    {
        ApprovalDesk desk;
        desk.risk = RiskClass::High;
        desk.directory.approvals.authority = {{{{}, {}, {}, {RiskClass::Low}}, {PersonId("boss")}}};
        desk.create({step("boss", 1, "approve", {"boss"}, {{"mayDecideFinally", true}}),
                     step("chief", 2, "approve", {"chief"})});
        desk.submit();
        SignApproval command = desk.wish();
        command.decidesFinally = true;
        QCOMPARE(refused(desk.as("boss", command)), "approval.noFinalAuthority");
    }

    void aDelegateSignsUnderBothNames()
    {
        ApprovalDesk desk;
        desk.create({step("boss", 1, "approve", {"boss"})});
        desk.submit();
        QCOMPARE(refused(desk.act("dep", "boss")), "approval.notDelegate");
        desk.directory.delegations
            = {{"d1", PersonId("boss"), PersonId("dep"), desk.now, desk.now.addDays(7), {}, "away"}};
        QVERIFY(desk.act("dep", "boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QCOMPARE(desk.marks(), (QStringList{"drafter:Drafted", "boss<dep:Approved"}));
        QVERIFY(desk.sign("boss", Decision::Read)); // 후열
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
    }

    void aDelegationBeginsAndEndsByTheCalendar()
    {
        ApprovalDesk desk;
        desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        desk.directory.delegations
            = {{"d1", PersonId("boss"), PersonId("dep"), desk.now.addDays(1), desk.now.addDays(2), {}, "away"}};
        QCOMPARE(refused(desk.act("dep", "boss")), "approval.notDelegate");
        QVERIFY(desk.wait(49 * 60));
        QCOMPARE(refused(desk.act("dep", "boss")), "approval.notDelegate");
        QVERIFY(desk.sign("boss"));
    }

    void separationIsTestedForTheDelegateAndTheAbsentPerson()
    {
        ApprovalDesk desk;
        desk.snapshot.commits = {{"shop", "c0ffee", "release", PersonId("dep"), PersonId("dev2"), "SHOP-1"}};
        desk.create({step("boss", 1, "approve", {"boss", "dev2"})});
        desk.directory.delegations
            = {{"d1", PersonId("boss"), PersonId("dep"), desk.now, desk.now.addDays(7), {}, "away"},
               {"d2", PersonId("dev2"), PersonId("chief"), desk.now, desk.now.addDays(7), {}, "away"}};
        desk.submit();
        QCOMPARE(refused(desk.act("dep", "boss")), "approval.ownCommit");
        QCOMPARE(refused(desk.act("chief", "dev2")), "approval.ownCommit");
        QCOMPARE(refused(desk.sign("dev2")), "approval.ownCommit");
        QVERIFY(desk.sign("boss"));
    }

    void afterwardsOpensAnEmergencyOnlyAndNeverAlone()
    {
        ApprovalDesk desk;
        desk.type = ReleaseType::Emergency;
        desk.allowsAfterwards = true;
        desk.create({step("boss", 1, "approve", {"boss"}), step("chief", 2, "afterwards", {"chief"})});
        desk.submit();
        QCOMPARE(desk.next(), QStringList{"boss"});
        QCOMPARE(desk.release.state(), ReleaseState::InApproval); // nobody present has decided
        QVERIFY(desk.sign("boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QCOMPARE(desk.marks(), (QStringList{"drafter:Drafted", "boss:Approved", "chief:Afterwards"}));
        QVERIFY(desk.as("operator", StartRelease{ReleaseId("r")}));
        QVERIFY(desk.started);
        QVERIFY(desk.sign("chief"));
        QCOMPARE(stampsOf(desk.release, desk.request()).last().mark, Mark::DecidedAfterwards);
    }

    void anObjectionAfterwardsIsKeptAndUndoesNothing()
    {
        ApprovalDesk desk;
        desk.type = ReleaseType::Emergency;
        desk.allowsAfterwards = true;
        desk.create({step("boss", 1, "approve", {"boss"}), step("chief", 2, "afterwards", {"chief"})});
        desk.submit();
        QVERIFY(desk.sign("boss"));
        QVERIFY(desk.sign("chief", Decision::Object));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QCOMPARE(stampsOf(desk.release, desk.request()).last().mark, Mark::Objected);
    }

    void afterwardsIsRefusedOnProtectedEnvironmentsOtherwise_data()
    {
        QTest::addColumn<ReleaseType>("type");
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("normal") << ReleaseType::Normal << false;
        QTest::newRow("normal with a template that allows it") << ReleaseType::Normal << true;
        QTest::newRow("emergency without such a template") << ReleaseType::Emergency << false;
    }

    void afterwardsIsRefusedOnProtectedEnvironmentsOtherwise()
    {
        QFETCH(const ReleaseType, type);
        QFETCH(const bool, isAllowed);
        ApprovalDesk desk;
        desk.type = type;
        desk.allowsAfterwards = isAllowed;
        desk.create({step("boss", 1, "approve", {"boss"}), step("chief", 1, "afterwards", {"chief"})},
                    {{"allowsAfterwards", true}});
        QCOMPARE(refused(desk.as("drafter", RequestApproval{ReleaseId("r"), 1})), "release.findings");
    }

    void aLapsedStepPrintsItsDeadline()
    {
        ApprovalDesk desk;
        desk.type = ReleaseType::Emergency;
        desk.allowsAfterwards = true;
        desk.create({step("qa", 1, "review", {"qa"}, {{"lapseHours", 2}}), step("boss", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.wait(119));
        QCOMPARE(desk.next(), QStringList{"qa"});
        QVERIFY(desk.wait(2));
        QCOMPARE(desk.next(), QStringList{"boss"});
        QCOMPARE(desk.marks(), (QStringList{"drafter:Drafted", "qa:Deadline passed, afterwards", "boss:Asked"}));
        QVERIFY(desk.sign("boss"));
        QVERIFY(desk.sign("qa")); // signed afterwards
        QCOMPARE(stampsOf(desk.release, desk.request()).at(1).mark, Mark::DecidedAfterwards);
    }
};

RELEASE_DESK_TEST(tst_approval_line_types, TestApprovalLineTypes)
#include "tst_approval_line_types.moc"
