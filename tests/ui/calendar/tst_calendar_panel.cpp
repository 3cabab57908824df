// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/calendar/calendar_panel.h"
#include "ui/calendar/month_sheet.h"
#include "ui/calendar/slot_form.h"
#include "ui/calendar/weeks_sheet.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestCalendarPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        domain::Directory directory = m_sample->desk.directory();
        domain::Freeze freeze;
        freeze.from = tests::sampleNow().addDays(2).addSecs(10 * 3600); // the night to Friday
        freeze.until = tests::sampleNow().addDays(6);
        freeze.reason = "Black Friday";
        directory.freezes = {freeze};
        directory.calendar.holidays = {QDate(2026, 11, 30)};
        directory.delegations = {{"d1",
                                  directory.people.at(1).id,
                                  directory.people.at(2).id,
                                  tests::sampleNow(),
                                  tests::sampleNow().addDays(2),
                                  {},
                                  "leave",
                                  {}}};
        m_sample->desk.setDirectory(directory);
        m_panel = std::make_unique<CalendarPanel>(m_sample->desk, m_sample->clock);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void aMonthAndTwoWeeksHoldTheSame()
    {
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "calendar-month", {1224, 828})) > 60);
        QCOMPARE(kindsOfSheet(), 4);
        QVERIFY(m_panel->sheet()->rectOf(tests::checkoutRelease).isValid());
        m_panel->showSpan(CalendarPanel::Span::TwoWeeks);
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "calendar-weeks", {1224, 828})) > 60);
        QCOMPARE(kindsOfSheet(), 4);
        QVERIFY(m_panel->sheet()->rectOf(tests::checkoutRelease).isValid());
        tests::keepPictures(*m_panel, "calendar-weeks-small", {972, 648});
    }

    void weeksBeginAsTheCountryHasIt_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<int>("first");
        QTest::newRow("Korea") << QLocale(QLocale::Korean, QLocale::SouthKorea) << static_cast<int>(Qt::Sunday);
        QTest::newRow("Germany") << QLocale(QLocale::German, QLocale::Germany) << static_cast<int>(Qt::Monday);
    }
    void weeksBeginAsTheCountryHasIt()
    {
        QFETCH(const QLocale, locale);
        QFETCH(const int, first);
        QLocale::setDefault(locale);
        CalendarPanel panel(m_sample->desk, m_sample->clock);
        for (const auto span : {CalendarPanel::Span::Month, CalendarPanel::Span::TwoWeeks}) {
            panel.showSpan(span);
            QCOMPARE(panel.sheet()->firstDay().dayOfWeek(), first);
            QVERIFY(panel.sheet()->firstDay() <= QDate(2026, 11, 24));
            QVERIFY(panel.sheet()->lastDay() >= QDate(2026, 11, 24));
        }
        if (locale.language() == QLocale::Korean) {
            panel.showSpan(CalendarPanel::Span::Month);
            QCOMPARE(panel.sheet()->title(), QStringLiteral("2026년 11월"));
        }
    }

    void theKeyboardGoesEverywhere()
    {
        show();
        CalendarSheet *const sheet = m_panel->sheet();
        QCOMPARE(sheet->selectedDay(), QDate(2026, 11, 24));
        QTest::keyClick(sheet, Qt::Key_Right);
        QCOMPARE(sheet->selectedDay(), QDate(2026, 11, 25));
        QTest::keyClick(sheet, Qt::Key_Down);
        QCOMPARE(sheet->selectedDay(), QDate(2026, 12, 2));
        QVERIFY(sheet->title().contains("November") || sheet->lastDay() >= QDate(2026, 12, 2));
        QTest::keyClick(sheet, Qt::Key_PageDown);
        QVERIFY(sheet->selectedDay() > QDate(2026, 12, 2));
        QTest::keyClick(sheet, Qt::Key_PageUp);
        QTest::keyClick(sheet, Qt::Key_T);
        QCOMPARE(sheet->selectedDay(), QDate(2026, 11, 24));
        QTest::keyClick(sheet, Qt::Key_W);
        QCOMPARE(m_panel->span(), CalendarPanel::Span::TwoWeeks);
        QVERIFY(m_panel->sheet()->hasFocus());
        QTest::keyClick(m_panel->sheet(), Qt::Key_M);
        QCOMPARE(m_panel->span(), CalendarPanel::Span::Month);
    }

    void enterOpensTheReleaseOfTheDay()
    {
        show();
        QSignalSpy opened(m_panel.get(), &CalendarPanel::openRelease);
        m_panel->showDay(QDate(2026, 11, 24));
        const auto releases = [this] {
            QList<ReleaseId> found;
            for (const ShownEntry &each : m_panel->sheet()->entriesOn(m_panel->sheet()->selectedDay())) {
                if (each.is(rehearsal::CalendarKind::Window))
                    found.append(each.entry.release);
            }
            return found;
        };
        QVERIFY(releases().contains(tests::checkoutRelease));
        QVERIFY2(m_panel->sheet()->accessibleName().contains("checkout 2.8.0"),
                 qPrintable(m_panel->sheet()->accessibleName()));
        QTest::keyClick(m_panel->sheet(), Qt::Key_Return);
        if (opened.isEmpty()) { // several: the first row of the list has the focus now
            auto *const row = qobject_cast<RowButton *>(QApplication::focusWidget());
            QVERIFY(row);
            QTest::keyClick(row, Qt::Key_Return);
        }
        QCOMPARE(opened.size(), 1);
    }

    void whatStandsInTheWayOfAReleaseIsToldThere()
    {
        show();
        // Its window lies in the freeze.
        m_panel->showDay(QDate(2026, 11, 27));
        const QList<ShownEntry> entries = m_panel->sheet()->entriesOn(QDate(2026, 11, 27));
        const auto catalog = std::ranges::find_if(
            entries, [](const ShownEntry &each) { return each.entry.release == tests::catalogRelease; });
        QVERIFY(catalog != entries.end());
        QVERIFY(catalog->isBlocked);
        QVERIFY2(catalog->conflicts.join(u' ').contains("Black Friday"), qPrintable(catalog->conflicts.join(u' ')));
        QVERIFY(m_panel->sheet()->accessibleName().contains("Black Friday"));
        // What runs is past asking.
        for (const ShownEntry &each : m_panel->sheet()->entries()) {
            if (each.entry.release == tests::checkoutRelease)
                QVERIFY(each.conflicts.isEmpty());
        }
    }

    void aPlaceLeavesOutTheOthers()
    {
        show();
        const auto windows = [this] {
            return std::ranges::count_if(m_panel->sheet()->entries(), [](const ShownEntry &each) {
                return each.is(rehearsal::CalendarKind::Window);
            });
        };
        const auto all = windows();
        QVERIFY(all > 0);
        for (int i = 1; i < m_panel->place()->count(); ++i) {
            m_panel->place()->setCurrentIndex(i);
            const EnvironmentId place(m_panel->place()->currentData().toString());
            for (const ShownEntry &each : m_panel->sheet()->entries())
                QVERIFY(each.isIn(place));
        }
        m_panel->place()->setCurrentIndex(0);
        QCOMPARE(windows(), all);
    }

    void aMonthWithoutWindowsSaysWhatToDo()
    {
        show();
        m_panel->showDay(QDate(2028, 2, 10));
        bool isTold = false;
        for (const QLabel *const label : m_panel->findChildren<QLabel *>())
            isTold |= label->isVisible() && label->text().startsWith("No release has a window");
        QVERIFY(isTold);
    }

    void theSlotIsJudgedWhileItIsWritten()
    {
        show();
        SlotForm *const slot = m_panel->slot();
        choose(slot->release(), tests::catalogRelease.value());
        // In the freeze, everywhere.
        const QDate frozen = inShownZone(tests::sampleNow()).date().addDays(4);
        m_panel->showDay(frozen);
        QCOMPARE(inShownZone(slot->wish().from).date(), frozen);
        QVERIFY(!slot->obstacles().isEmpty());
        QCOMPARE(slot->obstacles().first().kind, rehearsal::ObstacleKind::Freeze);
        QVERIFY2(slot->answer().startsWith("Not free"), qPrintable(slot->answer()));
        QVERIFY(slot->nextFree().isValid());
        QVERIFY(slot->takeNext()->isVisible());

        QTest::mouseClick(slot->takeNext(), Qt::LeftButton);
        QVERIFY2(slot->obstacles().isEmpty(), qPrintable(slot->answer()));
        QVERIFY2(slot->answer().startsWith("Free"), qPrintable(slot->answer()));
        // The sheet goes along.
        QCOMPARE(m_panel->sheet()->selectedDay(), inShownZone(slot->wish().from).date());

        QTest::keyClicks(slot->window()->hours()->edit(), "x");
        QVERIFY(slot->answer().startsWith("Write a day"));
        QVERIFY(slot->obstacles().isEmpty());
    }

    void aPlaceAloneCanBeAskedFor()
    {
        show();
        SlotForm *const slot = m_panel->slot();
        choose(slot->release(), {});
        const domain::Release &running = *m_sample->desk.release(tests::checkoutRelease);
        slot->window()->setWindow(running.windowStart(), running.windowEnd());
        const QList<EnvironmentId> places = rehearsal::placesOf(running, m_sample->desk.directory());
        QVERIFY(!places.isEmpty());
        choose(slot->place(), places.last().value());
        QCOMPARE(slot->obstacles().first().kind, rehearsal::ObstacleKind::Environment);
        QCOMPARE(slot->obstacles().first().release, tests::checkoutRelease);
    }

    void anEmptyWorkspaceIsShownToo()
    {
        tests::SampleDesk empty(true);
        CalendarPanel panel(empty.desk, empty.clock);
        panel.resize(1000, 700);
        panel.show();
        QVERIFY(panel.sheet()->entries().isEmpty());
        QVERIFY(panel.slot()->answer().startsWith("Free"));
    }

private:
    void show()
    {
        m_panel->resize(1224, 828);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->sheet()->setFocus();
    }

    static void choose(QComboBox *box, const QString &id)
    {
        QVERIFY(box->findData(id) >= 0);
        box->setCurrentIndex(box->findData(id));
    }

    int kindsOfSheet() const
    {
        QSet<int> kinds;
        for (const ShownEntry &each : m_panel->sheet()->entries())
            kinds.insert(static_cast<int>(each.entry.kind));
        return static_cast<int>(kinds.size());
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<CalendarPanel> m_panel;
};

RELEASE_DESK_TEST(tst_calendar_panel, TestCalendarPanel)
#include "tst_calendar_panel.moc"
