// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

const QString checkout = u"/jenkins/job/checkout-api/"_s;

QString parameterOf(const QJsonObject &build, const QString &name)
{
    for (const auto &action : build.value(u"actions"_s).toArray()) {
        for (const auto &each : action.toObject().value(u"parameters"_s).toArray()) {
            if (each.toObject().value(u"name"_s) == name)
                return each.toObject().value(u"value"_s).toString();
        }
    }
    return {};
}

} // namespace

class TestSandboxJenkins final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start()); }

    void init()
    {
        m_sandbox.reset();
        m_sandbox.signIn("ci-bot", "sandbox-token");
        m_sandbox.send("POST", u"/sandbox/settings"_s, {{u"queueMs"_s, 120}, {u"buildMs"_s, 300}});
    }

    void leadsFromTheQueueToAFinishedBuild()
    {
        const SandboxAnswer started
            = m_sandbox.postForm(checkout + u"buildWithParameters", "VERSION=2.8.0&RD_OP_ID=op-1");
        QCOMPARE(started.status, 201);
        const QString item = QUrl(QString::fromLatin1(started.header("Location"))).path() + u"api/json";
        const QJsonObject waiting = m_sandbox.get(item).json();
        QVERIFY(!waiting.value(u"why"_s).toString().isEmpty());
        QVERIFY(!waiting.contains(u"executable"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_sandbox.get(item).json().contains(u"executable"_s), 3000);
        const int number = m_sandbox.get(item).json().value(u"executable"_s).toObject().value(u"number"_s).toInt();
        QCOMPARE(number, 4183);
        const QString build = checkout + QString::number(number) + u"/api/json";
        const QJsonObject running = m_sandbox.get(build).json();
        QCOMPARE(running.value(u"building"_s).toBool(), true);
        QVERIFY(running.value(u"result"_s).isNull());
        QCOMPARE(parameterOf(running, u"RD_OP_ID"_s), u"op-1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(build).json().value(u"result"_s), u"SUCCESS"_s, 3000);
        const QJsonObject done = m_sandbox.get(build).json();
        QCOMPARE(done.value(u"building"_s).toBool(), false);
        const QJsonArray artifacts = done.value(u"artifacts"_s).toArray();
        QCOMPARE(artifacts.at(0).toObject().value(u"fileName"_s), u"checkout-api-2.8.0.tar.gz"_s);
        const QString path = artifacts.at(0).toObject().value(u"relativePath"_s).toString();
        QCOMPARE(m_sandbox.get(checkout + u"%1/artifact/%2"_s.arg(number).arg(path)).status, 200);
    }

    void failsStopsAndCancels_data()
    {
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<bool>("stop");
        QTest::addColumn<QString>("result");
        QTest::newRow("told to fail") << QByteArray("SANDBOX_FAIL=1") << false << u"FAILURE"_s;
        QTest::newRow("stopped") << QByteArray("SANDBOX_SLOW=30") << true << u"ABORTED"_s;
        QTest::newRow("left alone") << QByteArray("SANDBOX_FAIL=0") << false << u"SUCCESS"_s;
    }

    void failsStopsAndCancels()
    {
        QFETCH(const QByteArray, parameters);
        QFETCH(const bool, stop);
        QFETCH(const QString, result);
        QCOMPARE(m_sandbox.postForm(checkout + u"buildWithParameters", parameters).status, 201);
        const QString build = checkout + u"4183/";
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(build + u"api/json").status, 200, 3000);
        if (stop)
            QCOMPARE(m_sandbox.postForm(build + u"stop", {}).status, 302);
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(build + u"api/json").json().value(u"result"_s), result, 3000);
        QVERIFY(m_sandbox.get(build + u"consoleText").body.endsWith(QByteArray("Finished: " + result.toUtf8() + "\n")));
    }

    void cancelsWhatWaits()
    {
        m_sandbox.send("POST", u"/sandbox/settings"_s, {{u"queueMs"_s, 60000}});
        const SandboxAnswer started = m_sandbox.postForm(checkout + u"buildWithParameters", "VERSION=2.8.0");
        const QString item = QUrl(QString::fromLatin1(started.header("Location"))).path();
        const QString id = item.section(u'/', -2, -2);
        QCOMPARE(m_sandbox.get(u"/jenkins/queue/api/json"_s).json().value(u"items"_s).toArray().size(), 1);
        QCOMPARE(m_sandbox.postForm(u"/jenkins/queue/cancelItem?id="_s + id, {}).status, 204);
        const QJsonObject cancelled = m_sandbox.get(item + u"api/json").json();
        QCOMPARE(cancelled.value(u"cancelled"_s).toBool(), true);
        QVERIFY(cancelled.value(u"executable"_s).isNull());
    }

    void mergesEqualBuildsAndKeepsOthersApart()
    {
        m_sandbox.send("POST", u"/sandbox/settings"_s, {{u"queueMs"_s, 60000}});
        const auto start = [&](const QByteArray &form) {
            return m_sandbox.postForm(checkout + u"buildWithParameters", form).header("Location");
        };
        const QByteArray first = start("VERSION=2.8.0&RD_OP_ID=a");
        QCOMPARE(start("VERSION=2.8.0&RD_OP_ID=a"), first);
        QVERIFY(start("VERSION=2.8.0&RD_OP_ID=b") != first);
        const QJsonArray effects = m_sandbox.effects(u"checkout-api"_s);
        QCOMPARE(effects.size(), 2);
        QCOMPARE(effects.at(0).toObject().value(u"opId"_s), u"a"_s);
        QCOMPARE(effects.at(0).toObject().value(u"arrivals"_s).toInt(), 2);
        QCOMPARE(effects.at(1).toObject().value(u"arrivals"_s).toInt(), 1);
    }

    void forgetsQueueItems()
    {
        m_sandbox.send("POST", u"/sandbox/settings"_s, {{u"queueMs"_s, 0}, {u"keepsLeftItemsMs"_s, 50}});
        const SandboxAnswer started = m_sandbox.postForm(checkout + u"buildWithParameters", "VERSION=2.8.0");
        const QString item = QUrl(QString::fromLatin1(started.header("Location"))).path() + u"api/json";
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(item).status, 404, 3000);
        QCOMPARE(m_sandbox.get(checkout + u"4183/api/json").json().value(u"queueId"_s).toInt(), 7001);
    }

    void tellsTheLogAsItGrows()
    {
        m_sandbox.postForm(checkout + u"buildWithParameters", "VERSION=2.8.0&SANDBOX_SLOW=0.6");
        const QString log = checkout + u"4183/logText/progressiveText?start=%1"_s;
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(log.arg(0)).status, 200, 3000);
        QByteArray text;
        int pieces = 0;
        bool isMore = true;
        while (isMore && pieces < 200) {
            const SandboxAnswer piece = m_sandbox.get(log.arg(text.size()));
            text += piece.body;
            QCOMPARE(piece.header("X-Text-Size").toLongLong(), text.size());
            isMore = piece.header("X-More-Data") == "true";
            ++pieces;
            QTest::qWait(20);
        }
        QVERIFY(pieces > 3);
        QVERIFY(text.startsWith("Started by user ci-bot\n"));
        QVERIFY(text.endsWith("Finished: SUCCESS\n"));
        QCOMPARE(m_sandbox.get(checkout + u"4183/consoleText").body, text);
    }

    void wantsACrumbWithAPassword()
    {
        m_sandbox.signIn("gaeun.han", "sandbox-password");
        QCOMPARE(m_sandbox.postForm(checkout + u"buildWithParameters", "A=1").status, 403);
        const SandboxAnswer issued = m_sandbox.get(u"/jenkins/crumbIssuer/api/json"_s);
        const QByteArray crumb = issued.json().value(u"crumb"_s).toString().toLatin1();
        const QByteArray cookie = issued.header("Set-Cookie").split(';').first();
        m_sandbox.setHeader(issued.json().value(u"crumbRequestField"_s).toString().toLatin1(), crumb);
        m_sandbox.setHeader("Cookie", "JSESSIONID.sandbox=another");
        QCOMPARE(m_sandbox.postForm(checkout + u"buildWithParameters", "A=1").status, 403);
        m_sandbox.setHeader("Cookie", cookie);
        QCOMPARE(m_sandbox.postForm(checkout + u"buildWithParameters", "A=1").status, 201);
    }

    void judgesSignIn_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<int>("reading");
        QTest::addColumn<int>("building");
        QTest::newRow("API token") << QByteArray("sandbox-token") << 200 << 201;
        QTest::newRow("may only read") << QByteArray("readonly-token") << 200 << 403;
        QTest::newRow("expired") << QByteArray("expired-token") << 401 << 401;
        QTest::newRow("nobody") << QByteArray() << 403 << 403;
    }

    void judgesSignIn()
    {
        QFETCH(const QByteArray, secret);
        if (secret.isEmpty())
            m_sandbox.signOut();
        else
            m_sandbox.signIn("ci-bot", secret);
        QTEST(m_sandbox.get(checkout + u"api/json").status, "reading");
        QTEST(m_sandbox.postForm(checkout + u"buildWithParameters", "A=1").status, "building");
    }

    void refusesWhatIsNotThere()
    {
        QCOMPARE(m_sandbox.get(u"/jenkins/job/unknown/api/json"_s).status, 404);
        QCOMPARE(m_sandbox.get(checkout + u"99999/api/json").status, 404);
        QCOMPARE(m_sandbox.get(checkout + u"buildWithParameters").status, 405);
        QCOMPARE(m_sandbox.postForm(checkout + u"build", {}).status, 400);
    }

    void findsJobsInFolders()
    {
        const QString job = u"/jenkins/job/platform/job/smoke/"_s;
        QCOMPARE(m_sandbox.get(job + u"api/json").json().value(u"fullName"_s), u"platform/smoke"_s);
        QCOMPARE(m_sandbox.get(u"/jenkins/job/platform/api/json"_s).json().value(u"jobs"_s).toArray().size(), 1);
    }

    void picksWhatTheTreeNames()
    {
        const QJsonObject json = m_sandbox
                                     .get(checkout
                                          + u"api/json?tree=name,builds[number,actions[parameters[name,value]]]{0,2},"
                                            "lastBuild")
                                     .json();
        QCOMPARE(json.keys(), (QStringList{u"_class"_s, u"builds"_s, u"lastBuild"_s, u"name"_s}));
        const QJsonArray builds = json.value(u"builds"_s).toArray();
        QCOMPARE(builds.size(), 2);
        QCOMPARE(builds.at(0).toObject().value(u"number"_s).toInt(), 4182);
        QVERIFY(!builds.at(0).toObject().contains(u"result"_s));
        QCOMPARE(parameterOf(builds.at(0).toObject(), u"VERSION"_s), u"2.8.0"_s);
        QCOMPARE(json.value(u"lastBuild"_s).toObject().keys(), QStringList{u"_class"_s});
    }

    void mayNameAnotherHost()
    {
        m_sandbox.send("POST", u"/sandbox/settings"_s, {{u"jenkinsRoot"_s, u"https://ci.hanbit.example/"_s}});
        const SandboxAnswer started = m_sandbox.postForm(checkout + u"buildWithParameters", "A=1");
        QVERIFY(started.header("Location").startsWith("https://ci.hanbit.example/queue/item/"));
    }

    void runsOneBuildOfAJobAtATime()
    {
        m_sandbox.postForm(checkout + u"buildWithParameters", "RD_OP_ID=a&SANDBOX_SLOW=20");
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(checkout + u"4183/api/json").status, 200, 3000);
        m_sandbox.postForm(checkout + u"buildWithParameters", "RD_OP_ID=b");
        QTest::qWait(250);
        const QJsonObject waiting = m_sandbox.get(u"/jenkins/queue/item/7002/api/json"_s).json();
        QVERIFY(waiting.value(u"why"_s).toString().contains(u"#4183"));
        m_sandbox.postForm(checkout + u"4183/stop", {});
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(checkout + u"4184/api/json").status, 200, 3000);
    }

    void deploymentsShowInTheServices()
    {
        const QString health = u"/sandbox/app/checkout-api/health"_s;
        QCOMPARE(m_sandbox.get(health).json().value(u"version"_s), u"2.7.4"_s);
        m_sandbox.postForm(u"/jenkins/job/checkout-deploy/buildWithParameters"_s, "VERSION=2.8.0");
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(health).json().value(u"version"_s), u"2.8.0"_s, 3000);
        m_sandbox.postForm(u"/jenkins/job/checkout-rollback/buildWithParameters"_s, "VERSION=2.7.4");
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox.get(health).json().value(u"version"_s), u"2.7.4"_s, 3000);
    }

private:
    SandboxProcess m_sandbox;
};

RELEASE_DESK_TEST(tst_sandbox_jenkins, TestSandboxJenkins)
#include "tst_sandbox_jenkins.moc"
