// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

class QPainter;
class QRectF;

namespace releasedesk::ui {

//! A flow at a glance, in the middle of \p rect: one column per phase, one box per task. Amber asks a person, blue
//! changes an environment.
void paintMiniFlow(QPainter &painter, const QRectF &rect, const domain::Plan &plan);

} // namespace releasedesk::ui
