// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/domain/directory.h"
#include "core/domain/release_command.h"

namespace releasedesk::bench {

//! What a plan for the engine looks like.
struct BenchPlan {
    int tasks = 100; //!< automatic ones, besides the approval
    bool isChain = false; //!< one after the other; otherwise stages whose tasks run side by side
    quint32 seed = 7;
};

//! The kind of its tasks; an executor that does nothing takes them.
[[nodiscard]] QString benchTaskKind();

//! An approval by one person, then the tasks.
[[nodiscard]] domain::Plan benchPlan(const BenchPlan &wish);

//! Who releases and who approves, and the one project.
[[nodiscard]] domain::Directory benchDirectory();
[[nodiscard]] access::Actor benchOwner();
[[nodiscard]] access::Actor benchApprover();

//! The id of a release of a bench; "bench-<series>-<number>".
[[nodiscard]] ReleaseId benchReleaseId(const QString &series, int number);

[[nodiscard]] domain::CreateRelease createBenchRelease(const ReleaseId &id, const domain::Plan &plan);
[[nodiscard]] domain::SignApproval signBenchRelease(const ReleaseId &id, const QString &digest);

//! Whether the record in \p file begins with a release of a bench; false also for what is no record.
[[nodiscard]] bool isBenchRecord(const QString &file);

//! Removes a record with all that lies beside it, if it is of a bench. FailedPrecondition for any other file.
[[nodiscard]] Result<> removeBenchRecord(const QString &file);

} // namespace releasedesk::bench
