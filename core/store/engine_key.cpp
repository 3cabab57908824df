// SPDX-License-Identifier: Apache-2.0
#include "core/store/engine_key.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EngineKey)
};

const QByteArray fileHead = "release-desk engine key 1\n";

bool isSodiumReady()
{
    static const bool isReady = ::sodium_init() >= 0;
    return isReady;
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

//! "RDv1" and both parts with their lengths in front.
QByteArray toBeSigned(const QByteArray &type, const QByteArray &body)
{
    return QByteArray("RDv1 ") + QByteArray::number(type.size()) + ' ' + type + ' ' + QByteArray::number(body.size())
        + ' ' + body;
}

tl::unexpected<Error> cannotUse(const QString &file, const QString &detail)
{
    return failure(
        ErrorCode::PermissionDenied,
        Text::tr("The key “%1”, with which this computer signs the record, cannot be used. Nothing is recorded "
                 "without it; make the file readable for you alone (mode 600), or remove it to have a new "
                 "one made.")
            .arg(QFileInfo(file).fileName()),
        detail);
}

//! Only whoever may read the file: a key that others know proves nothing.
Result<QByteArray> readPrivate(const QString &file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) {
        if (errno == ENOENT)
            return QByteArray();
        return cannotUse(file, QString::fromLocal8Bit(std::strerror(errno)));
    }
    struct stat status{};
    std::array<char, 512> bytes{};
    const bool isPrivate = ::fstat(descriptor, &status) == 0 && (status.st_mode & 077) == 0;
    const ssize_t size = ::read(descriptor, bytes.data(), bytes.size());
    ::close(descriptor);
    if (!isPrivate || size < 0)
        return cannotUse(file, QStringLiteral("mode %1").arg(status.st_mode & 0777, 0, 8));
    const QByteArray content(bytes.data(), size);
    ::sodium_memzero(bytes.data(), bytes.size());
    return content;
}

Result<> writePrivate(const QString &file, const QByteArray &content)
{
    // Made whole under another name first: a key cut short by a power failure would stop everything.
    const QString part = file + QStringLiteral(".part");
    QFile::remove(part);
    const int descriptor
        = ::open(QFile::encodeName(part).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return cannotUse(file, QString::fromLocal8Bit(std::strerror(errno)));
    const bool isWritten
        = ::write(descriptor, content.constData(), static_cast<size_t>(content.size())) == content.size()
        && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!isWritten || ::rename(QFile::encodeName(part).constData(), QFile::encodeName(file).constData()) != 0) {
        QFile::remove(part);
        return cannotUse(file, QString::fromLocal8Bit(std::strerror(errno)));
    }
    return {};
}

} // namespace

QString EngineKey::fileOf(const QString &databaseFile)
{
    return databaseFile + QStringLiteral(".key");
}

Result<EngineKey> EngineKey::readOrMake(const QString &file)
{
    if (!isSodiumReady())
        return failure(ErrorCode::Internal, Text::tr("The record cannot be signed on this computer."));
    const auto content = readPrivate(file);
    if (!content)
        return failed(content);
    QByteArray seed;
    if (content->isEmpty()) {
        seed.resize(crypto_sign_SEEDBYTES);
        ::randombytes_buf(seed.data(), static_cast<size_t>(seed.size()));
        if (const auto written = writePrivate(file, fileHead + seed.toHex() + '\n'); !written)
            return failed(written);
    } else if (content->startsWith(fileHead)) {
        seed = QByteArray::fromHex(content->mid(fileHead.size()).trimmed());
    }
    if (seed.size() != crypto_sign_SEEDBYTES)
        return failure(
            ErrorCode::DataLoss,
            Text::tr("“%1” is not a key of Release Desk, so the record cannot be signed. Remove the file to have "
                     "a new one made.")
                .arg(QFileInfo(file).fileName()));

    const auto erase = [](QByteArray *secret) {
        ::sodium_memzero(secret->data(), static_cast<size_t>(secret->size()));
        delete secret;
    };
    const std::shared_ptr<QByteArray> secret(new QByteArray(crypto_sign_SECRETKEYBYTES, '\0'), erase);
    EngineKey key;
    key.m_publicKey.resize(crypto_sign_PUBLICKEYBYTES);
    ::crypto_sign_seed_keypair(reinterpret_cast<unsigned char *>(key.m_publicKey.data()),
                               reinterpret_cast<unsigned char *>(secret->data()), bytesOf(seed));
    ::sodium_memzero(seed.data(), static_cast<size_t>(seed.size()));
    key.m_secret = secret;
    return key;
}

QByteArray EngineKey::sign(const QByteArray &type, const QByteArray &body) const
{
    const QByteArray message = toBeSigned(type, body);
    QByteArray signature(crypto_sign_BYTES, '\0');
    ::crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, bytesOf(message),
                           static_cast<unsigned long long>(message.size()), bytesOf(*m_secret));
    return signature;
}

bool isSignedBy(const QByteArray &publicKey, const QByteArray &type, const QByteArray &body,
                const QByteArray &signature)
{
    if (!isSodiumReady() || publicKey.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES)
        return false;
    const QByteArray message = toBeSigned(type, body);
    return ::crypto_sign_verify_detached(bytesOf(signature), bytesOf(message),
                                         static_cast<unsigned long long>(message.size()), bytesOf(publicKey))
        == 0;
}

} // namespace releasedesk::store
