// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::domain {

//! What a signature covers: the release taken apart into named parts, each with its own hash. What is in no part
//! (notes, title, comments) may change after signing.
struct Manifest {
    QMap<QString, QString> parts; //!< name → lower-case SHA-256 of the part's canonical JSON
    QString digest; //!< SHA-256 of the canonical list of parts

    //! Names of the parts that differ.
    [[nodiscard]] QStringList changedParts(const QMap<QString, QString> &other) const;
};

//! Of the release as it stands now. Parts: core, scope, artifacts (results of the tasks before approval), flow,
//! rollback, schedule, people, line.
[[nodiscard]] Manifest manifestOf(const Release &release);

//! Whether every approval line of the release is complete for exactly its present content.
[[nodiscard]] Result<> checkSignatures(const Release &release);

} // namespace releasedesk::domain
