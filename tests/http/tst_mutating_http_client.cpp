// SPDX-License-Identifier: Apache-2.0
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "tests/http/certificate.h"
#include "tests/http/closing_behaviours.h"
#include "tests/support/fault_server.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QBuffer>
#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <sys/socket.h>
#include <thread>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

namespace {

http::Server serverAt(const QUrl &url)
{
    http::Server server{url, Secret("Bearer very-secret")};
    server.timeout = 2s;
    server.deadline = 4s;
    return server;
}

QString textOf(const Error &error)
{
    return error.message + QStringLiteral(" | ") + error.detail;
}

} // namespace

class TestMutatingHttpClient final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_tls = selfMadeCertificate(m_folder);
        if (!m_tls)
            return;
        // Only this process, and only for the rows that speak TLS, trusts it.
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(m_tls->localCertificate());
        m_trusting = trusting;
    }

    void arrivesAtMostOnce_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<std::optional<ErrorCode>>("expected");
        QTest::addColumn<bool>("mayStayInDoubt");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("isWarm");
        QTest::addColumn<bool>("isTls");
        for (const Closing &closing : closingBehaviours()) {
            for (const QByteArray method : {"POST", "PUT", "PATCH", "DELETE"}) {
                for (const bool isWarm : {false, true}) {
                    for (const bool isTls : {false, true})
                        QTest::addRow("%s, %s, %s, %s", closing.name, method.constData(), isWarm ? "warm" : "cold",
                                      isTls ? "TLS" : "plain")
                            << closing.fault << closing.expected << closing.mayStayInDoubt << method << isWarm << isTls;
                }
            }
        }
    }

    void arrivesAtMostOnce()
    {
        QFETCH(const Fault, fault);
        QFETCH(const std::optional<ErrorCode>, expected);
        QFETCH(const bool, mayStayInDoubt);
        QFETCH(const QByteArray, method);
        QFETCH(const bool, isWarm);
        QFETCH(const bool, isTls);
        if (isTls && !m_tls)
            QSKIP("The program openssl is not installed, so there is no certificate to speak TLS with.");
        const TrustFor trust(isTls ? m_trusting : std::nullopt);
        QNetworkAccessManager network;
        FaultServer server(fault, isTls ? m_tls : std::nullopt);
        const http::MutatingHttpClient client(network, serverAt(server.url()));
        if (isWarm) {
            const http::ReadingHttpClient reader(network, serverAt(server.url()));
            const auto warmed = QCoro::waitFor(reader.get("/warm"));
            QVERIFY2(warmed, warmed ? "" : qPrintable(textOf(warmed.error())));
        } else if (fault.readUntil == Fault::ReadUntil::BeforeAccept) {
            server.stopAccepting();
        }

        const auto answer = QCoro::waitFor(client.send(method, "/deploy", {{"version", "2.8.0"}}));

        QTest::qWait(5); // a repetition would come at once
        QVERIFY2(server.arrivals() <= 1, qPrintable(QString::number(server.arrivals())));
        QVERIFY2(server.beginnings() <= 1, qPrintable(QString::number(server.beginnings())));
        const bool mayBeRefused = fault.readUntil == Fault::ReadUntil::BeforeAccept;
        if (mayBeRefused && !answer && answer.error().nothingHappened) {
            // Refused rather than reset: then it must be certain, and it is.
            QCOMPARE(answer.error().code, ErrorCode::Unavailable);
            return;
        }
        const auto code = answer ? std::optional<ErrorCode>() : std::optional(answer.error().code);
        if (code != ErrorCode::Unknown || !mayStayInDoubt)
            QCOMPARE(code, expected);
        if (!answer)
            QVERIFY(!textOf(answer.error()).contains("very-secret"));
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

    // Shows that arrivesAtMostOnce() can fail: this is what the class is for.
    void plainQtRepeats_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("isStream");
        for (const char *const method : {"POST", "PUT", "PATCH", "DELETE"}) {
            QTest::addRow("%s of bytes", method) << QByteArray(method) << false;
            QTest::addRow("%s of a stream that can be rewound", method) << QByteArray(method) << true;
        }
    }

    void plainQtRepeats()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const bool, isStream);
        QNetworkAccessManager network;
        const FaultServer server(Fault{});
        QNetworkRequest request(server.url());
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        request.setHeader(QNetworkRequest::ContentLengthHeader, 2);
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        QBuffer body;
        body.setData("{}");
        QVERIFY(body.open(QIODevice::ReadOnly));

        QNetworkReply *const reply = isStream ? network.sendCustomRequest(request, method, &body)
                                              : network.sendCustomRequest(request, method, body.data());

        QSignalSpy finished(reply, &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QVERIFY(server.arrivals() > 1);
    }

    void saysWhenNothingHappened_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("unknown name") << QUrl("http://no-such-host.invalid/") << ErrorCode::Unavailable;
        QTest::newRow("refused") << QUrl("http://127.0.0.1:1/") << ErrorCode::Unavailable;
        QTest::newRow("no route") << QUrl("http://255.255.255.255:9/") << ErrorCode::Unavailable;
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
    //! Trusts the test's own certificate while it lives.
    class TrustFor
    {
    public:
        explicit TrustFor(const std::optional<QSslConfiguration> &configuration)
            : m_before(QSslConfiguration::defaultConfiguration())
        {
            if (configuration)
                QSslConfiguration::setDefaultConfiguration(*configuration);
        }
        ~TrustFor() { QSslConfiguration::setDefaultConfiguration(m_before); }
        TrustFor(const TrustFor &) = delete;
        TrustFor &operator=(const TrustFor &) = delete;

    private:
        QSslConfiguration m_before;
    };

    QTemporaryDir m_folder;
    std::optional<QSslConfiguration> m_tls;
    std::optional<QSslConfiguration> m_trusting;
};

RELEASE_DESK_TEST(tst_mutating_http_client, TestMutatingHttpClient)

#include "tst_mutating_http_client.moc"
