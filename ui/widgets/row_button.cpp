// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/row_button.h"

#include <QChildEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {

RowButton::RowButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // wrapped text may make it higher
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::current(), &Theme::changed, this, [this] { update(); });
}

void RowButton::setBackground(ColorToken background)
{
    m_background = background;
    update();
}

void RowButton::setLine(bool hasLine)
{
    m_hasLine = hasLine;
    update();
}

void RowButton::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    update();
}

int RowButton::focusedRow(const QWidget &parent)
{
    const QList<RowButton *> rows = parent.findChildren<RowButton *>();
    const auto focused = std::ranges::find_if(rows, [](const RowButton *row) { return row->hasFocus(); });
    return focused == rows.end() ? -1 : static_cast<int>(focused - rows.begin());
}

void RowButton::focusRow(const QWidget &parent, int row)
{
    const QList<RowButton *> rows = parent.findChildren<RowButton *>();
    if (row >= 0 && !rows.isEmpty())
        rows.at(std::min(qsizetype{row}, rows.size() - 1))->setFocus(Qt::OtherFocusReason);
}

void RowButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const bool isHovered = underMouse() && isEnabled();
    const ColorToken hovered = m_background == ColorToken::Surface ? ColorToken::Sunken : ColorToken::Hover;
    const ColorToken fill = m_isSelected ? ColorToken::AccentTint
        : isDown()                       ? ColorToken::Pressed
        : isHovered                      ? hovered
                                         : m_background;
    painter.fillRect(rect(), tokenColor(fill));
    if (m_isSelected)
        painter.fillRect(0, 0, 2, height(), tokenColor(ColorToken::Accent));
    if (m_hasLine)
        painter.fillRect(0, height() - 1, width(), 1, tokenColor(ColorToken::Line));
}

void RowButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else
        QAbstractButton::keyPressEvent(event);
}

void RowButton::childEvent(QChildEvent *event)
{
    QAbstractButton::childEvent(event);
    auto *const child = qobject_cast<QWidget *>(event->child());
    if (!child || !event->added())
        return;
    child->setAttribute(Qt::WA_TransparentForMouseEvents);
    child->setForegroundRole(QPalette::WindowText); // else labels take the text color of buttons over
}

} // namespace releasedesk::ui
