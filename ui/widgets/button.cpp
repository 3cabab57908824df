// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/button.h"

#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/key_text.h"
#include "ui/widgets/running_clock.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

int iconEdge()
{
    return Theme::current().scaled(15);
}

constexpr int gap = 6;
constexpr int keyPadding = 5;

void paintBusyArc(QPainter &painter, const QRectF &rect, ColorToken color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokenColor(color), 1.8, Qt::SolidLine, Qt::RoundCap));
    const int start = static_cast<int>((90 - 360 * RunningClock::current().turn()) * 16);
    painter.drawArc(rect.adjusted(2, 2, -2, -2), start, -240 * 16);
    painter.restore();
}

bool isPress(int key)
{
    return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Select;
}

} // namespace

Button::Button(const QString &text, Kind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

Button::Button(IconName icon, const QString &name, QWidget *parent)
    : Button(QString(), Kind::Ghost, parent)
{
    m_icon = icon;
    setName(name);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

void Button::setHeight(Height height)
{
    m_height = height;
    updateGeometry();
    update();
}

void Button::setIconName(IconName icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setShownShortcut(const QKeySequence &keys)
{
    m_shortcut = keys;
    setProperty("shownKeys", keys); // for whoever lists what stands on a page
    updateToolTip();
    updateGeometry();
    update();
}

void Button::setBusy(bool isBusy)
{
    if (isBusy == m_isBusy)
        return;
    m_frozenWidth = isBusy ? sizeHint().width() : 0;
    m_isBusy = isBusy;
    setAccessibleDescription(isBusy ? tr("Working") : m_reason);
    if (isBusy)
        RunningClock::current().follow(this);
    else
        RunningClock::current().leave(this);
    updateGeometry();
    update();
}

void Button::setDisabledReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    setAccessibleDescription(reason);
    updateToolTip();
}

void Button::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    updateToolTip();
}

QSize Button::sizeHint() const
{
    const int tall = heightInPixels();
    if (text().isEmpty())
        return {tall, tall};
    if (m_frozenWidth > 0)
        return {m_frozenWidth, tall};
    const int width = contentWidth() + 2 * padding();
    return {m_kind == Kind::Link ? width : std::max(width, tall), tall};
}

void Button::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Colors look = colors();
    if (look.hasBox)
        paintBox(painter, rect(), 6, look.fill, look.border);

    if (text().isEmpty()) {
        const QRectF icon((width() - iconEdge()) / 2.0, (height() - iconEdge()) / 2.0, iconEdge(), iconEdge());
        if (m_isBusy)
            paintBusyArc(painter, icon, look.text);
        else
            IconStore::paint(painter, icon, m_icon, look.text);
        return;
    }

    const qreal middle = (width() - contentWidth()) / 2.0;
    qreal x = m_kind == Kind::Link ? padding() : std::max<qreal>(middle, padding()); // a link stands where text would
    const qreal end = m_kind == Kind::Link ? std::min(x + contentWidth(), qreal(width())) : width() - padding();
    if (hasGlyph()) {
        const QRectF icon(x, (height() - iconEdge()) / 2.0, iconEdge(), iconEdge());
        if (m_isBusy)
            paintBusyArc(painter, icon, look.text);
        else
            IconStore::paint(painter, icon, m_icon, look.text);
        x += iconEdge() + gap;
    }
    const QString keys = keyText(m_shortcut);
    const int keyWidth = keys.isEmpty() ? 0 : gap + 2 * keyPadding + textWidth(keys, FontRole::Key);
    const QString label = text().remove(u'&');
    x += paintLine(painter, QRectF(x, 0, end - keyWidth - x, height()), label, fontRole(), look.text);
    if (!keys.isEmpty()) {
        painter.setOpacity(0.85);
        paintLine(painter, QRectF(x + gap + keyPadding, 0, keyWidth, height()), keys, FontRole::Key, look.text);
        painter.setOpacity(1);
    }
    if (m_kind == Kind::Link && (underMouse() || hasFocus())) {
        painter.setPen(tokenColor(look.text));
        const qreal y = height() / 2.0 + Theme::current().lineHeight(fontRole()) / 2.0 - 2;
        painter.drawLine(QPointF(padding(), y), QPointF(end, y));
    }
}

bool Button::event(QEvent *event)
{
    // A busy button keeps the focus, yet does nothing.
    if (m_isBusy) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::Shortcut:
            return true;
        case QEvent::KeyPress:
        case QEvent::KeyRelease:
            if (isPress(static_cast<QKeyEvent *>(event)->key()))
                return true;
            break;
        default:
            break;
        }
    }
    // Enter presses the button that has the focus, never another one of the dialog.
    if (!m_isBusy && isEnabled() && event->type() == QEvent::KeyPress) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            if (!key->isAutoRepeat())
                click();
            return true;
        }
    }
    return QPushButton::event(event);
}

Button::Colors Button::colors() const
{
    const bool isActive = isDown() || isChecked();
    const bool isHovered = underMouse() && isEnabled();
    if (!isEnabled()) {
        const bool hasBox = m_kind != Kind::Ghost && m_kind != Kind::Link;
        return {ColorToken::Hover, ColorToken::Line, ColorToken::Text3, hasBox};
    }
    const ColorToken quiet = isActive ? ColorToken::Pressed : isHovered ? ColorToken::Hover : ColorToken::Surface;
    switch (m_kind) {
    case Kind::Primary: {
        const ColorToken fill = isActive || isHovered ? ColorToken::AccentHover : ColorToken::Accent;
        return {fill, fill, ColorToken::OnAccent};
    }
    case Kind::Default:
        return {quiet, ColorToken::LineStrong, ColorToken::Text1};
    case Kind::Ghost:
        return {quiet, quiet, isActive ? ColorToken::Text1 : ColorToken::Text2, isActive || isHovered};
    case Kind::Danger:
        return {quiet, ColorToken::LineStrong, ColorToken::Failed};
    case Kind::DangerFill:
        return {ColorToken::Failed, isActive || isHovered ? ColorToken::Text1 : ColorToken::Failed,
                ColorToken::Surface};
    case Kind::Link:
        return {quiet, quiet, isActive || isHovered ? ColorToken::AccentHover : ColorToken::Accent, false};
    }
    Q_UNREACHABLE();
}

FontRole Button::fontRole() const
{
    return m_height == Height::Small ? FontRole::SecondaryLabel : FontRole::Label;
}

int Button::heightInPixels() const
{
    const int base = m_height == Height::Small ? 24 : m_height == Height::Large ? 34 : 28;
    return std::max(base, base * Theme::current().textScale() / 100);
}

int Button::padding() const
{
    if (m_kind == Kind::Link)
        return 0;
    return m_height == Height::Small ? 9 : m_height == Height::Large ? 15 : 11;
}

int Button::contentWidth() const
{
    const QString keys = keyText(m_shortcut);
    const int key = keys.isEmpty() ? 0 : gap + 2 * keyPadding + textWidth(keys, FontRole::Key);
    return (hasGlyph() ? iconEdge() + gap : 0) + textWidth(text().remove(u'&'), fontRole()) + key;
}

void Button::updateToolTip()
{
    QString tip = m_reason;
    if (tip.isEmpty() && text().isEmpty()) {
        const QString keys = keyText(m_shortcut);
        tip = keys.isEmpty() ? m_name : QString(m_name + QStringLiteral("  ") + keys);
    }
    setToolTip(plainToolTip(tip));
}

} // namespace releasedesk::ui
