// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_check.h"

namespace releasedesk::store {

struct Repaired {
    QString keptAside; //!< the damaged file, under its new name in the same folder
    ChainMark end; //!< the last event of the record as it is now: the note of the repair
    qint64 lostPositions = 0;
};

//! Makes a working record of a damaged one: a new file with everything up to the damage, put in the place of the old,
//! which is kept. What was lost is noted as an event of the record.
class StoreRepair
{
public:
    //! Everything as \p report found it; looked at again first, and refused with "store.changedSince" if it is no
    //! longer so, "workspace.held" if a program writes it. FailedPrecondition if it is not repairable. Blocks. However
    //! it is interrupted, there is either the damaged record or the repaired one.
    [[nodiscard]] static Result<Repaired> rebuild(const DamageReport &report, const PersonId &actor,
                                                  const QDateTime &now);
};

//! The stream of what happens to the record as a whole: repairs, restores, archives.
[[nodiscard]] StreamId recordStream();

//! Appends one event to it, as the only program that has the record open.
[[nodiscard]] Result<ChainMark> noteInRecord(const QString &databaseFile, const PersonId &actor, const QDateTime &now,
                                             const QString &name, const QJsonObject &what);

} // namespace releasedesk::store
