// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/row_delegate.h"

namespace releasedesk::ui {

//! Keeps the first column of a table without a card clear of the edge, and draws signs without text in the middle.
class IssueDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

    static constexpr int edge = 10; //!< beyond the padding of every cell

protected:
    void paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override
    {
        RowDelegate::paintContent(painter, index.column() == 0 ? rect.adjusted(edge, 0, edge, 0) : rect, option, index);
    }
};

} // namespace releasedesk::ui
