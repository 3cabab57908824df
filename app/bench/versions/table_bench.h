// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

#include <QCoroTask>

#include <memory>

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> tableOptions();
[[nodiscard]] QStringList tableFields();

//! The issue table of the version page: shown, jumped through, filtered and sorted, each with its painting; by turns
//! with the least that any table has to do. Needs a QApplication. DataLoss: what is shown is not what was asked for.
[[nodiscard]] QCoro::Task<Result<>> measureTable(Options options, std::shared_ptr<Measurement> measurement);

} // namespace releasedesk::bench
