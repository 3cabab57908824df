// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/row_delegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/lozenge.h"
#include "ui/widgets/phase_strip.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/table_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int padding = 8;
constexpr int gap = 8;
constexpr int wrappedPadding = 13; //!< above and below together, with the line of the row

template<typename T>
T valueOr(const QModelIndex &index, int role, T otherwise)
{
    const QVariant value = index.data(role);
    return value.canConvert<T>() ? value.value<T>() : otherwise;
}

//! An address may break behind its slashes.
QString breakable(const QString &text)
{
    QString broken;
    for (const QChar c : text) {
        broken += c;
        if (c == u'/' || c == u'_')
            broken += QChar(0x200B);
    }
    return broken;
}

QRectF leading(QRectF &rect, qreal edge)
{
    const QRectF box(rect.left(), std::round(rect.center().y() - edge / 2), edge, edge);
    rect.setLeft(rect.left() + edge + gap);
    return box;
}

bool isHovered(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *const table = qobject_cast<const TableView *>(option.widget);
    return table ? table->hoveredRow() == index.row() : option.state.testFlag(QStyle::State_MouseOver);
}

ColorToken surfaceOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (option.state.testFlag(QStyle::State_Selected))
        return ColorToken::AccentTint;
    return isHovered(option, index) ? ColorToken::Sunken : ColorToken::Surface;
}

void paintLeading(QPainter &painter, QRectF &rect, const QModelIndex &index, ColorToken surface)
{
    if (const QVariant project = index.data(ProjectRole); project.isValid())
        ProjectMark::paint(painter, leading(rect, 16), project.toString(), valueOr(index, ProjectColorRole, -1));
    if (const QVariant state = index.data(GlyphRole); state.isValid())
        StatusGlyph::paint(painter, leading(rect, 14), state.value<State>(), surface);
    if (const QVariant icon = index.data(IconRole); icon.isValid())
        IconStore::paint(painter, leading(rect, 16), IconName::find(icon.toString()),
                         valueOr(index, IconColorRole, ColorToken::Text2), surface);
    if (const QVariant account = index.data(AvatarRole); account.isValid())
        Avatar::paint(painter, leading(rect, 20), index.data().toString(), account.toString());
}

void paintWords(QPainter &painter, QRectF rect, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString secondary = index.data(SecondaryRole).toString();
    const QString chip = index.data(ChipRole).toString();
    const FontRole font = valueOr(index, FontRoleRole, FontRole::Body);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const ColorToken color = isEnabled ? valueOr(index, ColorRole, ColorToken::Text1) : ColorToken::Text3;
    const auto elide = valueOr(index, ElideRole, Qt::ElideRight);

    if (index.data(WrapRole).toBool()) {
        painter.setFont(Theme::current().font(font));
        painter.setPen(tokenColor(color));
        painter.drawText(rect, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignVCenter, breakable(index.data().toString()));
        return;
    }
    if (!chip.isEmpty())
        rect.setRight(rect.right() - Chip::widthOf(chip, ChipLook::neutral()) - gap);
    const qreal used = paintLine(painter, rect, index.data().toString(), font, color,
                                 option.displayAlignment | Qt::AlignVCenter, elide);
    qreal x = rect.left() + used + gap;
    if (!secondary.isEmpty() && x < rect.right())
        x += gap
            + paintLine(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), secondary, FontRole::Body,
                        ColorToken::Text3);
    if (!chip.isEmpty())
        Chip::paint(painter, QRectF(std::min(x, rect.right() + gap), rect.top(), 400, rect.height()), chip,
                    ChipLook::neutral());
}

} // namespace

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem own = option;
    initStyleOption(&own, index);
    painter->save();
    paintRow(*painter, own, index);
    painter->setClipRect(own.rect);
    paintContent(*painter, QRectF(own.rect).adjusted(padding, 0, -padding, -1), own, index);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    int width = 2 * padding;
    if (index.data(WrapRole).toBool() && option.rect.width() > width) {
        int room = option.rect.width() - width;
        if (index.data(GlyphRole).isValid())
            room -= 14 + gap;
        if (index.data(IconRole).isValid())
            room -= 16 + gap;
        const QFontMetrics metrics(Theme::current().font(valueOr(index, FontRoleRole, FontRole::Body)));
        const QRect needed
            = metrics.boundingRect(QRect(0, 0, std::max(1, room), 10'000), Qt::TextWordWrap, breakable(text));
        return {option.rect.width(), needed.height() + wrappedPadding};
    }
    if (index.data(PillRole).isValid())
        width += Pill::widthOf(index.data(PillRole).value<State>(), text);
    else if (index.data(LozengeRole).isValid())
        width += Lozenge::widthOf(text);
    else if (index.data(PhasesRole).isValid())
        width += PhaseStrip::widthOf(index.data(PhasesRole).value<QList<State>>().size());
    else
        width += textWidth(text, valueOr(index, FontRoleRole, FontRole::Body));

    if (index.data(ProjectRole).isValid())
        width += 16 + gap;
    if (index.data(GlyphRole).isValid())
        width += 14 + gap;
    if (index.data(IconRole).isValid())
        width += 16 + gap;
    if (index.data(AvatarRole).isValid())
        width += 20 + gap;
    if (const QString secondary = index.data(SecondaryRole).toString(); !secondary.isEmpty())
        width += gap + textWidth(secondary, FontRole::Body);
    if (const QString chip = index.data(ChipRole).toString(); !chip.isEmpty())
        width += gap + Chip::widthOf(chip, ChipLook::neutral());
    return {width, Theme::current().rowHeight()};
}

void RowDelegate::paintRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const ColorToken surface = surfaceOf(option, index);
    if (surface != ColorToken::Surface)
        painter.fillRect(option.rect, tokenColor(surface));
    const bool isLast = index.model() && index.row() == index.model()->rowCount(index.parent()) - 1;
    const auto *const table = qobject_cast<const TableView *>(option.widget);
    if (!isLast || !table || !table->isFittingRows())
        painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1,
                         tokenColor(ColorToken::Line));
    // The current row is marked at its left edge while the keyboard is here.
    if (option.state.testFlag(QStyle::State_HasFocus) && index.column() == 0)
        painter.fillRect(option.rect.left(), option.rect.top(), 2, option.rect.height() - 1,
                         tokenColor(ColorToken::Accent));
}

void RowDelegate::paintContent(QPainter &painter, const QRectF &rect, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QRectF room = rect;
    const ColorToken surface = surfaceOf(option, index);
    paintLeading(painter, room, index, surface);
    if (const QVariant state = index.data(PillRole); state.isValid())
        Pill::paint(painter, room, state.value<State>(), index.data().toString());
    else if (const QVariant category = index.data(LozengeRole); category.isValid())
        Lozenge::paint(painter, room, index.data().toString(), category.value<Lozenge::Category>());
    else if (const QVariant phases = index.data(PhasesRole); phases.isValid())
        PhaseStrip::paint(painter, room, phases.value<QList<State>>());
    else
        paintWords(painter, room, option, index);
}

} // namespace releasedesk::ui
