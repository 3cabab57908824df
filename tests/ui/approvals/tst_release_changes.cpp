// SPDX-License-Identifier: Apache-2.0
#include "core/domain/manifest.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/approvals/release_changes.h"
#include "ui/approvals/sign_off_facts.h"
#include "ui/approvals/signed_release.h"

#include <QTest>

#include <functional>

using namespace releasedesk;
using namespace releasedesk::ui;

using Change = std::function<domain::ReleaseEvent(const domain::Release &)>;
Q_DECLARE_METATYPE(Change)

namespace {

domain::ReleaseEvent edit(const domain::PlanEdit &edit)
{
    return domain::PlanEdited{2, QJsonArray{domain::planEditToJson(edit)}, "edited"};
}

QStringList linesOf(const QList<ReleaseChange> &changes)
{
    QStringList lines;
    for (const ReleaseChange &change : changes)
        lines.append(QStringList{change.what, change.which, change.more}.join('|'));
    return lines;
}

} // namespace

class TestReleaseChanges final : public QObject
{
    Q_OBJECT

private slots:
    void eachDifferenceIsNamed_data()
    {
        using namespace domain;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("lines");

        QTest::newRow("an issue more and one less") << Change([](const Release &release) {
            IssueSnapshot snapshot = release.snapshot();
            snapshot.issues.removeFirst();
            Issue added;
            added.key = "CAT-999";
            added.summary = "<b>New</b>\nline";
            snapshot.issues.append(added);
            return ReleaseEvent(ScopeRefreshed{2, snapshot});
        }) << QStringList{"1 issue(s) added|CAT-999|<b>New</b> line", "1 issue(s) removed|CAT-90|Work item 1"};
        QTest::newRow("only the state of an issue") << Change([](const Release &release) {
            IssueSnapshot snapshot = release.snapshot();
            snapshot.issues.last().category = StatusCategory::Done;
            return ReleaseEvent(ScopeRefreshed{2, snapshot});
        }) << QStringList{};
        QTest::newRow("the window") << Change([](const Release &release) {
            return ReleaseEvent(DetailsEdited{2, "", release.owner(), release.windowStart().addDays(1),
                                              release.windowEnd().addDays(1)});
        }) << QStringList{"Window moved|Sat 28 Nov 11:00–12:00|was Fri 27 Nov 11:00–12:00"};
        QTest::newRow("a task taken out") << Change([](const Release &) { return edit(RemoveTask{TaskId("soak")}); })
                                          << QStringList{"1 task(s) removed|Watch 20 minutes|"};
        QTest::newRow("the rollback lane") << Change([](const Release &) { return edit(RemoveTask{TaskId("back")}); })
                                           << QStringList{"1 task(s) removed|Switch back to blue|Rollback lane"};
        QTest::newRow("the line") << Change([](const Release &release) {
            Task task = *release.plan().task(TaskId("approve"));
            task.parameters["approvers"] = QJsonArray{"soyeon.lee", "jiho.kim"};
            return edit(ChangeTask{task});
        }) << QStringList{"Approval line changed|Security sign-off|Soyeon Lee → Jiho Kim"};
    }

    void eachDifferenceIsNamed()
    {
        QFETCH(const Change, change);
        tests::SampleDesk sample;
        const domain::Release then = *sample.desk.release(tests::catalogRelease);
        domain::Release now = then;

        now.apply(change(then), tests::sampleUser, tests::sampleNow());

        QTEST(linesOf(changesBetween(then, now, sample.desk.directory(), tests::sampleNow())), "lines");
    }

    void everyChangedPartHasALine()
    {
        tests::SampleDesk sample;
        const domain::Release then = *sample.desk.release(tests::catalogRelease);
        domain::Release now = *sample.desk.release(tests::paymentsRelease);

        const qsizetype parts = domain::manifestOf(now).changedParts(domain::manifestOf(then).parts).size();

        QVERIFY(parts >= 3);
        QVERIFY(changesBetween(then, now, sample.desk.directory(), tests::sampleNow()).size() >= parts);
    }

    void theReleaseIsFoundAsItWasSigned()
    {
        tests::SampleDesk sample;
        const domain::ApprovalRequest request
            = *sample.desk.release(tests::paymentsRelease)->approval(TaskId("approve"));
        QCOMPARE(earlierSignatures(request, tests::sampleUser), 1);
        QCOMPARE(earlierSignatures(request, PersonId("emma.larsen")), 0);

        const auto then = QCoro::waitFor(
            releaseAsSigned(&sample.session, tests::paymentsRelease, TaskId("approve"), tests::sampleUser, 1));

        QVERIFY(then && *then);
        QCOMPARE((*then)->revision(), 1);
        QCOMPARE((*then)->frozenDigest(), (*then)->approval(TaskId("approve"))->digest);
        const auto never = QCoro::waitFor(
            releaseAsSigned(&sample.session, tests::paymentsRelease, TaskId("approve"), PersonId("emma.larsen"), 1));
        QVERIFY(never && !*never);
    }

    void riskIsTheHighestOfItsReasons()
    {
        tests::SampleDesk sample;
        domain::Release release = *sample.desk.release(tests::paymentsRelease);
        const auto level
            = [&] { return levelOf(riskOf(release, sample.desk.book(), sample.desk.directory(), tests::sampleNow())); };
        QCOMPARE(level(), RiskLevel::High); // nothing takes the canary back
        release.apply(edit(domain::RemoveTask{TaskId("canary-web")}), tests::sampleUser, tests::sampleNow());
        QCOMPARE(level(), RiskLevel::Medium); // two issues are not done and the window is near
        domain::IssueSnapshot done = release.snapshot();
        for (domain::Issue &issue : done.issues)
            issue.category = domain::StatusCategory::Done;
        release.apply(domain::ScopeRefreshed{3, done}, tests::sampleUser, tests::sampleNow());
        QCOMPARE(level(), RiskLevel::Low);

        release.apply(edit(domain::RemoveTask{TaskId("back")}), tests::sampleUser, tests::sampleNow());

        QCOMPARE(level(), RiskLevel::High); // and now nothing is taken back
    }

    void evidenceComesFromThePreparation()
    {
        tests::SampleDesk sample;
        QStringList texts;
        for (const SignOffFact &fact : evidenceOf(*sample.desk.release(tests::paymentsRelease), tests::sampleNow()))
            texts.append(fact.text);

        QVERIFY(texts.contains("Regression test: 638 passed, 2 skipped"));
        QVERIFY(texts.contains("Work plan, revision 3"));
        for (const SignOffFact &fact : evidenceOf(*sample.desk.release(tests::catalogRelease), tests::sampleNow()))
            QVERIFY(!fact.text.contains("passed"));
    }
};

RELEASE_DESK_TEST(tst_release_changes, TestReleaseChanges)
#include "tst_release_changes.moc"
