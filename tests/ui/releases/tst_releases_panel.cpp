// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/releases/releases_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

using Group = ReleaseListModel::Group;

class TestReleasesPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_panel = std::make_unique<ReleasesPanel>(m_sample->desk, m_sample->clock);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void groupsFollowTheState()
    {
        QCOMPARE(firstOf(Group::Running), "checkout");
        QCOMPARE(firstOf(Group::InApproval), "payments");
        QCOMPARE(firstOf(Group::Ready), "mobile-app");
        QCOMPARE(firstOf(Group::Draft), "catalog");
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "releases", {1224, 828})) > 100);

        m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(),
                                 domain::ReleaseCompleted{});

        QCOMPARE(firstOf(Group::Running), QString());
        QCOMPARE(firstOf(Group::Over), "checkout");
        QCOMPARE(m_panel->shownCount(), 3); // finished ones are asked for
        auto *const kind = m_panel->findChild<SegmentedControl *>();
        emit kind->chosen((kind->setCurrentIndex(1), 1));
        QCOMPARE(m_panel->shownCount(), 1);
    }

    void filtersAsOneTypes_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("shown");
        QTest::newRow("project") << "payments" << 1;
        QTest::newRow("version") << "2.8" << 1;
        QTest::newRow("owner") << "bae-dal" << 1;
        QTest::newRow("state") << "sign-off" << 1;
        QTest::newRow("all of several words") << "search 12.4" << 1;
        QTest::newRow("nothing") << "zebra" << 0;
    }

    void filtersAsOneTypes()
    {
        QFETCH(const QString, words);
        QTest::keyClicks(m_panel->search(), words);
        QTEST(m_panel->shownCount(), "shown");
        const auto *const empty = m_panel->findChild<EmptyState *>();
        QCOMPARE(empty->isVisibleTo(m_panel.get()), m_panel->shownCount() == 0);
    }

    void arrowsGoFromGroupToGroupAndEnterOpens()
    {
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QSignalSpy opened(m_panel.get(), &ReleasesPanel::openRelease);
        TableView *const running = m_panel->table(Group::Running);
        running->setCurrentIndex(running->model()->index(0, 0));
        running->setFocus();

        QTest::keyClick(running, Qt::Key_Down);
        QVERIFY(m_panel->table(Group::InApproval)->hasFocus());
        QTest::keyClick(m_panel->table(Group::InApproval), Qt::Key_Return);

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<ReleaseId>(), tests::paymentsRelease);
        QTest::keyClick(m_panel->table(Group::InApproval), Qt::Key_Up);
        QVERIFY(running->hasFocus());
    }

    void aHeadSortsAllGroups()
    {
        tests::recordDraft(m_sample->session, ReleaseId("a"), ProjectId("checkout"), "2.9.0", "One page",
                           tests::sampleUser, {}, {}, {}, tests::sampleNow());
        const QAbstractItemModelTester tester(m_panel->table(Group::Draft)->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(firstOf(Group::Draft), "catalog"); // by window; none stands last

        emit m_panel->table(Group::Draft)->horizontalHeader()->sectionClicked(ReleaseListModel::OwnerColumn);
        QCOMPARE(firstOf(Group::Draft), "checkout");
        emit m_panel->table(Group::Draft)->horizontalHeader()->sectionClicked(ReleaseListModel::OwnerColumn);
        QCOMPARE(firstOf(Group::Draft), "catalog");
    }

    void nothingOpenOffersATemplate()
    {
        tests::SampleDesk none(true);
        ReleasesPanel panel(none.desk, none.clock);
        QSignalSpy wanted(&panel, &ReleasesPanel::newRelease);
        const auto *const empty = panel.findChild<EmptyState *>();

        QCOMPARE(empty->sentence(), "No open releases. Start from a template.");
        emit const_cast<EmptyState *>(empty)->actionTriggered();
        QCOMPARE(wanted.size(), 1);
    }

private:
    QString firstOf(Group group) const { return m_panel->table(group)->model()->index(0, 0).data().toString(); }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<ReleasesPanel> m_panel;
};

RELEASE_DESK_TEST(tst_releases_panel, TestReleasesPanel)
#include "tst_releases_panel.moc"
