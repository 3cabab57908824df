// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::domain {

enum class ProxyKind { System, None, Http, Socks5 };

[[nodiscard]] constexpr auto enumNames(ProxyKind /*type*/)
{
    return std::array<std::pair<ProxyKind, const char *>, 4>{{{ProxyKind::System, "system"},
                                                              {ProxyKind::None, "none"},
                                                              {ProxyKind::Http, "http"},
                                                              {ProxyKind::Socks5, "socks5"}}};
}

//! Who connects for this program. A named proxy is used for every address, this computer's included; the system's
//! setting leaves this computer and what its list of exceptions names out.
struct ConnectionProxy {
    static constexpr bool refusesUnknownKeys = true;

    ProxyKind kind = ProxyKind::System;
    QString host; //!< name or address alone, with Http and Socks5 only
    int port = 0;
    QString user; //!< empty: no sign-in; the password is kept apart, in the key store
    QString passwordVariable; //!< name of the environment variable that holds it, where there is no key store

    [[nodiscard]] bool isNamed() const { return kind == ProxyKind::Http || kind == ProxyKind::Socks5; }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("kind", kind);
        v("host", host, releasedesk::optional);
        v("port", port, releasedesk::optional);
        v("user", user, releasedesk::optional);
        v("passwordEnv", passwordVariable, releasedesk::optional);
    }

    friend bool operator==(const ConnectionProxy &, const ConnectionProxy &) = default;
};

//! The way to a server, where the usual one of this computer does not do. Files are PEM; a path that is not whole
//! begins in the folder of the workspace.
struct ConnectionNetwork {
    static constexpr bool refusesUnknownKeys = true;

    static constexpr int usualConnectSeconds = 10;
    static constexpr int usualAnswerSeconds = 120;
    static constexpr int mostConnectSeconds = 120;
    static constexpr int mostAnswerSeconds = 900;

    ConnectionProxy proxy;
    QStringList authorities; //!< files of certificates that are trusted beside those of the system
    QString certificate; //!< file of the certificate this program shows; empty: none
    QString certificateKey; //!< file of its key; empty: it stands in the certificate's file
    QString passphraseVariable; //!< name of the environment variable that opens the key, where there is no key store
    int connectSeconds = 0; //!< until a connection is made; 0: the usual
    int answerSeconds = 0; //!< until the whole answer is there; 0: the usual

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("proxy", proxy, releasedesk::optional);
        v("authorities", authorities, releasedesk::optional);
        v("certificate", certificate, releasedesk::optional);
        v("certificateKey", certificateKey, releasedesk::optional);
        v("passphraseEnv", passphraseVariable, releasedesk::optional);
        v("connectSeconds", connectSeconds, releasedesk::optional);
        v("answerSeconds", answerSeconds, releasedesk::optional);
    }

    friend bool operator==(const ConnectionNetwork &, const ConnectionNetwork &) = default;
};

//! A setting of ConnectionNetwork that cannot be meant, in the order of their fields.
enum class NetworkField { None, ProxyHost, ProxyPort, ProxyUser, Key, ConnectSeconds, AnswerSeconds };

//! The first such setting and, translated, what is wrong with it and how to mend it.
struct NetworkProblem {
    NetworkField field = NetworkField::None;
    QString text;
};

//! What can be said without looking at files or the network; NetworkField::None if nothing is wrong.
[[nodiscard]] NetworkProblem problemOf(const ConnectionNetwork &network);

//! Whether both sign in to the same proxy, so that its password is the same.
[[nodiscard]] bool isSameProxy(const ConnectionNetwork &a, const ConnectionNetwork &b);

//! Whether both open the same key, so that its passphrase is the same.
[[nodiscard]] bool isSameKey(const ConnectionNetwork &a, const ConnectionNetwork &b);

//! \p network with paths that are whole, beginning in \p folder where they are not.
[[nodiscard]] ConnectionNetwork withWholePaths(ConnectionNetwork network, const QString &folder);

} // namespace releasedesk::domain
