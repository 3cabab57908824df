// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/gate/gate_check_executor.h"
#include "core/connectors/generic_http/http_request_executor.h"
#include "core/connectors/jenkins/jenkins_build_executor.h"
#include "core/connectors/mail/mail_send_executor.h"
#include "core/connectors/messenger/messenger_post_executor.h"
#include "core/http/reading_http_client.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QProcess>
#include <QTest>
#include <QTimer>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using domain::ConnectedSystem;

Q_DECLARE_METATYPE(releasedesk::domain::ConnectedSystem)

//! What runs by itself, against the sandbox program.
class TestExecutorsOnSandbox final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sandbox = std::make_unique<QProcess>();
        m_sandbox->start(QStringLiteral(RD_BIN_DIR "/release-desk-sandbox"), {"--port", "0"});
        QVERIFY(m_sandbox->waitForStarted());
        while (!m_sandbox->canReadLine())
            QVERIFY(m_sandbox->waitForReadyRead(10'000));
        m_origin = QString::fromUtf8(m_sandbox->readLine()).section(u' ', 1).trimmed();
        m_bench = std::make_unique<ExecutorBench>();
        useJenkins("sandbox-token");
    }

    void cleanup()
    {
        m_bench.reset();
        m_sandbox->kill();
        m_sandbox->waitForFinished();
    }

    void aBuildIsMade_data()
    {
        QTest::addColumn<QString>("job");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("with a token") << "checkout-api" << QByteArray("sandbox-token");
        QTest::newRow("with a password and its crumb") << "checkout-api" << QByteArray("sandbox-password");
        QTest::newRow("in a folder") << "platform/smoke" << QByteArray("sandbox-token");
    }

    void aBuildIsMade()
    {
        QFETCH(const QString, job);
        QFETCH(const QByteArray, secret);
        useJenkins(secret);

        const auto outcome = build(job);

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
        QVERIFY(outcome->fields.value("buildNumber").toInt() > 0);
        QCOMPARE(outcome->fields.value("result").toString(), "SUCCESS");
        QVERIFY(outcome->fields.value("url").toString().startsWith(QString(m_origin + "/jenkins/job/")));
        QVERIFY(!m_bench->report->lines.filter("console: ").isEmpty());
        QCOMPARE(m_bench->report->warnings, QStringList());
        QCOMPARE(arrivals("rel-1.build.1"), 1);
        QCOMPARE(state().value("counts").toObject().value("builds").toInt(), 1);
    }

    void aReadOnlyTokenBuildsNothing()
    {
        useJenkins("readonly-token");

        QCOMPARE(outcomeText(build("checkout-api")), "PermissionDenied nothingHappened");
        QCOMPARE(state().value("counts").toObject().value("builds").toInt(), 0);
    }

    void aRestartTakesUpTheSameBuild()
    {
        m_bench->report->leaving = true;
        QTimer::singleShot(600ms, this, [this] { m_bench->stop.request_stop(); });
        QCOMPARE(outcomeText(build("checkout-api")), "Cancelled");

        const QStringList before = m_bench->report->lines.filter("console: ");
        const auto journal = m_bench->otherJournal();
        QCOMPARE(outcomeText(build("checkout-api", journal.get())), "done");
        QCOMPARE(arrivals("rel-1.build.1"), 1);
        // Its log goes on where it was left.
        const QStringList after = m_bench->report->lines.filter("console: ");
        QCOMPARE((before + after).filter("Started").size(), 1);
        QCOMPARE((before + after).filter("Finished: SUCCESS").size(), 1);
    }

    void aDeathBeforeTheRecordIsLookedUp()
    {
        m_bench->dieBeforeResults();
        QCOMPARE(outcomeText(build("checkout-api")), "Unknown");

        const auto journal = m_bench->otherJournal();
        QCOMPARE(outcomeText(build("checkout-api", journal.get())), "done");
        QCOMPARE(arrivals("rel-1.build.1"), 1);
        QCOMPARE(state().value("counts").toObject().value("builds").toInt(), 1);
    }

    void aCancelStopsIt_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("in the queue") << 150;
        QTest::newRow("while it builds") << 800;
    }

    void aCancelStopsIt()
    {
        QFETCH(const int, after);
        QTimer::singleShot(after, this, [this] { m_bench->stop.request_stop(); });

        QCOMPARE(outcomeText(build("checkout-api")), "Cancelled");
        QCOMPARE(m_bench->report->warnings, QStringList());
    }

    void messagesArrive_data()
    {
        QTest::addColumn<ConnectedSystem>("system");
        QTest::addColumn<QString>("hook");
        QTest::newRow("Slack") << ConnectedSystem::Slack << "slack";
        QTest::newRow("Teams") << ConnectedSystem::Teams << "teams";
        QTest::newRow("Dooray") << ConnectedSystem::Dooray << "dooray";
        QTest::newRow("webhook") << ConnectedSystem::Webhook << "plain";
    }

    void messagesArrive()
    {
        QFETCH(const ConnectedSystem, system);
        QFETCH(const QString, hook);
        const auto post = [&](const QString &last, const QString &opId) {
            m_bench->connections.add({.id = ConnectionId("chat"), .system = system},
                                     QString(m_origin + "/hook/" + hook + '/' + last).toUtf8());
            MessengerPostExecutor executor(m_bench->journal, m_bench->connections, m_bench->network);
            const QJsonObject parameters{{"connection", "chat"}, {"title", "배포"}, {"text", "2.8.0 완료"}};
            return QCoro::waitFor(executor.execute(m_bench->task("messenger.post", parameters, opId), m_bench->report,
                                                   m_bench->stop.get_token()));
        };

        QCOMPARE(outcomeText(post("channel", "op-1")), "done");
        const QJsonArray messages = state().value("messages").toArray();
        QCOMPARE(messages.size(), 1);
        QVERIFY(messages.at(0).toObject().value("text").toString().contains("2.8.0 완료"));
        if (hook != "plain")
            QVERIFY(outcomeText(post("revoked", "op-2")).endsWith("nothingHappened"));
    }

    void mailArrives()
    {
        m_bench->connections.add({.id = ConnectionId("mail"),
                                  .system = ConnectedSystem::Smtp,
                                  .url = QStringLiteral("smtp://127.0.0.1:%1").arg(state().value("smtpPort").toInt()),
                                  .sender = "release@hanbit.example"},
                                 {});
        MailSendExecutor executor(m_bench->journal, m_bench->connections);
        const QJsonObject parameters{{"connection", "mail"},
                                     {"to", QJsonArray{"a@hanbit.example", "refused@hanbit.example"}},
                                     {"subject", "[릴리스] 체크아웃 2.8.0"},
                                     {"body", "완료되었습니다.\n.\n끝"}};
        const auto outcome = QCoro::waitFor(
            executor.execute(m_bench->task("mail.send", parameters), m_bench->report, m_bench->stop.get_token()));

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->fields.value("accepted").toArray(), QJsonArray{"a@hanbit.example"});
        const QJsonArray mails = state().value("mails").toArray();
        QCOMPARE(mails.size(), 1);
        QCOMPARE(mails.at(0).toObject().value("subject").toString(), "[릴리스] 체크아웃 2.8.0");
        const QString text = QString::fromUtf8(QJsonDocument(mails.at(0).toObject()).toJson());
        QVERIFY2(text.contains("완료되었습니다."), qPrintable(text));
    }

    void aServiceIsAskedAndCalled()
    {
        GateCheckExecutor gate(m_bench->network, m_bench->clock, 5ms);
        const QJsonObject check{
            {"url", QString(m_origin + "/sandbox/app/checkout-api/health")}, {"field", "$.status"}, {"value", "UP"}};
        QCOMPARE(outcomeText(QCoro::waitFor(
                     gate.execute(m_bench->task("gate.check", check), m_bench->report, m_bench->stop.get_token()))),
                 "done");

        HttpRequestExecutor http(m_bench->journal, m_bench->network, 50ms);
        const QString tasks = m_origin + "/sandbox/app/checkout-api/tasks";
        const QJsonObject call{{"url", tasks},
                               {"body", "{\"ms\":200}"},
                               {"map", QJsonObject{{"task", "$.id"}}},
                               {"statusUrl", QString(tasks + "/:task")},
                               {"statusPath", "$.state"},
                               {"doneValues", "done"},
                               {"failedValues", "failed"},
                               {"pollSeconds", 1}};
        const auto outcome = QCoro::waitFor(
            http.execute(m_bench->task("http.request", call), m_bench->report, m_bench->stop.get_token()));
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->fields.value("task").toInt(), 1);
    }

private:
    void useJenkins(const QByteArray &secret)
    {
        m_bench->connections.add({.id = ConnectionId("ci"),
                                  .system = ConnectedSystem::Jenkins,
                                  .url = QString(m_origin + "/jenkins"),
                                  .account = "kim"},
                                 secret);
    }

    Result<engine::TaskOutput> build(const QString &job, effects::EffectJournal *journal = nullptr)
    {
        JenkinsBuildExecutor executor(journal ? *journal : m_bench->journal, m_bench->connections, m_bench->network,
                                      m_bench->clock, {40ms, 50ms, 3s});
        const QJsonObject parameters{
            {"connection", "ci"}, {"job", job}, {"parameters", QJsonObject{{"VERSION", "2.8.0"}}}};
        return QCoro::waitFor(
            executor.execute(m_bench->task("jenkins.build", parameters), m_bench->report, m_bench->stop.get_token()));
    }

    [[nodiscard]] QJsonObject ask(const QString &path)
    {
        http::Server server;
        server.baseUrl = QUrl(m_origin);
        const auto json = QCoro::waitFor(http::ReadingHttpClient(m_bench->network, server).getJson(path));
        return json ? json->object() : QJsonObject();
    }

    [[nodiscard]] QJsonObject state() { return ask("/sandbox/state"); }

    //! How many requests that change something carried this operation id.
    [[nodiscard]] int arrivals(const QString &opId)
    {
        int count = 0;
        for (const QJsonValue each : ask("/sandbox/effects").value("effects").toArray()) {
            if (each.toObject().value("opId").toString() == opId)
                count += each.toObject().value("arrivals").toInt(1);
        }
        return count;
    }

    std::unique_ptr<QProcess> m_sandbox;
    QString m_origin;
    std::unique_ptr<ExecutorBench> m_bench;
};

RELEASE_DESK_TEST(tst_executors_on_sandbox, TestExecutorsOnSandbox)

#include "tst_executors_on_sandbox.moc"
