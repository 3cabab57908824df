// SPDX-License-Identifier: Apache-2.0
#include "tests/support/certificate.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace releasedesk::tests {

std::optional<QSslConfiguration> selfMadeCertificate(const QTemporaryDir &folder)
{
    const QString keyPath = folder.filePath(QStringLiteral("key.pem"));
    const QString certificatePath = folder.filePath(QStringLiteral("certificate.pem"));
    const QStringList arguments{
        QStringLiteral("req"),
        QStringLiteral("-x509"),
        QStringLiteral("-newkey"),
        QStringLiteral("ec"),
        QStringLiteral("-pkeyopt"),
        QStringLiteral("ec_paramgen_curve:prime256v1"),
        QStringLiteral("-nodes"),
        QStringLiteral("-days"),
        QStringLiteral("2"),
        QStringLiteral("-subj"),
        QStringLiteral("/CN=127.0.0.1"),
        QStringLiteral("-addext"),
        QStringLiteral("subjectAltName=IP:127.0.0.1"),
        QStringLiteral("-keyout"),
        keyPath,
        QStringLiteral("-out"),
        certificatePath,
    };
    if (QProcess::execute(QStringLiteral("openssl"), arguments) != 0)
        return std::nullopt;
    QFile key(keyPath);
    QFile certificate(certificatePath);
    if (!key.open(QIODevice::ReadOnly) || !certificate.open(QIODevice::ReadOnly))
        return std::nullopt;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setLocalCertificate(QSslCertificate(&certificate));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace releasedesk::tests
