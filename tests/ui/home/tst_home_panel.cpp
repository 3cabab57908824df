// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/home/home_panel.h"
#include "ui/home/month_calendar.h"
#include "ui/home/running_where_model.h"
#include "ui/home/week_numbers.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/table_view.h"

#include <QAbstractItemModelTester>
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
        const auto *const table = panel.findChild<TableView *>("nextReleases");

        QStringList shown;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            shown.append(table->model()->index(row, 0).data().toString());

        QCOMPARE(shown, QStringList({"checkout", "payments", "mobile-app", "catalog"}));
        QVERIFY(tests::colorsIn(tests::keepPictures(panel, "home", {1224, 828})) > 100);
    }

    void whatRunsWhereIsToldFirst()
    {
        HomePanel panel(m_sample->desk, m_sample->clock);
        auto *const table = panel.findChild<TableView *>("runningWhere");
        QCOMPARE(table->model()->rowCount(), 4); // projects
        QCOMPARE(table->model()->columnCount(), 3); // and the environments
        QCOMPARE(table->model()->headerData(1, Qt::Horizontal).toString(), "staging");
        const QModelIndex nothing = table->model()->index(3, 1);
        QCOMPARE(nothing.data().toString(), QStringLiteral("—"));
        QCOMPARE(nothing.data(Qt::AccessibleTextRole).toString(), "Never released from here");
        RunningWhereModel model(m_sample->desk, m_sample->clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.refresh();
    }

    void aFreezeIsSeenWhereDaysAre()
    {
        domain::Directory directory = m_sample->desk.directory();
        domain::Freeze freeze;
        freeze.from = tests::sampleNow().addDays(2);
        freeze.until = tests::sampleNow().addDays(4);
        freeze.reason = "Black Friday";
        directory.freezes = {freeze};
        HomePanel panel(m_sample->desk, m_sample->clock);
        panel.resize(1224, 828);
        panel.show();
        const auto chip = [&panel] {
            for (Chip *const each : panel.findChildren<Chip *>()) {
                if (each->text().startsWith("Freeze") && each->isVisible())
                    return each->text();
            }
            return QString();
        };
        QCOMPARE(chip(), QString());
        m_sample->desk.setDirectory(directory);
        QTRY_VERIFY2(chip().startsWith("Freeze in 2 d"), qPrintable(chip()));
        const auto *const grid = panel.findChild<MonthGrid *>();
        QCOMPARE(grid->freezesOn(QDate(2026, 11, 27)), QStringList{"Black Friday"});
        QVERIFY(grid->freezesOn(QDate(2026, 11, 24)).isEmpty());
        QVERIFY(tests::colorsIn(tests::keepPictures(panel, "home-freeze", {1224, 828})) > 100);
    }

    void aListWithoutRowsIsASentence()
    {
        HomePanel panel(m_sample->desk, m_sample->clock);
        auto *const table = panel.findChild<TableView *>("nextReleases");
        panel.show();
        QVERIFY(table->isVisible());
        for (const domain::Release &release : m_sample->desk.book().releases()) {
            if (table->model()->rowCount() > 0)
                m_sample->session.happen(release.id(), tests::sampleUser, tests::sampleNow(),
                                         domain::ReleaseDiscarded{"not needed"});
        }
        QTRY_VERIFY(!table->isVisible());
    }

    void aReleaseOpensByKeyboard()
    {
        HomePanel panel(m_sample->desk, m_sample->clock);
        QSignalSpy opened(&panel, &HomePanel::openRelease);
        auto *const table = panel.findChild<TableView *>("nextReleases");

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
