// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

class QPainter;
class QRectF;

namespace releasedesk::ui {

//! A rectangle with round corners whose 1 px border lies inside \p rect, sharp at any pixel ratio.
void paintBox(QPainter &painter, const QRectF &rect, double radius, ColorToken fill, ColorToken border,
              double borderWidth = 1.0);

//! The frame of a text field, a combo box or a text area.
struct FieldLook {
    bool isEnabled = true;
    bool hasFocus = false;
    bool isHovered = false;
    bool isWrong = false; //!< the property "isWrong" of the editor
};
void paintField(QPainter &painter, const QRectF &rect, FieldLook look);

struct ToggleLook {
    bool isOn = false;
    bool isPartly = false;
    bool isEnabled = true;
    bool isHovered = false;
};
//! 15 px square or round mark, in the middle of \p rect.
void paintCheckMark(QPainter &painter, const QRectF &rect, ToggleLook look);
void paintRadioMark(QPainter &painter, const QRectF &rect, ToggleLook look);

} // namespace releasedesk::ui
