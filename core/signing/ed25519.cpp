// SPDX-License-Identifier: Apache-2.0
#include "core/signing/ed25519.h"

#include "core/base/canonical_json.h"
#include "core/base/sabotage.h"

#include <QCoreApplication>

#include <sodium.h>

namespace releasedesk::signing {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Signing)
};

static_assert(publicKeyBytes == crypto_sign_PUBLICKEYBYTES);
static_assert(secretKeyBytes == crypto_sign_SECRETKEYBYTES);
static_assert(signatureBytes == crypto_sign_BYTES);

// Must come before the first use of the library; may be called again.
void prepare()
{
    static const bool isReady = sodium_init() >= 0;
    if (!isReady)
        qFatal("libsodium cannot be initialised");
}

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

unsigned long long length(const QByteArray &array)
{
    return static_cast<unsigned long long>(array.size());
}

} // namespace

KeyPair newKeyPair()
{
    prepare();
    QByteArray publicKey(publicKeyBytes, '\0');
    QByteArray secretKey(secretKeyBytes, '\0');
    crypto_sign_keypair(bytes(publicKey), bytes(secretKey));
    return {publicKey, Secret(secretKey)};
}

Result<KeyPair> keyPairFromSeed(const QByteArray &seed)
{
    prepare();
    if (seed.size() != crypto_sign_SEEDBYTES)
        return failure(ErrorCode::InvalidArgument, Text::tr("The seed of a signing key has 32 bytes."));
    QByteArray publicKey(publicKeyBytes, '\0');
    QByteArray secretKey(secretKeyBytes, '\0');
    crypto_sign_seed_keypair(bytes(publicKey), bytes(secretKey), bytes(seed));
    return KeyPair{publicKey, Secret(secretKey)};
}

QString keyIdOf(const QByteArray &publicKey)
{
    return sha256Hex(publicKey).left(16);
}

QByteArray preAuthenticationEncoding(const QByteArray &type, const QByteArray &body)
{
    return QByteArray("RDv1 " + QByteArray::number(type.size()) + ' ' + type + ' ' + QByteArray::number(body.size())
                      + ' ' + body);
}

Result<QByteArray> sign(const QByteArray &type, const QByteArray &body, const Secret &secretKey)
{
    prepare();
    if (secretKey.reveal().size() != secretKeyBytes)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("This is not a signing key, so nothing was signed. Make one with rdesk key new."));
    const QByteArray message = RD_SABOTAGED("body-only-signature") ? body : preAuthenticationEncoding(type, body);
    QByteArray signature(signatureBytes, '\0');
    crypto_sign_detached(bytes(signature), nullptr, bytes(message), length(message), bytes(secretKey.reveal()));
    return signature;
}

bool verify(const QByteArray &type, const QByteArray &body, const QByteArray &signature, const QByteArray &publicKey)
{
    prepare();
    if (signature.size() != signatureBytes || publicKey.size() != publicKeyBytes)
        return false;
    const QByteArray message = RD_SABOTAGED("body-only-signature") ? body : preAuthenticationEncoding(type, body);
    return crypto_sign_verify_detached(bytes(signature), bytes(message), length(message), bytes(publicKey)) == 0;
}

} // namespace releasedesk::signing
