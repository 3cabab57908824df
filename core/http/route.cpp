// SPDX-License-Identifier: Apache-2.0
#include "core/http/route.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>

namespace releasedesk::http {
namespace {

//! Equal for routes whose connections may be shared. The password goes in as a hash only, since names are shown by
//! debuggers; the settings of TLS by their place, which tlsFrom() keeps as long as they are the same.
QString nameOf(const Route &route)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray place = QByteArray::number(reinterpret_cast<quintptr>(route.tls.get()), 16);
    for (const QByteArray &part :
         {QByteArray::number(static_cast<int>(route.proxy)), route.proxyHost.toUtf8(),
          QByteArray::number(route.proxyPort), route.proxyUser.toUtf8(), route.proxyPassword.reveal(), place})
        hash.addData(QByteArray(QByteArray::number(part.size()) + ':' + part));
    return QStringLiteral("route ") + QString::fromLatin1(hash.result().toHex());
}

QNetworkProxy proxyOf(const Route &route)
{
    if (route.proxy == Route::Proxy::None)
        return QNetworkProxy::NoProxy;
    const auto type = route.proxy == Route::Proxy::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
    return {type, route.proxyHost, route.proxyPort, route.proxyUser, QString::fromUtf8(route.proxyPassword.reveal())};
}

//! A child that keeps alive what its name stands for.
class RouteNetwork final : public QNetworkAccessManager
{
public:
    RouteNetwork(const Route &route, QObject *parent)
        : QNetworkAccessManager(parent)
        , m_tls(route.tls)
    {
        setObjectName(nameOf(route));
    }

private:
    std::shared_ptr<const QSslConfiguration> m_tls;
};

} // namespace

QString Route::proxyLabel() const
{
    const bool isNamed = proxy == Proxy::Http || proxy == Proxy::Socks5;
    return isNamed ? QStringLiteral("%1:%2").arg(proxyHost).arg(proxyPort) : QString();
}

QNetworkAccessManager &networkFor(QNetworkAccessManager &usual, const Route &route)
{
    if (!route.isOwn())
        return usual;
    const QString name = nameOf(route);
    if (auto *const known = usual.findChild<QNetworkAccessManager *>(name, Qt::FindDirectChildrenOnly))
        return *known;
    auto *const made = new RouteNetwork(route, &usual);
    made->setAutoDeleteReplies(usual.autoDeleteReplies());
    if (route.proxy != Route::Proxy::System)
        made->setProxy(proxyOf(route));
    else
        made->setProxy(usual.proxy());
    return *made;
}

bool isReadByProxy(const Route &route, const QString &scheme)
{
    return route.proxy == Route::Proxy::Http && scheme == u"http";
}

QNetworkAccessManager *unusedNetwork(QNetworkAccessManager &network)
{
    auto *const made = new QNetworkAccessManager(&network);
    made->setAutoDeleteReplies(network.autoDeleteReplies());
    made->setProxy(network.proxy());
    return made;
}

QByteArray proxyAuthorization(const Route &route, const QString &scheme)
{
    // What stands in a request goes to the server where the proxy only makes a tunnel.
    if (!isReadByProxy(route, scheme) || route.proxyUser.isEmpty())
        return {};
    return "Basic " + QByteArray(route.proxyUser.toUtf8() + ':' + route.proxyPassword.reveal()).toBase64();
}

} // namespace releasedesk::http
