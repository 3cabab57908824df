// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/mail_message.h"

#include "core/connectors/shared/parameters.h"
#include "core/domain/parameter_check.h"

#include <QCoreApplication>
#include <QLocale>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MailSendExecutor)
};

//! RFC 2047 words of at most 75 characters, cut between characters.
QByteArray encodedWords(const QString &text)
{
    const bool isPlain = std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    if (isPlain && text.size() < 60 && !text.contains(QStringLiteral("=?"))) // which would be read as encoded
        return text.toLatin1();
    QByteArrayList words;
    QByteArray chunk;
    const auto flush = [&] {
        if (!chunk.isEmpty())
            words.append("=?UTF-8?B?" + chunk.toBase64() + "?=");
        chunk.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype units = text.at(i).isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        const QByteArray utf8 = text.mid(i, units).toUtf8();
        if (chunk.size() + utf8.size() > 42)
            flush();
        chunk += utf8;
        i += units - 1;
    }
    flush();
    return words.join("\r\n ");
}

QByteArray wrapped(const QByteArray &base64)
{
    QByteArray lines;
    for (qsizetype i = 0; i < base64.size(); i += 76)
        lines += base64.mid(i, 76) + "\r\n";
    return lines;
}

} // namespace

Result<QByteArray> mailBytes(const MailMessage &message)
{
    for (const QString &address : QStringList{message.from} + message.to) {
        if (!domain::isMailAddress(address))
            return badParameter(
                Text::tr("“%1” is no mail address, so no mail was sent. Correct it.").arg(address.left(80)));
    }
    if (message.to.isEmpty())
        return badParameter(Text::tr("The mail has no recipient, so it was not sent. Add one."));
    if (message.subject.contains(u'\n') || message.subject.contains(u'\r'))
        return badParameter(Text::tr("The subject has a line break, so no mail was sent. Write it in one line."));
    QStringList recipients;
    for (const QString &address : message.to)
        recipients.append(address);
    QByteArray bytes;
    bytes += "Date: " + message.date.toUTC().toString(Qt::RFC2822Date).toLatin1() + "\r\n";
    bytes += "From: " + message.from.toLatin1() + "\r\n";
    bytes += "To: " + recipients.join(QStringLiteral(",\r\n ")).toLatin1() + "\r\n";
    bytes += "Subject: " + encodedWords(message.subject) + "\r\n";
    bytes += "Message-ID: <" + message.messageId.toLatin1() + ">\r\n";
    bytes += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n";
    bytes += "Auto-Submitted: auto-generated\r\n\r\n";
    QString body = message.body;
    body.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\n', QStringLiteral("\r\n"));
    bytes += wrapped(body.toUtf8().toBase64());
    return bytes;
}

} // namespace releasedesk::connectors
