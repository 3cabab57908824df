// SPDX-License-Identifier: Apache-2.0
#include "core/base/yaml.h"
#include "tests/support/seed.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QTest>

using namespace releasedesk;

class TestYaml final : public QObject
{
    Q_OBJECT

private slots:
    void bringsTextsBack_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *const text : {"",         " ",          "~",          "null",
                                       "Null",     "NULL",       "true",       "false",
                                       "True",     "yes",        "no",         "on",
                                       "7",        "-7",         "007",        "1.5",
                                       "2.10",     "1e5",        "1.5e+00",    "0x1f",
                                       "a: b",     "a:",         "- a",        "-",
                                       "#a",       "a #b",       "!a",         "&a",
                                       "*a",       "@a",         "`a",         "%a",
                                       "[a",       "{a",         "'a'",        "\"a\"",
                                       "a\\b",     " a",         "a ",         "a\tb",
                                       "\ta",      "one\ntwo",   "one\ntwo\n", "one\n\ntwo\n\n",
                                       "\none",    " one\n two", "one\r\ntwo", "one\n  two\n three",
                                       "---",      "...",        "--- a",      "? a",
                                       "| a",      "> a",        "한글",       "한글\n릴리스\n",
                                       "😀",       "=",          "<<",         "2026-11-24",
                                       "12:30:45", "a,b",        "one\n# two", "one\n- two",
                                       "\n",       "\n\n",       "a\x01z",     "one\x01\ntwo",
                                       "\x1b[1m",  "\x7f"})
            QTest::newRow(qPrintable(QString::fromUtf8(text).replace(u'\n', u'|'))) << QString::fromUtf8(text);
    }

    void bringsTextsBack()
    {
        QFETCH(const QString, text);
        const QJsonObject object{{"text", text}, {"list", QJsonArray{text, text}}, {"in", QJsonObject{{"deep", text}}}};

        const QByteArray yaml = writeYaml(object);
        const auto back = readYaml(yaml);

        QVERIFY2(back, back ? "" : qPrintable(back.error().message + QString::fromUtf8(yaml)));
        QVERIFY2(*back == object, yaml.constData());
    }

    void whatIsNoTextElsewhereStandsInQuotes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isQuoted");
        for (const char *text :
             {"2.10", "1.0", "7", "1e5", "0x1f", "1_000", "12:30", "yes", "off", "True", "n", ".5", "="})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const char *text :
             {"2.8.0", "v2.10", "yes please", "checkout", "2026-11-24T05:00:00.000Z", "bd.yoon", "10 m"})
            QTest::newRow(text) << QString::fromLatin1(text) << false;
    }
    void whatIsNoTextElsewhereStandsInQuotes()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isQuoted);
        const QString quote = isQuoted ? QStringLiteral("\"") : QString();
        QCOMPARE(QString::fromUtf8(writeYaml({{"a", text}})), QString("a: " + quote + text + quote + "\n"));
    }

    void bringsNamesBack_data() { bringsTextsBack_data(); }

    void bringsNamesBack()
    {
        QFETCH(const QString, text);
        const QJsonObject object{{text, 1}, {"other", QJsonObject{{text, "x"}}}};
        const QByteArray yaml = writeYaml(object);
        const auto back = readYaml(yaml);
        QVERIFY2(back, back ? "" : qPrintable(back.error().message + QString::fromUtf8(yaml)));
        QVERIFY2(*back == object, yaml.constData());
    }

    void bringsValuesBack_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("nothing") << QJsonValue();
        QTest::newRow("true") << QJsonValue(true);
        QTest::newRow("zero") << QJsonValue(0);
        QTest::newRow("negative") << QJsonValue(-42);
        QTest::newRow("large") << QJsonValue(qint64{999'999'999'999'999'999});
        QTest::newRow("a fraction") << QJsonValue(0.25);
        QTest::newRow("a third") << QJsonValue(-1.0 / 3);
        QTest::newRow("very large") << QJsonValue(1.5e300);
        QTest::newRow("very small") << QJsonValue(5e-300);
        QTest::newRow("an empty list") << QJsonValue(QJsonArray());
        QTest::newRow("an empty object") << QJsonValue(QJsonObject());
        QTest::newRow("lists in lists") << QJsonValue(QJsonArray{QJsonArray{1, QJsonArray()}, QJsonObject{{"a", 0.5}}});
    }

    void bringsValuesBack()
    {
        QFETCH(const QJsonValue, value);
        const QJsonObject object{{"value", value}, {"list", QJsonArray{value}}};
        const QByteArray yaml = writeYaml(object);
        const auto back = readYaml(yaml);
        QVERIFY2(back, yaml.constData());
        QVERIFY2(*back == object, yaml.constData());
    }

    void bringsRandomTextsBack()
    {
        const quint32 seed = tests::randomSeed();
        QRandomGenerator random(seed);
        const QString letters
            = QStringLiteral("ab 1.:-#'\"\\\n\n\t\r!&*?|>%@{}[],~=한😀").normalized(QString::NormalizationForm_C);
        for (int round = 0; round < 500; ++round) {
            QString text;
            for (int i = random.bounded(12); i > 0; --i) {
                const int at = random.bounded(static_cast<int>(letters.size()));
                text += letters.at(at).isSurrogate() ? QStringLiteral("😀") : QString(letters.at(at));
            }
            const QJsonObject object{{"a", QJsonArray{text, QJsonObject{{"b", text}}}}};
            const QByteArray yaml = writeYaml(object);
            const auto back = readYaml(yaml);
            QVERIFY2(back && *back == object,
                     qPrintable(QStringLiteral("RD_TEST_SEED=%1: %2").arg(seed).arg(QString::fromUtf8(yaml))));
        }
    }

    void readsAVersionAsText()
    {
        QCOMPARE((*readYaml("version: 2.10\n"))["version"], QJsonValue("2.10"));
        QCOMPARE((*readYaml("version: 1.0\nsha: 12345e7\n"))["sha"], QJsonValue("12345e7"));
    }

    void refusesTricks_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("a name twice") << QByteArray("a: 1\na: 2\n");
        QTest::newRow("an anchor") << QByteArray("a: &x 1\n");
        QTest::newRow("a reference") << QByteArray("a: &x [1]\nb: *x\n");
        QTest::newRow("a type") << QByteArray("a: !!binary aGk=\n");
        QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n");
        QTest::newRow("a list") << QByteArray("- a\n");
        QTest::newRow("too deep") << QByteArray("a: ") + QByteArray("[").repeated(60) + QByteArray("]").repeated(60);
        QTest::newRow("not closed") << QByteArray("a: [1, 2\n");
        QTest::newRow("zero bytes in a comment") << QByteArray("a: 1\n#\0\0\0 x\n", 12);
        QTest::newRow("zero bytes as of another encoding") << QByteArray("a\0:\0 \0001\0\n\0", 10);
        QTest::newRow("an escape sequence") << QByteArray("a: \x1b[1mbold\n");
    }

    void refusesTricks()
    {
        QFETCH(const QByteArray, yaml);
        const auto read = readYaml(yaml);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(read.error().message.contains("line"), qPrintable(read.error().message));
    }
};

RELEASE_DESK_TEST(tst_yaml, TestYaml)
#include "tst_yaml.moc"
