// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>

namespace releasedesk::ui {

//! The tabs of a release's workspace, in order.
enum class ReleaseTab { Flow, Features, Approvals, WorkPlan, Notes, History, Code };

} // namespace releasedesk::ui

Q_DECLARE_METATYPE(releasedesk::ui::ReleaseTab)
