// SPDX-License-Identifier: Apache-2.0
// What the timeline looks like.
#include "ui/modeling/run_timeline.h"
#include "ui/plan/plan_times.h"
#include "ui/plan/task_look.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/time_words.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace releasedesk::ui {

void RunTimeline::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), tokenColor(ColorToken::Sunken));
    paintWindow(painter);
    const int first = std::max(0, verticalScrollBar()->value() / rowHeight);
    const int last = std::min(static_cast<int>(m_rows.size()), first + viewport()->height() / rowHeight + 2);
    for (int row = first; row < last; ++row)
        paintRow(painter, row);
    paintHead(painter);
}

//! The open window, where time was cut out, conflicts and now.
void RunTimeline::paintWindow(QPainter &painter) const
{
    if (m_scale.isEmpty())
        return;
    const double height = viewport()->height();
    const QDateTime opens = release().windowStart();
    const QDateTime closes = release().windowEnd();
    if (opens.isValid() && closes.isValid()) {
        const QRectF open(placeOf(opens), headHeight, placeOf(closes) - placeOf(opens), height);
        painter.fillRect(open, tokenColor(ColorToken::Surface));
        painter.setPen(QPen(tokenColor(ColorToken::LineStrong), 1));
        painter.drawLine(open.topLeft(), open.bottomLeft());
        painter.drawLine(open.topRight(), open.bottomRight());
    }
    painter.setPen(QPen(tokenColor(ColorToken::Line), 1));
    for (const QDateTime &tick : m_scale.ticks(tickDistance))
        painter.drawLine(QPointF(placeOf(tick), headHeight), QPointF(placeOf(tick), height));
    painter.setPen(QPen(tokenColor(ColorToken::LineStrong), 1));
    for (const QDateTime &midnight : m_scale.midnights())
        painter.drawLine(QPointF(placeOf(midnight), headHeight), QPointF(placeOf(midnight), height));
    painter.setPen(QPen(tokenColor(ColorToken::Control), 1, Qt::DotLine));
    for (const double cut : m_scale.cuts()) {
        painter.drawLine(QPointF(titleWidth + cut - 2, headHeight), QPointF(titleWidth + cut - 2, height));
        painter.drawLine(QPointF(titleWidth + cut + 2, headHeight), QPointF(titleWidth + cut + 2, height));
    }
    const QDateTime now = m_clock.utcNow();
    if (release().isLive() && m_forecast.result().start.isValid() && now > m_forecast.result().start) {
        painter.setPen(QPen(tokenColor(ColorToken::Accent), 1.5));
        painter.drawLine(QPointF(placeOf(now), headHeight), QPointF(placeOf(now), height));
    }
}

void RunTimeline::paintHead(QPainter &painter) const
{
    painter.fillRect(QRect(0, 0, viewport()->width(), headHeight), tokenColor(ColorToken::Sunken));
    painter.setPen(QPen(tokenColor(ColorToken::Line), 1));
    painter.drawLine(0, headHeight - 1, viewport()->width(), headHeight - 1);
    const QString sentence = m_forecast.sentence();
    const bool hasConflict = !m_forecast.result().conflicts.isEmpty();
    QRectF line(leftMargin, 6, viewport()->width() - 2 * leftMargin, 18);
    if (hasConflict) {
        IconStore::paint(painter, QRectF(line.left(), line.top() + 2, 14, 14), "warning", ColorToken::Waiting);
        line.setLeft(line.left() + 20);
    }
    const double used = paintLine(painter, line, sentence, FontRole::Strong, ColorToken::Text1);
    line.setLeft(line.left() + used + 12);
    paintLine(painter, line,
              hasConflict ? m_forecast.result().conflicts.first().message
                          : tr("outlined: planned · filled: forecast or recorded · thick: critical path"),
              FontRole::Secondary, ColorToken::Text3);
    for (const DateLabel &label : dateLabels())
        paintLine(painter, QRectF(label.left, 26, label.width, 14), label.text, FontRole::CaptionLabel,
                  ColorToken::Text2);
    paintTimes(painter);
}

//! Round times, and below each date when it goes on there.
void RunTimeline::paintTimes(QPainter &painter) const
{
    const QList<QDateTime> starts = m_scale.starts();
    QList<QDateTime> times = starts + m_scale.ticks(tickDistance);
    std::ranges::sort(times);
    const double gap = 8;
    double free = titleWidth;
    for (qsizetype i = 0; i < times.size(); ++i) {
        const double place = placeOf(times.at(i));
        const QString text = clockText(times.at(i));
        const double right = place + 3 + textWidth(text, FontRole::Caption);
        const auto next = std::ranges::upper_bound(starts, times.at(i));
        const double end = next == starts.end() ? viewport()->width() : placeOf(*next) + 3 - gap;
        if (place < free || right > end || (i > 0 && times.at(i) == times.at(i - 1)))
            continue;
        paintLine(painter, QRectF(place + 3, 41, right - place, 14), text, FontRole::Caption, ColorToken::Text3);
        free = right + gap;
    }
}

QList<RunTimeline::DateLabel> RunTimeline::dateLabels() const
{
    QList<QDateTime> marks = m_scale.starts() + m_scale.midnights();
    std::ranges::sort(marks);
    QList<DateLabel> labels;
    const QDate today = inShownZone(m_clock.utcNow()).date();
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const double left = placeOf(marks.at(i)) + 3;
        const double right = i + 1 < marks.size() ? placeOf(marks.at(i + 1)) : viewport()->width();
        const QDate date = inShownZone(marks.at(i)).date();
        for (const QString &text : {dateText(date, today), shortDateText(date, today), QString::number(date.day())}) {
            const double width = textWidth(text, FontRole::CaptionLabel);
            if (left + width > right - 2)
                continue;
            labels.append({left, width + 1, text});
            break;
        }
    }
    return labels;
}

void RunTimeline::paintRow(QPainter &painter, int row) const
{
    const QRect rect = rowRect(row);
    const Row &each = m_rows.at(row);
    if (each.task.isEmpty()) {
        paintLine(painter, QRectF(leftMargin, rect.top() + 8, titleWidth - leftMargin, 16), each.text,
                  FontRole::CaptionLabel, ColorToken::Text3);
        painter.setPen(QPen(tokenColor(ColorToken::Line), 1));
        painter.drawLine(QPointF(0, rect.bottom() + 0.5), QPointF(rect.width(), rect.bottom() + 0.5));
        return;
    }
    const bool isSelected = each.task == m_selected;
    if (isSelected)
        paintBox(painter, QRectF(rect).adjusted(4, 1, -4, -1), 6, ColorToken::AccentTint,
                 hasFocus() ? ColorToken::Accent : ColorToken::AccentTint, hasFocus() ? 2 : 0);
    const domain::Task *const task = release().plan().task(each.task);
    if (!task)
        return;
    StatusGlyph::paint(painter, QRectF(leftMargin, rect.top() + 8, 14, 14), shownState(release(), *task));
    paintLine(painter, QRectF(leftMargin + 22, rect.top() + 6, titleWidth - leftMargin - 34, 18), each.text,
              FontRole::Body, ColorToken::Text1);
    if (const qsizetype at = m_timesOf.value(each.task, -1); at >= 0 && at < m_forecast.result().tasks.size())
        paintBars(painter, rect, m_forecast.result().tasks.at(at));
}

void RunTimeline::paintBars(QPainter &painter, const QRect &row, const rehearsal::RehearsedTask &times) const
{
    const domain::Task *const task = release().plan().task(times.task);
    const bool isDragged = times.task == m_dragged;
    const double start = placeOf(times.plannedStart);
    const double end
        = isDragged ? placeOf(times.plannedStart.addSecs(qint64{m_draggedMinutes} * 60)) : placeOf(times.plannedFinish);
    const QRectF planned(start, row.top() + plannedTop, std::max(2.0, end - start), 5);
    painter.setPen(QPen(tokenColor(isDragged ? ColorToken::Accent : ColorToken::Control), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(planned.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);

    if (!times.isReached)
        return;
    const double from = placeOf(times.start);
    const QRectF bar(from, row.top() + 13, std::max(4.0, placeOf(times.finish) - from), 11);
    const State state = shownState(release(), *task);
    if (times.isActual || state == State::Running || state == State::Failed)
        paintBox(painter, bar, 3, colorOf(state), colorOf(state), 0);
    else
        paintBox(painter, bar, 3, ColorToken::Pressed, times.isCritical ? ColorToken::Text1 : ColorToken::Control,
                 times.isCritical ? 2 : 1);
    if (times.isCritical && times.isActual)
        paintBox(painter, QRectF(bar.left(), bar.bottom() + 1, bar.width(), 2), 1, ColorToken::Text1, ColorToken::Text1,
                 0);
    const bool hasConflict
        = std::ranges::any_of(m_forecast.result().conflicts, [&](const auto &each) { return each.task == times.task; });
    double right = std::max(bar.right(), planned.right()) + 6;
    if (hasConflict) {
        IconStore::paint(painter, QRectF(right, row.top() + 10, 13, 13), "warning", ColorToken::Waiting);
        right += 18;
    }
    const QString text = isDragged ? spanText(qint64{m_draggedMinutes} * 60)
        : times.isActual           ? spanText(times.start.secsTo(times.finish))
                                   : tr("~ %1", "about a time").arg(spanText(times.seconds));
    const double width = textWidth(text, FontRole::Caption) + 4;
    if (right + width < viewport()->width())
        paintLine(painter, QRectF(right, row.top() + 9, width, 16), text, FontRole::Caption, ColorToken::Text3);
}

} // namespace releasedesk::ui
