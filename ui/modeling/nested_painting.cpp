// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/nested_painting.h"

#include "ui/modeling/edge_item.h"
#include "ui/modeling/flow_painting.h"
#include "ui/modeling/nested_flow.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/status_glyph.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NestedFlow)
};

constexpr double glyphEdge = 12;
constexpr double cornerRadius = 5; //!< of the edges and cards inside

ColorToken barColor(State state)
{
    return state == State::Planned ? ColorToken::Control : colorOf(state);
}

void paintName(QPainter &painter, const NestedFlow &nested)
{
    const QRectF rect = nested.nameRect();
    const QString word = nested.stateWord();
    const double wordWidth = std::min<double>(textWidth(word, FontRole::Caption), rect.width() / 2);
    const QRectF glyph(rect.right() - wordWidth - glyphEdge - 4, rect.center().y() - glyphEdge / 2, glyphEdge,
                       glyphEdge);
    StatusGlyph::paint(painter, glyph, nested.state());
    paintLine(painter, QRectF(rect.right() - wordWidth, rect.top(), wordWidth, rect.height()), word, FontRole::Caption,
              ColorToken::Text2);
    paintLine(painter, QRectF(rect.left(), rect.top(), glyph.left() - rect.left() - 6, rect.height()), nested.name(),
              FontRole::CaptionLabel, ColorToken::Text2);
}

void paintPhase(QPainter &painter, const NestedFlow::Phase &phase, bool isFull)
{
    paintBox(painter, phase.rect, cornerRadius, ColorToken::Sunken, ColorToken::Line);
    if (!isFull)
        return;
    const QRectF glyph(phase.head.left() + 6, phase.head.center().y() - glyphEdge / 2, glyphEdge, glyphEdge);
    StatusGlyph::paint(painter, glyph, phase.state, ColorToken::Sunken);
    const QRectF name(glyph.right() + 5, phase.head.top(), phase.head.right() - glyph.right() - 9, phase.head.height());
    paintLine(painter, name, phase.name, FontRole::CaptionLabel, ColorToken::Text2);
    if (phase.notDrawn == 0)
        return;
    const QRectF more(phase.rect.left() + 8, phase.rect.bottom() - 20, phase.rect.width() - 16, 18);
    paintLine(painter, more, Text::tr("and %n more", "tasks", phase.notDrawn), FontRole::Caption, ColorToken::Text3);
}

void paintCard(QPainter &painter, const NestedFlow::Card &card, bool isFull)
{
    const bool hasBorder = card.state == State::Running || card.state == State::Waiting || card.state == State::Failed;
    paintBox(painter, card.rect, cornerRadius, ColorToken::Surface,
             hasBorder ? colorOf(card.state) : ColorToken::LineStrong);
    const QRectF glyph(card.rect.left() + 6, card.rect.center().y() - glyphEdge / 2, glyphEdge, glyphEdge);
    StatusGlyph::paint(painter, glyph, card.state);
    double right = card.rect.right() - 6;
    if (card.isNesting) {
        right -= glyphEdge;
        IconStore::paint(painter, QRectF(right, glyph.top(), glyphEdge, glyphEdge), "chevron-right", ColorToken::Text3);
    }
    if (isFull)
        paintLine(painter, QRectF(glyph.right() + 5, card.rect.top(), right - glyph.right() - 7, card.rect.height()),
                  card.title, FontRole::Caption, ColorToken::Text1);
}

} // namespace

void paintNested(QPainter &painter, const NestedFlow &nested, bool isFull)
{
    if (isFull && !nested.name().isEmpty())
        paintName(painter, nested);
    if (isFull && !nested.note().isEmpty()) {
        painter.setFont(Theme::current().font(FontRole::Caption));
        painter.setPen(
            tokenColor(nested.presence() == NestedChild::Presence::NotYet ? ColorToken::Text3 : ColorToken::Waiting));
        painter.drawText(nested.noteRect(), Qt::TextWordWrap, nested.note());
    }
    for (const NestedFlow::Phase &phase : nested.phases())
        paintPhase(painter, phase, isFull);
    painter.setBrush(Qt::NoBrush);
    for (const NestedFlow::Line &line : nested.lines()) {
        const auto look = static_cast<EdgeItem::Look>(line.look);
        painter.setPen(QPen(EdgeItem::colorOfLook(look), look == EdgeItem::Look::Active ? 1.5 : 1));
        painter.drawPath(roundedPath(line.points, cornerRadius));
        if (isFull)
            painter.drawPath(arrowHead(line.points, 3));
    }
    for (const NestedFlow::Card &card : nested.cards()) {
        if (!card.rect.isNull())
            paintCard(painter, card, isFull);
    }
}

void paintNestedBars(QPainter &painter, const NestedFlow &nested, const QRectF &frame, State state, bool isSelected)
{
    paintBox(painter, frame, 8, tintOf(state), isSelected ? ColorToken::Accent : colorOf(state), isSelected ? 6 : 2);
    for (const NestedFlow::Card &card : nested.cards()) {
        if (!card.rect.isNull())
            paintBox(painter, card.rect, 3, barColor(card.state), barColor(card.state), 0);
    }
}

} // namespace releasedesk::ui
