// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jenkins/jenkins_server.h"
#include "core/connectors/jira/connection_test.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/connectors/shared/connection_route.h"
#include "core/connectors/shared/web_address.h"
#include "core/http/mutating_http_client.h"
#include "core/http/rate_budget.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/own_authority.h"
#include "tests/support/proxy_program.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

//! Every connector that speaks HTTP goes the way of its connection, here through real proxies.
class TestConnectionRoute final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        for (const QString version : {"2", "3"}) {
            const QString api = "/rest/api/" + version + '/';
            m_server->on(
                "GET", api + "serverInfo",
                ScriptedAnswer::json({{"version", "10.3.6"}, {"deploymentType", version == "3" ? "Cloud" : "Server"}}));
            ScriptedAnswer me = ScriptedAnswer::json({{"displayName", "Kim"}});
            me.headers = {{"X-RateLimit-Limit", "350"}, {"X-RateLimit-Remaining", "12"}};
            m_server->on("GET", api + "myself", me);
            m_server->on("GET", api + "mypermissions", ScriptedAnswer::json({{"permissions", QJsonObject()}}));
        }
        serveVersions(*m_server);
    }

    void jiraGoesThroughItsProxy_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<bool>("isSocks");
        QTest::newRow("Cloud, HTTP") << true << false;
        QTest::newRow("Cloud, SOCKS") << true << true;
        QTest::newRow("Data Center, HTTP") << false << false;
        QTest::newRow("Data Center, SOCKS") << false << true;
    }

    void jiraGoesThroughItsProxy()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const bool, isSocks);
        const auto proxy = isSocks ? ProxyProgram::socks("kim", "pw") : ProxyProgram::http("kim", "pw");
        if (!proxy)
            QSKIP("tinyproxy or microsocks is not installed");
        domain::ConnectionAccess access = isCloud ? cloudAt(*m_server) : dataCenterAt(*m_server);
        goThrough(access, *proxy, isSocks);
        QElapsedTimer timer;
        timer.start();

        const auto source = makeIssueSource(access, *m_network);
        const auto report = QCoro::waitFor(source->test("SHOP"));
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        const auto versions = QCoro::waitFor(source->versions("SHOP"));
        QVERIFY2(versions, versions ? "" : qPrintable(versions.error().message));

        QVERIFY2(proxy->saw(isSocks ? server() : "GET http://" + server() + "/rest/api"), proxy->log().constData());
        const auto budget = http::RateBudgets::shared().of("jira");
        QVERIFY(budget);
        QCOMPARE(budget->left, 12);
    }

    void furtherLanesGoTheSameWay()
    {
        const auto proxy = ProxyProgram::socks();
        if (!proxy)
            QSKIP("microsocks is not installed");
        domain::ConnectionAccess access = dataCenterAt(*m_server);
        goThrough(access, *proxy, true);
        access.connection.network.proxy.user.clear();
        const auto site = JiraSite::of(access, *m_network);
        QVERIFY(site);

        for (const int lane : {0, 7, 13})
            QVERIFY(QCoro::waitFor(site->lane(lane).reading().get(site->path("myself"))));

        QCOMPARE(proxy->log().count(server()), 3); // one connection for each network
    }

    void jenkinsAndHooksGoThroughTheirs()
    {
        const auto proxy = ProxyProgram::http();
        if (!proxy)
            QSKIP("tinyproxy is not installed");
        domain::ConnectionAccess access = dataCenterAt(*m_server);
        access.connection.system = domain::ConnectedSystem::Jenkins;
        goThrough(access, *proxy, false);
        access.connection.network.proxy.user.clear();
        m_server->on("GET", "/me/api/json", ScriptedAnswer::json({{"fullName", "Kim"}}));
        const auto jenkins = JenkinsServer::open(access, *m_network);
        QVERIFY(jenkins);
        QVERIFY(QCoro::waitFor((*jenkins)->read("/me", "fullName")));
        QVERIFY2(proxy->saw("GET http://" + server() + "/me/api/json"), proxy->log().constData());

        m_server->on("POST", "/hook/abc", ScriptedAnswer{200, "ok", "text/plain"});
        auto hook = webAddress(m_server->url("/hook/abc").toString());
        QVERIFY(hook);
        QVERIFY(takeRoute(hook->server, access));
        http::MutatingRequest request;
        request.method = "POST";
        request.path = hook->path;
        QVERIFY(QCoro::waitFor(http::MutatingHttpClient(*m_network, hook->server).exchange(request)));
        QVERIFY2(proxy->saw("POST http://" + server() + "/hook/abc"), proxy->log().constData());
    }

    void aCompanysAuthorityAndCertificateAreTaken()
    {
        const auto authority = OwnAuthority::make("Hanbit Root");
        if (!authority)
            QSKIP("openssl is not installed");
        QVERIFY(authority->issue("server", "/CN=127.0.0.1", "IP:127.0.0.1") && authority->issue("me", "/CN=me")
                && authority->lockKey("me", "locked.key", "sesame"));
        const OpensslServer secure(*authority, "server", true);
        domain::ConnectionAccess access = dataCenterAt(*m_server);
        access.connection.url = QString("https://127.0.0.1:%1").arg(secure.port());
        access.connection.network.authorities = {authority->certificate()};
        access.connection.network.certificate = authority->path("me.pem");
        access.connection.network.certificateKey = authority->path("locked.key");

        QVERIFY(JiraSite::of(access, *m_network).error().message.contains("locked with a passphrase"));
        access.keyPassphrase = Secret("sesame");
        const auto site = JiraSite::of(access, *m_network);
        QVERIFY2(site, site ? "" : qPrintable(site.error().message));
        const auto answer = QCoro::waitFor(site->reading().get("/answer"));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    }

    void aProxyPasswordThatIsNotHereIsAskedFor()
    {
        domain::ConnectionAccess access = cloudAt(*m_server);
        access.connection.network.proxy = {domain::ProxyKind::Http, "proxy.example", 3128, "kim"};
        const auto site = JiraSite::of(access, *m_network);
        QVERIFY(!site);
        QVERIFY(site.error().nothingHappened);
        QVERIFY2(site.error().message.contains("“kim” for the proxy “proxy.example:3128” is not stored"),
                 qPrintable(site.error().message));
    }

    void theLimitsOfTheConnectionHold()
    {
        http::Server server;
        domain::ConnectionAccess access = cloudAt(*m_server);
        QVERIFY(takeRoute(server, access));
        QCOMPARE(server.connecting, http::usualPatience().connecting);
        QCOMPARE(server.deadline, http::usualPatience().deadline);
        QVERIFY(!server.route.isOwn());
        access.connection.network.connectSeconds = 3;
        access.connection.network.answerSeconds = 600;
        QVERIFY(takeRoute(server, access));
        QCOMPARE(server.connecting, 3s);
        QCOMPARE(server.deadline, 600s);
        QCOMPARE(server.timeout, 600s);
        access.connection.network.answerSeconds = 901;
        QVERIFY(!takeRoute(server, access));
    }

    void aSlowWayMayHaveItsTime()
    {
        ScriptedAnswer slow = ScriptedAnswer::json({{"displayName", "Kim"}});
        slow.delay = 400ms;
        m_server->on("GET", "/rest/api/2/myself", slow);
        domain::ConnectionAccess access = dataCenterAt(*m_server);
        const auto hurried = JiraSite::of(access, *m_network);
        QCOMPARE(QCoro::waitFor(testConnection(*hurried, {}, 200ms)).error().code, ErrorCode::DeadlineExceeded);
        access.connection.network.answerSeconds = 5;
        const auto patient = JiraSite::of(access, *m_network);
        QVERIFY(QCoro::waitFor(testConnection(*patient, {}, 200ms)));
        access.connection.network.answerSeconds = 1;
        slow.delay = 1500ms;
        m_server->on("GET", "/rest/api/2/myself", slow);
        const auto strict = JiraSite::of(access, *m_network);
        const auto late = QCoro::waitFor(testConnection(*strict, {}, 200ms));
        QVERIFY(!late);
        QVERIFY2(late.error().message.contains("1 second"), qPrintable(late.error().message));
    }

private:
    [[nodiscard]] QByteArray server() const { return "127.0.0.1:" + QByteArray::number(m_server->serverPort()); }

    static void goThrough(domain::ConnectionAccess &access, const ProxyProgram &proxy, bool isSocks)
    {
        access.connection.network.proxy
            = {isSocks ? domain::ProxyKind::Socks5 : domain::ProxyKind::Http, "127.0.0.1", proxy.port(), "kim"};
        access.proxyPassword = Secret("pw");
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

RELEASE_DESK_TEST(tst_connection_route, TestConnectionRoute)
#include "tst_connection_route.moc"
