// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/chain_walk.h"
#include "core/store/store_check.h"

namespace releasedesk::store {

//! What an archive would take.
struct ArchivePlan {
    QList<ReleaseId> releases; //!< that ended before, in the order of their names
    QSet<StreamId> streams; //!< theirs and those of their effects
    qint64 events = 0;
};

struct Archived {
    QString file; //!< empty: nothing was old enough
    ArchivePlan plan;
    ChainMark end; //!< of the record as it is now
};

//! Moves the events of releases that ended long ago into a file of their own. Both files hold the hashes of what the
//! other one holds, so that each can still be verified from its first event to its last.
class RecordArchive
{
public:
    //! Released, rolled back, discarded or closed, with nothing recorded since \p before. Reads only.
    [[nodiscard]] static Result<ArchivePlan> plan(const QString &databaseFile, const QDateTime &before);

    //! What was moved out of the record so far, in order; needed to go along its chain. Reads only, blocks.
    [[nodiscard]] static Result<QList<ArchivedRun>> moved(const QString &databaseFile);

    //! Makes the archive beside the record, verifies it, and only then takes the events out of the record. Refused with
    //! "workspace.held" while a program writes the record, DataLoss if the record is not whole. Blocks.
    //! However it is interrupted, every event is at least in one of the two.
    [[nodiscard]] static Result<Archived> move(const QString &databaseFile, const QDateTime &before,
                                               const PersonId &actor, const QDateTime &now);
};

} // namespace releasedesk::store
