// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/calendar_sheet.h"

#include "ui/theme/text_painting.h"
#include "ui/wording/time_words.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace releasedesk::ui {

using rehearsal::CalendarKind;

CalendarSheet::CalendarSheet(QWidget *parent)
    : ThemedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CalendarSheet::showDays(QDate anchor, QDate today, const QDateTime &now)
{
    m_anchor = anchor;
    m_today = today;
    m_now = now;
    if (!m_selected.isValid())
        m_selected = anchor;
    update();
}

void CalendarSheet::setEntries(const QList<ShownEntry> &entries)
{
    m_entries = entries;
    describe();
    update();
}

void CalendarSheet::select(QDate day)
{
    if (day == m_selected || !day.isValid())
        return;
    m_selected = day;
    if (day < firstDay() || day > lastDay())
        emit anchorWanted(day);
    describe();
    update();
    emit daySelected(day);
}

QList<ShownEntry> CalendarSheet::entriesOn(QDate day) const
{
    QList<ShownEntry> found;
    std::ranges::copy_if(m_entries, std::back_inserter(found), [&](const ShownEntry &each) { return each.isOn(day); });
    return found;
}

QRectF CalendarSheet::rectOf(const ReleaseId &release) const
{
    const auto found = std::ranges::find(m_painted, release, &std::pair<QRectF, ReleaseId>::second);
    return found == m_painted.end() ? QRectF() : found->first;
}

double CalendarSheet::scale()
{
    return Theme::current().textScale() / 100.0;
}

QDate CalendarSheet::weekStart(QDate day)
{
    return day.addDays(-((day.dayOfWeek() - static_cast<int>(QLocale().firstDayOfWeek()) + 7) % 7));
}

bool CalendarSheet::isDayOff(QDate day) const
{
    return day.dayOfWeek() >= Qt::Saturday || std::ranges::any_of(m_entries, [&](const ShownEntry &each) {
               return each.is(CalendarKind::Holiday) && each.isOn(day);
           });
}

void CalendarSheet::paintDayNumber(QPainter &painter, const QRectF &rect, QDate day, bool isQuiet) const
{
    const bool isToday = day == m_today;
    if (isToday) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokenColor(ColorToken::Text1));
        painter.drawEllipse(rect.center(), 10 * scale(), 10 * scale());
    }
    const ColorToken color = isToday ? ColorToken::Surface
        : isQuiet || isDayOff(day)   ? ColorToken::Text3
                                     : ColorToken::Text1;
    paintLine(painter, rect, QString::number(day.day()), isToday ? FontRole::SecondaryStrong : FontRole::Secondary,
              color, Qt::AlignCenter, Qt::ElideNone);
}

void CalendarSheet::paintSelection(QPainter &painter, const QRectF &rect) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokenColor(hasFocus() ? ColorToken::Accent : ColorToken::Control), hasFocus() ? 2 : 1));
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6);
}

double CalendarSheet::paintWindow(QPainter &painter, const QRectF &rect, const ShownEntry &entry, bool hasTime,
                                  double barWidth)
{
    const bool isDone = entry.entry.until < m_now;
    const bool hasConflict = !entry.conflicts.isEmpty() && !isDone;
    const FontRole role = isDone ? FontRole::Secondary : FontRole::SecondaryLabel;
    const ColorToken color = isDone ? ColorToken::Text3
        : !hasConflict              ? ColorToken::Text1
        : entry.isBlocked           ? ColorToken::Failed
                                    : ColorToken::Waiting;
    // Not by the color alone.
    const QString name = hasConflict ? QString(QStringLiteral("! ") + entry.title) : entry.title;
    painter.setPen(Qt::NoPen);
    painter.setBrush(entry.color);
    painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 1, barWidth, rect.height() - 2), 2, 2);
    double x = rect.left() + barWidth + 5;
    const QString time = hasTime ? clockText(entry.entry.from) : QString();
    if (hasTime && rect.right() - x > textWidth(time, FontRole::Caption) + 5 + textWidth(name, role))
        x += paintLine(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), time, FontRole::Caption,
                       ColorToken::Text2)
            + 5;
    const double used = paintLine(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), name, role, color,
                                  Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideMiddle); // the version is at the end
    const QRectF whole(rect.left(), rect.top(), x + used - rect.left(), rect.height());
    m_painted.append({whole, entry.entry.release});
    return whole.width();
}

void CalendarSheet::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_painted.clear();
    paintSheet(painter);
}

void CalendarSheet::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return select(m_selected.addDays(-1));
    case Qt::Key_Right:
        return select(m_selected.addDays(1));
    case Qt::Key_Up:
        return select(m_selected.addDays(-daysPerRow()));
    case Qt::Key_Down:
        return select(m_selected.addDays(daysPerRow()));
    case Qt::Key_PageUp:
        return select(anchorAfter(-1));
    case Qt::Key_PageDown:
        return select(anchorAfter(1));
    case Qt::Key_Home:
    case Qt::Key_T:
        return select(m_today);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit dayEntered(m_selected);
        return;
    default:
        ThemedWidget::keyPressEvent(event);
    }
}

QDate CalendarSheet::dayAt(const QPointF &position) const
{
    for (QDate day = firstDay(); day <= lastDay(); day = day.addDays(1)) {
        if (rectOf(day).contains(position))
            return day;
    }
    return {};
}

const ShownEntry *CalendarSheet::windowAt(const QPointF &position) const
{
    const auto painted
        = std::ranges::find_if(m_painted, [&](const auto &each) { return each.first.contains(position); });
    if (painted == m_painted.end())
        return nullptr;
    const auto found = std::ranges::find_if(
        m_entries, [&](const ShownEntry &each) { return each.entry.release == painted->second; });
    return found == m_entries.end() ? nullptr : &*found;
}

void CalendarSheet::mousePressEvent(QMouseEvent *event)
{
    select(dayAt(event->position()));
}

void CalendarSheet::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const ShownEntry *const entry = windowAt(event->position()))
        emit releaseOpened(entry->entry.release);
}

void CalendarSheet::focusInEvent(QFocusEvent *event)
{
    ThemedWidget::focusInEvent(event);
    update();
}

void CalendarSheet::focusOutEvent(QFocusEvent *event)
{
    ThemedWidget::focusOutEvent(event);
    update();
}

bool CalendarSheet::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return ThemedWidget::event(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    const ShownEntry *const window = windowAt(help->pos());
    QStringList lines;
    const QList<ShownEntry> entries = window ? QList{*window} : entriesOn(dayAt(help->pos()));
    for (const ShownEntry &each : entries) {
        QStringList parts{timesOf(each, m_now), each.title, each.stateWord, each.detail};
        parts.removeAll(QString());
        lines.append(parts.join(QStringLiteral(" · ")));
        lines.append(each.conflicts);
    }
    QToolTip::showText(help->globalPos(), plainToolTip(lines.join(u'\n')), this);
    return true;
}

void CalendarSheet::languageChanged()
{
    describe();
}

void CalendarSheet::describe()
{
    QStringList parts{QLocale().toString(m_selected, QLocale::LongFormat)};
    const QList<ShownEntry> entries = entriesOn(m_selected);
    for (const ShownEntry &each : entries) {
        parts.append(QString(timesOf(each, m_now) + u' ' + each.title));
        parts.append(each.conflicts);
    }
    if (entries.isEmpty())
        parts.append(tr("nothing planned"));
    setAccessibleName(parts.join(QStringLiteral(", ")));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace releasedesk::ui
