// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

namespace {

using Issues = Result<QList<domain::Issue>>;

QJsonObject countedPage(const QJsonArray &issues, int total)
{
    return {{"startAt", 0}, {"maxResults", 100}, {"total", total}, {"issues", issues}};
}

} // namespace

class TestJiraIssueSource final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_read.clear();
        serveVersions(*m_server);
    }

    void dataCenterGoesOnByWhatItGot()
    {
        // It is asked for 100 and gives two at a time.
        m_server->handle("POST", dataCenterSearch, [](const ScriptedRequest &request) {
            const int start = request.json().value("startAt").toInt();
            return ScriptedAnswer::json(countedPage(issueList(start + 1, std::min(start + 2, 5)), 5));
        });

        const Issues issues = readDataCenter();

        QVERIFY2(issues, qPrintable(issues ? QString() : issues.error().message));
        QCOMPARE(issues->size(), 5);
        QCOMPARE(m_read, (QList<int>{2, 4, 5}));
        QCOMPARE(m_server->requests("POST", dataCenterSearch).at(2).json().value("startAt"), 4);
        QCOMPARE(m_server->requests("POST", dataCenterSearch).at(0).header("authorization"), "Bearer token");
    }

    void dataCenterCountsWhatItGot_data()
    {
        QTest::addColumn<QJsonArray>("issues");
        QTest::addColumn<int>("total");
        QTest::newRow("fewer than announced") << issueList(1, 2) << 3;
        QTest::newRow("one twice") << QJsonArray{issueJson("SHOP-1"), issueJson("SHOP-1")} << 2;
        QTest::newRow("one without a key") << QJsonArray{issueJson("SHOP-1"), QJsonObject{{"id", "2"}}} << 2;
    }

    void dataCenterCountsWhatItGot()
    {
        QFETCH(const QJsonArray, issues);
        QFETCH(const int, total);
        m_server->handle("POST", dataCenterSearch, [=](const ScriptedRequest &request) {
            const bool isFirst = request.json().value("startAt").toInt() == 0;
            return ScriptedAnswer::json(countedPage(isFirst ? issues : QJsonArray(), total));
        });

        const Issues read = readDataCenter();

        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::DataLoss);
        QVERIFY(read.error().message.contains("in doubt"));
    }

    void dataCenterReadsAgainWhenAnIssueMovedBetweenPages()
    {
        m_server->inTurn("POST", dataCenterSearch,
                         {ScriptedAnswer::json(countedPage(issueList(1, 2), 3)),
                          ScriptedAnswer::json(countedPage({}, 3)),
                          ScriptedAnswer::json(countedPage(issueList(1, 2), 2))});

        const Issues read = readDataCenter();

        QVERIFY(read);
        QCOMPARE(read->size(), 2);
    }

    void namesVersionsNearAMissingOne()
    {
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);

        const Issues issues = QCoro::waitFor(source->issues("SHOP", "2.8", {}, {}));

        QVERIFY(!issues);
        QCOMPARE(issues.error().code, ErrorCode::NotFound);
        QVERIFY2(issues.error().message.contains("Names near it: 2.8.0"), qPrintable(issues.error().message));
        QCOMPARE(m_server->count("POST", cloudSearch), 0);
    }

    void aProjectKeyCannotLeaveItsPlace()
    {
        const auto source = makeIssueSource(dataCenterAt(*m_server), *m_network);

        const auto versions = QCoro::waitFor(source->versions("../../admin?x="));

        QVERIFY(!versions);
        QCOMPARE(versions.error().code, ErrorCode::NotFound);
        QCOMPARE(m_server->requests().first().target,
                 QByteArray("/rest/api/2/project/..%2F..%2Fadmin%3Fx%3D/versions"));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const QJsonObject refusal{{"errorMessages", QJsonArray{"The token has expired."}}, {"errors", QJsonObject()}};
        QTest::newRow("401") << ScriptedAnswer::json(refusal, 401) << ErrorCode::Unauthenticated
                             << "The token has expired.";
        QTest::newRow("403") << ScriptedAnswer::json(refusal, 403) << ErrorCode::PermissionDenied << "may not do this";
        QTest::newRow("404") << ScriptedAnswer::json(refusal, 404) << ErrorCode::NotFound
                             << "has no project “SHOP” that this account may see";
        ScriptedAnswer limited = ScriptedAnswer::json(refusal, 429);
        limited.headers.emplaceBack("Retry-After", "600");
        QTest::newRow("429") << limited << ErrorCode::ResourceExhausted << "600 second";
        QTest::newRow("a web page") << ScriptedAnswer{200, "<!DOCTYPE html><title>Sign in</title>",
                                                      "text/html; charset=utf-8"}
                                    << ErrorCode::DataLoss << "web page";
        QTest::newRow("cut off") << ScriptedAnswer{200, "{\"values\":[{\"id\":\"1\",\"na"} << ErrorCode::DataLoss
                                 << "ends in the middle";
        QTest::newRow("something else") << ScriptedAnswer::json(QJsonObject{{"hello", "world"}}) << ErrorCode::DataLoss
                                        << "did not answer with a list";
        QTest::newRow("versions without names") << ScriptedAnswer::json(pageJson({QJsonObject{{"id", "1"}}}))
                                                << ErrorCode::DataLoss << "did not answer with versions";
    }

    void saysWhatIsWrong()
    {
        QFETCH(const ScriptedAnswer, answer);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, says);
        m_server->on("GET", "/rest/api/3/project/SHOP/version", answer);
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);

        const auto versions = QCoro::waitFor(source->versions("SHOP"));

        QVERIFY(!versions);
        QCOMPARE(versions.error().code, code);
        QVERIFY2(versions.error().message.contains(says), qPrintable(versions.error().message));
    }

    void aListThatDoesNotAddUpIsRefused()
    {
        QJsonObject page = pageJson({versionJson("1", "1.0")});
        page.insert("total", 3);
        m_server->on("GET", "/rest/api/3/project/SHOP/version", ScriptedAnswer::json(page));
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);

        const auto versions = QCoro::waitFor(source->versions("SHOP"));

        QVERIFY(!versions);
        QCOMPARE(versions.error().code, ErrorCode::DataLoss);
        QVERIFY(versions.error().message.contains("announced 3 entries and sent 1"));
    }

    void readsAllPagesOfVersions()
    {
        m_server->handle("GET", "/rest/api/3/project/SHOP/version", [](const ScriptedRequest &request) {
            const int start = request.query("startAt").toInt();
            QJsonArray values;
            for (int number = start; number < std::min(start + 50, 101); ++number)
                values.append(versionJson(QString::number(number + 1), QStringLiteral("1.%1").arg(number)));
            return ScriptedAnswer::json(
                {{"startAt", start}, {"total", 101}, {"isLast", start == 100}, {"values", values}});
        });
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);

        const auto versions = QCoro::waitFor(source->versions("SHOP"));

        QVERIFY(versions);
        QCOMPARE(versions->size(), 101);
        QCOMPARE(versions->last().name, "1.100");
    }

    void listsProjects_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::newRow("Cloud") << true;
        QTest::newRow("Data Center") << false;
    }

    void listsProjects()
    {
        QFETCH(const bool, isCloud);
        const QJsonArray list{QJsonObject{{"id", "10010"}, {"key", "SHOP"}, {"name", "결제"}}};
        m_server->on("GET", "/rest/api/3/project/search", ScriptedAnswer::json(pageJson(list)));
        m_server->on("GET", "/rest/api/2/project", ScriptedAnswer::json(list));
        const auto source = makeIssueSource(isCloud ? cloudAt(*m_server) : dataCenterAt(*m_server), *m_network);

        const auto projects = QCoro::waitFor(source->projects());

        QVERIFY(projects);
        QCOMPARE(projects->size(), 1);
        QCOMPARE(projects->first().key, "SHOP");
        QCOMPARE(projects->first().name, "결제");
    }

    void asksForTheDevelopmentFieldOfThisSite()
    {
        m_server->on(
            "GET", "/rest/api/2/field",
            ScriptedAnswer::json(QJsonArray{QJsonObject{
                {"id", "customfield_10442"},
                {"name", "Development"},
                {"schema",
                 QJsonObject{
                     {"custom", "com.atlassian.jira.plugins.jira-development-integration-plugin:devsummary"}}}}}));
        QJsonObject issue = issueJson("SHOP-1");
        QJsonObject fields = issue.value("fields").toObject();
        fields.insert("customfield_10442", "{pullrequest={dataType=pullrequest, state=OPEN, stateCount=2}}");
        issue.insert("fields", fields);
        m_server->on("POST", dataCenterSearch, ScriptedAnswer::json(countedPage({issue}, 1)));

        const Issues issues = readDataCenter();

        QVERIFY(issues);
        const QJsonObject asked = m_server->requests("POST", dataCenterSearch).first().json();
        QVERIFY(asked.value("fields").toArray().contains("customfield_10442"));
        QCOMPARE(issues->first().development.openPullRequests, 2);
    }

    void aConnectionThatCannotBeUsedSaysWhy_data()
    {
        QTest::addColumn<domain::ConnectedSystem>("system");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("says");
        using enum domain::ConnectedSystem;
        QTest::newRow("not Jira") << Jenkins << "https://x.example" << "a" << "does not lead to Jira";
        QTest::newRow("no address") << JiraCloud << "jira" << "a" << "not the address of a web server";
        QTest::newRow("Cloud without an account") << JiraCloud << "https://x.example" << " " << "no mail address";
    }

    void aConnectionThatCannotBeUsedSaysWhy()
    {
        QFETCH(const domain::ConnectedSystem, system);
        QFETCH(const QString, url);
        QFETCH(const QString, account);
        QFETCH(const QString, says);
        domain::ConnectionAccess access;
        access.connection.id = ConnectionId("c");
        access.connection.system = system;
        access.connection.url = url;
        access.connection.account = account;
        const auto source = makeIssueSource(access, *m_network);

        const auto report = QCoro::waitFor(source->test({}));
        const auto issues = QCoro::waitFor(source->issues("SHOP", "1", {}, {}));

        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(report.error().message.contains(says), qPrintable(report.error().message));
        QCOMPARE(issues.error().message, report.error().message);
    }

private:
    [[nodiscard]] Issues readDataCenter()
    {
        const auto source = makeIssueSource(dataCenterAt(*m_server), *m_network);
        return QCoro::waitFor(source->issues("SHOP", "2.8.0", [this](int read) { m_read.append(read); }, {}));
    }

    const QString cloudSearch = "/rest/api/3/search/jql";
    const QString dataCenterSearch = "/rest/api/2/search";
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QList<int> m_read;
};

RELEASE_DESK_TEST(tst_jira_issue_source, TestJiraIssueSource)
#include "tst_jira_issue_source.moc"
