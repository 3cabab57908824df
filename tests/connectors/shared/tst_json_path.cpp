// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/shared/json_path.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using connectors::JsonPath;

class TestJsonPath final : public QObject
{
    Q_OBJECT

private slots:
    void findsOnePlace_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected"); // "-": no such place
        QTest::newRow("a member") << "$.status" << "ok";
        QTest::newRow("without the root") << "status" << "ok";
        QTest::newRow("deep") << "$.a.b[1].c" << "7";
        QTest::newRow("an element of elements") << "$.grid[1][0]" << "3";
        QTest::newRow("a name in quotes") << "$['odd.name'].x" << "true";
        QTest::newRow("an object") << "$.a.b[1]" << R"({"c":7})";
        QTest::newRow("the root") << "$" << "{";
        QTest::newRow("null") << "$.none" << "null";
        QTest::newRow("an unknown name") << "$.nothing" << "-";
        QTest::newRow("behind the end") << "$.a.b[2]" << "-";
        QTest::newRow("an index of an object") << "$.a[0]" << "-";
        QTest::newRow("a name of a text") << "$.status.x" << "-";
    }

    void findsOnePlace()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, expected);
        const QJsonDocument document = QJsonDocument::fromJson(
            R"({"status":"ok","a":{"b":[1,{"c":7}]},"grid":[[1,2],[3]],"odd.name":{"x":true},"none":null})");

        const auto parsed = JsonPath::parse(path);
        QVERIFY(parsed);
        const auto value = parsed->in(document);

        const QString text = value ? connectors::jsonText(*value) : QStringLiteral("-");
        QVERIFY2(expected == "{" ? text.startsWith(expected) : text == expected, qPrintable(text));
    }

    void refusesWhatNamesNoPlace_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"", "  ", "$.", "$..a", "$.a[", "$.a[x]", "$.a[-1]", "$.*", "$a", "$['a", "$['']", "$.a[1"})
            QTest::newRow(qPrintable(QStringLiteral("“%1”").arg(path))) << QString(path);
    }

    void refusesWhatNamesNoPlace()
    {
        QFETCH(const QString, path);

        const auto parsed = JsonPath::parse(path);

        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
    }
};

RELEASE_DESK_TEST(tst_json_path, TestJsonPath)

#include "tst_json_path.moc"
