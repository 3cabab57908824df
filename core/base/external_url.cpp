// SPDX-License-Identifier: Apache-2.0
#include "core/base/external_url.h"

#include <QCoreApplication>

namespace releasedesk {

Result<QUrl> externalUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty();
    const bool isMail = url.scheme() == u"mailto" && !url.path().isEmpty();
    if (!url.isValid() || !url.userInfo().isEmpty() || (!isWeb && !isMail))
        return failure(ErrorCode::InvalidArgument,
                       QCoreApplication::translate("ExternalUrl",
                                                   "This link cannot be opened: only web and mail addresses are. "
                                                   "Copy it if you trust where it came from."),
                       text);
    return url;
}

} // namespace releasedesk
