// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMenu;
class QPoint;

namespace releasedesk::ui {

class FlowView;

//! What can be done at \p position of the viewport: with the task, the connection or the phase there.
[[nodiscard]] QMenu *makeFlowMenu(FlowView &view, const QPoint &position);

} // namespace releasedesk::ui
