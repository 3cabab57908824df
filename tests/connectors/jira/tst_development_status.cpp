// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/development_status.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;
using versions::CodeStanding;

namespace {

const QString summaryPage = "/rest/dev-status/latest/issue/summary";
const QString detailPage = "/rest/dev-status/latest/issue/detail";

QJsonObject kind(int count, const QStringList &servers, QJsonObject more = {})
{
    QJsonObject instances;
    for (const QString &server : servers)
        instances.insert(server, QJsonObject{{"count", count}, {"name", server}});
    more.insert("count", count);
    return {{"overall", more}, {"byInstanceType", instances}};
}

QJsonObject summary()
{
    return {{"errors", QJsonArray()},
            {"summary",
             QJsonObject{{"pullrequest", kind(2, {"GitHub", "stash"}, {{"state", "OPEN"}, {"stateCount", 1}})},
                         {"repository", kind(3, {"GitHub"})},
                         {"branch", kind(0, {})}}}};
}

QJsonObject pullRequest(const QString &number, const QString &status)
{
    return {{"id", QString("#" + number)},
            {"name", "Open the sheet\nin one tap"},
            {"url", QString("https://git.example/pull/" + number)},
            {"status", status},
            {"author", QJsonObject{{"name", "Priya Nair"}}},
            {"source", QJsonObject{{"branch", "feature/SHOP-1"}}},
            {"destination", QJsonObject{{"branch", "main"}}}};
}

QJsonObject detail(const QJsonArray &requests, const QJsonArray &commits = {}, const QJsonArray &errors = {})
{
    const QJsonObject repository{{"name", "shop/checkout"}, {"commits", commits}};
    return {{"errors", errors},
            {"detail", QJsonArray{QJsonObject{{"pullRequests", requests}, {"repositories", QJsonArray{repository}}}}}};
}

QJsonObject commit(const QString &hash, const QString &at)
{
    return {{"id", hash},
            {"message", "SHOP-1 open the sheet\n\nLong."},
            {"url", QString("https://git.example/commit/" + hash)},
            {"author", QJsonObject{{"name", "Priya Nair"}}},
            {"authorTimestamp", at}};
}

} // namespace

class TestDevelopmentStatus final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
    }
    void cleanup()
    {
        m_network.reset();
        m_server.reset();
    }

    void whatJiraCountsIsAskedForByKindOfServer()
    {
        const QList<CodeQuestion> questions = codeQuestionsIn(summary());
        QCOMPARE(questions,
                 (QList<CodeQuestion>{{"GitHub", "pullrequest"}, {"stash", "pullrequest"}, {"GitHub", "repository"}}));
        QVERIFY(codeQuestionsIn({{"summary", "no object"}}).isEmpty());
    }

    void pullRequestsAndCommitsAreRead_data()
    {
        QTest::addColumn<bool>("isCloud");
        QTest::newRow("Cloud") << true;
        QTest::newRow("Data Center") << false;
    }

    void pullRequestsAndCommitsAreRead()
    {
        QFETCH(const bool, isCloud);
        m_server->on("GET", summaryPage, ScriptedAnswer::json(summary()));
        m_server->on("GET", detailPage,
                     ScriptedAnswer::json(detail({pullRequest("7", "OPEN"), pullRequest("6", "merged")},
                                                 {commit("aa11", "2026-11-12T10:00:00.000+0000"),
                                                  commit("bb22", "2026-11-13T10:00:00.000+0000")})));

        const auto code = read(isCloud ? cloudAt(*m_server) : dataCenterAt(*m_server));

        QVERIFY2(code, qPrintable(code ? QString() : code.error().message));
        QCOMPARE(code->standing, CodeStanding::Read);
        QCOMPARE(code->counts.openPullRequests, 1);
        QCOMPARE(code->counts.commits, 3);
        // Three questions told the same two pull requests and two commits.
        QCOMPARE(m_server->requests("GET", detailPage).size(), 3);
        QCOMPARE(code->pullRequests.size(), 2);
        QCOMPARE(code->pullRequests.first().title, "Open the sheet in one tap");
        QCOMPARE(code->pullRequests.first().state, "OPEN");
        QCOMPARE(code->pullRequests.first().target, "main");
        QCOMPARE(code->pullRequests.last().state, "MERGED");
        QCOMPARE(code->commits.size(), 2);
        QCOMPARE(code->commits.first().hash, "bb22"); // the newest
        QCOMPARE(code->commits.first().subject, "SHOP-1 open the sheet");
        QCOMPARE(code->commits.first().repository, "shop/checkout");
        const ScriptedRequest asked = m_server->requests("GET", detailPage).first();
        QCOMPARE(asked.query("issueId"), "10001");
        QCOMPARE(asked.query("applicationType"), "GitHub");
        QCOMPARE(asked.query("dataType"), "pullrequest");
    }

    void aSiteThatDoesNotHandItOutIsLeftAlone_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("there is no such page") << 404;
        QTest::newRow("the account may not") << 403;
        QTest::newRow("only for people in a browser") << 401;
    }

    void aSiteThatDoesNotHandItOutIsLeftAlone()
    {
        QFETCH(const int, status);
        m_server->on("GET", summaryPage, ScriptedAnswer::json(QJsonObject{}, status));
        for (int look = 0; look < 3; ++look) {
            const auto code = read(cloudAt(*m_server));
            QVERIFY2(code, qPrintable(code ? QString() : code.error().message));
            QCOMPARE(code->standing, CodeStanding::Refused);
        }
        QCOMPARE(m_server->requests("GET", summaryPage).size(), 1);
    }

    void whatIsMissingIsSaid()
    {
        m_server->on("GET", summaryPage, ScriptedAnswer::json(summary()));
        m_server->on("GET", detailPage, ScriptedAnswer::json(detail({pullRequest("7", "OPEN")}, {}, {"no access"})));
        const auto code = read(cloudAt(*m_server));
        QVERIFY(code);
        QCOMPARE(code->standing, CodeStanding::Partial);
        QCOMPARE(code->pullRequests.size(), 1);
    }

    void whatIsNoAnswerIsNotTakenForNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("another object") << QByteArray("{\"hello\":\"proxy\"}");
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("nothing in it") << QByteArray("{}");
    }

    void whatIsNoAnswerIsNotTakenForNothing()
    {
        QFETCH(const QByteArray, body);
        m_server->on("GET", summaryPage, ScriptedAnswer{.body = body});
        const auto code = read(cloudAt(*m_server));
        QVERIFY(!code || code->standing != CodeStanding::Read);
    }

    void aSilentServerIsNotWaitedForLong()
    {
        m_server->on("GET", summaryPage, ScriptedAnswer{.body = "{}", .delay = std::chrono::seconds(20)});
        QElapsedTimer time;
        time.start();
        const auto code = read(cloudAt(*m_server));
        QVERIFY(!code);
        QVERIFY2(time.elapsed() < 3000, qPrintable(QString::number(time.elapsed())));
        // It may answer next time.
        m_server->on("GET", summaryPage, ScriptedAnswer::json(summary()));
        m_server->on("GET", detailPage, ScriptedAnswer::json(detail({pullRequest("7", "OPEN")})));
        QVERIFY(read(cloudAt(*m_server)));
    }

    void hostileAnswersStaySmall()
    {
        QJsonArray requests;
        for (int number = 0; number < 5000; ++number) {
            QJsonObject request = pullRequest(QString::number(number), "OPEN");
            request.insert("name", QString(100'000, u'<'));
            request.insert("author", 7);
            requests.append(request);
        }
        versions::IssueCode code;
        QVERIFY(addCode(detail(requests, {17, "x", QJsonValue()}), code));
        QCOMPARE(code.pullRequests.size(), 50);
        QCOMPARE(code.pullRequests.first().title.size(), 300);
        QVERIFY(code.commits.isEmpty());
        QVERIFY(!addCode({{"detail", 7}}, code));
    }

    //! Answers of a real server, which stay outside the project.
    void recordedAnswersAreRead()
    {
        const QString given = qEnvironmentVariable("RD_CONTRACTS");
        const QString folder = given.isEmpty() ? QStringLiteral(RD_SOURCE_DIR "/../shared/contracts") : given;
        QFile file(QString(folder + "/fixtures/devlake/jira/dev-status-detail.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("contract data not found in ../shared/contracts (set RD_CONTRACTS); recorded answers skipped");
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(!rows.isEmpty());
        qsizetype withCommits = 0;
        for (const auto &row : rows) {
            const QJsonObject answer = row.toObject().value("response").toObject();
            QSet<QString> urls;
            for (const auto &each : answer.value("detail").toArray()) {
                for (const auto &repository : each.toObject().value("repositories").toArray()) {
                    for (const auto &commit : repository.toObject().value("commits").toArray())
                        urls.insert(commit.toObject().value("url").toString());
                }
            }
            versions::IssueCode code;
            QVERIFY(addCode(answer, code));
            QCOMPARE(code.commits.size(), urls.size());
            withCommits += code.commits.isEmpty() ? 0 : 1;
            for (const versions::IssueCommit &commit : std::as_const(code.commits)) {
                QCOMPARE(commit.hash.size(), 40);
                QVERIFY(commit.at.isValid() && !commit.subject.isEmpty() && !commit.author.isEmpty());
                QVERIFY(!commit.subject.contains(u'\n') && !commit.repository.isEmpty());
            }
        }
        QVERIFY(withCommits >= 7);
    }

private:
    [[nodiscard]] Result<versions::IssueCode> read(const domain::ConnectionAccess &access)
    {
        return QCoro::waitFor(makeIssueSource(access, *m_network)->code("10001", {}));
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

RELEASE_DESK_TEST(tst_development_status, TestDevelopmentStatus)
#include "tst_development_status.moc"
