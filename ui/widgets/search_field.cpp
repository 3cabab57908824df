// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/search_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/key_text.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

int iconEdge()
{
    return Theme::current().scaled(14);
}

constexpr int left = 8;

} // namespace

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    auto *const clear = new Button("close", tr("Clear"), this);
    clear->setHeight(Button::Height::Small);
    clear->setFocusPolicy(Qt::NoFocus);
    clear->setCursor(Qt::ArrowCursor);
    clear->hide();
    m_clear = clear;
    connect(clear, &Button::clicked, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, &SearchField::placeParts);
    connect(&Theme::current(), &Theme::changed, this, &SearchField::placeParts);
    setPrompt(placeholder);
    placeParts();
}

void SearchField::setShownShortcut(const QKeySequence &keys)
{
    m_keys = keyText(keys);
    placeParts();
}

void SearchField::setPrompt(const QString &placeholder)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
}

QSize SearchField::sizeHint() const
{
    return {220, std::max(28, 28 * Theme::current().textScale() / 100)};
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    IconStore::paint(painter, QRectF(left + 1, (height() - iconEdge()) / 2.0, iconEdge(), iconEdge()), "search",
                     ColorToken::Text3);
    if (text().isEmpty() && !m_keys.isEmpty()) {
        const int wide = Chip::widthOf(m_keys, ChipLook::key());
        Chip::paint(painter, QRectF(width() - wide - 7, 0, wide, height()), m_keys, ChipLook::key());
    }
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        if (!text().isEmpty())
            clear();
        else if (QWidget *const next = parentWidget())
            next->setFocus(Qt::OtherFocusReason);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeParts();
}

void SearchField::placeParts()
{
    const int keys = m_keys.isEmpty() ? 0 : Chip::widthOf(m_keys, ChipLook::key());
    const bool hasText = !text().isEmpty();
    const int right = hasText ? 22 : keys > 0 ? keys + 4 : 0;
    setTextMargins(iconEdge() + 7, 0, right, 0);
    m_clear->setVisible(hasText);
    m_clear->setGeometry(width() - 25, (height() - 20) / 2, 20, 20);
    setFont(Theme::current().font(FontRole::Secondary));
    update();
}

} // namespace releasedesk::ui
