// SPDX-License-Identifier: Apache-2.0
#include "core/domain/freeze_in_force.h"
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

//! Two phases deploy to production; a freeze begins while the first of them runs.
class TestFreezeInForce final : public QObject
{
    Q_OBJECT

    static Freeze freezeFrom(const EngineDriver &desk, std::chrono::milliseconds length = 2h)
    {
        const QDateTime now = desk.clock.utcNow();
        return {now, now.addMSecs(length.count()), {EnvironmentId("prod")}, {}, "Black Friday", PersonId("jiho"), {}};
    }
    static void say(EngineDriver &desk, const QList<Freeze> &freezes)
    {
        desk.directory.freezes = freezes;
        desk.engine->setDirectory(desk.directory);
    }
    //! Runs until the freeze holds it, or until it rests; the freeze begins while "deploy" runs.
    static void runInto(EngineDriver &desk, WhenFrozen choice, Back back, std::chrono::milliseconds length = 2h)
    {
        runInto(desk, choice, planInTwoPhases(back), length);
    }
    static void runInto(EngineDriver &desk, WhenFrozen choice, const Plan &plan, std::chrono::milliseconds length = 2h)
    {
        desk.builds->answers.insert(TaskId("deploy"), [&desk, length](const engine::TaskAssignment &) {
            say(desk, {freezeFrom(desk, length)});
            return engine::TaskOutput{};
        });
        desk.create(plan);
        QVERIFY(
            desk.as("owner", EditDetails{desk.id, desk.release().revision(), "t", PersonId("owner"), {}, {}, choice}));
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        const auto started = desk.as("owner", StartRelease{desk.id});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    }
    static bool isHeld(EngineDriver &desk)
    {
        return EngineDriver::waitUntil([&] { return desk.release().frozen().has_value(); });
    }
    static int timesRun(const EngineDriver &desk, const char *task)
    {
        return static_cast<int>(desk.builds->log.filter(QStringLiteral("execute %1 ").arg(QLatin1String(task))).size());
    }

private slots:
    void aPhaseThatHasBegunIsFinishedAndNoOtherBegins()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::Finish, Back::Possible);
        QVERIFY(isHeld(desk));
        QVERIFY(desk.release().run(TaskId("second")).state == TaskState::Succeeded);
        QVERIFY(desk.release().run(TaskId("third")).state == TaskState::Ready);
        QCOMPARE(desk.release().frozen()->reason, "Black Friday");
        QCOMPARE(desk.release().frozen()->task, TaskId("third"));

        desk.clock.advance(3h);
        say(desk, desk.directory.freezes);
        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(timesRun(desk, "third"), 1);
        QCOMPARE(desk.eventNames().count(QStringLiteral("release.frozen")), 1);
        QCOMPARE(desk.eventNames().count(QStringLiteral("release.thawed")), 1);
    }

    void onHoldNothingElseTakesEffect()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::Hold, Back::Possible);
        QVERIFY(isHeld(desk));
        QVERIFY(desk.release().run(TaskId("deploy")).state == TaskState::Succeeded);
        QVERIFY(desk.release().run(TaskId("second")).state == TaskState::Ready);
        QCOMPARE(timesRun(desk, "second"), 0);
    }

    void itIsTakenBackWhereThatWasChosen()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::RollBack, Back::Possible);
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(timesRun(desk, "second"), 0);
        QCOMPARE(timesRun(desk, "back"), 1);
    }

    void whatCannotBeTakenBackIsFinishedInItsPhase()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::RollBack, Back::Impossible);
        QVERIFY(isHeld(desk));
        QVERIFY(desk.release().state() == ReleaseState::Running);
        QVERIFY(desk.release().run(TaskId("second")).state == TaskState::Succeeded);
        QCOMPARE(timesRun(desk, "third"), 0);
    }

    void anExceptionLetsItGoOn()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::Finish, Back::Possible);
        QVERIFY(isHeld(desk));
        QList<Freeze> freezes = desk.directory.freezes;
        freezes.first().exceptions.append("checkout/2.8.0");
        say(desk, freezes);
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void itGoesOnByItselfWhenTheFreezeIsOver()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::Finish, Back::Possible, 150ms);
        QVERIFY(isHeld(desk));
        desk.clock.advance(200ms); // nobody tells the engine
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void afterARestartItIsStillHeldAndGoesOnLater()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::Finish, Back::Possible);
        QVERIFY(isHeld(desk));
        desk.restart();
        QVERIFY(!EngineDriver::waitUntil([&] { return timesRun(desk, "third") > 0; }, 100ms));
        QCOMPARE(desk.eventNames().count(QStringLiteral("release.frozen")), 1);
        desk.clock.advance(3h);
        desk.restart();
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void aFreezeElsewhereHoldsNothing()
    {
        EngineDriver desk;
        Freeze elsewhere = freezeFrom(desk);
        elsewhere.environments = {EnvironmentId("staging")};
        say(desk, {elsewhere});
        desk.run(planInTwoPhases());
        QVERIFY(desk.reaches(ReleaseState::Released));
        QVERIFY(!desk.eventNames().contains(QStringLiteral("release.frozen")));
    }

    void theWayBackIsNeverHeld()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::Hold, Back::Possible);
        QVERIFY(isHeld(desk));
        QVERIFY(desk.as("owner", RollBack{desk.id, "we do not wait"}));
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QVERIFY(!desk.release().frozen());
    }

    void whoTellsOrAsksIsNotHeld_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("a job") << "jenkins.build" << true;
        QTest::newRow("something done by hand") << "manual.work" << true;
        QTest::newRow("a check") << "gate.check" << false;
        QTest::newRow("a checklist") << "checklist.confirm" << false;
        QTest::newRow("a signature") << "release.approve" << false;
        QTest::newRow("a mail") << "mail.send" << false;
        QTest::newRow("a message") << "messenger.post" << false;
    }

    void whoTellsOrAsksIsNotHeld()
    {
        QFETCH(const QString, kind);
        Task task;
        task.kind = kind;
        task.phase = PhaseId("deploy");
        task.environment = EnvironmentId("prod");
        QTEST(isHeldByFreezes(task), "isHeld");
        task.environment = {};
        QVERIFY(!isHeldByFreezes(task));
        task.environment = EnvironmentId("prod");
        task.phase = {}; // a way back
        QVERIFY(!isHeldByFreezes(task));
    }

    void nobodyDoesByHandWhatIsFrozen()
    {
        EngineDriver desk;
        Plan plan = planInTwoPhases();
        Task &third = *std::ranges::find(plan.tasks, TaskId("third"), &Task::id);
        third.kind = "manual.work";
        third.parameters = {{"instruction", "Switch the balancer"}};
        third.performer = PersonId("owner");
        runInto(desk, WhenFrozen::Finish, plan);
        QVERIFY(desk.taskReaches("third", TaskState::Waiting));

        for (const ReleaseCommand &command : {ReleaseCommand(ClaimTask{desk.id, TaskId("third")}),
                                              ReleaseCommand(CompleteTask{desk.id, TaskId("third"), "done"})}) {
            const auto refused = desk.as("owner", command);
            QVERIFY(!refused);
            QCOMPARE(refused.error().reason, "release.frozen");
            QVERIFY2(refused.error().message.contains("Black Friday"), qPrintable(refused.error().message));
        }
        desk.clock.advance(3h);
        QVERIFY(desk.as("owner", ClaimTask{desk.id, TaskId("third")}));
    }

    void aTaskThatNeverBeganOpensNoPhase()
    {
        EngineDriver desk;
        Plan plan = planInTwoPhases();
        Task &third = *std::ranges::find(plan.tasks, TaskId("third"), &Task::id);
        Task beside = third;
        beside.id = TaskId("beside");
        beside.title = "beside";
        third.precondition = "tasks.second.nothing == 1"; // cannot be answered, so it fails before it begins
        plan.tasks.insert(plan.tasks.indexOf(third) + 1, beside);
        plan.edges.append({TaskId("second"), TaskId("beside")});
        runInto(desk, WhenFrozen::Finish, plan);
        QVERIFY(desk.reaches(ReleaseState::Halted)); // nobody waits for the end of the freeze to hear of it
        QCOMPARE(timesRun(desk, "beside"), 0);
    }

    void whatWasPausedMayGoOnAsFarAsTheFreezeLets()
    {
        EngineDriver desk;
        runInto(desk, WhenFrozen::Hold, Back::Possible);
        QVERIFY(isHeld(desk));
        QVERIFY(desk.as("owner", PauseRelease{desk.id, "lunch"}));
        const auto resumed = desk.as("owner", ResumeRelease{desk.id});
        QVERIFY2(resumed, resumed ? "" : qPrintable(resumed.error().message));
        QVERIFY(desk.reaches(ReleaseState::Running));
        QVERIFY(!EngineDriver::waitUntil([&] { return timesRun(desk, "second") > 0; }, 100ms));
    }

    void theChoiceIsPartOfWhatIsSigned()
    {
        EngineDriver desk;
        desk.create(planInTwoPhases());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        const QString before = desk.release().frozenDigest();
        QVERIFY(desk.sign("jiho", "approval"));
        const auto edited = desk.as("owner",
                                    EditDetails{desk.id,
                                                desk.release().revision(),
                                                desk.release().title(),
                                                PersonId("owner"),
                                                {},
                                                {},
                                                WhenFrozen::RollBack});
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().message));
        QVERIFY(EngineDriver::waitUntil(
            [&] { return !desk.release().frozenDigest().isEmpty() && desk.release().frozenDigest() != before; }));
        const ApprovalRequest *const asked = desk.release().approval(TaskId("approval"));
        QVERIFY(asked);
        QVERIFY(asked->validApprovals().isEmpty());
    }
};

RELEASE_DESK_TEST(tst_freeze_in_force, TestFreezeInForce)
#include "tst_freeze_in_force.moc"
