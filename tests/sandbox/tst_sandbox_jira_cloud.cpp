// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

const QString api = u"/jira-cloud/rest/api/3/"_s;

QString searchFor(const QString &jql, const QString &more = {})
{
    return api + u"search/jql?jql=" + QString::fromLatin1(QUrl::toPercentEncoding(jql)) + more;
}

QJsonObject fieldsOf(const SandboxAnswer &answer)
{
    return answer.json().value(u"fields"_s).toObject();
}

QJsonObject documentSaying(const QString &text)
{
    const QJsonObject words{{u"type"_s, u"text"_s}, {u"text"_s, text}};
    const QJsonObject paragraph{{u"type"_s, u"paragraph"_s}, {u"content"_s, QJsonArray{words}}};
    return {{u"type"_s, u"doc"_s}, {u"version"_s, 1}, {u"content"_s, QJsonArray{paragraph}}};
}

} // namespace

class TestSandboxJiraCloud final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start()); }

    void init()
    {
        m_sandbox.reset();
        m_sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
    }

    void judgesTokens_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("reading");
        QTest::addColumn<int>("writing");
        QTest::newRow("right") << QByteArray("sandbox-token") << 200 << 200;
        QTest::newRow("expired") << QByteArray("expired-token") << 401 << 401;
        QTest::newRow("wrong") << QByteArray("nonsense") << 401 << 401;
        QTest::newRow("may only read") << QByteArray("readonly-token") << 200 << 403;
        QTest::newRow("a password") << QByteArray("sandbox-password") << 401 << 401;
        QTest::newRow("none") << QByteArray() << 401 << 401;
    }

    void judgesTokens()
    {
        QFETCH(const QByteArray, token);
        if (token.isEmpty())
            m_sandbox.signOut();
        else
            m_sandbox.signIn("bd.yoon@hanbit.example", token);
        const SandboxAnswer read = m_sandbox.get(api + u"myself");
        QTEST(read.status, "reading");
        const SandboxAnswer write = m_sandbox.send("PUT", api + u"version/10280", {{u"description"_s, u"x"_s}});
        QTEST(write.status, "writing");
        if (write.status >= 400)
            QVERIFY(!write.json().value(u"errorMessages"_s).toArray().isEmpty());
    }

    void refusesBearerOnTheSitesOwnHost()
    {
        m_sandbox.bear("sandbox-token");
        QCOMPARE(m_sandbox.get(api + u"myself").status, 401);
    }

    void knowsWhoAsks()
    {
        m_sandbox.signIn("jiho.kim@hanbit.example", "sandbox-token");
        QCOMPARE(m_sandbox.get(api + u"myself").json().value(u"displayName"_s), u"Jiho Kim"_s);
    }

    void saysWhatItIsToAnyone()
    {
        m_sandbox.signOut();
        const QJsonObject info = m_sandbox.get(u"/jira-cloud/rest/api/2/serverInfo"_s).json();
        QCOMPARE(info.value(u"deploymentType"_s), u"Cloud"_s);
        QCOMPARE(info.value(u"serverTitle"_s), u"Hanbit Commerce"_s);
    }

    void hasTheSampleVersions_data()
    {
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("issues");
        QTest::addColumn<int>("done");
        QTest::newRow("checkout 2.8.0") << u"SHOP"_s << u"2.8.0"_s << 25 << 23;
        QTest::newRow("checkout 2.9.0") << u"SHOP"_s << u"2.9.0"_s << 12 << 5;
        QTest::newRow("payments 5.1.0") << u"PAY"_s << u"5.1.0"_s << 19 << 17;
        QTest::newRow("catalog 12.4.0") << u"CAT"_s << u"12.4.0"_s << 22 << 9;
        QTest::newRow("mobile-app 8.10.0") << u"APP"_s << u"8.10.0"_s << 38 << 31;
    }

    void hasTheSampleVersions()
    {
        QFETCH(const QString, project);
        QFETCH(const QString, version);
        QFETCH(const int, issues);
        const SandboxAnswer page = m_sandbox.get(api + u"project/%1/version?expand=issuesstatus"_s.arg(project));
        QJsonObject counts;
        for (const auto &each : page.json().value(u"values"_s).toArray()) {
            if (each.toObject().value(u"name"_s) == version)
                counts = each.toObject().value(u"issuesStatusForFixVersion"_s).toObject();
        }
        QTEST(counts.value(u"done"_s).toInt(), "done");
        const QString jql = u"project = %1 AND fixVersion = \"%2\""_s.arg(project, version);
        const SandboxAnswer found = m_sandbox.get(searchFor(jql, u"&fields=key,summary&maxResults=100"_s));
        QCOMPARE(found.json().value(u"issues"_s).toArray().size(), issues);
        const SandboxAnswer count = m_sandbox.send("POST", api + u"search/approximate-count", {{u"jql"_s, jql}});
        QCOMPARE(count.json().value(u"count"_s).toInt(), issues);
    }

    void releasesAVersionThatDataCenterThenShows()
    {
        const QJsonObject change{{u"released"_s, true}, {u"releaseDate"_s, u"2026-11-24"_s}};
        QCOMPARE(m_sandbox.send("PUT", api + u"version/10280", change).status, 200);
        const QJsonObject seen = m_sandbox.get(u"/jira-dc/rest/api/2/version/10280"_s).json();
        QCOMPARE(seen.value(u"released"_s).toBool(), true);
        QCOMPARE(seen.value(u"releaseDate"_s), u"2026-11-24"_s);
        QCOMPARE(seen.value(u"name"_s), u"2.8.0"_s);
    }

    void movesUnfinishedIssuesOnRelease()
    {
        const QJsonObject change{{u"released"_s, true},
                                 {u"moveUnfixedIssuesTo"_s, QString(m_sandbox.origin() + api + u"version/10290")}};
        QCOMPARE(
            m_sandbox.get(api + u"version/10280/unresolvedIssueCount").json().value(u"issuesUnresolvedCount"_s).toInt(),
            2);
        QCOMPARE(m_sandbox.send("PUT", api + u"version/10280", change).status, 200);
        const QJsonArray versions
            = fieldsOf(m_sandbox.get(api + u"issue/SHOP-1431?fields=fixVersions")).value(u"fixVersions"_s).toArray();
        QCOMPARE(versions.size(), 1);
        QCOMPARE(versions.at(0).toObject().value(u"name"_s), u"2.9.0"_s);
        QCOMPARE(m_sandbox.get(api + u"version/10280/relatedIssueCounts").json().value(u"issuesFixedCount"_s).toInt(),
                 23);
    }

    void refusesVersions_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const QJsonObject taken{{u"name"_s, u"2.8.0"_s}, {u"projectId"_s, 10010}};
        QTest::newRow("a name that is taken") << QByteArray("POST") << u"version"_s << taken << 400 << u"name"_s;
        QTest::newRow("renamed to one that is taken")
            << QByteArray("PUT") << u"version/10280"_s << QJsonObject{{u"name"_s, u"2.9.0"_s}} << 400 << u"name"_s;
        QTest::newRow("no such day") << QByteArray("PUT") << u"version/10280"_s
                                     << QJsonObject{{u"releaseDate"_s, u"2026-02-30"_s}} << 400 << u"releaseDate"_s;
        QTest::newRow("released before it started")
            << QByteArray("PUT") << u"version/10280"_s << QJsonObject{{u"releaseDate"_s, u"2026-10-01"_s}} << 400
            << u"releaseDate"_s;
        QTest::newRow("released in words") << QByteArray("PUT") << u"version/10280"_s
                                           << QJsonObject{{u"released"_s, u"yes"_s}} << 400 << u"released"_s;
        QTest::newRow("a project that is not there")
            << QByteArray("POST") << u"version"_s << QJsonObject{{u"name"_s, u"1.0"_s}, {u"projectId"_s, 1}} << 404
            << u"project"_s;
        QTest::newRow("a version that is not there")
            << QByteArray("PUT") << u"version/4711"_s << QJsonObject{{u"released"_s, true}} << 404 << QString();
    }

    void refusesVersions()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, body);
        QFETCH(const QString, field);
        const SandboxAnswer answer = m_sandbox.send(method, api + path, body);
        QTEST(answer.status, "status");
        if (!field.isEmpty())
            QVERIFY2(answer.json().value(u"errors"_s).toObject().contains(field), answer.body.constData());
        QCOMPARE(m_sandbox.get(api + u"version/10280").json().value(u"released"_s).toBool(), false);
    }

    void createsAVersion()
    {
        const SandboxAnswer made
            = m_sandbox.send("POST", api + u"version",
                             {{u"name"_s, u"2.8.1"_s}, {u"projectId"_s, 10010}, {u"releaseDate"_s, u"2026-12-01"_s}});
        QCOMPARE(made.status, 201);
        const QString id = made.json().value(u"id"_s).toString();
        QCOMPARE(m_sandbox.get(api + u"version/" + id).json().value(u"name"_s), u"2.8.1"_s);
        QCOMPARE(m_sandbox.get(api + u"project/SHOP/versions").list().size(), 5);
    }

    void keepsPaymentsVersionsFromALimitedToken()
    {
        m_sandbox.signIn("bd.yoon@hanbit.example", "limited-token");
        const auto may = [&](const QString &project) {
            const QString query = u"mypermissions?permissions=ADMINISTER_PROJECTS&projectKey="_s + project;
            return m_sandbox.get(api + query)
                .json()
                .value(u"permissions"_s)
                .toObject()
                .value(u"ADMINISTER_PROJECTS"_s)
                .toObject()
                .value(u"havePermission"_s)
                .toBool();
        };
        QVERIFY(may(u"SHOP"_s));
        QVERIFY(!may(u"PAY"_s));
        QCOMPARE(m_sandbox.send("PUT", api + u"version/10510", {{u"released"_s, true}}).status, 403);
        QCOMPARE(m_sandbox.get(api + u"mypermissions").status, 400);
    }

    void movesIssuesThroughTheWorkflow()
    {
        QString toDone;
        const SandboxAnswer possible = m_sandbox.get(api + u"issue/SHOP-1428/transitions");
        for (const auto &each : possible.json().value(u"transitions"_s).toArray()) {
            const QJsonObject transition = each.toObject();
            QVERIFY(transition.value(u"name"_s) != u"In Progress"_s);
            if (transition.value(u"name"_s) == u"Done"_s)
                toDone = transition.value(u"id"_s).toString();
        }
        const QJsonObject body{{u"transition"_s, QJsonObject{{u"id"_s, toDone}}}};
        QCOMPARE(m_sandbox.send("POST", api + u"issue/SHOP-1428/transitions", body).status, 204);
        const QJsonObject fields = fieldsOf(m_sandbox.get(api + u"issue/SHOP-1428?fields=status,resolution"));
        QCOMPARE(fields.value(u"status"_s).toObject().value(u"name"_s), u"Done"_s);
        QCOMPARE(fields.value(u"resolution"_s).toObject().value(u"name"_s), u"Done"_s);
        QCOMPARE(m_sandbox.send("POST", api + u"issue/SHOP-1428/transitions", body).status, 400);
    }

    void editsFixVersions()
    {
        const QJsonObject operations{{u"fixVersions"_s,
                                      QJsonArray{QJsonObject{{u"remove"_s, QJsonObject{{u"name"_s, u"2.8.0"_s}}}},
                                                 QJsonObject{{u"add"_s, QJsonObject{{u"id"_s, u"10290"_s}}}}}}};
        QCOMPARE(m_sandbox.send("PUT", api + u"issue/SHOP-1431", {{u"update"_s, operations}}).status, 204);
        const QJsonArray versions
            = fieldsOf(m_sandbox.get(api + u"issue/SHOP-1431?fields=fixVersions")).value(u"fixVersions"_s).toArray();
        QCOMPARE(versions.size(), 1);
        QCOMPARE(versions.at(0).toObject().value(u"id"_s), u"10290"_s);
        const QJsonObject foreign{{u"fixVersions"_s, QJsonArray{QJsonObject{{u"id"_s, u"10510"_s}}}}};
        QCOMPARE(m_sandbox.send("PUT", api + u"issue/SHOP-1431", {{u"fields"_s, foreign}}).status, 400);
    }

    void takesCommentsAsDocumentsOnly_data()
    {
        QTest::addColumn<QJsonValue>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("a document") << QJsonValue(documentSaying(u"배포했습니다"_s)) << 201;
        QTest::newRow("a plain text") << QJsonValue(u"released"_s) << 400;
        QTest::newRow("nothing") << QJsonValue() << 400;
        QTest::newRow("an empty text in it") << QJsonValue(documentSaying(QString())) << 400;
        QTest::newRow("another version") << QJsonValue(
            QJsonObject{{u"type"_s, u"doc"_s}, {u"version"_s, 2}, {u"content"_s, QJsonArray()}})
                                         << 400;
        const QJsonObject loose{{u"type"_s, u"text"_s}, {u"text"_s, u"x"_s}};
        QTest::newRow("text outside of a paragraph")
            << QJsonValue(QJsonObject{{u"type"_s, u"doc"_s}, {u"version"_s, 1}, {u"content"_s, QJsonArray{loose}}})
            << 400;
    }

    void takesCommentsAsDocumentsOnly()
    {
        QFETCH(const QJsonValue, body);
        const SandboxAnswer answer = m_sandbox.send("POST", api + u"issue/SHOP-1402/comment", {{u"body"_s, body}});
        QTEST(answer.status, "status");
    }

    void findsACommentAgainByItsProperty()
    {
        const QJsonObject property{{u"key"_s, u"RD_OP_ID"_s}, {u"value"_s, u"op-77"_s}};
        const QJsonObject comment{{u"body"_s, documentSaying(u"hello"_s)}, {u"properties"_s, QJsonArray{property}}};
        const SandboxAnswer made = m_sandbox.send("POST", api + u"issue/SHOP-1402/comment", comment);
        QCOMPARE(made.status, 201);
        const QJsonArray list
            = m_sandbox.get(api + u"issue/SHOP-1402/comment?expand=properties").json().value(u"comments"_s).toArray();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.at(0).toObject().value(u"properties"_s).toArray(), QJsonArray{property});
        const QString id = made.json().value(u"id"_s).toString();
        QCOMPARE(m_sandbox.get(api + u"comment/%1/properties/RD_OP_ID"_s.arg(id)).json().value(u"value"_s), u"op-77"_s);
        const QJsonArray effects = m_sandbox.effects(u"op-77"_s);
        QCOMPARE(effects.size(), 1);
        QCOMPARE(effects.at(0).toObject().value(u"arrivals"_s).toInt(), 1);
        // what Cloud keeps as a document, Data Center shows as text
        const QJsonArray plain
            = m_sandbox.get(u"/jira-dc/rest/api/2/issue/SHOP-1402/comment"_s).json().value(u"comments"_s).toArray();
        QCOMPARE(plain.at(0).toObject().value(u"body"_s), u"hello"_s);
    }

    void keepsPropertiesOfIssues()
    {
        const QString path = api + u"issue/SHOP-1402/properties/release";
        QCOMPARE(m_sandbox.get(path).status, 404);
        QCOMPARE(m_sandbox.send("PUT", path, {{u"state"_s, u"locked"_s}}).status, 201);
        QCOMPARE(m_sandbox.send("PUT", path, {{u"state"_s, u"released"_s}}).status, 200);
        QCOMPARE(m_sandbox.get(path).json().value(u"value"_s).toObject().value(u"state"_s), u"released"_s);
    }

    void showsADevelopmentColumnAndAReleaseNote()
    {
        const QJsonObject fields = fieldsOf(m_sandbox.get(api + u"issue/SHOP-1422"));
        const QString development = fields.value(u"customfield_10000"_s).toString();
        QVERIFY(development.startsWith(u"{pullrequest={dataType=pullrequest, state=MERGED, stateCount=1}, json="));
        QVERIFY(development.contains(u"failedBuildCount"));
        QVERIFY(fields.value(u"customfield_10300"_s).toString().contains(u"iOS 20"));
        QCOMPARE(fields.value(u"description"_s).toObject().value(u"type"_s), u"doc"_s);
    }

    void slowsDownWritersOfOneIssue()
    {
        int refused = 0;
        SandboxAnswer last;
        for (int i = 0; i < 22; ++i) {
            last = m_sandbox.send("PUT", api + u"issue/SHOP-1402/properties/n", {{u"i"_s, i}});
            refused += last.status == 429 ? 1 : 0;
        }
        QVERIFY(refused >= 1);
        QCOMPARE(last.status, 429);
        QVERIFY(last.header("Retry-After").toInt() >= 1);
        QCOMPARE(last.header("RateLimit-Reason"), QByteArray("jira-per-issue-on-write"));
        QCOMPARE(m_sandbox.send("PUT", api + u"issue/SHOP-1388/properties/n", {{u"i"_s, 0}}).status, 201);
    }

    void listsProjectsInPages()
    {
        const QJsonObject first = m_sandbox.get(api + u"project/search?maxResults=3").json();
        QCOMPARE(first.value(u"values"_s).toArray().size(), 3);
        QCOMPARE(first.value(u"isLast"_s).toBool(), false);
        const QJsonObject second = m_sandbox.get(api + u"project/search?maxResults=3&startAt=3").json();
        QCOMPARE(second.value(u"values"_s).toArray().size(), 1);
        QCOMPARE(second.value(u"isLast"_s).toBool(), true);
        QCOMPARE(m_sandbox.get(api + u"project/PAY").json().value(u"name"_s), u"payments"_s);
        QCOMPARE(m_sandbox.get(api + u"project/NOPE").status, 404);
    }

private:
    SandboxProcess m_sandbox;
};

RELEASE_DESK_TEST(tst_sandbox_jira_cloud, TestSandboxJiraCloud)
#include "tst_sandbox_jira_cloud.moc"
