// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

#include <QCoroTask>

#include <memory>

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> transitionsOptions();
[[nodiscard]] QStringList transitionsFields();

//! Real releases through the product's engine and store, with tasks that do nothing: task transitions whose commit
//! returned, beside what bare SQLite does in the same seconds. A new record is made in --db.
[[nodiscard]] QCoro::Task<Result<>> measureTransitions(Options options, std::shared_ptr<Measurement> measurement);

} // namespace releasedesk::bench
