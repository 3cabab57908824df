// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace releasedesk::tests {

//! A company's authority made by the openssl program, with what it issues, in a folder that goes away with it.
class OwnAuthority
{
public:
    //! Null without that program. \p name is what the authority calls itself.
    [[nodiscard]] static std::unique_ptr<OwnAuthority> make(const QString &name);

    //! Issues a certificate and answers whether it could. Its files are path(\p name + ".pem") and ".key".
    //! \p subject as openssl writes it, e.g. "/CN=127.0.0.1"; \p subjectName as "IP:127.0.0.1"; empty: none.
    [[nodiscard]] bool issue(const QString &name, const QString &subject, const QString &subjectName = {},
                             int days = 2);

    //! Writes a copy of the key \p name that \p passphrase opens.
    [[nodiscard]] bool lockKey(const QString &name, const QString &locked, const QString &passphrase);

    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }
    [[nodiscard]] QString certificate() const { return path(QStringLiteral("ca.pem")); }

    //! What a server that shows \p name needs.
    [[nodiscard]] QSslConfiguration serverWith(const QString &name) const;

private:
    OwnAuthority() = default;
    [[nodiscard]] static bool run(const QStringList &arguments);

    QTemporaryDir m_folder;
};

//! The server of the openssl program: it answers GET /answer with {"ok":true}, over TLS only.
class OpensslServer
{
public:
    //! Shows \p name of \p authority. \p wantsCertificate: talks only to who shows one of that authority as well.
    OpensslServer(const OwnAuthority &authority, const QString &name, bool wantsCertificate);
    ~OpensslServer();
    OpensslServer(const OpensslServer &) = delete;
    OpensslServer &operator=(const OpensslServer &) = delete;

    [[nodiscard]] bool isUp() const { return m_port != 0; }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QProcess m_process;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
};

} // namespace releasedesk::tests
