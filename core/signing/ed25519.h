// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

//! Ed25519 over a pre-authentication encoding: what is signed names its own type, so that a signature over one kind of
//! record never passes for another.
namespace releasedesk::signing {

constexpr qsizetype publicKeyBytes = 32;
constexpr qsizetype secretKeyBytes = 64;
constexpr qsizetype signatureBytes = 64;

//! The type of an approval's record and of a checkpoint of the log.
inline constexpr const char *approvalType = "application/vnd.release-desk.approval+json";
inline constexpr const char *checkpointType = "application/vnd.release-desk.checkpoint+json";
inline constexpr const char *evidenceType = "application/vnd.release-desk.evidence+json";

struct KeyPair {
    QByteArray publicKey;
    Secret secretKey;
};

//! A new pair from the system's random source.
[[nodiscard]] KeyPair newKeyPair();

//! The pair of a seed of 32 bytes; for tests with published vectors and for restoring a key.
[[nodiscard]] Result<KeyPair> keyPairFromSeed(const QByteArray &seed);

//! First 16 hexadecimal digits of the SHA-256 of the public key.
[[nodiscard]] QString keyIdOf(const QByteArray &publicKey);

//! "RDv1" SP len(type) SP type SP len(body) SP body.
[[nodiscard]] QByteArray preAuthenticationEncoding(const QByteArray &type, const QByteArray &body);

//! Over preAuthenticationEncoding(type, body). InvalidArgument for a key of the wrong length.
[[nodiscard]] Result<QByteArray> sign(const QByteArray &type, const QByteArray &body, const Secret &secretKey);

//! False for anything that is not exactly the signature of this type and body by this key.
[[nodiscard]] bool verify(const QByteArray &type, const QByteArray &body, const QByteArray &signature,
                          const QByteArray &publicKey);

} // namespace releasedesk::signing
