// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/development_field.h"
#include "tests/support/test_main.h"

#include <QJsonObject>
#include <QTest>

using namespace releasedesk;

class TestDevelopmentField final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItCan_data()
    {
        QTest::addColumn<QJsonValue>("field");
        QTest::addColumn<domain::Development>("expected");
        const auto map = [](const char *summary) {
            return QJsonValue(QStringLiteral("{pullrequest={dataType=pullrequest, state=OPEN, stateCount=9}, "
                                             "json={\"cachedValue\":{\"errors\":[],\"summary\":%1},\"isStale\":true}}")
                                  .arg(QString::fromUtf8(summary).replace(u'\'', u'"')));
        };
        const domain::Development unknown;
        const domain::Development nothing{.isKnown = true};

        QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << unknown;
        QTest::newRow("null") << QJsonValue() << unknown;
        QTest::newRow("empty text") << QJsonValue("") << unknown;
        QTest::newRow("empty map") << QJsonValue("{}") << nothing;
        QTest::newRow("words") << QJsonValue("no development here") << unknown;
        QTest::newRow("number") << QJsonValue(7) << unknown;
        QTest::newRow("merged, from the JSON and not the head")
            << map("{'pullrequest':{'overall':{'count':3,'stateCount':2,'state':'MERGED'},'byInstanceType':{'GitHub':{'"
                   "count':3}}}}")
            << domain::Development{.isKnown = true, .mergedPullRequests = 2};
        QTest::newRow("open, with a brace inside a text")
            << map("{'pullrequest':{'overall':{'stateCount':1,'state':'OPEN','title':'fix } \\' {'}}}")
            << domain::Development{.isKnown = true, .openPullRequests = 1};
        QTest::newRow("declined is neither")
            << map("{'pullrequest':{'overall':{'stateCount':1,'state':'DECLINED'}}}") << nothing;
        QTest::newRow("commits and a failing build")
            << map("{'repository':{'overall':{'count':4}},'build':{'overall':{'failedBuildCount':1}}}")
            << domain::Development{.isKnown = true, .commits = 4, .isBuildFailing = true};
        QTest::newRow("a build that passed")
            << map("{'build':{'overall':{'failedBuildCount':0,'successfulBuildCount':3}}}") << nothing;
        QTest::newRow("negative and huge counts") << map(
            "{'repository':{'overall':{'count':-4}},'pullrequest':{'overall':{'stateCount':1e15,'state':'OPEN'}}}")
                                                  << domain::Development{.isKnown = true, .openPullRequests = 1};
        QTest::newRow("only the head of the map")
            << QJsonValue("{pullrequest={dataType=pullrequest, state=MERGED, stateCount=15}, repository={count=2}}")
            << domain::Development{.isKnown = true, .mergedPullRequests = 15, .commits = 2};
        QTest::newRow("JSON cut off") << QJsonValue(
            "{pullrequest={state=OPEN, stateCount=1}, json={\"cachedValue\":{\"summ")
                                      << domain::Development{.isKnown = true, .openPullRequests = 1};
        QTest::newRow("the name Data Center uses")
            << QJsonValue(QString("{summaryBean=x.SummaryBean@1f[a=b], devSummaryJson={'cachedValue':{'summary':"
                                  "{'repository':{'overall':{'count':1}}}}}}")
                              .replace(u'\'', u'"'))
            << domain::Development{.isKnown = true, .commits = 1};
        QTest::newRow("an object instead of a text") << QJsonValue(
            QJsonObject{{"summary", QJsonObject{{"repository", QJsonObject{{"overall", QJsonObject{{"count", 2}}}}}}}})
                                                     << domain::Development{.isKnown = true, .commits = 2};
        QTest::newRow("another object") << QJsonValue(QJsonObject{{"value", "x"}}) << unknown;
    }

    void readsWhatItCan()
    {
        QFETCH(const QJsonValue, field);
        QFETCH(const domain::Development, expected);

        const domain::Development found = connectors::developmentOf(field);

        QCOMPARE(toJson(found), toJson(expected));
    }

    void endsOnHostileText()
    {
        const QString deep = "{json=" + QString(200'000, u'{');

        QVERIFY(!connectors::developmentOf(deep).isKnown);
        QVERIFY(!connectors::developmentOf(QString("{json={\"" + QString(200'000, u'\\'))).isKnown);
    }
};

RELEASE_DESK_TEST(tst_development_field, TestDevelopmentField)
#include "tst_development_field.moc"
