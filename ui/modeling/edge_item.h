// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "core/layout/edge_routing.h"

#include <QGraphicsItem>

namespace releasedesk::ui {

//! A connection between two tasks on the canvas.
class EdgeItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };

    enum class Look {
        Draft,
        NotReached,
        Passed,
        Active, //!< what it leads to is running; its dashes move
        Rollback,
    };
    static constexpr int lookCount = 5;

    [[nodiscard]] static QColor colorOfLook(Look look);
    //! How far \p release has come along \p route; a draft has not reached anything.
    [[nodiscard]] static Look lookIn(const domain::Release &release, const layout::EdgeRoute &route);

    EdgeItem();

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] const layout::EdgeRoute &route() const { return m_route; }
    void showRoute(const layout::EdgeRoute &route, Look look);
    [[nodiscard]] Look look() const { return m_look; }

    void setSelected(bool isSelected);
    void setCritical(bool isCritical);
    [[nodiscard]] bool isChosen() const { return m_isSelected; }

    //! Repaints moving dashes.
    void tick();

    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    layout::EdgeRoute m_route;
    QPainterPath m_path;
    QPainterPath m_head;
    Look m_look = Look::Draft;
    bool m_isSelected = false;
    bool m_isCritical = false;
};

} // namespace releasedesk::ui
