// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/running_where.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::reconciliation;

namespace {

const QDateTime at(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC);
const QList<Environment> environments{{EnvironmentId("stage"), "staging", 0, false},
                                      {EnvironmentId("kr"), "prod KR", 1, true},
                                      {EnvironmentId("jp"), "prod JP", 2, true}};

Task taskFor(const char *id, const char *kind, const char *environment)
{
    Task task;
    task.id = TaskId(id);
    task.kind = kind;
    task.title = id;
    task.phase = PhaseId("run");
    task.environment = EnvironmentId(environment);
    return task;
}

Release releaseOf(const QString &version, int day)
{
    ReleaseCreated created;
    created.release = ReleaseId("r-" + version);
    created.project = ProjectId("shop");
    created.version = version;
    created.windowStart = at.addDays(day);
    created.plan.phases = {{PhaseId("run"), "Run"}};
    Task back = taskFor("back", "command.run", "kr");
    back.phase = PhaseId();
    back.undoes = TaskId("kr");
    created.plan.tasks = {taskFor("check", "gate.check", "stage"), taskFor("kr", "command.run", "kr"),
                          taskFor("jp", "command.run", "jp"), back};
    Release release;
    release.apply(created, PersonId("kim"), at.addDays(day));
    return release;
}

void succeed(Release &release, const char *task, int hour)
{
    const QDateTime end = release.windowStart().addSecs(3600 * hour);
    release.apply(TaskStarted{TaskId(task), 1, EffectId(QString(release.version() + task))}, PersonId("engine"),
                  end.addSecs(-60));
    release.apply(TaskSucceeded{TaskId(task), 1}, PersonId("engine"), end);
}

QMap<ReleaseId, Release> mapOf(const QList<Release> &releases)
{
    QMap<ReleaseId, Release> map;
    for (const Release &each : releases)
        map.insert(each.id(), each);
    return map;
}

} // namespace

class TestRunningWhere final : public QObject
{
    Q_OBJECT

private slots:
    void whatWasNeverReleasedIsNotGuessed()
    {
        const auto standings = standingsOf(ProjectId("shop"), environments, {});
        QCOMPARE(standings.size(), 3);
        for (const EnvironmentStanding &each : standings)
            QVERIFY(each.version.isEmpty() && each.coming.isEmpty() && !each.isBehind);
    }

    void theLastTaskThatChangedSomethingSaysWhatRuns()
    {
        Release first = releaseOf("1.0", 0);
        for (const char *task : {"check", "kr", "jp"})
            succeed(first, task, 1);
        Release second = releaseOf("1.1", 1);
        succeed(second, "kr", 1);
        const auto standings = standingsOf(ProjectId("shop"), environments, mapOf({first, second}));
        QVERIFY2(standings.at(0).version.isEmpty(), "looking brings nothing");
        QCOMPARE(standings.at(1).version, "1.1");
        QCOMPARE(standings.at(1).since, at.addDays(1).addSecs(3600));
        QCOMPARE(standings.at(1).release, ReleaseId("r-1.1"));
        QVERIFY(!standings.at(1).isBehind);
        QCOMPARE(standings.at(2).version, "1.0");
        QVERIFY(standings.at(2).isBehind);
        QVERIFY(standingsOf(ProjectId("other"), environments, mapOf({first})).at(1).version.isEmpty());
    }

    void whatWasTakenBackLeavesWhatWasThere()
    {
        Release first = releaseOf("1.0", 0);
        succeed(first, "kr", 1);
        Release second = releaseOf("1.1", 1);
        succeed(second, "kr", 1);
        succeed(second, "back", 2);
        const EnvironmentStanding korea = standingsOf(ProjectId("shop"), environments, mapOf({first, second})).at(1);
        QCOMPARE(korea.version, "1.0");
        QCOMPARE(korea.state, TaskState::Compensated);
        QCOMPARE(korea.release, ReleaseId("r-1.1"));
    }

    void whatIsAtWorkIsSaidBesideWhatRuns()
    {
        Release first = releaseOf("1.0", 0);
        succeed(first, "kr", 1);
        Release second = releaseOf("1.1", 1);
        second.apply(TaskStarted{TaskId("kr"), 1, EffectId("x")}, PersonId("engine"), at.addDays(1));
        const EnvironmentStanding korea = standingsOf(ProjectId("shop"), environments, mapOf({first, second})).at(1);
        QCOMPARE(korea.version, "1.0");
        QCOMPARE(korea.state, TaskState::Running);
        QCOMPARE(korea.coming, "1.1");
    }
};

RELEASE_DESK_TEST(tst_running_where, TestRunningWhere)
#include "tst_running_where.moc"
