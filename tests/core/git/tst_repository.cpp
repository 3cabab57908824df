// SPDX-License-Identifier: Apache-2.0
#include "core/git/repository.h"
#include "core/git/repository_source.h"
#include "tests/support/git_ground.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QTest>

#include <thread>

using namespace releasedesk;
using namespace releasedesk::git;
using releasedesk::tests::GitGround;
using namespace Qt::StringLiterals;

namespace {

const IssueKeys &keys()
{
    static const IssueKeys shop({"SHOP"});
    return shop;
}

Repository opened(const GitGround &ground, const GitLimits &limits = {})
{
    auto repository = Repository::open(ground.folder(), limits, {});
    if (!repository)
        qFatal("%s", qPrintable(repository.error().message));
    return *repository;
}

CommitRange rangeOf(const GitGround &ground, const QString &base, const QString &head = "main")
{
    auto range = opened(ground).range(base, head, keys(), {});
    if (!range)
        qFatal("%s", qPrintable(range.error().message));
    return *range;
}

const GitCommit *find(const CommitRange &range, const QString &hash)
{
    for (const GitCommit &commit : range.commits) {
        if (commit.hash == hash)
            return &commit;
    }
    return nullptr;
}

void makeExecutable(const QString &file, const QByteArray &content)
{
    QFile script(file);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(content);
    script.close();
    QVERIFY(script.setPermissions(script.permissions() | QFile::ExeOwner));
}

} // namespace

class TestRepository final : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatACandidateBrings()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString one = ground.commit("SHOP-1 쿠폰을 더함\n\nLonger text about SHOP-2.");
        const QString bare = ground.commit("bump web-vitals");

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(range.commits.size(), 2);
        QCOMPARE(range.commits.first().hash, bare);
        QCOMPARE(range.head, bare);
        QVERIFY(range.isStraight);
        const GitCommit *commit = find(range, one);
        QVERIFY(commit != nullptr);
        QCOMPARE(commit->subject, u"SHOP-1 쿠폰을 더함"_s);
        QCOMPARE(commit->keys(), (QStringList{"SHOP-1", "SHOP-2"}));
        QCOMPARE(commit->authorMail, u"dev1@example.com"_s);
        QVERIFY(commit->committedAt.isValid());
        QVERIFY(range.commits.first().keys().isEmpty());
    }

    void aMergeNamesTheBranchOfItsCommits_data()
    {
        QTest::addColumn<QString>("branch");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("pullRequest");
        QTest::newRow("git") << "feature/SHOP-7" << "Merge branch 'feature/SHOP-7'" << "";
        QTest::newRow("GitHub") << "feature/shop-7-cart" << "Merge pull request #42 from acme/feature/shop-7-cart"
                                << "#42";
        QTest::newRow("GitLab") << "SHOP-7" << "Merge branch 'SHOP-7' into 'main'\n\nSee merge request acme/shop!19"
                                << "!19";
        QTest::newRow("Bitbucket") << "bugfix/SHOP-7" << "Merged in bugfix/SHOP-7 (pull request #5)" << "#5";
        QTest::newRow("a message of one's own") << "SHOP-7" << "Bring the cart in" << "";
    }

    void aMergeNamesTheBranchOfItsCommits()
    {
        QFETCH(const QString, branch);
        QFETCH(const QString, message);
        QFETCH(const QString, pullRequest);
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString inside = ground.merged(branch, "Show the cart", message);
        const QString outside = ground.commit("Something else");

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(find(range, inside)->branch, branch);
        QCOMPARE(find(range, inside)->keys(), QStringList{"SHOP-7"});
        QCOMPARE(find(range, inside)->pullRequest, pullRequest);
        QVERIFY(find(range, outside)->keys().isEmpty());
    }

    void aBranchWithinABranchKeepsItsOwn()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.git({"checkout", "--quiet", "-b", "feature/SHOP-1"});
        const QString outer = ground.commit("Outer");
        ground.git({"checkout", "--quiet", "-b", "feature/SHOP-2"});
        const QString inner = ground.commit("Inner");
        ground.git({"checkout", "--quiet", "feature/SHOP-1"});
        ground.git({"merge", "--no-ff", "-m", "Merge branch 'feature/SHOP-2' into feature/SHOP-1", "feature/SHOP-2"});
        ground.git({"checkout", "--quiet", "main"});
        ground.commit("On main meanwhile");
        ground.git({"merge", "--no-ff", "-m", "Merge branch 'feature/SHOP-1'", "feature/SHOP-1"});

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(find(range, outer)->keys(), QStringList{"SHOP-1"});
        QCOMPARE(find(range, inner)->keys(), QStringList{"SHOP-2"});
    }

    void aRevertTakesBackWhatItNames()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString lost = ground.commit("SHOP-1376 Gift wrap");
        ground.git({"revert", "--no-edit", lost});
        const QString revert = ground.head();

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(find(range, lost)->revertedBy, revert);
        QVERIFY(find(range, revert)->takesBack);
        QVERIFY2(find(range, revert)->keys().isEmpty(), "a revert is no code of the issue it takes back");
    }

    void aRevertedRevertTakesNothingBack()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString kept = ground.commit("SHOP-1376 Gift wrap");
        ground.git({"revert", "--no-edit", kept});
        const QString revert = ground.head();
        ground.git({"revert", "--no-edit", revert});

        const CommitRange range = rangeOf(ground, "v1");

        QVERIFY(find(range, kept)->revertedBy.isEmpty());
        QCOMPARE(find(range, revert)->revertedBy, ground.head());
    }

    void aRevertedMergeTakesAllItBroughtBack()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString inside = ground.merged("SHOP-9", "First half", "Merge branch 'SHOP-9'");
        ground.git({"revert", "--no-edit", "-m", "1", "HEAD"});

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(find(range, inside)->revertedBy, ground.head());
    }

    void aRevertOfWhatWasShippedIsAChangeOfItsIssue()
    {
        GitGround ground;
        const QString shipped = ground.commit("SHOP-5 Shipped long ago");
        ground.tag("v1");
        ground.git({"revert", "--no-edit", shipped});

        const CommitRange range = rangeOf(ground, "v1");

        QVERIFY(!range.commits.first().takesBack);
        QCOMPARE(range.commits.first().keys(), QStringList{"SHOP-5"});
    }

    void aRevertedCherryPickIsFoundByItsOrigin()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.git({"checkout", "--quiet", "-b", "other"});
        const QString origin = ground.commit("SHOP-8 Fast search");
        ground.git({"checkout", "--quiet", "main"});
        ground.commit("Between");
        ground.git({"cherry-pick", "-x", origin});
        const QString pick = ground.head();
        const QString revert = ground.commit("Back again\n\nThis reverts commit " + origin + ".");

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(find(range, pick)->cherryPickedFrom, origin);
        QCOMPARE(find(range, pick)->revertedBy, revert);
    }

    void whatAHotfixShippedAlreadyIsToldApart()
    {
        GitGround ground;
        ground.commit("Start");
        const QString fix = ground.commit("SHOP-3 Fix the total");
        ground.commit("SHOP-4 New");
        ground.git({"checkout", "--quiet", "-b", "release/1", "HEAD~2"});
        ground.git({"cherry-pick", fix}); // without -x: only the change itself says it
        const QString onlyThere = ground.commit("SHOP-6 Only in production");
        ground.tag("v1.0.1");
        ground.git({"checkout", "--quiet", "main"});

        const CommitRange range = rangeOf(ground, "v1.0.1");

        QVERIFY(!range.isStraight);
        QVERIFY(find(range, fix)->isEquivalent);
        QVERIFY(!range.commits.first().isEquivalent);
        QCOMPARE(range.leftBehind.size(), 1);
        QCOMPARE(range.leftBehind.first().hash, onlyThere);
    }

    void anArtifactIsComparedWithTheRange()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QString built = ground.commit("SHOP-1 In the build");
        const QString late = ground.commit("SHOP-2 Too late");
        ground.git({"checkout", "--quiet", "-b", "experiment", built});
        const QString beside = ground.commit("SHOP-3 Beside");
        const Repository repository = opened(ground);
        const CommitRange range = rangeOf(ground, "v1");

        const auto artifact = repository.artifact(beside, range, keys(), {});

        QVERIFY(artifact);
        QVERIFY(artifact->contained.contains(built));
        QVERIFY(!artifact->contained.contains(late));
        QCOMPARE(artifact->beyond.size(), 1);
        QCOMPARE(artifact->beyond.first().messageKeys, QStringList{"SHOP-3"});
    }

    void historyNamesExactlyTheKey()
    {
        GitGround ground;
        const QString named = ground.commit("SHOP-1 The one");
        ground.commit("SHOP-12 A longer number");

        const auto found = opened(ground).history("main", {"SHOP-1", "--all"}, keys(), 10, {});

        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().hash, named);
    }

    void textFromOutsideIsMadeFitToShow()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.commit(QStringLiteral("SHOP-1 \u202egnp.exe\u0007 <img src='file:///etc/passwd'> ") + QString(9000, 'x')
                      + "\n\ncommit 0000000000000000000000000000000000000000\nSHOP-2");

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(range.commits.size(), 1);
        const QString subject = range.commits.first().subject;
        QVERIFY(!subject.contains(QChar(0x202e)) && !subject.contains(QChar(7)));
        QVERIFY(subject.size() <= 300);
        QCOMPARE(range.commits.first().keys(), (QStringList{"SHOP-1", "SHOP-2"}));
    }

    void refusesWhatIsNoRevision_data()
    {
        QTest::addColumn<QString>("revision");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const char *revision, ErrorCode code) {
            QTest::newRow(name) << QString::fromUtf8(revision) << static_cast<int>(code);
        };
        row("not there", "v9.9.9", ErrorCode::NotFound);
        row("a hash that is not there", "0123456789012345678901234567890123456789", ErrorCode::NotFound);
        row("an option", "--output=/tmp/x", ErrorCode::InvalidArgument);
        row("a range", "main..v1", ErrorCode::InvalidArgument);
        row("an expression", "main^{/secret}", ErrorCode::InvalidArgument);
        row("empty", "", ErrorCode::InvalidArgument);
        row("with a line break", "main\nv1", ErrorCode::InvalidArgument);
    }

    void refusesWhatIsNoRevision()
    {
        QFETCH(const QString, revision);
        QFETCH(const int, code);
        GitGround ground;
        ground.commit("Start");

        const auto range = opened(ground).range({}, revision.isEmpty() ? QStringLiteral(" ") : revision, keys(), {});

        QVERIFY(!range);
        QCOMPARE(static_cast<int>(range.error().code), code);
        QVERIFY(!range.error().message.isEmpty());
    }

    void saysWhatIsWrongWithAFolder()
    {
        const QTemporaryDir empty;
        QCOMPARE(Repository::open(empty.path(), {}, {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(Repository::open(empty.path() + "/gone", {}, {}).error().code, ErrorCode::NotFound);
    }

    void saysThatGitIsMissing()
    {
        GitLimits limits;
        limits.program = "git-that-is-not-installed";
        const QTemporaryDir folder;
        const auto repository = Repository::open(folder.path(), limits, {});
        QCOMPARE(repository.error().code, ErrorCode::NotFound);
        QVERIFY(repository.error().message.contains("git"));
    }

    void givesUpAtItsTimeLimitAndWhenStopped()
    {
        const QTemporaryDir folder;
        const QString slow = folder.filePath("slow-git");
        makeExecutable(slow, "#!/bin/sh\nsleep 30 & wait\n");
        GitLimits limits;
        limits.program = slow;
        limits.time = std::chrono::milliseconds(150);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(Repository::open(folder.path(), limits, {}).error().code, ErrorCode::DeadlineExceeded);
        QVERIFY(timer.elapsed() < 3000);

        limits.time = std::chrono::seconds(30);
        std::stop_source stop;
        std::jthread stopper([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            stop.request_stop();
        });
        timer.restart();
        QCOMPARE(Repository::open(folder.path(), limits, stop.get_token()).error().code, ErrorCode::Cancelled);
        QVERIFY(timer.elapsed() < 3000);
    }

    void aRangeThatIsTooLongIsAnError()
    {
        GitGround ground;
        for (int number = 0; number < 4; ++number)
            ground.commit("SHOP-1 again");
        GitLimits limits;
        limits.commits = 3;
        QCOMPARE(opened(ground, limits).range({}, "main", keys(), {}).error().code, ErrorCode::ResourceExhausted);
        limits.commits = 4;
        QVERIFY(opened(ground, limits).range({}, "main", keys(), {}));
    }

    void tenThousandCommitsAreReadQuickly()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.manyCommits(10'000);

        QElapsedTimer timer;
        timer.start();
        const CommitRange range = rangeOf(ground, "v1");
        const qint64 elapsed = timer.elapsed();

        QCOMPARE(range.commits.size(), 10'000);
        QCOMPARE(range.commits.last().keys(), QStringList{"SHOP-1"});
        QVERIFY2(elapsed < 5000, qPrintable(QString::number(elapsed)));
        qInfo("10,000 commits in %lld ms", static_cast<long long>(elapsed));
    }

    void settingsOfTheRepositoryRunNothing()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.commit("SHOP-1 Signed by nobody");
        const QTemporaryDir traps;
        const QString trap = traps.filePath("trap");
        makeExecutable(trap, "#!/bin/sh\ntouch '" + traps.filePath("sprung").toUtf8() + "'\n");
        for (const char *setting : {"core.pager", "pager.log", "core.fsmonitor", "gpg.program", "diff.external",
                                    "core.sshCommand", "credential.helper", "alias.log", "alias.rev-parse"})
            ground.git({"config", setting, trap});
        ground.git({"config", "log.showSignature", "true"});
        ground.git({"config", "core.hooksPath", traps.path()});

        const CommitRange range = rangeOf(ground, "v1");

        QCOMPARE(range.commits.size(), 1);
        QVERIFY(!QFile::exists(traps.filePath("sprung")));
    }

    void aRemoteIsMirroredAndBroughtUpToDate()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        const QTemporaryDir mirrors;
        const QString address = "file://" + ground.folder();
        QVERIFY(isRemote(address));
        const auto first = openSource(address, mirrors.path(), {}, {});
        QVERIFY2(first, first ? "" : qPrintable(first.error().message + first.error().detail));
        QCOMPARE(first->range("v1", "main", keys(), {})->commits.size(), 0);

        ground.commit("SHOP-1 New since");
        const auto second = openSource(address, mirrors.path(), {}, {});
        QVERIFY(second);
        QCOMPARE(second->folder(), first->folder());
        QCOMPARE(second->range("v1", "main", keys(), {})->commits.size(), 1);
    }

    //! Another program in the place of ssh does here what the host would do there.
    void aHostIsAskedThroughSsh_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("in full") << "ssh://build@git.example%1";
        QTest::newRow("in short") << "build@git.example:%1";
    }

    void aHostIsAskedThroughSsh()
    {
        QFETCH(const QString, address);
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1");
        ground.commit("SHOP-1 New since");
        const QTemporaryDir programs;
        QFile ssh(programs.filePath("ssh"));
        QVERIFY(ssh.open(QIODevice::WriteOnly));
        ssh.write("#!/bin/sh\n"
                  "echo \"$@\" >> \"$(dirname \"$0\")/asked\"\n"
                  "while [ \"${1#-}\" != \"$1\" ]; do [ \"$1\" = -o ] && shift; shift; done\n"
                  "shift\n"
                  "exec sh -c \"$*\"\n");
        ssh.close();
        QVERIFY(ssh.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", programs.path().toUtf8() + ':' + path);
        const auto restore = qScopeGuard([&path] { qputenv("PATH", path); });
        const QTemporaryDir mirrors;

        const auto source = openSource(address.arg(ground.folder()), mirrors.path(), {}, {});

        QVERIFY2(source, source ? "" : qPrintable(source.error().message + source.error().detail));
        QCOMPARE(source->range("v1", "main", keys(), {})->commits.size(), 1);
        QFile asked(programs.filePath("asked"));
        QVERIFY(asked.open(QIODevice::ReadOnly));
        const QByteArray words = asked.readAll();
        QVERIFY2(words.contains("-oBatchMode=yes") && words.contains("build@git.example"), words.constData());
    }

    void refusesAddressesThatAreNone_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const char *address, ErrorCode code) {
            QTest::newRow(name) << QString::fromUtf8(address) << static_cast<int>(code);
        };
        row("a command", "ext::sh -c touch% /tmp/x", ErrorCode::InvalidArgument);
        row("another kind", "ftp://example.com/x.git", ErrorCode::InvalidArgument);
        row("with a password", "https://me:secret@example.com/x.git", ErrorCode::InvalidArgument);
        row("an option as host", "ssh://-oProxyCommand=x/y", ErrorCode::InvalidArgument);
        row("nobody there", "file:///nowhere/at/all.git", ErrorCode::Unavailable);
    }

    void refusesAddressesThatAreNone()
    {
        QFETCH(const QString, address);
        QFETCH(const int, code);
        const QTemporaryDir mirrors;
        const auto source = openSource(address, mirrors.path(), {}, {});
        QVERIFY(!source);
        QCOMPARE(static_cast<int>(source.error().code), code);
        QVERIFY(!QString(source.error().message + source.error().detail).contains("secret"));
    }
};

RELEASE_DESK_TEST(tst_repository, TestRepository)
#include "tst_repository.moc"
