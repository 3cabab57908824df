// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonical_json.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace releasedesk;

//! The bytes that are signed.
class TestCanonicalJson final : public QObject
{
    Q_OBJECT

private slots:
    void valuesHaveOneForm_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty object") << QJsonValue(QJsonObject{}) << QByteArray("{}");
        QTest::newRow("empty array") << QJsonValue(QJsonArray{}) << QByteArray("[]");
        QTest::newRow("nothing") << QJsonValue() << QByteArray("null");
        QTest::newRow("keys are sorted") << QJsonValue(QJsonObject{{"b", 1}, {"a", true}, {"B", QJsonArray{1, "x"}}})
                                         << QByteArray("{\"B\":[1,\"x\"],\"a\":true,\"b\":1}");
        QTest::newRow("objects in objects")
            << QJsonValue(QJsonObject{{"b", QJsonObject{{"d", 1}, {"c", QJsonObject{}}}}, {"c", 2}})
            << QByteArray("{\"b\":{\"c\":{},\"d\":1},\"c\":2}");
        QTest::newRow("a value that ends like an object")
            << QJsonValue(QJsonObject{{"a", "{"}, {"b", "{"}}) << QByteArray("{\"a\":\"{\",\"b\":\"{\"}");
        QTest::newRow("control characters") << QJsonValue(QString("a\tb\n\"\\\x01")) //
                                            << QByteArray("\"a\\u0009b\\u000a\\\"\\\\\\u0001\"");
        QTest::newRow("Korean stays as it is") << QJsonValue("결재") << QByteArray("\"결재\"");
        QTest::newRow("one form of Unicode")
            << QJsonValue(QString::fromUtf8("e\xCC\x81")) << QByteArray("\"\xC3\xA9\"");
        // U+FF5E comes before U+1F600, though its first code unit is the greater one.
        QTest::newRow("keys in the order of code points") << QJsonValue(
            QJsonObject{{QString::fromUtf8("\xF0\x9F\x98\x80"), 1}, {QString::fromUtf8("\xEF\xBD\x9E"), 2}})
                                                          << QByteArray("{\"\xEF\xBD\x9E\":2,\"\xF0\x9F\x98\x80\":1}");
    }

    void valuesHaveOneForm()
    {
        QFETCH(const QJsonValue, value);
        QFETCH(const QByteArray, bytes);

        const Result<QByteArray> written = canonicalJson(value);

        QVERIFY(written);
        QCOMPARE(*written, bytes);
    }

    void aFractionIsRefused()
    {
        const Result<QByteArray> written = canonicalJson(QJsonObject{{"a", 0.5}});

        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::InvalidArgument);
    }

    void whatIsWrittenIsReadAsTheSame()
    {
        const QJsonObject object{{"text", "a\"b\\c\n"}, {"list", QJsonArray{1, "2", QJsonObject{{"x", true}}}}};

        QCOMPARE(QJsonDocument::fromJson(canonicalJson(object).value()).object(), object);
    }
};

RELEASE_DESK_TEST(tst_canonical_json, TestCanonicalJson)
#include "tst_canonical_json.moc"
