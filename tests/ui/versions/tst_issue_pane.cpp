// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/versions/issue_pane.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using versions::CodeStanding;

class TestIssuePane final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_detail = {};
        m_pane = std::make_unique<IssuePane>();
        m_pane->resize(380, 1100);
        m_pane->setRead([this](const QString & /*key*/) {
            auto reading = std::make_unique<versions::DetailReading>();
            m_reading = reading.get();
            return reading;
        });
        m_pane->show();
        m_detail.issue.id = "10001";
        m_detail.issue.key = "SHOP-1402";
        m_detail.issue.summary = "Payment sheet opens in one tap";
        m_detail.issue.development = {.isKnown = true, .openPullRequests = 1, .commits = 2};
        m_detail.description = "Pays.";
        m_detail.readAt = QDateTime({2026, 11, 21}, QTime(7, 0), Qt::UTC);
        m_pane->showIssue(IssuePane::Subject{m_detail.issue, {}, m_own}, m_detail.readAt);
        QTRY_VERIFY(m_reading);
    }
    void cleanup() { m_pane.reset(); }

    void theIssueIsShownBeforeItsCode()
    {
        emit m_reading->arrived(m_detail);
        QVERIFY(shows("1 open pull request(s) · 2 commit(s)"));
        QVERIFY(m_pane->isReading());
        QVERIFY(!shows("One tap <b>now</b>"));
        finishWith(CodeStanding::Read);
        QVERIFY(!m_pane->isReading());
        QVERIFY(shows("One tap <b>now</b>")); // as text
        QVERIFY(shows("open · feature/SHOP-1402 → main · Priya Nair"));
        QVERIFY(shows("feature/SHOP-1402"));
        QVERIFY(shows("Draw the sheet"));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_pane, "issue-code", {380, 900})) > 20);
    }

    void aCommitThatBothKnowStandsOnce()
    {
        domain::ScopeCommit own;
        own.hash = QString(40, 'a');
        own.subject = "Ours";
        own.issueKey = "SHOP-1402";
        m_pane->showIssue(IssuePane::Subject{m_detail.issue, {}, {own}}, m_detail.readAt);
        finishWith(CodeStanding::Read);
        QVERIFY(shows("Ours"));
        QVERIFY(!shows("Draw the sheet"));
        QVERIFY(shows("Fold the sheet"));
    }

    void whatLeadsSomewhereIsOpened()
    {
        finishWith(CodeStanding::Read);
        QSignalSpy opened(m_pane.get(), &IssuePane::addressWanted);
        for (RowButton *const row : m_pane->findChildren<RowButton *>())
            row->click();
        QCOMPARE(opened.size(), 3);
        QCOMPARE(opened.first().first().toString(), "https://git.example/7");
    }

    void whatJiraDoesNotHandOutIsSaidOnce_data()
    {
        QTest::addColumn<CodeStanding>("standing");
        QTest::addColumn<bool>("hasField");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("more is counted than told")
            << CodeStanding::Partial << true << "Jira counts more than it hands out here.";
        QTest::newRow("nothing but counts")
            << CodeStanding::Refused << true
            << "This Jira counts pull requests and commits, but does not hand them out one by one.";
        QTest::newRow("not even counts") << CodeStanding::Refused << false
                                         << "This Jira does not hand out its development information.";
    }

    void whatJiraDoesNotHandOutIsSaidOnce()
    {
        QFETCH(const CodeStanding, standing);
        QFETCH(const bool, hasField);
        QFETCH(const QString, sentence);
        m_detail.issue.development.isKnown = hasField;
        m_pane->showIssue(IssuePane::Subject{m_detail.issue, {}, m_own}, m_detail.readAt);
        m_detail.code = {.standing = standing};
        emit m_reading->finished(m_detail);
        int said = 0;
        for (const auto *const label : m_pane->findChildren<SafeLabel *>())
            said += label->text().startsWith("This Jira") || label->text().startsWith("Jira counts") ? 1 : 0;
        QCOMPARE(said, 1);
        QVERIFY(shows(sentence));
    }

private:
    void finishWith(CodeStanding standing)
    {
        const QString page = "https://git.example/";
        m_detail.code.standing = standing;
        m_detail.code.pullRequests
            = {{"One tap <b>now</b>", QString(page + "7"), "OPEN", "feature/SHOP-1402", "main", "Priya Nair"}};
        m_detail.code.branches = {{"feature/SHOP-1402", {}, "shop/checkout"}};
        m_detail.code.commits
            = {{QString(40, 'a'), "Draw the sheet", QString(page + "a"), "Priya Nair", "shop/checkout", {}},
               {QString(40, 'b'), "Fold the sheet", QString(page + "b"), "Priya Nair", "shop/checkout", {}}};
        emit m_reading->finished(m_detail);
    }

    [[nodiscard]] bool shows(const QString &text) const
    {
        const auto labels = m_pane->findChildren<SafeLabel *>();
        return std::ranges::any_of(labels, [&text](const SafeLabel *label) { return label->text() == text; });
    }

    std::unique_ptr<IssuePane> m_pane;
    QPointer<versions::DetailReading> m_reading;
    versions::IssueDetail m_detail;
    QList<domain::ScopeCommit> m_own;
};

RELEASE_DESK_TEST(tst_issue_pane, TestIssuePane)
#include "tst_issue_pane.moc"
