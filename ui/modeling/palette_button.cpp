// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/palette_button.h"

#include "ui/modeling/task_palette.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"

#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>

namespace releasedesk::ui {

PaletteButton::PaletteButton(IconName icon, const QString &kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_kind(kind)
{
    setFixedSize(sizeHint());
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &PaletteButton::activated);
    connect(&Theme::current(), &Theme::changed, this, [this] { update(); });
}

void PaletteButton::setNames(const QString &name, const QString &explanation)
{
    setAccessibleName(name);
    setAccessibleDescription(explanation);
    setToolTip(plainToolTip(QString(name + u'\n' + explanation)));
}

void PaletteButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const bool isHovered = underMouse() && isEnabled();
    if (isDown() || isHovered) {
        const ColorToken fill = isDown() ? ColorToken::Pressed : ColorToken::Hover;
        paintBox(painter, rect(), 6, fill, fill, 0);
    }
    IconStore::paint(painter, QRectF(rect()).adjusted(6, 6, -6, -6), m_icon,
                     isEnabled() ? ColorToken::Text2 : ColorToken::Text3);
}

void PaletteButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        event->ignore(); // the palette moves the focus
    else
        QAbstractButton::keyPressEvent(event);
}

void PaletteButton::mousePressEvent(QMouseEvent *event)
{
    m_start = event->pos();
    QAbstractButton::mousePressEvent(event);
}

void PaletteButton::mouseMoveEvent(QMouseEvent *event)
{
    const bool isDrag = event->buttons().testFlag(Qt::LeftButton)
        && (event->pos() - m_start).manhattanLength() >= QApplication::startDragDistance();
    if (m_kind.isEmpty() || !isDrag) {
        QAbstractButton::mouseMoveEvent(event);
        return;
    }
    setDown(false);
    auto *const drag = new QDrag(this); // deletes itself
    auto *const data = new QMimeData;
    data->setData(TaskPalette::mimeType, m_kind.toUtf8());
    drag->setMimeData(data);
    drag->setPixmap(IconStore::pixmap(m_icon, ColorToken::Accent, 20, devicePixelRatioF()));
    drag->exec(Qt::CopyAction);
}

} // namespace releasedesk::ui
