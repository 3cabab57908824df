// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

namespace {

using Issues = Result<QList<domain::Issue>>;

//! Ids alone; 12 is that of SHOP-2.
QJsonArray idList(int from, int to)
{
    QJsonArray list;
    for (int number = from; number <= to; ++number)
        list.append(QJsonObject{{"id", QStringLiteral("1%1").arg(number)}});
    return list;
}

QJsonObject tokenPage(const QJsonArray &ids, const QString &next = {})
{
    QJsonObject page{{"issues", ids}, {"isLast", false}}; // “isLast” is not to be trusted
    if (!next.isEmpty())
        page.insert("nextPageToken", next);
    return page;
}

} // namespace

//! Reading from Jira Cloud: ids in pages, issues by id.
class TestCloudIssueReading final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_read.clear();
        serveVersions(*m_server);
        m_server->handle("POST", cloudFetch, [](const ScriptedRequest &request) {
            QJsonArray issues;
            for (const auto id : request.json().value("issueIdsOrKeys").toArray())
                issues.append(issueJson(QString("SHOP-" + id.toString().mid(1))));
            return ScriptedAnswer::json({{"issues", issues}});
        });
    }

    void cloudFollowsTheTokens()
    {
        m_server->inTurn("POST", cloudSearch,
                         {ScriptedAnswer::json(tokenPage(idList(1, 2), "t1")),
                          ScriptedAnswer::json(tokenPage(idList(3, 4), "t2+/=")),
                          ScriptedAnswer::json(tokenPage(idList(5, 5)))});

        const Issues issues = readCloud();

        QVERIFY2(issues, qPrintable(issues ? QString() : issues.error().message));
        QCOMPARE(keysOf(*issues), (QStringList{"SHOP-1", "SHOP-2", "SHOP-3", "SHOP-4", "SHOP-5"}));
        QCOMPARE(m_read, (QList<int>{2, 4, 5}));
        const auto asked = m_server->requests("POST", cloudSearch);
        QVERIFY(!asked.at(0).json().contains("nextPageToken"));
        QCOMPARE(asked.at(2).json().value("nextPageToken"), "t2+/=");
        QCOMPARE(asked.at(0).json().value("jql"), "project = \"SHOP\" AND fixVersion = \"2.8.0\" ORDER BY key ASC");
        QCOMPARE(asked.at(0).json().value("fields"), (QJsonArray{"id"}));
        QVERIFY(asked.at(0).header("authorization").startsWith("Basic "));
        const QJsonArray fields = m_server->requests("POST", cloudFetch).first().json().value("fields").toArray();
        QVERIFY(fields.contains("summary") && fields.contains("status") && !fields.contains("*all"));
    }

    void cloudNoticesPagesThatDoNotEnd_data()
    {
        QTest::addColumn<QList<ScriptedAnswer>>("pages");
        QTest::addColumn<QString>("detail");
        QTest::newRow("the same token again")
            << QList<ScriptedAnswer>{ScriptedAnswer::json(tokenPage(idList(1, 2), "t1")),
                                     ScriptedAnswer::json(tokenPage(idList(3, 4), "t1"))}
            << "the page token came twice: t1";
        QList<ScriptedAnswer> empty{ScriptedAnswer::json(tokenPage(idList(1, 2), "t0"))};
        for (int page = 1; page < 5; ++page)
            empty.append(ScriptedAnswer::json(tokenPage({}, QString::number(page))));
        QTest::newRow("empty pages with new tokens") << empty << "the pages do not end";
        QList<ScriptedAnswer> same;
        for (int page = 0; page < 5; ++page)
            same.append(ScriptedAnswer::json(tokenPage(idList(1, 2), QString::number(page))));
        QTest::newRow("the same issues with new tokens") << same << "the pages do not end";
    }

    void cloudNoticesPagesThatDoNotEnd()
    {
        QFETCH(const QList<ScriptedAnswer>, pages);
        m_server->inTurn("POST", cloudSearch, pages);

        const Issues issues = readCloud();

        QVERIFY(!issues);
        QCOMPARE(issues.error().code, ErrorCode::DataLoss);
        QVERIFY2(issues.error().message.contains("in doubt"), qPrintable(issues.error().message));
        QTEST(issues.error().detail, "detail");
    }

    void cloudGoesOnOverAnEmptyPage()
    {
        m_server->inTurn("POST", cloudSearch,
                         {ScriptedAnswer::json(tokenPage(idList(1, 2), "t1")),
                          ScriptedAnswer::json(tokenPage({}, "t2")), ScriptedAnswer::json(tokenPage(idList(3, 3)))});

        const Issues issues = readCloud();

        QVERIFY(issues);
        QCOMPARE(issues->size(), 3);
    }

    void cloudReadsAgainWhenTheVersionCountsMore()
    {
        m_server->on("GET", "/rest/api/3/version/10280/relatedIssueCounts",
                     ScriptedAnswer::json({{"issuesFixedCount", 3}}));
        m_server->inTurn(
            "POST", cloudSearch,
            {ScriptedAnswer::json(tokenPage(idList(1, 2))), ScriptedAnswer::json(tokenPage(idList(1, 3)))});

        const Issues issues = readCloud();

        QVERIFY(issues);
        QCOMPARE(issues->size(), 3);
        QCOMPARE(m_server->count("POST", cloudSearch), 2);
    }

    void cloudFetchesHundredsAtOnceInJirasOrder()
    {
        m_server->on("POST", cloudSearch, ScriptedAnswer::json(tokenPage(idList(1, 950))));

        const Issues issues = readCloud();

        QVERIFY2(issues, qPrintable(issues ? QString() : issues.error().message));
        QCOMPARE(issues->size(), 950);
        for (int i = 0; i < 950; ++i)
            QCOMPARE(issues->at(i).key, QStringLiteral("SHOP-%1").arg(i + 1));
        const auto asked = m_server->requests("POST", cloudFetch);
        QCOMPARE(asked.size(), 10);
        for (const ScriptedRequest &request : asked)
            QVERIFY(request.json().value("issueIdsOrKeys").toArray().size() <= 100);
    }

    void cloudWaitsAsLongAsItIsTold()
    {
        m_server->on("POST", cloudSearch, ScriptedAnswer::json(tokenPage(idList(1, 300))));
        ScriptedAnswer tooMany = ScriptedAnswer::json({{"errorMessages", QJsonArray{"Rate limit exceeded."}}}, 429);
        tooMany.headers.emplaceBack("Retry-After", "1");
        int answers = 0;
        m_server->handle("POST", cloudFetch, [&](const ScriptedRequest &request) {
            if (++answers <= 2)
                return tooMany;
            QJsonArray issues;
            for (const auto id : request.json().value("issueIdsOrKeys").toArray())
                issues.append(issueJson(QString("SHOP-" + id.toString().mid(1))));
            return ScriptedAnswer::json({{"issues", issues}});
        });
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);
        QElapsedTimer time;
        time.start();
        int rows = 0;
        versions::IssueHooks hooks{.rows = [&rows](const QList<domain::Issue> &more) { rows += int(more.size()); }};

        const auto reading = QCoro::waitFor(source->read({"SHOP", "2.8.0"}, hooks, {}));

        QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().message));
        QCOMPARE(rows, 300);
        QCOMPARE(reading->costs.throttled, 2);
        QVERIFY(time.elapsed() >= 1000);
    }

    void cloudSaysWhatItDidNotHandOut()
    {
        m_server->on("POST", cloudSearch, ScriptedAnswer::json(tokenPage(idList(1, 3))));
        m_server->on("POST", cloudFetch, ScriptedAnswer::json({{"issues", issueList(1, 2)}}));
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);

        const auto reading = QCoro::waitFor(source->read({"SHOP", "2.8.0"}, {}, {}));

        QVERIFY(reading);
        QVERIFY2(reading->doubt.contains("1 issue"), qPrintable(reading->doubt));
    }

    void cloudFindsWhatLeftTheVersion()
    {
        m_server->handle("POST", cloudSearch, [](const ScriptedRequest &request) {
            const bool asksForChanges = request.json().value("jql").toString().contains("updated >=");
            return ScriptedAnswer::json(asksForChanges
                                            ? tokenPage({issueJson("SHOP-2", "In Review")})
                                            : tokenPage(QJsonArray{idList(2, 2).first(), idList(4, 4).first()}));
        });
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);
        const versions::KnownIssues known{.ids = {"11", "12"}, .asOf = QDateTime::currentDateTimeUtc()};

        const auto changes = QCoro::waitFor(source->changes({"SHOP", "2.8.0"}, known, {}, {}));

        QVERIFY2(changes, qPrintable(changes ? QString() : changes.error().message));
        QCOMPARE(changes->removed, QStringList{"11"});
        QCOMPARE(keysOf(changes->changed), (QStringList{"SHOP-2", "SHOP-4"})); // the last came without being updated
        QVERIFY(changes->hasComparedIds);
    }

    void aVersionNameCannotWidenTheSearch()
    {
        const QString name = "x\" OR project = \"PAY";
        m_server->on("GET", "/rest/api/3/project/SHOP/version",
                     ScriptedAnswer::json(pageJson({versionJson("1", name)})));
        m_server->on("POST", cloudSearch, ScriptedAnswer::json(tokenPage({})));
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);

        const Issues issues = QCoro::waitFor(source->issues("SHOP", name, {}, {}));

        QVERIFY(issues);
        QCOMPARE(m_server->requests("POST", cloudSearch).first().json().value("jql"),
                 "project = \"SHOP\" AND fixVersion = \"x\\\" OR project = \\\"PAY\" ORDER BY key ASC");
    }

    void stopsWhenTold()
    {
        int page = 0;
        m_server->handle("POST", cloudSearch, [&page](const ScriptedRequest &) {
            ++page; // without end
            return ScriptedAnswer::json(tokenPage(idList(2 * page, 2 * page + 1), QString::number(page)));
        });
        std::stop_source stop;
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);

        const Issues issues
            = QCoro::waitFor(source->issues("SHOP", "2.8.0", [&stop](int) { stop.request_stop(); }, stop.get_token()));

        QVERIFY(!issues);
        QCOMPARE(issues.error().code, ErrorCode::Cancelled);
    }

private:
    [[nodiscard]] Issues readCloud()
    {
        const auto source = makeIssueSource(cloudAt(*m_server), *m_network);
        return QCoro::waitFor(source->issues("SHOP", "2.8.0", [this](int read) { m_read.append(read); }, {}));
    }

    [[nodiscard]] static QStringList keysOf(const QList<domain::Issue> &issues)
    {
        QStringList keys;
        for (const domain::Issue &issue : issues)
            keys.append(issue.key);
        return keys;
    }

    const QString cloudSearch = "/rest/api/3/search/jql";
    const QString cloudFetch = "/rest/api/3/issue/bulkfetch";
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QList<int> m_read;
};

RELEASE_DESK_TEST(tst_cloud_issue_reading, TestCloudIssueReading)
#include "tst_cloud_issue_reading.moc"
