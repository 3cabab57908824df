// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_graph.h"
#include "tests/core/domain/plan_builder.h"
#include "tests/engine/support/engine_driver.h"
#include "tests/engine/support/record_check.h"
#include "tests/support/seed.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::EngineDriver;
using releasedesk::tests::whatMustNotBe;

namespace {

using Answer = Result<engine::TaskOutput>;

//! A plan whose tasks are of kinds that do something, wait for people or ask for signatures.
Plan randomPipeline(QRandomGenerator &random)
{
    Plan plan = tests::randomPlan(random);
    for (Task &task : plan.tasks) {
        task.title = task.id.value();
        switch (random.bounded(8)) {
        case 0:
            task.kind = "manual.work";
            task.parameters = {{"instruction", "Look."}};
            break;
        case 1:
            task.kind = "release.approve";
            task.parameters = {{"approvers", QJsonArray{"jiho", "minseo"}}, {"rule", "anyone"}};
            break;
        case 2:
        case 3:
            task.kind = "jira.version_release";
            task.parameters = {{"connection", "jira"}, {"project", "SHOP"}, {"version", "2.8.0"}};
            break;
        case 4:
            task.kind = "gate.check";
            task.parameters = {{"url", "http://127.0.0.1/health"}};
            break;
        default:
            task.kind = "jenkins.build";
            task.parameters = {{"connection", "jenkins"}, {"job", "any"}};
        }
        task.onFailure = std::array{OnFailure::Ask, OnFailure::Ask, OnFailure::RollBack, OnFailure::Skip,
                                    OnFailure::Abort}[static_cast<std::size_t>(random.bounded(5))];
        task.isSkippable = random.bounded(4) > 0;
    }
    return plan;
}

//! Fails, does not know, or succeeds, whatever comes.
Answer anyOutcome(QRandomGenerator &random)
{
    switch (random.bounded(10)) {
    case 0:
    case 1:
        return failure(ErrorCode::FailedPrecondition, "It does not work.");
    case 2:
        return failure(ErrorCode::Unknown, "The answer was cut off.");
    default:
        return engine::TaskOutput{{{"buildNumber", 7}}, "done", {}};
    }
}

class Crowd
{
public:
    Crowd(EngineDriver &desk, QRandomGenerator &random)
        : m_desk(desk)
        , m_random(random)
    {
    }

    //! One random thing that somebody may want now; most of them are refused.
    void actOnce()
    {
        const Release release = m_desk.release();
        const ReleaseId &id = m_desk.id;
        switch (release.state()) {
        case ReleaseState::Draft:
        case ReleaseState::Returned:
            (void)m_desk.as("owner", RequestApproval{id, release.revision()});
            break;
        case ReleaseState::Approved:
            (void)m_desk.as("owner", StartRelease{id});
            break;
        case ReleaseState::Paused:
            (void)m_desk.as("owner", ResumeRelease{id});
            break;
        default:
            break;
        }
        sign(release);
        for (const Task &task : release.plan().tasks)
            actOn(release, task.id);
        for (const RollbackStep &step : release.rollbackSteps())
            actOn(release, step.step);
        const int mood = m_random.bounded(60);
        if (mood == 0)
            (void)m_desk.as("owner", RollBack{id, "enough"});
        else if (mood == 1)
            (void)m_desk.as("owner", PauseRelease{id, "lunch"});
        else if (mood == 2)
            (void)m_desk.as("owner", AbortRelease{id, "enough"});
    }

private:
    void sign(const Release &release)
    {
        for (const ApprovalRequest &request : release.approvals()) {
            for (const PersonId &person : request.nextSigners()) {
                const bool isReturn = m_random.bounded(12) == 0;
                (void)m_desk.as(person,
                                SignApproval{m_desk.id, request.task, isReturn ? Decision::Return : Decision::Approve,
                                             "because", release.frozenDigest()});
            }
        }
    }

    void actOn(const Release &release, const TaskId &task)
    {
        const ReleaseId &id = m_desk.id;
        const TaskRun run = release.run(task);
        if (run.state == TaskState::Unknown)
            (void)m_desk.as("owner", ResolveUnknown{id, task, m_random.bounded(2) == 0, "I looked"});
        else if (run.state == TaskState::Waiting && run.waitReason == WaitReason::Person)
            (void)m_desk.as("owner", CompleteTask{id, task, {}});
        else if (run.state == TaskState::Failed && m_random.bounded(3) > 0)
            (void)m_desk.as("owner", RetryTask{id, task});
        else if (run.state == TaskState::Failed && m_random.bounded(2) == 0)
            (void)m_desk.as("owner", SkipTask{id, task, "enough"});
        else if (run.state == TaskState::Failed)
            (void)m_desk.as("owner", CompleteTask{id, task, "by hand"});
        else if (run.state == TaskState::Planned && m_random.bounded(20) == 0)
            (void)m_desk.as("owner", SkipTask{id, task, "in advance"});
    }

    EngineDriver &m_desk;
    QRandomGenerator &m_random;
};

bool isOver(const Release &release)
{
    return release.state() == ReleaseState::Released || release.state() == ReleaseState::RolledBack
        || release.state() == ReleaseState::Aborted;
}

} // namespace

class TestRandomPipelines final : public QObject
{
    Q_OBJECT

private slots:
    void anyPipelineWithAnyLuckComesToAnEnd()
    {
        const quint32 seed = tests::randomSeed();
        QRandomGenerator random(seed);
        QMap<ReleaseState, int> ends;
        QElapsedTimer timer;
        timer.start();
        int run = 0;
        for (; run < 300 && timer.elapsed() < 2500; ++run) {
            EngineDriver desk;
            for (const auto &executor : {desk.builds, desk.gates, desk.versions})
                executor->always = [&random](const auto &) { return anyOutcome(random); };
            const Plan plan = randomPipeline(random);
            if (plan.executionOrder().isEmpty())
                continue;
            desk.create(plan);
            Crowd crowd(desk, random);
            for (int step = 0; step < 400 && !isOver(desk.release()); ++step) {
                crowd.actOnce();
                QCoreApplication::processEvents();
                if (random.bounded(20) == 0)
                    desk.restart();
            }
            const QString where
                = QStringLiteral("seed %1, run %2, %3").arg(seed).arg(run).arg(stateName(desk.release().state()));
            QVERIFY2(isOver(desk.release()), qPrintable(where));
            const bool isQuiet = EngineDriver::waitUntil([&desk] { return desk.engine->worker().runningCount() == 0; });
            QVERIFY2(isQuiet, qPrintable(where));
            const QString wrong = whatMustNotBe(desk.record.events());
            QVERIFY2(wrong.isEmpty(), qPrintable(QString(where + u": " + wrong)));
            for (const Task &task : plan.tasks) {
                const TaskRun end = desk.release().run(task.id);
                const bool isOpen = end.state == TaskState::Ready || end.state == TaskState::Running
                    || end.state == TaskState::Waiting;
                QVERIFY2(!isOpen, qPrintable(QString(where + u": " + task.id.value())));
            }
            ++ends[desk.release().state()];
        }
        const bool isEnough = run < 100 || ends.size() == 3; // a slow computer may not come that far
        QVERIFY2(isEnough, qPrintable(QStringLiteral("seed %1: %2 kinds of end").arg(seed).arg(ends.size())));
        qInfo("%d runs: %d released, %d rolled back, %d aborted", run, ends[ReleaseState::Released],
              ends[ReleaseState::RolledBack], ends[ReleaseState::Aborted]);
    }
};

RELEASE_DESK_TEST(tst_random_pipelines, TestRandomPipelines)
#include "tst_random_pipelines.moc"
