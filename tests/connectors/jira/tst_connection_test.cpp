// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/connection_test.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

class TestConnectionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        serve("3", "Cloud", "1001.0.0-SNAPSHOT");
    }

    void tellsWhoAndWhat_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<QString>("product");
        QTest::newRow("Cloud") << true << "Jira Cloud";
        QTest::newRow("Data Center") << false << "Jira 10.3.6 (Data Center)";
    }

    void tellsWhoAndWhat()
    {
        QFETCH(const bool, isCloud);
        if (!isCloud)
            serve("2", "Server", "10.3.6");

        const auto report = test(isCloud ? cloudAt(*m_server) : dataCenterAt(*m_server), "SHOP");

        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->account, "김지호");
        QTEST(report->product, "product");
        QCOMPARE(report->granted.size(), 5);
        QVERIFY(report->missing.isEmpty());
        QVERIFY(report->note.isEmpty());
        QVERIFY(report->milliseconds < 3000);
        const auto asked
            = m_server->requests("GET", isCloud ? "/rest/api/3/mypermissions" : "/rest/api/2/mypermissions");
        QCOMPARE(asked.first().query("projectKey"), "SHOP");
        QCOMPARE(asked.first().query("permissions"),
                 "BROWSE_PROJECTS,EDIT_ISSUES,TRANSITION_ISSUES,ADD_COMMENTS,ADMINISTER_PROJECTS");
    }

    void tellsWhatMayStillBeAsked_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<int>("told");
        QTest::newRow("some") << QByteArray("500") << QByteArray(" 42 ") << 42;
        QTest::newRow("nothing") << QByteArray("500") << QByteArray("0") << 0;
        QTest::newRow("it does not say") << QByteArray() << QByteArray() << -1;
        QTest::newRow("no number") << QByteArray("many") << QByteArray("42") << -1;
        QTest::newRow("more than all") << QByteArray("10") << QByteArray("42") << -1;
        QTest::newRow("below nothing") << QByteArray("10") << QByteArray("-3") << -1;
    }

    void tellsWhatMayStillBeAsked()
    {
        QFETCH(const QByteArray, limit);
        QFETCH(const QByteArray, left);
        ScriptedAnswer me = ScriptedAnswer::json({{"displayName", "김지호"}});
        if (!limit.isEmpty())
            me.headers = {{"X-RateLimit-Limit", limit}, {"X-RateLimit-Remaining", left}};
        m_server->on("GET", "/rest/api/3/myself", me);

        const auto report = test(cloudAt(*m_server), "SHOP");

        QVERIFY(report);
        QTEST(report->requestsLeft, "told");
    }

    void tellsWhatWillNotWork()
    {
        m_server->on("GET", "/rest/api/3/mypermissions",
                     ScriptedAnswer::json(permissions({"BROWSE_PROJECTS", "EDIT_ISSUES", "ADD_COMMENTS"})));

        const auto report = test(cloudAt(*m_server), "SHOP");

        QVERIFY(report);
        QCOMPARE(report->missing, (QStringList{"TRANSITION_ISSUES", "ADMINISTER_PROJECTS"}));
        QVERIFY2(report->note.contains("versions can be neither locked nor released (ADMINISTER_PROJECTS)"),
                 qPrintable(report->note));
    }

    void asksEverythingAtOnce()
    {
        for (const char *resource : {"/rest/api/3/serverInfo", "/rest/api/3/myself", "/rest/api/3/mypermissions"})
            delay(resource, 300ms);
        QElapsedTimer timer;
        timer.start();

        const auto report = test(cloudAt(*m_server), {});

        QVERIFY(report);
        QVERIFY2(timer.elapsed() < 800, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(report->milliseconds >= 300);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const ScriptedAnswer page{200, "<html><body>Welcome</body></html>", "text/html"};
        const ScriptedAnswer gone{404, "<html>nothing here</html>", "text/html"};
        QTest::newRow("a web page for everything")
            << "/rest/api/3/serverInfo" << page << ErrorCode::DataLoss << "There is no Jira at this address";
        QTest::newRow("no such page") << "/rest/api/3/serverInfo" << gone << ErrorCode::NotFound
                                      << "There is no Jira at this address";
        QTest::newRow("other JSON") << "/rest/api/3/serverInfo" << ScriptedAnswer::json(QJsonObject{{"a", 1}})
                                    << ErrorCode::DataLoss << "There is no Jira at this address";
        QTest::newRow("another product") << "/rest/api/3/serverInfo"
                                         << ScriptedAnswer::json(
                                                QJsonObject{{"version", "10.3.6"}, {"deploymentType", "Server"}})
                                         << ErrorCode::FailedPrecondition << "Choose Jira Data Center";
        QTest::newRow("wrong token") << "/rest/api/3/myself" << ScriptedAnswer{401, "", "text/plain"}
                                     << ErrorCode::Unauthenticated << "create a new one";
        QTest::newRow("no right to use Jira") << "/rest/api/3/myself" << ScriptedAnswer{403, "", "text/plain"}
                                              << ErrorCode::PermissionDenied << "may not";
        QTest::newRow("no name") << "/rest/api/3/myself" << ScriptedAnswer::json(QJsonObject()) << ErrorCode::DataLoss
                                 << "name of the account";
        QTest::newRow("no such project") << "/rest/api/3/mypermissions" << ScriptedAnswer::json(QJsonObject(), 404)
                                         << ErrorCode::NotFound << "The sign-in works, but";
        QTest::newRow("redirect elsewhere")
            << "/rest/api/3/serverInfo" << ScriptedAnswer::redirect("https://sso.example.com/login")
            << ErrorCode::FailedPrecondition << "https://sso.example.com";
        ScriptedAnswer limited = ScriptedAnswer::json(QJsonObject(), 429);
        limited.headers.emplaceBack("Retry-After", "60");
        QTest::newRow("too many requests")
            << "/rest/api/3/myself" << limited << ErrorCode::ResourceExhausted << "60 second";
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QString, resource);
        QFETCH(const ScriptedAnswer, answer);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, says);
        m_server->on("GET", resource, answer);

        const auto report = test(cloudAt(*m_server), "SHOP");

        QVERIFY(!report);
        QCOMPARE(report.error().code, code);
        QVERIFY2(report.error().message.contains(says), qPrintable(report.error().message));
        QCOMPARE(m_server->count("GET", resource), 1); // a person is waiting: nothing is repeated
    }

    void dataCenterIsNotCloud()
    {
        m_server = std::make_unique<ScriptedServer>();
        serve("2", "Server", "10.3.6");

        const auto report = test(cloudAt(*m_server), {});

        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::FailedPrecondition);
        QVERIFY2(report.error().message.contains("is Jira 10.3.6 (Data Center)"), qPrintable(report.error().message));
    }

    void cloudIsNotDataCenter()
    {
        serve("2", "Cloud", "1001.0.0-SNAPSHOT");

        const auto report = test(dataCenterAt(*m_server), {});

        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::FailedPrecondition);
        QVERIFY(report.error().message.contains("Choose Jira Cloud"));
    }

    void aServerThatNeverAnswersIsGivenUp()
    {
        FaultServer silent({.then = Fault::Then::Stall});
        domain::ConnectionAccess access = cloudAt(*m_server);
        access.connection.url = silent.url().toString();
        const auto site = JiraSite::of(access, *m_network);
        QVERIFY(site);
        QElapsedTimer timer;
        timer.start();

        const auto report = QCoro::waitFor(testConnection(*site, {}, 300ms));

        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::DeadlineExceeded);
        QVERIFY2(report.error().message.contains("did not answer within"), qPrintable(report.error().message));
        QVERIFY(timer.elapsed() < 1000);
    }

private:
    [[nodiscard]] Result<versions::ConnectionReport> test(const domain::ConnectionAccess &access,
                                                          const QString &project)
    {
        return QCoro::waitFor(makeIssueSource(access, *m_network)->test(project));
    }

    [[nodiscard]] static QJsonObject permissions(const QStringList &granted)
    {
        QJsonObject all;
        for (const QString key :
             {"BROWSE_PROJECTS", "EDIT_ISSUES", "TRANSITION_ISSUES", "ADD_COMMENTS", "ADMINISTER_PROJECTS"})
            all.insert(key, QJsonObject{{"key", key}, {"havePermission", granted.contains(key)}});
        return {{"permissions", all}};
    }

    void serve(const QString &api, const QString &deployment, const QString &version)
    {
        m_server->on("GET", QString("/rest/api/" + api + "/serverInfo"),
                     ScriptedAnswer::json({{"version", version}, {"deploymentType", deployment}}));
        m_server->on("GET", QString("/rest/api/" + api + "/myself"),
                     ScriptedAnswer::json({{"displayName", "김지호"}, {"accountId", "5fb1"}}));
        m_server->on("GET", QString("/rest/api/" + api + "/mypermissions"),
                     ScriptedAnswer::json(permissions({"BROWSE_PROJECTS", "EDIT_ISSUES", "TRANSITION_ISSUES",
                                                       "ADD_COMMENTS", "ADMINISTER_PROJECTS"})));
    }

    void delay(const QString &resource, std::chrono::milliseconds time)
    {
        ScriptedAnswer answer;
        if (resource.endsWith("serverInfo"))
            answer = ScriptedAnswer::json({{"version", "1001"}, {"deploymentType", "Cloud"}});
        else if (resource.endsWith("myself"))
            answer = ScriptedAnswer::json({{"displayName", "김지호"}});
        else
            answer = ScriptedAnswer::json(permissions({}));
        answer.delay = time;
        m_server->on("GET", resource, answer);
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

RELEASE_DESK_TEST(tst_connection_test, TestConnectionTest)
#include "tst_connection_test.moc"
