// SPDX-License-Identifier: Apache-2.0
#include "core/http/reading_http_client.h"
#include "tests/http/patient_server.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

//! What reading makes of redirects; changes never follow one, see g04_at_most_once.
class TestRedirects final : public QObject
{
    Q_OBJECT

private slots:
    void followsRedirectsWithinTheOrigin()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("GET", "/old", ScriptedAnswer::redirect("/new?a=1", 301));
        server.on("GET", "/new", ScriptedAnswer::redirect(server.url("/newest").toEncoded(), 307));
        server.on("GET", "/newest", ScriptedAnswer::json({{"ok", true}}));

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).getJson("/old"));

        QVERIFY(answer);
        QVERIFY((*answer)["ok"].toBool());
        QCOMPARE(server.requests("GET", "/new").value(0).query("a"), "1");
    }

    void aLoopOfRedirectsEnds()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        server.on("GET", "/a", ScriptedAnswer::redirect("/a"));

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).get("/a"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::FailedPrecondition);
        QCOMPARE(server.count("GET", "/a"), 6);
    }

    void credentialsStayAtHome_data()
    {
        QTest::addColumn<QString>("location");
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const char *const location :
                 {"http://127.0.0.1:%1/", "http://localhost:%1/x", "//127.0.0.1:%1/", "HTTP://127.0.0.1:%1/",
                  "http://user@127.0.0.1:%1/", "http://127.0.0.1:%2@127.0.0.1:%1/", "https://127.0.0.1:%2/",
                  "http://127.0.0.1.nip.invalid:%2/", "ftp://127.0.0.1:%2/", "file:///etc/passwd", "javascript:1"})
                QTest::addRow("%d to %s", status, location) << QString::fromUtf8(location) << status;
        }
    }

    void credentialsStayAtHome()
    {
        QFETCH(const QString, location);
        QFETCH(const int, status);
        QNetworkAccessManager network;
        const ScriptedServer elsewhere;
        ScriptedServer home;
        const QString target = QString(location)
                                   .replace("%1", QString::number(elsewhere.serverPort()))
                                   .replace("%2", QString::number(home.serverPort()));
        home.on("GET", "/x", ScriptedAnswer::redirect(target.toUtf8(), status));

        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(home.url())).get("/x"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::FailedPrecondition);
        QVERIFY(!answer.error().detail.isEmpty());
        QVERIFY(!textOf(answer.error()).contains("user@"));
        QCOMPARE(elsewhere.requests().size(), 0);
        QCOMPARE(home.requests().size(), 1);
    }
};

RELEASE_DESK_TEST(tst_redirects, TestRedirects)

#include "tst_redirects.moc"
