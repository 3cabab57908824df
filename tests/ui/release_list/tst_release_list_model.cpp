// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/release_list/release_list_model.h"
#include "ui/theme/state.h"
#include "ui/widgets/row_delegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestReleaseListModel final : public QObject
{
    Q_OBJECT

private slots:
    void aRowFollowsItsEvents()
    {
        tests::SampleDesk sample(true);
        ReleaseListModel model(sample.desk, sample.clock);
        OpenReleasesModel open;
        open.setSourceModel(&model);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester openTester(&open, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);

        tests::recordSamples(sample.session);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(open.rowCount(), 4);
        QCOMPARE(open.index(0, ReleaseListModel::StateColumn).data().toString(), "Canary 10 %");
        QCOMPARE(open.index(0, ReleaseListModel::IssuesColumn).data().toString(), "23 / 24");
        QCOMPARE(open.index(0, ReleaseListModel::WindowColumn).data().toString(), "Today 14:00–16:00");

        sample.session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(),
                              domain::ReleaseCompleted{});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(open.rowCount(), 3);
    }

    void hostileTitlesStayOneLine()
    {
        tests::SampleDesk sample(true);
        ReleaseListModel model(sample.desk, sample.clock);
        tests::recordDraft(sample.session, ReleaseId("r"), ProjectId("checkout"), "1", "<b>a\nb\u202Ec", PersonId("x"),
                           {}, {}, {}, tests::sampleNow());

        const QString title = model.index(0, 0).data(ReleaseListModel::TitleRole).toString();

        QVERIFY(!title.contains('\n'));
        QVERIFY(!title.contains(QChar(0x202E)));
        QCOMPARE(model.index(0, ReleaseListModel::WindowColumn).data().toString(), "No window");
        QCOMPARE(model.index(0, ReleaseListModel::OwnerColumn).data().toString(), "x");
    }
};

RELEASE_DESK_TEST(tst_release_list_model, TestReleaseListModel)
#include "tst_release_list_model.moc"
