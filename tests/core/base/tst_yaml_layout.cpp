// SPDX-License-Identifier: Apache-2.0
#include "core/base/yaml.h"
#include "core/base/yaml_layout.h"
#include "tests/support/seed.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace releasedesk;

namespace {

QByteArray again(const QByteArray &text)
{
    const auto layout = YamlLayout::of(text);
    return layout ? layout->commented(writeYaml(*readYaml(text))) : QByteArray("refused");
}

//! Values of every kind, nested at random.
QJsonValue anyValue(QRandomGenerator &random, int depth)
{
    static const QStringList texts{"plain",    "with: colon", "# no comment", "a # b",     "two\nlines\n",
                                   "'quoted'", "\"twice\"",   "- dash",       "결제 시작", "trailing ",
                                   "",         "12"};
    const int kind = static_cast<int>(random.bounded(depth > 3 ? 4 : 6));
    switch (kind) {
    case 0:
        return texts.at(static_cast<qsizetype>(random.bounded(texts.size())));
    case 1:
        return static_cast<int>(random.bounded(1000));
    case 2:
        return random.bounded(2) == 0;
    case 3:
        return QJsonArray();
    case 4: {
        QJsonArray array;
        for (auto count = random.bounded(4); count > 0; --count)
            array.append(anyValue(random, depth + 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (auto count = random.bounded(1, 5); count > 0; --count)
            object.insert(QStringLiteral("k%1").arg(random.bounded(9)), anyValue(random, depth + 1));
        return object;
    }
    }
}

} // namespace

class TestYamlLayout final : public QObject
{
    Q_OBJECT

private slots:
    void aGapBehindATextOfSeveralLinesIsOne()
    {
        const QByteArray once = again("zeta: 1\n\n# kept apart\nother: 2\nnote: |\n  text\n  more\n");
        QVERIFY2(once.contains("more\n\n# kept apart\nother: 2\n"), once.constData());
        QCOMPARE(again(once), once);
    }

    void nothingBeginsWithAGap()
    {
        const QByteArray once = again("title: 8\n\nformat: 1\n");
        QVERIFY2(once.startsWith("format: 1\n"), once.constData());
        QCOMPARE(again(once), once);
    }

    void commentsStayWithWhatTheyStandBeside()
    {
        const QByteArray text("# who made this\n"
                              "format: 1\n"
                              "tasks:\n"
                              "  # the first\n"
                              "  - id: build\n"
                              "    note: |\n"
                              "      # a line of the text\n"
                              "      last line\n"
                              "\n"
                              "  - id: deploy  # carefully\n"
                              "\n"
                              "# why so late\n"
                              "window: night  # in Seoul\n"
                              "# nothing more\n");
        QCOMPARE(again(text), text);
    }

    void anotherOrderIsPutRightAndKeepsItsComments()
    {
        const QByteArray text("tasks: [a, b]  # two\n"
                              "# first of all\n"
                              "format: 1\n"
                              "name: x # the name\n");
        QCOMPARE(again(text),
                 QByteArray("# first of all\n"
                            "format: 1\n"
                            "name: x  # the name\n"
                            "tasks:  # two\n"
                            "  - a\n"
                            "  - b\n"));
    }

    void aCommentOfWhatHasGoneMovesToWhatIsAround()
    {
        const auto layout = YamlLayout::of("format: 1\ntasks:\n  - id: a\n    # kept apart\n    note: x\n");
        QVERIFY(layout);
        const QJsonObject changed{{"format", 1}, {"tasks", QJsonArray{QJsonObject{{"id", "a"}}}}};
        QCOMPARE(layout->commented(writeYaml(changed)), QByteArray("format: 1\ntasks:\n  # kept apart\n  - id: a\n"));
    }

    void aHashInATextIsNoComment_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("within a word") << QByteArray("channel: a#b\n");
        QTest::newRow("in double quotes") << QByteArray("channel: \"#release \\\" # x\"\n");
        QTest::newRow("in single quotes") << QByteArray("channel: 'it''s # 1'\n");
        QTest::newRow("in a list") << QByteArray("channels: [\"# a\", '# b']\n");
        QTest::newRow("in a block") << QByteArray("a:\n  - text: |\n      # one\n    other: 1\n");
    }

    void aHashInATextIsNoComment()
    {
        QFETCH(const QByteArray, text);
        const auto layout = YamlLayout::of(text);
        QVERIFY(layout);
        QCOMPARE(*readYaml(layout->commented(writeYaml(*readYaml(text)))), *readYaml(text));
        QCOMPARE(layout->commented(writeYaml(*readYaml(text))), writeYaml(*readYaml(text)));
    }

    void placesAreThoseOfTheText()
    {
        const auto layout = YamlLayout::of("format: 1\ntasks:\n  - id: build\n    title: Build\n  - {id: deploy}\n");
        QVERIFY(layout);
        QCOMPARE(layout->placeOf("tasks[0].title"), (YamlLayout::Place{4, 5}));
        QCOMPARE(layout->placeOf("tasks[1].id"), (YamlLayout::Place{5, 6}));
        QCOMPARE(layout->placeOf("tasks[0].missing.deeper"), (YamlLayout::Place{3, 5}));
        QCOMPARE(layout->placeOf("nothing"), std::nullopt);
    }

    void whatIsInTheFormStaysByteForByte()
    {
        const quint32 seed = tests::randomSeed();
        QRandomGenerator random(seed);
        for (int trial = 0; trial < 500; ++trial) {
            QJsonObject object{{"format", 1}};
            for (int i = 0; i < 5; ++i)
                object.insert(QStringLiteral("k%1").arg(i), anyValue(random, 0));
            const QByteArray plain = writeYaml(object);
            // A comment above, or an empty line, wherever a line begins a value.
            QByteArray text;
            for (const QByteArray &line : plain.chopped(1).split('\n')) {
                const bool beginsValue = line.contains(": ") || line.endsWith(':');
                if (!text.isEmpty() && beginsValue && !line.contains('|') && !text.contains("|\n")
                    && random.bounded(3) == 0)
                    text += QByteArray(line.size() - line.trimmed().size(), ' ') + "# remark "
                        + QByteArray::number(trial) + '\n';
                text += line + '\n';
            }
            const auto layout = YamlLayout::of(text);
            QVERIFY2(layout, qPrintable(QStringLiteral("seed %1, trial %2").arg(seed).arg(trial)));
            const QByteArray once = again(text);
            QCOMPARE(*readYaml(once), object);
            QVERIFY2(once == text,
                     qPrintable(QStringLiteral("seed %1, trial %2:\n%3\n---\n%4")
                                    .arg(seed)
                                    .arg(trial)
                                    .arg(QString::fromUtf8(text), QString::fromUtf8(once))));
        }
    }
};

RELEASE_DESK_TEST(tst_yaml_layout, TestYamlLayout)
#include "tst_yaml_layout.moc"
