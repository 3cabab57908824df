// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/measurement.h"

#include <QCoroTask>

#include <memory>

namespace releasedesk::bench {

[[nodiscard]] QList<OptionInfo> jiraOptions();
[[nodiscard]] QStringList jiraFields();

//! Loads a version from a Jira, or from a stand-in that this program starts, through the product's own connector and
//! cache into its version page. Needs a QApplication. DataLoss: not every issue came, or other ones.
[[nodiscard]] QCoro::Task<Result<>> measureJira(Options options, std::shared_ptr<Measurement> measurement);

[[nodiscard]] QList<OptionInfo> jiraStubOptions();

//! Serves the stand-in until it is killed; says “listening http://127.0.0.1:PORT” on standard error.
[[nodiscard]] QCoro::Task<Result<>> serveJiraStub(Options options, std::shared_ptr<Measurement> measurement);

} // namespace releasedesk::bench
