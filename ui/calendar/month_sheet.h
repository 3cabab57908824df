// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calendar/calendar_sheet.h"

namespace releasedesk::ui {

//! A month, a week per row: windows with their hour, freezes as hatched bands, absences and holidays.
class MonthSheet final : public CalendarSheet
{
    Q_OBJECT

public:
    using CalendarSheet::CalendarSheet;
    using CalendarSheet::rectOf;

    [[nodiscard]] QDate firstDay() const override;
    [[nodiscard]] QDate lastDay() const override;
    [[nodiscard]] QDate anchorAfter(int steps) const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QRectF rectOf(QDate day) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int daysPerRow() const override { return 7; }
    void paintSheet(QPainter &painter) override;

private:
    [[nodiscard]] int weeks() const;
    void paintDay(QPainter &painter, QDate day);
    void paintFreezes(QPainter &painter, QDate day, double *top) const;
};

} // namespace releasedesk::ui
