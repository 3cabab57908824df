// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/reconciliation_service.h"
#include "core/reconciliation/release_facts.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::reconciliation;

namespace {

//! A release of the shop that came to production, or was made, on that day of November.
domain::Release releaseOf(const QString &version, int day, bool isOut, const QString &environment = "prod")
{
    const QDateTime at(QDate(2026, 11, day), QTime(9, 0), Qt::UTC);
    domain::Task task;
    task.id = TaskId("deploy");
    task.kind = "http.request";
    task.title = "Deploy";
    task.phase = PhaseId("run");
    task.environment = EnvironmentId(environment);
    domain::ReleaseCreated created;
    created.release = ReleaseId("r-" + version);
    created.project = ProjectId("shop");
    created.version = version;
    created.plan.phases = {{PhaseId("run"), "Run"}};
    created.plan.tasks = {task};
    domain::Release release;
    release.apply(created, PersonId("owner"), at);
    if (isOut) {
        release.apply(domain::TaskSucceeded{task.id, 1}, PersonId("engine"), at);
        release.apply(domain::ReleaseCompleted{}, PersonId("engine"), at);
    }
    return release;
}

QMap<ReleaseId, domain::Release> all(const QList<domain::Release> &releases)
{
    QMap<ReleaseId, domain::Release> known;
    for (const domain::Release &each : releases)
        known.insert(each.id(), each);
    return known;
}

domain::Directory directory()
{
    domain::Directory directory;
    directory.environments = {{EnvironmentId("prod"), "Prod", 2, true}};
    directory.projects = {{ProjectId("shop")}};
    return directory;
}

} // namespace

//! What ran before a release came, told of one that is still to come and of those that came long ago.
class TestRunningVersion final : public QObject
{
    Q_OBJECT

    static QString before(const QMap<ReleaseId, domain::Release> &releases, const char *version)
    {
        const auto running
            = runningVersion(releases, directory(), ProjectId("shop"), ReleaseId(QLatin1String("r-") + version));
        return running ? running->version : QString();
    }

private slots:
    void whatCameLaterNeverRanBefore_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::newRow("in production") << "prod";
        QTest::newRow("where releases name no environment") << "";
    }

    void whatCameLaterNeverRanBefore()
    {
        QFETCH(const QString, environment);
        const auto releases
            = all({releaseOf("2.6.0", 3, true, environment), releaseOf("2.7.0", 10, true, environment),
                   releaseOf("2.8.0", 17, true, environment), releaseOf("2.9.0", 20, false, environment)});
        QCOMPARE(before(releases, "2.6.0"), QString());
        QCOMPARE(before(releases, "2.7.0"), "2.6.0");
        QCOMPARE(before(releases, "2.8.0"), "2.7.0");
        QCOMPARE(before(releases, "2.9.0"), "2.8.0");
        QCOMPARE(before(releases, "unknown"), "2.8.0");
    }

    void aVersionIsNotComparedWithItself()
    {
        const auto releases = all({releaseOf("2.7.0", 10, true), releaseOf("2.8.0", 17, true)});
        const auto wish = wishFor(directory().projects.first(), "2.8.0", releases, directory(), {}, {});
        QVERIFY(wish.running);
        QCOMPARE(wish.running->version, "2.7.0");
        const auto next = wishFor(directory().projects.first(), "2.9.0", releases, directory(), {}, {});
        QCOMPARE(next.running->version, "2.8.0");
    }
};

RELEASE_DESK_TEST(tst_running_version, TestRunningVersion)
#include "tst_running_version.moc"
