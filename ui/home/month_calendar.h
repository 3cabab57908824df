// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class Button;
class SafeLabel;

//! The days of one month with a mark for each release whose window begins there. Arrow keys move, Enter opens.
class MonthGrid final : public ThemedWidget
{
    Q_OBJECT

public:
    struct Mark {
        ReleaseId release;
        QString name;
        QString project;
        int color = -1;
    };

    //! Days on which nothing may take effect, the last one with it.
    struct Frozen {
        QDate from;
        QDate until;
        QString reason;
    };

    explicit MonthGrid(QWidget *parent = nullptr);

    //! \p month is any day of it.
    void showMonth(QDate month, QDate today, const QMultiMap<QDate, Mark> &marks, const QList<Frozen> &frozen = {});
    [[nodiscard]] QDate selectedDay() const { return m_selected; }
    [[nodiscard]] QList<Mark> marksOf(QDate day) const { return m_marks.values(day); }
    //! The reasons of the freezes that hold on a day.
    [[nodiscard]] QStringList freezesOn(QDate day) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void dayChosen(QDate day);
    //! The person went beyond the month by keyboard.
    void monthWanted(QDate day);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void languageChanged() override;

private:
    [[nodiscard]] QDate firstShown() const;
    [[nodiscard]] QRectF cellOf(int index) const;
    [[nodiscard]] QDate dayAt(const QPointF &position) const;
    void describe();

    QDate m_month;
    QDate m_today;
    QDate m_selected;
    QMultiMap<QDate, Mark> m_marks;
    QList<Frozen> m_frozen;
};

//! A month at a glance, with buttons to the month before and after.
class MonthCalendar final : public ThemedWidget
{
    Q_OBJECT

public:
    MonthCalendar(const session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] MonthGrid *grid() const { return m_grid; }

signals:
    void opened(const releasedesk::ReleaseId &release);

protected:
    void languageChanged() override;

private:
    void move(int months);

    const session::Desk &m_desk;
    const Clock &m_clock;
    QDate m_month;
    SafeLabel *m_title;
    Button *m_previous;
    Button *m_next;
    MonthGrid *m_grid;
    SafeLabel *m_first; //!< the next window of the month, in words
    SafeLabel *m_freeze; //!< the next freeze, in words
};

} // namespace releasedesk::ui
