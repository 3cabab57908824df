// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QPainter;

namespace releasedesk::ui {

//! The sign of the program: a letter on a dark square.
class Logo final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit Logo(int size = 24, QWidget *parent = nullptr);

    static void paint(QPainter &painter, const QRectF &rect);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace releasedesk::ui
