// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/shell/window_world.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/calendar/calendar_sheet.h"
#include "ui/modeling/flow_keys.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/shortcut_list.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;
using Kind = KeyHelpGroup::Kind;

namespace {

const QList<Place> places{{View::Home},
                          {View::Approvals},
                          {View::Releases},
                          {View::Versions},
                          {View::Calendar},
                          {View::People},
                          {View::Connections},
                          {View::NewRelease},
                          {View::Release, tests::catalogRelease, ReleaseTab::Flow},
                          {View::Release, tests::catalogRelease, ReleaseTab::Features},
                          {View::Release, tests::catalogRelease, ReleaseTab::WorkPlan},
                          {View::Release, tests::catalogRelease, ReleaseTab::Notes},
                          {View::Release, tests::catalogRelease, ReleaseTab::History},
                          {View::Release, tests::catalogRelease, ReleaseTab::Code}};

QKeyEvent pressOf(const QString &key)
{
    const QKeyCombination keys = QKeySequence(key)[0];
    const bool isCharacter = keys.keyboardModifiers() == Qt::NoModifier && key.size() == 1;
    return {QEvent::KeyPress, keys.key(), keys.keyboardModifiers(), isCharacter ? key.toLower() : QString()};
}

} // namespace

class TestShortcutList final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::current().install(); }
    void init()
    {
        m_world = std::make_unique<tests::WindowWorld>();
        m_world->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_world->window.get()));
    }
    void cleanup()
    {
        Theme::current().setTextScale(100);
        m_world.reset();
    }

    void everyKeyOnTheSheetDoesSomething()
    {
        QStringList idle;
        int count = 0;
        for (const Place &place : places) {
            m_world->window->go(place);
            QTest::qWait(1);
            for (const KeyHelpGroup &group : keysOf(place)) {
                for (const KeyHelp &help : group.keys) {
                    QVERIFY(!help.words.isEmpty() && !help.printed().isEmpty());
                    for (const QString &key : help.keys) {
                        ++count;
                        if (m_world->window->place() != place) // the key before opened something
                            m_world->window->go(place);
                        if (!hasAction(group.kind, key))
                            idle.append(QStringLiteral("%1 (%2) in view %3, tab %4")
                                            .arg(key, help.words)
                                            .arg(int(place.view))
                                            .arg(int(place.tab)));
                    }
                }
            }
        }
        QVERIFY2(idle.isEmpty(), qPrintable(idle.join(u'\n')));
        QVERIFY(count > 250);
    }

    void goKeysLeadWhereTheSheetSays_data()
    {
        QTest::addColumn<int>("letter");
        QTest::addColumn<View>("view");
        QTest::addColumn<bool>("isSearching");
        QTest::newRow("G H") << int(Qt::Key_H) << View::Home << false;
        QTest::newRow("G A") << int(Qt::Key_A) << View::Approvals << false;
        QTest::newRow("G R") << int(Qt::Key_R) << View::Releases << false;
        QTest::newRow("G V") << int(Qt::Key_V) << View::Versions << false;
        QTest::newRow("G C") << int(Qt::Key_C) << View::Calendar << false;
        QTest::newRow("G U") << int(Qt::Key_U) << View::People << false;
        QTest::newRow("G P") << int(Qt::Key_P) << View::NewRelease << false;
        QTest::newRow("G T") << int(Qt::Key_T) << View::Home << true;
    }

    void goKeysLeadWhereTheSheetSays()
    {
        QFETCH(const int, letter);
        QFETCH(const bool, isSearching);
        QWidget *const window = m_world->window.get();
        window->setFocus();
        QTest::keyClick(window, Qt::Key_G);
        QTest::keyClick(window, static_cast<Qt::Key>(letter));
        QTEST(m_world->window->place().view, "view");
        const auto *const palette = window->findChild<CommandPalette *>();
        QCOMPARE(palette && palette->isVisible(), isSearching);
    }

    void nothingOfTheSheetIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QTest::newRow("a large window") << QSize(1440, 900) << 100;
        QTest::newRow("a small window") << QSize(1024, 720) << 100;
        QTest::newRow("large type") << QSize(1440, 900) << 150;
        QTest::newRow("large type in a small window") << QSize(1024, 720) << 150;
    }

    void nothingOfTheSheetIsCut()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, scale);
        Theme::current().setTextScale(scale);
        m_world->window->resize(size);
        for (const Place &place : places) {
            m_world->window->go(place);
            auto *const sheet = new ShortcutList(place, m_world->window.get());
            sheet->open();
            QTest::qWait(1);
            QVERIFY(m_world->window->rect().contains(sheet->boxRect()));
            const auto *const area = sheet->findChild<QScrollArea *>();
            QVERIFY(area->widget()->width() <= area->viewport()->width());
            for (const SafeLabel *const label : area->widget()->findChildren<SafeLabel *>()) {
                const QRect needed = label->fontMetrics().boundingRect(QRect(0, 0, label->width(), 1000),
                                                                       Qt::TextWordWrap, label->text());
                QVERIFY2(needed.width() <= label->width() && needed.height() <= label->height() + 1,
                         qPrintable(label->text()));
            }
            for (const Chip *const chip : area->widget()->findChildren<Chip *>())
                QVERIFY2(chip->width() >= chip->sizeHint().width(), qPrintable(chip->accessibleName()));
            sheet->close();
        }
    }

    void theHeaderGrowsWithTheType()
    {
        const auto *const header = m_world->window->findChild<HeaderBar *>();
        QCOMPARE(header->height(), 48);
        Theme::current().setTextScale(150);
        QTRY_COMPARE(header->height(), 72);
        Theme::current().setTextScale(100);
        QTRY_COMPARE(header->height(), 48);
    }

private:
    [[nodiscard]] bool hasShortcut(const QString &key) const
    {
        const auto shortcuts = m_world->window->findChildren<QShortcut *>();
        return std::ranges::any_of(shortcuts, [&](const QShortcut *each) {
            const auto *const owner = qobject_cast<const QWidget *>(each->parent());
            return each->key() == QKeySequence(key) && each->isEnabled() && owner && owner->isVisible();
        });
    }

    [[nodiscard]] TableView *table() const
    {
        for (TableView *const each : m_world->window->findChildren<TableView *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    //! Chords, "N" and the space bar have tests of their own.
    [[nodiscard]] bool hasAction(Kind kind, const QString &key) const
    {
        const QKeyEvent press = pressOf(key);
        switch (kind) {
        case Kind::Everywhere:
            return key.startsWith("G ") || key == "N" || hasShortcut(key);
        case Kind::Release:
            return key == "Space" || hasShortcut(key);
        case Kind::Flow:
            return flowKeyOf(press) != FlowKey::None || key == "Tab";
        case Kind::Approvals:
            return hasShortcut(key);
        case Kind::Calendar:
            return changesTheCalendar(key);
        case Kind::Page:
            return hasShortcut(key) || isTakenByTheTable(key);
        }
        return false;
    }

    [[nodiscard]] bool isTakenByTheTable(const QString &key) const
    {
        if (key == "/") { // goes to the filter of the page
            const auto fields = m_world->window->findChildren<SearchField *>();
            return std::ranges::any_of(fields, [](const SearchField *each) { return each->isVisible(); });
        }
        TableView *const shown = table();
        if (!shown) // the history is a list; where nothing is listed, the table is hidden
            return key == "Return" || !m_world->window->findChildren<TableView *>().isEmpty();
        if (shown->model()->rowCount() == 0)
            return true; // nothing is listed in this world
        shown->setCurrentIndex(shown->model()->index(0, 0));
        QSignalSpy opened(shown, &QAbstractItemView::activated);
        QSignalSpy previewed(shown, &TableView::previewRequested);
        QGuiApplication::clipboard()->clear();
        const QItemSelection before = shown->selectionModel()->selection();
        QKeyEvent sent = pressOf(key);
        QApplication::sendEvent(shown, &sent);
        const bool isSelected = before != shown->selectionModel()->selection();
        return !opened.isEmpty() || !previewed.isEmpty() || isSelected
            || !QGuiApplication::clipboard()->text().isEmpty() || (key == "F" && sent.isAccepted());
    }

    [[nodiscard]] bool changesTheCalendar(const QString &key) const
    {
        const auto sheets = m_world->window->findChildren<CalendarSheet *>();
        const auto shownSheet = [&] {
            return *std::ranges::find_if(sheets, [](const CalendarSheet *each) { return each->isVisible(); });
        };
        CalendarSheet *const before = shownSheet();
        const auto press = [](QWidget *receiver, const QString &what) {
            QKeyEvent sent = pressOf(what);
            QApplication::sendEvent(receiver, &sent);
        };
        if (key == "M" || key == "W") {
            press(before, key == "M" ? "W" : "M");
            const CalendarSheet *const other = shownSheet();
            press(shownSheet(), key);
            return shownSheet() != other;
        }
        if (key == "T")
            press(before, "Right");
        const QDate day = before->selectedDay();
        press(before, key);
        return before->selectedDay() != day || key == "Return"; // that one has a test of its own
    }

    std::unique_ptr<tests::WindowWorld> m_world;
};

RELEASE_DESK_TEST(tst_shortcut_list, TestShortcutList)

#include "tst_shortcut_list.moc"
