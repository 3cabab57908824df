// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

#include <QCoroTask>

#include <memory>

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> inboxOptions();
[[nodiscard]] QStringList inboxFields();

//! The approver's inbox: from nothing until it is painted, one more approval until it is painted, and going to the
//! next one with J. Needs a QApplication. DataLoss: what is shown is not what waits.
[[nodiscard]] QCoro::Task<Result<>> measureInbox(Options options, std::shared_ptr<Measurement> measurement);

} // namespace releasedesk::bench
