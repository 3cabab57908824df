// SPDX-License-Identifier: Apache-2.0
#pragma once

class QKeyEvent;

namespace releasedesk::ui {

//! What the keys of the canvas do.
enum class FlowKey {
    None,
    Left,
    Right,
    Up,
    Down,
    MoveLeft,
    MoveRight,
    MoveUp,
    MoveDown,
    NextTask,
    PreviousTask,
    Open, //!< the inspector, or the end of a connection
    Cancel,
    AddAfter,
    AddParallel,
    Connect,
    Rename,
    Remove,
    Duplicate,
    Arrange,
    Undo,
    Redo,
    ZoomIn,
    ZoomOut,
    Fit,
    ActualSize,
    Minimap,
    Outline,
    Log,
    Menu,
};

[[nodiscard]] FlowKey flowKeyOf(const QKeyEvent &event);

} // namespace releasedesk::ui
