// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/messenger/hook_message.h"
#include "core/connectors/messenger/messenger_post_executor.h"
#include "tests/connectors/shared/executor_bench.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using connectors::MessengerPostExecutor;
using domain::ConnectedSystem;

Q_DECLARE_METATYPE(releasedesk::domain::ConnectedSystem)

namespace {

const QByteArray secretPath = "/hook/T0/B0/s3cretpart";
const QByteArray secretQuery = "api-version=2016-06-01&sig=a%2Fb%3D";

} // namespace

class TestMessengerPostExecutor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_bench = std::make_unique<ExecutorBench>();
    }

    void eachSystemGetsItsOwnBody_data()
    {
        QTest::addColumn<ConnectedSystem>("system");
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<QString>("expected");
        QTest::newRow("Slack") << ConnectedSystem::Slack << ScriptedAnswer{.body = "ok", .contentType = "text/plain"}
                               << QStringLiteral("{\"text\":\"*2.8.0 &lt;!channel&gt;*\\nA &amp; B done\"}");
        QTest::newRow("Teams") << ConnectedSystem::Teams << ScriptedAnswer{.status = 202}
                               << QStringLiteral("AdaptiveCard");
        QTest::newRow("Dooray") << ConnectedSystem::Dooray
                                << ScriptedAnswer::json({{"header", QJsonObject{{"isSuccessful", true}}}})
                                << QStringLiteral("\"botName\":\"Release Desk\"");
        QTest::newRow("webhook") << ConnectedSystem::Webhook << ScriptedAnswer{.status = 204}
                                 << QStringLiteral("\"title\":\"2.8.0 <!channel>\"");
    }

    void eachSystemGetsItsOwnBody()
    {
        QFETCH(const ConnectedSystem, system);
        QFETCH(const ScriptedAnswer, answer);
        QFETCH(const QString, expected);
        m_server->on("POST", secretPath, answer);

        const auto outcome = run(system);

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->fields.value("status").toInt(), answer.status);
        QCOMPARE(m_server->requests().size(), 1);
        const ScriptedRequest request = m_server->requests().first();
        QCOMPARE(request.target, QByteArray(secretPath + '?' + secretQuery)); // the query is part of the address
        QVERIFY2(request.body.contains(expected.toUtf8()), request.body.constData());
        QVERIFY(request.header("x-release-desk-op").startsWith("rel-1.build.1"));
    }

    void aMessageBeforeTheSignaturesLeadsToThem_data()
    {
        QTest::addColumn<ConnectedSystem>("system");
        QTest::newRow("Slack") << ConnectedSystem::Slack;
        QTest::newRow("Teams") << ConnectedSystem::Teams;
        QTest::newRow("Dooray") << ConnectedSystem::Dooray;
        QTest::newRow("webhook") << ConnectedSystem::Webhook;
    }

    void aMessageBeforeTheSignaturesLeadsToThem()
    {
        QFETCH(const ConnectedSystem, system);
        const QString link = "releasedesk://release/checkout/2.8.0/approval/approve";
        connectors::HookMessage message{"2.8.0", "Please sign", "rel-1", "checkout", "2.8.0", link};

        const auto with = connectors::hookBody(system, message);
        message.link.clear();
        const auto without = connectors::hookBody(system, message);

        QVERIFY(with && without);
        QCOMPARE(QJsonDocument(*with).toJson().count(link.toUtf8()), 1);
        QVERIFY(!QJsonDocument(*without).toJson().contains("releasedesk:"));
    }

    void anAnswerThatRefusesIsAFailure_data()
    {
        QTest::addColumn<ConnectedSystem>("system");
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<QString>("expected");
        const auto text
            = [](const QByteArray &body) { return ScriptedAnswer{.body = body, .contentType = "text/plain"}; };
        QTest::newRow("Slack says so with status 200")
            << ConnectedSystem::Slack << text("invalid_payload") << "FailedPrecondition nothingHappened";
        QTest::newRow("Dooray says so with status 200")
            << ConnectedSystem::Dooray
            << ScriptedAnswer::json({{"header", QJsonObject{{"isSuccessful", false}, {"resultMessage", "no hook"}}}})
            << "FailedPrecondition nothingHappened";
        QTest::newRow("a hook that was removed")
            << ConnectedSystem::Teams << ScriptedAnswer{.status = 410} << "NotFound nothingHappened";
        QTest::newRow("no right") << ConnectedSystem::Webhook << ScriptedAnswer{.status = 403}
                                  << "PermissionDenied nothingHappened";
    }

    void anAnswerThatRefusesIsAFailure()
    {
        QFETCH(const ConnectedSystem, system);
        QFETCH(const ScriptedAnswer, answer);
        QFETCH(const QString, expected);
        m_server->on("POST", secretPath, answer);

        const auto outcome = run(system);

        QCOMPARE(outcomeText(outcome), expected);
        QVERIFY(!leaks(outcome.error().message + outcome.error().detail));
        QVERIFY(!leaks(m_bench->report->lines.join('\n')));
        for (const auto &event : m_bench->store.events())
            QVERIFY(!leaks(QString::fromUtf8(event.event.payload)));
    }

    void whatCannotBePostedIsNotSent_data()
    {
        QTest::addColumn<ConnectedSystem>("system");
        QTest::addColumn<QByteArray>("hook");
        QTest::addColumn<QString>("text");
        QTest::newRow("no address") << ConnectedSystem::Slack << QByteArray("hook-123") << "text";
        QTest::newRow("not a messenger") << ConnectedSystem::Jenkins << QByteArray("http://127.0.0.1:1/x") << "text";
        QTest::newRow("too long for a card")
            << ConnectedSystem::Teams << QByteArray("http://127.0.0.1:1/x") << QString(30'000, 'x');
    }

    void whatCannotBePostedIsNotSent()
    {
        QFETCH(const ConnectedSystem, system);
        QFETCH(const QByteArray, hook);
        QFETCH(const QString, text);

        const auto outcome = run(system, hook, text);

        QCOMPARE(outcomeText(outcome), "InvalidArgument nothingHappened");
        QVERIFY(!outcome.error().message.contains("hook-123"));
    }

    void aMessageThatMayHaveBeenTakenIsForAPerson()
    {
        m_server->on("POST", secretPath, ScriptedAnswer{.status = 500});
        const auto outcome = run(ConnectedSystem::Webhook);
        QCOMPARE(outcomeText(outcome), "Unknown");
        QVERIFY(!leaks(outcome.error().message + outcome.error().detail));

        const auto journal = m_bench->otherJournal();
        QCOMPARE(outcomeText(run(ConnectedSystem::Webhook, {}, "again", journal.get())), "Unknown");
        QCOMPARE(m_server->requests().size(), 1);
    }

    void anotherCallDoesNotPostAgain()
    {
        m_server->on("POST", secretPath, ScriptedAnswer{.status = 200});
        QCOMPARE(outcomeText(run(ConnectedSystem::Webhook)), "done");

        const auto journal = m_bench->otherJournal();
        QCOMPARE(outcomeText(run(ConnectedSystem::Webhook, {}, "again", journal.get())), "done");
        QCOMPARE(m_server->requests().size(), 1);
    }

private:
    [[nodiscard]] bool leaks(const QString &text) const { return text.contains("s3cretpart") || text.contains("sig="); }

    Result<engine::TaskOutput> run(ConnectedSystem system, const QByteArray &hook = {},
                                   const QString &text = QStringLiteral("A & B done"),
                                   effects::EffectJournal *journal = nullptr)
    {
        const QByteArray own
            = m_server->url().toEncoded(QUrl::StripTrailingSlash) + QByteArray(secretPath + '?' + secretQuery);
        m_bench->connections.add({.id = ConnectionId("chat"), .system = system}, hook.isEmpty() ? own : hook);
        MessengerPostExecutor executor(journal ? *journal : m_bench->journal, m_bench->connections, m_bench->network);
        const QJsonObject parameters{{"connection", "chat"}, {"title", "2.8.0 <!channel>"}, {"text", text}};
        return QCoro::waitFor(
            executor.execute(m_bench->task("messenger.post", parameters), m_bench->report, m_bench->stop.get_token()));
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ExecutorBench> m_bench;
};

RELEASE_DESK_TEST(tst_messenger_post_executor, TestMessengerPostExecutor)

#include "tst_messenger_post_executor.moc"
