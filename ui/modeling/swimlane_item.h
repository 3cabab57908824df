// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/flow_layout.h"

#include <QGraphicsItem>

namespace releasedesk::ui {

//! The swimlanes across the phases: a line above each and its name at the left.
class SwimlaneItem final : public QGraphicsItem
{
public:
    SwimlaneItem();

    void showBands(const QList<layout::BandPlace> &bands);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QList<layout::BandPlace> m_bands;
};

} // namespace releasedesk::ui
