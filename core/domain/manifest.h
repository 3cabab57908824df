// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
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

//! Of the release as it stands now. Parts: core, scope, source (commits), artifacts (results of the tasks before
//! approval), flow, config (values of the project its tasks use), rollback, schedule, people, line, policy. Directional
//! fields stand as their signed bound: the day and length of the window, the status category an issue had.
[[nodiscard]] Manifest manifestOf(const Release &release);

//! The same as if \p sealed were the rules it was submitted under.
[[nodiscard]] Manifest manifestOf(const Release &release, const SealedRules &sealed);

//! Whether every approval line of the release is complete for exactly its present content, each counted signature is
//! still that of a known person's valid key, and the rules of the workspace are those that were signed. Asked at the
//! start and again before every effect. \p isProtected: at least one line must be complete, for an effect on a
//! protected environment; what nobody was asked about does not happen there.
[[nodiscard]] Result<> checkSignatures(const Release &release, const Directory &directory, bool isProtected = false);

} // namespace releasedesk::domain
