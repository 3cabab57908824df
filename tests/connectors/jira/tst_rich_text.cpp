// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/rich_text.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QTest>

using namespace releasedesk::connectors;

namespace {

QJsonObject text(const QString &value)
{
    return {{"type", "text"}, {"text", value}};
}

QJsonObject paragraph(const QJsonArray &content)
{
    return {{"type", "paragraph"}, {"content", content}};
}

} // namespace

class TestRichText final : public QObject
{
    Q_OBJECT

private slots:
    void linesAndParagraphsBecomeADocument()
    {
        const QJsonObject document = documentOf("Released.\r\nBuild 42\n\n결제창을 고쳤습니다.\n");

        const QJsonArray expected{paragraph({text("Released."), QJsonObject{{"type", "hardBreak"}}, text("Build 42")}),
                                  paragraph({text("결제창을 고쳤습니다.")})};
        QCOMPARE(document.value("content").toArray(), expected);
        QCOMPARE(document.value("type"), "doc");
        QCOMPARE(document.value("version"), 1);
    }

    void noDocumentHoldsAnEmptyText()
    {
        QCOMPARE(documentOf("").value("content").toArray(), QJsonArray{paragraph({})});
    }

    void aDocumentReadsBackAsItsText()
    {
        const QString original = "First line\nsecond line";

        QCOMPARE(plainTextOf(documentOf(original)), original);
    }

    void markupShowsTheTextItself_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("expected");
        QTest::newRow("words") << "Released with checkout 2.8.0, build 42."
                               << "Released with checkout 2.8.0, build 42.";
        QTest::newRow("hyphen in a word") << "checkout-api" << "checkout-api";
        QTest::newRow("mention") << "[~admin] look" << "\\[\\~admin\\] look";
        QTest::newRow("macro") << "{code}x{code}" << "\\{code\\}x\\{code\\}";
        QTest::newRow("picture") << "!http://x/y.png!" << "\\!http://x/y.png\\!";
        QTest::newRow("bold, italics, table") << "*a* _b_ |c|" << "\\*a\\* \\_b\\_ \\|c\\|";
        QTest::newRow("list and rule") << "- a\n---- " << "\\- a\n\\----";
        QTest::newRow("numbered list, number in a word") << "# a C#" << "\\# a C#";
        QTest::newRow("quotation") << "why??" << "why\\??";
        QTest::newRow("backslashes") << "\\\\server\\x" << "&#92;&#92;server&#92;x";
        QTest::newRow("Korean") << "결제창을 고쳤습니다." << "결제창을 고쳤습니다.";
    }

    void markupShowsTheTextItself()
    {
        QFETCH(const QString, plain);

        QTEST(wikiMarkupOf(plain), "expected");
    }

    void aFieldOfAnotherTypeIsEmpty()
    {
        QCOMPARE(plainTextOf(QJsonValue()), QString());
        QCOMPARE(plainTextOf(QJsonValue(7)), QString());
        QCOMPARE(plainTextOf(QJsonObject{{"value", "x"}}), QString());
        QCOMPARE(plainTextOf(" plain "), QString("plain"));
    }

    void aBottomlessDocumentIsReadToADepth()
    {
        QJsonObject node = text("deep");
        for (int level = 0; level < 500; ++level)
            node = paragraph({node});

        QCOMPARE(plainTextOf(node), QString());
    }
};

RELEASE_DESK_TEST(tst_rich_text, TestRichText)
#include "tst_rich_text.moc"
