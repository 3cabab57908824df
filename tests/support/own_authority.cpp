// SPDX-License-Identifier: Apache-2.0
#include "tests/support/own_authority.h"

#include <QFile>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>

namespace releasedesk::tests {
namespace {

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QStringList newKey{QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                         QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes")};

} // namespace

bool OwnAuthority::run(const QStringList &arguments)
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), arguments);
    return openssl.waitForStarted() && openssl.waitForFinished(10'000) && openssl.exitCode() == 0;
}

std::unique_ptr<OwnAuthority> OwnAuthority::make(const QString &name)
{
    std::unique_ptr<OwnAuthority> authority(new OwnAuthority);
    const bool isMade = run(QStringList{"req", "-x509", "-days", "2", "-subj", "/CN=" + name, "-addext",
                                        "basicConstraints=critical,CA:TRUE", "-keyout", authority->path("ca.key"),
                                        "-out", authority->certificate()}
                            + newKey);
    return isMade ? std::move(authority) : nullptr;
}

bool OwnAuthority::issue(const QString &name, const QString &subject, const QString &subjectName, int days)
{
    const QString request = path(name + ".csr");
    QFile extensions(path(name + ".ext"));
    if (!extensions.open(QIODevice::WriteOnly))
        return false;
    extensions.write("basicConstraints=CA:FALSE\n");
    if (!subjectName.isEmpty())
        extensions.write("subjectAltName=" + subjectName.toUtf8() + '\n');
    extensions.close();
    return run(QStringList{"req", "-new", "-subj", subject, "-keyout", path(name + ".key"), "-out", request} + newKey)
        && run({"x509", "-req", "-in", request, "-CA", certificate(), "-CAkey", path("ca.key"), "-CAcreateserial",
                "-days", QString::number(days), "-extfile", extensions.fileName(), "-out", path(name + ".pem")});
}

bool OwnAuthority::lockKey(const QString &name, const QString &locked, const QString &passphrase)
{
    return run({"pkcs8", "-topk8", "-in", path(name + ".key"), "-out", path(locked), "-passout", "pass:" + passphrase});
}

QSslConfiguration OwnAuthority::serverWith(const QString &name) const
{
    QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
    settings.setLocalCertificate(QSslCertificate(textOf(path(name + ".pem"))));
    settings.setPrivateKey(QSslKey(textOf(path(name + ".key")), QSsl::Ec));
    settings.setPeerVerifyMode(QSslSocket::VerifyNone);
    return settings;
}

OpensslServer::OpensslServer(const OwnAuthority &authority, const QString &name, bool wantsCertificate)
{
    QFile answer(m_folder.filePath("answer"));
    if (!answer.open(QIODevice::WriteOnly))
        return;
    answer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n"
                 "Connection: close\r\n\r\n{\"ok\":true}");
    answer.close();
    QStringList arguments{"s_server",    "-accept",
                          "127.0.0.1:0", "-HTTP",
                          "-cert",       authority.path(name + ".pem"),
                          "-key",        authority.path(name + ".key")};
    if (wantsCertificate)
        arguments.append({"-Verify", "2", "-verify_return_error", "-CAfile", authority.certificate()});
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start("openssl", arguments);
    static const QRegularExpression accepts("ACCEPT \\S*:(\\d+)");
    QByteArray said;
    while (m_process.waitForReadyRead(5000)) {
        said += m_process.readAll();
        if (const auto match = accepts.match(QString::fromUtf8(said)); match.hasMatch()) {
            m_port = static_cast<quint16>(match.captured(1).toUInt());
            return;
        }
    }
}

OpensslServer::~OpensslServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

} // namespace releasedesk::tests
