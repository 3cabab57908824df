// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calendar/shown_entries.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

//! Days in a grid, one of which is selected. Arrow keys move the selection, Enter enters the day, a double click opens
//! the release under the pointer. How the days lie is up to the kinds of sheet.
class CalendarSheet : public ThemedWidget
{
    Q_OBJECT

public:
    explicit CalendarSheet(QWidget *parent = nullptr);

    //! \p anchor is a day that is shown; see firstDay() and lastDay() for the entries that are asked for.
    void showDays(QDate anchor, QDate today, const QDateTime &now);
    void setEntries(const QList<ShownEntry> &entries);

    [[nodiscard]] virtual QDate firstDay() const = 0;
    [[nodiscard]] virtual QDate lastDay() const = 0;
    //! The first day of what lies before or after.
    [[nodiscard]] virtual QDate anchorAfter(int steps) const = 0;
    //! "November 2026", "16 – 29 Nov"
    [[nodiscard]] virtual QString title() const = 0;
    //! Where a day lies.
    [[nodiscard]] virtual QRectF rectOf(QDate day) const = 0;

    [[nodiscard]] QDate selectedDay() const { return m_selected; }
    void select(QDate day);
    [[nodiscard]] const QList<ShownEntry> &entries() const { return m_entries; }
    [[nodiscard]] QList<ShownEntry> entriesOn(QDate day) const;
    //! Where the window of a release was painted last; invalid: nowhere.
    [[nodiscard]] QRectF rectOf(const ReleaseId &release) const;

signals:
    void daySelected(QDate day);
    //! The person went to a day that is not shown.
    void anchorWanted(QDate day);
    //! The person wants to see what the day holds.
    void dayEntered(QDate day);
    void releaseOpened(const releasedesk::ReleaseId &release);

protected:
    //! Days by which the keys up and down move.
    [[nodiscard]] virtual int daysPerRow() const = 0;
    virtual void paintSheet(QPainter &painter) = 0;

    [[nodiscard]] QDate anchor() const { return m_anchor; }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] const QDateTime &now() const { return m_now; }
    [[nodiscard]] static double scale();
    [[nodiscard]] static QDate weekStart(QDate day);
    //! Whether people work there on that day.
    [[nodiscard]] bool isDayOff(QDate day) const;
    //! The number of a day, marked if it is today.
    void paintDayNumber(QPainter &painter, const QRectF &rect, QDate day, bool isQuiet) const;
    void paintSelection(QPainter &painter, const QRectF &rect) const;
    //! A window as a box with mark, hour and name; answers the width that was used.
    double paintWindow(QPainter &painter, const QRectF &rect, const ShownEntry &entry, bool hasTime,
                       double barWidth = 4);

    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void languageChanged() override;

private:
    [[nodiscard]] QDate dayAt(const QPointF &position) const;
    [[nodiscard]] const ShownEntry *windowAt(const QPointF &position) const;
    void describe();

    QDate m_anchor;
    QDate m_today;
    QDate m_selected;
    QDateTime m_now;
    QList<ShownEntry> m_entries;
    QList<std::pair<QRectF, ReleaseId>> m_painted;
};

} // namespace releasedesk::ui
