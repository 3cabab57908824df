// SPDX-License-Identifier: Apache-2.0
#include "core/domain/connection_network.h"

#include <QDir>
#include <QUrl>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectionNetwork)
};

//! A name or an address, and nothing that belongs beside it.
bool isHost(const QString &host)
{
    const bool hasMore = std::ranges::any_of(
        host, [](QChar c) { return c.isSpace() || c == u'/' || c == u'@' || c == u'?' || c == u'#'; });
    QUrl url;
    url.setHost(host, QUrl::StrictMode);
    return !host.isEmpty() && !hasMore && !url.host().isEmpty();
}

QString bounds(int seconds, int most)
{
    if (seconds == 0 || (seconds >= 1 && seconds <= most))
        return {};
    return Text::tr("A time limit of %1 seconds cannot be kept. Write 1 to %2, or leave it empty for the usual one.")
        .arg(seconds)
        .arg(most);
}

} // namespace

NetworkProblem problemOf(const ConnectionNetwork &network)
{
    constexpr int mostPort = 65535;
    const ConnectionProxy &proxy = network.proxy;
    if (proxy.isNamed() && !isHost(proxy.host))
        return {NetworkField::ProxyHost,
                Text::tr("“%1” is not the name of a proxy. Write its name or address alone, such as "
                         "proxy.example.com; the port has a field of its own.")
                    .arg(proxy.host.mid(proxy.host.lastIndexOf(u'@') + 1))}; // before it stands a password
    if (proxy.isNamed() && (proxy.port < 1 || proxy.port > mostPort))
        return {NetworkField::ProxyPort,
                Text::tr("%1 is not a port of a proxy. Write a number from 1 to 65535; 3128 and 8080 are usual for "
                         "HTTP, 1080 for SOCKS.")
                    .arg(proxy.port)};
    // A colon ends the name where both are sent as one; SOCKS has a byte for its length.
    constexpr qsizetype longestUser = 255;
    if (proxy.isNamed() && (proxy.user.contains(u':') || proxy.user.toUtf8().size() > longestUser))
        return {NetworkField::ProxyUser,
                Text::tr("The proxy cannot be told this user name: it holds a colon or is too long. Write the name "
                         "alone; the password has a field of its own.")};
    if (network.certificate.isEmpty() && !network.certificateKey.isEmpty())
        return {NetworkField::Key,
                Text::tr("There is a key without its certificate, and a server is shown both. Name the certificate's "
                         "file as well, or leave both empty.")};
    if (const QString text = bounds(network.connectSeconds, ConnectionNetwork::mostConnectSeconds); !text.isEmpty())
        return {NetworkField::ConnectSeconds, text};
    if (const QString text = bounds(network.answerSeconds, ConnectionNetwork::mostAnswerSeconds); !text.isEmpty())
        return {NetworkField::AnswerSeconds, text};
    return {};
}

bool isSameProxy(const ConnectionNetwork &a, const ConnectionNetwork &b)
{
    return a.proxy.kind == b.proxy.kind && a.proxy.host == b.proxy.host && a.proxy.port == b.proxy.port
        && a.proxy.user == b.proxy.user;
}

bool isSameKey(const ConnectionNetwork &a, const ConnectionNetwork &b)
{
    return a.certificate == b.certificate && a.certificateKey == b.certificateKey;
}

ConnectionNetwork withWholePaths(ConnectionNetwork network, const QString &folder)
{
    const QDir from(folder);
    const auto complete = [&from](QString &path) {
        if (!path.isEmpty())
            path = QDir::cleanPath(from.absoluteFilePath(path));
    };
    std::ranges::for_each(network.authorities, complete);
    complete(network.certificate);
    complete(network.certificateKey);
    return network;
}

} // namespace releasedesk::domain
