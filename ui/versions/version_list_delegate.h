// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/row_delegate.h"

namespace releasedesk::ui {

//! Draws the first cell of a listed version: mark, project in bold, version in the mono face.
class VersionListDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace releasedesk::ui
