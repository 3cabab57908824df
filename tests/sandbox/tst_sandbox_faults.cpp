// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

const QByteArray message = "POST /hook/plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                           "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"text\":\"hi\"}";

} // namespace

class TestSandboxFaults final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start()); }
    void init() { m_sandbox.reset(); }

    void goesWrongAsTold_data()
    {
        QTest::addColumn<QJsonObject>("rule");
        QTest::addColumn<QByteArray>("contains"); //!< of the whole answer; empty means that nothing comes
        QTest::addColumn<bool>("applied");
        const auto rule = [](const QString &kind, const QJsonObject &more = {}) {
            QJsonObject object = more;
            object.insert(u"kind"_s, kind);
            return object;
        };
        QTest::newRow("401") << rule(u"401"_s) << QByteArray(" 401 ") << false;
        QTest::newRow("403") << rule(u"status"_s, {{u"status"_s, 403}}) << QByteArray(" 403 ") << false;
        QTest::newRow("404") << rule(u"404"_s) << QByteArray(" 404 ") << false;
        QTest::newRow("429 with the time to wait")
            << rule(u"429"_s, {{u"retryAfter"_s, 7}}) << QByteArray("Retry-After: 7") << false;
        QTest::newRow("500 although it was done")
            << rule(u"500"_s, {{u"applied"_s, true}}) << QByteArray(" 500 ") << true;
        QTest::newRow("503") << rule(u"503"_s) << QByteArray(" 503 ") << false;
        QTest::newRow("a body of its own")
            << rule(u"200"_s, {{u"json"_s, QJsonObject{{u"ok"_s, false}}}}) << QByteArray("{\"ok\":false}") << false;
        QTest::newRow("a web page") << rule(u"html-200"_s) << QByteArray("<h1>Sign in</h1>") << true;
        QTest::newRow("cut inside the body")
            << rule(u"cut"_s, {{u"bytes"_s, 4}}) << QByteArray("\r\n\r\n{\"ok") << true;
        QTest::newRow("cut between chunks")
            << rule(u"cut"_s, {{u"bytes"_s, 4}, {u"chunked"_s, true}}) << QByteArray("4\r\n{\"ok\r\n") << true;
        QTest::newRow("closed before the answer, done") << rule(u"close-before-answer"_s) << QByteArray() << true;
        QTest::newRow("closed before the answer, not done")
            << rule(u"close-before-answer"_s, {{u"applied"_s, false}}) << QByteArray() << false;
        QTest::newRow("no answer") << rule(u"hang"_s) << QByteArray() << true;
        QTest::newRow("byte by byte") << rule(u"slow-drip"_s, {{u"bytes"_s, 3}, {u"ms"_s, 10}})
                                      << QByteArray("{\"ok\":true}") << true;
        QTest::newRow("late") << rule(u"delay"_s, {{u"ms"_s, 150}}) << QByteArray("{\"ok\":true}") << true;
    }

    void goesWrongAsTold()
    {
        QFETCH(QJsonObject, rule);
        QFETCH(const QByteArray, contains);
        QFETCH(const bool, applied);
        rule.insert(u"match"_s, QJsonObject{{u"method"_s, u"POST"_s}, {u"path"_s, u"^/hook/plain"_s}});
        QCOMPARE(m_sandbox.send("POST", u"/sandbox/faults"_s, rule).status, 201);
        const QByteArray answer = m_sandbox.talk(message, 600);
        if (contains.isEmpty())
            QCOMPARE(answer, QByteArray());
        else
            QVERIFY2(answer.contains(contains), answer.constData());
        const QJsonObject effect = m_sandbox.effects().at(0).toObject();
        QCOMPARE(effect.value(u"arrivals"_s).toInt(), 1);
        QCOMPARE(effect.value(u"applied"_s).toInt(), applied ? 1 : 0);
        QCOMPARE(m_sandbox.state().value(u"messages"_s).toArray().size(), applied ? 1 : 0);
        // a rule is used up after one time
        QVERIFY(m_sandbox.talk(message).contains("200 OK"));
    }

    void endsACutAnswerWithoutItsLastChunk()
    {
        m_sandbox.send("POST", u"/sandbox/faults"_s, {{u"kind"_s, u"cut"_s}, {u"bytes"_s, 4}, {u"chunked"_s, true}});
        QVERIFY(!m_sandbox.talk(message).contains("0\r\n\r\n"));
    }

    void countsMatchesSkipsAndTimes()
    {
        const QJsonObject rule{{u"match"_s, QJsonObject{{u"path"_s, u"health"_s}}},
                               {u"kind"_s, u"503"_s},
                               {u"skip"_s, 1},
                               {u"times"_s, 2}};
        m_sandbox.send("POST", u"/sandbox/faults"_s, rule);
        QList<int> seen;
        for (int i = 0; i < 5; ++i)
            seen.append(m_sandbox.get(u"/sandbox/app/checkout-api/health"_s).status);
        QCOMPARE(seen, (QList<int>{200, 503, 503, 200, 200}));
    }

    void takesRulesFromAFileAndDropsThem()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"faults.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"rules\":[{\"match\":{\"path\":\"/jira-cloud/\"},\"kind\":\"status\",\"status\":503,\"times\":-1}]}");
        file.close();
        SandboxProcess sandbox;
        QVERIFY(sandbox.start({u"--faults"_s, file.fileName()}));
        sandbox.signIn("a@hanbit.example", "sandbox-token");
        const QString path = u"/jira-cloud/rest/api/3/myself"_s;
        QCOMPARE(sandbox.get(path).status, 503);
        QCOMPARE(sandbox.get(path).status, 503);
        QCOMPARE(sandbox.get(u"/sandbox/faults"_s).json().value(u"rules"_s).toArray().size(), 1);
        QCOMPARE(sandbox.sendRaw("DELETE", u"/sandbox/faults"_s, {}, "application/json").status, 204);
        QCOMPARE(sandbox.get(path).status, 200);
    }

    void refusesRulesThatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("unknown kind") << QByteArray("{\"kind\":\"explode\"}") << QByteArray("explode");
        QTest::newRow("unknown key") << QByteArray("{\"kind\":\"hang\",\"tmies\":2}") << QByteArray("tmies");
        QTest::newRow("no pattern") << QByteArray("{\"kind\":\"hang\",\"match\":{\"path\":\"(\"}}")
                                    << QByteArray("match.path");
        QTest::newRow("no JSON") << QByteArray("hang") << QByteArray("fault rule");
    }

    void refusesRulesThatItDoesNotUnderstand()
    {
        QFETCH(const QByteArray, rule);
        QFETCH(const QByteArray, named);
        const SandboxAnswer answer = m_sandbox.sendRaw("POST", u"/sandbox/faults"_s, rule, "application/json");
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.body.contains(named), answer.body.constData());
    }

private:
    SandboxProcess m_sandbox;
};

RELEASE_DESK_TEST(tst_sandbox_faults, TestSandboxFaults)
#include "tst_sandbox_faults.moc"
