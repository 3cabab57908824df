// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jql.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk::connectors;

class TestJql final : public QObject
{
    Q_OBJECT

private slots:
    void aValueStaysAValue_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "2.8.0" << "\"2.8.0\"";
        QTest::newRow("empty") << "" << "\"\"";
        QTest::newRow("Korean") << "2.8.0 긴급" << "\"2.8.0 긴급\"";
        QTest::newRow("a quote that would end it") << "x\" OR project = \"PAY" << "\"x\\\" OR project = \\\"PAY\"";
        QTest::newRow("a backslash before the quote") << "x\\\" OR 1=1" << "\"x\\\\\\\" OR 1=1\"";
        QTest::newRow("a backslash at the end") << "x\\" << "\"x\\\\\"";
        QTest::newRow("line feed, tab and zero")
            << QString("a\nb\tc" + QString(QChar(u'\0'))) << "\"a\\u000ab\\u0009c\\u0000\"";
    }

    void aValueStaysAValue()
    {
        QFETCH(const QString, value);

        QTEST(jqlText(value), "expected");
    }

    void asksForOneVersionOfOneProject()
    {
        QCOMPARE(issuesOfVersionJql("SHOP", "2.8.0"), "project = \"SHOP\" AND fixVersion = \"2.8.0\" ORDER BY key ASC");
        QCOMPARE(issuesOfVersionJql("SHOP", "EMPTY) OR (1=1"),
                 "project = \"SHOP\" AND fixVersion = \"EMPTY) OR (1=1\" ORDER BY key ASC");
    }
};

RELEASE_DESK_TEST(tst_jql, TestJql)
#include "tst_jql.moc"
