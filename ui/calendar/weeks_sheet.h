// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calendar/calendar_sheet.h"

namespace releasedesk::ui {

//! Two weeks, a day per column and an environment per row: where something takes effect when, and where it is frozen.
//! The last row holds who is away.
class WeeksSheet final : public CalendarSheet
{
    Q_OBJECT

public:
    using CalendarSheet::CalendarSheet;
    using CalendarSheet::rectOf;

    //! The rows, from top to bottom.
    void setPlaces(const QList<std::pair<EnvironmentId, QString>> &places);

    [[nodiscard]] QDate firstDay() const override;
    [[nodiscard]] QDate lastDay() const override { return firstDay().addDays(13); }
    [[nodiscard]] QDate anchorAfter(int steps) const override { return selectedDay().addDays(14LL * steps); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QRectF rectOf(QDate day) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int daysPerRow() const override { return 7; }
    void paintSheet(QPainter &painter) override;

private:
    //! A line of entries that do not overlap.
    using Line = QList<const ShownEntry *>;

    [[nodiscard]] double left() const;
    [[nodiscard]] double placeOf(const QDateTime &at) const;
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_places.size()) + 1; }
    [[nodiscard]] QRectF rowRect(int row) const;
    void paintDays(QPainter &painter) const;
    void paintPlace(QPainter &painter, int row);
    void paintAway(QPainter &painter) const;
    //! What is in that row, in as many lines as it takes so that names do not lie on each other.
    [[nodiscard]] QList<Line> linesOf(const EnvironmentId &place) const;
    [[nodiscard]] bool isFrozen(const EnvironmentId &place, double from, double until) const;
    void paintFreeze(QPainter &painter, const QRectF &row, const ShownEntry &entry) const;

    QList<std::pair<EnvironmentId, QString>> m_places;
};

} // namespace releasedesk::ui
