// SPDX-License-Identifier: Apache-2.0
#include "core/domain/freeze_in_force.h"
#include "core/projections/approval_waiting.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>
#include <chrono>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace std::chrono_literals;
using releasedesk::tests::Back;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::planInTwoPhases;

//! The window of a run ends while it is under way, and is moved.
class TestWindowEnd final : public QObject
{
    Q_OBJECT

    //! Starts it in a window that ends after \p length.
    static void runWithin(EngineDriver &desk, WhenFrozen choice, const Plan &plan, std::chrono::milliseconds length)
    {
        const QDateTime now = desk.clock.utcNow();
        desk.create(plan);
        QVERIFY(desk.as("owner",
                        EditDetails{desk.id, desk.release().revision(), "t", PersonId("owner"), now.addSecs(-60),
                                    now.addMSecs(length.count()), choice}));
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        const auto started = desk.as("owner", StartRelease{desk.id});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    }
    //! Its window ends while "deploy" runs.
    static void runOverTheWindow(EngineDriver &desk, WhenFrozen choice, Back back)
    {
        desk.builds->answers.insert(TaskId("deploy"), [&desk](const engine::TaskAssignment &) {
            desk.clock.advance(3h);
            return engine::TaskOutput{};
        });
        runWithin(desk, choice, planInTwoPhases(back), 2h);
    }
    static bool isHeld(EngineDriver &desk)
    {
        return EngineDriver::waitUntil([&] { return desk.release().frozen().has_value(); });
    }
    static int timesRun(const EngineDriver &desk, const char *task)
    {
        return static_cast<int>(desk.builds->log.filter(QStringLiteral("execute %1 ").arg(QLatin1String(task))).size());
    }
    //! The reason of the refusal; empty: it was moved.
    static QString move(EngineDriver &desk, const QDateTime &start, const QDateTime &end, const char *who = "owner")
    {
        const auto done
            = desk.as(who, EditDetails{desk.id, desk.release().revision(), "t", PersonId("owner"), start, end});
        return done ? QString() : done.error().reason;
    }
    //! "second" is done by hand; a task beside it may be asked for as well.
    static Plan planByHand()
    {
        Plan plan = planInTwoPhases();
        Task &second = *std::ranges::find(plan.tasks, TaskId("second"), &Task::id);
        second.kind = "manual.work";
        second.parameters = {{"instruction", "Switch the balancer"}};
        second.performer = PersonId("owner");
        return plan;
    }

private slots:
    void theEndOfTheWindowLetsThePhaseThatHasBegunFinish()
    {
        EngineDriver desk;
        runOverTheWindow(desk, WhenFrozen::Finish, Back::Possible);
        QVERIFY(isHeld(desk));
        QVERIFY(desk.release().frozen()->isWindowOver());
        QCOMPARE(desk.release().frozen()->task, TaskId("third"));
        QVERIFY(desk.release().run(TaskId("second")).state == TaskState::Succeeded);
        QCOMPARE(timesRun(desk, "third"), 0);
    }

    void onHoldTheEndOfTheWindowLetsNothingElseBegin()
    {
        EngineDriver desk;
        runOverTheWindow(desk, WhenFrozen::Hold, Back::Possible);
        QVERIFY(isHeld(desk));
        QCOMPARE(desk.release().frozen()->task, TaskId("second"));
        QCOMPARE(timesRun(desk, "second"), 0);
    }

    void theEndOfTheWindowTakesBackWhereThatWasChosen()
    {
        EngineDriver desk;
        runOverTheWindow(desk, WhenFrozen::RollBack, Back::Possible);
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(timesRun(desk, "second"), 0);
        QCOMPARE(timesRun(desk, "back"), 1);
    }

    void theWindowEndsAlsoWhileNobodyDoesAnything()
    {
        EngineDriver desk;
        runWithin(desk, WhenFrozen::RollBack, planByHand(), 300ms);
        QVERIFY(desk.taskReaches("second", TaskState::Waiting));
        desk.clock.advance(400ms); // nobody tells the engine
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
    }

    void aWindowThatWasMovedLetsItGoOnOnceItIsSignedAgain()
    {
        EngineDriver desk;
        runOverTheWindow(desk, WhenFrozen::Finish, Back::Possible);
        QVERIFY(isHeld(desk));
        const QDateTime now = desk.clock.utcNow();
        QCOMPARE(move(desk, desk.release().windowStart(), now.addSecs(3600)), QString());
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(timesRun(desk, "third"), 0);
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        const auto started = desk.as("owner", StartRelease{desk.id});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(timesRun(desk, "deploy"), 1);
        QCOMPARE(timesRun(desk, "third"), 1);
    }

    void aWindowIsNotMovedWhileSomethingRuns()
    {
        EngineDriver desk;
        Result<> moved;
        desk.builds->answers.insert(TaskId("second"), [&](const engine::TaskAssignment &) {
            const QDateTime late = desk.clock.utcNow().addDays(1);
            const Decided decided
                = decide(EditDetails{desk.id, desk.release().revision(), "t", PersonId("owner"), {}, late},
                         desk.release(), {PersonId("owner"), desk.clock.utcNow(), desk.directory});
            moved = decided ? Result<>() : Result<>(failed(decided));
            return engine::TaskOutput{};
        });
        runWithin(desk, WhenFrozen::Finish, planInTwoPhases(), 2h);
        QVERIFY(desk.reaches(ReleaseState::Released));
        QVERIFY(!moved);
        QCOMPARE(moved.error().reason, "change.busy");
    }

    void aRunIsNotLetOutOfItsWindowByMovingItElsewhere()
    {
        EngineDriver desk;
        runOverTheWindow(desk, WhenFrozen::Finish, Back::Possible);
        QVERIFY(isHeld(desk));
        const QDateTime now = desk.clock.utcNow();
        QCOMPARE(move(desk, now.addSecs(-14400), now.addSecs(-7200)), "release.window"); // before it began
        QCOMPARE(move(desk, now.addSecs(3600), now.addSecs(7200)), "release.window"); // it would not wait for that
        QVERIFY(desk.release().frozen());
        QCOMPARE(timesRun(desk, "third"), 0);
    }

    void nothingElseIsChangedUnderAWindowThatIsOver()
    {
        EngineDriver desk;
        runOverTheWindow(desk, WhenFrozen::Finish, Back::Possible);
        QVERIFY(isHeld(desk));
        const Release &before = desk.release();
        const auto changed = desk.as("owner",
                                     EditDetails{desk.id, before.revision(), "t", PersonId("owner"),
                                                 before.windowStart(), before.windowEnd(), WhenFrozen::Hold});
        QVERIFY(!changed);
        QCOMPARE(changed.error().reason, "release.window");
        QVERIFY(!desk.release().approval(TaskId("approval"))->validApprovals().isEmpty());
    }

    void whatIsSoAlreadyIsNoChange()
    {
        EngineDriver desk;
        runWithin(desk, WhenFrozen::Finish, planByHand(), 2h);
        QVERIFY(desk.taskReaches("second", TaskState::Waiting));
        const int revision = desk.release().revision();
        QCOMPARE(move(desk, desk.release().windowStart(), desk.release().windowEnd()), QString());
        QCOMPARE(desk.release().revision(), revision);
    }

    void whoSignsTheTimesOfARunDoesNotMoveThem()
    {
        EngineDriver desk;
        runWithin(desk, WhenFrozen::Finish, planByHand(), 2h);
        QVERIFY(desk.taskReaches("second", TaskState::Waiting));
        for (Person &person : desk.directory.people) {
            if (person.id == PersonId("jiho"))
                person.roles.append(Role::Owner);
        }
        desk.engine->setDirectory(desk.directory);
        const QDateTime now = desk.clock.utcNow();
        QCOMPARE(move(desk, now.addSecs(-60), now.addDays(3), "jiho"), "release.findings");
        QVERIFY(desk.release().state() == ReleaseState::Running);
        QCOMPARE(move(desk, now.addSecs(-60), now.addDays(3)), QString());
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.sign("jiho", "approval"));
    }

    void aFailureBesideWhatIsHeldIsFollowedAtOnce_data()
    {
        QTest::addColumn<OnFailure>("asks");
        QTest::addColumn<ReleaseState>("state");
        QTest::newRow("it halts") << OnFailure::Ask << ReleaseState::Halted;
        QTest::newRow("it is taken back") << OnFailure::RollBack << ReleaseState::RolledBack;
        QTest::newRow("it is aborted") << OnFailure::Abort << ReleaseState::Aborted;
    }

    void aFailureBesideWhatIsHeldIsFollowedAtOnce()
    {
        QFETCH(const OnFailure, asks);
        QFETCH(const ReleaseState, state);
        EngineDriver desk;
        Plan plan = planInTwoPhases();
        Task beside = *plan.task(TaskId("second"));
        beside.id = TaskId("beside");
        beside.title = "beside";
        beside.onFailure = asks;
        plan.tasks.insert(plan.tasks.size() - 2, beside);
        plan.edges.append({TaskId("approval"), TaskId("beside")});
        desk.builds->answers.insert(TaskId("beside"), [&desk](const engine::TaskAssignment &) {
            desk.clock.advance(3h);
            return failure(ErrorCode::FailedPrecondition, "It broke.");
        });
        runWithin(desk, WhenFrozen::Hold, plan, 2h);
        QVERIFY(desk.reaches(state));
        QCOMPARE(timesRun(desk, "third"), 0);
    }

    void whatStoodStillIsTakenBackAsWellWhenItsWindowEnds()
    {
        EngineDriver desk;
        Plan plan = planByHand();
        Task beside = *plan.task(TaskId("deploy"));
        beside.id = TaskId("beside");
        beside.title = "beside";
        beside.environment = {};
        plan.tasks.insert(plan.tasks.size() - 2, beside);
        plan.edges.append({TaskId("deploy"), TaskId("beside")});
        plan.edges.append({TaskId("beside"), TaskId("second")});
        int tries = 0;
        desk.builds->answers.insert(TaskId("beside"),
                                    [&](const engine::TaskAssignment &) -> Result<engine::TaskOutput> {
                                        if (++tries == 1)
                                            return failure(ErrorCode::FailedPrecondition, "It broke.");
                                        return engine::TaskOutput{};
                                    });
        runWithin(desk, WhenFrozen::RollBack, plan, 700ms);
        QVERIFY(desk.reaches(ReleaseState::Halted));
        desk.engine->setDirectory(desk.directory); // looks at the clock while nothing can move
        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("beside")}));
        QVERIFY(desk.taskReaches("second", TaskState::Waiting));
        desk.clock.advance(800ms); // nobody tells the engine
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
    }

    void workByHandIsHeldInAPauseTooAndSaysByWhat()
    {
        EngineDriver desk;
        runWithin(desk, WhenFrozen::Hold, planByHand(), 300ms);
        QVERIFY(desk.taskReaches("second", TaskState::Waiting));
        desk.clock.advance(1h);
        QVERIFY(isHeld(desk)); // by itself
        QCOMPARE(desk.release().frozen()->task, TaskId("second"));
        const auto why = projections::whyNotMoving(desk.release(), desk.directory, desk.clock.utcNow(), {});
        QVERIFY(!why.isEmpty());
        QCOMPARE(why.first().reason, "window");
        QCOMPARE(why.first().actions, QStringList{"move"});
        const auto claim = [&] { return desk.as("owner", ClaimTask{desk.id, TaskId("second")}).error().reason; };
        QCOMPARE(claim(), "release.frozen");
        QVERIFY(desk.as("owner", PauseRelease{desk.id, "lunch"}));
        QVERIFY(desk.reaches(ReleaseState::Paused));
        QCOMPARE(claim(), "release.frozen");
    }

    void whatWasBegunAfterItsWindowIsNotHeldByIt()
    {
        EngineDriver desk;
        desk.create(planInTwoPhases());
        const QDateTime now = desk.clock.utcNow();
        QVERIFY(desk.as("owner",
                        EditDetails{desk.id, desk.release().revision(), "t", PersonId("owner"), now.addSecs(-7200),
                                    now.addSecs(-3600)}));
        Release release = desk.release();
        release.apply(ReleaseStarted{1, "the customer waits", {}}, PersonId("owner"), now);
        QVERIFY(!isWindowOver(release, now));
        release.apply(ReleaseStarted{2, {}, {}}, PersonId("owner"), now.addSecs(-5400));
        QVERIFY(isWindowOver(release, now));
    }
};

RELEASE_DESK_TEST(tst_window_end, TestWindowEnd)
#include "tst_window_end.moc"
