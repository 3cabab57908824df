// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

namespace {

// written for this test in the shape of recorded answers
QJsonObject versionNamed(int id, const QString &name, bool isReleased)
{
    return {{u"self"_s, u"https://jira.example/rest/api/2/version/%1"_s.arg(id)},
            {u"id"_s, QString::number(id)},
            {u"name"_s, name},
            {u"archived"_s, false},
            {u"released"_s, isReleased},
            {u"description"_s, QJsonValue()},
            {u"projectId"_s, 900}};
}

QJsonObject issueNumbered(int number, const QString &summary, const QJsonObject &more = {})
{
    const QJsonObject category{{u"id"_s, 4}, {u"key"_s, u"indeterminate"_s}, {u"name"_s, u"진행 중"_s}};
    QJsonObject fields{
        {u"summary"_s, summary},
        {u"project"_s, QJsonObject{{u"id"_s, u"77"_s}, {u"key"_s, u"KSK"_s}, {u"name"_s, u"Kiosk"_s}}},
        {u"issuetype"_s, QJsonObject{{u"id"_s, u"2"_s}, {u"name"_s, u"Bug"_s}}},
        {u"status"_s, QJsonObject{{u"id"_s, u"6"_s}, {u"name"_s, u"진행"_s}, {u"statusCategory"_s, category}}},
        {u"resolution"_s, QJsonValue()},
        {u"fixVersions"_s, QJsonArray()},
        {u"assignee"_s, QJsonValue()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        fields.insert(it.key(), it.value());
    const QJsonObject issue{
        {u"id"_s, QString::number(7000 + number)}, {u"key"_s, u"KSK-%1"_s.arg(number)}, {u"fields"_s, fields}};
    return {{u"request"_s, QJsonObject{{u"method"_s, u"GET"_s}}}, {u"response"_s, issue}};
}

QByteArray versions()
{
    const QJsonArray list{versionNamed(501, u"Kiosk 1.0"_s, true), versionNamed(502, u"Kiosk 1.1"_s, false),
                          versionNamed(503, u"Kiosk 1.2"_s, false)};
    return QJsonDocument(list).toJson();
}

QByteArray issues()
{
    // a done status whose category was translated, but for its number
    const QJsonObject category{{u"id"_s, 3}, {u"key"_s, u"new"_s}, {u"name"_s, u"새로"_s}};
    const QJsonObject done{{u"id"_s, u"5"_s}, {u"name"_s, u"완료"_s}, {u"statusCategory"_s, category}};
    const QJsonObject version{
        {u"id"_s, u"400"_s}, {u"name"_s, u"Kiosk 0.9"_s}, {u"released"_s, true}, {u"archived"_s, false}};
    const QJsonObject finished{{u"status"_s, done},
                               {u"resolution"_s, QJsonObject{{u"name"_s, u"Fixed"_s}}},
                               {u"fixVersions"_s, QJsonArray{version}},
                               {u"assignee"_s, QJsonObject{{u"accountId"_s, u"u-1"_s}, {u"displayName"_s, u"Kim"_s}}},
                               {u"created"_s, u"2025-01-02T10:00:00.000+0900"_s}};
    const QJsonArray list{issueNumbered(1, u"화면 밝기 조절"_s, finished), issueNumbered(2, u"Receipt is blank"_s),
                          issueNumbered(3, u"Coin slot"_s), issueNumbered(4, u"Sound"_s),
                          issueNumbered(5, u"Paper low"_s)};
    return QJsonDocument(list).toJson();
}

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
        write(m_folder.filePath(u"dc/versions.json"_s), versions());
        write(m_folder.filePath(u"cloud/deep/issues.json"_s), issues());
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
        QCOMPARE(state.value(u"counts"_s).toObject().value(u"issues"_s).toInt(), 5);
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
        QCOMPARE(keysOf(u"Kiosk 1.1"_s), (QStringList{u"KSK-2"_s, u"KSK-4"_s}));
        QCOMPARE(keysOf(u"Kiosk 1.2"_s), (QStringList{u"KSK-3"_s, u"KSK-5"_s}));
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
