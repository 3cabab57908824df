// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "core/store/event_store.h"

namespace releasedesk::bench {

//! How large a made-up record is.
struct RecordSize {
    qint64 events = 1'000'000; //!< at least, of releases that are done
    int tasksPerRelease = 30;
    int openReleases = 10; //!< behind those, left in the middle of their run
    quint32 seed = 7;
};

//! Fills an empty \p store, which outlives this, with whole releases as the engine would have recorded them, decided by
//! the product's own rules, and leaves the last ones running. Answers the number of events.
[[nodiscard]] QCoro::Task<Result<qint64>> makeRecord(store::EventStore *store, RecordSize size);

//! A release as far as it can be seen, hashed; two that are alike have the same.
[[nodiscard]] QByteArray stateDigest(const domain::Release &release);

} // namespace releasedesk::bench
