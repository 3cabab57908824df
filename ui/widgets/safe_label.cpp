// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/safe_label.h"

#include "ui/theme/text_painting.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {

SafeLabel::SafeLabel(QWidget *parent)
    : SafeLabel(FontRole::Body, ColorToken::Text1, parent)
{
}

SafeLabel::SafeLabel(FontRole role, ColorToken color, QWidget *parent)
    : QLabel(parent)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    connect(&Theme::current(), &Theme::changed, this, &SafeLabel::applyTheme);
    applyTheme();
}

SafeLabel::SafeLabel(const QString &text, FontRole role, ColorToken color, QWidget *parent)
    : SafeLabel(role, color, parent)
{
    showText(text);
}

void SafeLabel::showText(const SafeText &text)
{
    setText(text.plain());
}

void SafeLabel::showText(const QString &text)
{
    showText(SafeText::fromOutside(text));
}

void SafeLabel::setRole(FontRole role)
{
    m_role = role;
    applyTheme();
}

void SafeLabel::setColor(ColorToken color)
{
    m_color = color;
    applyTheme();
}

void SafeLabel::setElided(Qt::TextElideMode mode)
{
    m_elide = mode;
    setWordWrap(false);
    updateGeometry();
    update();
}

QSize SafeLabel::sizeHint() const
{
    if (!m_elide)
        return QLabel::sizeHint();
    const QMargins margins = contentsMargins();
    return {textWidth(text(), m_role) + margins.left() + margins.right(),
            Theme::current().lineHeight(m_role) + margins.top() + margins.bottom()};
}

QSize SafeLabel::minimumSizeHint() const
{
    if (!m_elide)
        return QLabel::minimumSizeHint();
    return {std::min(sizeHint().width(), 24), sizeHint().height()};
}

bool SafeLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_elide && toolTip().isEmpty() && sizeHint().width() > width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(text()), this);
        return true;
    }
    const bool isHandled = QLabel::event(event);
    // A style that comes or goes gives back the colours it found when it first saw the label.
    const bool isStyled = event->type() == QEvent::Polish || event->type() == QEvent::StyleChange;
    if (isStyled && palette().color(QPalette::Active, QPalette::WindowText) != tokenColor(m_color))
        applyTheme();
    return isHandled;
}

void SafeLabel::paintEvent(QPaintEvent *event)
{
    if (!m_elide)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    paintLine(painter, contentsRect(), text(), m_role, isEnabled() ? m_color : ColorToken::Text3, alignment(),
              *m_elide);
}

void SafeLabel::applyTheme()
{
    setFont(Theme::current().font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, tokenColor(m_color));
    colors.setColor(QPalette::Disabled, QPalette::WindowText, tokenColor(ColorToken::Text3));
    setPalette(colors);
    setMinimumHeight(Theme::current().lineHeight(m_role));
    updateGeometry();
}

} // namespace releasedesk::ui
