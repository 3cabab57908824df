// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> graphOptions();
[[nodiscard]] QStringList graphFields();

//! Lays out a plan and checks the drawing: no node on another, crossings counted.
[[nodiscard]] Result<> measureGraph(const Options &options, Measurement &measurement);

} // namespace releasedesk::bench
