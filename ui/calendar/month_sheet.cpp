// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/month_sheet.h"

#include "ui/theme/hatch.h"
#include "ui/theme/text_painting.h"
#include "ui/wording/time_words.h"

#include <QLocale>
#include <QPainter>

namespace releasedesk::ui {
namespace {

constexpr double headHeight = 26;
constexpr double lineHeight = 18;
constexpr double smallestWeek = 72;

} // namespace

using rehearsal::CalendarKind;

QDate MonthSheet::firstDay() const
{
    return weekStart(QDate(anchor().year(), anchor().month(), 1));
}

QDate MonthSheet::lastDay() const
{
    return firstDay().addDays(7LL * weeks() - 1);
}

int MonthSheet::weeks() const
{
    const QDate first(anchor().year(), anchor().month(), 1);
    return static_cast<int>((firstDay().daysTo(first) + first.daysInMonth() + 6) / 7);
}

QDate MonthSheet::anchorAfter(int steps) const
{
    return selectedDay().month() == anchor().month() ? selectedDay().addMonths(steps) : anchor().addMonths(steps);
}

QString MonthSheet::title() const
{
    return QLocale().toString(anchor(), isKorean() ? QStringLiteral("yyyy년 M월") : QStringLiteral("MMMM yyyy"));
}

QRectF MonthSheet::rectOf(QDate day) const
{
    const auto index = static_cast<int>(firstDay().daysTo(day));
    const double wide = width() / 7.0;
    const double high = (height() - headHeight * scale()) / weeks();
    return {index % 7 * wide, headHeight * scale() + index / 7 * high, wide, high};
}

QSize MonthSheet::minimumSizeHint() const
{
    return {420, static_cast<int>((headHeight + smallestWeek * 6) * scale())};
}

void MonthSheet::paintSheet(QPainter &painter)
{
    painter.fillRect(QRectF(0, 0, width(), headHeight * scale()), tokenColor(ColorToken::Sunken));
    for (int i = 0; i < 7; ++i) {
        const QDate day = firstDay().addDays(i);
        const QRectF cell = rectOf(day);
        paintLine(painter, QRectF(cell.left(), 0, cell.width(), headHeight * scale()),
                  QLocale().dayName(day.dayOfWeek(), QLocale::ShortFormat), FontRole::CaptionLabel, ColorToken::Text3,
                  Qt::AlignCenter);
    }
    for (QDate day = firstDay(); day <= lastDay(); day = day.addDays(1))
        paintDay(painter, day);
    painter.setPen(QPen(tokenColor(ColorToken::Line), 1));
    for (int i = 0; i < 7 * weeks(); i += 7) {
        const double y = std::round(rectOf(firstDay().addDays(i)).top()) + 0.5;
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
    for (int i = 1; i < 7; ++i) {
        const double x = std::round(rectOf(firstDay().addDays(i)).left()) + 0.5;
        painter.drawLine(QPointF(x, headHeight * scale()), QPointF(x, height()));
    }
    if (selectedDay() >= firstDay() && selectedDay() <= lastDay())
        paintSelection(painter, rectOf(selectedDay()));
}

void MonthSheet::paintFreezes(QPainter &painter, QDate day, double *top) const
{
    const QRectF cell = rectOf(day);
    for (const ShownEntry &each : entriesOn(day)) {
        if (!each.is(CalendarKind::Freeze))
            continue;
        const QRectF band(cell.left(), *top, cell.width(), lineHeight * scale());
        paintFrozen(painter, band);
        const bool isNamed = day == each.firstDay() || day == weekStart(day);
        if (isNamed) {
            const int wide = std::min(static_cast<int>(band.width()) - 8, textWidth(each.title, FontRole::Caption) + 8);
            painter.fillRect(QRectF(band.left() + 4, band.top() + 1, wide, band.height() - 2),
                             tokenColor(ColorToken::Surface));
            paintLine(painter, QRectF(band.left() + 8, band.top(), wide - 8, band.height()), each.title,
                      FontRole::Caption, ColorToken::Text2);
        }
        *top += band.height() + 2;
    }
}

void MonthSheet::paintDay(QPainter &painter, QDate day)
{
    const QRectF cell = rectOf(day);
    const bool isOther = day.month() != anchor().month();
    if (isDayOff(day) || isOther)
        painter.fillRect(cell, tokenColor(ColorToken::Sunken));
    paintDayNumber(painter, QRectF(cell.left() + 4, cell.top() + 4, 22 * scale(), 20 * scale()), day, isOther);
    const QList<ShownEntry> all = entriesOn(day);
    const double line = lineHeight * scale();
    double top = cell.top() + 26 * scale();
    paintFreezes(painter, day, &top);
    QList<ShownEntry> others;
    for (const ShownEntry &each : all) {
        if (each.is(CalendarKind::Holiday))
            paintLine(painter, QRectF(cell.left() + 30 * scale(), cell.top() + 5, cell.width() - 36 * scale(), line),
                      each.title, FontRole::Caption, ColorToken::Text3, Qt::AlignRight | Qt::AlignVCenter);
        else if (!each.is(CalendarKind::Freeze))
            others.append(each);
    }
    const auto room = static_cast<qsizetype>((cell.bottom() - 3 - top) / line);
    const qsizetype shown = others.size() <= room ? others.size() : std::max<qsizetype>(0, room - 1);
    for (qsizetype i = 0; i < shown; ++i, top += line) {
        const QRectF row(cell.left() + 6, top, cell.width() - 12, line);
        if (others.at(i).is(CalendarKind::Window))
            paintWindow(painter, row, others.at(i), others.at(i).firstDay() == day);
        else
            paintLine(painter, row, others.at(i).title, FontRole::Caption, ColorToken::Text3);
    }
    if (shown < others.size())
        paintLine(painter, QRectF(cell.left() + 6, top, cell.width() - 12, line),
                  tr("%n more", nullptr, static_cast<int>(others.size() - shown)), FontRole::Caption,
                  ColorToken::Text3);
}

} // namespace releasedesk::ui
