// SPDX-License-Identifier: Apache-2.0
#include "core/signing/key_file.h"

#include "core/base/strict_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <memory>
#include <sodium.h>

namespace releasedesk::signing {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Signing)
};

constexpr QFile::Permissions forOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions forOthers
    = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
constexpr qint64 maxFileBytes = 4096;
constexpr qint64 mostOperations = 16; // a file from elsewhere must not keep the computer busy for ever
constexpr qint64 mostMemory = qint64{1} << 30;

struct Cost {
    qint64 operations = 0;
    qint64 memory = 0;
};

Cost costOf(Hardness hardness)
{
    if (hardness == Hardness::Test)
        return {1, 8192};
    return {static_cast<qint64>(crypto_pwhash_OPSLIMIT_MODERATE), static_cast<qint64>(crypto_pwhash_MEMLIMIT_MODERATE)};
}

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

Result<QByteArray> boxKey(const Secret &passphrase, const QByteArray &salt, const Cost &cost)
{
    QByteArray key(crypto_secretbox_KEYBYTES, '\0');
    const int done
        = crypto_pwhash(bytes(key), static_cast<unsigned long long>(key.size()), passphrase.reveal().constData(),
                        static_cast<unsigned long long>(passphrase.reveal().size()), bytes(salt),
                        static_cast<unsigned long long>(cost.operations), static_cast<std::size_t>(cost.memory),
                        crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0)
        return failure(ErrorCode::ResourceExhausted,
                       Text::tr("There is not enough memory to open the signing key. Close programs and try again."));
    return key;
}

QByteArray fromBase64(const QJsonObject &object, const QString &name)
{
    return QByteArray::fromBase64(object[name].toString().toLatin1());
}

tl::unexpected<Error> damaged(const QString &file)
{
    return failure(ErrorCode::DataLoss,
                   Text::tr("The signing key in %1 cannot be read, so nothing can be signed with it. Restore the file "
                            "from a backup, or make a new key.")
                       .arg(QFileInfo(file).fileName()),
                   file);
}

} // namespace

Result<> writeKeyFile(const QString &file, const KeyPair &pair, const Secret &passphrase, Hardness hardness)
{
    if (sodium_init() < 0)
        return failure(ErrorCode::Internal, Text::tr("The cryptography library cannot be used."));
    if (passphrase.reveal().size() < minPassphraseLength)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The passphrase of a signing key needs at least %1 characters. Choose a longer one.")
                           .arg(minPassphraseLength));
    if (QFile::exists(file))
        return failure(ErrorCode::AlreadyExists,
                       Text::tr("There is a signing key in %1 already; it was left as it is.").arg(file));
    const Cost cost = costOf(hardness);
    QByteArray salt(crypto_pwhash_SALTBYTES, '\0');
    QByteArray nonce(crypto_secretbox_NONCEBYTES, '\0');
    randombytes_buf(bytes(salt), static_cast<std::size_t>(salt.size()));
    randombytes_buf(bytes(nonce), static_cast<std::size_t>(nonce.size()));
    const Result<QByteArray> key = boxKey(passphrase, salt, cost);
    if (!key)
        return failed(key);
    const QByteArray &plain = pair.secretKey.reveal();
    QByteArray box(plain.size() + static_cast<qsizetype>(crypto_secretbox_MACBYTES), '\0');
    crypto_secretbox_easy(bytes(box), bytes(plain), static_cast<unsigned long long>(plain.size()), bytes(nonce),
                          bytes(*key));
    const QJsonObject object{{QStringLiteral("format"), QStringLiteral("release-desk-key-1")},
                             {QStringLiteral("publicKey"), QString::fromLatin1(pair.publicKey.toBase64())},
                             {QStringLiteral("operations"), cost.operations},
                             {QStringLiteral("memory"), cost.memory},
                             {QStringLiteral("salt"), QString::fromLatin1(salt.toBase64())},
                             {QStringLiteral("nonce"), QString::fromLatin1(nonce.toBase64())},
                             {QStringLiteral("box"), QString::fromLatin1(box.toBase64())}};
    QSaveFile target(file);
    target.setDirectWriteFallback(false);
    const QByteArray content = QJsonDocument(object).toJson();
    const bool isWritten = target.open(QIODevice::WriteOnly) && target.setPermissions(forOwnerOnly)
        && target.write(content) == content.size() && target.commit();
    if (!isWritten)
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The signing key could not be written to %1 (%2).").arg(file, target.errorString()));
    return {};
}

Result<KeyPair> readKeyFile(const QString &file, const Secret &passphrase)
{
    if (sodium_init() < 0)
        return failure(ErrorCode::Internal, Text::tr("The cryptography library cannot be used."));
    QFile source(file);
    if (!source.exists())
        return failure(ErrorCode::NotFound,
                       Text::tr("There is no signing key in %1. Make one with rdesk key new.").arg(file));
    if ((source.permissions() & forOthers) != 0)
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("Others on this computer may read %1, so it is not used. Take their rights away "
                                "(chmod 600).")
                           .arg(file));
    if (source.size() > maxFileBytes || !source.open(QIODevice::ReadOnly))
        return damaged(file);
    const Result<QJsonObject> object = readStrictJsonObject(source.readAll());
    if (!object || (*object)[QStringLiteral("format")].toString() != u"release-desk-key-1")
        return damaged(file);
    const Cost cost{(*object)[QStringLiteral("operations")].toInteger(),
                    (*object)[QStringLiteral("memory")].toInteger()};
    const QByteArray salt = fromBase64(*object, QStringLiteral("salt"));
    const QByteArray nonce = fromBase64(*object, QStringLiteral("nonce"));
    const QByteArray box = fromBase64(*object, QStringLiteral("box"));
    const QByteArray publicKey = fromBase64(*object, QStringLiteral("publicKey"));
    const bool fits = salt.size() == crypto_pwhash_SALTBYTES && nonce.size() == crypto_secretbox_NONCEBYTES
        && box.size() == secretKeyBytes + static_cast<qsizetype>(crypto_secretbox_MACBYTES)
        && publicKey.size() == publicKeyBytes && cost.operations >= 1 && cost.operations <= mostOperations
        && cost.memory >= 8192 && cost.memory <= mostMemory;
    if (!fits)
        return damaged(file);
    const Result<QByteArray> key = boxKey(passphrase, salt, cost);
    if (!key)
        return failed(key);
    QByteArray plain(secretKeyBytes, '\0');
    if (crypto_secretbox_open_easy(bytes(plain), bytes(box), static_cast<unsigned long long>(box.size()), bytes(nonce),
                                   bytes(*key))
        != 0)
        return refusal(QStringLiteral("key.passphrase"),
                       Text::tr("The passphrase does not open your signing key, so nothing was signed. Try again."),
                       ErrorCode::Unauthenticated);
    if (plain.right(publicKeyBytes) != publicKey)
        return damaged(file);
    return KeyPair{publicKey, Secret(plain)};
}

} // namespace releasedesk::signing
