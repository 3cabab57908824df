// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QSet>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

const QString api = u"/jira-cloud/rest/api/3/"_s;

QString searchFor(const QString &jql, const QString &more = {})
{
    return api + u"search/jql?jql=" + QString::fromLatin1(QUrl::toPercentEncoding(jql)) + more;
}

} // namespace

class TestSandboxJiraSearch final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start()); }

    void init()
    {
        m_sandbox.reset();
        m_sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
    }

    void walksThroughPagesByToken()
    {
        const QString jql = u"project = SHOP AND fixVersion = 2.8.0 ORDER BY key ASC"_s;
        QSet<QString> keys;
        QStringList order;
        QString token;
        int pages = 0;
        do {
            const QString more
                = u"&fields=summary&maxResults=10"_s + (token.isEmpty() ? QString() : u"&nextPageToken="_s + token);
            const QJsonObject page = m_sandbox.get(searchFor(jql, more)).json();
            QVERIFY(!page.contains(u"total"_s));
            for (const auto &each : page.value(u"issues"_s).toArray()) {
                order.append(each.toObject().value(u"key"_s).toString());
                keys.insert(order.last());
            }
            token = page.value(u"nextPageToken"_s).toString();
            QCOMPARE(page.value(u"isLast"_s).toBool(), token.isEmpty());
            ++pages;
        } while (!token.isEmpty() && pages < 10);
        QCOMPARE(pages, 3);
        QCOMPARE(keys.size(), 25);
        QCOMPARE(order.size(), 25);
        QCOMPARE(order.first(), u"SHOP-1371"_s);
        QCOMPARE(order.last(), u"SHOP-1431"_s);
    }

    void givesIdsOnlyUnlessFieldsAreNamed()
    {
        const QJsonObject bare
            = m_sandbox.get(searchFor(u"key = SHOP-1417"_s)).json().value(u"issues"_s).toArray().at(0).toObject();
        QCOMPARE(bare.keys(), QStringList{u"id"_s});
        const QJsonObject named = m_sandbox.get(searchFor(u"key = SHOP-1417"_s, u"&fields=summary"_s))
                                      .json()
                                      .value(u"issues"_s)
                                      .toArray()
                                      .at(0)
                                      .toObject();
        QCOMPARE(named.value(u"key"_s), u"SHOP-1417"_s);
        QCOMPARE(named.value(u"fields"_s).toObject().keys(), QStringList{u"summary"_s});
    }

    void understandsQueries_data()
    {
        QTest::addColumn<QString>("jql");
        QTest::addColumn<QStringList>("keys");
        QTest::newRow("not done yet") << u"project = SHOP AND fixVersion = \"2.8.0\" AND statusCategory != Done "
                                         "ORDER BY key"_s
                                      << QStringList{"SHOP-1428", "SHOP-1431"};
        QTest::newRow("by version number")
            << u"fixVersion = 10274 ORDER BY key"_s << QStringList{"SHOP-1352", "SHOP-1358", "SHOP-1361"};
        QTest::newRow("keys in a list, newest key first")
            << u"key in (SHOP-1402, 'SHOP-1388') ORDER BY key DESC"_s << QStringList{"SHOP-1402", "SHOP-1388"};
        QTest::newRow("not in a list") << u"key in (SHOP-1402, SHOP-1388) AND key not in (SHOP-1388)"_s
                                       << QStringList{"SHOP-1402"};
        QTest::newRow("brackets and or") << u"(key = SHOP-1417 OR key = SHOP-1428) AND NOT status = Done"_s
                                         << QStringList{"SHOP-1428"};
        QTest::newRow("Korean words") << u"summary ~ \"영수증을 PDF\""_s << QStringList{"SHOP-1371"};
        QTest::newRow("by priority") << u"key in (SHOP-1411, SHOP-1402, SHOP-1395) ORDER BY priority DESC"_s
                                     << QStringList{"SHOP-1402", "SHOP-1395", "SHOP-1411"};
        QTest::newRow("by person") << u"fixVersion = 2.8.0 AND assignee = \"Bae-dal Yoon\""_s
                                   << QStringList{"SHOP-1428"};
        QTest::newRow("unresolved") << u"fixVersion = 2.8.0 AND resolution is EMPTY AND type = Story"_s
                                    << QStringList{"SHOP-1431"};
    }

    void understandsQueries()
    {
        QFETCH(const QString, jql);
        const SandboxAnswer answer = m_sandbox.get(searchFor(jql, u"&fields=summary"_s));
        QVERIFY2(answer.status == 200, answer.body.constData());
        QStringList keys;
        for (const auto &each : answer.json().value(u"issues"_s).toArray())
            keys.append(each.toObject().value(u"key"_s).toString());
        QTEST(keys, "keys");
    }

    void refusesQueries_data()
    {
        QTest::addColumn<QString>("jql");
        QTest::newRow("empty") << QString();
        QTest::newRow("only an order") << u"ORDER BY created DESC"_s;
        QTest::newRow("unknown project") << u"project = NOPE"_s;
        QTest::newRow("unknown version") << u"project = SHOP AND fixVersion = 9.9.9"_s;
        QTest::newRow("unknown field") << u"flavour = sweet"_s;
        QTest::newRow("unknown issue") << u"key = SHOP-99999"_s;
        QTest::newRow("open quote") << u"project = \"SHOP"_s;
        QTest::newRow("open bracket") << u"(project = SHOP"_s;
        QTest::newRow("no operator") << u"project SHOP"_s;
        QTest::newRow("two conditions without AND") << u"project = SHOP fixVersion = 2.8.0"_s;
    }

    void refusesQueries()
    {
        QFETCH(const QString, jql);
        const SandboxAnswer answer = m_sandbox.get(searchFor(jql));
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.json().value(u"errorMessages"_s).toArray().at(0).toString().isEmpty());
    }

    void refusesAForeignToken()
    {
        const QJsonObject page = m_sandbox.get(searchFor(u"project = SHOP"_s, u"&maxResults=5"_s)).json();
        const QString token = page.value(u"nextPageToken"_s).toString();
        QVERIFY(!token.isEmpty());
        QCOMPARE(m_sandbox.get(searchFor(u"project = PAY"_s, u"&nextPageToken="_s + token)).status, 400);
        QCOMPARE(m_sandbox.get(searchFor(u"project = SHOP"_s, u"&nextPageToken=made-up"_s)).status, 400);
    }

    void refusesTheOldSearchAndItsWords()
    {
        QCOMPARE(m_sandbox.get(api + u"search?jql=project%3DSHOP").status, 410);
        QCOMPARE(m_sandbox.send("POST", api + u"search", {{u"jql"_s, u"project = SHOP"_s}}).status, 410);
        const QJsonObject old{{u"jql"_s, u"project = SHOP"_s}, {u"startAt"_s, 50}};
        QCOMPARE(m_sandbox.send("POST", api + u"search/jql", old).status, 400);
    }

    void searchesLagBehindWritesIfAsked()
    {
        QCOMPARE(m_sandbox.send("POST", u"/sandbox/settings"_s, {{u"indexLagMs"_s, 60000}}).status, 204);
        const QJsonObject body{{u"transition"_s, QJsonObject{{u"id"_s, u"41"_s}}}};
        QCOMPARE(m_sandbox.send("POST", api + u"issue/SHOP-1428/transitions", body).status, 204);
        const QString jql = u"key = SHOP-1428 AND statusCategory = Done"_s;
        QCOMPARE(m_sandbox.get(searchFor(jql)).json().value(u"issues"_s).toArray().size(), 0);
        const QString id = m_sandbox.get(api + u"issue/SHOP-1428").json().value(u"id"_s).toString();
        QCOMPARE(m_sandbox.get(searchFor(jql, u"&reconcileIssues="_s + id)).json().value(u"issues"_s).toArray().size(),
                 1);
    }

private:
    SandboxProcess m_sandbox;
};

RELEASE_DESK_TEST(tst_sandbox_jira_search, TestSandboxJiraSearch)
#include "tst_sandbox_jira_search.moc"
