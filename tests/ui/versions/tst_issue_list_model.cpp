// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_world.h"
#include "ui/versions/issue_list_model.h"
#include "ui/widgets/row_delegate.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

Q_DECLARE_METATYPE(releasedesk::ui::IssueSelection)

class TestIssueListModel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<IssueListModel>();
        m_filter = std::make_unique<IssueFilterModel>();
        m_filter->setSourceModel(m_model.get());
        const QAbstractItemModelTester model(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester filter(m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const domain::IssueSnapshot snapshot = tests::checkoutSnapshot();
        m_model->setIssues(snapshot, domain::scopeWarnings(snapshot, tests::sampleNow(), tests::sampleNow()));
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
        m_filter->setSelection(selection);
        QTEST(m_filter->rowCount(), "rows");
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
        m_filter->setWords(words);
        QTEST(m_filter->rowCount(), "rows");
    }

    void aClassSelectsWithinACounter()
    {
        m_filter->setSelection(IssueSelection::Warnings);
        m_filter->setClass(domain::IssueClass::Bug);
        QCOMPARE(m_filter->rowCount(), 1);
        QCOMPARE(m_filter->index(0, IssueListModel::KeyColumn).data().toString(), "SHOP-1422");
        m_filter->setClass(std::nullopt);
        QCOMPARE(m_filter->rowCount(), 3);
    }

    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("first");
        QTest::newRow("by priority, then as Jira has them") << int(IssueListModel::PriorityColumn) << "SHOP-1402";
        QTest::newRow("by number, not by letter") << int(IssueListModel::KeyColumn) << "SHOP-1371";
        QTest::newRow("what is not done first") << int(IssueListModel::StatusColumn) << "SHOP-1428";
        QTest::newRow("worst code first") << int(IssueListModel::DevelopmentColumn) << "SHOP-1422";
    }

    void sorts()
    {
        QFETCH(const int, column);
        m_filter->sort(column);
        QTEST(m_filter->index(0, IssueListModel::KeyColumn).data().toString(), "first");
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
        const QModelIndex index = m_model->find(key).siblingAtColumn(IssueListModel::DevelopmentColumn);
        QTEST(index.data().toString(), "words");
        QTEST(index.data(SecondaryRole).toString(), "more");
    }

    void unknownDevelopmentIsSaidOnceInTheHead()
    {
        domain::IssueSnapshot snapshot = tests::checkoutSnapshot();
        for (domain::Issue &issue : snapshot.issues)
            issue.development = {};
        m_model->setIssues(snapshot, {});

        QCOMPARE(m_model->headerData(IssueListModel::DevelopmentColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
                 "Not available from this Jira");
        QCOMPARE(m_model->index(0, IssueListModel::DevelopmentColumn).data().toString(), "—");
    }

private:
    std::unique_ptr<IssueListModel> m_model;
    std::unique_ptr<IssueFilterModel> m_filter;
};

RELEASE_DESK_TEST(tst_issue_list_model, TestIssueListModel)
#include "tst_issue_list_model.moc"
