// SPDX-License-Identifier: Apache-2.0
#include "ui/history/history_delegate.h"

#include "ui/history/history_model.h"
#include "ui/theme/state.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/status_glyph.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int side = 14; // from the edge of the card to the text
constexpr int rowHeight = 32;
constexpr qreal widestName = 160;

QRectF square(qreal left, const QRectF &row, qreal edge)
{
    return {left, std::round(row.center().y() - edge / 2), edge, edge};
}

} // namespace

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRectF row = QRectF(option.rect).adjusted(side, 0, -side, 0);
    const QString text = index.data().toString();
    if (index.data(HistoryModel::IsHeadingRole).toBool()) {
        paintLine(*painter, row.adjusted(0, 4, 0, 0), text, FontRole::CaptionLabel, ColorToken::Text2);
        painter->restore();
        return;
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const ColorToken surface = isSelected ? ColorToken::AccentTint
        : isHovered                       ? ColorToken::Sunken
                                          : ColorToken::Surface;
    if (surface != ColorToken::Surface)
        painter->fillRect(option.rect, tokenColor(surface));
    const QModelIndex next = index.siblingAtRow(index.row() + 1);
    if (next.isValid() && !next.data(HistoryModel::IsHeadingRole).toBool())
        painter->fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), tokenColor(ColorToken::Line));
    if (option.state.testFlag(QStyle::State_HasFocus))
        painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 2, option.rect.height()),
                          tokenColor(ColorToken::Accent));

    const qreal timeWidth = textWidth(QStringLiteral("00:00"), FontRole::Mono);
    paintLine(*painter, row, index.data(HistoryModel::TimeRole).toString(), FontRole::Mono, ColorToken::Text2);
    qreal left = row.left() + timeWidth + 18;
    StatusGlyph::paint(*painter, square(left, row, 14), index.data(HistoryModel::StateRole).value<State>(), surface);
    left += 14 + 10;
    const QString actor = index.data(HistoryModel::ActorRole).toString();
    qreal right = row.right();
    if (!actor.isEmpty()) {
        Avatar::paint(*painter, square(left, row, 20), actor, index.data(HistoryModel::AccountRole).toString());
        const qreal width = std::min<qreal>(textWidth(actor, FontRole::Secondary), widestName);
        paintLine(*painter, QRectF(right - width, row.top(), width, row.height()), actor, FontRole::Secondary,
                  ColorToken::Text2);
        right -= width + 16;
    }
    left += 20 + 8;
    left += paintLine(*painter, QRectF(left, row.top(), std::max<qreal>(right - left, 0), row.height()), text,
                      FontRole::Label, ColorToken::Text1)
        + 12;
    const QString note = index.data(HistoryModel::NoteRole).toString();
    if (!note.isEmpty() && right - left > 24)
        paintLine(*painter, QRectF(left, row.top(), right - left, row.height()), note, FontRole::Secondary,
                  ColorToken::Text3);
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const int text = Theme::current().lineHeight(FontRole::Caption);
    const bool isHeading = index.data(HistoryModel::IsHeadingRole).toBool();
    return {100, isHeading ? text + 16 : Theme::current().rowHeight(rowHeight)};
}

} // namespace releasedesk::ui
