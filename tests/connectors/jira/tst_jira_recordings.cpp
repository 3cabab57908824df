// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/development_field.h"
#include "core/connectors/jira/jira_issue.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::connectors;

namespace {

//! RD_CONTRACTS, else the folder beside the project.
QString contractFolder()
{
    const QString given = qEnvironmentVariable("RD_CONTRACTS");
    return given.isEmpty() ? QStringLiteral(RD_SOURCE_DIR "/../shared/contracts") : given;
}

QJsonDocument recording(const QString &path)
{
    QFile file(QString(contractFolder() + "/fixtures/" + path));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

} // namespace

//! Answers of real servers, compared by their properties; the answers themselves stay outside the project.
class TestJiraRecordings final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QFileInfo::exists(QString(contractFolder() + "/fixtures")))
            QSKIP("contract data not found in ../shared/contracts (set RD_CONTRACTS); connector contract tests "
                  "skipped");
    }

    void everyRecordedIssueIsRead()
    {
        const QJsonArray rows = recording("devlake/jira/issues.json").array();
        QVERIFY(!rows.isEmpty());
        qsizetype withVersion = 0;
        for (const auto row : rows) {
            const QJsonObject json = row.toObject().value("response").toObject();
            const QJsonObject fields = json.value("fields").toObject();

            const auto issue = issueOf(json, {});

            QVERIFY2(issue, qPrintable(json.value("key").toString()));
            QCOMPARE(issue->key, json.value("key").toString());
            QCOMPARE(issue->summary, fields.value("summary").toString());
            QCOMPARE(issue->type, fields.value("issuetype").toObject().value("name").toString());
            QVERIFY(!issue->status.isEmpty());
            QVERIFY2(issue->updated.isValid(), qPrintable(fields.value("updated").toString()));
            QCOMPARE(issue->assignee.isEmpty(), !fields.value("assignee").isObject());
            QCOMPARE(issue->fixVersions.size(), fields.value("fixVersions").toArray().size());
            withVersion += issue->fixVersions.isEmpty() ? 0 : 1;
            QCOMPARE(toJson(*fromJson<domain::Issue>(toJson(*issue))), toJson(*issue));
        }
        qInfo("%lld issues, %lld of them with a version", static_cast<long long>(rows.size()),
              static_cast<long long>(withVersion));
    }

    void everyRecordedVersionIsRead()
    {
        const QJsonArray rows = recording("jira-dc/apache-sling/versions.even.json").array();
        QCOMPARE(rows.size(), 101);
        qsizetype dated = 0;
        for (const auto row : rows) {
            const QJsonObject json = row.toObject();

            const auto version = versionOf(json, "SLING");

            QVERIFY2(version, qPrintable(json.value("name").toString()));
            QCOMPARE(version->id, json.value("id").toString());
            QCOMPARE(version->name, json.value("name").toString());
            QCOMPARE(version->isReleased, json.value("released").toBool());
            QCOMPARE(version->releaseDate.isValid(), json.value("releaseDate").isString());
            dated += version->releaseDate.isValid() ? 1 : 0;
        }
        QVERIFY(dated > 0);
        QVERIFY(dated < rows.size()); // null and absent dates are among them
    }

    void theRecordedDevelopmentFieldIsRead()
    {
        const QJsonArray rows = recording("jira-cloud/dev-field-customfield_10000.json").array();
        QVERIFY(!rows.isEmpty());

        const auto development = developmentOf(rows.first().toObject().value("customfield_10000"));

        QVERIFY(development.isKnown);
        QCOMPARE(development.mergedPullRequests, 15); // not the 15 per kind of server on top
        QCOMPARE(development.openPullRequests, 0);
    }

    void copiesOfVendorExamplesAreRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("a search of an old Data Center") << "jira-dc/jiralicious/search.json";
        QTest::newRow("a page of a sprint") << "jira-dc/go-jira/issues_in_sprint.json";
        QTest::newRow("a page of Cloud") << "jira-cloud/roadie/searchresult.json";
    }

    void copiesOfVendorExamplesAreRead()
    {
        QFETCH(const QString, path);
        const QJsonArray issues = recording(path).object().value("issues").toArray();
        QVERIFY(!issues.isEmpty());

        for (const auto issue : issues)
            QVERIFY(issueOf(issue.toObject(), {}));
    }

    void theFieldListOfARealSiteIsRead()
    {
        const QJsonArray fields = recording("jira-dc/go-jira/all_fields.json").array();
        QVERIFY(!fields.isEmpty());

        const IssueFields found = issueFieldsIn(fields);

        const bool hasDevelopment = std::ranges::any_of(fields, [](const QJsonValue &field) {
            return field.toObject().value("schema").toObject().value("custom").toString().contains("devsummary");
        });
        QCOMPARE(!found.development.isEmpty(), hasDevelopment);
    }
};

RELEASE_DESK_TEST(tst_jira_recordings, TestJiraRecordings)
#include "tst_jira_recordings.moc"
