// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/connectors/shared/executor_bench.h"

#include <QCoroTask>

namespace releasedesk::tests {

//! What a connector is asked to do while its server fails.
struct FaultOperation {
    const char *connector;
    const char *name;
    const char *match; //!< the requests that are spoiled, as "METHOD /path?query"
    int times; //!< how many of them; -1: all
    QByteArray alsoSays; //!< what this operation may say besides the message of the fault
    bool mayRecover; //!< it asks again, or looks it up, and may succeed

    //! Answers the message a person gets to see; empty: it succeeded. \p url is the server, \p bench outlives the call.
    std::function<QCoro::Task<QString>(QUrl url, ExecutorBench *bench)> run;
};

//! The operations of all connectors that speak HTTP, against the sandbox.
[[nodiscard]] const QList<FaultOperation> &faultOperations();

} // namespace releasedesk::tests
