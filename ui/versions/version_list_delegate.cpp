// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/version_list_delegate.h"

#include "ui/theme/text_painting.h"
#include "ui/versions/version_list_model.h"
#include "ui/widgets/project_mark.h"

#include <QPainter>

#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int edge = 10; // beyond the padding of every cell: this table has no card around it

} // namespace

void VersionListDelegate::paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    if (index.column() != VersionListModel::VersionColumn)
        return RowDelegate::paintContent(painter, rect, option, index);
    QRectF room = rect.adjusted(edge, 0, 0, 0);
    const QRectF mark(room.left(), std::round(room.center().y() - 8), 16, 16);
    ProjectMark::paint(painter, mark, index.data().toString(), index.data(ProjectColorRole).toInt());
    room.setLeft(mark.right() + 8);
    room.setLeft(room.left() + paintLine(painter, room, index.data().toString(), FontRole::Strong, ColorToken::Text1)
                 + 8);
    paintLine(painter, room, index.data(SecondaryRole).toString(), FontRole::Mono, ColorToken::Text1);
}

} // namespace releasedesk::ui
