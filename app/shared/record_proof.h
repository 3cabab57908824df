// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/approvals/checkpoint.h"
#include "core/base/clock.h"
#include "core/store/chain_walk.h"
#include "core/store/event_store.h"

namespace releasedesk::app {

//! What proves to others what a workspace recorded: the evidence of a release, and checkpoints of the whole record.
//! Both are signed with the key of the engine.
class RecordProof
{
public:
    //! \p record and \p clock must outlive it; \p database is the file of the record, beside which the key lies.
    RecordProof(store::EventStore &record, QString database, const Clock &clock);

    //! Who approved what in a release, as a file of its own. Reads the whole record.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> evidence(ReleaseId release);

    //! Where the record ends now, signed: a line to keep outside the workspace. FailedPrecondition while nothing was
    //! recorded.
    [[nodiscard]] QCoro::Task<Result<approvals::Checkpoint>> checkpoint();

    struct Checked {
        qsizetype held = 0;
        qsizetype archived = 0; //!< what they saw last is in an archive
        store::Position newest = 0; //!< of those that hold
    };

    //! Whether the record still holds what the checkpoints saw; the first contradiction. FailedPrecondition if an archive has
    //! what all of them saw last. Reads the whole record.
    [[nodiscard]] QCoro::Task<Result<Checked>> check(QList<approvals::Checkpoint> checkpoints);

private:
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> wholeRecord();
    //! What was moved out of it; read on a thread of its own.
    [[nodiscard]] QCoro::Task<Result<QList<store::ArchivedRun>>> archived() const;
    [[nodiscard]] Result<approvals::EngineSigner> signer() const;

    store::EventStore &m_record;
    QString m_database;
    const Clock &m_clock;
};

} // namespace releasedesk::app
