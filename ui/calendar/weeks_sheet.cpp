// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/weeks_sheet.h"

#include "ui/theme/hatch.h"
#include "ui/theme/text_painting.h"
#include "ui/wording/time_words.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr double headHeight = 44;
constexpr double titleWidth = 112;
constexpr double lineHeight = 22;
constexpr double smallestRow = 64;
constexpr double largestAway = 96;
constexpr double smallestBar = 5;
constexpr double nameGap = 14; //!< between the bar's name and the next bar

} // namespace

using rehearsal::CalendarKind;

void WeeksSheet::setPlaces(const QList<std::pair<EnvironmentId, QString>> &places)
{
    m_places = places;
    updateGeometry();
    update();
}

QDate WeeksSheet::firstDay() const
{
    return weekStart(anchor());
}

QString WeeksSheet::title() const
{
    return QString(shortDateText(firstDay(), today()) + QStringLiteral(" – ") + shortDateText(lastDay(), today()));
}

double WeeksSheet::left() const
{
    return titleWidth * scale();
}

QRectF WeeksSheet::rectOf(QDate day) const
{
    const double wide = (width() - left()) / 14.0;
    return {left() + static_cast<double>(firstDay().daysTo(day)) * wide, 0, wide, static_cast<double>(height())};
}

double WeeksSheet::placeOf(const QDateTime &at) const
{
    const QDateTime there = inShownZone(at);
    const double wide = (width() - left()) / 14.0;
    const double days
        = static_cast<double>(firstDay().daysTo(there.date())) + there.time().msecsSinceStartOfDay() / 86400000.0;
    return std::clamp(left() + days * wide, left(), static_cast<double>(width()));
}

QRectF WeeksSheet::rowRect(int row) const
{
    const double top = headHeight * scale();
    const double away = std::min(largestAway * scale(), (height() - top) / rowCount());
    if (row == rowCount() - 1)
        return {0, height() - away, static_cast<double>(width()), away};
    const double high = (height() - top - away) / std::max(1, rowCount() - 1);
    return {0, top + row * high, static_cast<double>(width()), high};
}

QSize WeeksSheet::minimumSizeHint() const
{
    return {560, static_cast<int>((headHeight + smallestRow * rowCount()) * scale())};
}

void WeeksSheet::paintSheet(QPainter &painter)
{
    paintDays(painter);
    for (int row = 0; row < m_places.size(); ++row)
        paintPlace(painter, row);
    paintAway(painter);
    if (selectedDay() >= firstDay() && selectedDay() <= lastDay())
        paintSelection(painter, rectOf(selectedDay()));
}

void WeeksSheet::paintDays(QPainter &painter) const
{
    painter.fillRect(QRectF(0, 0, width(), headHeight * scale()), tokenColor(ColorToken::Sunken));
    for (QDate day = firstDay(); day <= lastDay(); day = day.addDays(1)) {
        const QRectF column = rectOf(day);
        if (isDayOff(day))
            painter.fillRect(column, tokenColor(ColorToken::Sunken));
        paintLine(painter, QRectF(column.left(), 3, column.width(), 16 * scale()),
                  QLocale().dayName(day.dayOfWeek(), QLocale::ShortFormat), FontRole::CaptionLabel, ColorToken::Text3,
                  Qt::AlignCenter);
        paintDayNumber(painter, QRectF(column.left(), 3 + 17 * scale(), column.width(), 20 * scale()), day, false);
        painter.setPen(QPen(tokenColor(ColorToken::Line), 1));
        const double x = std::round(column.left()) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
    for (int row = 0; row < rowCount(); ++row) {
        const double y = std::round(rowRect(row).top()) + 0.5;
        painter.setPen(QPen(tokenColor(ColorToken::Line), 1));
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
}

QList<WeeksSheet::Line> WeeksSheet::linesOf(const EnvironmentId &place) const
{
    QList<Line> lines;
    QList<double> ends;
    for (const ShownEntry &each : entries()) {
        if (!each.is(CalendarKind::Window) || !each.entry.environments.contains(place))
            continue;
        const double from = placeOf(each.entry.from);
        const double named = from + 10 + textWidth(each.title, FontRole::SecondaryLabel);
        const double end = std::max(placeOf(each.entry.until), named) + nameGap;
        const auto free = std::ranges::find_if(ends, [&](double taken) { return taken <= from; });
        const auto line = free - ends.begin();
        if (free == ends.end()) {
            lines.append(Line());
            ends.append(end);
        } else {
            *free = end;
        }
        lines[line].append(&each);
    }
    return lines;
}

bool WeeksSheet::isFrozen(const EnvironmentId &place, double from, double until) const
{
    return std::ranges::any_of(entries(), [&](const ShownEntry &each) {
        return each.is(CalendarKind::Freeze) && each.isIn(place) && placeOf(each.entry.from) < until
            && placeOf(each.entry.until) > from;
    });
}

void WeeksSheet::paintFreeze(QPainter &painter, const QRectF &row, const ShownEntry &entry) const
{
    const double from = placeOf(entry.entry.from);
    const double until = placeOf(entry.entry.until);
    if (until <= from)
        return;
    const QRectF band(from, row.top() + 1, until - from, row.height() - 1);
    paintFrozen(painter, band);
    const int wide = std::min(static_cast<int>(band.width()) - 8, textWidth(entry.title, FontRole::Caption) + 8);
    const double line = 18 * scale();
    if (wide < 24)
        return;
    painter.fillRect(QRectF(band.left() + 4, band.bottom() - line - 3, wide, line), tokenColor(ColorToken::Surface));
    paintLine(painter, QRectF(band.left() + 8, band.bottom() - line - 3, wide - 8, line), entry.title,
              FontRole::Caption, ColorToken::Text2);
}

void WeeksSheet::paintPlace(QPainter &painter, int row)
{
    const QRectF area = rowRect(row);
    const auto &[place, name] = m_places.at(row);
    for (const ShownEntry &each : entries()) {
        if (each.is(CalendarKind::Freeze) && each.isIn(place))
            paintFreeze(painter, area, each);
    }
    paintLine(painter, QRectF(12, area.top(), left() - 20, area.height()), name, FontRole::SecondaryLabel,
              ColorToken::Text2);
    const double high = lineHeight * scale();
    double top = area.top() + 5;
    for (const Line &line : linesOf(place)) {
        if (top + high > area.bottom())
            break; // the day beside the sheet lists them all
        for (const ShownEntry *const each : line) {
            const double from = placeOf(each->entry.from);
            const double bar = std::max(smallestBar, placeOf(each->entry.until) - from);
            const bool isLong = bar > 60;
            const double wide = (isLong ? smallestBar : bar) + 8 + textWidth(each->title, FontRole::SecondaryLabel);
            if (isFrozen(place, from, from + wide)) // names are not read on hatching
                painter.fillRect(QRectF(from, top, std::min(wide + 8, width() - from), high),
                                 tokenColor(ColorToken::Surface));
            paintWindow(painter, QRectF(from, top, std::max(bar, width() - from), high), *each, false,
                        isLong ? smallestBar : bar);
            if (isLong) { // over days: a line below the name says how far
                painter.setPen(QPen(each->color, 2));
                painter.drawLine(QPointF(from, top + high - 1), QPointF(from + bar, top + high - 1));
            }
        }
        top += high;
    }
}

void WeeksSheet::paintAway(QPainter &painter) const
{
    const QRectF area = rowRect(rowCount() - 1);
    paintLine(painter, QRectF(12, area.top(), left() - 20, area.height()), tr("Away"), FontRole::SecondaryLabel,
              ColorToken::Text2);
    const double high = lineHeight * scale();
    double top = area.top() + 5;
    for (const ShownEntry &each : entries()) {
        if (!each.is(CalendarKind::Absence) || top + high > area.bottom())
            continue;
        const double from = placeOf(each.entry.from);
        const QRectF bar(from, top + 2, std::max(smallestBar, placeOf(each.entry.until) - from), high - 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokenColor(ColorToken::PlannedTint));
        painter.drawRoundedRect(bar, 4, 4);
        paintLine(painter, QRectF(bar.left() + 6, bar.top(), width() - bar.left() - 6, bar.height()), each.title,
                  FontRole::Caption, ColorToken::Text2);
        top += high;
    }
}

} // namespace releasedesk::ui
