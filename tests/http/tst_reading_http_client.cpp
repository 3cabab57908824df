// SPDX-License-Identifier: Apache-2.0
#include "core/http/reading_http_client.h"
#include "tests/http/patient_server.h"
#include "tests/support/fault_server.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QSet>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

namespace {

QByteArray withBody(const QByteArray &statusAndHeaders, const QByteArray &body)
{
    return "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

} // namespace

class TestReadingHttpClient final : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerThatCannotBeUnpackedIsNoSuccess()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        ScriptedAnswer flood;
        flood.body = qCompress(QByteArray(qsizetype{48} << 20, '\0'), 9).mid(4);
        flood.headers = {{"Content-Encoding", "deflate"}};
        server.on("GET", "/flood", flood);

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).getJson("/flood"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::DataLoss);
        QCOMPARE(server.count("GET", "/flood"), 1);
    }

    void everyFaultIsNamed_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<ErrorCode>("expected");
        QTest::addColumn<QString>("says");
        using Until = Fault::ReadUntil;
        using Then = Fault::Then;
        const auto lost = ErrorCode::Unavailable;
        const auto unreadable = ErrorCode::DataLoss;
        const auto add = [](const char *name, const Fault &fault, ErrorCode code, const char *says) {
            QTest::newRow(name) << fault << code << QString::fromUtf8(says);
        };
        add("closed after one byte", {Until::OneByte}, lost, "broke off");
        add("closed after the request", {}, lost, "broke off");
        add("reset after the request", {Until::Request, {}, Then::Reset}, lost, "broke off");
        add("not HTTP", {Until::Request, "SSH-2.0-OpenSSH_9.2\r\n\r\n"}, lost, "broke off");
        add("a web page", {Until::Request, withBody("200 OK\r\nContent-Type: text/html", "<html>Sign in</html>")},
            unreadable, "web page");
        add("a web page that says it is JSON",
            {Until::Request, withBody("200 OK\r\nContent-Type: application/json", "<!DOCTYPE html><p>x")}, unreadable,
            "web page");
        add("a text", {Until::Request, withBody("200 OK\r\nContent-Type: text/plain", "it works")}, unreadable,
            "not JSON");
        add("400", {Until::Request, withBody("400 Bad", "{\"message\":\"no such field\"}")}, ErrorCode::InvalidArgument,
            "no such field");
        add("401", {Until::Request, withBody("401 No\r\nWWW-Authenticate: Basic realm=\"x\"", "")},
            ErrorCode::Unauthenticated, "token");
        add("403", {Until::Request, withBody("403 No", "")}, ErrorCode::PermissionDenied, "administrator");
        add("404", {Until::Request, withBody("404 No", "")}, ErrorCode::NotFound, "does not know");
        add("407", {Until::Request, withBody("407 Proxy", "")}, lost, "proxy");
        add("409", {Until::Request, withBody("409 No", "")}, ErrorCode::Aborted, "Reload");
        add("410", {Until::Request, withBody("410 Gone", "")}, ErrorCode::NotFound, "no longer offers");
        add("418", {Until::Request, withBody("418 Teapot", "")}, ErrorCode::FailedPrecondition, "418");
        add("429", {Until::Request, withBody("429 Slow", "")}, ErrorCode::ResourceExhausted, "limits how often");
        add("500", {Until::Request, withBody("500 Oops", "")}, lost, "500");
        add("501", {Until::Request, withBody("501 What", "")}, ErrorCode::Unimplemented, "does not support");
        add("503", {Until::Request, withBody("503 Later", "")}, lost, "503");
        add("600", {Until::Request, withBody("600 Eh", "")}, lost, "600");
    }

    void everyFaultIsNamed()
    {
        QFETCH(const Fault, fault);
        QFETCH(const ErrorCode, expected);
        QFETCH(const QString, says);
        QNetworkAccessManager network;
        const FaultServer server(fault);
        const http::ReadingHttpClient client(network, serverAt(server.url()));

        const auto answer = QCoro::waitFor(client.getJson("/x", {{"token", "very-secret"}}));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, expected);
        QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
        QVERIFY(answer.error().message.contains("127.0.0.1"));
        QVERIFY2(!textOf(answer.error()).contains("very-secret"), qPrintable(textOf(answer.error())));
    }

    void aCutAnswerIsNeverUsed_data()
    {
        QTest::addColumn<Fault>("fault");
        using Until = Fault::ReadUntil;
        const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("cut in the status line") << Fault{Until::Request, "HTTP/1.1 20"};
        QTest::newRow("cut in the headers") << Fault{Until::Request, ok + "Content-L"};
        QTest::newRow("cut in the body") << Fault{Until::Request, ok + "Content-Length: 50\r\n\r\n{\"a\":"};
        QTest::newRow("cut in a chunk") << Fault{Until::Request, chunked + "20\r\n{\"a\": "};
        QTest::newRow("cut between chunks") << Fault{Until::Request, chunked + "6\r\n{\"a\": \r\n"};
        QTest::newRow("cut before the first chunk") << Fault{Until::Request, chunked};
        QTest::newRow("cut without a length") << Fault{Until::Request, ok + "\r\n{\"a\": [1, 2"};
    }

    // Whether Qt notices the end of the connection is a matter of luck; that we do is not.
    void aCutAnswerIsNeverUsed()
    {
        QFETCH(const Fault, fault);
        QNetworkAccessManager network;
        const FaultServer server(fault);
        const http::ReadingHttpClient client(network, serverAt(server.url()));

        const auto answer = QCoro::waitFor(client.getJson("/x"));

        QVERIFY(!answer);
        const bool isNamed = answer.error().code == ErrorCode::Unavailable
            ? answer.error().message.contains("broke off")
            : answer.error().code == ErrorCode::DataLoss && answer.error().message.contains("ends in the middle");
        QVERIFY2(isNamed, qPrintable(textOf(answer.error())));
        QVERIFY(server.arrivals() >= 3); // a read is repeated
    }

    void aServerThatIsNotThereIsNamed_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown name") << QUrl("http://no-such-host.invalid/") << "cannot be found";
        QTest::newRow("refused") << QUrl("http://127.0.0.1:1/") << "refuses connections";
    }

    void aServerThatIsNotThereIsNamed()
    {
        QFETCH(const QUrl, url);
        QFETCH(const QString, says);
        QNetworkAccessManager network;

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(url)).getJson("/x"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
        QVERIFY(answer.error().message.contains(url.host()));
    }

    void silenceEndsInTime()
    {
        QNetworkAccessManager network;
        const FaultServer server(Fault{Fault::ReadUntil::Request, {}, Fault::Then::Stall});
        http::Server impatient = serverAt(server.url());
        impatient.timeout = 80ms;

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, impatient).getJson("/x"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::DeadlineExceeded);
        QCOMPARE(server.arrivals(), 1);
    }

    void aTrickleEndsInTime()
    {
        QNetworkAccessManager network;
        const FaultServer server(
            Fault{Fault::ReadUntil::Request, withBody("200 OK", QByteArray(2000, ' ')), Fault::Then::Close, 5ms});
        http::Server impatient = serverAt(server.url());
        impatient.deadline = 200ms;
        QElapsedTimer watch;
        watch.start();

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, impatient).get("/x"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::DeadlineExceeded);
        QVERIFY(watch.elapsed() >= 170 && watch.elapsed() < 1500);
    }

    void tooLargeIsAnErrorAndNotACut_data()
    {
        QTest::addColumn<bool>("isChunked");
        QTest::newRow("with a length") << false;
        QTest::newRow("in chunks") << true;
    }

    void tooLargeIsAnErrorAndNotACut()
    {
        QFETCH(const bool, isChunked);
        QNetworkAccessManager network;
        ScriptedServer server;
        ScriptedAnswer large{200, QByteArray(300'000, 'x'), "text/plain"};
        large.chunked = isChunked;
        server.on("GET", "/log", large);
        http::Server narrow = serverAt(server.url());
        narrow.maxBody = 100'000;

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, narrow).get("/log"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::DataLoss);
        QVERIFY(answer.error().message.contains("larger than"));
    }

    void cancellingIsNotATimeOut()
    {
        QNetworkAccessManager network;
        const FaultServer server(Fault{Fault::ReadUntil::Request, {}, Fault::Then::Stall});
        const http::ReadingHttpClient client(network, serverAt(server.url()));
        std::stop_source source;
        QTimer::singleShot(50, this, [&source] { source.request_stop(); });

        const auto answer = QCoro::waitFor(client.get("/x", {}, source.get_token()));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    }

    void aManagerThatGoesAwayEndsTheWait()
    {
        auto network = std::make_unique<QNetworkAccessManager>();
        const FaultServer server(Fault{Fault::ReadUntil::Request, {}, Fault::Then::Stall});
        const http::ReadingHttpClient client(*network, serverAt(server.url()));
        QTimer::singleShot(50, this, [&network] { network.reset(); });

        const auto answer = QCoro::waitFor(client.get("/x"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    }

    void aClientMayBeGoneBeforeItsAnswer()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        ScriptedAnswer slow = ScriptedAnswer::json({{"a", 1}});
        slow.delay = 30ms;
        server.on("GET", "/x", slow);

        auto client = std::make_unique<http::ReadingHttpClient>(network, serverAt(server.url()));
        auto task = client->getJson("/x");
        client.reset();
        const auto answer = QCoro::waitFor(std::move(task));

        QVERIFY(answer);
        QCOMPARE((*answer)["a"].toInt(), 1);
    }

    void whatPassesIsRepeated_data()
    {
        QTest::addColumn<QList<int>>("statuses");
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("succeeds");
        QTest::newRow("at once") << QList<int>{200} << 1 << true;
        QTest::newRow("503 once") << QList<int>{503, 200} << 2 << true;
        QTest::newRow("502, 504") << QList<int>{502, 504, 200} << 3 << true;
        QTest::newRow("429 once") << QList<int>{429, 200} << 2 << true;
        QTest::newRow("503 for ever") << QList<int>{503} << 3 << false;
        QTest::newRow("500 is not repeated") << QList<int>{500, 200} << 1 << false;
        QTest::newRow("404 is not repeated") << QList<int>{404, 200} << 1 << false;
        QTest::newRow("401 is not repeated") << QList<int>{401, 200} << 1 << false;
    }

    void whatPassesIsRepeated()
    {
        QFETCH(const QList<int>, statuses);
        QFETCH(const int, requests);
        QFETCH(const bool, succeeds);
        QNetworkAccessManager network;
        ScriptedServer server;
        QList<ScriptedAnswer> answers;
        for (const int status : statuses)
            answers.append(ScriptedAnswer::json(QJsonObject{}, status));
        server.inTurn("GET", "/x", answers);

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).getJson("/x"));

        QCOMPARE(answer.has_value(), succeeds);
        QCOMPARE(server.count("GET", "/x"), requests);
    }

    void waitsAsLongAsItIsAskedTo()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.inTurn("GET", "/x", {ScriptedAnswer{429, "", "", {{"Retry-After", "1"}}}, ScriptedAnswer{200, "{}"}});
        QElapsedTimer watch;
        watch.start();

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).getJson("/x"));

        QVERIFY(answer);
        QVERIFY(watch.elapsed() >= 900);
    }

    void aLongPauseIsForTheCaller()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("GET", "/x", ScriptedAnswer{429, "", "", {{"Retry-After", "600"}}});

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).getJson("/x"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::ResourceExhausted);
        QCOMPARE(answer.error().retryAfter, 600s);
        QCOMPARE(server.count("GET", "/x"), 1);
    }

    void anyStatusMayBeAnAnswer()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("GET", "/health", ScriptedAnswer{500, "down", "text/plain"});
        const http::ReadingHttpClient client(network, serverAt(server.url()));

        const auto answer = QCoro::waitFor(client.read({.path = "/health", .anyStatus = true}));

        QVERIFY(answer);
        QCOMPARE(answer->status, 500);
        QCOMPARE(answer->body, "down");
    }

    void readsAGrowingText_data()
    {
        QTest::addColumn<bool>("knowsRanges");
        QTest::newRow("server with ranges") << true;
        QTest::newRow("server without") << false;
    }

    void readsAGrowingText()
    {
        QFETCH(const bool, knowsRanges);
        QNetworkAccessManager network;
        ScriptedServer server;
        const QByteArray text = "first\nsecond\n";
        server.handle("GET", "/log", [text, knowsRanges](const ScriptedRequest &request) {
            const QByteArray range = request.header("range");
            if (!knowsRanges || range.isEmpty())
                return ScriptedAnswer{200, text, "text/plain"};
            const int from = range.mid(6, range.size() - 7).toInt();
            return from >= text.size() ? ScriptedAnswer{416} : ScriptedAnswer{206, text.mid(from), "text/plain"};
        });
        const http::ReadingHttpClient client(network, serverAt(server.url()));

        QCOMPARE(QCoro::waitFor(client.getTextFrom(0, "/log")).value(), text);
        QCOMPARE(QCoro::waitFor(client.getTextFrom(6, "/log")).value(), "second\n");
        QCOMPARE(QCoro::waitFor(client.getTextFrom(13, "/log")).value(), QByteArray());
        const auto missing = QCoro::waitFor(client.getTextFrom(0, "/other"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void anEmptyAnswerIsNull()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("GET", "/x", ScriptedAnswer{204});

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).getJson("/x"));

        QVERIFY(answer);
        QVERIFY(answer->isNull());
    }

    void aSecretAddressIsNeverNamed()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("GET", "*", ScriptedAnswer{404, "", ""});
        http::Server hook = serverAt(server.url("/services/T1/very-secret"));
        hook.addressIsSecret = true;

        const auto missing = QCoro::waitFor(http::ReadingHttpClient(network, hook).get("/"));
        hook.baseUrl.setPort(1);
        const auto refused = QCoro::waitFor(http::ReadingHttpClient(network, hook).get("/"));

        QVERIFY(!missing && !refused);
        QVERIFY2(!textOf(missing.error()).contains("very-secret"), qPrintable(textOf(missing.error())));
        QVERIFY2(!textOf(refused.error()).contains("very-secret"), qPrintable(textOf(refused.error())));
    }
};

RELEASE_DESK_TEST(tst_reading_http_client, TestReadingHttpClient)

#include "tst_reading_http_client.moc"
