// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/pill.h"

#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/running_clock.h"
#include "ui/widgets/status_glyph.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int left = 5;
constexpr int gap = 5;
constexpr int right = 8;

QString shown(State state, const QString &word)
{
    return word.isEmpty() ? wordOf(state) : word;
}

int glyphEdge()
{
    return Theme::current().scaled(13);
}

int scaledHeight()
{
    return std::max(Pill::height, Theme::current().lineHeight(FontRole::Chip) + 4);
}

} // namespace

Pill::Pill(State state, QWidget *parent)
    : ThemedWidget(parent)
    , m_state(state)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(state);
}

int Pill::widthOf(State state, const QString &word)
{
    return left + glyphEdge() + gap + textWidth(shown(state, word), FontRole::Chip) + right;
}

void Pill::paint(QPainter &painter, const QRectF &rect, State state, const QString &word)
{
    const qreal width = std::min<qreal>(widthOf(state, word), rect.width());
    const qreal tall = scaledHeight();
    const int glyph = glyphEdge();
    const QRectF box(rect.left(), rect.top() + std::floor((rect.height() - tall) / 2), width, tall);
    paintBox(painter, box, tall / 2, tintOf(state), tintOf(state), 0);
    StatusGlyph::paint(painter, QRectF(box.left() + left, box.top() + (tall - glyph) / 2, glyph, glyph), state,
                       tintOf(state));
    paintLine(painter, box.adjusted(left + glyph + gap, 0, -right, 0), shown(state, word), FontRole::Chip,
              colorOf(state));
}

void Pill::setState(State state, const QString &word)
{
    m_state = state;
    m_word = word;
    if (state == State::Running)
        RunningClock::current().follow(this);
    else
        RunningClock::current().leave(this);
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {widthOf(m_state, m_word), scaledHeight()};
}

void Pill::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_state, m_word);
}

void Pill::languageChanged()
{
    setAccessibleName(text());
}

} // namespace releasedesk::ui
