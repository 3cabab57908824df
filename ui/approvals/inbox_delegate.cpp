// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/inbox_delegate.h"

#include "ui/approvals/inbox_model.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/status_glyph.h"

#include <QPainter>

namespace releasedesk::ui {
namespace {

constexpr int edge = 14;

void paintItem(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const ColorToken surface = isSelected ? ColorToken::AccentTint : isHovered ? ColorToken::Hover : ColorToken::Sunken;
    painter.fillRect(option.rect, tokenColor(surface));
    if (isSelected)
        painter.fillRect(option.rect.left(), option.rect.top(), 2, option.rect.height(),
                         tokenColor(ColorToken::Accent));

    const auto state = index.data(InboxModel::StateRole).value<State>();
    const bool isUrgent = state == State::Waiting;
    const QRectF all = QRectF(option.rect).adjusted(edge, 8, -edge, -8);
    const int high = Theme::current().lineHeight(FontRole::Strong);
    QRectF first(all.left(), all.top(), all.width(), high);
    const QRectF sign(first.left(), first.center().y() - 7, 14, 14);
    if (index.data(InboxModel::MarkedRole).toBool()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokenColor(ColorToken::Accent));
        painter.drawRoundedRect(sign, 4, 4);
        painter.setPen(QPen(tokenColor(ColorToken::OnAccent), 1.6));
        painter.drawPolyline(QPolygonF{sign.topLeft() + QPointF(3.4, 7.2), sign.topLeft() + QPointF(6, 9.8),
                                       sign.topLeft() + QPointF(10.8, 4.4)});
    } else {
        StatusGlyph::paint(painter, sign, state, surface);
    }
    first.setLeft(first.left() + 23);
    const QString time = index.data(InboxModel::TimeRole).toString();
    const int timeWidth = textWidth(time, FontRole::Secondary);
    paintLine(painter, first, time, FontRole::Secondary, isUrgent ? ColorToken::Waiting : ColorToken::Text3,
              Qt::AlignRight | Qt::AlignVCenter);
    first.setRight(first.right() - timeWidth - 8);
    paintLine(painter, first, index.data().toString(), FontRole::Strong, ColorToken::Text1);

    QRectF second(all.left() + 23, all.top() + high + 1, all.width() - 23, high);
    ProjectMark::paint(painter, QRectF(second.left(), second.center().y() - 7, 14, 14),
                       index.data(InboxModel::ProjectRole).toString(),
                       index.data(InboxModel::ProjectColorRole).toInt());
    second.setLeft(second.left() + 20);
    second.setLeft(second.left()
                   + paintLine(painter, second, index.data(InboxModel::ProjectRole).toString(), FontRole::Secondary,
                               ColorToken::Text2)
                   + 5);
    second.setLeft(
        second.left()
        + paintLine(painter, second, index.data(InboxModel::VersionRole).toString(), FontRole::Mono, ColorToken::Text2)
        + 8);
    paintLine(painter, second, index.data(InboxModel::FactRole).toString(), FontRole::Caption, ColorToken::Text3,
              Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

void InboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(InboxModel::IsHeadRole).toBool())
        paintLine(*painter, QRectF(option.rect).adjusted(edge, 6, -edge, 0), index.data().toString(),
                  FontRole::CaptionLabel, ColorToken::Text3);
    else
        paintItem(*painter, option, index);
    painter->restore();
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    if (index.data(InboxModel::IsHeadRole).toBool())
        return {200, theme.lineHeight(FontRole::Caption) + 14};
    return {200, theme.rowHeight(2 * theme.lineHeight(FontRole::Strong) + 18)};
}

} // namespace releasedesk::ui
