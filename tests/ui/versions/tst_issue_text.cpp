// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/versions/issue_text.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

domain::Issue issueWith(const QString &summary)
{
    domain::Issue issue;
    issue.key = "SHOP-1";
    issue.type = "Bug";
    issue.priority = "High";
    issue.summary = summary;
    issue.status = "Done";
    return issue;
}

} // namespace

class TestIssueText final : public QObject
{
    Q_OBJECT

private slots:
    void aCellIsNeverAFormula_data()
    {
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << "Cart" << "Cart";
        QTest::newRow("equals") << "=HYPERLINK(1)" << "'=HYPERLINK(1)";
        QTest::newRow("plus") << "+1" << "'+1";
        QTest::newRow("minus") << "-1" << "'-1";
        QTest::newRow("at") << "@SUM(A1)" << "'@SUM(A1)";
        QTest::newRow("behind a space") << " =1" << "' =1";
        QTest::newRow("behind a tab") << "\t=1" << "' =1";
        QTest::newRow("full width") << QString::fromUtf8("＝1") << QString::fromUtf8("'＝1");
        QTest::newRow("quotes and commas") << "a \"b\", c" << "\"a \"\"b\"\", c\"";
        QTest::newRow("formula with comma") << "=A1,B1" << "\"'=A1,B1\"";
        QTest::newRow("line break") << "a\nb" << "a b";
    }

    void aCellIsNeverAFormula()
    {
        QFETCH(const QString, summary);
        QFETCH(const QString, cell);

        const QString csv = issuesAsCsv({issueWith(summary)});

        const QStringList rows = csv.split("\r\n");
        QCOMPARE(rows.at(0), "Key,Type,Priority,Summary,Assignee,Status,Development");
        QCOMPARE(rows.at(1), QString("SHOP-1,Bug,High," + cell + ",,Done,—"));
        QCOMPARE(rows.size(), 3);
    }

    void markdownKeepsMarkupAsText()
    {
        QCOMPARE(issuesAsMarkdown({issueWith("<b>x</b> [a](http://b) `c`")}),
                 "- **SHOP\\-1** \\<b\\>x\\</b\\> \\[a\\]\\(http://b\\) \\`c\\` \\(Done\\)\n");
    }

    void textIsOneLineEach()
    {
        QCOMPARE(issuesAsText({issueWith("a\nb"), issueWith("c")}), "SHOP-1  a b  (Done)\nSHOP-1  c  (Done)\n");
    }
};

RELEASE_DESK_TEST(tst_issue_text, TestIssueText)
#include "tst_issue_text.moc"
