// SPDX-License-Identifier: Apache-2.0
#include "core/http/http_exchange.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "core/http/route.h"
#include "tests/http/patient_server.h"
#include "tests/support/proxy_program.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

namespace {

http::Route through(http::Route::Proxy kind, const ProxyProgram &proxy, const QString &user = {},
                    const QString &password = {})
{
    return {kind, "127.0.0.1", proxy.port(), user, Secret(password.toUtf8())};
}

//! A port where nobody picks up: the row of those who wait is full.
class FullRow
{
public:
    FullRow()
    {
        m_server.listen(QHostAddress::LocalHost);
        m_server.pauseAccepting();
        ::listen(static_cast<int>(m_server.socketDescriptor()), 0);
        for (auto &waiting : m_waiting) {
            waiting.setProxy(QNetworkProxy::NoProxy);
            waiting.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.serverPort());
            waiting.waitForConnected(50);
        }
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
    std::array<QTcpSocket, 4> m_waiting;
};

} // namespace

//! Requests take the way that their connection says; the proxies are real programs, and it is their word that counts.
class TestRoute final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<ScriptedServer>();
        m_home->on("GET", "/a", ScriptedAnswer::json({{"ok", true}}));
        m_home->on("POST", "/a", ScriptedAnswer::json({{"made", true}}, 201));
    }

    void cleanup()
    {
        qunsetenv("http_proxy");
        qunsetenv("no_proxy");
    }

    void theProxySeesTheRequest_data()
    {
        QTest::addColumn<http::Route::Proxy>("kind");
        QTest::addColumn<QString>("user");
        QTest::newRow("HTTP") << http::Route::Proxy::Http << "";
        QTest::newRow("HTTP with a sign-in") << http::Route::Proxy::Http << "kim";
        QTest::newRow("SOCKS") << http::Route::Proxy::Socks5 << "";
        QTest::newRow("SOCKS with a sign-in") << http::Route::Proxy::Socks5 << "kim";
    }

    void theProxySeesTheRequest()
    {
        QFETCH(const http::Route::Proxy, kind);
        QFETCH(const QString, user);
        const QString password = user.isEmpty() ? QString() : "pass";
        const bool isHttp = kind == http::Route::Proxy::Http;
        const auto proxy = isHttp ? ProxyProgram::http(user, password) : ProxyProgram::socks(user, password);
        if (!proxy)
            QSKIP("tinyproxy or microsocks is not installed");
        QNetworkAccessManager network;
        http::Server server = serverAt(m_home->url());
        server.route = through(kind, *proxy, user, password);

        const auto read = QCoro::waitFor(http::ReadingHttpClient(network, server).getJson("/a"));
        QVERIFY2(read, read ? "" : qPrintable(textOf(read.error())));
        const auto sent = QCoro::waitFor(http::MutatingHttpClient(network, server).send("POST", "/a", {{"x", 1}}));
        QVERIFY2(sent, sent ? "" : qPrintable(textOf(sent.error())));

        const QByteArray port = QByteArray::number(m_home->serverPort());
        QVERIFY2(isHttp ? proxy->saw("POST http://127.0.0.1:" + port + "/a") : proxy->saw("127.0.0.1:" + port),
                 proxy->log().constData());
        QCOMPARE(m_home->count("GET", "/a"), 1);
        QCOMPARE(m_home->count("POST", "/a"), 1);
        QVERIFY(m_home->requests("POST", "/a").first().header("proxy-authorization").isEmpty());
    }

    void withoutAProxyNobodyIsInBetween_data()
    {
        QTest::addColumn<bool>("isSystem");
        QTest::newRow("none, though the computer has one") << false;
        QTest::newRow("the system's, which leaves this computer out") << true;
    }

    void withoutAProxyNobodyIsInBetween()
    {
        QFETCH(const bool, isSystem);
        const auto proxy = ProxyProgram::http();
        if (!proxy)
            QSKIP("tinyproxy is not installed");
        qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy->port()));
        QNetworkAccessManager network;
        http::Server server = serverAt(m_home->url());
        if (!isSystem)
            server.route.proxy = http::Route::Proxy::None;

        const auto read = QCoro::waitFor(http::ReadingHttpClient(network, server).getJson("/a"));

        QVERIFY2(read, read ? "" : qPrintable(textOf(read.error())));
        QVERIFY2(!proxy->log().contains("GET"), proxy->log().constData());
    }

    void theProxyOfTheComputerIsUsedForOthers()
    {
        const auto proxy = ProxyProgram::http();
        if (!proxy)
            QSKIP("tinyproxy is not installed");
        qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy->port()));
        QNetworkAccessManager network;
        // No such name exists; who looks for it is the proxy.
        http::Server server = serverAt(QUrl("http://elsewhere.invalid:8080"));

        const auto read = QCoro::waitFor(http::ReadingHttpClient(network, server).read({.path = "/a", .repeats = 0}));

        QVERIFY(!read);
        QVERIFY2(proxy->saw("GET http://elsewhere.invalid:8080/a"), proxy->log().constData());
    }

    void theExceptionsOfTheComputerHold()
    {
        const auto proxy = ProxyProgram::http();
        if (!proxy)
            QSKIP("tinyproxy is not installed");
        qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy->port()));
        qputenv("no_proxy", "inside.invalid");
        QNetworkAccessManager network;
        const http::Server server = serverAt(QUrl("http://inside.invalid:8080"));

        const auto read = QCoro::waitFor(http::ReadingHttpClient(network, server).read({.path = "/a", .repeats = 0}));

        QVERIFY(!read);
        QVERIFY2(read.error().message.contains("cannot be found"), qPrintable(textOf(read.error())));
        QVERIFY2(!proxy->log().contains("inside.invalid"), proxy->log().constData());
    }

    void onlyAProxyThatReadsIsToldItsPassword_data()
    {
        QTest::addColumn<http::Route::Proxy>("kind");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("HTTP, in the open") << http::Route::Proxy::Http << "http" << true;
        QTest::newRow("HTTP, through a tunnel") << http::Route::Proxy::Http << "https" << false;
        QTest::newRow("SOCKS, in the open") << http::Route::Proxy::Socks5 << "http" << false;
        QTest::newRow("SOCKS, with TLS") << http::Route::Proxy::Socks5 << "https" << false;
    }

    void onlyAProxyThatReadsIsToldItsPassword()
    {
        QFETCH(const http::Route::Proxy, kind);
        QFETCH(const QString, scheme);
        http::Server server = serverAt(QUrl(scheme + "://jira.example"));
        server.route = {kind, "proxy.example", 3128, "kim", Secret("pass")};
        const auto request = http::requestTo(server, server.baseUrl, {});
        QVERIFY(request);
        QTEST(request->hasRawHeader("Proxy-Authorization"), "isTold"); // else it would go to the server
    }

    void aProxyThatFailsIsNamed_data()
    {
        QTest::addColumn<http::Route::Proxy>("kind");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        for (const auto &[kind, name] :
             {std::pair(http::Route::Proxy::Http, "HTTP"), std::pair(http::Route::Proxy::Socks5, "SOCKS")}) {
            for (const QString scheme : {"http", "https"}) {
                const auto row = [&](const char *what, const char *word, const char *says) {
                    QTest::addRow("%s, %s, %s", name, qPrintable(scheme), what)
                        << kind << scheme << QString(word) << QString(says);
                };
                row("down", "down", "refuses connections");
                row("unknown", "unknown", "cannot be found");
                row("wants a sign-in", "locked", "wants a sign-in (407)");
                // tinyproxy says 401, as if it were the server, and a tunnel that is refused has no number at all.
                row("another password", "wrong",
                    QByteArray(name) == "SOCKS" ? "does not accept the sign-in of “kim” (407)" : "sign-in of “kim”");
            }
        }
    }

    void aProxyThatFailsIsNamed()
    {
        QFETCH(const http::Route::Proxy, kind);
        QFETCH(const QString, scheme);
        QFETCH(const QString, what);
        QFETCH(const QString, says);
        const bool isHttp = kind == http::Route::Proxy::Http;
        const auto proxy = isHttp ? ProxyProgram::http("kim", "pass") : ProxyProgram::socks("kim", "pass");
        if (!proxy)
            QSKIP("tinyproxy or microsocks is not installed");
        QNetworkAccessManager network;
        QUrl url = m_home->url();
        url.setScheme(scheme);
        http::Server server = serverAt(url);
        server.route = through(kind, *proxy, what == "wrong" ? "kim" : "", what == "wrong" ? "guess" : "");
        if (what == "down")
            server.route.proxyPort = freePort();
        if (what == "unknown")
            server.route.proxyHost = "no-such-proxy.invalid";

        const bool isTakenForServer = isHttp && scheme == "http" && what == "wrong";
        const auto read = QCoro::waitFor(http::ReadingHttpClient(network, server).get("/a"));
        const auto sent = QCoro::waitFor(http::MutatingHttpClient(network, server).send("POST", "/a", {}));

        for (const Error &error : {read.error(), sent.error()}) {
            QCOMPARE(error.code, isTakenForServer ? ErrorCode::Unauthenticated : ErrorCode::Unavailable);
            QVERIFY2(error.message.contains(says), qPrintable(textOf(error)));
            QVERIFY2(error.message.contains(server.route.proxyLabel()), qPrintable(error.message));
            QVERIFY2(!textOf(error).contains("guess") && !textOf(error).contains("very-secret"),
                     qPrintable(textOf(error)));
        }
        QVERIFY(sent.error().nothingHappened);
        QVERIFY(m_home->requests().isEmpty());
    }

    void aConnectionThatIsNotMadeEndsInTime_data()
    {
        QTest::addColumn<bool>("isProxy");
        QTest::newRow("to the server") << false;
        QTest::newRow("to the proxy") << true;
    }

    void aConnectionThatIsNotMadeEndsInTime()
    {
        QFETCH(const bool, isProxy);
        const FullRow full;
        QNetworkAccessManager network;
        http::Server server = serverAt(isProxy ? m_home->url() : QUrl(QString("http://127.0.0.1:%1").arg(full.port())));
        server.connecting = 200ms;
        if (isProxy)
            server.route = {http::Route::Proxy::Socks5, "127.0.0.1", full.port()};
        QElapsedTimer timer;
        timer.start();

        const auto sent = QCoro::waitFor(http::MutatingHttpClient(network, server).send("POST", "/a", {}));

        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!sent);
        QVERIFY2(sent.error().message.contains("No connection"), qPrintable(textOf(sent.error())));
        QVERIFY2(sent.error().message.contains("1 second"), qPrintable(textOf(sent.error())));
        QVERIFY(sent.error().nothingHappened);
    }

    void theTimeToConnectDoesNotCountForTheAnswer()
    {
        ScriptedAnswer slow = ScriptedAnswer::json({{"ok", true}});
        slow.delay = 400ms;
        m_home->on("GET", "/slow", slow);
        QNetworkAccessManager network;
        http::Server server = serverAt(m_home->url());
        server.connecting = 100ms;

        // Ten at once: four stand in a row for a connection that is not made anew.
        std::vector<QCoro::Task<Result<QJsonDocument>>> all;
        for (int i = 0; i < 10; ++i)
            all.push_back(http::ReadingHttpClient(network, server).getJson("/slow"));

        for (auto &each : all) {
            const auto answer = QCoro::waitFor(std::move(each));
            QVERIFY2(answer, answer ? "" : qPrintable(textOf(answer.error())));
        }
    }

    void connectionsOfDifferentRoutesAreApart()
    {
        QNetworkAccessManager network;
        const http::Route none{http::Route::Proxy::None};
        const http::Route one{http::Route::Proxy::Http, "proxy", 1, "kim", Secret("a")};
        http::Route other = one;
        other.proxyPassword = Secret("b");
        QCOMPARE(&http::networkFor(network, {}), &network);
        QCOMPARE(&http::networkFor(network, one), &http::networkFor(network, one));
        QVERIFY(&http::networkFor(network, one) != &http::networkFor(network, other));
        QVERIFY(&http::networkFor(network, one) != &http::networkFor(network, none));
        QVERIFY(!http::networkFor(network, one).objectName().contains("kim"));
    }

private:
    std::unique_ptr<ScriptedServer> m_home;
};

RELEASE_DESK_TEST(tst_route, TestRoute)
#include "tst_route.moc"
