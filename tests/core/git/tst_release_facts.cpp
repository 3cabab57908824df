// SPDX-License-Identifier: Apache-2.0
#include "core/domain/scope_warnings.h"
#include "core/domain/variable.h"
#include "core/reconciliation/code_reading.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/reconciliation/reconciliation_text.h"
#include "tests/core/git/shop_release.h"
#include "tests/support/git_ground.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::reconciliation;
using releasedesk::tests::directory;
using releasedesk::tests::GitGround;
using releasedesk::tests::releaseOf;

namespace {

CodeQuery query(const QStringList &repositories)
{
    CodeQuery query;
    query.project = "shop";
    query.repositories = repositories;
    query.keyProjects = {"SHOP"};
    query.baseVersion = "1.0.0";
    query.version = "1.1.0";
    return query;
}

} // namespace

class TestReleaseFacts final : public QObject
{
    Q_OBJECT

private slots:
    void aTaskInProductionSaysWhatRuns()
    {
        const QString hash(40, 'a');
        const auto release = releaseOf("1.0.0", {{"revision", hash}}, true, true);
        const auto recorded = revisionOf(release, directory());
        QVERIFY(recorded);
        QCOMPARE(recorded->revision, hash);
        QVERIFY(recorded->isDeployed);
        QVERIFY(!revisionOf(releaseOf("1.0.0", {{"revision", "see the log"}}, true, true), directory()));
        QVERIFY(!revisionOf(releaseOf("1.0.0", {{"commit", hash}}, false, true), directory())->isDeployed);
    }

    void whatCameOutLastRuns()
    {
        QMap<ReleaseId, domain::Release> all;
        for (const domain::Release &each : {releaseOf("1.0.0", {}, true, true), releaseOf("1.1.0", {}, true, false)})
            all.insert(each.id(), each);
        const auto running = runningVersion(all, directory(), ProjectId("shop"), ReleaseId("r-1.1.0"));
        QVERIFY(running);
        QCOMPARE(running->version, "1.0.0");
        QVERIFY(!runningVersion(all, directory(), ProjectId("other"), {}));
        QVERIFY(!runningVersion(all, directory(), ProjectId("shop"), ReleaseId("r-1.0.0")));
    }

    void whatIsInProductionRunsAlsoBeforeItsReleaseHasEnded()
    {
        QMap<ReleaseId, domain::Release> all;
        for (const domain::Release &each :
             {releaseOf("1.0.0", {{"build", 1}}, true, true), releaseOf("1.2.0", {{"build", 3}}, false, true)})
            all.insert(each.id(), each);
        const auto before = runningVersion(all, directory(), ProjectId("shop"), {});
        QVERIFY(before);
        QCOMPARE(before->version, "1.0.0"); // the other one came to staging only
        QCOMPARE(before->where, "Prod");
        QCOMPARE(runningText(before), "Before it: 1.0.0 in Prod (release 1.0.0)");

        all.clear();
        all.insert(ReleaseId("r-1.1.0"), releaseOf("1.1.0", {{"revision", QString(40, 'b')}}, true, false));
        const auto running = runningVersion(all, directory(), ProjectId("shop"), ReleaseId("r-1.2.0"));
        QVERIFY2(running, "it is there, whatever else its release still does");
        QCOMPARE(running->version, "1.1.0");
        QCOMPARE(running->revision, QString(40, 'b'));
        QVERIFY(!runningVersion(all, directory(), ProjectId("shop"), ReleaseId("r-1.1.0")));
        QCOMPARE(runningText({}), "Before it: nothing on record says what was in production.");
    }

    void aVersionHasItsTagOrBranch_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("found");
        QTest::newRow("with a v") << QStringList{"v2.8.0", "2.8.0-rc1"} << "" << "v2.8.0";
        QTest::newRow("bare") << QStringList{"2.8.0"} << "" << "2.8.0";
        QTest::newRow("with the project") << QStringList{"shop-2.8.0"} << "" << "shop-2.8.0";
        QTest::newRow("by a pattern") << QStringList{"v2.8.0", "web/2.8.0"} << "web/${version}" << "web/2.8.0";
        QTest::newRow("another version") << QStringList{"v2.8.1"} << "" << "";
    }

    void aVersionHasItsTagOrBranch()
    {
        QFETCH(const QStringList, tags);
        QFETCH(const QString, pattern);
        QFETCH(const QString, found);
        QList<git::GitRef> refs{{git::RefKind::RemoteBranch, "origin/release/3.0", "c"}};
        for (const QString &tag : tags)
            refs.append({git::RefKind::Tag, tag, "c"});
        const auto ref = refOfVersion(refs, "2.8.0", "shop", pattern);
        QCOMPARE(ref ? ref->name : QString(), found);
        QCOMPARE(refOfVersion(refs, "3.0", "shop", {})->name, "origin/release/3.0");
    }

    void readsEveryRepositoryAndSaysWhichItCouldNot()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1.0.0");
        ground.commit("SHOP-1 New");
        ground.tag("v1.1.0");
        QStringList told;
        const auto reading = QCoro::waitFor(readCode(
            query({ground.folder(), "/nowhere"}), [&told](const QString &name, int, int) { told.append(name); }, {}));
        QVERIFY(reading);
        QCOMPARE(reading->facts.size(), 1);
        QCOMPARE(reading->facts.first().repository, "shop");
        QCOMPARE(reading->facts.first().range.baseName, "v1.0.0");
        QCOMPARE(reading->facts.first().range.commits.size(), 1);
        QCOMPARE(reading->unread.size(), 1);
        QCOMPARE(reading->unread.first().error.code, ErrorCode::NotFound);
        QCOMPARE(told, (QStringList{"shop", "nowhere"}));
    }

    void aRunningVersionWithoutATagDoesNotStopTheNext()
    {
        GitGround ground;
        ground.commit("Start");
        const auto first = QCoro::waitFor(readCode(query({ground.folder()}), {}, {}));
        QVERIFY(first);
        QVERIFY(first->unread.isEmpty());
        QVERIFY(first->facts.first().range.base.isEmpty());
        QVERIFY2(first->notes.join(' ').contains("1.0.0, which runs now"), qPrintable(first->notes.join(' ')));

        ground.tag("v0.9");
        ground.commit("SHOP-1 New");
        ground.tag("v1.1.0");
        const auto next = QCoro::waitFor(readCode(query({ground.folder()}), {}, {}));
        QVERIFY(next);
        QCOMPARE(next->facts.first().range.baseName, "v0.9");
        QCOMPARE(next->facts.first().range.commits.size(), 1);
        QVERIFY2(next->notes.first().contains("1.0.0") && next->notes.first().contains("v0.9"),
                 qPrintable(next->notes.first()));
    }

    void aPersonNamesTheEnds_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("range");
        QTest::newRow("a tag") << "v0.9" << "" << "v0.9 v1.1.0 2";
        QTest::newRow("a version") << "0.9" << "1.1.0" << "v0.9 v1.1.0 2";
        QTest::newRow("a branch as candidate") << "v1.1.0" << "next" << "v1.1.0 next 1";
        QTest::newRow("a base that is not there") << "9.9" << "" << "";
        QTest::newRow("a candidate that is not there") << "v0.9" << "nowhere" << "";
        QTest::newRow("an option of git") << "--all" << "" << "";
    }

    void aPersonNamesTheEnds()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, head);
        QFETCH(const QString, range);
        GitGround ground;
        ground.commit("Start");
        ground.tag("v0.9");
        ground.commit("SHOP-1 New");
        ground.tag("v1.0.0");
        ground.commit("SHOP-2 New");
        ground.tag("v1.1.0");
        ground.git({"checkout", "-q", "-b", "next"});
        ground.commit("SHOP-3 New");
        CodeQuery named = query({ground.folder()});
        named.named = {base, head};
        const auto reading = QCoro::waitFor(readCode(named, {}, {}));
        QVERIFY(reading);
        if (range.isEmpty()) {
            QCOMPARE(reading->unread.first().error.code, ErrorCode::NotFound);
            QVERIFY(reading->unread.first().error.message.contains("Name a tag"));
            return;
        }
        QVERIFY(reading->unread.isEmpty());
        const git::CommitRange &found = reading->facts.first().range;
        QCOMPARE(QStringList({found.baseName, found.headName, QString::number(found.commits.size())}).join(' '), range);
    }

    void theEndsOfAReleaseAreKeptInItsFlow()
    {
        domain::Plan plan;
        domain::Variable other;
        other.name = "codeBase";
        other.environment = EnvironmentId("prod");
        plan.variables = {other};
        const domain::Plan before = plan;
        keepCodeEnds(plan, {" v1.0.0 ", {}});
        QCOMPARE(codeEndsOf(plan), (CodeEnds{"v1.0.0", {}}));
        QVERIFY(domain::checkVariables(plan.variables));
        keepCodeEnds(plan, {"v1.0.1", "main"});
        QCOMPARE(codeEndsOf(plan), (CodeEnds{"v1.0.1", "main"}));
        QCOMPARE(plan.variables.size(), 3);
        keepCodeEnds(plan, {});
        QCOMPARE(plan, before);
    }

    void issuesComeBackWithTheirCommitsAndWhatWasAssumed()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v0.9");
        ground.commit("SHOP-1 New");
        ground.tag("v1.1.0");
        ReconciliationWish wish;
        wish.code = query({ground.folder()});
        domain::IssueSnapshot snapshot;
        snapshot.issues.resize(1);
        const auto coded = QCoro::waitFor(ReconciliationService::withCode(wish, snapshot));
        QVERIFY2(coded, coded ? "" : qPrintable(coded.error().message));
        QCOMPARE(coded->snapshot.issues.size(), 1);
        QCOMPARE(coded->snapshot.commits.size(), 1);
        QCOMPARE(coded->remarks.size(), 1);
        QCOMPARE(coded->doubts, coded->remarks);
        QVERIFY2(coded->ranges.first().startsWith("shop: v0.9"), qPrintable(coded->ranges.first()));

        wish.code.named.base = "nowhere";
        const auto refused = QCoro::waitFor(ReconciliationService::withCode(wish, snapshot));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(refused.error().message.size() < 160, qPrintable(refused.error().message));
    }

    void withoutAnythingOnRecordTheNearestTagIsTheBase()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v0.9");
        ground.commit("SHOP-1 New");
        ground.tag("v1.1.0");
        CodeQuery bare = query({ground.folder()});
        bare.baseVersion.clear();
        const auto reading = QCoro::waitFor(readCode(bare, {}, {}));
        QVERIFY(reading);
        QCOMPARE(reading->facts.first().range.baseName, "v0.9");
        QVERIFY2(reading->notes.join(' ').contains("v0.9"), qPrintable(reading->notes.join(' ')));
        QVERIFY2(reading->doubts.isEmpty(), "the range says it, and nothing else is known");
    }

    void noRepositoryIsAnErrorThatSaysWhatToDo()
    {
        const auto reading = QCoro::waitFor(readCode(query({}), {}, {}));
        QVERIFY(!reading);
        QCOMPARE(reading.error().code, ErrorCode::FailedPrecondition);
        QVERIFY(reading.error().message.contains("workspace.yaml"));
    }

    void commitsOfASnapshotKnowTheirPeopleAndReverts()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1.0.0");
        const QString lost = ground.commit("SHOP-1 Gone again (#12)");
        ground.git({"revert", "--no-edit", lost});
        ground.tag("v1.1.0");
        const auto reading = QCoro::waitFor(readCode(query({ground.folder()}), {}, {}));
        domain::Person dev;
        dev.id = PersonId("dev1");
        dev.mail = "DEV1@example.com";
        const QList<domain::ScopeCommit> commits = scopeCommits(reading->facts, {dev});
        QCOMPARE(commits.size(), 1);
        QCOMPARE(commits.first().author, PersonId("dev1"));
        QCOMPARE(commits.first().issueKey, "SHOP-1");
        QCOMPARE(commits.first().pullRequest, "#12");
        QCOMPARE(commits.first().revertedBy, ground.git({"rev-parse", "v1.1.0^{commit}"}));

        // The range says the same number, and names the other one.
        ReconciliationWish wish;
        wish.code = query({ground.folder()});
        const auto coded = QCoro::waitFor(ReconciliationService::withCode(wish, {}));
        QVERIFY(coded);
        QVERIFY2(coded->ranges.first().endsWith("1 commit(s) (2 with merges and reverts)"),
                 qPrintable(coded->ranges.first()));
    }

    void rulesThatNeedCodeAreJudgedByItOrNotAtAll()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1.0.0");
        const QString lost = ground.commit("SHOP-1 Gone again (#12)");
        ground.git({"revert", "--no-edit", lost});
        ground.commit("SHOP-9 Of another version (#13)");
        ground.commit("bump something");
        ground.tag("v1.1.0");
        const auto reading = QCoro::waitFor(readCode(query({ground.folder()}), {}, {}));
        domain::IssueSnapshot snapshot;
        for (const char *const key : {"SHOP-1", "SHOP-2"}) {
            domain::Issue issue;
            issue.key = key;
            issue.issueClass = domain::IssueClass::Feature;
            issue.category = domain::StatusCategory::Done;
            issue.fixVersions = {"1.1.0"};
            snapshot.issues.append(issue);
        }
        snapshot.commits = scopeCommits(reading->facts, {});
        domain::WarningContext context;
        context.isCodeKnown = true;
        const domain::WarningReport report = domain::judgeScope(snapshot, context);
        QStringList found;
        for (const domain::ScopeWarning &warning : report.warnings)
            found.append(warning.rule + u' ' + warning.issueKey);
        for (const char *const expected : {"W7 SHOP-1", "W4 SHOP-2", "W10 ", "W11 SHOP-9"})
            QVERIFY2(found.contains(QString(expected)), qPrintable(found.join(", ")));
        QCOMPARE(domain::countScope(snapshot, report.warnings).warnings, 2);

        context.isCodeKnown = false;
        snapshot.commits.clear();
        const domain::WarningReport blind = domain::judgeScope(snapshot, context);
        for (const char *const rule : {"W4", "W7", "W10", "W11"})
            QVERIFY2(blind.notEvaluated.contains(QString(rule)), rule);
        QVERIFY(blind.warnings.isEmpty());
    }

    void textLeavesAsText()
    {
        ReconciliationRow row;
        row.verdict = Verdict::Unexpected;
        row.key = "SHOP-1";
        row.summary = "=HYPERLINK(\"http://x\") | **bold** \u202e";
        QVERIFY(csvOf({row}).contains("\"'=HYPERLINK(\"\"http://x\"\")"));
        const QString markdown = markdownOf({row});
        QVERIFY(markdown.contains("\\| \\*\\*bold\\*\\*") && !markdown.contains(QChar(0x202e)));
        ReconciliationReport report;
        report.rows = {row};
        QCOMPARE(jsonOf(report).value("counts").toObject().value("unexpected").toInt(), 1);
        QCOMPARE(jsonOf(report).value("findings").toInt(), 1);
        QCOMPARE(jsonOf(report).value("complete").toBool(), false);
    }
};

RELEASE_DESK_TEST(tst_release_facts, TestReleaseFacts)
#include "tst_release_facts.moc"
