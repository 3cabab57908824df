// SPDX-License-Identifier: Apache-2.0
#include "core/documents/approval_box.h"
#include "tests/support/approval_desk.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <functional>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::step;

using Happening = std::function<void(ApprovalDesk &)>;
Q_DECLARE_METATYPE(Happening)

namespace {

QJsonArray line()
{
    return {step("1", 1, "review", {"qa"}, {{"title", "QA"}, {"mayDecideFinally", true}}),
            step("2", 2, "agree", {"dba"}, {{"title", "DBA"}}),
            step("3", 2, "agreeOptional", {"sec"}, {{"title", "Security"}}),
            step("4", 2, "cooperate", {"support"}, {{"title", "Support"}}),
            step("5", 3, "approve", {"boss"}, {{"title", "Service"}}),
            step("6", 3, "informed", {"reader"}),
            step("7", 3, "receive", {"dep"})};
}

} // namespace

class TestApprovalBox final : public QObject
{
    Q_OBJECT

private slots:
    void everyLineTypeIsPrinted_data()
    {
        QTest::addColumn<QJsonArray>("steps");
        QTest::addColumn<Happening>("happening");
        QTest::addColumn<QStringList>("printed");
        const auto row
            = [](const char *name, const QJsonArray &steps, Happening happening, const QStringList &printed) {
                  QTest::newRow(name) << steps << std::move(happening) << printed;
              };
        const auto plain = QJsonArray{step("1", 1, "review", {"qa"}, {{"title", "QA"}}),
                                      step("2", 2, "approve", {"boss"}, {{"title", "Service"}})};
        row("planned", plain, {}, {"| QA | qa |  |  |  |", "| Service | boss |  |  |  |"});
        row("asked", plain, [](ApprovalDesk &desk) { desk.submit(); },
            {"| Drafter | drafter | Drafted | 2026-11-23", "| QA | qa | Asked |", "| Service | boss |  |"});
        row("approved", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("boss", Decision::Approve, "Fine | by me"));
            },
            {"| QA | qa | Reviewed | 2026-11-23", "| Service | boss | Approved | 2026-11-23", "Fine \\| by me"});
        row("agreement, dissent and cooperation", line(),
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("dba", Decision::Agree));
                desk.must(desk.sign("sec", Decision::Disagree, "Scan is old"));
                desk.must(desk.sign("support", Decision::Confirm));
            },
            {"| DBA | dba | Agreed |", "| Security | sec | Disagreed |", "| Support | support | Cooperated |",
             "| Service | boss | Asked |", "reader | Informed |", "dep | Receives the result |"});
        row("required agreement refused", line(),
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("dba", Decision::Disagree));
            },
            {"| DBA | dba | Disagreed |"});
        row("final by delegation", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                SignApproval wish = desk.wish();
                wish.decidesFinally = true;
                desk.must(desk.as("qa", wish));
            },
            {"| QA | qa | Final by delegation | 2026", "| Service | boss | ／ Final by delegation |  |"});
        row("acting", plain,
            [](ApprovalDesk &desk) {
                desk.directory.delegations
                    = {{"d", PersonId("boss"), PersonId("dep"), desk.now, desk.now.addDays(2), {}, "leave"}};
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.act("dep", "boss"));
            },
            {"| Service | dep for boss, Acting | Approved | 2026"});
        row("on hold", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                SignApproval wish = desk.wish(Decision::Hold);
                wish.until = desk.now.addSecs(3600);
                desk.must(desk.as("qa", wish));
            },
            {"| QA | qa | On hold |"});
        row("returned", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa", Decision::Return));
            },
            {"| QA | qa | Returned for changes |"});
        row("returned to the step before", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("boss", Decision::ReturnToPrevious));
            },
            {"| QA | qa | Withdrawn", "| Service | boss | Returned to the step before |"});
        row("rejected", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa", Decision::Reject));
            },
            {"| QA | qa | Rejected |"});
        row("asked again after a return", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("boss", Decision::Return));
                desk.now = desk.now.addSecs(3600);
                desk.submit();
            },
            {"| QA | qa | Reviewed |", "| Service | boss | Asked |"});
        row("asked again after a return, and given", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("boss", Decision::Return, "Wrong window"));
                desk.now = desk.now.addSecs(3600);
                desk.submit();
                desk.must(desk.sign("boss", Decision::Approve, "Now it fits"));
            },
            {"| QA | qa | Reviewed |", "| Service | boss | Approved | 2026", "Now it fits |"});
        row("asked again after a rejection", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.sign("boss", Decision::Reject));
                desk.now = desk.now.addSecs(3600);
                desk.submit();
            },
            {"| QA | qa | Asked |", "| Service | boss |  |"});
        const auto later = QJsonArray{step("1", 1, "approve", {"boss"}, {{"title", "Service"}}),
                                      step("2", 2, "afterwards", {"chief"}, {{"title", "Chief"}}),
                                      step("3", 2, "informed", {"reader"}), step("4", 2, "receive", {"dep"})};
        row("to be decided afterwards", later, [](ApprovalDesk &desk) { desk.submit(); },
            {"| Service | boss | Asked |", "| Chief | chief | Afterwards |  |"});
        row("decided afterwards", later,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("boss"));
                desk.must(desk.sign("chief"));
            },
            {"| Service | boss | Approved | 2026", "| Chief | chief | Afterwards | 2026"});
        row("objected afterwards", later,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("boss"));
                desk.must(desk.sign("chief", Decision::Object, "Not at night"));
            },
            {"| Chief | chief | Objected afterwards | 2026", "Not at night |"});
        row("read and received", later,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("boss"));
                desk.must(desk.sign("reader", Decision::Read));
                desk.must(desk.sign("dep", Decision::Read));
            },
            {"reader | Read | 2026", "dep | Received | 2026"});
        const auto lapsing
            = QJsonArray{step("1", 1, "review", {"qa"}, {{"title", "QA"}, {"lapseHours", 1}}),
                         step("2", 2, "agreeOptional", {"sec"}, {{"title", "Security"}, {"dueHours", 1}}),
                         step("3", 3, "approve", {"boss"}, {{"title", "Service"}})};
        row("the deadline passed", lapsing,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.wait(61));
            },
            {"| QA | qa | Deadline passed, afterwards |  |", "| Security | sec | Asked |", "| Service | boss |  |"});
        row("the deadline passed, decided afterwards", lapsing,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.wait(61));
                desk.must(desk.sign("qa"));
            },
            {"| QA | qa | Afterwards | 2026"});
        row("no answer", lapsing,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                desk.must(desk.wait(61));
            },
            {"| QA | qa | Reviewed | 2026", "| Security | sec | No answer |  |", "| Service | boss | Asked |"});
        row("read later by the absent", plain,
            [](ApprovalDesk &desk) {
                desk.directory.delegations
                    = {{"d", PersonId("qa"), PersonId("dep"), desk.now, desk.now.addDays(2), {}, "leave"}};
                desk.submit();
                desk.must(desk.act("dep", "qa"));
                desk.must(desk.sign("qa", Decision::Read));
            },
            {"| QA | dep for qa, Acting | Reviewed | 2026"});
        row("content changed since", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.sign("qa"));
                IssueSnapshot other = desk.release.snapshot();
                Issue more;
                more.key = "SHOP-77";
                other.issues.append(more);
                desk.must(desk.as("owner", RefreshScope{ReleaseId("r"), desk.release.revision(), other}));
            },
            {"| QA | qa | Withdrawn, the content changed |"});
        row("withdrawn by the drafter", plain,
            [](ApprovalDesk &desk) {
                desk.submit();
                desk.must(desk.as("drafter", WithdrawRequest{ReleaseId("r"), "Wrong build"}));
            },
            {"| QA | qa |  |  |"});
    }

    void everyLineTypeIsPrinted()
    {
        QFETCH(const QJsonArray, steps);
        QFETCH(const Happening, happening);
        QFETCH(const QStringList, printed);
        ApprovalDesk desk;
        desk.type = ReleaseType::Emergency; // what is decided afterwards opens nothing else
        desk.allowsAfterwards = true;
        desk.directory.approvals.authority = {{{}, {PersonId("qa")}, {}}};
        QJsonArray written = steps;
        if (steps.size() == 2) { // who may end the line is said in the line
            QJsonObject first = written.first().toObject();
            first.insert("mayDecideFinally", true);
            written.replace(0, first);
        }
        desk.create(written);
        if (happening)
            happening(desk);

        const auto boxes = documents::approvalBoxes(desk.release, desk.directory, desk.now);
        QCOMPARE(boxes.size(), 1);
        const QString text = documents::boxMarkdown(boxes.first().stamps, desk.directory);

        QVERIFY(text.startsWith("| Role | Person | Decision | When | Comment |\n|---|---|---|---|---|\n"));
        for (const QString &each : printed)
            QVERIFY2(text.contains(each), qPrintable(QString(each + " is not in\n" + text)));
    }
};

RELEASE_DESK_TEST(tst_approval_box, TestApprovalBox)
#include "tst_approval_box.moc"
