// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/status_item.h"

#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/running_clock.h"
#include "ui/widgets/status_glyph.h"

#include <QPainter>

namespace releasedesk::ui {
namespace {

int edge()
{
    return Theme::current().scaled(12);
}

constexpr int gap = 6;
constexpr int padding = 8;

} // namespace

StatusItem::StatusItem(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StatusItem::showWords(const QString &words, std::optional<State> state, IconName icon, ColorToken color)
{
    setVisible(!words.isEmpty());
    if (words == text() && state == m_state && icon == m_icon && color == m_color)
        return;
    m_state = state;
    m_icon = icon;
    m_color = color;
    if (state == State::Running)
        RunningClock::current().follow(this);
    else
        RunningClock::current().leave(this);
    setText(words);
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize StatusItem::sizeHint() const
{
    const int sign = m_state || !m_icon.isNull() ? edge() + gap : 0;
    return {2 * padding + sign + textWidth(text(), FontRole::Caption), 23};
}

void StatusItem::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    if (underMouse() && isEnabled())
        painter.fillRect(rect(), tokenColor(ColorToken::Hover));
    qreal x = padding;
    const QRectF sign(x, (height() - edge()) / 2.0, edge(), edge());
    if (m_state)
        StatusGlyph::paint(painter, sign, *m_state, ColorToken::Window);
    else if (!m_icon.isNull())
        IconStore::paint(painter, sign, m_icon, m_color);
    if (m_state || !m_icon.isNull())
        x = sign.right() + gap;
    paintLine(painter, QRectF(x, 0, width() - x, height()), text(), FontRole::Caption, m_color,
              Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideNone);
}

} // namespace releasedesk::ui
