// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> floorOptions();
[[nodiscard]] QStringList floorFields();

//! What this disk gives: syncs, and rows through bare SQLite, by turns.
[[nodiscard]] Result<> measureFloor(const Options &options, Measurement &measurement);

//! InvalidArgument or Unimplemented if \p database names no SQLite file.
[[nodiscard]] Result<> checkSqliteFile(const QString &database);

} // namespace releasedesk::bench
