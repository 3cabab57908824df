// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/flow_navigation.h"

#include <QPoint>

class QMouseEvent;

namespace releasedesk::ui {

class FlowView;

//! What the pointer does on the canvas: select, drag a card, pull a connection out of a port, pan.
class FlowGestures
{
public:
    explicit FlowGestures(FlowView &view)
        : m_view(view)
    {
    }

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    void cancel();
    //! Something is being dragged.
    [[nodiscard]] bool isBusy() const { return m_mode != Mode::None && m_mode != Mode::Press; }

    //! While the space bar is held the canvas is dragged.
    void setSpaceHeld(bool isHeld);
    void hover(const QPoint &position);

private:
    enum class Mode { None, Pan, Press, Drag, Connect, Band };

    void startPan(const QPoint &position);
    void pressOnCanvas(const QPointF &point, const QPoint &position, bool isExtending);

    FlowView &m_view;
    Mode m_mode = Mode::None;
    bool m_isSpaceHeld = false;
    bool m_isInside = false; //!< pressed on what is inside a task
    QPoint m_start;
    QPoint m_last;
    QPointF m_grip; //!< from the corner of the card to the pointer
    TaskId m_task;
    layout::DropPlace m_place;
};

} // namespace releasedesk::ui
