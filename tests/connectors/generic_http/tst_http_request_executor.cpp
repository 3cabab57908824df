// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/generic_http/http_request_executor.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QTest>
#include <QTimer>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using connectors::HttpRequestExecutor;

class TestHttpRequestExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_bench = std::make_unique<ExecutorBench>();
    }

    void aChangeIsSentOnceWithItsId()
    {
        m_server->on("POST", "/deploy", ScriptedAnswer::json({{"data", QJsonObject{{"id", "d-7"}, {"n", 3}}}}, 202));

        const auto outcome = run({{"method", "POST"},
                                  {"url", address("/deploy?stage=a%2Fb")},
                                  {"body", R"({"version":"2.8.0"})"},
                                  {"headers", QJsonObject{{"X-Team", "checkout"}}},
                                  {"expectStatus", 202},
                                  {"map", QJsonObject{{"deployment", "$.data.id"}, {"count", "$.data.n"}}}});

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->fields.value("status").toInt(), 202);
        QCOMPARE(outcome->fields.value("deployment").toString(), "d-7");
        QCOMPARE(outcome->fields.value("count").toInt(), 3);
        QVERIFY(outcome->fields.value("body").toString().contains("d-7"));
        QCOMPARE(m_server->requests().size(), 1);
        const ScriptedRequest request = m_server->requests().first();
        QCOMPARE(request.target, "/deploy?stage=a%2Fb");
        QCOMPARE(request.header("idempotency-key"), "rel-1.build.1");
        QCOMPARE(request.header("x-release-desk-op"), "rel-1.build.1");
        QCOMPARE(request.header("x-team"), "checkout");
        QCOMPARE(request.json().value("version").toString(), "2.8.0");
    }

    void itsAnswerDecides_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("expectStatus");
        QTest::addColumn<QString>("expected");
        QTest::newRow("any success") << "PUT" << 204 << 0 << "done";
        QTest::newRow("the wrong success") << "POST" << 200 << 201 << "FailedPrecondition";
        QTest::newRow("a refusal") << "POST" << 422 << 0 << "InvalidArgument nothingHappened";
        QTest::newRow("no right to do it") << "DELETE" << 403 << 0 << "PermissionDenied nothingHappened";
        QTest::newRow("a failure of the server leaves doubt") << "POST" << 500 << 0 << "Unknown";
        QTest::newRow("a read that fails changed nothing") << "GET" << 404 << 0 << "NotFound nothingHappened";
        QTest::newRow("a wanted refusal of a read") << "GET" << 404 << 404 << "done";
        QTest::newRow("a wanted redirect means done") << "POST" << 303 << 303 << "done";
    }

    void itsAnswerDecides()
    {
        QFETCH(const QString, method);
        QFETCH(const int, status);
        QFETCH(const int, expectStatus);
        m_server->on(method.toLatin1(), "/x", ScriptedAnswer{.status = status});

        const auto outcome = run({{"method", method}, {"url", address("/x")}, {"expectStatus", expectStatus}});

        QCOMPARE(outcomeText(outcome), expected());
        QCOMPARE(m_server->requests().size(), 1);
    }

    void redirectsElsewhereAreNotFollowed_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a read") << "GET" << "FailedPrecondition nothingHappened";
        QTest::newRow("a change") << "POST" << "FailedPrecondition nothingHappened";
    }

    void redirectsElsewhereAreNotFollowed()
    {
        QFETCH(const QString, method);
        ScriptedServer elsewhere;
        elsewhere.on(method.toLatin1(), "/x", ScriptedAnswer{});
        m_server->on(method.toLatin1(), "/x", ScriptedAnswer::redirect(elsewhere.url("/x").toEncoded(), 307));

        QCOMPARE(outcomeText(run({{"method", method}, {"url", address("/x")}})), expected());
        QCOMPARE(elsewhere.requests().size(), 0);
    }

    void whatCannotBeMeantIsNotSent_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        const QString url = QStringLiteral("http://127.0.0.1:1/");
        QTest::newRow("no address") << QJsonObject{{"method", "POST"}};
        QTest::newRow("a file") << QJsonObject{{"url", "file:///etc/passwd"}};
        QTest::newRow("a password in the address") << QJsonObject{{"url", "http://a:b@127.0.0.1/"}};
        QTest::newRow("another method") << QJsonObject{{"url", url}, {"method", "TRACE"}};
        QTest::newRow("a body that is no JSON") << QJsonObject{{"url", url}, {"body", "{"}};
        QTest::newRow("our header") << QJsonObject{{"url", url}, {"headers", QJsonObject{{"Host", "x"}}}};
        QTest::newRow("a header with a line break")
            << QJsonObject{{"url", url}, {"headers", QJsonObject{{"X-A", "a\r\nX-B: b"}}}};
        QTest::newRow("a place that is none") << QJsonObject{{"url", url}, {"map", QJsonObject{{"a", "$..x"}}}};
        QTest::newRow("a change that should be refused") << QJsonObject{{"url", url}, {"expectStatus", 404}};
        QTest::newRow("a status without values")
            << QJsonObject{{"url", url}, {"statusUrl", url}, {"statusPath", "$.s"}};
        QTest::newRow("a status address with an unknown result") << QJsonObject{
            {"url", url}, {"statusUrl", QString(url + ":id")}, {"statusPath", "$.s"}, {"doneValues", "ok"}};
        QTest::newRow("a status without a place")
            << QJsonObject{{"url", url}, {"statusUrl", url}, {"doneValues", QJsonArray{"ok"}}};
    }

    void whatCannotBeMeantIsNotSent()
    {
        QFETCH(const QJsonObject, parameters);

        const auto outcome = run(parameters);

        QCOMPARE(outcomeText(outcome), "InvalidArgument nothingHappened");
    }

    void aMissingResultIsNamed()
    {
        m_server->on("POST", "/x", ScriptedAnswer::json({{"a", 1}}));

        const auto outcome = run({{"url", address("/x")}, {"map", QJsonObject{{"id", "$.id"}}}});

        QCOMPARE(outcomeText(outcome), "FailedPrecondition");
        QVERIFY(outcome.error().message.contains("id"));
    }

    void aStatusIsPolledToItsEnd_data()
    {
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("expected");
        QTest::newRow("done") << "FINISHED" << "done";
        QTest::newRow("failed") << "BROKEN" << "FailedPrecondition";
    }

    void aStatusIsPolledToItsEnd()
    {
        QFETCH(const QString, last);
        m_server->on("POST", "/jobs", ScriptedAnswer::json({{"ok", true}}, 202));
        m_server->inTurn(
            "GET", "/jobs/last",
            {status("WAITING"), status("RUNNING"), ScriptedAnswer{.status = 503}, status("RUNNING"), status(last)});

        const auto outcome = run(pollParameters());

        QCOMPARE(outcomeText(outcome), expected());
        QCOMPARE(m_server->count("POST", "/jobs"), 1);
        QVERIFY(m_bench->report->progressTexts.contains("RUNNING"));
        if (outcome)
            QCOMPARE(outcome->fields.value("end").toString(), "FINISHED"); // only the last status has it
    }

    void theStatusAddressMayNameAResult_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("target");
        QTest::newRow("a name") << "j-7" << "/jobs/j-7/state";
        QTest::newRow("a path stays one name") << "../../admin?x#y" << "/jobs/..%2F..%2Fadmin%3Fx%23y/state";
    }

    void theStatusAddressMayNameAResult()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, target);
        m_server->on("POST", "/jobs", ScriptedAnswer::json({{"id", id}}));
        m_server->on("GET", "/jobs/*", status("FINISHED"));
        QJsonObject parameters = pollParameters();
        parameters.insert("map", QJsonObject{{"job", "$.id"}});
        parameters.insert("statusUrl", address("/jobs/:job/state"));

        QCOMPARE(outcomeText(run(parameters)), "done");
        QCOMPARE(QString::fromLatin1(m_server->requests().last().target), target);
    }

    void aResultNeverNamesTheServer()
    {
        m_server->on("POST", "/jobs", ScriptedAnswer::json({{"id", "evil.example"}}));
        QJsonObject parameters = pollParameters();
        parameters.insert("map", QJsonObject{{"job", "$.id"}});
        parameters.insert("statusUrl", "http://:job/state");

        QCOMPARE(outcomeText(run(parameters)), "Unknown");
        QCOMPARE(m_server->requests().size(), 1);
    }

    void aRestartGoesOnPolling()
    {
        m_server->on("POST", "/jobs", ScriptedAnswer::json({{"ok", true}}, 202));
        m_server->on("GET", "/jobs/last", status("RUNNING"));
        QTimer::singleShot(30ms, this, [this] { m_bench->stop.request_stop(); });
        QCOMPARE(outcomeText(run(pollParameters())), "Cancelled");

        const auto journal = m_bench->otherJournal();
        m_server->on("GET", "/jobs/last", status("FINISHED"));

        QCOMPARE(outcomeText(run(pollParameters(), journal.get())), "done");
        QCOMPARE(m_server->count("POST", "/jobs"), 1);
    }

    void aDeathBeforeTheResultIsForAPerson()
    {
        m_server->on("POST", "/x", ScriptedAnswer{});
        m_bench->dieBeforeResults();
        QCOMPARE(outcomeText(run({{"url", address("/x")}})), "Unknown");

        const auto journal = m_bench->otherJournal();
        QCOMPARE(outcomeText(run({{"url", address("/x")}}, journal.get())), "Unknown");
        QCOMPARE(m_server->count("POST", "/x"), 1);

        QVERIFY(QCoro::waitFor(journal->resolve(EffectId("rel-1.build.1.request"), effects::Resolution::Happened,
                                                "seen there", PersonId("kim"))));
        QCOMPARE(outcomeText(run({{"url", address("/x")}}, journal.get())), "done");
        QCOMPARE(m_server->count("POST", "/x"), 1);
    }

    void aCancelDuringAReadEndsIt()
    {
        m_server->on("GET", "/slow", ScriptedAnswer{.delay = 5s});
        QTimer::singleShot(30ms, this, [this] { m_bench->stop.request_stop(); });

        QCOMPARE(outcomeText(run({{"method", "GET"}, {"url", address("/slow")}})), "Cancelled");
    }

private:
    [[nodiscard]] QString address(const QString &path) const
    {
        return m_server->url().toString(QUrl::StripTrailingSlash) + path;
    }

    [[nodiscard]] static ScriptedAnswer status(const QString &value)
    {
        return ScriptedAnswer::json({{"job", QJsonObject{{"state", value}}}});
    }

    [[nodiscard]] QJsonObject pollParameters() const
    {
        return {{"url", address("/jobs")},
                {"statusUrl", address("/jobs/last")},
                {"statusPath", "$.job.state"},
                {"doneValues", QJsonArray{"FINISHED"}},
                {"failedValues", "BROKEN\nCANCELLED"},
                {"map", QJsonObject{{"end", "$.job.state"}}}};
    }

    [[nodiscard]] static QString expected()
    {
        QFETCH(const QString, expected);
        return expected;
    }

    Result<engine::TaskOutput> run(const QJsonObject &parameters, effects::EffectJournal *journal = nullptr)
    {
        HttpRequestExecutor executor(journal ? *journal : m_bench->journal, m_bench->network, 1ms);
        return QCoro::waitFor(
            executor.execute(m_bench->task("http.request", parameters), m_bench->report, m_bench->stop.get_token()));
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ExecutorBench> m_bench;
};

RELEASE_DESK_TEST(tst_http_request_executor, TestHttpRequestExecutor)

#include "tst_http_request_executor.moc"
