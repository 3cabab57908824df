// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <utility>

namespace releasedesk::cli {

//! The time that stands behind \p option, in UTC; without an offset it is meant in the shown zone. InvalidArgument says
//! how a time is written.
[[nodiscard]] Result<QDateTime> timeOption(const QString &option, const QString &text);

//! The start and end that "--window START/END" names, in UTC. InvalidArgument says how a window is written, also when it
//! ends before it starts.
[[nodiscard]] Result<std::pair<QDateTime, QDateTime>> windowOption(const QString &text);

} // namespace releasedesk::cli
