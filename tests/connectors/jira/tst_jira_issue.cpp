// SPDX-License-Identifier: Apache-2.0
#include "core/base/strict_json.h"
#include "core/connectors/jira/jira_issue.h"
#include "tests/connectors/jira/jira_world.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::connectors;
using namespace releasedesk::tests;

class TestJiraIssue final : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryField()
    {
        QJsonObject json = issueJson("SHOP-1422", "완료", "버그");
        QJsonObject fields = json.value("fields").toObject();
        fields.insert("summary", "iOS 20: 결제창 닫힘 버튼이 노치에 가려짐");
        fields.insert("resolution", QJsonObject{{"name", "Fixed"}});
        fields.insert("customfield_10300", "노치에 가려지지 않습니다.");
        fields.insert("customfield_10000", "{}");
        json.insert("fields", fields);

        const auto issue = issueOf(json, {"customfield_10000", "customfield_10300"});

        QVERIFY(issue);
        QCOMPARE(issue->id, "11422");
        QCOMPARE(issue->key, "SHOP-1422");
        QCOMPARE(issue->type, "버그");
        QCOMPARE(issue->issueClass, domain::IssueClass::Bug);
        QCOMPARE(issue->summary, "iOS 20: 결제창 닫힘 버튼이 노치에 가려짐");
        QCOMPARE(issue->status, "완료");
        QCOMPARE(issue->category, domain::StatusCategory::Done);
        QCOMPARE(issue->assignee, "Jiho Kim");
        QCOMPARE(issue->assigneeId, "5fb1");
        QCOMPARE(issue->priority, "High");
        QCOMPARE(issue->resolution, "Fixed");
        QCOMPARE(issue->fixNote, "노치에 가려지지 않습니다.");
        QCOMPARE(issue->fixVersions, QStringList{"2.8.0"});
        QCOMPARE(issue->updated, QDateTime(QDate(2026, 11, 22), QTime(20, 52), Qt::UTC));
        QVERIFY(issue->development.isKnown);
    }

    void nullAndAbsentReadAlike_data()
    {
        QTest::addColumn<QJsonObject>("fields");
        QTest::newRow("absent") << QJsonObject{};
        QJsonObject nulls;
        for (const QString &name : IssueFields{"customfield_1", "customfield_2"}.names())
            nulls.insert(name, QJsonValue());
        QTest::newRow("null") << nulls;
        QJsonObject numbers;
        for (const QString &name : nulls.keys())
            numbers.insert(name, 5);
        QTest::newRow("of another type") << numbers;
    }

    void nullAndAbsentReadAlike()
    {
        QFETCH(const QJsonObject, fields);

        const auto issue = issueOf({{"key", "SHOP-1"}, {"fields", fields}}, {"customfield_1", "customfield_2"});

        QVERIFY(issue);
        domain::Issue expected;
        expected.key = "SHOP-1";
        QCOMPARE(toJson(*issue), toJson(expected));
    }

    void anEntryWithoutAKeyIsNoIssue() { QVERIFY(!issueOf({{"id", "1"}}, {})); }

    void halfACharacterDoesNotReachTheRecord()
    {
        const QString broken = QString("a") + QChar(0xd83d) + "b";

        const auto issue = issueOf({{"key", "SHOP-1"}, {"fields", QJsonObject{{"summary", broken}}}}, {});

        QVERIFY(issue);
        QVERIFY(readStrictJsonObject(QJsonDocument(toJson(*issue)).toJson()));
    }

    void findsCustomFieldsByWhatTheyAre()
    {
        const auto custom = [](const char *id, const char *name, const char *schema) {
            return QJsonObject{{"id", id}, {"name", name}, {"schema", QJsonObject{{"custom", schema}}}};
        };
        const QJsonArray fields{
            QJsonObject{{"id", "summary"}, {"name", "Release note"}},
            custom("customfield_10077", "Code",
                   "com.atlassian.jira.plugins.jira-development-integration-plugin:devsummarycf"),
            custom("customfield_10078", "수정 내용", "com.atlassian.jira.plugin.system.customfieldtypes:textarea"),
            custom("customfield_10079", "Release note", "com.atlassian.jira.plugin.system.customfieldtypes:textarea"),
        };

        const IssueFields found = issueFieldsIn(fields);

        QCOMPARE(found.development, "customfield_10077");
        QCOMPARE(found.fixNote, "customfield_10079");
        QVERIFY(issueFieldsIn({}).development.isEmpty());
    }

    void versionDatesMayBeMissing_data()
    {
        QTest::addColumn<QJsonValue>("date");
        QTest::addColumn<QDate>("expected");
        QTest::newRow("a day") << QJsonValue("2026-11-24") << QDate(2026, 11, 24);
        QTest::newRow("null") << QJsonValue() << QDate();
        QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << QDate();
        QTest::newRow("localised") << QJsonValue("24/Nov/26") << QDate();
    }

    void versionDatesMayBeMissing()
    {
        QFETCH(const QJsonValue, date);
        QFETCH(const QDate, expected);
        QJsonObject json = versionJson("10280", "2.8.0");
        json.insert("releaseDate", date);

        const auto version = versionOf(json, "SHOP");

        QVERIFY(version);
        QCOMPARE(version->releaseDate, expected);
        QCOMPARE(version->project, "SHOP");
    }

    void anIdMayBeANumber()
    {
        const auto version = versionOf({{"id", 10280}, {"name", "2.8.0"}}, "SHOP");

        QVERIFY(version);
        QCOMPARE(version->id, "10280");
        QVERIFY(!versionOf({{"name", "2.8.0"}}, "SHOP"));
    }
};

RELEASE_DESK_TEST(tst_jira_issue, TestJiraIssue)
#include "tst_jira_issue.moc"
