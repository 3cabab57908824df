// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/modeling/floating_box.h"

namespace releasedesk::ui {

class FlowView;

//! The whole flow in small, tasks in the color of their state, with a frame around what the canvas shows. A click or a
//! drag moves the canvas.
class Minimap final : public FloatingBox
{
    Q_OBJECT

public:
    static constexpr int boxWidth = 160;

    Minimap(FlowView &view, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    //! From the scene to this widget.
    [[nodiscard]] QTransform mapping() const;
    void centerOn(const QPoint &position);

    FlowView &m_view;
};

} // namespace releasedesk::ui
