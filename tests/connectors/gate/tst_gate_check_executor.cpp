// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/gate/gate_check_executor.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTest>
#include <QTimer>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using connectors::GateCheckExecutor;

class TestGateCheckExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_bench = std::make_unique<ExecutorBench>();
        m_parameters
            = {{"url", m_server->url("/health").toString()}, {"intervalSeconds", 1}, {"failAfterSeconds", 300}};
    }

    void itPassesOnlyAfterSoManyInARow()
    {
        const ScriptedAnswer well{};
        const ScriptedAnswer ill{.status = 503};
        m_server->inTurn("GET", "/health", {ill, well, well, ill, well, well, well});

        const auto outcome = run();

        QVERIFY(outcome);
        QCOMPARE(outcome->fields.value("checks").toInt(), 7);
        QCOMPARE(outcome->fields.value("lastValue").toString(), "200");
        QCOMPARE(m_server->count("GET", "/health"), 7);
        QCOMPARE(m_bench->report->warnings.size(), 2);
        QCOMPARE(m_bench->report->lastPercent, 100);
    }

    void aFieldCountsToo_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as wanted") << ScriptedAnswer::json({{"status", "UP"}, {"version", "2.8.0"}}) << "done";
        QTest::newRow("another value") << ScriptedAnswer::json({{"status", "DOWN"}}) << "FailedPrecondition";
        QTest::newRow("no such field") << ScriptedAnswer::json({{"ok", true}}) << "FailedPrecondition";
        QTest::newRow("no JSON") << ScriptedAnswer{.body = "UP", .contentType = "text/plain"} << "FailedPrecondition";
        QTest::newRow("the wrong status") << ScriptedAnswer::json({{"status", "UP"}}, 500) << "FailedPrecondition";
    }

    void aFieldCountsToo()
    {
        QFETCH(const ScriptedAnswer, answer);
        QFETCH(const QString, expected);
        m_server->on("GET", "/health", answer);
        m_parameters.insert("field", "$.status");
        m_parameters.insert("value", "UP");
        m_parameters.insert("failAfterSeconds", 20);

        QCOMPARE(outcomeText(run()), expected);
    }

    void givingUpSaysWhatWasSeenLast()
    {
        m_server->on("GET", "/health", ScriptedAnswer{.status = 503});
        m_parameters.insert("failAfterSeconds", 20);

        const auto outcome = run();

        QCOMPARE(outcomeText(outcome), "FailedPrecondition");
        QVERIFY(outcome.error().message.contains("503"));
    }

    void aServiceThatIsNotThereYetIsWaitedFor()
    {
        const quint16 port = m_server->serverPort();
        m_server->close();
        QTimer::singleShot(30ms, this, [=, this] {
            QVERIFY(m_server->listen(QHostAddress::LocalHost, port));
            m_server->on("GET", "/health", ScriptedAnswer{});
        });

        QCOMPARE(outcomeText(run()), "done");
    }

    void aRestartDoesNotStartThePatienceOver()
    {
        m_server->on("GET", "/health", ScriptedAnswer{.status = 503});
        auto task = m_bench->task("gate.check", m_parameters);
        task.startedAt = task.startedAt.addSecs(-10);

        QCOMPARE(outcomeText(run(task)), "FailedPrecondition");
        QCOMPARE(m_server->count("GET", "/health"), 1);
    }

    void aCancelEndsItAtOnce()
    {
        m_server->on("GET", "/health", ScriptedAnswer{.delay = 5s});
        QTimer::singleShot(20ms, this, [this] { m_bench->stop.request_stop(); });

        QCOMPARE(outcomeText(run()), "Cancelled");
    }

    void whatCannotBeAskedIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("no address") << QJsonObject{{"url", ""}};
        QTest::newRow("a file") << QJsonObject{{"url", "file:///etc/passwd"}};
        QTest::newRow("a field that is no place") << QJsonObject{{"field", "$.."}};
    }

    void whatCannotBeAskedIsRefused()
    {
        QFETCH(const QJsonObject, change);
        for (auto it = change.begin(); it != change.end(); ++it)
            m_parameters.insert(it.key(), it.value());

        QCOMPARE(outcomeText(run()), "InvalidArgument nothingHappened");
    }

private:
    Result<engine::TaskOutput> run() { return run(m_bench->task("gate.check", m_parameters)); }

    Result<engine::TaskOutput> run(const engine::TaskAssignment &task)
    {
        GateCheckExecutor executor(m_bench->network, m_bench->clock, 5ms);
        return QCoro::waitFor(executor.execute(task, m_bench->report, m_bench->stop.get_token()));
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ExecutorBench> m_bench;
    QJsonObject m_parameters;
};

RELEASE_DESK_TEST(tst_gate_check_executor, TestGateCheckExecutor)

#include "tst_gate_check_executor.moc"
