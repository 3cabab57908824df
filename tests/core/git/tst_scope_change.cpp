// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/scope_change.h"
#include "tests/support/approval_desk.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::reconciliation::changeOf;
using releasedesk::reconciliation::commandFor;

namespace {

const ReleaseId id("r");

ScopeEntry version(const QString &project, const QString &name)
{
    return {ConnectionId("jira"), project, name};
}

IssueSnapshot issues(const QStringList &keys)
{
    IssueSnapshot snapshot;
    for (const QString &key : keys) {
        Issue issue;
        issue.key = key;
        issue.type = "Story";
        snapshot.issues.append(issue);
    }
    return snapshot;
}

} // namespace

//! Where the issues of a release come from is changed, and what that means for those who signed.
class TestScopeChange final : public QObject
{
    Q_OBJECT

private slots:
    void sourcesComeAndGoWithTheirIssues()
    {
        tests::ApprovalDesk desk;
        draft(desk, {version("SHOP", "2.8.0"), version("PAY", "5.1.0")}, {"SHOP-1", "PAY-1"});
        const QList<ScopeEntry> scope{version("SHOP", "2.8.0"), version("CAT", "12.4.0")};

        const auto change = changeOf(scope, issues({"SHOP-1", "CAT-1", "CAT-2"}), desk.release, circumstances(desk));

        QVERIFY(change);
        QCOMPARE(change->added, QList{version("CAT", "12.4.0")});
        QCOMPARE(change->removed, QList{version("PAY", "5.1.0")});
        QCOMPARE(change->comes, (QStringList{"CAT-1", "CAT-2"}));
        QCOMPARE(change->leaves, QStringList{"PAY-1"});
        QVERIFY(change->withdrawal.isEmpty());
        const QString told = reconciliation::impactText(*change, desk.directory);
        QVERIFY2(told.contains("CAT-1, CAT-2") && told.contains("PAY-1") && told.contains("No signature falls"),
                 qPrintable(told));
        QVERIFY(desk.as("owner", commandFor(*change, id)));
        QCOMPARE(desk.release.scope(), scope);
        QCOMPARE(desk.release.snapshot().issues.size(), 3);
    }

    void whoSignedIsAskedAgainAndThatIsToldBefore()
    {
        tests::ApprovalDesk desk;
        draft(desk, {version("SHOP", "2.8.0")}, {"SHOP-1"});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QCOMPARE(desk.next(), QStringList{"boss"});
        const QList<ScopeEntry> scope{version("SHOP", "2.8.0"), version("PAY", "5.1.0")};

        const auto change = changeOf(scope, issues({"SHOP-1", "PAY-1"}), desk.release, circumstances(desk));

        QVERIFY(change);
        QCOMPARE(change->withdrawal.withdrawn.size(), 1);
        QCOMPARE(change->withdrawal.withdrawn.first().person, PersonId("qa"));
        QVERIFY(reconciliation::impactText(*change, desk.directory).contains("qa"));
        QCOMPARE(desk.next(), QStringList{"boss"}); // telling changes nothing
        QVERIFY(desk.as("owner", commandFor(*change, id)));
        QVERIFY(desk.next().contains("qa"));
        QCOMPARE(desk.release.scope(), scope);
    }

    //! A search that finds the same today may find something else tomorrow.
    void anotherSourceOfTheSameIssuesIsAnotherContent()
    {
        tests::ApprovalDesk desk;
        draft(desk, {version("SHOP", "2.8.0")}, {"SHOP-1"});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        ScopeEntry search{ConnectionId("jira"), "SHOP", {}};
        search.jql = "labels = june";

        const auto change = changeOf({search}, issues({"SHOP-1"}), desk.release, circumstances(desk));

        QVERIFY(change);
        QVERIFY(change->comes.isEmpty() && change->leaves.isEmpty());
        QCOMPARE(change->withdrawal.parts, QStringList{"scope"});
        QCOMPARE(change->withdrawal.withdrawn.size(), 1);
    }

    void whatIsNoSourceIsRefused_data()
    {
        QTest::addColumn<QList<ScopeEntry>>("scope");
        ScopeEntry both = version("SHOP", "2.8.0");
        both.epic = "SHOP-1400";
        QTest::newRow("twice the same") << QList{version("SHOP", "2.8.0"), version("SHOP", "2.8.0")};
        QTest::newRow("a version and an epic") << QList{both};
        QTest::newRow("nothing named") << QList{version("SHOP", {})};
        QTest::newRow("a version of no project") << QList{version({}, "2.8.0")};
        QTest::newRow("of no connection") << QList{ScopeEntry{{}, "SHOP", "2.8.0"}};
    }

    void whatIsNoSourceIsRefused()
    {
        QFETCH(const QList<ScopeEntry>, scope);
        tests::ApprovalDesk desk;
        draft(desk, {version("SHOP", "2.8.0")}, {"SHOP-1"});

        const auto refused = changeOf(scope, issues({"SHOP-1"}), desk.release, circumstances(desk));

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!desk.as("owner", RefreshScope{id, desk.release.revision(), issues({"SHOP-1"}), scope}));
        QCOMPARE(desk.release.scope(), QList{version("SHOP", "2.8.0")});
    }

    void whatWasToldOfAnEarlierReleaseIsRefused()
    {
        tests::ApprovalDesk desk;
        draft(desk, {version("SHOP", "2.8.0")}, {"SHOP-1"});
        const auto change = changeOf({version("PAY", "5.1.0")}, issues({"PAY-1"}), desk.release, circumstances(desk));
        QVERIFY(change);
        QVERIFY(desk.as("owner", RefreshScope{id, desk.release.revision(), issues({"SHOP-1", "SHOP-2"})}));

        QVERIFY(!desk.as("owner", commandFor(*change, id)));
        QCOMPARE(desk.release.scope(), QList{version("SHOP", "2.8.0")}); // a refresh leaves the sources alone
    }

    void theRecordKeepsThem()
    {
        const ScopeRefreshed event{3, issues({"SHOP-1"}), QList{version("SHOP", "2.8.0"), version("PAY", "5.1.0")}};
        const auto read = fromJson<ScopeRefreshed>(toJson(event));
        QVERIFY(read);
        QCOMPARE(read->scope, event.scope);
        QVERIFY2(!toJson(ScopeRefreshed{3, {}}).contains("scope"), "a refresh is written as ever");
    }

private:
    static void draft(tests::ApprovalDesk &desk, const QList<ScopeEntry> &scope, const QStringList &keys)
    {
        desk.snapshot = issues(keys);
        desk.create({tests::step("1", 1, "approve", {"qa"}), tests::step("2", 2, "approve", {"boss"})});
        desk.must(desk.as("owner", RefreshScope{id, desk.release.revision(), desk.snapshot, scope}));
    }

    static Circumstances circumstances(const tests::ApprovalDesk &desk)
    {
        return {PersonId("owner"), desk.now, desk.directory};
    }
};

RELEASE_DESK_TEST(tst_scope_change, TestScopeChange)
#include "tst_scope_change.moc"
