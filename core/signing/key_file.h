// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/signing/ed25519.h"

namespace releasedesk::signing {

//! How hard it is to guess a passphrase; the weak one is for tests.
enum class Hardness { Interactive, Test };

//! Writes the private key, encrypted under \p passphrase (argon2id, XSalsa20-Poly1305), into a file only its owner may
//! read. Whoever opens it has to know the passphrase: that is the step-up at signing. InvalidArgument for a passphrase
//! shorter than minPassphraseLength; AlreadyExists when there is a file already.
[[nodiscard]] Result<> writeKeyFile(const QString &file, const KeyPair &pair, const Secret &passphrase,
                                    Hardness hardness = Hardness::Interactive);

//! NotFound without a file; PermissionDenied when others may read it; Unauthenticated for a wrong passphrase, DataLoss
//! when the file is damaged.
[[nodiscard]] Result<KeyPair> readKeyFile(const QString &file, const Secret &passphrase);

constexpr qsizetype minPassphraseLength = 8;

} // namespace releasedesk::signing
