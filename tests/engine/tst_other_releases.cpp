// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/release/gate_dependency_executor.h"
#include "core/connectors/release/release_start_executor.h"
#include "core/engine/engine_releases.h"
#include "core/store/release_codec.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

namespace {

Task taskOf(const char *id, const char *kind, const QJsonObject &parameters = {})
{
    Task task;
    task.id = TaskId(id);
    task.kind = QString::fromLatin1(kind);
    task.title = QString::fromLatin1(id);
    task.phase = PhaseId("work");
    task.parameters = parameters;
    return task;
}

//! One phase that nobody has to approve.
Plan planOf(const QList<Task> &tasks)
{
    Plan plan;
    plan.phases = {{PhaseId("work"), QStringLiteral("Work"), false}};
    plan.tasks = tasks;
    for (qsizetype i = 1; i < tasks.size(); ++i)
        plan.edges.append({tasks.at(i - 1).id, tasks.at(i).id});
    return plan;
}

Task build(const char *id)
{
    return taskOf(id, "jenkins.build", {{"connection", "jenkins"}, {"job", "checkout"}});
}

Task gate(const QJsonObject &more = {})
{
    QJsonObject parameters{{"project", "payments"}, {"version", "5.0"}, {"point", "released"}};
    for (auto each = more.begin(); each != more.end(); ++each)
        parameters.insert(each.key(), each.value());
    return taskOf("gate", "gate.dependency", parameters);
}

} // namespace

//! Tasks of one release that look at another or make it move.
class TestOtherReleases final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_desk = std::make_unique<EngineDriver>();
        m_releases = std::make_unique<engine::EngineReleases>();
        m_desk->directory.projects.append({ProjectId("payments"), QStringLiteral("payments"), PersonId("owner")});
        m_desk->executors.add(std::make_shared<connectors::GateDependencyExecutor>(*m_releases));
        const auto compose = [this](const connectors::NestedRelease &wish, const Directory & /*directory*/) {
            CreateRelease draft{wish.id, wish.project, wish.version};
            draft.templateId = wish.templateId;
            draft.plan = m_nested;
            return Result<CreateRelease>(draft);
        };
        const auto issuesOf = [](const ConnectionId & /*id*/) -> Result<std::shared_ptr<versions::IssueSource>> {
            return failure(ErrorCode::NotFound, QStringLiteral("no Jira here"));
        };
        m_desk->executors.add(
            std::make_shared<connectors::ReleaseStartExecutor>(*m_releases, m_desk->clock, compose, issuesOf, 20ms));
        m_nested = planOf({build("inner")});
        m_desk->engine->setDirectory(m_desk->directory);
        m_releases->attach(*m_desk->engine, m_desk->record);
    }
    void cleanup()
    {
        m_desk.reset();
        m_releases.reset();
    }

    void aGateGoesOnAsSoonAsTheOtherReleaseIsReleased()
    {
        start("r", "checkout", "2.8.0", planOf({gate(), build("after")}));
        QVERIFY(m_desk->taskReaches("gate", TaskState::Running)); // the other one does not even exist

        m_desk->builds->hanging.insert(TaskId("long"));
        start("other", "payments", "5.0", planOf({build("long")}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning("other", "long"); }));
        QCOMPARE(m_desk->release().run(TaskId("gate")).state, TaskState::Running);

        m_desk->engine->worker().cancel(ReleaseId("other"), TaskId("long"));
        QVERIFY(EngineDriver::waitUntil([this] { return read("other").state() == ReleaseState::Halted; }));
        m_desk->builds->hanging.clear();
        QElapsedTimer sinceRetry;
        sinceRetry.start();
        QVERIFY(m_desk->as("owner", RetryTask{ReleaseId("other"), TaskId("long")}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
        QVERIFY2(sinceRetry.elapsed() < 1000, qPrintable(QString::number(sinceRetry.elapsed())));
        const QJsonObject output = m_desk->release().run(TaskId("gate")).output;
        QCOMPARE(output["state"].toString(), QStringLiteral("reached"));
        QCOMPARE(output["release"].toString(), QStringLiteral("other"));
    }

    void aGateEndsByWhatItIsToldToWaitFor_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<bool>("otherFails");
        QTest::addColumn<bool>("otherIsAborted");
        QTest::addColumn<TaskState>("expected");
        QTest::addColumn<QString>("state");

        const QJsonObject task{{"point", "task"}, {"task", "first"}};
        const QJsonObject place{{"point", "environment"}, {"environment", "staging"}};
        const auto with = [](QJsonObject object, const char *name, const char *value) {
            object.insert(QLatin1String(name), QLatin1String(value));
            return object;
        };
        QTest::newRow("a task that is done") << task << false << false << TaskState::Succeeded << "reached";
        QTest::newRow("an environment") << place << false << false << TaskState::Succeeded << "reached";
        QTest::newRow("a start") << QJsonObject{{"point", "started"}} << false << false << TaskState::Succeeded
                                 << "reached";
        QTest::newRow("a failure that may be mended") << task << true << false << TaskState::Running << "";
        QTest::newRow("a failure, waited for")
            << with(task, "when", "failed") << true << false << TaskState::Succeeded << "failed";
        QTest::newRow("an end of whichever kind")
            << with(task, "when", "ended") << true << false << TaskState::Succeeded << "failed";
        QTest::newRow("an abort") << task << true << true << TaskState::Failed << "";
        QTest::newRow("an abort, and it waits on")
            << with(task, "otherwise", "wait") << true << true << TaskState::Running << "";
        QTest::newRow("an abort, and it passes")
            << with(task, "otherwise", "pass") << true << true << TaskState::Succeeded << "lost";
        QTest::newRow("a failure that never comes")
            << with(task, "when", "failed") << false << false << TaskState::Failed << "";
    }
    void aGateEndsByWhatItIsToldToWaitFor()
    {
        QFETCH(QJsonObject, parameters);
        QFETCH(bool, otherFails);
        QFETCH(bool, otherIsAborted);
        QFETCH(TaskState, expected);
        if (otherFails)
            m_desk->builds->answers.insert(TaskId("first"), [](const engine::TaskAssignment & /*task*/) {
                return Result<engine::TaskOutput>(failure(ErrorCode::FailedPrecondition, QStringLiteral("broken")));
            });
        Task first = build("first");
        first.environment = EnvironmentId("staging");
        start("other", "payments", "5.0", planOf({first, build("second")}));
        const ReleaseState end = otherFails ? ReleaseState::Halted : ReleaseState::Released;
        QVERIFY(EngineDriver::waitUntil([&] { return read("other").state() == end; }));
        if (otherIsAborted)
            QVERIFY(m_desk->as("owner", AbortRelease{ReleaseId("other"), QStringLiteral("given up")}));

        start("r", "checkout", "2.8.0", planOf({gate(parameters)}));

        QVERIFY(m_desk->taskReaches("gate", expected));
        EngineDriver::waitUntil([] { return false; }, 30ms); // and stays
        QCOMPARE(m_desk->release().run(TaskId("gate")).state, expected);
        QTEST(m_desk->release().run(TaskId("gate")).output["state"].toString(), "state");
    }

    void aGateThatWaitedGoesOnWaitingAfterARestart()
    {
        start("r", "checkout", "2.8.0", planOf({gate()}));
        QVERIFY(m_desk->taskReaches("gate", TaskState::Running));
        restart();
        start("other", "payments", "5.0", planOf({build("only")}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
        QCOMPARE(m_desk->release().run(TaskId("gate")).attempt(), 1);
    }

    void twoReleasesThatWaitForEachOtherAreToldSo()
    {
        const Task back = taskOf("gate", "gate.dependency", {{"project", "checkout"}, {"version", "2.8.0"}});
        start("other", "payments", "5.0", planOf({back}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning("other", "gate"); }));
        start("r", "checkout", "2.8.0", planOf({gate()}));
        QVERIFY(m_desk->taskReaches("gate", TaskState::Failed));
        QVERIFY(m_desk->release().run(TaskId("gate")).summary.contains("waits for this release"));
    }

    void releasesThatWaitForEachOtherInACircleAreToldSo()
    {
        const auto waitsFor = [](const char *project, const char *version) {
            return planOf({taskOf("gate", "gate.dependency", {{"project", project}, {"version", version}})});
        };
        start("second", "payments", "5.0", waitsFor("payments", "6.0"));
        start("third", "payments", "6.0", waitsFor("checkout", "2.8.0"));
        for (const char *id : {"second", "third"})
            QVERIFY(EngineDriver::waitUntil([this, id] { return isRunning(id, "gate"); }));
        start("r", "checkout", "2.8.0", planOf({gate()}));
        QVERIFY(m_desk->taskReaches("gate", TaskState::Failed));
        const QString summary = m_desk->release().run(TaskId("gate")).summary;
        QVERIFY2(summary.contains("payments 5.0, which waits for payments 6.0, which"), qPrintable(summary));
        QVERIFY(isRunning("third", "gate")); // a person decides which of them gives way
    }

    void aNestedReleaseThatWaitsForTheOneAroundItIsToldSo()
    {
        m_nested = planOf({taskOf("gate", "gate.dependency", {{"project", "checkout"}, {"version", "2.8.0"}})});
        start("r", "checkout", "2.8.0", planOf({nested(), build("after")}));
        QVERIFY(
            EngineDriver::waitUntil([this] { return read(child(1)).run(TaskId("gate")).state == TaskState::Failed; }));
        QVERIFY(read(child(1)).run(TaskId("gate")).summary.contains("waits for this release"));
    }

    void aPlaceInFrontOfTheGateMayBeWaitedForByTheOther()
    {
        const Task back = taskOf("gate", "gate.dependency",
                                 {{"project", "checkout"}, {"version", "2.8.0"}, {"point", "task"}, {"task", "early"}});
        m_desk->builds->hanging.insert(TaskId("early"));
        start("other", "payments", "5.0", planOf({back}));
        start("r", "checkout", "2.8.0", planOf({build("early"), gate()}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning("r", "early"); }));
        m_desk->builds->hanging.clear();
        restart();
        QVERIFY(m_desk->reaches(ReleaseState::Released));
    }

    void aDraftThatWasDiscardedMakesRoomForAnother()
    {
        QVERIFY(m_desk->as(
            "owner",
            CreateRelease{ReleaseId("draft"), ProjectId("payments"), "5.0", {}, {}, {}, 1, planOf({build("only")})}));
        start("r", "checkout", "2.8.0", planOf({gate()}));
        QVERIFY(m_desk->taskReaches("gate", TaskState::Running));
        QVERIFY(m_desk->as("owner", DiscardRelease{ReleaseId("draft"), QStringLiteral("not now")}));
        start("other", "payments", "5.0", planOf({build("only")}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
    }

    void aNestedReleaseIsComposedApprovedAndRun()
    {
        start("r", "checkout", "2.8.0", planOf({nested(), build("after")}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
        const QJsonObject output = m_desk->release().run(TaskId("nested")).output;
        QCOMPARE(output["outcome"].toString(), QStringLiteral("released"));
        const Release child = read(output["child"].toString());
        QCOMPARE(child.version(), QStringLiteral("2.8.0-db"));
        QCOMPARE(child.state(), ReleaseState::Released);
        QCOMPARE(child.startedBy(), PersonId("owner")); // in whose name the release around it runs
    }

    void aNestedReleaseIsFoundAgainAfterARestart()
    {
        m_desk->builds->hanging.insert(TaskId("inner"));
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning(qPrintable(child(1)), "inner"); }));
        m_desk->builds->hanging.clear();
        restart();
        QVERIFY(m_desk->reaches(ReleaseState::Released));
        QCOMPARE(m_desk->eventNames().count("release.created"), 2);
        QCOMPARE(m_desk->eventNames().count("approval.requested"), 2);
    }

    void aNestedReleaseWaitsForItsOwnApproval()
    {
        m_nested = smallPlan();
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(EngineDriver::waitUntil([this] { return read(child(1)).state() == ReleaseState::InApproval; }));
        QCOMPARE(m_desk->release().run(TaskId("nested")).state, TaskState::Running);
        for (const char *person : {"jiho", "minseo"})
            QVERIFY(m_desk->as(
                person,
                SignApproval{
                    ReleaseId(child(1)), TaskId("approval"), Decision::Approve, {}, read(child(1)).frozenDigest()}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
    }

    void aNestedReleaseThatWasAbortedFailsItsTaskAndIsComposedAnewOnRetry()
    {
        m_desk->builds->hanging.insert(TaskId("inner"));
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning(qPrintable(child(1)), "inner"); }));
        QVERIFY(m_desk->as("owner", AbortRelease{ReleaseId(child(1)), QStringLiteral("wrong database")}));
        QVERIFY(m_desk->reaches(ReleaseState::Halted));
        m_desk->builds->hanging.clear();
        QVERIFY(m_desk->as("owner", RetryTask{m_desk->id, TaskId("nested")}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
        QCOMPARE(read(child(2)).state(), ReleaseState::Released);
    }

    void aStopPausesTheNestedRelease()
    {
        m_desk->builds->hanging.insert(TaskId("inner"));
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning(qPrintable(child(1)), "inner"); }));
        QVERIFY(m_desk->as("owner", CancelTask{m_desk->id, TaskId("nested")}));
        QVERIFY(m_desk->taskReaches("nested", TaskState::Failed));
        QCOMPARE(read(child(1)).state(), ReleaseState::Paused);
    }

    void aWordThatIsNoneIsRefused_data()
    {
        QTest::addColumn<Task>("task");
        QTest::newRow("point") << gate({{"point", "soon"}});
        QTest::newRow("when") << gate({{"when", "succeeded"}});
        QTest::newRow("otherwise") << gate({{"otherwise", "skip"}});
        QTest::newRow("no task") << gate({{"point", "task"}});
        QTest::newRow("no environment") << gate({{"point", "environment"}});
        QTest::newRow("its own release") << gate({{"project", "checkout"}, {"version", "2.8.0"}});
        Task child = nested();
        child.parameters.insert("until", "approved");
        QTest::newRow("until") << child;
        child = nested();
        child.parameters.insert("version", "2.8.0");
        QTest::newRow("a nested release of the same name") << child;
    }
    void aWordThatIsNoneIsRefused()
    {
        QFETCH(Task, task);
        start("r", "checkout", "2.8.0", planOf({task}));
        QVERIFY(m_desk->taskReaches(qPrintable(task.id.value()), TaskState::Failed));
        QVERIFY(m_desk->release().run(task.id).attempts.last().hadNoEffect);
        QCOMPARE(m_desk->eventNames().count("release.created"), 1);
    }

    void aRestartOfTheTaskGoesOnWithTheNestedReleaseThatIsStillOpen()
    {
        m_desk->builds->hanging.insert(TaskId("inner"));
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning(qPrintable(child(1)), "inner"); }));
        QVERIFY(m_desk->as("owner", CancelTask{m_desk->id, TaskId("nested")}));
        QVERIFY(m_desk->reaches(ReleaseState::Halted));
        m_desk->builds->hanging.clear();
        QVERIFY(m_desk->as("owner", RestartFrom{m_desk->id, TaskId("nested"), {}, "again", {TaskId("nested")}}));
        QVERIFY(m_desk->taskReaches("nested", TaskState::Running));
        EngineDriver::waitUntil([] { return false; }, 50ms);
        QCOMPARE(m_desk->release().run(TaskId("nested")).state, TaskState::Running); // it waits for the paused one
        QCOMPARE(m_desk->eventNames().count("release.created"), 2); // no second one
    }

    void aReleaseThatSomebodyElsePutInItsPlaceIsNotTakenOver()
    {
        m_desk->directory.people.append(
            {PersonId("mallory"), QStringLiteral("Mallory"), {}, {}, {}, {}, {}, {Role::Owner}});
        m_desk->engine->setDirectory(m_desk->directory);
        QVERIFY(m_desk->as(
            "mallory",
            CreateRelease{
                ReleaseId(child(1)), ProjectId("checkout"), "2.8.0-db", {}, {}, {}, 1, planOf({build("hers")})}));
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(m_desk->taskReaches("nested", TaskState::Failed));
        QCOMPARE(read(child(1)).state(), ReleaseState::Draft);
    }

    void aClosedNestedReleaseThatFailedMakesRoomForAnother()
    {
        m_desk->builds->hanging.insert(TaskId("inner"));
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(EngineDriver::waitUntil([this] { return isRunning(qPrintable(child(1)), "inner"); }));
        QVERIFY(m_desk->as("owner", AbortRelease{ReleaseId(child(1)), QStringLiteral("wrong")}));
        QVERIFY(m_desk->reaches(ReleaseState::Halted));
        QVERIFY(m_desk->as("owner", CloseRelease{ReleaseId(child(1))}));
        m_desk->builds->hanging.clear();
        QVERIFY(m_desk->as("owner", RetryTask{m_desk->id, TaskId("nested")}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
    }

    void codeThatNobodyReadKeepsANestedReleaseFromGoingOnByItself()
    {
        for (Project &project : m_desk->directory.projects)
            project.repositories = {QStringLiteral("/somewhere")};
        m_desk->engine->setDirectory(m_desk->directory);
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(m_desk->taskReaches("nested", TaskState::Failed));
        QCOMPARE(m_desk->eventNames().count("release.created"), 1);
    }

    void aGateLeavesAReleaseThatIsOverForANewOne()
    {
        start("other", "payments", "5.0", planOf({build("only"), gate({{"project", "nobody"}})}));
        start("r", "checkout", "2.8.0", planOf({gate({{"otherwise", "wait"}})}));
        QVERIFY(m_desk->as("owner", AbortRelease{ReleaseId("other"), QStringLiteral("given up")}));
        EngineDriver::waitUntil([] { return false; }, 50ms);
        QCOMPARE(m_desk->release().run(TaskId("gate")).state, TaskState::Running);
        start("next", "payments", "5.0", planOf({build("only")}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
        QCOMPARE(m_desk->release().run(TaskId("gate")).output["release"].toString(), QStringLiteral("next"));
    }

    void aNestedReleaseGoesBackWithTheReleaseAroundIt()
    {
        m_nested.tasks.append(taskOf("version", "jira.version_release",
                                     {{"connection", "jira"}, {"project", "SHOP"}, {"version", "2.8.0"}}));
        start("r", "checkout", "2.8.0", planOf({nested()}));
        QVERIFY(m_desk->reaches(ReleaseState::Released));
        QVERIFY(m_desk->as("owner", RollBack{m_desk->id, QStringLiteral("errors in production")}));
        QVERIFY(m_desk->reaches(ReleaseState::RolledBack));
        QCOMPARE(read(child(1)).state(), ReleaseState::RolledBack);
        QVERIFY(m_desk->versions->log.contains("restore version " + child(1) + ".undo.version.1"));
    }

private:
    [[nodiscard]] static Task nested()
    {
        return taskOf("nested", "release.start", {{"template", "any"}, {"version", "${release.version}-db"}});
    }

    //! The release that an attempt of "nested" composes.
    [[nodiscard]] static QString child(int attempt)
    {
        const QByteArray op = "r.nested." + QByteArray::number(attempt);
        const QByteArray hash = QCryptographicHash::hash(op, QCryptographicHash::Sha256).toHex().left(8);
        return QStringLiteral("r-nested-%1-%2").arg(attempt).arg(QLatin1String(hash));
    }

    void start(const char *id, const char *project, const char *version, const Plan &plan)
    {
        const ReleaseId release(id);
        QVERIFY(m_desk->as("owner", CreateRelease{release, ProjectId(project), version, {}, {}, {}, 1, plan}));
        QVERIFY(m_desk->as("owner", RequestApproval{release, 1}));
        QVERIFY(EngineDriver::waitUntil([&] { return read(release.value()).state() == ReleaseState::Approved; }));
        const auto started = m_desk->as("owner", StartRelease{release});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    }

    void restart()
    {
        m_desk->restart([this](engine::ReleaseEngine &engine) { m_releases->attach(engine, m_desk->record); });
    }

    [[nodiscard]] Release read(const QString &id) const
    {
        const auto seen = QCoro::waitFor(m_desk->engine->read(ReleaseId(id)));
        return seen ? seen->release : Release();
    }

    [[nodiscard]] bool isRunning(const char *release, const char *task) const
    {
        return read(QString::fromLatin1(release)).run(TaskId(task)).state == TaskState::Running;
    }

    std::unique_ptr<engine::EngineReleases> m_releases;
    std::unique_ptr<EngineDriver> m_desk;
    Plan m_nested;
};

RELEASE_DESK_TEST(tst_other_releases, TestOtherReleases)

#include "tst_other_releases.moc"
