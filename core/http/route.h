// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QString>

#include <memory>

class QNetworkAccessManager;

namespace releasedesk::http {

//! The way to a server. As it is made, it is that of this computer: its proxy, its authorities, no certificate of ours.
struct Route {
    //! System: what the settings of this computer say, never for this computer itself. The others hold for every
    //! address, this computer's included: who names a proxy means it.
    enum class Proxy { System, None, Http, Socks5 };

    Proxy proxy = Proxy::System;
    QString proxyHost = {};
    quint16 proxyPort = 0;
    QString proxyUser = {}; //!< empty: no sign-in
    Secret proxyPassword = {};
    std::shared_ptr<const QSslConfiguration> tls = {}; //!< null: as this computer trusts
    bool showsCertificate = false; //!< tls holds one of ours

    //! "proxy.example.com:3128"; empty unless a proxy is named.
    [[nodiscard]] QString proxyLabel() const;

    //! Whether it differs from the way of this computer.
    [[nodiscard]] bool isOwn() const { return proxy != Proxy::System || tls != nullptr; }
};

//! The network for requests on \p route: \p usual itself, or a child of it that keeps its connections apart, since the
//! network would share them among all who ask the same server. Call it in the thread of \p usual.
[[nodiscard]] QNetworkAccessManager &networkFor(QNetworkAccessManager &usual, const Route &route);

//! Whether \p route's proxy reads the requests itself instead of making a tunnel, as it does without TLS.
[[nodiscard]] bool isReadByProxy(const Route &route, const QString &scheme);

//! A child of \p network that has no connections yet; whoever asks for it deletes it later. Some proxies close a
//! connection without a word, and a change that is sent on it just then is lost without anybody knowing where.
[[nodiscard]] QNetworkAccessManager *unusedNetwork(QNetworkAccessManager &network);

//! The value of Proxy-Authorization for a request that \p route's proxy reads itself, which it does without TLS; else
//! empty. Said at once, because what is posted cannot be posted again after a question.
[[nodiscard]] QByteArray proxyAuthorization(const Route &route, const QString &scheme);

} // namespace releasedesk::http
