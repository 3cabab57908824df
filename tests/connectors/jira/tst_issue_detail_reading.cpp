// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/issue_detail_reading.h"
#include "core/versions/issue_source.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

namespace {

QJsonObject edit(const QString &at, const QString &field, const QString &from, const QString &to)
{
    return {{"created", at},
            {"author", QJsonObject{{"displayName", "Priya Nair"}}},
            {"items", QJsonArray{QJsonObject{{"field", field}, {"fromString", from}, {"toString", to}}}}};
}

QJsonObject issueWith(const QJsonArray &histories, int total)
{
    QJsonObject issue = issueJson("SHOP-1");
    QJsonObject fields = issue.value("fields").toObject();
    fields.insert("description", "h2. Why\nBecause.");
    fields.insert("reporter", QJsonObject{{"displayName", "Bae-dal Yoon"}});
    fields.insert("created", "2026-11-02T09:00:00.000+0900");
    fields.insert("labels", QJsonArray{"ios", "결제"});
    fields.insert("subtasks", QJsonArray{issueJson("SHOP-2", "In Review")});
    issue.insert("fields", fields);
    issue.insert("changelog", QJsonObject{{"total", total}, {"histories", histories}});
    return issue;
}

} // namespace

class TestIssueDetailReading final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_server->on("GET", "/rest/api/2/field", ScriptedAnswer::json(QJsonArray{}));
        m_server->on("GET", "/rest/api/3/field", ScriptedAnswer::json(QJsonArray{}));
    }

    void everythingOfAnIssueIsRead()
    {
        const QJsonArray oldestFirst{edit("2026-11-12T10:00:00.000+0000", "status", "To Do", "In Review"),
                                     edit("2026-11-13T10:00:00.000+0000", "Rank", "", "ranked higher"),
                                     edit("2026-11-14T10:00:00.000+0000", "status", "In Review", "Done")};
        m_server->on("GET", "/rest/api/2/issue/SHOP-1", ScriptedAnswer::json(issueWith(oldestFirst, 5)));
        const QJsonObject page{{"object", QJsonObject{{"url", "https://wiki.example.com/x"}, {"title", "Design"}}}};
        m_server->on("GET", "/rest/api/2/issue/SHOP-1/remotelink", ScriptedAnswer::json(QJsonArray{page}));

        const auto detail = read(dataCenterAt(*m_server), "SHOP-1");

        QVERIFY2(detail, qPrintable(detail ? QString() : detail.error().message));
        QCOMPARE(detail->description, "#### Why\n\nBecause\\.");
        QCOMPARE(detail->reporter, "Bae-dal Yoon");
        QCOMPARE(detail->labels, (QStringList{"ios", "결제"}));
        QCOMPARE(detail->created, QDateTime({2026, 11, 2}, QTime(0, 0), Qt::UTC));
        QCOMPARE(detail->issue.links.size(), 1);
        QCOMPARE(detail->issue.links.first().kind, domain::LinkKind::Subtask);
        QCOMPARE(detail->webLinks, (QList<versions::IssueWebLink>{{"Design", "https://wiki.example.com/x"}}));
        QCOMPARE(detail->edits.size(), 2);
        QCOMPARE(detail->edits.first().to, "Done");
        QCOMPARE(detail->edits.first().who, "Priya Nair");
        QCOMPARE(detail->olderEdits, 2);
        QCOMPARE(m_server->requests("GET", "/rest/api/2/issue/SHOP-1").first().query("expand"), "changelog");
    }

    void cloudTellsTheNewestFirst()
    {
        const QJsonArray newestFirst{edit("2026-11-14T10:00:00.000+0000", "status", "In Review", "Done"),
                                     edit("2026-11-12T10:00:00.000+0000", "status", "To Do", "In Review")};
        m_server->on("GET", "/rest/api/3/issue/SHOP-1", ScriptedAnswer::json(issueWith(newestFirst, 2)));

        const auto detail = read(cloudAt(*m_server), "SHOP-1");

        QVERIFY(detail);
        QCOMPARE(detail->edits.first().to, "Done");
        QCOMPARE(detail->olderEdits, 0);
        QVERIFY(detail->webLinks.isEmpty()); // not answered, which takes nothing from the rest
    }

    void anIssueThatIsNotThereSaysSo()
    {
        m_server->on("GET", "/rest/api/3/issue/SHOP-9", ScriptedAnswer::json(QJsonObject{}, 404));
        const auto detail = read(cloudAt(*m_server), "SHOP-9");
        QVERIFY(!detail);
        QCOMPARE(detail.error().code, ErrorCode::NotFound);
        QVERIFY(detail.error().message.contains("SHOP-9"));
    }

    void anAnswerThatIsNoIssueIsNotUsed()
    {
        m_server->on("GET", "/rest/api/3/issue/SHOP-1", ScriptedAnswer::json(QJsonObject{{"hello", "proxy"}}));
        const auto detail = read(cloudAt(*m_server), "SHOP-1");
        QVERIFY(!detail);
        QCOMPARE(detail.error().code, ErrorCode::DataLoss);
    }

    void readingEndsWhenNobodyWantsIt()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto detail
            = QCoro::waitFor(makeIssueSource(cloudAt(*m_server), *m_network)->detail("SHOP-1", stop.get_token()));
        QVERIFY(!detail);
        QCOMPARE(detail.error().code, ErrorCode::Cancelled);
    }

private:
    [[nodiscard]] Result<versions::IssueDetail> read(const domain::ConnectionAccess &access, const QString &key)
    {
        return QCoro::waitFor(makeIssueSource(access, *m_network)->detail(key, {}));
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

RELEASE_DESK_TEST(tst_issue_detail_reading, TestIssueDetailReading)
#include "tst_issue_detail_reading.moc"
