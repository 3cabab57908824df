// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/mail_reader.h"

#include <QList>
#include <QRegularExpression>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr int maxDepth = 6;

struct Part {
    QList<QPair<QString, QString>> headers;
    QByteArray body;

    [[nodiscard]] QString header(const QString &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

QByteArray fromQuotedPrintable(const QByteArray &text, bool isHeader)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (isHeader && c == '_') {
            bytes += ' ';
        } else if (c == '=' && text.mid(i + 1, 2) == "\r\n") {
            i += 2; // a soft line break
        } else if (c == '=' && i + 2 < text.size()) {
            bytes += QByteArray::fromHex(text.mid(i + 1, 2));
            i += 2;
        } else {
            bytes += c;
        }
    }
    return bytes;
}

//! =?utf-8?B?…?= and =?utf-8?Q?…?=; other character sets are taken for UTF-8.
QString decodeWords(const QString &text)
{
    static const QRegularExpression between(u"(\\?=)\\s+(=\\?)"_s);
    static const QRegularExpression word(u"=\\?[^?]+\\?([bBqQ])\\?([^?]*)\\?="_s);
    const QString joined = QString(text).replace(between, u"\\1\\2"_s);
    QString decoded;
    QByteArray pending; // a character may be split between two words
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = word.globalMatch(joined);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedStart() > from) {
            decoded += QString::fromUtf8(pending) + joined.mid(from, match.capturedStart() - from);
            pending.clear();
        }
        const QByteArray content = match.captured(2).toLatin1();
        pending += match.captured(1).toLower() == u"b" ? QByteArray::fromBase64(content)
                                                       : fromQuotedPrintable(content, true);
        from = match.capturedEnd();
    }
    return decoded + QString::fromUtf8(pending) + joined.mid(from);
}

Part splitPart(const QByteArray &raw)
{
    Part part;
    const qsizetype end = raw.startsWith("\r\n") ? 0 : raw.indexOf("\r\n\r\n");
    part.body = end < 0 ? QByteArray() : raw.mid(end + (end == 0 ? 2 : 4));
    QByteArray head = end < 0 ? raw : raw.left(end);
    head.replace("\r\n ", " ");
    head.replace("\r\n\t", " ");
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            part.headers.append(
                {QString::fromLatin1(line.left(colon)), decodeWords(QString::fromUtf8(line.mid(colon + 1).trimmed()))});
    }
    return part;
}

QString textOf(const Part &part, const QString &wantedType, int depth)
{
    const QString type = part.header(u"Content-Type"_s);
    static const QRegularExpression boundaryPattern(u"boundary=\"?([^\";]+)\"?"_s,
                                                    QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch boundary = boundaryPattern.match(type);
    if (type.startsWith(u"multipart/", Qt::CaseInsensitive) && boundary.hasMatch() && depth < maxDepth) {
        const QByteArray mark = "--" + boundary.captured(1).toLatin1();
        qsizetype at = part.body.indexOf(mark);
        while (at >= 0 && part.body.mid(at + mark.size(), 2) != "--") {
            const qsizetype next = part.body.indexOf(QByteArray("\r\n" + mark), at + mark.size());
            const qsizetype from = at + mark.size() + 2;
            const QByteArray inner = part.body.mid(from, next < 0 ? -1 : next - from);
            const QString text = textOf(splitPart(inner), wantedType, depth + 1);
            if (!text.isEmpty())
                return text;
            at = next < 0 ? -1 : next + 2;
        }
        return {};
    }
    if (!type.isEmpty() && !type.startsWith(wantedType, Qt::CaseInsensitive))
        return {};
    if (type.isEmpty() && wantedType != u"text/plain")
        return {};
    const QString encoding = part.header(u"Content-Transfer-Encoding"_s).toLower();
    if (encoding == u"base64")
        return QString::fromUtf8(QByteArray::fromBase64(part.body));
    return QString::fromUtf8(encoding == u"quoted-printable" ? fromQuotedPrintable(part.body, false) : part.body);
}

} // namespace

QJsonObject readMail(const QByteArray &raw)
{
    const Part mail = splitPart(raw);
    QJsonObject headers;
    for (const auto &[name, value] : mail.headers)
        headers.insert(name, value);
    return {{u"subject"_s, mail.header(u"Subject"_s)},
            {u"from"_s, mail.header(u"From"_s)},
            {u"messageId"_s, mail.header(u"Message-ID"_s)},
            {u"text"_s, textOf(mail, u"text/plain"_s, 0)},
            {u"html"_s, textOf(mail, u"text/html"_s, 0)},
            {u"headers"_s, headers},
            {u"bytes"_s, raw.size()}};
}

} // namespace releasedesk::sandbox
