// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/open_external.h"

#include "core/base/external_url.h"

#include <QCoreApplication>
#include <QDesktopServices>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenExternal)
};

} // namespace

Result<QString> hostOf(const QString &link)
{
    const Result<QUrl> url = externalUrl(link);
    if (!url)
        return failed(url);
    if (url->scheme() == u"mailto")
        return url->path();
    // The encoded form shows a host that only looks like another one as what it is.
    const QString host = url->host(QUrl::FullyEncoded);
    return url->port() < 0 ? host : QString(host + u':' + QString::number(url->port()));
}

Result<> openExternal(const QString &link)
{
    const Result<QUrl> url = externalUrl(link);
    if (!url)
        return failed(url);
    if (!QDesktopServices::openUrl(*url))
        return failure(ErrorCode::Unavailable,
                       Text::tr("No program on this computer opens this link. Copy it into a browser."), link);
    return {};
}

Result<> openFile(const QString &path)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        return failure(ErrorCode::Unavailable,
                       Text::tr("No program on this computer opens this. Open it by hand: %1").arg(path), path);
    return {};
}

} // namespace releasedesk::ui
