// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/chain_walk.h"
#include "core/store/recorded_event.h"

#include <functional>

namespace releasedesk::approvals {

//! Signs a type and a body with the key of the engine, as store::EngineKey does.
struct EngineSigner {
    QByteArray publicKey;
    std::function<QByteArray(const QByteArray &type, const QByteArray &body)> sign;
};

//! Where the record of a workspace ended at some moment, signed by its engine. Outside the workspace (in a file, a
//! mail, an issue's comment, an export) it shows any later rewriting of what came before.
struct Checkpoint {
    QString workspace;
    store::Position position = 0;
    QByteArray hash;
    QDateTime at;
    QByteArray key; //!< public
    QByteArray signature;

    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

[[nodiscard]] Checkpoint makeCheckpoint(const QString &workspace, store::Position position, const QByteArray &hash,
                                        const QDateTime &at, const EngineSigner &signer);

//! One line of canonical JSON, fit for a file, a mail or a comment.
[[nodiscard]] QByteArray checkpointLine(const Checkpoint &checkpoint);

//! DataLoss for a line that is none, or whose signature is not that of its own key.
[[nodiscard]] Result<Checkpoint> readCheckpoint(const QByteArray &line);

//! Whether the record still holds what the checkpoint saw. DataLoss ("record.rewritten") when the event at its position
//! is gone or another; FailedPrecondition ("checkpoint.otherKey") when it is not signed by \p trustedKey, and
//! ("checkpoint.otherWorkspace") when it belongs to another record. \p events is the whole record, but for what was
//! \p archived; FailedPrecondition ("checkpoint.archived") when what it saw last is among that, so that only the archive could
//! tell.
[[nodiscard]] Result<> checkAgainst(const Checkpoint &checkpoint, const QList<store::RecordedEvent> &events,
                                    const QByteArray &trustedKey, const QList<store::ArchivedRun> &archived = {});

} // namespace releasedesk::approvals
