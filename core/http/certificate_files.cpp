// SPDX-License-Identifier: Apache-2.0
#include "core/http/certificate_files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QSslCertificate>
#include <QSslKey>

#include <array>
#include <optional>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CertificateFiles)
};

//! A file that is no certificate may be anything, a disk image for one.
constexpr qint64 mostBytes = 4 * 1024 * 1024;

tl::unexpected<Error> refused(const QString &message, const QString &detail = {})
{
    auto error = failure(ErrorCode::FailedPrecondition, message, detail);
    error.value().nothingHappened = true;
    return error;
}

Result<QByteArray> textOf(const QString &path, const QString &use)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(Text::tr("The file with the %1, “%2”, cannot be read, so nothing was sent. Check that it is "
                                "there and that you may read it, or name another one in the connection's network "
                                "settings.")
                           .arg(use, path),
                       file.errorString());
    return file.read(mostBytes);
}

Result<QList<QSslCertificate>> certificatesIn(const QString &path, const QString &use)
{
    const Result<QByteArray> text = textOf(path, use);
    if (!text)
        return failed(text);
    const QList<QSslCertificate> found = QSslCertificate::fromData(*text, QSsl::Pem);
    if (found.isEmpty())
        return refused(Text::tr("The file with the %1, “%2”, holds no certificate in PEM form, so nothing was sent. "
                                "Such a file has a line “-----BEGIN CERTIFICATE-----”; a .der or .p12 file is changed "
                                "into one by the program openssl.")
                           .arg(use, path));
    return found;
}

bool isLocked(const QByteArray &pem)
{
    return pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

std::optional<QSslKey> keyFrom(const QByteArray &pem, const Secret &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase.reveal()); !key.isNull())
            return key;
    }
    return std::nullopt;
}

//! Both hold the public part in the same bytes: modulus and exponent, or the point on the curve. Its end is enough.
bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    constexpr qsizetype compared = 60;
    const QByteArray open = certificate.publicKey().toDer();
    return open.size() >= compared && key.toDer().contains(open.last(compared));
}

Result<> showCertificate(QSslConfiguration &settings, const CertificateFiles &files)
{
    const auto chain = certificatesIn(files.certificate, Text::tr("client certificate"));
    if (!chain)
        return failed(chain);
    const QString keyFile = files.key.isEmpty() ? files.certificate : files.key;
    const Result<QByteArray> pem = textOf(keyFile, Text::tr("key of the client certificate"));
    if (!pem)
        return failed(pem);
    if (isLocked(*pem) && files.passphrase.isEmpty())
        return refused(Text::tr("The key in “%1” is locked with a passphrase, and none is stored on this computer, so "
                                "nothing was sent. Enter the passphrase in the connection's network settings.")
                           .arg(keyFile));
    const std::optional<QSslKey> key = keyFrom(*pem, files.passphrase);
    if (!key && isLocked(*pem))
        return refused(Text::tr("The stored passphrase does not open the key in “%1”, so nothing was sent. Enter it "
                                "again in the connection's network settings.")
                           .arg(keyFile));
    if (!key)
        return refused(Text::tr("The file “%1” holds no private key in PEM form that can be used (RSA or EC), so "
                                "nothing was sent. Such a file has a line “-----BEGIN PRIVATE KEY-----”; name the "
                                "right one in the connection's network settings.")
                           .arg(keyFile));
    if (!belongTogether(chain->first(), *key))
        return refused(Text::tr("The key in “%1” does not belong to the certificate in “%2” (%3), so nothing was sent. "
                                "Name the two files that were issued together.")
                           .arg(keyFile, files.certificate, chain->first().subjectDisplayName()));
    if (chain->first().expiryDate() < QDateTime::currentDateTimeUtc())
        return refused(Text::tr("The client certificate in “%1” (%2) ended on %3, so nothing was sent. Ask who issued "
                                "it for a new one and name that file.")
                           .arg(files.certificate, chain->first().subjectDisplayName(),
                                chain->first().expiryDate().date().toString(Qt::ISODate)));
    settings.setLocalCertificateChain(*chain);
    settings.setPrivateKey(*key);
    return {};
}

Result<QSslConfiguration> readAgain(const CertificateFiles &files)
{
    QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
    if (!files.authorities.isEmpty()) {
        // Whoever names authorities has to name the system's as well: it no longer looks for them by itself.
        QList<QSslCertificate> trusted = QSslConfiguration::systemCaCertificates();
        for (const QString &file : files.authorities) {
            const auto more = certificatesIn(file, Text::tr("company's own authority"));
            if (!more)
                return failed(more);
            trusted.append(*more);
        }
        settings.setCaCertificates(trusted);
    }
    if (!files.certificate.isEmpty()) {
        if (const auto shown = showCertificate(settings, files); !shown)
            return failed(shown);
    }
    return settings;
}

//! Changes when a name, a file or the passphrase does.
QByteArray stateOf(const CertificateFiles &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QStringList all = files.authorities;
    all.append({QString(), files.certificate, files.key});
    for (const QString &path : std::as_const(all)) {
        const QFileInfo file(path);
        const QByteArray state = path.toUtf8() + '\n' + QByteArray::number(file.size()) + '\n'
            + QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + '\n';
        hash.addData(state);
    }
    hash.addData(files.passphrase.reveal());
    return hash.result();
}

} // namespace

Result<std::shared_ptr<const QSslConfiguration>> tlsFrom(const CertificateFiles &files)
{
    static QMutex mutex;
    static QHash<QByteArray, std::shared_ptr<const QSslConfiguration>> known;
    if (files.authorities.isEmpty() && files.certificate.isEmpty())
        return std::shared_ptr<const QSslConfiguration>();
    const QByteArray state = stateOf(files);
    const QMutexLocker lock(&mutex);
    if (const auto found = known.constFind(state); found != known.constEnd())
        return *found;
    const Result<QSslConfiguration> read = readAgain(files);
    if (!read)
        return failed(read);
    return known.insert(state, std::make_shared<const QSslConfiguration>(*read)).value();
}

} // namespace releasedesk::http
