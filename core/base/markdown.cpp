// SPDX-License-Identifier: Apache-2.0
#include "core/base/markdown.h"

#include <QUrl>

namespace releasedesk {

QString markdownOfText(QStringView text)
{
    constexpr QStringView special = u"\\`*_{}[]<>()#+-.!|~&";
    QString escaped;
    escaped.reserve(text.size() + (text.size() / 8));
    for (const QChar each : text) {
        if (special.contains(each))
            escaped += u'\\';
        escaped += each;
    }
    return escaped;
}

QString markdownOfCode(const QString &code)
{
    QString fence = QStringLiteral("```");
    while (code.contains(fence))
        fence += u'`';
    return QString(fence + u'\n' + code + (code.endsWith(u'\n') ? QString() : QStringLiteral("\n")) + fence);
}

QString markdownOfLink(QStringView words, const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isForBrowser = url.isValid() && (scheme == u"http" || scheme == u"https" || scheme == u"mailto");
    if (!isForBrowser)
        return markdownOfText(words);
    QString target = url.toString(QUrl::FullyEncoded);
    target.replace(u'(', QStringLiteral("%28")).replace(u')', QStringLiteral("%29"));
    return QString(u'[' + markdownOfText(words) + QStringLiteral("](") + target + u')');
}

} // namespace releasedesk
