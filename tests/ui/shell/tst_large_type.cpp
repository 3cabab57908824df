// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/shell/window_world.h"
#include "ui/home/home_panel.h"
#include "ui/release_list/release_list_model.h"
#include "ui/releases/releases_panel.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/status_item.h"
#include "ui/widgets/table_view.h"

#include <QScrollArea>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

//! The window with the largest type.
class TestLargeType final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::current().install(); }
    void init()
    {
        m_world = std::make_unique<tests::WindowWorld>();
        m_world->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_world->window.get()));
        Theme::current().setTextScale(150);
    }
    void cleanup()
    {
        Theme::current().setTextScale(100);
        m_world.reset();
    }

    void everythingBesideTheReleasesOfHomeIsWhole_data() { sizes(); }
    void everythingBesideTheReleasesOfHomeIsWhole()
    {
        QFETCH(const QSize, size);
        m_world->window->resize(size);
        const auto *const home = m_world->window->findChild<HomePanel *>();
        QTest::qWait(5);
        for (const QScrollArea *const area : home->findChildren<QScrollArea *>())
            QVERIFY2(area->widget()->width() <= area->viewport()->width(),
                     qPrintable(QStringLiteral("%1 in %2, of %3")
                                    .arg(area->widget()->width())
                                    .arg(area->viewport()->width())
                                    .arg(home->width())));
    }

    void aReleaseCanBeToldInItsTable_data() { sizes(); }
    void aReleaseCanBeToldInItsTable()
    {
        QFETCH(const QSize, size);
        m_world->window->go({View::Releases});
        m_world->window->resize(size);
        QTest::qWait(5);
        const auto *const panel = m_world->window->findChild<ReleasesPanel *>();
        for (const TableView *const table : panel->findChildren<TableView *>()) {
            if (table->isVisible())
                QVERIFY2(table->columnWidth(ReleaseListModel::ReleaseColumn) >= 300,
                         qPrintable(QString::number(table->columnWidth(ReleaseListModel::ReleaseColumn))));
        }
    }

    void aReleaseCanBeToldOnHome_data() { sizes(); }
    void aReleaseCanBeToldOnHome()
    {
        QFETCH(const QSize, size);
        m_world->window->resize(size);
        QTest::qWait(5);
        const auto *const next = m_world->window->findChild<TableView *>("nextReleases");
        QVERIFY2(next->columnWidth(ReleaseListModel::ReleaseColumn) >= 200,
                 qPrintable(QString::number(next->columnWidth(ReleaseListModel::ReleaseColumn))));
    }

    void nothingOfTheStatusBarOverlaps_data() { sizes(); }
    void nothingOfTheStatusBarOverlaps()
    {
        QFETCH(const QSize, size);
        m_world->window->resize(size);
        QTest::qWait(5);
        const auto *const bar = m_world->window->findChild<StatusBar *>();
        QCOMPARE(bar->height(), 36);
        int end = 0;
        int shown = 0;
        for (const StatusItem *const item : bar->findChildren<StatusItem *>()) {
            if (!item->isVisible())
                continue;
            ++shown;
            QVERIFY2(item->width() >= item->sizeHint().width(), qPrintable(item->text()));
            QVERIFY2(item->x() >= end, qPrintable(item->text()));
            end = item->geometry().right();
        }
        QVERIFY(end < bar->width());
        QVERIFY(shown >= 2); // the engine and the time at least
    }

private:
    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("large") << QSize(1440, 900);
        QTest::newRow("small") << QSize(1024, 720);
    }

    std::unique_ptr<tests::WindowWorld> m_world;
};

RELEASE_DESK_TEST(tst_large_type, TestLargeType)

#include "tst_large_type.moc"
