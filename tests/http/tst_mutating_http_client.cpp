// SPDX-License-Identifier: Apache-2.0
#include "core/http/mutating_http_client.h"
#include "tests/http/patient_server.h"
#include "tests/support/certificate.h"
#include "tests/support/fault_server.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <sys/socket.h>
#include <thread>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

class TestMutatingHttpClient final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_tls = selfMadeCertificate(m_folder);
    }

    // A listener that never completes a connection: its queue is full.
    void aServerThatNeverAcceptsGotNothing()
    {
        QTcpServer full;
        QVERIFY(full.listen(QHostAddress::LocalHost));
        full.pauseAccepting();
        QVERIFY(::listen(static_cast<int>(full.socketDescriptor()), 0) == 0);
        std::array<QTcpSocket, 4> waiting;
        for (QTcpSocket &socket : waiting)
            socket.connectToHost(QHostAddress::LocalHost, full.serverPort());
        QTest::qWait(20);
        QNetworkAccessManager network;
        http::Server impatient = serverAt(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(full.serverPort())));
        impatient.timeout = 150ms;

        const auto answer = QCoro::waitFor(http::MutatingHttpClient(network, impatient).send("POST", "/deploy", {}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::DeadlineExceeded);
        QVERIFY(answer.error().nothingHappened);
    }

    void saysWhenNothingHappened_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("unknown name") << QUrl("http://no-such-host.invalid/") << ErrorCode::Unavailable;
        QTest::newRow("refused") << QUrl("http://127.0.0.1:1/") << ErrorCode::Unavailable;
        QTest::newRow("no single computer") << QUrl("http://255.255.255.255:9/") << ErrorCode::PermissionDenied;
        QTest::newRow("no web address") << QUrl("ftp://127.0.0.1/") << ErrorCode::InvalidArgument;
        QTest::newRow("password in the address") << QUrl("http://kim:pw@127.0.0.1:1/x") << ErrorCode::Unavailable;
        QTest::newRow("empty") << QUrl() << ErrorCode::InvalidArgument;
    }

    void saysWhenNothingHappened()
    {
        QFETCH(const QUrl, url);
        QFETCH(const ErrorCode, code);
        QNetworkAccessManager network;
        const http::MutatingHttpClient client(network, serverAt(url));

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}));

        QVERIFY(!answer);
        QVERIFY(answer.error().nothingHappened);
        QVERIFY2(!textOf(answer.error()).contains("kim"), qPrintable(textOf(answer.error())));
        QCOMPARE(answer.error().code, code);
    }

    void anUntrustedCertificateStopsIt()
    {
        if (!m_tls)
            QSKIP("The program openssl is not installed, so there is no certificate to speak TLS with.");
        QNetworkAccessManager network;
        const FaultServer server(Fault{}, m_tls);
        const http::MutatingHttpClient client(network, serverAt(server.url()));

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        QVERIFY(answer.error().nothingHappened);
        QCOMPARE(server.beginnings(), 0);
    }

    void aTlsAlertStopsIt()
    {
        QNetworkAccessManager network;
        const FaultServer server(Fault{Fault::ReadUntil::OneByte, QByteArray::fromHex("15030300020228")});
        QUrl url = server.url();
        url.setScheme("https");
        const http::MutatingHttpClient client(network, serverAt(url));

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        QVERIFY(answer.error().nothingHappened);
        QCOMPARE(server.arrivals(), 0);
    }

    void silenceLeavesDoubt()
    {
        QNetworkAccessManager network;
        const FaultServer server(Fault{Fault::ReadUntil::Request, {}, Fault::Then::Stall});
        http::Server impatient = serverAt(server.url());
        impatient.timeout = 80ms;
        const http::MutatingHttpClient client(network, impatient);

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unknown);
        QVERIFY(!answer.error().nothingHappened);
        QCOMPARE(server.arrivals(), 1);
    }

    void aTrickleEndsAtTheDeadline()
    {
        QNetworkAccessManager network;
        const FaultServer server(Fault{Fault::ReadUntil::Request,
                                       "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + QByteArray(900, ' '),
                                       Fault::Then::Close, 10ms});
        http::Server impatient = serverAt(server.url());
        impatient.deadline = 300ms;
        const http::MutatingHttpClient client(network, impatient);
        QElapsedTimer watch;
        watch.start();

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unknown);
        QVERIFY(watch.elapsed() >= 270 && watch.elapsed() < 2000);
    }

    void cancellingOnTheWayLeavesDoubt()
    {
        QNetworkAccessManager network;
        const FaultServer server(Fault{Fault::ReadUntil::Request, {}, Fault::Then::Stall});
        const http::MutatingHttpClient client(network, serverAt(server.url()));
        const std::stop_source source;
        const std::jthread canceller([&source] {
            std::this_thread::sleep_for(80ms);
            source.request_stop();
        });

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}, {}, source.get_token()));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unknown);
        QCOMPARE(server.arrivals(), 1);
    }

    void cancellingBeforeSendsNothing()
    {
        QNetworkAccessManager network;
        const FaultServer server(Fault{});
        const http::MutatingHttpClient client(network, serverAt(server.url()));
        const std::stop_source source;
        source.request_stop();

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}, {}, source.get_token()));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QVERIFY(answer.error().nothingHappened);
        QCOMPARE(server.beginnings(), 0);
    }

    void aManagerThatGoesAwayLeavesDoubt()
    {
        auto network = std::make_unique<QNetworkAccessManager>();
        const FaultServer server(Fault{Fault::ReadUntil::Request, {}, Fault::Then::Stall});
        const http::MutatingHttpClient client(*network, serverAt(server.url()));
        QTimer::singleShot(100, this, [&network] { network.reset(); });

        const auto answer = QCoro::waitFor(client.send("POST", "/deploy", {}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unknown);
    }

    void sendsWhatItWasGiven()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("POST", "/base/job/a b/build", ScriptedAnswer{201, "", "", {{"Location", "/queue/item/7/"}}});
        http::Server target = serverAt(server.url("/base/"));
        target.headers = {{"X-Team", "checkout"}};
        const http::MutatingHttpClient client(network, target);

        const auto answer = QCoro::waitFor(client.exchange({.method = "POST",
                                                            .path = "/job/a%20b/build",
                                                            .body = "x=1",
                                                            .contentType = "application/x-www-form-urlencoded",
                                                            .query = {{"branch", "a+b & 다"}},
                                                            .headers = {{"Cookie", "JSESSIONID=1"}}}));

        QVERIFY(answer);
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->header("location"), "/queue/item/7/");
        const ScriptedRequest request = server.requests().value(0);
        QCOMPARE(request.query("branch"), "a+b & 다");
        QVERIFY(!request.target.contains('+'));
        QCOMPARE(request.body, "x=1");
        QCOMPARE(request.header("content-type"), "application/x-www-form-urlencoded");
        QCOMPARE(request.header("content-length"), "3");
        QCOMPARE(request.header("cookie"), "JSESSIONID=1");
        QCOMPARE(request.header("authorization"), "Bearer very-secret");
        QCOMPARE(request.header("x-team"), "checkout");
    }

    void anEmptyBodyIsSentAsAnEmptyObject()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("DELETE", "/thing", ScriptedAnswer{204});
        const http::MutatingHttpClient client(network, serverAt(server.url()));

        const auto answer = QCoro::waitFor(client.exchange({.method = "DELETE", .path = "/thing"}));

        QVERIFY(answer);
        QCOMPARE(server.requests().value(0).body, "{}");
    }

    void doesNotKeepCookies()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on(
            "POST", "/in",
            ScriptedAnswer{200, "{}", "application/json", {{"Set-Cookie", "a=1; Path=/"}, {"Set-Cookie", "b=2"}}});
        const http::MutatingHttpClient client(network, serverAt(server.url()));

        const auto first = QCoro::waitFor(client.exchange({.method = "POST", .path = "/in"}));
        const auto second = QCoro::waitFor(client.exchange({.method = "POST", .path = "/in"}));

        QVERIFY(first && second);
        QCOMPARE(first->cookies(), "a=1; b=2");
        QCOMPARE(server.requests().value(1).header("cookie"), QByteArray());
    }

    void aRedirectMayBeTheAnswer()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("POST", "/stop", ScriptedAnswer::redirect("/job/x/", 302));
        const http::MutatingHttpClient client(network, serverAt(server.url()));

        const auto answer
            = QCoro::waitFor(client.exchange({.method = "POST", .path = "/stop", .redirectIsAnswer = true}));

        QVERIFY(answer);
        QCOMPARE(answer->status, 302);
        QCOMPARE(server.requests().size(), 1);
    }

    void refusesOtherVerbs()
    {
        QNetworkAccessManager network;
        const ScriptedServer server;
        const http::MutatingHttpClient client(network, serverAt(server.url()));

        for (const QByteArray method : {"GET", "HEAD", "post", "POST /x HTTP/1.1\r\n", ""}) {
            const auto answer = QCoro::waitFor(client.send(method, "/", {}));
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::InvalidArgument);
        }
        QCOMPARE(server.requests().size(), 0);
    }

    void aHeaderWithALineBreakIsNotSent()
    {
        QNetworkAccessManager network;
        const ScriptedServer server;
        const http::MutatingHttpClient client(network, serverAt(server.url()));

        const auto answer = QCoro::waitFor(
            client.exchange({.method = "POST", .path = "/", .headers = {{"X-Name", "a\r\nX-Admin: yes"}}}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::InvalidArgument);
        QVERIFY(answer.error().nothingHappened);
        QCOMPARE(server.requests().size(), 0);
    }

    void whatTheServerSaysIsShown()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("POST", "/rest",
                  ScriptedAnswer::json({{"errorMessages", QJsonArray{"Version is archived."}},
                                        {"errors", QJsonObject{{"name", "already exists"}}}},
                                       400));
        const http::MutatingHttpClient client(network, serverAt(server.url()));

        const auto answer = QCoro::waitFor(client.send("POST", "/rest", {}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::InvalidArgument);
        QVERIFY(answer.error().nothingHappened);
        QVERIFY(answer.error().message.contains("Version is archived.; name: already exists"));
        QVERIFY(answer.error().message.contains("127.0.0.1"));
    }

    void worksInAnotherThread()
    {
        ScriptedServer server;
        server.on("POST", "/deploy", ScriptedAnswer::json({{"id", 7}}));
        const QUrl url = server.url();
        int id = 0;
        std::atomic<bool> isDone = false;
        const std::unique_ptr<QThread> worker(QThread::create([url, &id, &isDone] {
            QNetworkAccessManager network;
            const auto answer
                = QCoro::waitFor(http::MutatingHttpClient(network, serverAt(url)).send("POST", "/deploy", {}));
            id = answer ? (*answer)["id"].toInt() : -1;
            isDone = true;
        }));
        worker->start();

        QTRY_VERIFY(isDone);
        QVERIFY(worker->wait(2000));
        QCOMPARE(id, 7);
    }

private:
    QTemporaryDir m_folder;
    std::optional<QSslConfiguration> m_tls;
};

RELEASE_DESK_TEST(tst_mutating_http_client, TestMutatingHttpClient)

#include "tst_mutating_http_client.moc"
