// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/history/history_model.h"
#include "ui/history/history_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/switch.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestHistoryPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_panel = std::make_unique<HistoryPanel>(m_sample->desk, m_sample->clock);
        m_panel->showRelease(tests::checkoutRelease);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void modelKeepsItsRules()
    {
        HistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showActivities(m_sample->desk.history(tests::checkoutRelease), m_sample->desk.directory(),
                             m_sample->clock.utcNow());
        model.setWords("canary");
        model.setImportantOnly(true);
        model.setWords({});
        QVERIFY(model.rowCount() > 2);
    }

    void entriesStandUnderTheirDayNewestFirst()
    {
        const HistoryModel &model = *m_panel->model();
        const auto all = m_sample->desk.history(tests::checkoutRelease);
        QStringList headings;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row).data(HistoryModel::IsHeadingRole).toBool())
                headings.append(model.index(row).data().toString());
        }

        QCOMPARE(headings, QStringList({"Today, Tue 24 Nov", "Fri 20 Nov"}));
        QCOMPARE(model.entryCount(), static_cast<int>(all.size()));
        QCOMPARE(model.index(1).data().toString(), all.last().what);
        QCOMPARE(model.index(1).data(HistoryModel::TimeRole).toString(), "14:24");
        QVERIFY(model.index(1).data(Qt::ToolTipRole).toString().contains("2026-11-24 14:24:00"));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "history", {1388, 792})) > 60);
    }

    void theFilterWorksWhileTyping()
    {
        auto *const filter = m_panel->findChild<SearchField *>();
        QTest::keyClicks(filter, "regression green");

        QCOMPARE(m_panel->model()->entryCount(), 1);
        QCOMPARE(m_panel->model()->index(1).data(HistoryModel::NoteRole).toString(), "Regression green.");

        QTest::keyClicks(filter, " nowhere");
        auto *const empty = m_panel->findChild<EmptyState *>();
        QCOMPARE(m_panel->model()->rowCount(), 0);
        QVERIFY(empty->isVisibleTo(m_panel.get()));

        emit empty->actionTriggered();
        QVERIFY(m_panel->model()->entryCount() > 5);
    }

    void theSwitchLeavesImportantEntries()
    {
        const int all = m_panel->model()->entryCount();
        QTest::keyClick(m_panel->findChild<Switch *>(), Qt::Key_Space);

        qsizetype important = 0;
        for (const projections::Activity &each : m_sample->desk.history(tests::checkoutRelease))
            important += each.isImportant ? 1 : 0;
        QCOMPARE(m_panel->model()->entryCount(), static_cast<int>(important));
        QVERIFY(important < all);
    }

    void anEntryOpensItsTaskByKeyboard()
    {
        QSignalSpy opened(m_panel.get(), &HistoryPanel::taskActivated);
        auto *const list = m_panel->findChild<QListView *>();
        list->setCurrentIndex(m_panel->model()->index(1));

        QTest::keyClick(list, Qt::Key_Return);

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<TaskId>(), TaskId("canary-web"));
    }

    void itStaysWhereItIsReadWhenItGrows()
    {
        m_panel->resize(800, 260);
        m_panel->show();
        QScrollBar *const scrollBar = m_panel->findChild<QListView *>()->verticalScrollBar();
        QTRY_VERIFY(scrollBar->maximum() > 100);
        scrollBar->setValue(100);
        m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(),
                                 domain::ReleasePaused{QString("wait")});
        QTest::qWait(10);
        QCOMPARE(scrollBar->value(), 100);
        m_panel->showRelease(tests::paymentsRelease);
        QCOMPARE(scrollBar->value(), 0);
    }

    void itGrowsWhenTheDeskTells()
    {
        const int before = m_panel->model()->entryCount();
        m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(),
                                 domain::ReleasePaused{QString("<b>wait</b>\n\u202Enow")});

        QCOMPARE(m_panel->model()->entryCount(), before + 1);
        const QString note = m_panel->model()->index(1).data(HistoryModel::NoteRole).toString();
        QVERIFY(note.contains("<b>wait</b>"));
        QVERIFY(!note.contains(QChar(0x202E)) && !note.contains('\n'));
    }

private:
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<HistoryPanel> m_panel;
};

RELEASE_DESK_TEST(tst_history_panel, TestHistoryPanel)
#include "tst_history_panel.moc"
