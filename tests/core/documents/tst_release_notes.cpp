// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_notes.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::documents;
using domain::IssueClass;

namespace {

const QDateTime at(QDate(2026, 11, 24), QTime(5, 0), Qt::UTC);

domain::Issue issue(const QString &key, IssueClass issueClass, const QString &summary, const QString &fixNote = {})
{
    domain::Issue each;
    each.key = key;
    each.issueClass = issueClass;
    each.summary = summary;
    each.fixNote = fixNote;
    each.category = domain::StatusCategory::Done;
    return each;
}

domain::ScopeCommit commitFor(const QString &key, const QString &revertedBy = {})
{
    domain::ScopeCommit commit;
    commit.hash = QString(40, 'a');
    commit.issueKey = key;
    commit.revertedBy = revertedBy;
    return commit;
}

domain::Release releaseOf(const QList<domain::Issue> &issues, const QList<domain::Task> &tasks = {},
                          const QList<domain::ScopeCommit> &commits = {})
{
    domain::ReleaseCreated created;
    created.release = ReleaseId("rel-1");
    created.project = ProjectId("checkout");
    created.version = "2.8.0";
    created.title = "Checkout 2.8.0";
    created.snapshot.issues = issues;
    created.snapshot.commits = commits;
    created.plan.phases = {{PhaseId("prepare"), "Prepare", true}, {PhaseId("deploy"), "Deploy"}};
    created.plan.tasks = tasks;
    domain::Release release;
    release.apply(created, PersonId("kim"), at);
    return release;
}

domain::Task build(const char *id, const char *phase)
{
    domain::Task task;
    task.id = TaskId(id);
    task.kind = "jenkins.build";
    task.phase = PhaseId(phase);
    return task;
}

void succeed(domain::Release &release, const char *task, const QJsonValue &number, qint64 second)
{
    domain::TaskStarted started{TaskId(task), 1, EffectId(task)};
    release.apply(started, PersonId("engine"), at.addSecs(second));
    domain::TaskSucceeded done{TaskId(task), 1};
    done.output = {{"buildNumber", number}};
    release.apply(done, PersonId("engine"), at.addSecs(second + 30));
}

const NotesOptions english{"en", QDate(2026, 11, 24), "214"};
const NotesOptions korean{"ko", QDate(2026, 11, 24), "214"};

} // namespace

class TestReleaseNotes final : public QObject
{
    Q_OBJECT

private slots:
    void everyFeatureAndBugStandsInItsSection()
    {
        const domain::Release release = releaseOf({issue("SHOP-1", IssueClass::Feature, "Partial refunds"),
                                                   issue("SHOP-2", IssueClass::Bug, "Wrong total", "rounded per line"),
                                                   issue("SHOP-3", IssueClass::Chore, "New compiler"),
                                                   issue("SHOP-4", IssueClass::Feature, QStringLiteral("간편 결제"))});

        const QString notes = releaseNotesMarkdown(release, english);

        const qsizetype features = notes.indexOf("## New features (2)");
        const qsizetype bugs = notes.indexOf("(1)", features + 20);
        QVERIFY(features > 0 && bugs > features);
        const QString featureSection = notes.mid(features, bugs - features);
        QVERIFY(featureSection.contains("- **SHOP-1** Partial refunds\n"));
        QVERIFY(featureSection.contains(QStringLiteral("- **SHOP-4** 간편 결제\n")));
        QVERIFY(notes.indexOf(QStringLiteral("- **SHOP-2** Wrong total — rounded per line\n")) > bugs);
        QVERIFY(notes.contains("- **SHOP-3** New compiler\n"));
        QVERIFY(notes.contains("2.8.0"));
        QVERIFY(notes.contains("2026-11-24"));
        QVERIFY(notes.contains("214"));
    }

    void theLanguageIsThatOfTheDocument()
    {
        const domain::Release release = releaseOf({issue("SHOP-1", IssueClass::Feature, "Partial refunds")});

        const QString notes = releaseNotesMarkdown(release, korean);

        QVERIFY(notes.contains(QStringLiteral("기능 (1)")));
        QVERIFY(!notes.contains("New features"));
    }

    void whatIsNotKnownIsLeftOut()
    {
        const QString notes = releaseNotesMarkdown(releaseOf({}), NotesOptions());

        QVERIFY(!notes.contains("Build"));
        QVERIFY(!notes.contains("Date"));
        QVERIFY(!notes.contains("(0)"));
    }

    void onlyWhatIsDoneAndInTheCodeIsTold_data()
    {
        QTest::addColumn<bool>("isDone");
        QTest::addColumn<int>("issueClass");
        QTest::addColumn<int>("merged");
        QTest::addColumn<QString>("code"); // of the commits: of this issue, its revert, of another one
        QTest::addColumn<int>("reason"); // -1: it stands in the notes
        const auto row = [](const char *name, bool isDone, IssueClass issueClass, int merged, const char *code,
                            std::optional<OmissionReason> reason) {
            QTest::newRow(name) << isDone << static_cast<int>(issueClass) << merged << code
                                << (reason ? static_cast<int>(*reason) : -1);
        };
        row("done, nothing known of the code", true, IssueClass::Feature, 0, "", std::nullopt);
        row("done with its commit", true, IssueClass::Feature, 0, "own", std::nullopt);
        row("not done though its code is there", false, IssueClass::Feature, 0, "own", OmissionReason::NotDone);
        row("taken back", true, IssueClass::Bug, 0, "reverted", OmissionReason::TakenBack);
        row("taken back and done again", true, IssueClass::Bug, 0, "reverted own", std::nullopt);
        row("no commit of the release names it", true, IssueClass::Feature, 0, "other", OmissionReason::NoCode);
        row("merged elsewhere", true, IssueClass::Feature, 1, "other", std::nullopt);
        row("a chore needs no code", true, IssueClass::Chore, 0, "other", std::nullopt);
    }

    void onlyWhatIsDoneAndInTheCodeIsTold()
    {
        QFETCH(const bool, isDone);
        QFETCH(const int, issueClass);
        QFETCH(const int, merged);
        QFETCH(const QString, code);
        QFETCH(const int, reason);
        domain::Issue each = issue("SHOP-1", static_cast<IssueClass>(issueClass), "Partial refunds");
        each.category = isDone ? domain::StatusCategory::Done : domain::StatusCategory::InProgress;
        each.development.mergedPullRequests = merged;
        QList<domain::ScopeCommit> commits;
        for (const QString &kind : code.split(' ', Qt::SkipEmptyParts))
            commits.append(commitFor(kind == "other" ? "SHOP-9" : "SHOP-1", kind == "reverted" ? "bbbb" : ""));
        const domain::Release release = releaseOf({each}, {}, commits);

        const QList<Omission> omitted = omissionsOf(release);

        QCOMPARE(omitted.isEmpty() ? -1 : static_cast<int>(omitted.first().reason), reason);
        QCOMPARE(releaseNotesMarkdown(release, english).contains("SHOP-1"), reason < 0);
        QCOMPARE(releaseNotesMarkdown(release, english).contains("Nothing in this version."), reason >= 0);
    }

    void whatWasLeftOutComesBackIntoItsSection()
    {
        const domain::Issue open = issue("SHOP-5", IssueClass::Feature, "Gift *cards*");
        const QString notes = releaseNotesMarkdown(releaseOf({issue("SHOP-1", IssueClass::Feature, "Partial refunds"),
                                                              issue("SHOP-2", IssueClass::Bug, "Wrong total")}),
                                                   english);

        const QString more = withIssue(notes, open, "en");

        QVERIFY2(more.contains("## New features (2)\n\n- **SHOP-1** Partial refunds\n- **SHOP-5** Gift \\*cards\\*\n"),
                 qPrintable(more));
        const QString chore = withIssue(more, issue("SHOP-6", IssueClass::Chore, "New compiler"), "en");
        QVERIFY2(chore.endsWith("## Other work (1)\n\n- **SHOP-6** New compiler\n"), qPrintable(chore));
        QCOMPARE(withIssue(releaseNotesMarkdown(releaseOf({}), english), open, "en").count("Nothing in"), 0);
    }

    void theSameReleaseGivesTheSameBytes()
    {
        const domain::Release release = releaseOf({issue("SHOP-1", IssueClass::Feature, "Partial refunds")});

        QCOMPARE(releaseNotesMarkdown(release, english), releaseNotesMarkdown(release, english));
    }

    void textFromOutsideStaysText_data()
    {
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("forbidden"); // would be markup
        QTest::newRow("a link") << "[click](http://evil.example)" << "[click](";
        QTest::newRow("a picture") << "![x](http://evil.example/p.png)" << "![x](";
        QTest::newRow("HTML") << "<img src='file:///etc/passwd'>" << " <img";
        QTest::newRow("emphasis") << "a *bold* _move_" << "*bold*";
        QTest::newRow("code") << "run `rm -rf`" << " `rm";
        QTest::newRow("a heading behind a line feed") << "a\n# Approved" << "\n# Approved";
        QTest::newRow("a new entry behind a line feed") << "a\n- **SHOP-9** x" << "\n- **SHOP-9**";
        QTest::newRow("right to left") << QStringLiteral("abc\u202Etxt") << QStringLiteral("\u202E");
    }

    void textFromOutsideStaysText()
    {
        QFETCH(const QString, summary);
        QFETCH(const QString, forbidden);

        const QString notes
            = releaseNotesMarkdown(releaseOf({issue("SHOP-1", IssueClass::Bug, summary, summary)}), english);

        QVERIFY2(!notes.contains(forbidden), qPrintable(notes));
    }

    void ordinaryTextStaysReadable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a version") << "Support 2.8.0 (beta) - first part!" << "Support 2.8.0 (beta) - first part!";
        QTest::newRow("an ampersand") << "Pay & go" << "Pay & go";
        QTest::newRow("an entity") << "a &lt; b" << "a \\&lt; b";
        QTest::newRow("a list at the start") << "- item" << "\\- item";
        QTest::newRow("a number at the start") << "1. item" << "1\\. item";
        QTest::newRow("a decimal") << "1.5 times" << "1.5 times";
    }

    void ordinaryTextStaysReadable()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);

        const QString notes = releaseNotesMarkdown(releaseOf({issue("SHOP-1", IssueClass::Feature, text)}), english);

        QVERIFY2(notes.contains(QString("- **SHOP-1** " + expected + '\n')), qPrintable(notes));
    }

    void whatAPersonWroteGoesFirst()
    {
        domain::Release release = releaseOf({issue("SHOP-1", IssueClass::Feature, "Partial refunds")});
        release.apply(domain::NotesEdited{"ko", "# by hand"}, PersonId("kim"), at);

        QCOMPARE(currentNotes(release, korean), "# by hand");
        QCOMPARE(currentNotes(release, english), releaseNotesMarkdown(release, english));
    }

    void theBuildNumberIsThatOfTheBuild()
    {
        domain::Release release
            = releaseOf({}, {build("build", "prepare"), build("test", "prepare"), build("deploy", "deploy")});
        QCOMPARE(buildNumberOf(release), QString());
        succeed(release, "build", 214, 0);
        succeed(release, "test", 77, 300);
        succeed(release, "deploy", 31, 600);

        QCOMPARE(buildNumberOf(release), "214");
        QCOMPARE(buildNumberOf(release, TaskId("test")), "77");
        QCOMPARE(buildNumberOf(release, TaskId("none")), QString());
    }
};

RELEASE_DESK_TEST(tst_release_notes, TestReleaseNotes)

#include "tst_release_notes.moc"
