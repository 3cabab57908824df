// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

#include <QTimer>

class QComboBox;
class QStackedWidget;

namespace releasedesk::ui {

class Button;
class CalendarSheet;
class MonthSheet;
class SafeLabel;
class SectionHead;
class SegmentedControl;
class SlotForm;
class Surface;
class WeeksSheet;
struct ShownEntry;

//! When what is released where: a month, or two weeks by environment, with freezes, absences and holidays. Beside it
//! the day that is selected, and whether a time is free.
class CalendarPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class Span { Month, TwoWeeks };

    CalendarPanel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showSpan(Span span);
    [[nodiscard]] Span span() const;
    void showDay(QDate day);
    //! The sheet that is shown.
    [[nodiscard]] CalendarSheet *sheet() const;
    [[nodiscard]] SlotForm *slot() const { return m_slot; }
    [[nodiscard]] QComboBox *place() const { return m_place; }

signals:
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);

protected:
    void languageChanged() override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTools();
    [[nodiscard]] QWidget *makeSide();
    void connectSheet(CalendarSheet *sheet);
    void refresh();
    void showSelected();
    [[nodiscard]] QWidget *makeRow(const ShownEntry &entry, bool isLast);
    void enterDay();

    session::Desk &m_desk;
    const Clock &m_clock;
    SafeLabel *m_title;
    Button *m_previous;
    Button *m_next;
    Button *m_today;
    QComboBox *m_place;
    SegmentedControl *m_span;
    QStackedWidget *m_stack;
    MonthSheet *m_month;
    WeeksSheet *m_weeks;
    SafeLabel *m_nothing;
    SectionHead *m_dayHead;
    QWidget *m_day;
    QWidget *m_rows = nullptr;
    SectionHead *m_slotHead;
    SlotForm *m_slot;
    QDate m_anchor;
    QTimer m_soon;
    QTimer m_minute;
};

} // namespace releasedesk::ui
