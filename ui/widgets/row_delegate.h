// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/state.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace releasedesk::ui {

//! What a model may say about a cell beside Qt::DisplayRole. They combine: mark, glyph or icon come before the text,
//! secondary text and chip behind it.
enum CellRole {
    PillRole = Qt::UserRole + 1000, //!< State: the text is the word of a pill
    LozengeRole, //!< Lozenge::Category: the text is the word of a lozenge
    PhasesRole, //!< QList<State>: a strip of phases instead of text
    GlyphRole, //!< State
    IconRole, //!< QString: the name of an icon
    IconColorRole, //!< ColorToken
    AvatarRole, //!< QString: the account; the text is the person's name
    ProjectRole, //!< QString: the project whose mark is drawn
    ProjectColorRole, //!< int: number of the mark's color
    FontRoleRole, //!< FontRole
    ColorRole, //!< ColorToken
    SecondaryRole, //!< QString: in Text3 behind the text
    ChipRole, //!< QString: a neutral chip behind the text
    ElideRole, //!< Qt::TextElideMode; right unless told otherwise
    WrapRole, //!< bool: the text takes as many lines as it needs, in a table with wrapping rows
};

//! Draws the cells of every table and list: calm rows with horizontal lines, hover and selection over the whole row.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! Background and line of a row, for delegates that draw their content themselves.
    static void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

protected:
    //! Draws into \p rect, which already has its padding.
    virtual void paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const;
};

} // namespace releasedesk::ui

Q_DECLARE_METATYPE(releasedesk::ui::ColorToken)
Q_DECLARE_METATYPE(releasedesk::ui::FontRole)
