// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_check.h"
#include "core/domain/release.h"
#include "core/domain/scope_warnings.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace releasedesk;
using namespace releasedesk::domain;

namespace {

//! Nothing stands against it: done, with merged and reviewed code, in one version.
struct Ground {
    IssueSnapshot snapshot;
    IssueSnapshot submitted;
    WarningContext context;

    Ground()
    {
        Issue issue;
        issue.key = "SHOP-1";
        issue.category = StatusCategory::Done;
        issue.issueClass = IssueClass::Feature;
        issue.fixVersions = {"2.8.0"};
        issue.development = {.isKnown = true, .mergedPullRequests = 1};
        snapshot.issues = {issue};
        snapshot.versions = {{"1", "SHOP", "2.8.0", {}, {}, {}, false, false}};
        snapshot.commits = {commit("aaaaaaaaaa", "SHOP-1", "#7")};
        submitted = snapshot;
        context.now = QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC);
        context.windowStart = context.now.addDays(10);
        context.isCodeKnown = true;
        context.submitted = &submitted;
    }
    Ground(const Ground &) = delete;
    Ground &operator=(const Ground &) = delete;

    static ScopeCommit commit(const QString &hash, const QString &key, const QString &request)
    {
        ScopeCommit made;
        made.hash = hash;
        made.issueKey = key;
        made.pullRequest = request;
        return made;
    }

    Issue &issue() { return snapshot.issues.first(); }

    [[nodiscard]] QStringList rules() const
    {
        QStringList found;
        for (const ScopeWarning &warning : judgeScope(snapshot, context).warnings)
            found.append(warning.rule);
        return found;
    }
};

using Spoil = std::function<void(Ground &)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestScopeWarnings final : public QObject
{
    Q_OBJECT

private slots:
    void nothingStandsAgainstTheGround()
    {
        const Ground ground;
        QCOMPARE(ground.rules(), QStringList());
    }

    //! Each spoils one thing, and exactly its rule says so, with a sentence that names what it is about.
    void eachRuleSeesWhatItIsFor_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<WarningRemedy>("remedy");
        const auto row = [](const char *name, const char *rule, WarningRemedy remedy, Spoil spoil) {
            QTest::newRow(name) << QString::fromLatin1(rule) << std::move(spoil) << remedy;
        };
        row("an open pull request", "W1", WarningRemedy::Reopen,
            [](Ground &ground) { ground.issue().development.openPullRequests = 1; });
        row("code without a review", "W2", WarningRemedy::Reopen,
            [](Ground &ground) { ground.snapshot.commits.first().pullRequest.clear(); });
        row("a failing build", "W3", WarningRemedy::Reopen,
            [](Ground &ground) { ground.issue().development.isBuildFailing = true; });
        row("no code", "W4", WarningRemedy::MoveOut, [](Ground &ground) {
            ground.issue().development.mergedPullRequests = 0;
            ground.snapshot.commits.clear();
        });
        row("in progress with the window near", "W5", WarningRemedy::MoveOut, [](Ground &ground) {
            ground.issue().category = ground.submitted.issues.first().category = StatusCategory::InProgress;
            ground.context.windowStart = ground.context.now.addSecs(3600);
        });
        row("an unresolved blocker", "W6", WarningRemedy::TakeBlockerIn, [](Ground &ground) {
            ground.issue().links = {{LinkKind::BlockedBy, "SHOP-9", "Tax tables", StatusCategory::ToDo}};
        });
        row("all code taken back", "W7", WarningRemedy::MoveOut,
            [](Ground &ground) { ground.snapshot.commits.first().revertedBy = "bbbbbbbbbb"; });
        row("gone since it was submitted", "W8", WarningRemedy::ReadAgain, [](Ground &ground) {
            Issue other = ground.issue();
            other.key = "SHOP-2";
            ground.submitted.issues.append(other);
        });
        row("in two versions", "W9", WarningRemedy::MoveOut,
            [](Ground &ground) { ground.issue().fixVersions = {"2.8.0", "2.9.0"}; });
        row("a commit that names nothing", "W10", WarningRemedy::ShowCode,
            [](Ground &ground) { ground.snapshot.commits.append(Ground::commit("cccccccccc", {}, "#8")); });
        row("code of another version", "W11", WarningRemedy::ShowCode,
            [](Ground &ground) { ground.snapshot.commits.append(Ground::commit("dddddddddd", "SHOP-40", "#9")); });
        row("an open sub-task", "W12", WarningRemedy::Reopen, [](Ground &ground) {
            ground.issue().links = {{LinkKind::Subtask, "SHOP-8", "Texts", StatusCategory::InProgress}};
        });
        row("in no version", "W13", WarningRemedy::PutIntoVersion, [](Ground &ground) {
            Issue stray = ground.issue();
            stray.key = "SHOP-3";
            stray.fixVersions.clear();
            ground.snapshot.issues.append(stray);
            ground.submitted = ground.snapshot;
        });
    }

    void eachRuleSeesWhatItIsFor()
    {
        QFETCH(const QString, rule);
        QFETCH(const Spoil, spoil);
        QFETCH(const WarningRemedy, remedy);
        Ground ground;
        spoil(ground);

        QCOMPARE(ground.rules(), QStringList{rule});
        QVERIFY(remedyOf(rule) == remedy);
        const ScopeWarning warning = judgeScope(ground.snapshot, ground.context).warnings.first();
        QVERIFY2(warning.message.contains(warning.issueKey), qPrintable(warning.message));
        const auto rules = warningRules();
        QCOMPARE(std::ranges::count(rules, rule, &WarningRule::id), 1);

        ground.context.off.insert(rule, "decided in the retrospective");
        QCOMPARE(ground.rules(), QStringList());
        QCOMPARE(judgeScope(ground.snapshot, ground.context).silenced.value(rule), 1);
    }

    void everyRuleIsTriedAbove()
    {
        QCOMPARE(warningRules().size(), 13);
        for (const WarningRule &rule : warningRules())
            QVERIFY2(!rule.name.isEmpty() && rule.explanation.endsWith('.'), qPrintable(rule.id));
    }

    //! A list that was read without its versions says nothing about them.
    void versionsThatNobodyReadAreNotMissed()
    {
        Ground ground;
        ground.issue().fixVersions.clear();
        QCOMPARE(ground.rules(), QStringList());
        ground.snapshot.versions.clear(); // a search found it
        QCOMPARE(ground.rules(), QStringList{"W13"});
    }

    void aRuleThatIsSwitchedOffStandsNotBeforeTheStart()
    {
        Ground ground;
        ground.issue().development.openPullRequests = 1; // W1
        ReleaseCreated created;
        created.release = ReleaseId("r");
        created.project = ProjectId("shop");
        created.version = "2.8.0";
        created.snapshot = ground.snapshot;
        Release release;
        release.apply(created, PersonId("owner"), ground.context.now);
        Directory directory;
        directory.projects = {{ProjectId("shop")}};
        const auto found = [&] {
            const QList<Finding> findings = checkPlan(release, directory, ground.context.now);
            return std::ranges::count(findings, QStringLiteral("L10"), &Finding::rule);
        };
        QCOMPARE(found(), 1);
        directory.projects.first().warningsOff.insert("W1", "We merge after the release.");
        QCOMPARE(found(), 0);
    }
};

RELEASE_DESK_TEST(tst_scope_warnings, TestScopeWarnings)
#include "tst_scope_warnings.moc"
