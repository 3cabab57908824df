// SPDX-License-Identifier: Apache-2.0
#include "core/async/cancel.h"
#include "core/connectors/jenkins/jenkins_build_executor.h"
#include "tests/connectors/jenkins/fake_jenkins.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using connectors::JenkinsBuildExecutor;

namespace {

const JenkinsBuildExecutor::Pace quick{5ms, 10ms, 500ms};

} // namespace

class TestJenkinsBuildExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_jenkins = std::make_unique<FakeJenkins>();
        m_bench = std::make_unique<ExecutorBench>();
        m_bench->connections.add({.id = ConnectionId("ci"),
                                  .system = domain::ConnectedSystem::Jenkins,
                                  .url = m_jenkins->url(),
                                  .account = "kim"},
                                 "api-token");
        m_parameters
            = {{"connection", "ci"}, {"job", "team/api"}, {"parameters", QJsonObject{{"VERSION", "2.8.0 & more"}}}};
    }

    void aBuildIsStartedFollowedAndAnswered()
    {
        m_jenkins->log = "Started\n[Pipeline] { (Unit tests)\nCompiling …\n";
        m_jenkins->onQueueItem = [this](int count) { count == 3 ? m_jenkins->begin() : void(); };
        m_jenkins->onBuild = [this](int count) {
            if (count == 3) {
                m_jenkins->log += "Finished: SUCCESS";
                m_jenkins->end("SUCCESS");
            }
        };

        const auto outcome = run();

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->fields.value("buildNumber").toInt(), 214);
        QCOMPARE(outcome->fields.value("result").toString(), "SUCCESS");
        QCOMPARE(outcome->fields.value("durationMs").toInt(), 61'000);
        const QString url = m_jenkins->url() + "/job/team/job/api/214/"; // on our origin, not the inner name
        QCOMPARE(outcome->fields.value("url").toString(), url);
        QCOMPARE(outcome->fields.value("artifacts").toArray().at(0).toString(),
                 url + "artifact/build/api%202.8.0.tar.gz");
        QCOMPARE(outcome->links, QStringList{url});
        QCOMPARE(m_jenkins->ordered, 1);
        QCOMPARE(m_jenkins->parameters.value("RD_OP_ID"), "rel-1.build.1");
        QCOMPARE(m_jenkins->parameters.value("VERSION"), "2.8.0 & more");
        QCOMPARE(m_bench->report->lines.filter("console: Started").size(), 1);
        QVERIFY(m_bench->report->lines.contains("console: Compiling …"));
        QVERIFY(m_bench->report->lines.contains("console: Finished: SUCCESS"));
        QVERIFY(m_bench->report->progressTexts.contains("Waiting for next available executor"));
        QVERIFY(!m_bench->report->progressTexts.filter("#214 · Unit tests · ").isEmpty());
        QVERIFY(m_bench->report->lastPercent >= 40 && m_bench->report->lastPercent <= 60);
    }

    void theCommitThatWasBuiltIsTold_data()
    {
        const QString one(40, 'a');
        const QString other(40, 'b');
        QTest::addColumn<QStringList>("revisions");
        QTest::addColumn<QString>("told");
        QTest::newRow("one repository") << QStringList{one} << one;
        QTest::newRow("the same twice") << QStringList{one, one} << one;
        QTest::newRow("two repositories: nobody knows which is meant") << QStringList{one, other} << QString();
        QTest::newRow("none") << QStringList{} << QString();
        QTest::newRow("something else") << QStringList{"<script>"} << QString();
    }

    void theCommitThatWasBuiltIsTold()
    {
        QFETCH(const QStringList, revisions);
        m_jenkins->revisions = revisions;
        m_jenkins->onQueueItem = [this](int /*count*/) { m_jenkins->begin(); };
        m_jenkins->onBuild = [this](int /*count*/) { m_jenkins->end("SUCCESS"); };
        const auto outcome = run();
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QTEST(outcome->fields.value("revision").toString(), "told");
    }

    void aBuildThatDoesNotSucceedFailsTheTask_data()
    {
        QTest::addColumn<QString>("result");
        for (const char *result : {"FAILURE", "UNSTABLE", "ABORTED", "NOT_BUILT"})
            QTest::newRow(result) << QString(result);
    }

    void aBuildThatDoesNotSucceedFailsTheTask()
    {
        QFETCH(const QString, result);
        m_jenkins->log = "one\ntwo\nError: no space left\n";
        endAs(result);

        const auto outcome = run();

        QCOMPARE(outcomeText(outcome), "FailedPrecondition");
        QVERIFY(outcome.error().message.contains(result));
        QVERIFY(outcome.error().detail.contains("Error: no space left"));
        QVERIFY(outcome.error().detail.contains("/job/team/job/api/214/"));
    }

    void aPasswordNeedsACrumbOfItsSession()
    {
        m_jenkins->wantsCrumb = true;
        endAs("SUCCESS");

        QCOMPARE(outcomeText(run()), "done");
        QCOMPARE(m_jenkins->ordered, 1);
    }

    void whatIsWrongBeforehandStartsNothing_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::addColumn<QStringList>("declared");
        QTest::addColumn<QString>("expected");
        const QStringList usual{"RD_OP_ID"};
        QTest::newRow("an unknown connection")
            << QJsonObject{{"connection", "x"}} << usual << "NotFound nothingHappened";
        QTest::newRow("an unknown job") << QJsonObject{{"job", "nowhere"}} << usual << "NotFound nothingHappened";
        QTest::newRow("no job") << QJsonObject{{"job", " / "}} << usual << "InvalidArgument nothingHappened";
        QTest::newRow("a job without parameters")
            << QJsonObject() << QStringList() << "FailedPrecondition nothingHappened";
    }

    void whatIsWrongBeforehandStartsNothing()
    {
        QFETCH(const QJsonObject, change);
        QFETCH(const QStringList, declared);
        for (auto it = change.begin(); it != change.end(); ++it)
            m_parameters.insert(it.key(), it.value());
        m_jenkins->declared = declared;

        QCOMPARE(outcomeText(run()), expected());
        QCOMPARE(m_jenkins->ordered, 0);
    }

    void parametersJenkinsWouldDropAreNamed()
    {
        m_jenkins->declared = QStringList{"OTHER"};
        endAs("SUCCESS");

        QCOMPARE(outcomeText(run()), "done");
        QCOMPARE(m_bench->report->warnings.size(), 2);
        QVERIFY(m_bench->report->warnings.at(0).contains("RD_OP_ID"));
        QVERIFY(m_bench->report->warnings.at(1).contains("VERSION"));
    }

    void aRestartFindsTheSameBuild_data()
    {
        QTest::addColumn<bool>("keepsQueueItems");
        QTest::newRow("by its queue item") << true;
        QTest::newRow("by its operation id, when Jenkins forgot the item") << false;
    }

    void aRestartFindsTheSameBuild()
    {
        QFETCH(const bool, keepsQueueItems);
        m_bench->report->leaving = true;
        m_jenkins->onQueueItem = [this](int) { m_bench->stop.request_stop(); };
        QCOMPARE(outcomeText(run()), "Cancelled");
        QCOMPARE(m_jenkins->stopOrders, 0); // a program that closes stops nothing

        const auto journal = m_bench->otherJournal();
        m_jenkins->keepsQueueItems = keepsQueueItems;
        m_jenkins->begin();
        endAs("SUCCESS");
        const auto outcome = run(journal.get());

        QVERIFY(outcome);
        QCOMPARE(outcome->fields.value("buildNumber").toInt(), 214);
        QCOMPARE(m_jenkins->ordered, 1);
    }

    void aDeathBetweenSendingAndRecordingIsLookedUp_data()
    {
        QTest::addColumn<QString>("seen");
        QTest::addColumn<QString>("expected");
        QTest::newRow("still in the queue") << "queue" << "done";
        QTest::newRow("building") << "building" << "done";
        QTest::newRow("done") << "ended" << "done";
    }

    void aDeathBetweenSendingAndRecordingIsLookedUp()
    {
        QFETCH(const QString, seen);
        m_bench->dieBeforeResults();
        QCOMPARE(outcomeText(run()), "Unknown");

        const auto journal = m_bench->otherJournal();
        if (seen == "building")
            m_jenkins->begin();
        if (seen == "ended")
            m_jenkins->end("SUCCESS");
        endAs("SUCCESS");

        QCOMPARE(outcomeText(run(journal.get())), expected());
        QCOMPARE(m_jenkins->ordered, 1);
    }

    void aLostAnswerIsLookedUpAtOnce()
    {
        m_jenkins->losesAnswers = true;
        endAs("SUCCESS");

        QCOMPARE(outcomeText(run()), "done");
        QCOMPARE(m_jenkins->ordered, 1);
    }

    void anIntentThatNeverLeftIsJudgedByTheListing_data()
    {
        QTest::addColumn<QStringList>("declared");
        QTest::addColumn<int>("oldBuilds");
        QTest::addColumn<QString>("expected");
        const QStringList usual{"RD_OP_ID"};
        QTest::newRow("a list that goes back far enough") << usual << 3 << "Aborted nothingHappened";
        QTest::newRow("a list without builds") << usual << 0 << "Unknown";
        QTest::newRow("a job that drops the id") << QStringList{"VERSION"} << 3 << "Unknown";
    }

    void anIntentThatNeverLeftIsJudgedByTheListing()
    {
        QFETCH(const QStringList, declared);
        QFETCH(const int, oldBuilds);
        m_jenkins->declared = declared;
        m_jenkins->oldBuilds = oldBuilds;
        m_bench->intend("rel-1.build.1.start");

        QCOMPARE(outcomeText(run()), expected());
        QCOMPARE(m_jenkins->ordered, 0);
    }

    void aCancelTakesItOutOfTheQueue()
    {
        m_jenkins->onQueueItem = [this](int count) { count == 2 ? void(m_bench->stop.request_stop()) : void(); };

        QCOMPARE(outcomeText(run()), "Cancelled");
        QVERIFY(m_jenkins->isCancelled);
        QCOMPARE(m_jenkins->stopOrders, 1);
    }

    void aCancelStopsTheBuild()
    {
        m_jenkins->onQueueItem = [this](int) { m_jenkins->begin(); };
        m_jenkins->onBuild = [this](int count) { count == 2 ? void(m_bench->stop.request_stop()) : void(); };

        QCOMPARE(outcomeText(run()), "Cancelled");
        QVERIFY(m_jenkins->isStopped);
        QCOMPARE(m_jenkins->stopOrders, 1);
    }

    void aTimeLimitStopsTheBuild()
    {
        m_jenkins->onQueueItem = [this](int) { m_jenkins->begin(); };
        auto executor = make(&m_bench->journal);
        const auto outcome = QCoro::waitFor(async::withTimeLimit(
            executor->execute(m_bench->task("jenkins.build", m_parameters), m_bench->report, m_bench->stop.get_token()),
            60ms, m_bench->stop));

        QCOMPARE(outcomeText(outcome), "DeadlineExceeded");
        QVERIFY(m_jenkins->isStopped);
    }

    void aBuildTakenOutByHandFails()
    {
        m_jenkins->onQueueItem = [this](int) {
            m_jenkins->isQueued = false;
            m_jenkins->isCancelled = true;
        };

        QCOMPARE(outcomeText(run()), "FailedPrecondition");
    }

    void aJenkinsThatGoesAwayForAWhileIsWaitedFor()
    {
        m_jenkins->begin();
        m_jenkins->server.inTurn("GET", "/jenkins/job/team/job/api/214/api/json",
                                 {ScriptedAnswer{.status = 500}, ScriptedAnswer{.status = 500},
                                  ScriptedAnswer::json({{"number", 214}, {"building", false}, {"result", "SUCCESS"}})});
        m_jenkins->onQueueItem = [this](int) { m_jenkins->isQueued = false; };

        QCOMPARE(outcomeText(run()), "done");
        QVERIFY(m_bench->report->progressTexts.contains("Jenkins does not answer; it is asked again"));
    }

    void rightsLostOnTheWayLeaveDoubt()
    {
        m_jenkins->server.on("GET", "/jenkins/job/team/job/api/214/api/json", ScriptedAnswer{.status = 403});
        m_jenkins->onQueueItem = [this](int) { m_jenkins->begin(); };

        QCOMPARE(outcomeText(run()), "Unknown");
    }

private:
    //! Whether it still waits or runs, the build ends the next time somebody looks.
    void endAs(const QString &result)
    {
        m_jenkins->onQueueItem = [=, this](int) { m_jenkins->isQueued ? m_jenkins->end(result) : void(); };
        m_jenkins->onBuild = [=, this](int) { m_jenkins->isBuilding ? m_jenkins->end(result) : void(); };
    }

    [[nodiscard]] static QString expected()
    {
        QFETCH(const QString, expected);
        return expected;
    }

    std::unique_ptr<JenkinsBuildExecutor> make(effects::EffectJournal *journal)
    {
        return std::make_unique<JenkinsBuildExecutor>(*journal, m_bench->connections, m_bench->network, m_bench->clock,
                                                      quick);
    }

    Result<engine::TaskOutput> run(effects::EffectJournal *journal = nullptr)
    {
        const auto executor = make(journal ? journal : &m_bench->journal);
        return QCoro::waitFor(executor->execute(m_bench->task("jenkins.build", m_parameters), m_bench->report,
                                                m_bench->stop.get_token()));
    }

    std::unique_ptr<FakeJenkins> m_jenkins;
    std::unique_ptr<ExecutorBench> m_bench;
    QJsonObject m_parameters;
};

RELEASE_DESK_TEST(tst_jenkins_build_executor, TestJenkinsBuildExecutor)

#include "tst_jenkins_build_executor.moc"
