// SPDX-License-Identifier: Apache-2.0
#include "core/domain/scope_warnings.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_world.h"
#include "ui/versions/issue_table_model.h"
#include "ui/widgets/row_delegate.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

Q_DECLARE_METATYPE(releasedesk::ui::IssueSelection)

class TestIssueTableModel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<IssueTableModel>();
        new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_model.get());
        const domain::IssueSnapshot snapshot = tests::checkoutSnapshot();
        m_model->setWarnings(domain::scopeWarnings(snapshot, tests::sampleNow(), tests::sampleNow()));
        m_model->setChunks(versions::IssueChunk::split(snapshot.issues));
    }

    void aCounterSelects_data()
    {
        QTest::addColumn<IssueSelection>("selection");
        QTest::addColumn<int>("rows");
        QTest::newRow("all") << IssueSelection::All << 24;
        QTest::newRow("warnings") << IssueSelection::Warnings << 3;
        QTest::newRow("done") << IssueSelection::Done << 23;
        QTest::newRow("in progress") << IssueSelection::InProgress << 1;
        QTest::newRow("to do") << IssueSelection::ToDo << 0;
    }

    void aCounterSelects()
    {
        QFETCH(const IssueSelection, selection);
        m_model->setSelection(selection);
        QTEST(m_model->rowCount(), "rows");
    }

    void wordsSelect_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("rows");
        QTest::newRow("key") << "1402" << 1;
        QTest::newRow("person in lower case") << "daniel" << 6;
        QTest::newRow("two words, any order") << "coupon tab" << 1;
        QTest::newRow("Korean") << "결제" << 3;
        QTest::newRow("nothing") << "zebra" << 0;
    }

    void wordsSelect()
    {
        QFETCH(const QString, words);
        m_model->setWords(words);
        QTEST(m_model->rowCount(), "rows");
    }

    void aClassSelectsWithinACounter()
    {
        m_model->setSelection(IssueSelection::Warnings);
        m_model->setClass(domain::IssueClass::Bug);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->index(0, IssueTableModel::KeyColumn).data().toString(), "SHOP-1422");
        m_model->setClass(std::nullopt);
        QCOMPARE(m_model->rowCount(), 3);
    }

    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("first");
        QTest::newRow("by priority, then as Jira has them") << int(IssueTableModel::PriorityColumn) << "SHOP-1402";
        QTest::newRow("by number, not by letter") << int(IssueTableModel::KeyColumn) << "SHOP-1371";
        QTest::newRow("what is not done first") << int(IssueTableModel::StatusColumn) << "SHOP-1428";
        QTest::newRow("worst code first") << int(IssueTableModel::DevelopmentColumn) << "SHOP-1422";
    }

    void sorts()
    {
        QFETCH(const int, column);
        m_model->sort(column);
        QTEST(m_model->index(0, IssueTableModel::KeyColumn).data().toString(), "first");
    }

    void typingOnNarrowsToWhatTypingAtOnceFinds()
    {
        m_model->setChunks(versions::IssueChunk::split(manyIssues(2000)));
        for (const char *typed : {"p", "pa", "pay", "pay ", "pay 1", "pay 19"})
            m_model->setWords(QString::fromLatin1(typed));
        const QStringList narrowed = keys();
        m_model->setWords({});
        QCOMPARE(m_model->rowCount(), 2000);
        m_model->setWords("pay 19");

        QCOMPARE(keys(), narrowed);
        QVERIFY(narrowed.contains("PAY-19") && narrowed.contains("PAY-1900") && !narrowed.contains("PAY-91"));
    }

    void rowsThatComeLaterAreFilteredAndOrderedAlike()
    {
        const QList<domain::Issue> all = manyIssues(1500);
        m_model->setChunks(versions::IssueChunk::split(all));
        m_model->setWords("7");
        m_model->sort(IssueTableModel::KeyColumn, Qt::DescendingOrder);
        const QStringList atOnce = keys();

        m_model->setChunks(versions::IssueChunk::split(all.first(700)));
        m_model->appendChunks(versions::IssueChunk::split(all.sliced(700)));
        m_model->showPending();

        QCOMPARE(keys(), atOnce);
        QCOMPARE(m_model->total(), 1500);
        QCOMPARE(atOnce.first(), "PAY-1497");
    }

    void theOrderOfJiraComesBack()
    {
        const QStringList before = keys();
        m_model->sort(IssueTableModel::SummaryColumn);
        QVERIFY(keys() != before);
        m_model->unsort();
        QCOMPARE(keys(), before);
    }

    void developmentSaysTheWorst_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("more");
        QTest::newRow("merged") << "SHOP-1402" << "Merged" << "4 PR(s)";
        QTest::newRow("failing") << "SHOP-1422" << "Build failing" << "";
        QTest::newRow("open") << "SHOP-1376" << "PR not merged" << "";
        QTest::newRow("commits") << "SHOP-1411" << "3 commit(s)" << "";
    }

    void developmentSaysTheWorst()
    {
        QFETCH(const QString, key);
        const QModelIndex index = m_model->find(key).siblingAtColumn(IssueTableModel::DevelopmentColumn);
        QTEST(index.data().toString(), "words");
        QTEST(index.data(SecondaryRole).toString(), "more");
    }

    void aRowWarnsOfItsCodeWhereTheCounterDoes_data()
    {
        QTest::addColumn<domain::StatusCategory>("category");
        QTest::addColumn<bool>("isOff");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("warns");
        QTest::newRow("done, so that it should be merged")
            << domain::StatusCategory::Done << false << "PR not merged" << true;
        QTest::newRow("still worked on") << domain::StatusCategory::InProgress << false << "PR open" << false;
        QTest::newRow("done, but the rule is off") << domain::StatusCategory::Done << true << "PR not merged" << false;
    }

    void aRowWarnsOfItsCodeWhereTheCounterDoes()
    {
        QFETCH(const domain::StatusCategory, category);
        QFETCH(const bool, isOff);
        domain::IssueSnapshot snapshot;
        snapshot.issues = manyIssues(1);
        snapshot.issues[0].category = category;
        snapshot.issues[0].fixVersions = {"1.0"};
        snapshot.issues[0].development = {.isKnown = true, .openPullRequests = 1, .mergedPullRequests = 1};
        domain::WarningContext context;
        context.now = tests::sampleNow();
        if (isOff)
            context.off.insert("W1", "They are merged by a robot.");
        const QList<domain::ScopeWarning> warnings = domain::judgeScope(snapshot, context).warnings;
        m_model->setChunks(versions::IssueChunk::split(snapshot.issues));
        m_model->setWarnings(warnings);

        const QModelIndex cell = m_model->index(0, IssueTableModel::DevelopmentColumn);
        QTEST(cell.data().toString(), "words");
        QTEST(cell.data(IconRole).toString() == "warning", "warns");
        QTEST(domain::countScope(snapshot, warnings).warnings > 0, "warns");
    }

    void unknownDevelopmentIsSaidOnceInTheHead()
    {
        domain::IssueSnapshot snapshot = tests::checkoutSnapshot();
        for (domain::Issue &issue : snapshot.issues)
            issue.development = {};
        m_model->setChunks(versions::IssueChunk::split(snapshot.issues));

        QCOMPARE(m_model->headerData(IssueTableModel::DevelopmentColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
                 "Not available from this Jira");
        QCOMPARE(m_model->index(0, IssueTableModel::DevelopmentColumn).data().toString(), "—");
    }

private:
    static QList<domain::Issue> manyIssues(int count)
    {
        QList<domain::Issue> issues;
        for (int i = 0; i < count; ++i) {
            domain::Issue issue;
            issue.id = QString::number(i);
            issue.key = QStringLiteral("PAY-%1").arg(i);
            issue.summary = QStringLiteral("Pay by card");
            issues.append(issue);
        }
        return issues;
    }

    [[nodiscard]] QStringList keys() const
    {
        QStringList keys;
        for (int row = 0; row < m_model->rowCount(); ++row)
            keys.append(m_model->index(row, IssueTableModel::KeyColumn).data().toString());
        return keys;
    }

    std::unique_ptr<IssueTableModel> m_model;
};

RELEASE_DESK_TEST(tst_issue_table_model, TestIssueTableModel)
#include "tst_issue_table_model.moc"
