// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

//! A plain area in one of the background tokens, with 1 px lines at the edges that are asked for.
class Surface : public ThemedWidget
{
    Q_OBJECT

public:
    explicit Surface(ColorToken background = ColorToken::Surface, QWidget *parent = nullptr);

    void setBackground(ColorToken background);
    void setLines(Qt::Edges edges);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ColorToken m_background;
    Qt::Edges m_lines;
};

//! A line of 1 px between two things.
class Separator final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit Separator(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace releasedesk::ui
