// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

//! Six dots by which something is drawn to another place with the pointer. Whoever owns it offers keys for the same.
class DragGrip final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit DragGrip(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {16, 28}; }

signals:
    //! The pointer is at this height of the screen, and the button is down.
    void draggedTo(int globalY);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
};

} // namespace releasedesk::ui
