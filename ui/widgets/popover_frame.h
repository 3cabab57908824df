// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

//! A floating box with a shadow: a child of the window (palette, toast), or a popup below an anchor.
//! The shadow lies inside the widget's geometry; boxRect() is what looks like the box.
class PopoverFrame : public ThemedWidget
{
    Q_OBJECT

public:
    explicit PopoverFrame(QWidget *parent = nullptr);

    //! Where the content goes; its margins already keep clear of the shadow.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    //! Between border and content, 8 px at first.
    void setPadding(int padding);
    void setRadius(double radius);

    [[nodiscard]] QRect boxRect() const;
    //! Places the box, not the shadow, at \p box.
    void setBoxGeometry(const QRect &box);

    //! Opens as a popup under \p anchor (above it where there is no room), closes at Escape or a click elsewhere.
    void popUpAt(QWidget *anchor);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QVBoxLayout *m_content;
    int m_padding = 8;
    bool m_isOpaque = false; //!< as a window of its own where windows are not blended
    double m_radius = 10;
};

} // namespace releasedesk::ui
