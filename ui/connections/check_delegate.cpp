// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/check_delegate.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int edge = 16;
constexpr int gap = 8;

} // namespace

QSize CheckDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = RowDelegate::sizeHint(option, index);
    return index.data(Qt::CheckStateRole).isValid() ? size + QSize(edge + gap, 0) : size;
}

void CheckDelegate::paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    QRectF room = rect;
    const QVariant check = index.data(Qt::CheckStateRole);
    if (check.isValid()) {
        QStyleOptionButton box;
        box.rect = QRect(static_cast<int>(rect.left()), static_cast<int>(std::round(rect.center().y() - edge / 2.0)),
                         edge, edge);
        box.state = QStyle::State_Enabled;
        box.state |= check.value<Qt::CheckState>() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, option.widget);
        room.setLeft(room.left() + edge + gap);
    }
    RowDelegate::paintContent(painter, room, option, index);
}

bool CheckDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem & /*option*/,
                                const QModelIndex &index)
{
    const bool isRelease
        = event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    if (!isRelease || !index.flags().testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool isOn = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace releasedesk::ui
