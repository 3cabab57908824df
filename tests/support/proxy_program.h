// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace releasedesk::tests {

//! A real proxy of the system that runs as long as this lives, on this computer: tinyproxy for HTTP, microsocks for
//! SOCKS5. It tells what it was asked.
class ProxyProgram
{
public:
    //! Null without that program. With \p user, nobody else gets through.
    [[nodiscard]] static std::unique_ptr<ProxyProgram> http(const QString &user = {}, const QString &password = {});
    [[nodiscard]] static std::unique_ptr<ProxyProgram> socks(const QString &user = {}, const QString &password = {});

    ~ProxyProgram();
    ProxyProgram(const ProxyProgram &) = delete;
    ProxyProgram &operator=(const ProxyProgram &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

    //! All it wrote until now.
    [[nodiscard]] QByteArray log();

    //! Whether its log holds \p text, now or within two seconds.
    [[nodiscard]] bool saw(const QByteArray &text);

private:
    ProxyProgram() = default;
    [[nodiscard]] bool isUp();

    quint16 m_port = 0;
    QProcess m_process;
    QTemporaryDir m_folder;
    QByteArray m_log;
};

//! A port of this computer that nobody listens at.
[[nodiscard]] quint16 freePort();

} // namespace releasedesk::tests
