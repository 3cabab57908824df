// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/shared/web_address.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WebAddress)
};

} // namespace

Result<WebAddress> webAddress(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("This is not a web address that can be asked, so nothing was sent. It starts with "
                                "https:// or http://, names a server, and holds no user or password."));
    WebAddress address;
    address.server.baseUrl.setScheme(url.scheme());
    address.server.baseUrl.setHost(url.host());
    address.server.baseUrl.setPort(url.port());
    address.path = url.path(QUrl::FullyEncoded);
    if (address.path.isEmpty())
        address.path = QStringLiteral("/");
    if (url.hasQuery())
        address.path += u'?' + url.query(QUrl::FullyEncoded);
    return address;
}

} // namespace releasedesk::connectors
