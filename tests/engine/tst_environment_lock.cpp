// SPDX-License-Identifier: Apache-2.0
#include "core/domain/environment_lock.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;

//! Two releases of one project, one production environment.
class TestEnvironmentLock final : public QObject
{
    Q_OBJECT

    static constexpr const char *second = "r2";

    static Release releaseOf(EngineDriver &desk, const ReleaseId &id)
    {
        const auto seen = QCoro::waitFor(desk.engine->read(id));
        return seen ? seen->release : Release();
    }
    static bool reach(EngineDriver &desk, const ReleaseId &id, ReleaseState state)
    {
        return EngineDriver::waitUntil([&] { return releaseOf(desk, id).state() == state; });
    }
    //! Another release, approved and not started.
    static void approve(EngineDriver &desk, const ReleaseId &id, const char *project = "checkout",
                        const Plan &plan = smallPlan())
    {
        QVERIFY(desk.as("owner", CreateRelease{id, ProjectId(project), "2.9.0", "Next", {}, {}, 1, plan}));
        QVERIFY(desk.as("owner", RequestApproval{id, releaseOf(desk, id).revision()}));
        QVERIFY(reach(desk, id, ReleaseState::InApproval));
        for (const char *person : {"jiho", "minseo"})
            QVERIFY(desk.as(
                person,
                SignApproval{id, TaskId("approval"), Decision::Approve, {}, releaseOf(desk, id).frozenDigest()}));
        QVERIFY(reach(desk, id, ReleaseState::Approved));
    }

private slots:
    void theSecondDoesNotStartWhileTheFirstIsAtWork()
    {
        EngineDriver desk;
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(smallPlan());
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        const ReleaseId next(second);
        approve(desk, next);

        const auto refused = desk.as("owner", StartRelease{next});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, "environment.held");
        QVERIFY2(refused.error().message.contains("2.8.0"), qPrintable(refused.error().message));
        QVERIFY(desk.as("owner", PauseRelease{desk.id, "lunch"})); // half done is not done
        QCOMPARE(desk.as("owner", StartRelease{next}).error().reason, "environment.held");

        desk.restart(); // the lock is in the record
        QCOMPARE(desk.as("owner", StartRelease{next}).error().reason, "environment.held");

        desk.builds->hanging.clear();
        QVERIFY(desk.as("owner", RollBack{desk.id, "in the way"}));
        QVERIFY(reach(desk, desk.id, ReleaseState::RolledBack));
        const auto started = desk.as("owner", StartRelease{next});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        QVERIFY(reach(desk, next, ReleaseState::Released));
    }

    void whatIsOverIsNotRolledBackUnderAnother()
    {
        EngineDriver desk;
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Released));
        const ReleaseId next(second);
        approve(desk, next);
        desk.builds->hanging.insert(TaskId("deploy"));
        QVERIFY(desk.as("owner", StartRelease{next}));
        QCOMPARE(desk.as("owner", RollBack{desk.id, "late"}).error().reason, "environment.held");
    }

    void anotherProjectGoesItsOwnWay()
    {
        EngineDriver desk;
        desk.directory.projects.append(Project{.id = ProjectId("payments"), .name = "payments"});
        desk.restart();
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(smallPlan());
        const ReleaseId next(second);
        approve(desk, next, "payments");
        const auto started = desk.as("owner", StartRelease{next});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    }

    void aSignatureInBetweenMayLetOthersIn_data()
    {
        QTest::addColumn<bool>("doesBlock");
        QTest::newRow("it blocks the next deployment") << true;
        QTest::newRow("it does not") << false;
    }

    void aSignatureInBetweenMayLetOthersIn()
    {
        QFETCH(const bool, doesBlock);
        EngineDriver desk;
        desk.run(planWithPause(doesBlock));
        QVERIFY(EngineDriver::waitUntil([&] {
            const ApprovalRequest *const asked = releaseOf(desk, desk.id).approval(TaskId("go"));
            return asked && asked->state == ApprovalState::Active;
        }));
        const ReleaseId next(second);
        approve(desk, next);
        desk.builds->hanging.insert(TaskId("deploy"));
        const auto started = desk.as("owner", StartRelease{next});
        if (doesBlock) {
            QVERIFY(!started);
            QCOMPARE(started.error().reason, "environment.held");
            return;
        }
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        QVERIFY(EngineDriver::waitUntil(
            [&] { return releaseOf(desk, next).run(TaskId("deploy")).state == TaskState::Running; }));

        // The first has its signature now, and waits for the other.
        QVERIFY(desk.as(
            "jiho",
            SignApproval{desk.id, TaskId("go"), Decision::Approve, {}, releaseOf(desk, desk.id).frozenDigest()}));
        QTest::qWait(50);
        QCOMPARE(releaseOf(desk, desk.id).run(TaskId("late")).state, TaskState::Ready);
        desk.builds->hanging.clear();
        QVERIFY(desk.as("owner", RollBack{next, "let the other end"}));
        QVERIFY(reach(desk, next, ReleaseState::RolledBack));
        QVERIFY(reach(desk, desk.id, ReleaseState::Released));
    }

    void whoeverCameInLaterGoesFirstAndNobodyWaitsForEver_data()
    {
        QTest::addColumn<bool>("isRolledBack");
        QTest::newRow("it is released") << false;
        QTest::newRow("it is rolled back") << true;
    }

    void whoeverCameInLaterGoesFirstAndNobodyWaitsForEver()
    {
        QFETCH(const bool, isRolledBack);
        EngineDriver desk;
        Plan first = planWithPause(false);
        std::ranges::find(first.tasks, TaskId("back"), &Task::id)->environment = EnvironmentId("prod");
        desk.run(first);
        QVERIFY(EngineDriver::waitUntil([&] {
            const ApprovalRequest *const asked = releaseOf(desk, desk.id).approval(TaskId("go"));
            return asked && asked->state == ApprovalState::Active;
        }));
        const ReleaseId next(second);
        Plan two = smallPlan();
        std::ranges::find(two.tasks, TaskId("back"), &Task::id)->environment = EnvironmentId("prod");
        std::ranges::find(two.tasks, TaskId("version"), &Task::id)->environment = EnvironmentId("prod");
        approve(desk, next, "checkout", two);
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.clock.advance(std::chrono::seconds(1));
        QVERIFY(desk.as("owner", StartRelease{next}));
        QVERIFY(EngineDriver::waitUntil(
            [&] { return releaseOf(desk, next).run(TaskId("deploy")).state == TaskState::Running; }));
        QVERIFY(desk.as(
            "jiho",
            SignApproval{desk.id, TaskId("go"), Decision::Approve, {}, releaseOf(desk, desk.id).frozenDigest()}));

        desk.restart(); // the first comes up before the second, and goes no further for that
        QTest::qWait(50);
        QCOMPARE(releaseOf(desk, desk.id).run(TaskId("late")).state, TaskState::Ready);
        desk.builds->hanging.clear();
        if (isRolledBack) {
            QVERIFY(desk.as("owner", RollBack{next, "no good"}));
            QVERIFY(reach(desk, next, ReleaseState::RolledBack));
        } else {
            desk.restart(); // what hung is found and ends
            QVERIFY(reach(desk, next, ReleaseState::Released));
        }
        QVERIFY(reach(desk, desk.id, ReleaseState::Released));
    }

    void anAbortedReleaseHoldsUntilItHasStopped()
    {
        const PersonId owner("owner");
        const QDateTime at = moment();
        Release release = startedRelease("r", smallPlan());
        release.apply(TaskStarted{TaskId("deploy"), 1, EffectId("r.deploy.1"), {}, {}}, owner, at);
        QVERIFY(holdsItsEnvironments(release));
        release.apply(ReleaseAborted{"stop"}, owner, at);
        QVERIFY(holdsItsEnvironments(release)); // asked to stop is not stopped
        release.apply(TaskFailed{TaskId("deploy"), 1, "Cancelled", "stopped", {}, true}, owner, at);
        QVERIFY(!holdsItsEnvironments(release));
    }

    void whoeverWaitsForAnotherReleaseLetsItIn()
    {
        Plan plan = smallPlan();
        Task gate = *std::ranges::find(plan.tasks, TaskId("check"), &Task::id);
        gate.id = TaskId("other");
        gate.kind = "gate.dependency";
        plan.tasks << gate;
        Release release = startedRelease("r", plan);
        release.apply(TaskStarted{TaskId("other"), 1, EffectId("r.other.1"), {}, {}}, PersonId("owner"), moment());
        QVERIFY(!holdsItsEnvironments(release));
        release.apply(TaskStarted{TaskId("deploy"), 1, EffectId("r.deploy.1"), {}, {}}, PersonId("owner"), moment());
        QVERIFY(holdsItsEnvironments(release)); // something else is at work as well
    }

    void aNestedReleaseIsNotKeptOutByTheOneAroundIt()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task inner = *std::ranges::find(plan.tasks, TaskId("check"), &Task::id);
        inner.id = TaskId("inner");
        inner.kind = "release.start";
        plan.tasks << inner;
        Release outer = startedRelease("r", plan);
        outer.apply(TaskStarted{TaskId("inner"), 1, EffectId("r.inner.1"), {}, {}}, PersonId("owner"), moment());
        const Release nested = startedRelease(nestedReleaseId(EffectId("r.inner.1")).value(), smallPlan());
        const Release stranger = startedRelease("s", smallPlan());
        const QSet<EnvironmentId> prod{EnvironmentId("prod")};
        QVERIFY(!holdAgainst(nested, prod, outer, desk.directory));
        QVERIFY(!holdAgainst(outer, prod, nested, desk.directory));
        QVERIFY(holdAgainst(outer, prod, stranger, desk.directory)); // of the same moment; the later name goes first
        outer.apply(TasksReset{{TaskId("inner")}, "again"}, PersonId("owner"), moment());
        QVERIFY(!holdAgainst(nested, prod, outer, desk.directory)); // the attempt of before composed it
    }

private:
    static QDateTime moment() { return QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC); }

    static Release startedRelease(const QString &id, const Plan &plan)
    {
        Release release;
        const PersonId owner("owner");
        release.apply(ReleaseCreated{ReleaseId(id), ProjectId("checkout"), "2.8.0", {}, owner, {}, 0, plan}, owner,
                      moment());
        release.apply(ReleaseStarted{1, {}, {}}, owner, moment());
        return release;
    }

    //! deploy → check → version, then a signature → one more deployment.
    static Plan planWithPause(bool doesBlock)
    {
        Plan plan = smallPlan();
        Task go;
        go.id = TaskId("go");
        go.kind = "release.approve";
        go.title = "Go on";
        go.phase = PhaseId("deploy");
        go.parameters
            = {{"line",
                QJsonObject{
                    {"steps",
                     QJsonArray{QJsonObject{{"id", "1"},
                                            {"type", "approve"},
                                            {"blocksNextDeployment", doesBlock},
                                            {"terms", QJsonArray{QJsonObject{{"people", QJsonArray{"jiho"}}}}}}}}}}};
        Task late = *std::ranges::find(plan.tasks, TaskId("deploy"), &Task::id);
        late.id = TaskId("late");
        late.title = "Late";
        plan.tasks << go << late;
        plan.edges << Edge{TaskId("version"), TaskId("go")} << Edge{TaskId("go"), TaskId("late")};
        return plan;
    }
};

RELEASE_DESK_TEST(tst_environment_lock, TestEnvironmentLock)
#include "tst_environment_lock.moc"
