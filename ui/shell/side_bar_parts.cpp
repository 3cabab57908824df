// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/side_bar_parts.h"

#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/key_text.h"

#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

int scaled(int pixels)
{
    return std::max(pixels, pixels * Theme::current().textScale() / 100);
}

} // namespace

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void SearchButton::setRail(bool isRail)
{
    m_isRail = isRail;
    setToolTip(isRail ? plainToolTip(QString(text() + QStringLiteral("  ") + keyText(QKeySequence("Ctrl+K"))))
                      : QString());
    setSizePolicy(isRail ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
    update();
}

QSize SearchButton::sizeHint() const
{
    return m_isRail ? QSize(36, 32) : QSize(120, scaled(28));
}

void SearchButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    if (m_isRail) {
        if (underMouse())
            paintBox(painter, rect(), 6, ColorToken::Hover, ColorToken::Hover, 0);
        IconStore::paint(painter, QRectF((width() - 16) / 2.0, (height() - 16) / 2.0, 16, 16), "search",
                         ColorToken::Text2);
        return;
    }
    paintBox(painter, rect(), 6, ColorToken::Surface, underMouse() ? ColorToken::Control : ColorToken::LineStrong);
    IconStore::paint(painter, QRectF(9, (height() - 14) / 2.0, 14, 14), "search", ColorToken::Text3);
    const QString keys = keyText(QKeySequence(QStringLiteral("Ctrl+K")));
    const int wide = Chip::widthOf(keys, ChipLook::key());
    Chip::paint(painter, QRectF(width() - wide - 6, 0, wide, height()), keys, ChipLook::key());
    paintLine(painter, QRectF(30, 0, width() - wide - 42, height()), text(), FontRole::Secondary, ColorToken::Text3);
}

MeButton::MeButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void MeButton::showPerson(const QString &name, const QString &account, const QString &role, const QString &actingFor)
{
    m_name = name;
    m_account = account;
    m_role = role;
    m_actingFor = actingFor;
    const QString words = actingFor.isEmpty() ? tr("%1, %2").arg(name, role)
                                              : tr("%1 acts as %2 in the sample workspace").arg(actingFor, name);
    setAccessibleName(words);
    setToolTip(plainToolTip(words));
    updateGeometry();
    update();
}

void MeButton::setRail(bool isRail)
{
    m_isRail = isRail;
    updateGeometry();
    update();
}

QSize MeButton::sizeHint() const
{
    const int chip = !m_isRail && !m_actingFor.isEmpty() ? 24 : 0;
    return {52, scaled(44) + chip};
}

void MeButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const bool isActing = !m_actingFor.isEmpty();
    painter.fillRect(0, 0, width(), 1, tokenColor(m_isRail ? ColorToken::Window : ColorToken::Line));
    if (underMouse() && isEnabled())
        painter.fillRect(rect().adjusted(0, 1, 0, 0), tokenColor(ColorToken::Hover));
    const int rowTop = isActing && !m_isRail ? 28 : 1;
    const int rowHeight = height() - rowTop;
    const ChipLook look = ChipLook::tinted(State::Waiting, "users");
    if (m_isRail) {
        const QRectF circle((width() - 20) / 2.0, (height() - 20) / 2.0, 20, 20);
        if (isActing) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(tokenColor(ColorToken::Waiting), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(circle.adjusted(-3, -3, 3, 3));
        }
        Avatar::paint(painter, circle, m_name, m_account);
        return;
    }
    if (isActing)
        Chip::paint(painter, QRectF(14, 9, width() - 28, 20), tr("Acting as"), look);
    Avatar::paint(painter, QRectF(14, rowTop + (rowHeight - 20) / 2.0, 20, 20), m_name, m_account);
    const int wide = textWidth(m_role, FontRole::Caption);
    const int end = width() - 14;
    paintLine(painter, QRectF(42, rowTop, end - wide - 8 - 42, rowHeight), m_name, FontRole::Label, ColorToken::Text1);
    paintLine(painter, QRectF(end - wide, rowTop, wide, rowHeight), m_role, FontRole::Caption, ColorToken::Text3,
              Qt::AlignRight | Qt::AlignVCenter, Qt::ElideNone);
}

} // namespace releasedesk::ui
