// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_keys.h"

#include <QKeyEvent>

namespace releasedesk::ui {
namespace {

FlowKey withControl(int key, bool isShift)
{
    switch (key) {
    case Qt::Key_D:
        return isShift ? FlowKey::None : FlowKey::Duplicate;
    case Qt::Key_A:
        return isShift ? FlowKey::Arrange : FlowKey::SelectAll;
    case Qt::Key_C:
        return isShift ? FlowKey::None : FlowKey::Copy;
    case Qt::Key_X:
        return isShift ? FlowKey::None : FlowKey::Cut;
    case Qt::Key_F:
        return isShift ? FlowKey::None : FlowKey::Find;
    case Qt::Key_V:
        return isShift ? FlowKey::None : FlowKey::Paste;
    case Qt::Key_Z:
        return isShift ? FlowKey::Redo : FlowKey::Undo;
    case Qt::Key_Y:
        return isShift ? FlowKey::None : FlowKey::Redo;
    case Qt::Key_0:
        return FlowKey::Fit;
    case Qt::Key_1:
        return FlowKey::ActualSize;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return FlowKey::ZoomIn;
    case Qt::Key_Minus:
        return FlowKey::ZoomOut;
    case Qt::Key_O:
        return isShift ? FlowKey::Outline : FlowKey::None;
    default:
        return FlowKey::None;
    }
}

FlowKey withAlt(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return FlowKey::MoveLeft;
    case Qt::Key_Right:
        return FlowKey::MoveRight;
    case Qt::Key_Up:
        return FlowKey::MoveUp;
    case Qt::Key_Down:
        return FlowKey::MoveDown;
    default:
        return FlowKey::None;
    }
}

FlowKey plain(int key, bool isShift)
{
    switch (key) {
    case Qt::Key_Left:
        return isShift ? FlowKey::ExtendLeft : FlowKey::Left;
    case Qt::Key_Right:
        return isShift ? FlowKey::ExtendRight : FlowKey::Right;
    case Qt::Key_Up:
        return isShift ? FlowKey::ExtendUp : FlowKey::Up;
    case Qt::Key_Down:
        return isShift ? FlowKey::ExtendDown : FlowKey::Down;
    case Qt::Key_BracketLeft:
        return FlowKey::Fold;
    case Qt::Key_BracketRight:
        return FlowKey::Unfold;
    case Qt::Key_T:
        return isShift ? FlowKey::None : FlowKey::Timeline;
    case Qt::Key_P:
        return isShift ? FlowKey::None : FlowKey::CriticalPath;
    case Qt::Key_E:
        return isShift ? FlowKey::None : FlowKey::Nest;
    case Qt::Key_W:
        return FlowKey::Swimlanes;
    case Qt::Key_R:
        return isShift ? FlowKey::Align : FlowKey::None;
    case Qt::Key_J:
        return FlowKey::NextTask;
    case Qt::Key_K:
        return FlowKey::PreviousTask;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return FlowKey::Open;
    case Qt::Key_Escape:
        return FlowKey::Cancel;
    case Qt::Key_A:
        return isShift ? FlowKey::AddParallel : FlowKey::AddAfter;
    case Qt::Key_C:
        return isShift ? FlowKey::Comment : FlowKey::Connect;
    case Qt::Key_Slash:
        return FlowKey::Find;
    case Qt::Key_F2:
        return FlowKey::Rename;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return FlowKey::Remove;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return FlowKey::ZoomIn;
    case Qt::Key_Minus:
        return FlowKey::ZoomOut;
    case Qt::Key_M:
        return FlowKey::Minimap;
    case Qt::Key_L:
        return FlowKey::Log;
    case Qt::Key_Menu:
        return FlowKey::Menu;
    case Qt::Key_F10:
        return isShift ? FlowKey::Menu : FlowKey::None;
    default:
        return FlowKey::None;
    }
}

} // namespace

FlowKey flowKeyOf(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    const bool isShift = event.modifiers().testFlag(Qt::ShiftModifier);
    if (held == Qt::ControlModifier)
        return withControl(event.key(), isShift);
    if (held == Qt::AltModifier)
        return withAlt(event.key());
    return held == Qt::NoModifier ? plain(event.key(), isShift) : FlowKey::None;
}

} // namespace releasedesk::ui
