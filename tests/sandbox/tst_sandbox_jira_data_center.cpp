// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QSet>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

const QString api = u"/jira-dc/rest/api/2/"_s;

} // namespace

class TestSandboxJiraDataCenter final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start()); }

    void init()
    {
        m_sandbox.reset();
        m_sandbox.bear("sandbox-token");
    }

    void signsIn_data()
    {
        QTest::addColumn<QByteArray>("bearer");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<int>("status");
        QTest::newRow("access token") << QByteArray("sandbox-token") << QByteArray() << 200;
        QTest::newRow("expired access token") << QByteArray("expired-token") << QByteArray() << 401;
        QTest::newRow("user and password") << QByteArray() << QByteArray("sandbox-password") << 200;
        QTest::newRow("user and token") << QByteArray() << QByteArray("sandbox-token") << 200;
        QTest::newRow("user and wrong password") << QByteArray() << QByteArray("guess") << 401;
    }

    void signsIn()
    {
        QFETCH(const QByteArray, bearer);
        QFETCH(const QByteArray, password);
        if (bearer.isEmpty())
            m_sandbox.signIn("gaeun.han", password);
        else
            m_sandbox.bear(bearer);
        const SandboxAnswer answer = m_sandbox.get(api + u"myself");
        QTEST(answer.status, "status");
        if (!password.isEmpty() && answer.status == 200)
            QCOMPARE(answer.json().value(u"name"_s), u"gaeun.han"_s);
    }

    void isNoCloud()
    {
        QCOMPARE(m_sandbox.get(api + u"serverInfo").json().value(u"deploymentType"_s), u"Server"_s);
        QVERIFY(m_sandbox.get(api + u"serverInfo").json().value(u"version"_s).toString().startsWith(u"10.3."));
        QCOMPARE(m_sandbox.get(u"/jira-dc/rest/api/3/myself"_s).status, 404);
        QCOMPARE(m_sandbox.get(api + u"search/jql?jql=project%3DSHOP").status, 404);
        QCOMPARE(m_sandbox.get(api + u"project").list().size(), 4);
    }

    void givesAtMostFiftyAPage()
    {
        QSet<QString> keys;
        int startAt = 0;
        int total = 1;
        int pages = 0;
        while (startAt < total && pages < 10) {
            const QJsonObject page
                = m_sandbox
                      .get(api
                           + u"search?jql=project%20in%20(SHOP,APP)&fields=key&maxResults=1000&startAt=%1"_s.arg(
                               startAt))
                      .json();
            QCOMPARE(page.value(u"maxResults"_s).toInt(), 50);
            total = page.value(u"total"_s).toInt();
            const QJsonArray issues = page.value(u"issues"_s).toArray();
            for (const auto &each : issues)
                keys.insert(each.toObject().value(u"key"_s).toString());
            startAt += static_cast<int>(issues.size());
            ++pages;
        }
        QCOMPARE(total, 79);
        QCOMPARE(keys.size(), 79);
        QCOMPARE(pages, 2);
    }

    void givesVersionsAsAnArray()
    {
        const QJsonArray versions = m_sandbox.get(api + u"project/SHOP/versions").list();
        QCOMPARE(versions.size(), 4);
        QVERIFY(!versions.at(0).toObject().value(u"self"_s).toString().isEmpty());
    }

    void takesCommentsAsText()
    {
        const QJsonObject property{{u"key"_s, u"RD_OP_ID"_s}, {u"value"_s, u"op-dc-1"_s}};
        const SandboxAnswer made
            = m_sandbox.send("POST", api + u"issue/SHOP-1402/comment",
                             {{u"body"_s, u"*Released* in 2.8.0"_s}, {u"properties"_s, QJsonArray{property}}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json().value(u"body"_s), u"*Released* in 2.8.0"_s);
        QCOMPARE(m_sandbox.effects(u"op-dc-1"_s).size(), 1);
        const QJsonObject document{{u"type"_s, u"doc"_s}, {u"version"_s, 1}, {u"content"_s, QJsonArray()}};
        QCOMPARE(m_sandbox.send("POST", api + u"issue/SHOP-1402/comment", {{u"body"_s, document}}).status, 400);
    }

    void showsPeopleByName()
    {
        const QJsonObject fields
            = m_sandbox.get(api + u"issue/SHOP-1402?fields=assignee,description").json().value(u"fields"_s).toObject();
        QCOMPARE(fields.value(u"assignee"_s).toObject().value(u"name"_s), u"daniel.choi"_s);
        QVERIFY(!fields.value(u"assignee"_s).toObject().contains(u"accountId"_s));
    }

    void movesAnIssueThatCloudThenShows()
    {
        const QJsonObject body{{u"transition"_s, QJsonObject{{u"id"_s, u"41"_s}}}};
        QCOMPARE(m_sandbox.send("POST", api + u"issue/SHOP-1428/transitions", body).status, 204);
        m_sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
        const QJsonObject fields
            = m_sandbox.get(u"/jira-cloud/rest/api/3/issue/SHOP-1428"_s).json().value(u"fields"_s).toObject();
        QCOMPARE(fields.value(u"status"_s).toObject().value(u"name"_s), u"Done"_s);
    }

    void refusesToWriteForAReader()
    {
        m_sandbox.bear("readonly-token");
        QCOMPARE(m_sandbox.send("PUT", api + u"version/10280", {{u"released"_s, true}}).status, 403);
        QCOMPARE(m_sandbox.get(api + u"version/10280").json().value(u"released"_s).toBool(), false);
        QCOMPARE(m_sandbox.send("POST", api + u"search", {{u"jql"_s, u"project = SHOP"_s}}).status, 200);
    }

private:
    SandboxProcess m_sandbox;
};

RELEASE_DESK_TEST(tst_sandbox_jira_data_center, TestSandboxJiraDataCenter)
#include "tst_sandbox_jira_data_center.moc"
