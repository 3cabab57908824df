// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QTcpSocket>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

QJsonObject adaptiveCard()
{
    const QJsonObject block{{u"type"_s, u"TextBlock"_s}, {u"text"_s, u"checkout 2.8.0 is out"_s}};
    const QJsonObject card{{u"type"_s, u"AdaptiveCard"_s}, {u"version"_s, u"1.5"_s}, {u"body"_s, QJsonArray{block}}};
    const QJsonObject attachment{{u"contentType"_s, u"application/vnd.microsoft.card.adaptive"_s},
                                 {u"content"_s, card}};
    return {{u"type"_s, u"message"_s}, {u"attachments"_s, QJsonArray{attachment}}};
}

//! Speaks to the mail sink line by line; collects the codes of the answers.
class MailClient
{
public:
    explicit MailClient(quint16 port)
    {
        m_socket.connectToHost(u"127.0.0.1"_s, port);
        m_socket.waitForConnected(3000);
        greeting = answer();
    }

    QByteArray say(const QByteArray &line)
    {
        m_socket.write(line + "\r\n");
        return answer();
    }

    QByteArray greeting;

private:
    QByteArray answer()
    {
        QByteArray line;
        do {
            while (!m_socket.canReadLine()) {
                if (!m_socket.waitForReadyRead(3000))
                    return line;
            }
            line = m_socket.readLine();
        } while (line.size() > 3 && line.at(3) == '-');
        return line.left(3);
    }

    QTcpSocket m_socket;
};

} // namespace

class TestSandboxSinks final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start()); }
    void init() { m_sandbox.reset(); }

    void hooksAnswerAsTheirProductsDo_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kept");
        const QJsonObject text{{u"text"_s, u"checkout 2.8.0 is out"_s}};
        QTest::newRow("Slack") << u"/hook/slack/T1/B1/x"_s << text << 200 << QByteArray("ok") << 1;
        QTest::newRow("Slack without a text")
            << u"/hook/slack"_s << QJsonObject{{u"channel"_s, u"#rel"_s}} << 400 << QByteArray("no_text") << 0;
        QTest::newRow("Slack without a body")
            << u"/hook/slack"_s << QJsonObject() << 400 << QByteArray("invalid_payload") << 0;
        QTest::newRow("Slack, revoked") << u"/hook/slack/T1/revoked"_s << text << 404 << QByteArray("no_service") << 0;
        QTest::newRow("Teams") << u"/hook/teams"_s << adaptiveCard() << 202 << QByteArray() << 1;
        QTest::newRow("Teams without a card") << u"/hook/teams"_s << text << 400 << QByteArray("a message with") << 0;
        QTest::newRow("Dooray") << u"/hook/dooray"_s << text << 200 << QByteArray("\"isSuccessful\":true") << 1;
        QTest::newRow("Dooray without a text") << u"/hook/dooray"_s << QJsonObject{{u"botName"_s, u"rd"_s}} << 200
                                               << QByteArray("\"isSuccessful\":false") << 0;
        QTest::newRow("Dooray, revoked") << u"/hook/dooray/1/revoked"_s << text << 200
                                         << QByteArray("\"isSuccessful\":false") << 0;
        QTest::newRow("plain") << u"/hook/plain"_s << text << 200 << QByteArray("\"ok\":true") << 1;
        QTest::newRow("unknown") << u"/hook/pigeon"_s << text << 404 << QByteArray("no such hook") << 0;
    }

    void hooksAnswerAsTheirProductsDo()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, body);
        QFETCH(const QByteArray, answer);
        QFETCH(const int, kept);
        m_sandbox.setHeader("X-Release-Desk-Op", "op-m");
        const SandboxAnswer given = m_sandbox.send("POST", path, body);
        QTEST(given.status, "status");
        QVERIFY2(given.body.contains(answer), given.body.constData());
        const QJsonArray messages = m_sandbox.state().value(u"messages"_s).toArray();
        QCOMPARE(messages.size(), kept);
        if (kept > 0) {
            QCOMPARE(messages.at(0).toObject().value(u"text"_s), u"checkout 2.8.0 is out"_s);
            QCOMPARE(messages.at(0).toObject().value(u"opId"_s), u"op-m"_s);
        }
        const QJsonObject effect = m_sandbox.effects(u"op-m"_s).at(0).toObject();
        QCOMPARE(effect.value(u"arrivals"_s).toInt(), 1);
    }

    void teamsRefusesLargeCards()
    {
        QJsonObject card = adaptiveCard();
        card.insert(u"summary"_s, QString(30000, u'x'));
        QCOMPARE(m_sandbox.send("POST", u"/hook/teams"_s, card).status, 413);
    }

    void countsWhatArrivesTwice()
    {
        const QJsonObject text{{u"text"_s, u"again"_s}};
        m_sandbox.send("POST", u"/hook/plain"_s, text);
        m_sandbox.send("POST", u"/hook/plain"_s, text);
        m_sandbox.send("POST", u"/hook/plain"_s, {{u"text"_s, u"another"_s}});
        const QJsonArray effects = m_sandbox.effects();
        QCOMPARE(effects.size(), 2);
        QCOMPARE(effects.at(0).toObject().value(u"arrivals"_s).toInt(), 2);
        QCOMPARE(m_sandbox.state().value(u"counts"_s).toObject().value(u"effects"_s).toInt(), 3);
    }

    void findsTheOperationIdWhereverItStands_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("header");
        const QByteArray json = "application/json";
        QTest::newRow("in the query") << u"/hook/plain?RD_OP_ID=op-x"_s << QByteArray("{}") << json << QByteArray();
        QTest::newRow("in a form") << u"/hook/plain"_s << QByteArray("a=1&RD_OP_ID=op-x")
                                   << QByteArray("application/x-www-form-urlencoded") << QByteArray();
        QTest::newRow("as a field") << u"/hook/plain"_s << QByteArray("{\"extra_vars\":{\"rd_op_id\":\"op-x\"}}")
                                    << json << QByteArray();
        QTest::newRow("as a property") << u"/hook/plain"_s
                                       << QByteArray(
                                              "{\"properties\":[{\"key\":\"RD_OP_ID\",\"value\":{\"id\":\"op-x\"}}]}")
                                       << json << QByteArray();
        QTest::newRow("in Idempotency-Key")
            << u"/hook/plain"_s << QByteArray("{}") << json << QByteArray("Idempotency-Key");
        QTest::newRow("in a header of its own")
            << u"/hook/plain"_s << QByteArray("{}") << json << QByteArray("X-Release-Desk-Op");
    }

    void findsTheOperationIdWhereverItStands()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, header);
        if (!header.isEmpty())
            m_sandbox.setHeader(header, "op-x");
        m_sandbox.sendRaw("POST", path, body, type);
        QCOMPARE(m_sandbox.effects().at(0).toObject().value(u"opId"_s), u"op-x"_s);
    }

    void takesMail()
    {
        MailClient client(static_cast<quint16>(m_sandbox.state().value(u"smtpPort"_s).toInt()));
        QCOMPARE(client.greeting, QByteArray("220"));
        QCOMPARE(client.say("EHLO desk"), QByteArray("250"));
        QCOMPARE(client.say("AUTH PLAIN " + QByteArray("\0user\0wrong", 11).toBase64()), QByteArray("535"));
        QCOMPARE(client.say("AUTH PLAIN " + QByteArray("\0user\0right", 11).toBase64()), QByteArray("235"));
        QCOMPARE(client.say("AUTH PLAIN"), QByteArray("334"));
        QCOMPARE(client.say(QByteArray("\0user\0wrong", 11).toBase64()), QByteArray("535"));
        QCOMPARE(client.say("AUTH LOGIN"), QByteArray("334"));
        QCOMPARE(client.say(QByteArray("user").toBase64()), QByteArray("334"));
        QCOMPARE(client.say(QByteArray("right").toBase64()), QByteArray("235"));
        QCOMPARE(client.say("RCPT TO:<a@hanbit.example>"), QByteArray("503"));
        QCOMPARE(client.say("MAIL FROM:<desk@hanbit.example>"), QByteArray("250"));
        QCOMPARE(client.say("RCPT TO:<refused@hanbit.example>"), QByteArray("550"));
        QCOMPARE(client.say("RCPT TO:<busy@hanbit.example>"), QByteArray("451"));
        QCOMPARE(client.say("DATA"), QByteArray("554"));
        QCOMPARE(client.say("RCPT TO:<a@hanbit.example>"), QByteArray("250"));
        QCOMPARE(client.say("DATA"), QByteArray("354"));
        const QByteArray subject = "=?utf-8?B?" + u"체크아웃 2.8.0 배포"_s.toUtf8().toBase64() + "?=";
        QCOMPARE(client.say("Subject: " + subject
                            + "\r\nMessage-ID: <op-9@release-desk>\r\n"
                              "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n"
                              "--b\r\nContent-Type: text/plain; charset=utf-8\r\n"
                              "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                              "=EC=99=84=EB=A3=8C done\r\n..dots\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n"
                              "--b--\r\n."),
                 QByteArray("250"));
        QCOMPARE(client.say("QUIT"), QByteArray("221"));
        const QJsonArray mails = m_sandbox.state().value(u"mails"_s).toArray();
        QCOMPARE(mails.size(), 1);
        const QJsonObject mail = mails.at(0).toObject();
        QCOMPARE(mail.value(u"subject"_s), u"체크아웃 2.8.0 배포"_s);
        QCOMPARE(mail.value(u"to"_s).toArray(), QJsonArray{u"a@hanbit.example"_s});
        QCOMPARE(mail.value(u"text"_s).toString().trimmed(), u"완료 done\r\n.dots"_s);
        QCOMPARE(mail.value(u"html"_s).toString().trimmed(), u"<p>x</p>"_s);
        QCOMPARE(m_sandbox.effects(u"op-9"_s).at(0).toObject().value(u"service"_s), u"smtp"_s);
    }

    void healthTurnsOnDemand()
    {
        const QString health = u"/sandbox/app/checkout-api/health"_s;
        QCOMPARE(m_sandbox.get(health).status, 200);
        QCOMPARE(m_sandbox.send("POST", health, {{u"healthy"_s, false}}).status, 204);
        QCOMPARE(m_sandbox.get(health).status, 503);
        QCOMPARE(m_sandbox.get(u"/sandbox/app/checkout-web/health"_s).status, 200);
        QCOMPARE(m_sandbox.send("POST", health, {{u"healthy"_s, false}, {u"answers"_s, 2}}).status, 204);
        QList<int> seen;
        for (int i = 0; i < 4; ++i)
            seen.append(m_sandbox.get(health).status);
        QCOMPARE(seen, (QList<int>{503, 503, 200, 200}));
        QCOMPARE(m_sandbox.send("POST", health, {{u"mood"_s, u"bad"_s}}).status, 400);
        QVERIFY(m_sandbox.effects().isEmpty());
    }

    void tasksTakeAMoment()
    {
        m_sandbox.setHeader("Idempotency-Key", "op-t");
        const SandboxAnswer started = m_sandbox.send("POST", u"/sandbox/app/cdn/tasks"_s, {{u"ms"_s, 200}});
        QCOMPARE(started.status, 202);
        const QString path = QUrl(started.json().value(u"statusUrl"_s).toString()).path();
        QCOMPARE(m_sandbox.get(path).json().value(u"state"_s), u"running"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(path).json().value(u"state"_s), u"done"_s, 3000);
        QCOMPARE(m_sandbox.effects(u"op-t"_s).at(0).toObject().value(u"service"_s), u"app"_s);
    }

    void resetForgetsEverything()
    {
        m_sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
        m_sandbox.send("PUT", u"/jira-cloud/rest/api/3/version/10280"_s, {{u"released"_s, true}});
        m_sandbox.send("POST", u"/hook/plain"_s, {{u"text"_s, u"x"_s}});
        m_sandbox.reset();
        QVERIFY(m_sandbox.effects().isEmpty());
        QVERIFY(m_sandbox.state().value(u"messages"_s).toArray().isEmpty());
        m_sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
        const SandboxAnswer version = m_sandbox.get(u"/jira-cloud/rest/api/3/version/10280"_s);
        QCOMPARE(version.json().value(u"released"_s).toBool(), false);
    }

private:
    SandboxProcess m_sandbox;
};

RELEASE_DESK_TEST(tst_sandbox_sinks, TestSandboxSinks)
#include "tst_sandbox_sinks.moc"
