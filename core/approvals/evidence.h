// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/approvals/checkpoint.h"

#include <QJsonObject>

//! Who approved what in one release, as a file that is checked without the product running.
namespace releasedesk::approvals {

//! The file: canonical JSON of the events of the release and of the people of the workspace with their places in the
//! hash chain, and a checkpoint, all of it signed by the engine. \p events is the whole record, but for what was
//! \p archived. NotFound without an event of the release.
[[nodiscard]] Result<QByteArray> exportEvidence(const ReleaseId &release, const QList<store::RecordedEvent> &events,
                                                const QDateTime &at, const EngineSigner &signer,
                                                const QList<store::ArchivedRun> &archived = {});

//! What a good file says.
struct EvidenceReport {
    ReleaseId release;
    QString workspace;
    qint64 events = 0;
    int signatures = 0; //!< made with a key, each verified
    int unsignedDecisions = 0; //!< decided without a key: only the record says so
    QStringList digests; //!< that were frozen for signing
    store::Position position = 0; //!< of the checkpoint
    QByteArray engineKey; //!< that signed the file: compare it with the one you were given
};

//! Every byte counts: DataLoss ("evidence.…") names the first thing that does not hold. Without \p trustedKey the key
//! in the file is taken, and the report's key must be compared by whoever reads it.
[[nodiscard]] Result<EvidenceReport> verifyEvidence(const QByteArray &file, const QByteArray &trustedKey = {});

} // namespace releasedesk::approvals
