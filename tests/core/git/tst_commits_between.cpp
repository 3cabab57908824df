// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/commits_between.h"
#include "tests/support/git_ground.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::reconciliation;
using releasedesk::tests::GitGround;

//! What the code of one version has and another has not, with no release made of either.
class TestCommitsBetween final : public QObject
{
    Q_OBJECT

private slots:
    void twoTagsAreCompared()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1.0.0");
        ground.git({"checkout", "-b", "maintenance"});
        const QString fix = ground.commit("SHOP-7 Only in 1.0.1");
        ground.tag("v1.0.1");
        ground.git({"checkout", "-"});
        const QString pay = ground.commit("SHOP-2 Pay with one tap");
        const QString bare = ground.commit("bump web-vitals");
        ground.tag("v1.1.0");

        const auto between = read(ground.folder(), "1.0.1", "1.1.0");

        QVERIFY2(between, between ? "" : qPrintable(between.error().message));
        QCOMPARE(hashesOf(between->added), (QSet<QString>{pay, bare}));
        QCOMPARE(hashesOf(between->gone), QSet<QString>{fix});
        const auto back = read(ground.folder(), "1.1.0", "1.0.1");
        QVERIFY(back);
        QCOMPARE(hashesOf(back->added), QSet<QString>{fix});
    }

    void aVersionThatTheCodeDoesNotKnowIsNamed()
    {
        GitGround ground;
        ground.commit("Start");
        ground.tag("v1.0.0");
        const QString next = ground.commit("SHOP-3 Next");
        const auto between = read(ground.folder(), "9.9.9", "1.0.0");
        QVERIFY(!between);
        QVERIFY2(between.error().message.contains("9.9.9"), qPrintable(between.error().message));
        const auto untagged = read(ground.folder(), "1.0.0", "1.1.0");
        QVERIFY(untagged);
        QCOMPARE(hashesOf(untagged->added), QSet<QString>{next});
        QVERIFY2(untagged->notes.join(' ').contains("1.1.0"), qPrintable(untagged->notes.join(' ')));
    }

    void aProjectWithoutARepositoryHasNoCommits()
    {
        const auto between = read({}, "1.0.0", "1.1.0");
        QVERIFY(between);
        QVERIFY(between->added.isEmpty() && between->gone.isEmpty());
    }

private:
    static Result<CommitsBetween> read(const QString &repository, const QString &from, const QString &to)
    {
        domain::Project project;
        project.id = ProjectId("shop");
        project.jiraProject = "SHOP";
        if (!repository.isEmpty())
            project.repositories = {repository};
        domain::Directory directory;
        directory.projects = {project};
        const QTemporaryDir mirrors;
        return QCoro::waitFor(commitsBetween(versionPair(project, from, to, {}, directory, mirrors.path())));
    }

    static QSet<QString> hashesOf(const QList<domain::ScopeCommit> &commits)
    {
        QSet<QString> hashes;
        for (const domain::ScopeCommit &commit : commits)
            hashes.insert(commit.hash);
        return hashes;
    }
};

RELEASE_DESK_TEST(tst_commits_between, TestCommitsBetween)
#include "tst_commits_between.moc"
