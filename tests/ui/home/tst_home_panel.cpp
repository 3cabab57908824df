// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/home/home_panel.h"
#include "ui/home/month_calendar.h"
#include "ui/home/week_numbers.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/table_view.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestHomePanel final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_sample = std::make_unique<tests::SampleDesk>(); }
    void cleanup() { m_sample.reset(); }

    void showsTheOpenReleasesInOrderOfTheirWindows()
    {
        HomePanel panel(m_sample->desk, m_sample->clock);
        const auto *const table = panel.findChild<TableView *>();

        QStringList shown;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            shown.append(table->model()->index(row, 0).data().toString());

        QCOMPARE(shown, QStringList({"checkout", "payments", "mobile-app", "catalog"}));
        QVERIFY(tests::colorsIn(tests::keepPictures(panel, "home", {1224, 828})) > 100);
    }

    void aReleaseOpensByKeyboard()
    {
        HomePanel panel(m_sample->desk, m_sample->clock);
        QSignalSpy opened(&panel, &HomePanel::openRelease);
        auto *const table = panel.findChild<TableView *>();

        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<ReleaseId>(), tests::paymentsRelease);
    }

    void anApprovalOpensByKeyboard()
    {
        HomePanel panel(m_sample->desk, m_sample->clock);
        QSignalSpy opened(&panel, &HomePanel::openApproval);
        QWidget *row = nullptr;
        for (RowButton *const each : panel.findChildren<RowButton *>()) {
            if (each->accessibleName().startsWith("Security sign-off"))
                row = each;
        }
        QVERIFY(row);

        QTest::keyClick(row, Qt::Key_Return);

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(0).value<ReleaseId>(), tests::paymentsRelease);
        QCOMPARE(opened.first().at(1).value<TaskId>(), TaskId("approve"));
    }

    void everyControlHasAName()
    {
        HomePanel panel(m_sample->desk, m_sample->clock);
        for (const QAbstractButton *const button : panel.findChildren<QAbstractButton *>()) {
            if (!button->isVisibleTo(&panel) || button->inherits("QTableCornerButton"))
                continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->metaObject()->className()));
        }
    }

    void anEmptyWorkspaceSaysWhatToDo()
    {
        tests::SampleDesk empty(true);
        HomePanel panel(empty.desk, empty.clock);
        panel.show();
        QSignalSpy wanted(&panel, &HomePanel::newRelease);
        auto *const state = panel.findChild<EmptyState *>();
        QVERIFY(state->isVisibleTo(&panel));

        emit state->actionTriggered();
        QCOMPARE(wanted.size(), 1);
        tests::recordSamples(empty.session);

        QTRY_VERIFY(!state->isVisibleTo(&panel));
    }

    void theWeekHasOnlyNumbersWithData()
    {
        QVERIFY(weekNumbers(m_sample->desk.book(), m_sample->clock.utcNow()).isEmpty());

        m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(),
                                 domain::ReleaseCompleted{});
        const QList<WeekNumber> numbers = weekNumbers(m_sample->desk.book(), m_sample->clock.utcNow());

        QCOMPARE(numbers.size(), 4);
        QCOMPARE(numbers.at(0).value, "1");
        QCOMPARE(numbers.at(1).value, "4 d 5 h");
        QCOMPARE(numbers.at(2).value, "0");
        QCOMPARE(numbers.at(3).note, "3 of 4 steps");
        QVERIFY(weekNumbers(m_sample->desk.book(), m_sample->clock.utcNow().addDays(8)).isEmpty());
    }

    void aDayOfTheCalendarOpensItsRelease()
    {
        MonthCalendar calendar(m_sample->desk, m_sample->clock);
        calendar.refresh();
        QSignalSpy opened(&calendar, &MonthCalendar::opened);
        QCOMPARE(calendar.grid()->selectedDay(), QDate(2026, 11, 24));

        QTest::keyClick(calendar.grid(), Qt::Key_Right);
        QTest::keyClick(calendar.grid(), Qt::Key_Return);

        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<ReleaseId>(), tests::paymentsRelease);
        QVERIFY(calendar.grid()->accessibleName().contains("payments 5.1.0"));
        QTest::keyClick(calendar.grid(), Qt::Key_Down);
        QTest::keyClick(calendar.grid(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(calendar.grid()->selectedDay(), QDate(2026, 12, 2));
    }

private:
    std::unique_ptr<tests::SampleDesk> m_sample;
};

RELEASE_DESK_TEST(tst_home_panel, TestHomePanel)
#include "tst_home_panel.moc"
