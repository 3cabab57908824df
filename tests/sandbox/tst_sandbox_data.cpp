// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

//! JSON with single quotes, which read better in C++.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

// written for this test in the shape of recorded answers
const QByteArray versions = json("[\n"
                                 " {'self':'https://jira.example/rest/api/2/version/501','id':'501','name':'Kiosk "
                                 "1.0','archived':false,'released':true,\n"
                                 "  'releaseDate':'2025-03-01','userReleaseDate':'01/Mar/25','projectId':900},\n"
                                 " {'self':'https://jira.example/rest/api/2/version/502','id':'502','name':'Kiosk "
                                 "1.1','archived':false,'released':false,\n"
                                 "  'projectId':900},\n"
                                 " {'self':'https://jira.example/rest/api/2/version/503','id':'503','name':'Kiosk "
                                 "1.2','archived':false,'released':false,\n"
                                 "  'description':null,'projectId':900}\n"
                                 "]\n");

const QByteArray issues = json(
    "[\n"
    " {'request':{'method':'GET','url':'https://jira.example/rest/agile/1.0/board/8/issue'},\n"
    "  'response':{'id':'7001','key':'KSK-1','fields':{'summary':'화면 밝기 조절','project':{'id':'77','key':'KSK',\n"
    "   'name':'Kiosk'},'issuetype':{'id':'1','name':'Story'},'priority':{'id':'3','name':'Medium'},\n"
    "   'status':{'id':'5','name':'완료','statusCategory':{'id':3,'key':'new','name':'새로'}},\n"
    "   'resolution':{'id':'1','name':'Fixed'},'fixVersions':[{'id':'400','name':'Kiosk 0.9','released':true,\n"
    "   "
    "'archived':false}],'assignee':{'accountId':'u-1','displayName':'Kim'},'created':'2025-01-02T10:00:00.000+0900'}}},"
    "\n"
    " {'request':{'method':'GET','url':'x'},'response':{'id':'7002','key':'KSK-2','fields':{'summary':'Receipt is "
    "blank',\n"
    "   'project':{'id':'77','key':'KSK','name':'Kiosk'},'issuetype':{'id':'2','name':'Bug'},\n"
    "   'status':{'id':'6','name':'진행','statusCategory':{'id':4,'key':'indeterminate','name':'진행 중'}},\n"
    "   'resolution':null,'fixVersions':[],'assignee':null}}},\n"
    " {'request':{'method':'GET','url':'x'},'response':{'id':'7003','key':'KSK-3','fields':{'summary':'Coin slot',\n"
    "   'project':{'id':'77','key':'KSK','name':'Kiosk'},'issuetype':{'id':'2','name':'Bug'},\n"
    "   'status':{'id':'6','name':'진행','statusCategory':{'id':4,'key':'indeterminate','name':'진행 중'}},\n"
    "   'resolution':null,'fixVersions':[],'assignee':null}}}\n"
    "]\n");

void write(const QString &path, const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestSandboxData final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        write(m_folder.filePath(u"dc/versions.json"_s), versions);
        write(m_folder.filePath(u"cloud/deep/issues.json"_s), issues);
        write(m_folder.filePath(u"broken.json"_s), "[{]");
        QVERIFY(m_sandbox.start({u"--data"_s, m_folder.path()}));
        m_sandbox.signIn("anyone", "sandbox-token");
    }

    void cleanup() { m_sandbox.stop(); }

    void servesWhatWasRecordedInsteadOfTheSample()
    {
        const QJsonObject state = m_sandbox.state();
        QCOMPARE(state.value(u"projects"_s).toArray(), QJsonArray{u"KSK"_s});
        QCOMPARE(state.value(u"counts"_s).toObject().value(u"versions"_s).toInt(), 4);
        QCOMPARE(state.value(u"counts"_s).toObject().value(u"issues"_s).toInt(), 3);
        QCOMPARE(m_sandbox.get(u"/jira-dc/rest/api/2/issue/SHOP-1402"_s).status, 404);
    }

    void handsIssuesWithoutAVersionToTheOpenOnes()
    {
        const auto keysOf = [&](const QString &version) {
            const QString jql = QString::fromLatin1(
                QUrl::toPercentEncoding(u"project = KSK AND fixVersion = \"%1\" ORDER BY key"_s.arg(version)));
            QStringList keys;
            const SandboxAnswer answer = m_sandbox.get(u"/jira-dc/rest/api/2/search?jql="_s + jql);
            for (const auto &each : answer.json().value(u"issues"_s).toArray())
                keys.append(each.toObject().value(u"key"_s).toString());
            return keys;
        };
        QCOMPARE(keysOf(u"Kiosk 0.9"_s), QStringList{u"KSK-1"_s});
        QCOMPARE(keysOf(u"Kiosk 1.1"_s), QStringList{u"KSK-2"_s});
        QCOMPARE(keysOf(u"Kiosk 1.2"_s), QStringList{u"KSK-3"_s});
    }

    void readsTheCategoryByItsNumber()
    {
        const QJsonObject fields
            = m_sandbox.get(u"/jira-cloud/rest/api/3/issue/KSK-1"_s).json().value(u"fields"_s).toObject();
        const QJsonObject status = fields.value(u"status"_s).toObject();
        QCOMPARE(status.value(u"name"_s), u"완료"_s);
        QCOMPARE(status.value(u"statusCategory"_s).toObject().value(u"key"_s), u"done"_s);
        QCOMPARE(fields.value(u"assignee"_s).toObject().value(u"displayName"_s), u"Kim"_s);
        QCOMPARE(fields.value(u"created"_s), u"2025-01-02T01:00:00.000+0000"_s);
    }

    void releasesARecordedVersion()
    {
        const SandboxAnswer answer
            = m_sandbox.send("PUT", u"/jira-cloud/rest/api/3/version/502"_s, {{u"released"_s, true}});
        QCOMPARE(answer.status, 200);
        const SandboxAnswer seen = m_sandbox.get(u"/jira-dc/rest/api/2/version/502"_s);
        QCOMPARE(seen.json().value(u"released"_s).toBool(), true);
        QVERIFY(!seen.json().contains(u"releaseDate"_s));
    }

    void movesARecordedIssueToAnotherStatus()
    {
        const QJsonArray transitions = m_sandbox.get(u"/jira-cloud/rest/api/3/issue/KSK-2/transitions"_s)
                                           .json()
                                           .value(u"transitions"_s)
                                           .toArray();
        QString id;
        for (const auto &each : transitions) {
            if (each.toObject().value(u"name"_s) == u"완료"_s)
                id = each.toObject().value(u"id"_s).toString();
        }
        QVERIFY(!id.isEmpty());
        const SandboxAnswer moved = m_sandbox.send("POST", u"/jira-cloud/rest/api/3/issue/KSK-2/transitions"_s,
                                                   {{u"transition"_s, QJsonObject{{u"id"_s, id}}}});
        QCOMPARE(moved.status, 204);
    }

private:
    QTemporaryDir m_folder;
    SandboxProcess m_sandbox;
};

RELEASE_DESK_TEST(tst_sandbox_data, TestSandboxData)
#include "tst_sandbox_data.moc"
