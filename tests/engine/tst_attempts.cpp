// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::ScriptedExecutor;
using releasedesk::tests::smallPlan;

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

//! Throws where its author did not expect it.
class ThrowingExecutor final : public engine::TaskExecutor
{
public:
    [[nodiscard]] QString kind() const override { return "gate.check"; }
    [[nodiscard]] QCoro::Task<Answer> execute(engine::TaskAssignment /*task*/, std::shared_ptr<engine::TaskReport>,
                                              std::stop_token /*stop*/) override
    {
        throw std::runtime_error("a pointer too many");
        co_return engine::TaskOutput{};
    }
};

} // namespace

class TestAttempts final : public QObject
{
    Q_OBJECT

private slots:
    void anOperationIdIsNeverUsedTwice()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("build"), broken);
        desk.create(smallPlan());
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::Draft));
        desk.builds->answers.clear();
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        // Taken out and put in again it is still the same task of the same release.
        const Task build = *desk.release().plan().task(TaskId("build"));
        QVERIFY(desk.as("owner", EditPlan{desk.id, 1, {RemoveTask{build.id}}, {}}));
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QVERIFY(desk.as("owner", EditPlan{desk.id, 2, {AddTask{build, 0}}, {}}));
        QVERIFY(desk.reaches(ReleaseState::InApproval));

        QCOMPARE(desk.builds->log,
                 (QStringList{"execute build r.build.1", "execute build r.build.2", "execute build r.build.3"}));
        QCOMPARE(desk.release().run(TaskId("build")).attempts.size(), 1);
        QCOMPARE(desk.release().lastAttempt(TaskId("build")), 3);
    }

    void aPersonsWordEndsThePauseThatBeganBeforeIt()
    {
        EngineDriver desk;
        const auto mails = std::make_shared<ScriptedExecutor>("mail.send"); // sent again by itself while unknown
        mails->always = [](const engine::TaskAssignment &) -> Answer {
            return failure(ErrorCode::Unknown, "The connection broke behind the last byte.");
        };
        desk.executors.add(mails);
        Plan plan = smallPlan();
        Task &mail = taskOf(plan, "check");
        mail.kind = "mail.send";
        mail.parameters = {{"connection", "mail"}, {"to", "a@b.example"}, {"subject", "s"}, {"body", "b"}};
        mail.retries = 1;
        mail.retry.delaySeconds = 3600;
        mail.retry.maxDelaySeconds = 3600;
        desk.run(plan);
        QVERIFY(desk.taskReaches("check", TaskState::Unknown));

        QVERIFY(desk.as("owner", ResolveUnknown{desk.id, TaskId("check"), false, "It is not in the outbox."}));
        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Failed);

        // The pause of the unknown outcome is 200 ms; that of the failure, which counts now, an hour.
        QVERIFY(!desk.waitUntil([&] { return desk.release().run(TaskId("check")).attempts.size() > 1; }));
        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Failed);
    }

    void anEarlierRoundDoesNotUseUpTheRetriesOfThisOne()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "build").retries = 0;
        desk.builds->answers.insert(TaskId("build"), [](const engine::TaskAssignment &task) -> Answer {
            if (task.attempt == 1)
                return failure(ErrorCode::FailedPrecondition, "It does not compile.");
            if (task.attempt > 2)
                return engine::TaskOutput{};
            Answer absent = failure(ErrorCode::Aborted, "It never arrived.");
            absent.error().nothingHappened = true;
            return absent;
        });
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::Draft));

        desk.submit();

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.builds->log.last(), "execute build r.build.3");
    }

    void onlyWhatUsesAChangedResultIsMadeAgain()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        Task test = taskOf(plan, "build");
        test.id = TaskId("test");
        test.parameters.insert("parameters", QJsonObject{{"BUILD", "${tasks.build.buildNumber}"}});
        Task lint = taskOf(plan, "build");
        lint.id = TaskId("lint");
        Task report = taskOf(plan, "build");
        report.id = TaskId("report");
        report.parameters.insert("job", "${tasks.test.result}");
        for (const Task &task : {test, lint, report})
            plan.tasks.insert(1, task);
        plan.edges = {{TaskId("build"), TaskId("test")},
                      {TaskId("test"), TaskId("report")},
                      {TaskId("build"), TaskId("lint")},
                      {TaskId("report"), TaskId("approval")},
                      {TaskId("approval"), TaskId("deploy")}};
        desk.builds->answers.insert(
            TaskId("test"), [](const auto &) -> Answer { return engine::TaskOutput{{{"result", "SUCCESS"}}, {}, {}}; });
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));
        desk.builds->log.clear();
        Task changed = *desk.release().plan().task(TaskId("build"));
        changed.parameters.insert("job", "other");

        QVERIFY(desk.as("owner", EditPlan{desk.id, 1, {ChangeTask{changed}}, {}}));

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.builds->log,
                 (QStringList{"execute build r.build.2", "execute test r.test.2", "execute report r.report.2"}));
    }

    void aNewTitleMakesAgainWhatHoldsTheTitle()
    {
        EngineDriver desk;
        Plan plan = smallPlan();
        taskOf(plan, "build").parameters.insert("job", "${release.title}");
        desk.create(plan);
        desk.submit();
        QVERIFY(desk.reaches(ReleaseState::InApproval));

        QVERIFY(desk.as("owner", EditDetails{desk.id, 1, "Another title", PersonId("owner"), {}, {}}));

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.builds->log.last(), "execute build r.build.2");
        QVERIFY(desk.eventNames().contains("signatures.withdrawn"));
    }

    void anAttemptIsTakenUpWithTheValuesItBeganWith()
    {
        EngineDriver desk;
        desk.directory.projects[0].variables = {{"job", "deploy-a"}};
        desk.engine->setDirectory(desk.directory);
        Plan plan = smallPlan();
        taskOf(plan, "deploy").parameters = {{"connection", "jenkins"}, {"job", "${project.job}"}};
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(plan);
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        QString job;
        desk.builds->answers.insert(TaskId("deploy"), [&job](const engine::TaskAssignment &task) -> Answer {
            job = task.task.parameters["job"].toString();
            return engine::TaskOutput{};
        });

        QCoro::waitFor(desk.engine->stop());
        desk.builds->hanging.clear();
        desk.directory.projects[0].variables = {{"job", "deploy-b"}}; // somebody edited workspace.yaml
        desk.restart();

        QVERIFY(desk.reaches(ReleaseState::Halted)); // what was signed is another configuration: nothing more runs
        QCOMPARE(job, "deploy-a");
        QVERIFY(desk.gates->log.isEmpty());
    }

    void whatAnAbortLeftRunningIsLookedUpAtTheNextStart()
    {
        EngineDriver desk;
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(smallPlan());
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        const auto events = desk.record.events();
        QVERIFY(desk.as("owner", AbortRelease{desk.id, "wrong build"}));
        const auto aborted = desk.record.events().mid(0, events.size() + 1);
        QCOMPARE(aborted.last().event.name, "release.aborted");
        desk.builds->log.clear();

        desk.continueFrom(aborted); // as if the program had died before the build answered
        QCOMPARE(desk.release().run(TaskId("deploy")).attempts.last().outcome, TaskState::Running);
        QVERIFY(QTest::qWaitFor(
            [&] { return desk.release().run(TaskId("deploy")).attempts.last().outcome == TaskState::Aborted; }));

        QCOMPARE(desk.builds->log, QStringList{"execute deploy r.deploy.1"});
        QCOMPARE(desk.release().state(), ReleaseState::Aborted);
    }

    void anUnknownOutcomeOutlivesTheAbort()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), [](const auto &) -> Answer {
            return failure(ErrorCode::Unknown, "The answer was cut off.");
        });
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Halted));
        QVERIFY(desk.as("owner", AbortRelease{desk.id, "enough"}));
        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Unknown);

        QCOMPARE(desk.as("owner", CloseRelease{desk.id}).error().reason, "release.busy");
        QVERIFY(desk.as("owner", ResolveUnknown{desk.id, TaskId("deploy"), true, "it is there"}));
        QCOMPARE(desk.release().state(), ReleaseState::Aborted);

        QVERIFY(desk.as("owner", CloseRelease{desk.id}));
    }

    void whatNobodyCanFindOutIsNeverTriedAgain()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), [](const auto &) -> Answer {
            return failure(ErrorCode::Unknown, "The answer was cut off.");
        });
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Halted));

        QVERIFY(desk.as("owner", ResolveUnknown{desk.id, TaskId("deploy"), false, "the log is gone", true}));

        QCOMPARE(desk.release().run(TaskId("deploy")).state, TaskState::Failed);
        QVERIFY(!desk.release().run(TaskId("deploy")).attempts.last().hadNoEffect);
        QCOMPARE(desk.as("owner", RetryTask{desk.id, TaskId("deploy")}).error().reason, "task.unknownOutcome");
        QCOMPARE(desk.builds->log.filter("execute deploy").size(), 1);
    }

    void anExceptionIsAnUnknownOutcome()
    {
        EngineDriver desk;
        desk.executors.add(std::make_shared<ThrowingExecutor>());
        desk.run(smallPlan());

        QVERIFY(desk.reaches(ReleaseState::Halted));

        QCOMPARE(desk.release().run(TaskId("check")).state, TaskState::Unknown);
        QCOMPARE(desk.engine->worker().runningCount(), 0);
    }

    void secretsAreTakenOutOfEverythingThatIsKept()
    {
        EngineDriver desk;
        desk.redact = [](const QString &text) { return QString(text).replace("hunter2", "•••"); };
        desk.restart();
        desk.builds->answers.insert(TaskId("build"), [](const auto &) -> Answer {
            return engine::TaskOutput{{{"lastLine", "password hunter2"},
                                       {"list", QJsonArray{"hunter2", 3, QJsonObject{{"deep", "hunter2"}}}},
                                       {"buildNumber", 41}},
                                      "logged in with hunter2",
                                      {"https://ci/?token=hunter2"}};
        });
        desk.gates->answers.insert(TaskId("check"), [](const auto &) -> Answer {
            return failure(ErrorCode::FailedPrecondition, "refused hunter2", "header hunter2");
        });
        QString progress;
        connect(&desk.engine->worker(), &engine::TaskWorker::progressed, this,
                [&progress](const auto &, const auto &, int, const QString &text) { progress += text; });
        desk.builds->says = "using hunter2";
        desk.run(smallPlan());
        QVERIFY(desk.reaches(ReleaseState::Halted));

        QByteArray record;
        for (const store::RecordedEvent &event : desk.record.events())
            record += event.event.payload;
        QVERIFY(!record.contains("hunter2"));
        QVERIFY(record.contains("•••"));
        QVERIFY(!desk.taskLog.text().contains("hunter2"));
        QVERIFY(desk.taskLog.text().contains("using •••"));
        QVERIFY(!progress.contains("hunter2"));
        QCOMPARE(desk.release().run(TaskId("build")).output["buildNumber"].toInt(), 41);
    }

    void aResultThatCannotBeRecordedIsRecordedLater()
    {
        EngineDriver desk;
        desk.builds->answers.insert(TaskId("deploy"), [this, &desk](const auto &) -> Answer {
            desk.record.refuse = [](const store::Append &) -> std::optional<Error> {
                return Error{ErrorCode::ResourceExhausted, "The disk is full."};
            };
            QTimer::singleShot(100, this, [&desk] { desk.record.refuse = {}; });
            return engine::TaskOutput{};
        });

        desk.run(smallPlan());

        QVERIFY(desk.reaches(ReleaseState::Released));
        QCOMPARE(desk.builds->log.size(), 2); // looked up nowhere, built once
    }

    void aFullDiskInTheMiddleStopsNoReleaseForEver()
    {
        EngineDriver desk;
        desk.create(smallPlan());
        int appends = 0;
        desk.record.refuse = [&appends](const store::Append &) -> std::optional<Error> {
            if (++appends != 2) // the request is recorded, what follows from it is not
                return std::nullopt;
            return Error{ErrorCode::ResourceExhausted, "The disk is full."};
        };

        desk.submit();

        QVERIFY(desk.reaches(ReleaseState::InApproval));
        QCOMPARE(desk.builds->log, QStringList{"execute build r.build.1"});
    }

    void theTimeTheProgramWasClosedCounts()
    {
        EngineDriver desk;
        desk.builds->hanging.insert(TaskId("deploy"));
        desk.run(smallPlan());
        QVERIFY(desk.taskReaches("deploy", TaskState::Running));
        desk.shortestLimit = std::chrono::milliseconds(30);
        QCoro::waitFor(desk.engine->stop());
        desk.clock.advance(std::chrono::minutes(31)); // of 30

        desk.restart();

        QVERIFY(desk.reaches(ReleaseState::Halted));
        QCOMPARE(desk.release().run(TaskId("deploy")).attempts.last().code, "DeadlineExceeded");
    }
};

RELEASE_DESK_TEST(tst_attempts, TestAttempts)
#include "tst_attempts.moc"
