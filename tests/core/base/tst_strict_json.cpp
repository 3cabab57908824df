// SPDX-License-Identifier: Apache-2.0
#include "core/base/strict_json.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;

class TestStrictJson final : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatDecidesTwoWays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("equal keys") << QByteArray(R"({"a":1,"a":2})");
        QTest::newRow("half a character") << QByteArray(R"(["\ud800"])");
        QTest::newRow("not UTF-8") << QByteArray("[\"\xff\"]");
        QTest::newRow("more after the end") << QByteArray("{} {}");
        QTest::newRow("cut off") << QByteArray(R"({"a":[1,2)");
        QTest::newRow("leading zero") << QByteArray("[01]");
        QTest::newRow("too deep") << QByteArray(70, '[') + QByteArray(70, ']');
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a web page") << QByteArray("<html></html>");
    }

    void refusesWhatDecidesTwoWays()
    {
        QFETCH(const QByteArray, text);

        const auto value = readStrictJson(text);

        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::DataLoss);
        QVERIFY(!value.error().message.isEmpty());
    }

    void readsWhatQtReads()
    {
        const QByteArray text = R"({"a":[1,-2.5,1e3,true,null,"한 \u00e9 \ud83d\ude00"],"big":9007199254740993})";

        const auto value = readStrictJsonObject(text);

        QVERIFY(value);
        QCOMPARE(*value, QJsonDocument::fromJson(text).object());
    }
};

RELEASE_DESK_TEST(tst_strict_json, TestStrictJson)
#include "tst_strict_json.moc"
