// SPDX-License-Identifier: Apache-2.0
#include "core/http/endpoint_policy.h"

#include <QCoreApplication>
#include <QSet>
#include <QUrlQuery>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EndpointPolicy)
};

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

bool isSecretName(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("access_token"), QStringLiteral("api_key"),   QStringLiteral("apikey"),
        QStringLiteral("auth"),         QStringLiteral("code"),      QStringLiteral("client_secret"),
        QStringLiteral("crumb"),        QStringLiteral("jwt"),       QStringLiteral("key"),
        QStringLiteral("passwd"),       QStringLiteral("password"),  QStringLiteral("private_token"),
        QStringLiteral("secret"),       QStringLiteral("session"),   QStringLiteral("sessionid"),
        QStringLiteral("sig"),          QStringLiteral("signature"), QStringLiteral("token"),
    };
    const QString plain = name.toLower().replace(u'-', u'_');
    return names.contains(plain) || plain.endsWith(QStringLiteral("token")) || plain.endsWith(QStringLiteral("secret"));
}

//! The path of the base without the slash at its end, encoded.
QString basePath(const QUrl &base)
{
    QString path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

Result<QUrl> checkedBaseUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QUrl url(trimmed, QUrl::StrictMode);
    if (trimmed.isEmpty() || !url.isValid() || url.host().isEmpty()
        || (url.scheme() != u"https" && url.scheme() != u"http"))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("This is not the address of a web server, so nothing can be read from it. Enter it as "
                                "in a browser, for example https://jira.example.com."));
    if (!url.userInfo().isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The address holds a user or password, which would end up in logs. Remove what stands "
                                "before the @ and enter it as the credential of the connection."));
    if (url.hasQuery() || url.hasFragment())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The address goes on after a ? or #, so it points at one page and not at a server. "
                                "Remove that part."));
    return url;
}

QString pathSegment(const QString &name)
{
    // Dots alone would be a step in the path, not a name.
    if (name == u"." || name == u"..")
        return QString(name).replace(u'.', QStringLiteral("%2E"));
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

QByteArray encoded(const Query &query)
{
    QByteArray text;
    for (const auto &[name, value] : query) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QUrl endpointUrl(const QUrl &base, const QString &path, const Query &query)
{
    const qsizetype mark = path.indexOf(u'?');
    const QString pathOnly = mark < 0 ? path : path.left(mark);
    QByteArray queryText = mark < 0 ? QByteArray() : path.mid(mark + 1).toUtf8();
    if (!query.isEmpty())
        queryText += (queryText.isEmpty() ? QByteArray() : QByteArray("&")) + encoded(query);

    QUrl url = base;
    url.setUserInfo({});
    url.setFragment({});
    const bool needsSlash = !pathOnly.isEmpty() && !pathOnly.startsWith(u'/');
    const QString whole = basePath(base) + (needsSlash ? QStringLiteral("/") : QString()) + pathOnly;
    url.setPath(whole.isEmpty() ? QStringLiteral("/") : whole, QUrl::TolerantMode);
    if (queryText.isEmpty())
        url.setQuery(QString());
    else
        url.setQuery(QString::fromUtf8(queryText), QUrl::TolerantMode);
    return url;
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

QString sameOriginPath(const QUrl &base, const QUrl &absolute)
{
    QString path = absolute.path(QUrl::FullyEncoded);
    const QString lead = basePath(base);
    if (!lead.isEmpty() && (path == lead || path.startsWith(lead + u'/')))
        path.remove(0, lead.size());
    if (!path.startsWith(u'/'))
        path.prepend(u'/');
    if (absolute.hasQuery())
        path += u'?' + absolute.query(QUrl::FullyEncoded);
    return path;
}

QString maskedUrl(const QUrl &url)
{
    QUrl shown = url;
    shown.setUserInfo({});
    shown.setFragment({});
    if (shown.hasQuery()) {
        QUrlQuery masked;
        for (const auto &[name, value] : QUrlQuery(shown).queryItems(QUrl::FullyEncoded))
            masked.addQueryItem(name,
                                isSecretName(QUrl::fromPercentEncoding(name.toUtf8())) ? QStringLiteral("***") : value);
        shown.setQuery(masked);
    }
    return shown.toString(QUrl::FullyEncoded);
}

} // namespace releasedesk::http
