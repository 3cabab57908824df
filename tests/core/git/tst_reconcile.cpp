// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/reconcile.h"
#include "tests/support/git_ground.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::reconciliation;
using releasedesk::tests::GitGround;

namespace {

domain::Issue issue(const QString &key, domain::IssueClass issueClass = domain::IssueClass::Feature,
                    const QStringList &versions = {"2.8.0"})
{
    domain::Issue issue;
    issue.key = key;
    issue.type = issueClass == domain::IssueClass::Chore ? "Task" : "Story";
    issue.issueClass = issueClass;
    issue.summary = "Summary of " + key;
    issue.fixVersions = versions;
    return issue;
}

//! A repository read from one tag to a revision, and an artifact built from another.
CodeFacts read(const GitGround &ground, const QString &base, const QString &head, const QString &built = {})
{
    const git::IssueKeys keys({"SHOP"});
    const auto repository = git::Repository::open(ground.folder(), {}, {});
    const auto range = repository->range(base, head, keys, {});
    if (!range)
        qFatal("%s", qPrintable(range.error().message));
    CodeFacts facts{"shop", *range};
    if (!built.isEmpty()) {
        facts.artifact = *repository->artifact(built, *range, keys, {});
        facts.artifactOrigin = "build #41";
    }
    return facts;
}

const ReconciliationRow *rowOf(const QList<ReconciliationRow> &rows, const QString &key)
{
    for (const ReconciliationRow &row : rows) {
        if (row.key == key)
            return &row;
    }
    return nullptr;
}

int verdictOf(const QList<ReconciliationRow> &rows, const QString &key)
{
    const ReconciliationRow *row = rowOf(rows, key);
    return row == nullptr ? -1 : static_cast<int>(row->verdict);
}

#define QCOMPARE_VERDICT(rows, key, expected) QCOMPARE(verdictOf(rows, key), static_cast<int>(expected))

} // namespace

class TestReconcile final : public QObject
{
    Q_OBJECT

private slots:
    //! The example of the specification, commit by commit.
    void findsWhatWasPlanted()
    {
        GitGround ground;
        ground.commit("SHOP-1300 Shipped long ago"); // c1
        ground.tag("v2.7.4");
        ground.commit("bump react");
        ground.commit("SHOP-1402 Coupons, first half"); // c3
        ground.commit("SHOP-1402 Coupons, second half"); // c4
        const QString lost = ground.commit("SHOP-1376 Gift wrap"); // c5
        ground.git({"revert", "--no-edit", lost}); // c6
        ground.commit("SHOP-1440 Wish list"); // c7
        const QString unlinked = ground.commit("bump web-vitals"); // c8
        ground.commit("SHOP-1450 Late"); // c9
        ground.tag("v2.8.0");

        ReconciliationInput input;
        input.planned = {issue("SHOP-1402"), issue("SHOP-1431"), issue("SHOP-1376"), issue("SHOP-1450"),
                         issue("SHOP-1460", domain::IssueClass::Chore)};
        input.others = {issue("SHOP-1440", domain::IssueClass::Feature, {"2.9.0"})};
        input.code = {read(ground, "v2.7.4", "v2.8.0", unlinked)};
        const QList<ReconciliationRow> rows = reconcile(input);

        QCOMPARE_VERDICT(rows, "SHOP-1402", Verdict::Matched);
        QCOMPARE(rowOf(rows, "SHOP-1402")->commits.size(), 2);
        QCOMPARE_VERDICT(rows, "SHOP-1431", Verdict::Missing);
        QCOMPARE(rowOf(rows, "SHOP-1431")->fixes, QList<Fix>{Fix::MoveToNextVersion});
        QCOMPARE_VERDICT(rows, "SHOP-1440", Verdict::Unexpected);
        QCOMPARE(rowOf(rows, "SHOP-1440")->versions, QStringList{"2.9.0"});
        QVERIFY(rowOf(rows, "SHOP-1440")->evidence.contains("2.9.0"));
        QCOMPARE(rows.first().verdict, Verdict::OtherRevision);
        QCOMPARE_VERDICT(rows.mid(1), unlinked.left(8), Verdict::Unlinked);
        QCOMPARE_VERDICT(rows, "SHOP-1376", Verdict::Reverted);
        QCOMPARE_VERDICT(rows, "SHOP-1450", Verdict::StaleArtifact);
        QCOMPARE_VERDICT(rows, "SHOP-1460", Verdict::NoCodeNeeded);
        const auto unlinkedCount = std::ranges::count(rows, Verdict::Unlinked, &ReconciliationRow::verdict);
        QVERIFY2(unlinkedCount == 2, "two bumps; the revert is none of them");
    }

    void anArtifactOfAnotherCommitThanTheTagIsTold()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString built = ground.commit("SHOP-1 Built");
        ground.commit("SHOP-2 Tagged, not built");
        ground.tag("v2");
        ReconciliationInput input;
        input.planned = {issue("SHOP-1"), issue("SHOP-2")};
        input.code = {read(ground, "v1", "v2", built)};

        const QList<ReconciliationRow> rows = reconcile(input);

        QCOMPARE(rows.first().verdict, Verdict::OtherRevision);
        QCOMPARE(rows.first().key, built.left(8));
        QVERIFY(rows.first().evidence.contains("build #41") && rows.first().evidence.contains("v2"));
        QCOMPARE_VERDICT(rows, "SHOP-2", Verdict::StaleArtifact);
        QCOMPARE_VERDICT(rows, "SHOP-1", Verdict::Matched);
    }

    void anArtifactBuiltFromBesideTheCandidateIsTold()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.commit("SHOP-1 Everywhere");
        ground.git({"checkout", "--quiet", "-b", "experiment"});
        const QString built = ground.commit("SHOP-7 Experiment");
        ReconciliationInput input;
        input.planned = {issue("SHOP-1")};
        input.code = {read(ground, "v1", "main", built)};

        const QList<ReconciliationRow> rows = reconcile(input);

        QCOMPARE_VERDICT(rows, "SHOP-7", Verdict::UnplannedInArtifact);
        QCOMPARE_VERDICT(rows, "SHOP-1", Verdict::Matched);
    }

    void codeOfNobodysPlanThatIsNotBuiltIsToldApart()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString built = ground.commit("SHOP-1 Built");
        ground.commit("SHOP-9 Not built, not planned");
        ReconciliationInput input;
        input.planned = {issue("SHOP-1")};
        input.code = {read(ground, "v1", "main", built)};
        QCOMPARE_VERDICT(reconcile(input), "SHOP-9", Verdict::UnexpectedNotBuilt);
    }

    void aHotfixThatTheCandidateLacksIsToldFirst()
    {
        GitGround ground;
        ground.commit("Start");
        const QString fix = ground.commit("SHOP-3 Fix the total");
        ground.git({"checkout", "--quiet", "-b", "release/1", "HEAD~1"});
        ground.git({"cherry-pick", fix});
        ground.commit("SHOP-6 Only in production");
        ground.tag("v1.0.1");
        ground.git({"checkout", "--quiet", "main"});
        ReconciliationInput input;
        input.planned = {issue("SHOP-3")};
        input.code = {read(ground, "v1.0.1", "main")};

        const QList<ReconciliationRow> rows = reconcile(input);

        QCOMPARE_VERDICT(rows, "SHOP-6", Verdict::LeftBehind);
        QCOMPARE_VERDICT(rows, "SHOP-3", Verdict::AlreadyRunning);
    }

    void aKeyInTheNameOfTheBranchIsCodeOfTheIssue()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.merged("feature/shop-21-search", "Search by picture", "Merge branch 'feature/shop-21-search'");
        ReconciliationInput input;
        input.planned = {issue("SHOP-21")};
        input.code = {read(ground, "v1", "main")};

        const QList<ReconciliationRow> rows = reconcile(input);

        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().verdict, Verdict::Matched);
    }

    void twoRepositoriesCountTogether()
    {
        GitGround web;
        web.commit("Start");
        web.tag("v1");
        web.commit("SHOP-1 The page");
        GitGround api;
        api.commit("Start");
        api.tag("v1");
        const QString lost = api.commit("SHOP-1 The service");
        api.git({"revert", "--no-edit", lost});
        ReconciliationInput input;
        input.planned = {issue("SHOP-1")};
        input.code = {read(web, "v1", "main"), read(api, "v1", "main")};

        const QList<ReconciliationRow> rows = reconcile(input);

        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows.first().verdict == Verdict::Matched, "code that stands in one repository is code");
    }

    void sameInputSameRows()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        for (int number = 12; number > 0; --number)
            ground.commit(QStringLiteral("SHOP-%1 Part").arg(number));
        ReconciliationInput input;
        input.code = {read(ground, "v1", "main")};

        const QList<ReconciliationRow> rows = reconcile(input);

        QCOMPARE(rows, reconcile(input));
        QCOMPARE(rows.first().key, QStringLiteral("SHOP-1"));
        QCOMPARE(rows.at(1).key, QStringLiteral("SHOP-2"));
        QCOMPARE(rows.last().key, QStringLiteral("SHOP-12"));
    }

    void everyVerdictHasItsWords()
    {
        for (const auto &[verdict, name] : enumNames(Verdict())) {
            QVERIFY2(!verdictName(verdict).isEmpty(), name);
            QVERIFY2(!verdictMeaning(verdict).isEmpty(), name);
        }
        for (const auto &[fix, name] : enumNames(Fix()))
            QVERIFY2(!fixName(fix).isEmpty(), name);
    }
};

RELEASE_DESK_TEST(tst_reconcile, TestReconcile)
#include "tst_reconcile.moc"
