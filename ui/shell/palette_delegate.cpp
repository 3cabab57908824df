// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palette_delegate.h"

#include "core/base/safe_text.h"
#include "ui/shell/palette_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/status_glyph.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int side = 6;
constexpr int signLeft = 16;
constexpr int textLeft = 45;

//! One line in which the found runs are printed in accent color. Answers the width that was used.
qreal paintFound(QPainter &painter, const QRectF &rect, const QString &text, const QList<MatchSpan> &spans,
                 FontRole role, ColorToken color)
{
    if (rect.width() < 8)
        return 0;
    const QFont font = Theme::current().font(role);
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width());
    QTextLayout layout(shown, font);
    QList<QTextLayout::FormatRange> formats;
    for (const MatchSpan &span : spans) {
        const qsizetype length = std::min(span.length, shown.size() - span.start);
        if (length <= 0)
            continue;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(span.start);
        range.length = static_cast<int>(length);
        range.format.setForeground(tokenColor(ColorToken::Accent));
        range.format.setFontWeight(QFont::DemiBold);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width() + 20);
    layout.endLayout();
    painter.setPen(tokenColor(color));
    layout.draw(&painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
    return line.naturalTextWidth();
}

//! What stands at the right end; answers where it begins.
qreal paintEnd(QPainter &painter, const QRectF &row, const PaletteEntry &entry)
{
    qreal end = row.right() - 10;
    if (!entry.keys.isEmpty()) {
        const int wide = Chip::widthOf(entry.keys, ChipLook::key());
        Chip::paint(painter, QRectF(end - wide, row.top(), wide, row.height()), entry.keys, ChipLook::key());
        end -= wide + 12;
    }
    if (entry.lozenge) {
        const int wide = Lozenge::widthOf(entry.lozengeWord);
        Lozenge::paint(painter, QRectF(end - wide, row.top(), wide, row.height()), entry.lozengeWord, *entry.lozenge);
        end -= wide + 12;
    }
    if (entry.state) {
        const int wide = textWidth(entry.stateWord, FontRole::SecondaryLabel);
        paintLine(painter, QRectF(end - wide, row.top(), wide, row.height()), entry.stateWord, FontRole::SecondaryLabel,
                  colorOf(*entry.state));
        end -= wide + 19;
        StatusGlyph::paint(painter, QRectF(end, row.top() + (row.height() - 13) / 2, 13, 13), *entry.state,
                           ColorToken::Floating);
        end -= 12;
    }
    return end;
}

} // namespace

PaletteDelegate::PaletteDelegate(const PaletteModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRectF rect = option.rect;
    const PaletteEntry *const entry = m_model.entryAt(index.row());
    if (!entry) {
        paintLine(*painter, rect.adjusted(14, 5, -14, 0), index.data().toString(), FontRole::CaptionLabel,
                  ColorToken::Text3);
        return;
    }
    const QRectF row = rect.adjusted(side, 0, -side, 0);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent)
        paintBox(*painter, row, 6, ColorToken::AccentTint, ColorToken::AccentTint, 0);

    const QRectF sign(rect.left() + signLeft, rect.top() + (rect.height() - 16) / 2, 16, 16);
    if (entry->project.isEmpty())
        IconStore::paint(*painter, sign, entry->icon, entry->iconColor);
    else
        ProjectMark::paint(*painter, sign, entry->project, entry->projectColor);

    const bool isPossible = entry->disabledReason.isEmpty();
    const qreal end = paintEnd(*painter, row, *entry);
    qreal x = rect.left() + textLeft;
    x += paintFound(*painter, QRectF(x, rect.top(), end - x, rect.height()), entry->title,
                    m_model.titleSpansAt(index.row()), FontRole::Label,
                    isPossible ? ColorToken::Text1 : ColorToken::Text3);
    const QString detail = isPossible ? entry->detail : entry->disabledReason;
    x += 12;
    paintFound(*painter, QRectF(x, rect.top(), end - x, rect.height()), detail,
               isPossible ? m_model.detailSpansAt(index.row()) : QList<MatchSpan>(), FontRole::Secondary,
               ColorToken::Text3);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const int scale = std::max(100, Theme::current().textScale());
    return {100, (m_model.entryAt(index.row()) ? rowHeight : headHeight) * scale / 100};
}

} // namespace releasedesk::ui
