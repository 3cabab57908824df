// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/flow_layout.h"
#include "ui/theme/state.h"

#include <QGraphicsItem>

namespace releasedesk::ui {

//! What the head of a phase says.
struct PhaseLook {
    QString name;
    QString time; //!< planned or measured; may be empty
    int number = 0; //!< shown in drafts; 0: the glyph of \p state instead
    State state = State::Planned;
    bool isCurrent = false;
    bool isBeforeApproval = false;
    int tasks = 0; //!< of a folded phase: how many it hides

    friend bool operator==(const PhaseLook &, const PhaseLook &) = default;
};

//! A column of the canvas.
class PhaseItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 3 };

    PhaseItem();

    [[nodiscard]] int type() const override { return Type; }
    void showPhase(const layout::PhasePlace &place, const PhaseLook &look);
    [[nodiscard]] const layout::PhasePlace &place() const { return m_place; }
    [[nodiscard]] const PhaseLook &look() const { return m_look; }

    //! The placeholder "Add task" is under the pointer.
    void setAddHovered(bool isHovered);
    void tick();

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintFolded(QPainter &painter) const;

    layout::PhasePlace m_place;
    PhaseLook m_look;
    bool m_isAddHovered = false;
};

//! The placeholder at the end of a phase and in the lane.
void paintAddRow(QPainter &painter, const QRectF &rect, bool isHovered);

} // namespace releasedesk::ui
