// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "ui/widgets/row_delegate.h"

#include <QCache>
#include <QHash>
#include <QStaticText>

namespace releasedesk::ui {

//! Draws the rows of an issue table from what it laid out before: a jump over thousands of rows costs what its own rows
//! cost, nothing more. Keeps the first column clear of the edge.
class IssueDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    explicit IssueDelegate(QObject *parent = nullptr);

    static constexpr int edge = 10; //!< beyond the padding of every cell

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    //! A line as it was laid out.
    struct Line {
        QStaticText text;
        qreal width = 0;
    };

    void paintCell(QPainter &painter, QRectF rect, int column, const domain::Issue &issue, bool isCodeWarned) const;
    //! Answers the width that was used.
    qreal paintText(QPainter &painter, const QRectF &rect, const QString &text, FontRole role, ColorToken color) const;
    void paintSign(QPainter &painter, QRectF &rect, const QString &icon, ColorToken color) const;
    void paintPicture(QPainter &painter, const QPointF &at, const QString &key, QSize size,
                      const std::function<void(QPainter &)> &draw) const;
    void forget() const;

    mutable QCache<QString, Line> m_lines{4000};
    mutable QHash<QString, QPixmap> m_pictures; //!< icons, avatars and lozenges
    mutable QHash<int, QFont> m_fonts;
};

} // namespace releasedesk::ui
