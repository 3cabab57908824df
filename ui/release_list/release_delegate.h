// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/row_delegate.h"

namespace releasedesk::ui {

//! Draws the first cell of a release: mark, project in bold, version in the mono face, title as far as it fits.
class ReleaseDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace releasedesk::ui
