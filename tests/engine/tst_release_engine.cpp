// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;

class TestReleaseEngine final : public QObject
{
    Q_OBJECT

    static void approve(EngineDriver &desk)
    {
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
    }

    static void start(EngineDriver &desk)
    {
        approve(desk);
        const auto started = desk.as("owner", StartRelease{desk.id});
        QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
    }

private slots:
    void runsFromDraftToReleased()
    {
        EngineDriver desk;

        start(desk);

        QVERIFY(desk.reaches(ReleaseState::Released));
        const Release release = desk.release();
        for (const char *task : {"build", "approval", "deploy", "check", "version"})
            QCOMPARE(release.run(TaskId(task)).state, TaskState::Succeeded);
        QCOMPARE(release.run(TaskId("back")).state, TaskState::Planned);
        QCOMPARE(desk.builds->log, (QStringList{"execute build r.build.1", "execute deploy r.deploy.1"}));
    }

    void nothingBehindTheApprovalRunsBeforeTheStart()
    {
        EngineDriver desk;

        approve(desk);

        QTest::qWait(20);
        QCOMPARE(desk.builds->log, QStringList{"execute build r.build.1"});
    }

    void anApprovalCountsOnlyForTheContentItSigned()
    {
        EngineDriver desk;
        approve(desk);
        Task changed = *desk.release().plan().task(TaskId("deploy"));
        changed.parameters.insert("job", "another");

        QVERIFY(desk.as("owner", EditPlan{desk.id, desk.release().revision(), {ChangeTask{changed}}, "Change job"}));

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.eventNames().contains("signatures.withdrawn"));
        const auto started = desk.as("owner", StartRelease{desk.id});
        QCOMPARE(started.error().reason, "release.state");
        QVERIFY(desk.release().approval(TaskId("approval"))->validApprovals().isEmpty());
        QCOMPARE(desk.builds->log.size(), 1); // the build before approval still holds
    }

    void aSignatureForAnOlderDigestIsRefused()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));

        const auto stale = desk.as("jiho", SignApproval{desk.id, TaskId("approval"), Decision::Approve, {}, "0000"});

        QCOMPARE(stale.error().reason, "approval.contentMoved");
        QVERIFY(desk.release().approval(TaskId("approval"))->signatures.isEmpty());
    }

    void whoMaySign_data()
    {
        QTest::addColumn<QByteArray>("person");
        QTest::addColumn<QString>("reason");
        QTest::newRow("the second before the first") << QByteArray("minseo") << "approval.notYourTurn";
        QTest::newRow("the owner who asked") << QByteArray("owner") << "approval.notApprover";
        QTest::newRow("a viewer outside the line") << QByteArray("viewer") << "approval.notApprover";
        QTest::newRow("somebody unknown") << QByteArray("mallory") << "access.role";
    }

    void whoMaySign()
    {
        QFETCH(const QByteArray, person);
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));

        const auto done
            = desk.as(person.constData(),
                      SignApproval{desk.id, TaskId("approval"), Decision::Approve, {}, desk.release().frozenDigest()});

        QVERIFY(!done);
        QTEST(done.error().reason, "reason");
    }

    void returningNeedsACommentAndGoesBackToTheDrafter()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        const QString digest = desk.release().frozenDigest();

        const auto silent = desk.as("jiho", SignApproval{desk.id, TaskId("approval"), Decision::Return, " ", digest});
        QCOMPARE(silent.error().reason, "approval.noComment");
        QVERIFY(desk.as("jiho", SignApproval{desk.id, TaskId("approval"), Decision::Return, "Add a test", digest}));

        QVERIFY(desk.reaches(ReleaseState::Returned));
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
    }

    void aFailedTaskHaltsAndGoesOnAfterARetry()
    {
        EngineDriver desk;
        int tries = 0;
        desk.gates->answers.insert(TaskId("check"), [&tries](const auto &) -> Result<engine::TaskOutput> {
            if (++tries == 1)
                return failure(ErrorCode::FailedPrecondition, "p95 412 ms, limit 300");
            return engine::TaskOutput{};
        });
        start(desk);
        QVERIFY(desk.reaches(ReleaseState::Halted));

        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("check")}));

        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.release().run(TaskId("check")).attempts.size(), 2);
        QCOMPARE(desk.builds->log.size(), 2); // nothing that had succeeded ran again
    }

    void anUnknownOutcomeIsNeverRetriedBlindly()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), [](const auto &) -> Result<engine::TaskOutput> {
            return failure(ErrorCode::Unknown, "The answer was cut off.");
        });
        start(desk);
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Unknown);

        QCOMPARE(desk.as("owner", RetryTask{desk.id, TaskId("deploy")}).error().reason, "task.unknownOutcome");
        QVERIFY(desk.as("owner", ResolveUnknown{desk.id, TaskId("deploy"), true, "It is on the hosts"}));

        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.size(), 2);
    }

    void whatSurelyHadNoEffectIsTriedAgainByItself()
    {
        EngineDriver desk;
        desk.builds->answers.insert(
            TaskId("deploy"), [](const engine::TaskAssignment &task) -> Result<engine::TaskOutput> {
                if (task.attempt > 1)
                    return engine::TaskOutput{};
                Result<engine::TaskOutput> absent = failure(ErrorCode::Aborted, "It never arrived.");
                absent.error().nothingHappened = true;
                return absent;
            });

        start(desk);

        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.last(), "execute deploy r.deploy.2");
    }

    void pauseLetsNothingNewStart()
    {
        EngineDriver desk;
        approve(desk);
        desk.builds->hanging.insert(TaskId("deploy"));
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));

        QVERIFY(desk.as("owner", PauseRelease{desk.id, "lunch"}));
        desk.engine->worker().cancelAll(desk.id);
        QVERIFY(desk.taskReaches("deploy", TaskState::Failed));
        QVERIFY(desk.reaches(ReleaseState::Halted)); // nothing is left that a resume could start
        desk.builds->hanging.clear();
        QVERIFY(desk.as("owner", RetryTask{desk.id, TaskId("deploy")}));

        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void rollbackTakesBackWhatHappenedInReverse()
    {
        EngineDriver desk;
        start(desk);
        QVERIFY(desk.reaches(ReleaseState::Released));

        QVERIFY(desk.as("owner", RollBack{desk.id, "orders fail"}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.versions->log.last(), "restore version r.undo.version.1");
        QCOMPARE(desk.builds->log.last(), "execute back r.back.1");
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Compensated);
        QCOMPARE(desk.as("owner", RollBack{desk.id, "again"}).error().reason, "release.state");
    }

    void rollbackStopsWhatRunsFirst()
    {
        EngineDriver desk;
        approve(desk);
        desk.gates->hanging.insert(TaskId("check"));
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(desk.taskReaches("check", TaskState::Running));

        const auto done = desk.as("owner", RollBack{desk.id, "stop it"});

        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.builds->log.last(), "execute back r.back.1");
    }

    void aRuleOfTheTaskRollsBackByItself()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.tasks[3].onFailure = OnFailure::RollBack;
        desk.gates->answers.insert(TaskId("check"), [](const auto &) -> Result<engine::TaskOutput> {
            return failure(ErrorCode::FailedPrecondition, "p95 412 ms, limit 300");
        });
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.as("owner", StartRelease{desk.id}));

        QVERIFY(desk.reaches(ReleaseState::RolledBack));
        QCOMPARE(desk.release().stateNote(), "p95 412 ms, limit 300");
        QVERIFY(desk.versions->log.isEmpty());
    }

    void aRestartFindsTheSameAttemptAgain()
    {
        EngineDriver desk;
        approve(desk);
        desk.builds->hanging.insert(TaskId("deploy"));
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        const auto events = desk.record.events().size();

        desk.restart();
        QCOMPARE(desk.record.events().size(), events); // stopping is no decision: nothing was recorded
        desk.builds->hanging.clear();
        desk.restart();

        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.filter("deploy"),
                 (QStringList{"execute deploy r.deploy.1", "execute deploy r.deploy.1", "execute deploy r.deploy.1"}));
        QCOMPARE(desk.release().run(TaskId("deploy")).attempts.size(), 1);
    }

    void aFailedPreparationGivesTheDraftBack()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("build"), [](const auto &) -> Result<engine::TaskOutput> {
            return failure(ErrorCode::FailedPrecondition, "The build failed.");
        });
        desk.create(smallPlan());
        desk.submit();

        QVERIFY(desk.reaches(ReleaseState::Draft));
        desk.builds->answers.clear();
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
    }

    void submittingNamesWhatIsWrong()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.tasks[1].parameters.insert("approvers", QJsonArray());
        desk.create(plan);

        const auto asked = desk.as("owner", RequestApproval{desk.id, 1});

        QCOMPARE(asked.error().reason, "release.findings");
        QVERIFY(asked.error().message.contains("asks no one"));
        QCOMPARE(desk.release().state(), ReleaseState::Draft);
    }

    void aViewerChangesNothing()
    {
        EngineDriver desk;
        start(desk);
        QVERIFY(desk.reaches(ReleaseState::Released));
        const QList<ReleaseCommand> commands{EditPlan{desk.id, 1, {}, {}}, RequestApproval{desk.id, 1},
                                             StartRelease{desk.id},        RollBack{desk.id, "x"},
                                             AbortRelease{desk.id, "x"},   CloseRelease{desk.id}};
        for (const ReleaseCommand &command : commands)
            QCOMPARE(desk.as("viewer", command).error().code, ErrorCode::PermissionDenied);
    }

    void twoEditsOfTheSameRevisionDoNotOverwriteEachOther()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        Task task = *desk.release().plan().task(TaskId("build"));
        task.title = "First";
        QVERIFY(desk.as("owner", EditPlan{desk.id, 1, {ChangeTask{task}}, {}}));
        task.title = "Second";

        QCOMPARE(desk.as("owner", EditPlan{desk.id, 1, {ChangeTask{task}}, {}}).error().reason, "release.revision");
        QCOMPARE(desk.release().plan().task(TaskId("build"))->title, "First");
    }

    void aTaskBehindAnotherWaitsForAPerson()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        plan.tasks[4].kind = "checklist.confirm";
        plan.tasks[4].parameters = {{"items", QJsonArray{"Orders arrive", "Payments arrive"}}};
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(desk.taskReaches("version", TaskState::Waiting));

        QCOMPARE(desk.as("owner", CompleteTask{desk.id, TaskId("version"), {}}).error().reason, "task.itemsOpen");
        QVERIFY(desk.as("owner", TickItem{desk.id, TaskId("version"), 0, {}}));
        QVERIFY(desk.as("owner", TickItem{desk.id, TaskId("version"), 1, "no payments in this release"}));
        QVERIFY(desk.as("owner", CompleteTask{desk.id, TaskId("version"), "all fine"}));

        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void abortStopsWhatRunsAndListsWhatStays()
    {
        EngineDriver desk;
        approve(desk);
        desk.gates->hanging.insert(TaskId("check"));
        QVERIFY(desk.as("owner", StartRelease{desk.id}));
        QVERIFY(desk.taskReaches("check", TaskState::Running));

        QVERIFY(desk.as("owner", AbortRelease{desk.id, "wrong build"}));

        QVERIFY(desk.reaches(ReleaseState::Aborted));
        QVERIFY(desk.taskReaches("check", TaskState::Aborted));
        QVERIFY(desk.eventNames().contains("release.aborted"));
    }

    void aFullDiskLosesNothingAndSaysSo()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        desk.record.refuse = [](const store::Append &) -> std::optional<Error> {
            return Error{ErrorCode::ResourceExhausted, "The disk is full."};
        };

        const auto asked = desk.as("owner", RequestApproval{desk.id, 1});
        QCOMPARE(asked.error().code, ErrorCode::ResourceExhausted);
        desk.record.refuse = {};
        desk.submit();

        QVERIFY(desk.reaches(ReleaseState::InApproval));
    }
};

RELEASE_DESK_TEST(tst_release_engine, TestReleaseEngine)
#include "tst_release_engine.moc"
