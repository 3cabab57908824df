// SPDX-License-Identifier: Apache-2.0
#include "core/http/rate_budget.h"
#include "core/http/reading_http_client.h"
#include "tests/http/patient_server.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QNetworkAccessManager>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::http;
using namespace releasedesk::tests;

class TestRateBudget final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatServersSay_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<qint64>("left");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<QDateTime>("resets");
        const QDateTime never;
        QTest::newRow("Jira Cloud") << Headers{{"X-RateLimit-Limit", "350"},
                                               {"X-RateLimit-Remaining", "12"},
                                               {"X-RateLimit-Reset", "2026-11-24T05:10Z"}}
                                    << 200 << qint64{12} << qint64{350} << m_now.addSecs(600);
        QTest::newRow("Data Center") << Headers{{"X-RateLimit-Limit", "100"},
                                                {"X-RateLimit-Remaining", "99"},
                                                {"X-RateLimit-FillRate", "10"}}
                                     << 200 << qint64{99} << qint64{100} << never;
        QTest::newRow("seconds since 1970")
            << Headers{{"x-ratelimit-remaining", "5"},
                       {"x-ratelimit-reset", QByteArray::number(m_now.addSecs(30).toSecsSinceEpoch())}}
            << 200 << qint64{5} << qint64{-1} << m_now.addSecs(30);
        QTest::newRow("seconds from now on")
            << Headers{{"RateLimit-Limit", "100, 100;w=60"}, {"RateLimit-Remaining", "7"}, {"RateLimit-Reset", "45"}}
            << 200 << qint64{7} << qint64{100} << m_now.addSecs(45);
        QTest::newRow("one field") << Headers{{"RateLimit", "\"default\";r=50;t=30, \"day\";r=1;t=9"}} << 200
                                   << qint64{50} << qint64{-1} << m_now.addSecs(30);
        QTest::newRow("too many, with a pause")
            << Headers{{"Retry-After", "20"}} << 429 << qint64{0} << qint64{-1} << m_now.addSecs(20);
        QTest::newRow("nothing") << Headers{{"Content-Type", "text/html"}} << 200 << qint64{-1} << qint64{-1} << never;
        QTest::newRow("no numbers") << Headers{{"X-RateLimit-Remaining", "many"}, {"X-RateLimit-Limit", "-5"}} << 200
                                    << qint64{-1} << qint64{-1} << never;
        QTest::newRow("more left than there is")
            << Headers{{"X-RateLimit-Remaining", "500"}, {"X-RateLimit-Limit", "100"}} << 200 << qint64{500}
            << qint64{-1} << never;
        QTest::newRow("a time long ago") << Headers{{"X-RateLimit-Remaining", "5"},
                                                    {"X-RateLimit-Reset", "2020-01-01T00:00Z"}}
                                         << 200 << qint64{5} << qint64{-1} << never;
    }

    void readsWhatServersSay()
    {
        QFETCH(const Headers, headers);
        QFETCH(const int, status);
        HttpAnswer answer;
        answer.status = status;
        answer.headers = headers;

        const auto budget = budgetIn(answer, m_now);

        QTEST(budget ? budget->left : -1, "left");
        QTEST(budget ? budget->limit : -1, "limit");
        QTEST(budget ? budget->resets : QDateTime(), "resets");
        QCOMPARE(budget && budget->isUsedUp, status == 429);
    }

    void theLastOneOfAnAccountIsKept()
    {
        QNetworkAccessManager network;
        ScriptedServer server;
        ScriptedAnswer first = ScriptedAnswer::json({{"ok", true}});
        first.headers = {{"X-RateLimit-Remaining", "9"}, {"X-RateLimit-Limit", "10"}};
        ScriptedAnswer second = first;
        second.headers = {{"X-RateLimit-Remaining", "8"}, {"X-RateLimit-Limit", "10"}};
        server.inTurn("GET", "/a", {first, second, ScriptedAnswer::json({{"ok", true}})});
        Server at = serverAt(server.url());
        at.account = "jira of this test";
        for (int i = 0; i < 3; ++i)
            QVERIFY(QCoro::waitFor(ReadingHttpClient(network, at).getJson("/a")));

        const auto kept = RateBudgets::shared().of(at.account);

        QVERIFY(kept);
        QCOMPARE(kept->left, 8); // the third said nothing
        QVERIFY(!RateBudgets::shared().of("somebody else"));
        at.account.clear();
        QVERIFY(QCoro::waitFor(ReadingHttpClient(network, at).getJson("/a")));
        QVERIFY(!RateBudgets::shared().of({}));
    }

private:
    QDateTime m_now{QDate(2026, 11, 24), QTime(5, 0), Qt::UTC};
};

RELEASE_DESK_TEST(tst_rate_budget, TestRateBudget)
#include "tst_rate_budget.moc"
