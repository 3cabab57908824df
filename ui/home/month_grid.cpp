// SPDX-License-Identifier: Apache-2.0
#include "ui/home/month_calendar.h"
#include "ui/theme/hatch.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/mark_color.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int weeks = 6;
constexpr int headHeight = 20;
constexpr int weekHeight = 31;

QColor colorOf(const MonthGrid::Mark &mark)
{
    return mark.color >= 0 ? markColorAt(mark.color) : markColorFor(mark.project);
}

} // namespace

MonthGrid::MonthGrid(QWidget *parent)
    : ThemedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QStringList MonthGrid::freezesOn(QDate day) const
{
    QStringList reasons;
    for (const Frozen &each : m_frozen) {
        if (each.from <= day && day <= each.until)
            reasons.append(each.reason);
    }
    return reasons;
}

void MonthGrid::showMonth(QDate month, QDate today, const QMultiMap<QDate, Mark> &marks, const QList<Frozen> &frozen)
{
    m_frozen = frozen;
    m_month = QDate(month.year(), month.month(), 1);
    m_today = today;
    m_marks = marks;
    const bool isShown = m_selected.year() == m_month.year() && m_selected.month() == m_month.month();
    if (!isShown)
        m_selected = month;
    describe();
    updateGeometry();
    update();
}

QSize MonthGrid::sizeHint() const
{
    const int shownWeeks
        = m_month.isValid() ? static_cast<int>((firstShown().daysTo(m_month) + m_month.daysInMonth() + 6) / 7) : weeks;
    return {224, (headHeight + shownWeeks * weekHeight) * Theme::current().textScale() / 100};
}

QDate MonthGrid::firstShown() const
{
    const int offset = (m_month.dayOfWeek() - static_cast<int>(QLocale().firstDayOfWeek()) + 7) % 7;
    return m_month.addDays(-offset);
}

QRectF MonthGrid::cellOf(int index) const
{
    const double scale = Theme::current().textScale() / 100.0;
    const double wide = width() / 7.0;
    return {index % 7 * wide, (headHeight + index / 7 * weekHeight) * scale, wide, weekHeight * scale};
}

QDate MonthGrid::dayAt(const QPointF &position) const
{
    for (int i = 0; i < weeks * 7; ++i) {
        if (cellOf(i).contains(position))
            return firstShown().addDays(i);
    }
    return {};
}

void MonthGrid::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = Theme::current().textScale() / 100.0;
    for (int i = 0; i < 7; ++i) {
        const int weekday = (static_cast<int>(QLocale().firstDayOfWeek()) - 1 + i) % 7 + 1;
        paintLine(painter, QRectF(cellOf(i).left(), 0, cellOf(i).width(), headHeight * scale),
                  QLocale().dayName(weekday, QLocale::NarrowFormat), FontRole::Caption, ColorToken::Text3,
                  Qt::AlignCenter);
    }
    const QDate first = firstShown();
    for (int i = 0; i < weeks * 7; ++i) {
        const QDate day = first.addDays(i);
        const QRectF cell = cellOf(i);
        if (cell.top() >= height())
            break;
        const QRectF number(cell.center().x() - 10 * scale, cell.top() + 2, 20 * scale, 18 * scale);
        if (!freezesOn(day).isEmpty())
            paintFrozen(painter, cell.adjusted(0, 1, 0, -1));
        const bool isToday = day == m_today;
        const bool isOther = day.month() != m_month.month();
        if (isToday) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokenColor(ColorToken::Text1));
            painter.drawEllipse(number.center(), 9.5 * scale, 9.5 * scale);
        }
        if (day == m_selected && hasFocus()) {
            painter.setPen(QPen(tokenColor(ColorToken::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(cell.adjusted(2, 1, -2, -1), 6, 6);
        }
        paintLine(painter, number, QString::number(day.day()),
                  isToday ? FontRole::SecondaryStrong : FontRole::Secondary,
                  isToday       ? ColorToken::Surface
                      : isOther ? ColorToken::Text3
                                : ColorToken::Text1,
                  Qt::AlignCenter, Qt::ElideNone);
        const QList<Mark> marks = marksOf(day);
        const double all = static_cast<double>(std::min<qsizetype>(marks.size(), 4)) * 7 - 3;
        double x = cell.center().x() - all / 2;
        painter.setPen(Qt::NoPen);
        for (qsizetype m = 0; m < std::min<qsizetype>(marks.size(), 4); ++m, x += 7) {
            painter.setBrush(ui::colorOf(marks.at(m)));
            painter.drawRoundedRect(QRectF(x, cell.top() + 4 + 18 * scale, 4, 4), 1, 1);
        }
    }
}

void MonthGrid::keyPressEvent(QKeyEvent *event)
{
    int days = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        days = -1;
        break;
    case Qt::Key_Right:
        days = 1;
        break;
    case Qt::Key_Up:
        days = -7;
        break;
    case Qt::Key_Down:
        days = 7;
        break;
    case Qt::Key_PageUp:
        emit monthWanted(m_selected.addMonths(-1));
        return;
    case Qt::Key_PageDown:
        emit monthWanted(m_selected.addMonths(1));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit dayChosen(m_selected);
        return;
    default:
        return ThemedWidget::keyPressEvent(event);
    }
    const QDate day = m_selected.addDays(days);
    m_selected = day;
    if (day.month() != m_month.month())
        emit monthWanted(day);
    describe();
    update();
}

void MonthGrid::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position());
    if (day.isValid()) {
        m_selected = day;
        describe();
        update();
        emit dayChosen(day);
    }
}

bool MonthGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *const help = static_cast<QHelpEvent *>(event);
        QStringList names;
        for (const Mark &mark : marksOf(dayAt(help->pos())))
            names.append(mark.name);
        for (const QString &reason : freezesOn(dayAt(help->pos())))
            names.append(tr("Freeze: %1").arg(reason));
        QToolTip::showText(help->globalPos(), plainToolTip(names.join(u'\n')), this);
        return true;
    }
    return ThemedWidget::event(event);
}

void MonthGrid::languageChanged()
{
    describe();
}

void MonthGrid::describe()
{
    QStringList names;
    for (const Mark &mark : marksOf(m_selected))
        names.append(mark.name);
    const QString day = QLocale().toString(m_selected, QLocale::LongFormat);
    QString name = names.isEmpty() ? tr("%1, no window").arg(day)
                                   : tr("%1, windows of %2").arg(day, names.join(QStringLiteral(", ")));
    if (const QStringList reasons = freezesOn(m_selected); !reasons.isEmpty())
        name += QString(QStringLiteral(", ") + tr("Freeze: %1").arg(reasons.join(QStringLiteral(", "))));
    setAccessibleName(name);
}

} // namespace releasedesk::ui
