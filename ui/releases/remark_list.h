// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bpmn/bpmn_import.h"

class QWidget;

namespace releasedesk::ui {

//! What could not be carried over from a drawing as it is, with the line of the file; the first ones if there are many.
[[nodiscard]] QWidget *makeRemarkList(const QList<bpmn::Remark> &remarks);

} // namespace releasedesk::ui
