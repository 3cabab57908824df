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
    Fold, //!< the phase of the selected task
    Unfold,
    Nest, //!< unfold what is inside the selected task, or fold it
    Swimlanes, //!< the next way to make them
    ExtendLeft,
    ExtendRight,
    ExtendUp,
    ExtendDown,
    SelectAll,
    Copy,
    Cut,
    Paste,
    Timeline,
    CriticalPath,
    Comment, //!< on the selected task
    Find, //!< a task by its name
    Align, //!< the selected tasks into the row of the first one
};

[[nodiscard]] FlowKey flowKeyOf(const QKeyEvent &event);

} // namespace releasedesk::ui
