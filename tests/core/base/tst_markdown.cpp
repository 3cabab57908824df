// SPDX-License-Identifier: Apache-2.0
#include "core/base/markdown.h"
#include "tests/support/test_main.h"

#include <QTest>
#include <QTextDocument>

using namespace releasedesk;

namespace {

QString shown(const QString &markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown,
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    return document.toPlainText();
}

} // namespace

class TestMarkdown final : public QObject
{
    Q_OBJECT

private slots:
    void textIsShownAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a link") << "[click](https://example.com)";
        QTest::newRow("HTML") << "<img src='file:///etc/passwd'>";
        QTest::newRow("emphasis") << "**bold** and _slanted_ and `code`";
        QTest::newRow("a list") << "- one";
        QTest::newRow("a numbered list") << "1. one";
        QTest::newRow("a heading") << "# big";
        QTest::newRow("an entity") << "&lt;b&gt;";
        QTest::newRow("a bare address") << "see https://example.com/a_b_c";
        QTest::newRow("Korean") << "쿠폰 *중복* 적용";
    }

    void textIsShownAsItIs()
    {
        QFETCH(const QString, text);
        QCOMPARE(shown(markdownOfText(text)), text);
    }

    void codeKeepsItsFences() { QCOMPARE(shown(markdownOfCode("a\n```\nb")).trimmed(), "a\n```\nb"); }

    void onlyAddressesForABrowserBecomeLinks_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("https") << "https://example.com/a(b)" << "[here](https://example.com/a%28b%29)";
        QTest::newRow("mail") << "mailto:a@example.com" << "[here](mailto:a@example.com)";
        QTest::newRow("a file") << "file:///etc/passwd" << "here";
        QTest::newRow("a script") << "javascript:alert(1)" << "here";
        QTest::newRow("nothing") << "" << "here";
    }

    void onlyAddressesForABrowserBecomeLinks()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, markdown);
        QCOMPARE(markdownOfLink(u"here", address), markdown);
    }
};

RELEASE_DESK_TEST(tst_markdown, TestMarkdown)
#include "tst_markdown.moc"
