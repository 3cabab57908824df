// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/status_glyph.h"

#include "ui/theme/icons.h"
#include "ui/widgets/running_clock.h"

#include <QPainter>

namespace releasedesk::ui {
namespace {

// Faint ring, 240° arc and dot on the 16 grid.
void paintRunning(QPainter &painter, const QRectF &rect, double turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 16, rect.height() / 16);
    const QRectF ring(2, 2, 12, 12);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().color(ColorToken::Running, 0.28), 2));
    painter.drawEllipse(ring);
    const QColor color = tokenColor(ColorToken::Running);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
    const int start = static_cast<int>((90 - 360 * turn) * 16);
    painter.drawArc(ring, start, -240 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(8, 8), 1.8, 1.8);
    painter.restore();
}

} // namespace

StatusGlyph::StatusGlyph(State state, int size, QWidget *parent)
    : ThemedWidget(parent)
    , m_state(state)
    , m_size(size)
{
    themeChanged();
    setState(state);
}

void StatusGlyph::paint(QPainter &painter, const QRectF &rect, State state, ColorToken surface)
{
    if (state == State::Running)
        paintRunning(painter, rect, RunningClock::current().turn());
    else
        IconStore::paint(painter, rect, glyphOf(state), colorOf(state), surface);
}

void StatusGlyph::setState(State state)
{
    m_state = state;
    if (state == State::Running)
        RunningClock::current().follow(this);
    else
        RunningClock::current().leave(this);
    setAccessibleName(wordOf(state));
    update();
}

void StatusGlyph::setSurface(ColorToken surface)
{
    m_surface = surface;
    update();
}

void StatusGlyph::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_state, m_surface);
}

void StatusGlyph::themeChanged()
{
    const int edge = Theme::current().scaled(m_size);
    setFixedSize(edge, edge);
}

void StatusGlyph::languageChanged()
{
    setAccessibleName(wordOf(m_state));
}

} // namespace releasedesk::ui
