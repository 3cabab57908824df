// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

#include <QCoroTask>

#include <memory>

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> graphOptions();
[[nodiscard]] QStringList graphFields();

//! Whether something is to be painted, for which a QApplication is needed.
[[nodiscard]] bool needsPanel(const Options &options);

//! Lays out a plan and checks the drawing (no node on another, crossings counted), and paints it in the modeling panel.
//! What is not in --what stays null.
[[nodiscard]] QCoro::Task<Result<>> measureGraph(Options options, std::shared_ptr<Measurement> measurement);

} // namespace releasedesk::bench
