// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/confluence/confluence_check.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using namespace std::chrono_literals;

class TestConfluenceCheck final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        for (const QString root : {"/wiki", ""}) {
            m_server->on("GET", root + "/rest/api/user/current",
                         ScriptedAnswer::json({{"type", "known"}, {"displayName", "김지호"}}));
            m_server->on("GET", root + "/rest/applinks/1.0/manifest", ScriptedAnswer::json({{"version", "8.5.4"}}));
        }
        serveSpaces(true);
        serveRights(true);
    }

    void tellsWhoWhatAndRights_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::addColumn<bool>("mayWrite");
        QTest::addColumn<QString>("product");
        QTest::newRow("Cloud") << true << true << "Confluence Cloud";
        QTest::newRow("Data Center") << false << true << "Confluence 8.5.4 (Data Center)";
        QTest::newRow("Cloud, reading only") << true << false << "Confluence Cloud";
        QTest::newRow("Data Center, reading only") << false << false << "Confluence 8.5.4 (Data Center)";
    }

    void tellsWhoWhatAndRights()
    {
        QFETCH(const bool, isCloud);
        QFETCH(const bool, mayWrite);
        serveRights(mayWrite);

        const auto report = check(isCloud, "DOC");

        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->account, "김지호");
        QTEST(report->product, "product");
        QVERIFY(report->granted.contains("READ_SPACE"));
        QCOMPARE(report->granted.contains("WRITE_PAGES"), mayWrite);
        QCOMPARE(report->missing, mayWrite ? QStringList() : QStringList("WRITE_PAGES"));
        QCOMPARE(report->note.contains("read but not written"), !mayWrite);
        QVERIFY(report->milliseconds < 3000);
    }

    void signsInAsItsKindDoes()
    {
        QVERIFY(check(true, {}));
        QCOMPARE(m_server->requests("GET", "/wiki/rest/api/user/current").first().header("authorization"),
                 "Basic " + QByteArray("kim@example.com:token").toBase64());
        QVERIFY(check(false, {}));
        QCOMPARE(m_server->requests("GET", "/rest/api/user/current").first().header("authorization"), "Bearer token");
    }

    void theAddressOfTheBrowserDoesAsWell()
    {
        domain::ConnectionAccess access = accessTo(true);
        access.connection.url += "/wiki";
        const auto report = QCoro::waitFor(checkConfluence(access, &m_network, "DOC"));
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    }

    void withoutASpaceItSaysWhatIsNotKnown()
    {
        const auto report = check(true, {});
        QVERIFY(report);
        QVERIFY(report->missing.isEmpty());
        QVERIFY2(report->note.contains("Name a space"), qPrintable(report->note));
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::newRow("Cloud") << true;
        QTest::newRow("Data Center") << false;
    }

    void whatIsMissingIsNamed()
    {
        QFETCH(const bool, isCloud);
        const auto unknown = check(isCloud, "NOPE");
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QVERIFY2(unknown.error().message.contains("no space “NOPE”"), qPrintable(unknown.error().message));

        serveSpaces(false);
        const auto blind = check(isCloud, {});
        QVERIFY(blind);
        QCOMPARE(blind->missing, QStringList("READ_SPACE"));
        QVERIFY2(blind->note.contains("sees no space"), qPrintable(blind->note));
    }

    void aSpaceWithoutPagesLeavesADoubt()
    {
        m_server->on("GET", "/rest/api/space/DOC/content/page", ScriptedAnswer::json({{"results", QJsonArray()}}));
        const auto report = check(false, "DOC");
        QVERIFY(report);
        QVERIFY(report->missing.isEmpty());
        QVERIFY2(report->note.contains("cannot be seen"), qPrintable(report->note));
    }

    void anotherProductIsNamed_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::newRow("nothing there") << ScriptedAnswer{404};
        QTest::newRow("a web page") << ScriptedAnswer{200, "<html>Welcome</html>", "text/html"};
        QTest::newRow("another object") << ScriptedAnswer::json({{"hello", "world"}});
    }

    void anotherProductIsNamed()
    {
        QFETCH(const ScriptedAnswer, answer);
        m_server->on("GET", "/rest/api/user/current", answer);
        const auto report = check(false, "DOC");
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains("There is no Confluence at this address"),
                 qPrintable(report.error().message));
    }

    void aSignInOfNobodyIsSeen()
    {
        m_server->on("GET", "/rest/api/user/current",
                     ScriptedAnswer::json({{"type", "anonymous"}, {"displayName", "Anonymous"}}));
        QCOMPARE(check(false, "DOC").error().code, ErrorCode::Unauthenticated);
        m_server->on("GET", "/rest/api/user/current", ScriptedAnswer{401});
        QCOMPARE(check(false, "DOC").error().code, ErrorCode::Unauthenticated);
        domain::ConnectionAccess access = accessTo(true);
        access.connection.account.clear();
        QCOMPARE(QCoro::waitFor(checkConfluence(access, &m_network, {})).error().code, ErrorCode::InvalidArgument);
    }

    void textFromOutsideIsMadeSafe()
    {
        m_server->on("GET", "/rest/api/user/current",
                     ScriptedAnswer::json({{"displayName", QString("Kim\n<img src=x>\u202Egpj")}}));
        const auto report = check(false, {});
        QVERIFY(report);
        QVERIFY2(!report->account.contains('\n') && !report->account.contains(QChar(0x202E)),
                 qPrintable(report->account));
    }

    void tellsWhatMayStillBeAsked()
    {
        QCOMPARE(check(false, {})->requestsLeft, -1);
        ScriptedAnswer me = ScriptedAnswer::json({{"displayName", "Kim"}});
        me.headers = {{"X-RateLimit-Limit", "100"}, {"X-RateLimit-Remaining", "42"}};
        m_server->on("GET", "/rest/api/user/current", me);
        const auto report = check(false, {});
        QCOMPARE(report->requestsLeft, 42);
        QCOMPARE(report->requestLimit, 100);
    }

    void aSilentServerEndsInTime()
    {
        ScriptedAnswer late = ScriptedAnswer::json({{"displayName", "Kim"}});
        late.delay = 2s;
        m_server->on("GET", "/rest/api/user/current", late);
        QElapsedTimer timer;
        timer.start();
        const auto report = QCoro::waitFor(checkConfluence(accessTo(false), &m_network, {}, 300ms));
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::DeadlineExceeded);
        QVERIFY(timer.elapsed() < 1000);
    }

private:
    void serveSpaces(bool isAny)
    {
        const auto list = [isAny](const QJsonObject &space) {
            return ScriptedAnswer::json({{"results", isAny ? QJsonArray{space} : QJsonArray()}});
        };
        m_server->handle("GET", "/wiki/api/v2/spaces", [list, isAny](const ScriptedRequest &request) {
            const QString keys = request.query("keys");
            const bool isKnown = keys.isEmpty() || keys == "DOC";
            return isKnown && isAny ? list({{"id", "98"}, {"key", "DOC"}})
                                    : ScriptedAnswer::json({{"results", QJsonArray()}});
        });
        m_server->on("GET", "/rest/api/space", list({{"id", 98}, {"key", "DOC"}}));
        m_server->on("GET", "/rest/api/space/DOC", ScriptedAnswer::json({{"id", 98}, {"key", "DOC"}}));
    }

    void serveRights(bool mayWrite)
    {
        const QJsonObject read{{"operation", "read"}, {"targetType", "space"}};
        const auto operations = [&](const char *write) {
            QJsonArray all{read, QJsonObject{{"operation", "create"}, {"targetType", "comment"}}};
            if (mayWrite)
                all.append(QJsonObject{{"operation", write}, {"targetType", "page"}});
            return all;
        };
        m_server->on("GET", "/wiki/api/v2/spaces/98/operations",
                     ScriptedAnswer::json({{"operations", operations("create")}}));
        m_server->on("GET", "/rest/api/space/DOC/content/page",
                     ScriptedAnswer::json(
                         {{"results", QJsonArray{QJsonObject{{"id", "1"}, {"operations", operations("update")}}}}}));
    }

    [[nodiscard]] domain::ConnectionAccess accessTo(bool isCloud) const
    {
        domain::ConnectionAccess access;
        access.connection.id = ConnectionId("confluence");
        access.connection.system
            = isCloud ? domain::ConnectedSystem::ConfluenceCloud : domain::ConnectedSystem::ConfluenceDataCenter;
        access.connection.url = m_server->url().toString();
        access.connection.account = isCloud ? "kim@example.com" : "";
        access.secret = Secret("token");
        return access;
    }

    [[nodiscard]] Result<versions::ConnectionReport> check(bool isCloud, const QString &space)
    {
        return QCoro::waitFor(checkConfluence(accessTo(isCloud), &m_network, space));
    }

    std::unique_ptr<ScriptedServer> m_server;
    QNetworkAccessManager m_network;
};

RELEASE_DESK_TEST(tst_confluence_check, TestConfluenceCheck)
#include "tst_confluence_check.moc"
