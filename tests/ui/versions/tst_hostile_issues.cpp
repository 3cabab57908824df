// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/versions/issue_pane.h"
#include "ui/versions/version_panel.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>

#include <algorithm>
#include <ctime>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

constexpr int longestPaint = 800; // milliseconds of the processor, of a program that is not optimised

const QString &evil()
{
    static const QString text = QStringLiteral("<b>bold</b> <img src='file:///etc/passwd'> =cmd() ") + QChar(0x202E)
        + QStringLiteral("gnp.exe ") + QString(1'000'000, u'x');
    return text;
}

//! The time of this thread alone: others may have the processors.
class BusyTime
{
public:
    BusyTime() { restart(); }
    void restart() { m_start = now(); }
    [[nodiscard]] int elapsed() const { return static_cast<int>(now() - m_start); }

private:
    static qint64 now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
    }

    qint64 m_start = 0;
};

domain::Issue issue(int number)
{
    domain::Issue made;
    made.key = QStringLiteral("SHOP-%1").arg(number);
    made.summary = evil();
    made.assignee = evil();
    made.status = evil();
    made.type = evil();
    made.fixVersions = {"2.8.0"};
    return made;
}

} // namespace

//! Text that somebody wrote into Jira to do harm is text, and does not hold the window up.
class TestHostileIssues final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        ShownVersion version{"2.8.0", ConnectionId("jira"), {}, {}};
        version.snapshot.versions = {{"1", "SHOP", "2.8.0", evil(), {}, {}, false, false}};
        for (int i = 1; i <= 30; ++i)
            version.snapshot.issues.append(issue(i));
        m_view = std::make_unique<VersionView>();
        m_view->resize(1388, 792);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->showVersion(version, tests::sampleNow());
        QCOMPARE(m_view->model()->rowCount(), 30);
        m_view->grab(); // fonts are there
    }
    void cleanupTestCase()
    {
        m_view.reset();
        m_sample.reset();
    }

    void linesOfAMillionLettersAreDrawnAtOnce()
    {
        BusyTime time;
        for (int row = 0; row < 30; row += 10)
            m_view->table()->scrollTo(m_view->model()->index(row, 0), QAbstractItemView::PositionAtTop);
        m_view->grab();
        QVERIFY2(time.elapsed() < longestPaint, qPrintable(QString::number(time.elapsed())));
        m_view->resize(1200, 700); // nothing of what was drawn fits any more
        QCoreApplication::processEvents();
        time.restart();
        m_view->grab();
        QVERIFY2(time.elapsed() < longestPaint, qPrintable(QString::number(time.elapsed())));
    }

    void noMarkupIsTakenForMarkup()
    {
        for (const QLabel *const label : m_view->findChildren<QLabel *>()) {
            QVERIFY(label->textFormat() != Qt::RichText && label->textFormat() != Qt::AutoText);
            QVERIFY2(!label->text().contains(QChar(0x202E)), qPrintable(label->text().left(80)));
        }
        const QModelIndex summary = m_view->model()->index(0, IssueTableModel::SummaryColumn);
        QVERIFY(summary.data().toString().contains("<img src="));
        QVERIFY(!summary.data().toString().contains(QChar(0x202E)));
    }

    void theirPaneOpensAtOnceAndLoadsNothing()
    {
        versions::IssueDetail detail;
        detail.issue = issue(1);
        detail.description = QStringLiteral("![x](file:///etc/passwd) ![y](http://192.0.2.1/track.png) <script>alert(1)"
                                            "</script>\n\n")
            + evil();
        detail.reporter = evil();
        detail.edits = {{tests::sampleNow(), evil(), "status", evil(), evil()}};
        detail.webLinks = {{evil(), "file:///etc/passwd"}, {"js", "javascript:alert(1)"}};
        auto source = std::make_shared<tests::FakeIssueSource>();
        source->details["SHOP-1"] = detail;
        versions::VersionService service(&m_sample->desk, [&source](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(source);
        });
        m_view->setReadIssue([&service](const QString &key) { return service.openIssue(ConnectionId("jira"), key); });
        m_view->selectIssue("SHOP-1");
        BusyTime time;
        m_view->openIssue();
        m_view->grab();
        QVERIFY2(time.elapsed() < longestPaint, qPrintable(QString::number(time.elapsed())));
        QTRY_VERIFY(m_view->pane()->detail().has_value());
        time.restart();
        m_view->grab();
        QVERIFY2(time.elapsed() < 3 * longestPaint, qPrintable(QString::number(time.elapsed())));

        auto *const text = m_view->pane()->findChild<MarkdownView *>();
        QVERIFY(text);
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part)
                QVERIFY2(!part.fragment().charFormat().isImageFormat(), "a picture would be asked for");
        }
        QVERIFY(text->toPlainText().contains("<script>"));
        QVERIFY2(text->toPlainText().contains("![x](file:///etc/passwd)"), "it is shown as it was written");
        QVERIFY(m_view->pane()->height() <= m_view->height());
        m_view->closeIssue();
        m_view->setReadIssue({});
    }

    void whatIsCopiedIsSafeWhereItIsPutIn()
    {
        m_view->table()->clearSelection();
        m_view->copy(VersionView::CopyAs::Csv);
        const QString csv = QGuiApplication::clipboard()->text();
        QCOMPARE(csv.count("\r\n"), 31);
        QVERIFY(!csv.contains(QChar(0x202E)));
        m_view->copy(VersionView::CopyAs::Markdown);
        const QString markdown = QGuiApplication::clipboard()->text();
        QVERIFY(!markdown.contains(QChar(0x202E)));
        static const QRegularExpression bare("(?<!\\\\)<img");
        QVERIFY2(!bare.match(markdown).hasMatch(), "Markdown takes that for a picture");
    }

private:
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<VersionView> m_view;
};

RELEASE_DESK_TEST(tst_hostile_issues, TestHostileIssues)
#include "tst_hostile_issues.moc"
