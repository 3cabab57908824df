// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/support/engine_driver.h"
#include "tests/engine/support/record_check.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::smallPlan;
using releasedesk::tests::whatMustNotBe;

namespace {

using Answer = Result<engine::TaskOutput>;

Task &taskOf(Plan &plan, const char *id)
{
    return *std::ranges::find(plan.tasks, TaskId(id), &Task::id);
}

Answer broken(const engine::TaskAssignment & /*task*/)
{
    return failure(ErrorCode::FailedPrecondition, "It does not work.");
}

access::Actor owner()
{
    return {PersonId("owner"), {Role::Owner}};
}

} // namespace

class TestEngineBesideOthers final : public QObject
{
    Q_OBJECT

private slots:
    void aPassiveEngineDecidesButHandsNothingOut()
    {
        EngineDriver desk;
        desk.isPassive = true;
        desk.restart();
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.taskReaches("build", TaskState::Ready));
        QTest::qWait(20);
        QVERIFY(desk.builds->log.isEmpty());
        QCOMPARE(desk.release().run(TaskId("build")).state, TaskState::Ready);

        desk.isPassive = false;
        desk.restart();

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.builds->log, QStringList{"execute build r.build.1"});
    }

    void aPassiveEngineTakesNothingUpAndTriesNothingAgain()
    {
        EngineDriver desk;
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(smallPlan());
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        desk.isPassive = true;

        desk.restart();

        QTest::qWait(20);
        QCOMPARE(desk.builds->log.filter("deploy").size(), 1);
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Running);
    }

    void twoEnginesOverOneRecordDoNotOverwriteEachOther()
    {
        EngineDriver desk;
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Released));
        engine::ReleaseEngine other(desk.record, desk.taskLog, desk.clock, desk.executors, desk.directory);
        other.setPassive(true);
        QVERIFY(QCoro::waitFor(other.start()));

        QVERIFY(desk.as("owner", EditNotes{desk.id, "en", "first"}));
        QVERIFY(QCoro::waitFor(other.handle(EditNotes{desk.id, "ko", "second"}, owner())));
        QVERIFY(desk.as("owner", EditNotes{desk.id, "en", "third"}));

        QCOMPARE(desk.release().notesTexts(), (QMap<QString, QString>{{"en", "third"}, {"ko", "second"}}));
        const auto stale = QCoro::waitFor(other.handle(CloseRelease{desk.id}, owner()));
        QVERIFY(stale);
        QCOMPARE(desk.as("owner", CloseRelease{desk.id}).error().reason, "release.state"); // seen, though not told
        QCoro::waitFor(other.stop());
    }

    void aWriterInBetweenDoesNotStopARelease()
    {
        EngineDriver desk;
        engine::ReleaseEngine other(desk.record, desk.taskLog, desk.clock, desk.executors, desk.directory);
        other.setPassive(true);
        bool isInside = false;
        int appends = 0;
        desk.create(smallPlan());
        desk.record.refuse = [&](const store::Append &) -> std::optional<Error> {
            if (!isInside && ++appends <= 3) { // just before what this engine wants to write
                isInside = true;
                (void)QCoro::waitFor(other.handle(EditNotes{desk.id, "en", QString::number(appends)}, owner()));
                isInside = false;
            }
            return std::nullopt;
        };

        desk.submit();

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.builds->log, QStringList{"execute build r.build.1"});
        QCOMPARE(whatMustNotBe(desk.record.events()), "");
        QCOMPARE(desk.release().notesTexts().value("en"), "3");
        QCoro::waitFor(other.stop());
    }

    void aPausedReleaseStartsNothingButRecordsWhatEnds()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), [&desk](const auto &) -> Answer {
            desk.gates->log.append("deploy answered");
            return engine::TaskOutput{};
        });
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.signAll();
        QVERIFY(desk.reaches(ReleaseState::Approved));
        const auto started = desk.engine->handle(StartRelease{desk.id}, owner());
        const auto paused = desk.engine->handle(PauseRelease{desk.id, "lunch"}, owner());

        QVERIFY(desk.taskReaches("deploy", TaskState::Succeeded));
        QTest::qWait(20);
        QCOMPARE(desk.release().state(), ReleaseState::Paused);
        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Planned);

        QVERIFY(desk.as("owner", ResumeRelease{desk.id}));
        QVERIFY(desk.reaches(ReleaseState::Released));
    }

    void resumingChecksTheSignaturesAgain()
    {
        EngineDriver desk;
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(smallPlan());
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        QVERIFY(desk.as("owner", PauseRelease{desk.id, "lunch"}));
        desk.directory.people.removeIf([](const Person &person) { return person.id == PersonId("minseo"); });
        desk.engine->setDirectory(desk.directory);

        QCOMPARE(desk.as("owner", ResumeRelease{desk.id}).error().reason, "approval.notEligible");
    }

    void whatAFailedTaskDoes_data()
    {
        QTest::addColumn<OnFailure>("onFailure");
        QTest::addColumn<bool>("isSkippable");
        QTest::addColumn<ReleaseState>("state");
        QTest::addColumn<TaskState>("task");
        QTest::newRow("ask") << OnFailure::Ask << true << ReleaseState::Halted << TaskState::Failed;
        QTest::newRow("skip") << OnFailure::Skip << true << ReleaseState::Released << TaskState::Skipped;
        QTest::newRow("skip what may not be skipped")
            << OnFailure::Skip << false << ReleaseState::Halted << TaskState::Failed;
        QTest::newRow("abort") << OnFailure::Abort << true << ReleaseState::Aborted << TaskState::Failed;
        QTest::newRow("roll back") << OnFailure::RollBack << true << ReleaseState::RolledBack << TaskState::Failed;
    }

    void whatAFailedTaskDoes()
    {
        QFETCH(const OnFailure, onFailure);
        QFETCH(const bool, isSkippable);
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "version").onFailure = onFailure;
        taskOf(plan, "version").isSkippable = isSkippable;
        desk.versions->answers.insert(TaskId("version"), broken);

        desk.run(plan);

        QFETCH(const ReleaseState, state);
        QVERIFY(desk.reaches(state));
        QTEST(desk.release().run(TaskId("version")).state, "task");
    }

    void aRuleOfAbortListsWhatStays()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "check").onFailure = OnFailure::Abort;
        desk.gates->answers.insert(TaskId("check"), broken);

        desk.run(plan);

        QVERIFY(desk.reaches(ReleaseState::Aborted));
        const auto last = QJsonDocument::fromJson(desk.record.events().last().event.payload).object();
        QCOMPARE(last["staysChanged"].toArray(), QJsonArray{"deploy"});
        QCOMPARE(desk.record.events().last().actor, engine::enginePerson());
    }

    void everyEventIsToldOnceInOrder()
    {
        EngineDriver desk;
        QList<store::RecordedEvent> told;
        connect(desk.engine.get(), &engine::ReleaseEngine::recorded, this,
                [&told](const QList<store::RecordedEvent> &events) { told += events; });

        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Released));

        QCOMPARE(told.size(), desk.record.events().size());
        for (qsizetype i = 0; i < told.size(); ++i)
            QCOMPARE(told.at(i).hash, desk.record.events().at(i).hash);
    }

    void aStoppedEngineRecordsNothingMore()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        QCoro::waitFor(desk.engine->stop());

        const auto asked = desk.as("owner", RequestApproval{desk.id, 1});

        QCOMPARE(asked.error().code, ErrorCode::Unavailable);
        QCOMPARE(desk.record.events().size(), 1);
    }
};

RELEASE_DESK_TEST(tst_engine_beside_others, TestEngineBesideOthers)
#include "tst_engine_beside_others.moc"
