// SPDX-License-Identifier: Apache-2.0
#include "ui/release_list/release_delegate.h"

#include "ui/release_list/release_list_model.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/project_mark.h"

#include <QPainter>

#include <cmath>

namespace releasedesk::ui {

void ReleaseDelegate::paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QVariant version = index.data(ReleaseListModel::VersionRole);
    if (!version.isValid())
        return RowDelegate::paintContent(painter, rect, option, index);

    QRectF room = rect;
    const QRectF mark(room.left(), std::round(room.center().y() - 8), 16, 16);
    ProjectMark::paint(painter, mark, index.data(ProjectRole).toString(), index.data(ProjectColorRole).toInt());
    room.setLeft(mark.right() + 8);
    const auto write = [&](const QString &text, FontRole font, ColorToken color) {
        if (room.width() > 16)
            room.setLeft(room.left() + paintLine(painter, room, text, font, color) + 8);
    };
    write(index.data().toString(), FontRole::Strong, ColorToken::Text1);
    write(version.toString(), FontRole::Mono, ColorToken::Text1);
    write(index.data(ReleaseListModel::TitleRole).toString(), FontRole::Body, ColorToken::Text2);
}

} // namespace releasedesk::ui
