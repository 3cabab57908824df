// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/shared/line_splitter.h"
#include "tests/support/test_main.h"

#include <QTest>

using releasedesk::connectors::LineSplitter;

class TestLineSplitter final : public QObject
{
    Q_OBJECT

private slots:
    void cutsAtLineFeeds_data()
    {
        QTest::addColumn<QByteArrayList>("pieces");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("one piece") << QByteArrayList{"a\nb\n"} << QStringList{"a", "b"};
        QTest::newRow("in pieces") << QByteArrayList{"a", "b\nc", "", "d\n"} << QStringList{"ab", "cd"};
        QTest::newRow("a last line without an end") << QByteArrayList{"a\nb"} << QStringList{"a", "b"};
        QTest::newRow("empty lines stay") << QByteArrayList{"\n\na\n"} << QStringList{"", "", "a"};
        QTest::newRow("carriage returns") << QByteArrayList{"a\r\nb\r", "\nc"} << QStringList{"a", "b", "c"};
        QTest::newRow("a character cut in two") << QByteArrayList{"\xed\x95", "\x9c\n"} << QStringList{"한"};
        QTest::newRow("no UTF-8") << QByteArrayList{"a\xff!\n"} << QStringList{"a\uFFFD!"};
        QTest::newRow("nothing") << QByteArrayList{""} << QStringList{};
    }

    void cutsAtLineFeeds()
    {
        QFETCH(const QByteArrayList, pieces);
        QStringList lines;
        LineSplitter splitter([&lines](const QString &line) { lines.append(line); });

        for (const QByteArray &piece : pieces)
            splitter.add(piece);
        splitter.finish();

        QTEST(lines, "expected");
    }

    void aLongLineIsCutOnceHoweverItArrives_data()
    {
        QTest::addColumn<int>("pieceSize");
        QTest::newRow("at once") << 1'000'000;
        QTest::newRow("bit by bit") << 1000;
    }

    void aLongLineIsCutOnceHoweverItArrives()
    {
        QFETCH(const int, pieceSize);
        QStringList lines;
        LineSplitter splitter([&lines](const QString &line) { lines.append(line); });
        const QByteArray text = QByteArray(200'000, 'x') + "\nshort\n";

        for (qsizetype at = 0; at < text.size(); at += pieceSize)
            splitter.add(text.mid(at, pieceSize));

        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0).size(), 65'536 + 2);
        QVERIFY(lines.at(0).endsWith(QStringLiteral("x …")));
        QCOMPARE(lines.at(1), "short");
    }

    void theLastLinesAreKept()
    {
        LineSplitter splitter([](const QString &) {});
        for (int i = 0; i < 30; ++i)
            splitter.add(QByteArray::number(i) + '\n');

        QCOMPARE(splitter.last().size(), 12);
        QCOMPARE(splitter.last().last(), "29");
    }
};

RELEASE_DESK_TEST(tst_line_splitter, TestLineSplitter)

#include "tst_line_splitter.moc"
