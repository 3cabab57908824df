// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/engine_room.h"
#include "core/base/secret.h"

namespace releasedesk::app {

//! A key that was made: its id, and the file that holds it under its passphrase.
struct MadeKey {
    QString id;
    QString file;
};

//! Makes a signing key for \p person on this computer and registers it. A key that is in force and lies here has to
//! agree, opened by \p before. The file is written first: a registered key that nobody has would lock its owner out.
//! InvalidArgument for a short passphrase, Unauthenticated for a wrong \p before, PermissionDenied ("key.consent")
//! where the key before is not on this computer. Both passphrases are worked through on another thread. \p room
//! outlives the call.
[[nodiscard]] QCoro::Task<Result<MadeKey>> makeKey(EngineRoom &room, PersonId person, Secret passphrase, Secret before);

//! Revokes \p key as \p person. One's own key agrees if it lies here, opened by \p passphrase; an administrator needs
//! none for the key of somebody else.
[[nodiscard]] QCoro::Task<Result<>> revokeKey(EngineRoom &room, PersonId person, QString key, QString reason,
                                              Secret passphrase);

//! Whether revokeKey() of \p key by \p person opens the key file, so that it needs the passphrase.
[[nodiscard]] bool needsPassphraseToRevoke(const EngineRoom &room, const PersonId &person, const QString &key);

} // namespace releasedesk::app
