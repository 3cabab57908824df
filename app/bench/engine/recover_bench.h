// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

#include <QCoroTask>

#include <memory>

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> recoverOptions();
[[nodiscard]] QStringList recoverFields();

//! How soon the product goes on with a record whose program was killed. With --make a second process makes the record
//! and is killed while it holds it.
[[nodiscard]] QCoro::Task<Result<>> measureRecovery(Options options, std::shared_ptr<Measurement> measurement);

[[nodiscard]] QList<OptionInfo> makeOptions();
[[nodiscard]] QStringList makeFields();

//! Makes such a record in --db; with --hold it keeps it open until it is killed, after the line of its measurement.
[[nodiscard]] QCoro::Task<Result<>> makeRecordFile(Options options, std::shared_ptr<Measurement> measurement);

} // namespace releasedesk::bench
