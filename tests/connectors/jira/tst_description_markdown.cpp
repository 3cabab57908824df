// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/description_markdown.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTextDocument>

using namespace releasedesk;
using namespace releasedesk::connectors;

namespace {

//! \p content with single quotes: moc does not read past raw strings.
QJsonObject documentOf(QByteArray content)
{
    content.replace('\'', '"');
    QJsonObject document{{"type", "doc"}, {"version", 1}};
    document.insert("content", QJsonDocument::fromJson("[" + content + "]").array());
    return document;
}

QString shown(const QString &markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown,
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    return document.toPlainText();
}

} // namespace

//! What people write in an issue, in both of Jira's ways, as the page shows it.
class TestDescriptionMarkdown final : public QObject
{
    Q_OBJECT

private slots:
    void documentsBecomeMarkdown_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("words in bold and code")
            << QByteArray("{'type':'paragraph','content':[{'type':'text','text':'the '},{'type':'text','text':'clos"
                          "e ','marks':[{'type':'strong'}]},{'type':'text','text':'a_b','marks':[{'type':'code'}]}]"
                          "}")
            << "the **close** `a_b`";
        QTest::newRow("a line break") << QByteArray(
            "{'type':'paragraph','content':[{'type':'text','text':'a'},{'type':'hardBreak'},{'type':'"
            "text','text':'b'}]}") << "a\\\nb";
        QTest::newRow("a heading below those of the page")
            << QByteArray("{'type':'heading','attrs':{'level':1},'content':[{'type':'text','text':'Fix'}]}")
            << "### Fix";
        QTest::newRow("a list in a list")
            << QByteArray("{'type':'bulletList','content':[{'type':'listItem','content':[{'type':'paragraph','conte"
                          "nt':[{'type':'text','text':'one'}]},{'type':'orderedList','attrs':{'order':3},'content':"
                          "[{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'inn"
                          "er'}]}]}]}]}]}")
            << "- one\n  3. inner";
        QTest::newRow("a table") << QByteArray(
            "{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableHeader','content'"
            ":[{'type':'paragraph','content':[{'type':'text','text':'a|b'}]}]},{'type':'tableHeader',"
            "'content':[]}]}]}") << "| a\\|b |  |\n| --- | --- |";
        QTest::newRow("code with a fence in it")
            << QByteArray("{'type':'codeBlock','content':[{'type':'text','text':'x ``` y'}]}") << "````\nx ``` y\n````";
        QTest::newRow("a person, a mark, a card, a picture")
            << QByteArray("{'type':'paragraph','content':[{'type':'mention','attrs':{'id':'1','text':'@Gaeun'}},{'t"
                          "ype':'status','attrs':{'text':'done'}},{'type':'inlineCard','attrs':{'url':'https://exam"
                          "ple.com/x'}}]},{'type':'mediaSingle','content':[{'type':'media','attrs':{'alt':'shot.png"
                          "'}}]}")
            << "@Gaeun**done**[https://example\\.com/x](https://example.com/x)\n\n*\\[attachment shot\\.png\\]*";
        QTest::newRow("tasks") << QByteArray(
            "{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'DONE'},'content':[{'t"
            "ype':'text','text':'a'}]},{'type':'taskItem','attrs':{'state':'TODO'},'content':[{'type'"
            ":'text','text':'b'}]}]}")
                               << "- ☑ a\n- ☐ b";
        QTest::newRow("a link to a file is no link")
            << QByteArray("{'type':'paragraph','content':[{'type':'text','text':'x','marks':[{'type':'link','attrs'"
                          ":{'href':'file:///etc/passwd'}}]}]}")
            << "x";
        QTest::newRow("a node nobody knows still says its words")
            << QByteArray("{'type':'brandNew','content':[{'type':'paragraph','content':[{'type':'text','text':'word"
                          "s'}]}]}")
            << "words";
        QTest::newRow("nothing") << QByteArray() << "";
    }

    void documentsBecomeMarkdown()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, markdown);
        QCOMPARE(descriptionMarkdown(documentOf(content)), markdown);
    }

    void wikiMarkupBecomesMarkdown_data()
    {
        QTest::addColumn<QString>("markup");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("emphasis") << "*bold* _slanted_ -gone- {{a_b}}" << "**bold** *slanted* ~~gone~~ `a_b`";
        QTest::newRow("signs that are only signs")
            << "2 * 3 * 4, snake_case_name, well-known" << "2 \\* 3 \\* 4, snake\\_case\\_name, well\\-known";
        QTest::newRow("lines stay lines") << "one\ntwo\n\nthree" << "one\\\ntwo\n\nthree";
        QTest::newRow("a heading and a list") << "h1. Fix\n# one\n## two\n* three"
                                              << "### Fix\n\n1. one\n   1. two\n- three";
        QTest::newRow("code") << "{code:java}\nint *a;\n{code}\nafter" << "```\nint *a;\n```\n\nafter";
        QTest::newRow("code in one line") << "{noformat}a*b*{noformat}" << "```\na*b*\n```";
        QTest::newRow("code that never ends") << "{code}\nint a;" << "```\nint a;\n```";
        QTest::newRow("links") << "[here|https://example.com] [https://example.com/a] [~gaeun.han]"
                               << "[here](https://example.com) [https://example\\.com/a](https://example.com/a) "
                                  "@gaeun\\.han";
        QTest::newRow("a picture") << "!shot.png|thumbnail!" << "*\\[attachment shot\\.png\\]*";
        QTest::newRow("a table") << "||a||b||\n|1|2|" << "| a | b |\n| --- | --- |\n| 1 | 2 |";
        QTest::newRow("a quote") << "{quote}\nwords\n{quote}\nafter" << "> \n> words\n\nafter";
        QTest::newRow("colors are left out") << "{color:red}hot{color}" << "hot";
        QTest::newRow("HTML stays text") << "<b>x</b>" << "\\<b\\>x\\</b\\>";
    }

    void wikiMarkupBecomesMarkdown()
    {
        QFETCH(const QString, markup);
        QFETCH(const QString, markdown);
        QCOMPARE(descriptionMarkdown(QJsonValue(markup)), markdown);
    }

    void hostileTextIsShownAsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("an image of this computer") << "<img src=\"file:///etc/passwd\">";
        QTest::newRow("a link in Markdown") << "(click)[file:///x]";
        QTest::newRow("half of everything") << "{{ ** __ [[ ]] || !! {code";
    }

    void hostileTextIsShownAsText()
    {
        QFETCH(const QString, text);
        const QJsonObject paragraph{{"type", "paragraph"},
                                    {"content", QJsonArray{QJsonObject{{"type", "text"}, {"text", text}}}}};
        const QJsonObject document{{"type", "doc"}, {"version", 1}, {"content", QJsonArray{paragraph}}};
        QCOMPARE(shown(descriptionMarkdown(document)), text);
    }

    void longAndDeepTextEnds()
    {
        QElapsedTimer time;
        time.start();
        QString stars;
        for (int i = 0; i < 100'000; ++i)
            stars += QStringLiteral("*a _b ");
        QVERIFY(descriptionMarkdown(QJsonValue(stars)).endsWith(QStringLiteral("…")));
        QString brackets(100'000, u'[');
        QVERIFY(!descriptionMarkdown(QJsonValue(brackets)).isEmpty());
        QJsonObject node{{"type", "text"}, {"text", "deep"}};
        for (int i = 0; i < 400; ++i)
            node = {{"type", "blockquote"}, {"content", QJsonArray{node}}};
        const QString deep = descriptionMarkdown(QJsonObject{{"type", "doc"}, {"content", QJsonArray{node}}});
        QVERIFY(deep.size() < 1000);
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
    }
};

RELEASE_DESK_TEST(tst_description_markdown, TestDescriptionMarkdown)
#include "tst_description_markdown.moc"
