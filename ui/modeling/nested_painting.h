// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"

class QPainter;
class QRectF;

namespace releasedesk::ui {

class NestedFlow;

//! The flow inside a task, below the head of its card; \p isFull: with what can only be read close by.
void paintNested(QPainter &painter, const NestedFlow &nested, bool isFull);

//! The whole frame where no text can be read: bars in the colors of the states, in a frame in that of the task.
void paintNestedBars(QPainter &painter, const NestedFlow &nested, const QRectF &frame, State state, bool isSelected);

} // namespace releasedesk::ui
