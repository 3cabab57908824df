// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit.h"
#include "core/rehearsal/rehearsal.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/core/layout/random_plan.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::rehearsal;
using tests::PlanBuilder;

class TestRehearsal final : public QObject
{
    Q_OBJECT

private slots:
    void theLongestChainIsTheCriticalPath()
    {
        PlanBuilder builder = diamond();
        const Rehearsal done = rehearse(release(builder), {}, world());
        QCOMPARE(done.criticalPath, (QList<TaskId>{TaskId("a"), TaskId("slow"), TaskId("z")}));
        QCOMPARE(done.start, start());
        QCOMPARE(done.finish, start().addSecs((10 + 30 + 5) * 60));
        QCOMPARE(done.task(TaskId("quick"))->slackSeconds, 20 * 60);
        QCOMPARE(done.task(TaskId("slow"))->slackSeconds, 0);
        QCOMPARE(done.plannedFinish, done.finish);
    }

    void knownDurationsReplaceEstimates()
    {
        PlanBuilder builder = diamond();
        Circumstances circumstances = world();
        for (const int minutes : {40, 50, 90})
            circumstances.history.add(*builder.plan().task(TaskId("quick")), minutes * 60);
        const Rehearsal done = rehearse(release(builder), {}, circumstances);
        QCOMPARE(done.fromHistory, 1);
        QCOMPARE(done.task(TaskId("quick"))->source, DurationSource::History);
        QCOMPARE(done.criticalPath, (QList<TaskId>{TaskId("a"), TaskId("quick"), TaskId("z")}));
        QCOMPARE(done.finish, start().addSecs((10 + 50 + 5) * 60));
        QCOMPARE(done.plannedFinish, start().addSecs((10 + 30 + 5) * 60));

        // What the forecast rests on: one of four durations that are still ahead.
        QCOMPARE(done.ahead, 4);
        QCOMPARE(done.aheadFromHistory, 1);

        circumstances.share = 0.9;
        QCOMPARE(rehearse(release(builder), {}, circumstances).finish, start().addSecs((10 + 90 + 5) * 60));
    }

    void historyComesFromReleasesOfTheSameProject()
    {
        PlanBuilder builder = diamond();
        domain::Release done = release(builder, "1.0");
        const QDateTime at = start().addDays(-7);
        done.apply(domain::ReleaseStarted{}, PersonId("me"), at);
        done.apply(domain::TaskStarted{TaskId("a"), 1, EffectId("op")}, PersonId("me"), at);
        done.apply(domain::TaskSucceeded{TaskId("a"), 1}, PersonId("me"), at.addSecs(77));
        const DurationHistory history = DurationHistory::of({done}, ProjectId("checkout"));
        QCOMPARE(history.secondsOf(*builder.plan().task(TaskId("a"))), QList<qint64>{77});
        QVERIFY(history.secondsOf(*builder.plan().task(TaskId("slow"))).isEmpty());
        QVERIFY(
            DurationHistory::of({done}, ProjectId("payments")).secondsOf(*builder.plan().task(TaskId("a"))).isEmpty());
        QVERIFY(DurationHistory::of({done}, ProjectId("checkout"), done.id())
                    .secondsOf(*builder.plan().task(TaskId("a")))
                    .isEmpty());
    }

    void theRunWaitsForTheWindowAndTellsIfItDoesNotFit()
    {
        PlanBuilder builder = diamond();
        const QDateTime opens = start().addSecs(3600);
        const Rehearsal fits = rehearse(release(builder, "2.0", opens, opens.addSecs(7200)), {}, world());
        QCOMPARE(fits.start, opens);
        QVERIFY(fits.conflicts.isEmpty());

        const Rehearsal late = rehearse(release(builder, "2.0", opens, opens.addSecs(20 * 60)), {}, world());
        QCOMPARE(late.conflicts.size(), 1);
        QCOMPARE(late.conflicts.first().kind, ConflictKind::WindowEnd);
        QCOMPARE(late.conflicts.first().task, TaskId("slow"));

        const QDateTime past = start().addSecs(-3600);
        const Rehearsal missed = rehearse(release(builder, "2.0", past.addSecs(-3600), past), {}, world());
        QCOMPARE(missed.conflicts.size(), 1);
        QCOMPARE(missed.conflicts.first().kind, ConflictKind::WindowEnd);
        QCOMPARE(missed.conflicts.first().task, TaskId("a"));
    }

    void aFreezePostponesWhatTakesEffectThere()
    {
        PlanBuilder builder;
        builder.phase("run").task("deploy", "http.request").in("prod");
        builder.last().durationMinutes = 10;
        builder.task("look").edge("deploy", "look");
        Circumstances circumstances = world();
        circumstances.freezes = {{start(), start().addDays(9), {EnvironmentId("stage")}, {}, "elsewhere", {}, {}}};
        domain::Directory directory;
        directory.freezes
            = {{start().addSecs(300), start().addSecs(7200), {EnvironmentId("prod")}, {}, "Black Friday", {}, {}}};
        const Rehearsal done = rehearse(release(builder), directory, circumstances);
        QCOMPARE(done.task(TaskId("deploy"))->start, start().addSecs(7200));
        QCOMPARE(done.conflicts.first().kind, ConflictKind::Freeze);
        QVERIFY(done.conflicts.first().message.contains("Black Friday"));
    }

    void approvalsTakeWorkingHours()
    {
        PlanBuilder builder;
        builder.phase("sign", true).approval("approve");
        builder.last().durationMinutes = 120;
        const QDateTime friday(QDate(2026, 11, 20), QTime(17, 0), Qt::UTC);
        domain::Directory directory;
        directory.calendar.zone = "UTC";
        Circumstances circumstances = world();
        circumstances.now = friday;
        const Rehearsal done = rehearse(release(builder), directory, circumstances);
        // One hour on Friday until 18:00, the other on Monday from 9:00.
        QCOMPARE(done.finish, QDateTime(QDate(2026, 11, 23), QTime(10, 0), Qt::UTC));
        circumstances.now = friday.addDays(1);
        QCOMPARE(rehearse(release(builder), directory, circumstances).start,
                 QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC));
    }

    void somebodyAwayIsTold()
    {
        PlanBuilder builder;
        builder.phase("run").task("check", "manual.check");
        builder.last().performer = PersonId("jiho");
        builder.last().durationMinutes = 30;
        domain::Directory directory;
        domain::Person jiho;
        jiho.id = PersonId("jiho");
        jiho.name = "Jiho Kim";
        directory.people = {jiho};
        directory.delegations
            = {{"d1", PersonId("jiho"), PersonId("minseo"), start().addDays(-1), start().addDays(1), {}, "leave", {}}};
        const Rehearsal done = rehearse(release(builder), directory, world());
        const auto away = std::ranges::find(done.conflicts, ConflictKind::Absence, &Conflict::kind);
        QVERIFY(away != done.conflicts.end());
        QVERIFY(away->message.contains("Jiho Kim"));
    }

    void anotherReleaseInTheSamePlaceIsTold()
    {
        PlanBuilder builder;
        builder.phase("run").task("deploy", "http.request").in("prod");
        builder.last().durationMinutes = 10;
        const domain::Release mine = release(builder, "2.0", start(), start().addSecs(3600));
        Circumstances circumstances = world();
        circumstances.others = {{"payments 5.1.0", EnvironmentId("prod"), start().addSecs(60), start().addSecs(600)},
                                {"later", EnvironmentId("prod"), start().addSecs(6000), start().addSecs(7000)}};
        const Rehearsal done = rehearse(mine, {}, circumstances);
        QCOMPARE(done.conflicts.size(), 1);
        QVERIFY(done.conflicts.first().message.startsWith("payments 5.1.0"));
    }

    void whoeverHoldsThePlaceIsMetAfterTheWindowToo()
    {
        PlanBuilder builder;
        builder.phase("run").task("deploy", "http.request").in("prod");
        builder.last().durationMinutes = 90;
        domain::Directory directory;
        directory.environments = {{EnvironmentId("prod"), "prod", 1, true}};
        const domain::Release mine = release(builder, "2.0", start(), start().addSecs(7200));
        domain::Release late = release(builder, "1.9", start().addSecs(-9000), start().addSecs(-3600));
        const auto conflicts = [&] {
            return rehearse(mine, directory, circumstancesOf(mine, {late, mine}, directory, start())).conflicts;
        };
        QVERIFY(conflicts().isEmpty());
        late.apply(domain::ReleaseStarted{}, PersonId("me"), start().addSecs(-9000));
        late.apply(domain::TaskStarted{TaskId("deploy"), 1, EffectId("op")}, PersonId("me"), start().addSecs(-1800));
        const QList<Conflict> found = conflicts();
        const auto met = std::ranges::find(found, ConflictKind::OtherRelease, &Conflict::kind);
        QVERIFY(met != found.end());
        QVERIFY2(met->message.contains("checkout 1.9"), qPrintable(met->message));
        QVERIFY2(met->message.contains("prod"), qPrintable(met->message));
    }

    void aFailureEndsTheRunWithTheWayBack()
    {
        PlanBuilder builder = diamond();
        builder.lane("back", "slow");
        builder.last().durationMinutes = 7;
        builder.lane("later", "z");
        builder.last().durationMinutes = 9;
        Circumstances circumstances = world();
        circumstances.fails = TaskId("slow");
        const Rehearsal done = rehearse(release(builder), {}, circumstances);
        QVERIFY(done.isFailed);
        QVERIFY(!done.task(TaskId("z"))->isReached);
        QCOMPARE(done.rollbackSeconds, 16 * 60);
        QCOMPARE(done.finish, start().addSecs((10 + 30 + 7) * 60));
    }

    void aReleaseThatGoesBackEndsWithTheStepsThatAreLeft()
    {
        PlanBuilder builder = diamond();
        builder.lane("back", "slow");
        builder.last().durationMinutes = 7;
        builder.lane("first", "a");
        builder.last().durationMinutes = 3;
        domain::Release back = release(builder);
        const QDateTime began = start().addSecs(-600);
        back.apply(domain::ReleaseStarted{}, PersonId("me"), began);
        domain::RollbackStarted turned;
        turned.reason = "errors";
        turned.steps = {{TaskId("back"), TaskId("slow"), domain::RollbackAction::LaneTask},
                        {TaskId("first"), TaskId("a"), domain::RollbackAction::LaneTask}};
        back.apply(turned, PersonId("me"), start().addSecs(-120));
        back.apply(domain::TaskStarted{TaskId("back"), 1, EffectId("op")}, PersonId("me"), start().addSecs(-120));
        const Rehearsal done = rehearse(back, {}, world());
        QVERIFY(done.isRollingBack);
        QCOMPARE(done.finish, start().addSecs((7 - 2 + 3) * 60));
        QCOMPARE(done.ahead, 2); // the two steps, nothing of what would have come
    }

    void theLatestDecisionLeavesTimeForTheWayBack()
    {
        PlanBuilder builder = diamond();
        builder.lane("back", "slow");
        builder.last().durationMinutes = 7;
        const QDateTime end = start().addSecs(7200);
        QCOMPARE(rehearse(release(builder, "2.0", start(), end), {}, world()).latestDecision, end.addSecs(-7 * 60));
    }

    void theSameArgumentsGiveTheSameOutcome()
    {
        for (quint32 seed = 0; seed < 20; ++seed) {
            domain::Release made = releaseOf(plan(seed, 60));
            Circumstances circumstances = world();
            circumstances.freezes = {{start().addSecs(600), start().addSecs(1200), {}, {}, "x", {}, {}}};
            QCOMPARE(rehearse(made, {}, circumstances), rehearse(made, {}, circumstances));
        }
    }

    void noTaskStartsBeforeWhatItWaitsForIsDone()
    {
        for (quint32 seed = 100; seed < 120; ++seed) {
            const domain::Plan flow = plan(seed, 60);
            const Rehearsal done = rehearse(releaseOf(flow), {}, world());
            for (const RehearsedTask &each : done.tasks) {
                for (const TaskId &before : flow.predecessors(each.task))
                    QVERIFY(done.task(before)->finish <= each.start);
                QVERIFY(each.finish <= done.finish);
            }
            // Moving an end by its slack keeps it inside the whole run.
            for (const RehearsedTask &each : done.tasks)
                QVERIFY(each.finish.addSecs(each.slackSeconds) <= done.finish);
        }
    }

    void fiveThousandTasksAreRehearsedInTime()
    {
        const domain::Release made = releaseOf(plan(1, 5000));
        QElapsedTimer timer;
        timer.start();
        const Rehearsal done = rehearse(made, {}, world());
        qInfo("5000 tasks in %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(done.tasks.size(), 5000);
        QVERIFY(timer.elapsed() < 2000);
    }

private:
    static QDateTime start() { return {QDate(2026, 11, 24), QTime(10, 0), Qt::UTC}; }

    static Circumstances world()
    {
        Circumstances circumstances;
        circumstances.now = start();
        return circumstances;
    }

    //! a, then quick (10 min) and slow (30 min) beside each other, then z.
    static PlanBuilder diamond()
    {
        PlanBuilder timed;
        timed.phase("run");
        for (const auto &[id, minutes] :
             {std::pair("a", 10), std::pair("quick", 10), std::pair("slow", 30), std::pair("z", 5)}) {
            timed.task(id);
            timed.last().durationMinutes = minutes;
        }
        timed.edge("a", "quick").edge("a", "slow").edge("quick", "z").edge("slow", "z");
        return timed;
    }

    static domain::Plan plan(quint32 seed, int tasks)
    {
        domain::Plan flow = domain::inPhaseOrder(tests::randomPlan(seed, 5, tasks));
        QRandomGenerator random(seed);
        for (domain::Task &task : flow.tasks)
            task.durationMinutes = static_cast<int>(random.bounded(40));
        return flow;
    }

    static domain::Release releaseOf(const domain::Plan &flow, const char *version = "2.0", const QDateTime &from = {},
                                     const QDateTime &until = {})
    {
        domain::ReleaseCreated created;
        created.release = ReleaseId(QStringLiteral("checkout-%1").arg(QLatin1String(version)));
        created.project = ProjectId("checkout");
        created.version = QString::fromLatin1(version);
        created.owner = PersonId("me");
        created.plan = flow;
        created.windowStart = from;
        created.windowEnd = until;
        domain::Release made;
        made.apply(created, PersonId("me"), start().addDays(-1));
        return made;
    }

    static domain::Release release(const PlanBuilder &builder, const char *version = "2.0", const QDateTime &from = {},
                                   const QDateTime &until = {})
    {
        return releaseOf(builder.plan(), version, from, until);
    }
};

RELEASE_DESK_TEST(tst_rehearsal, TestRehearsal)

#include "tst_rehearsal.moc"
