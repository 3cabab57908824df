// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/smtp_client.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <memory>
#include <mutex>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MailSendExecutor)
};

template<auto destroy>
struct Destroy {
    template<typename T>
    void operator()(T *object) const
    {
        destroy(object);
    }
};
using Handle = std::unique_ptr<CURL, Destroy<curl_easy_cleanup>>;
using StringList = std::unique_ptr<curl_slist, Destroy<curl_slist_free_all>>;

//! What the callbacks of one transfer share.
struct Transfer {
    const QByteArray &bytes;
    qsizetype sent = 0;
    std::stop_token stop;
    QByteArray lastCommand; //!< "RCPT", "DATA" … as curl sent it
    QString lastRecipient;
    QStringList refused;
    QByteArray lastReply;
};

std::size_t readBytes(char *buffer, std::size_t size, std::size_t count, void *user)
{
    auto &transfer = *static_cast<Transfer *>(user);
    const auto wanted = static_cast<qsizetype>(size) * static_cast<qsizetype>(count);
    const qsizetype length = std::min(wanted, transfer.bytes.size() - transfer.sent);
    std::memcpy(buffer, transfer.bytes.constData() + transfer.sent, static_cast<std::size_t>(length));
    transfer.sent += length;
    return static_cast<std::size_t>(length);
}

int checkStop(void *user, curl_off_t /*total*/, curl_off_t /*now*/, curl_off_t /*upTotal*/, curl_off_t /*upNow*/)
{
    const auto &transfer = *static_cast<Transfer *>(user);
    const bool isUnderWay = transfer.sent > 0; // past this point only the answer tells what happened
    return transfer.stop.stop_requested() && !isUnderWay ? 1 : 0;
}

//! Follows the talk line by line to learn which recipients were refused.
int listen(CURL * /*handle*/, curl_infotype type, char *data, std::size_t size, void *user)
{
    auto &transfer = *static_cast<Transfer *>(user);
    const QByteArray line = QByteArray(data, static_cast<qsizetype>(size)).trimmed();
    if (type == CURLINFO_HEADER_OUT) {
        transfer.lastCommand = line.left(4).toUpper();
        if (transfer.lastCommand == "RCPT")
            transfer.lastRecipient = QString::fromUtf8(line.mid(line.indexOf('<') + 1).chopped(1));
    } else if (type == CURLINFO_HEADER_IN && transfer.lastCommand != "QUIT") { // its goodbye explains nothing
        transfer.lastReply = line;
        const bool isRefusal = line.startsWith('4') || line.startsWith('5');
        if (transfer.lastCommand == "RCPT" && isRefusal)
            transfer.refused.append(QString(transfer.lastRecipient + QStringLiteral(": ")
                                            + SafeText::lineFromOutside(QString::fromUtf8(line)).plain().left(200)));
    }
    return 0;
}

Error errorOf(CURLcode code, const Transfer &transfer, const QString &host)
{
    const QString reply = SafeText::lineFromOutside(QString::fromUtf8(transfer.lastReply)).plain().left(200);
    Error error{ErrorCode::Unavailable, {}, QString::fromUtf8(curl_easy_strerror(code)) + u'\n' + reply};
    error.nothingHappened = transfer.sent == 0;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        error.message
            = Text::tr("There is no mail server %1, so no mail was sent. Check the address of the connection.")
                  .arg(host);
        return error;
    case CURLE_COULDNT_CONNECT:
        error.message = Text::tr("The mail server %1 does not answer, so no mail was sent. Try again later.").arg(host);
        return error;
    case CURLE_LOGIN_DENIED:
        error.code = ErrorCode::Unauthenticated;
        error.message
            = Text::tr("The mail server %1 did not accept account and password, so no mail was sent. Enter them "
                       "again under Connections.")
                  .arg(host);
        return error;
    case CURLE_ABORTED_BY_CALLBACK:
        error.code = ErrorCode::Cancelled;
        error.message = Text::tr("The mail was stopped before it was sent.");
        return error;
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
        error.message = Text::tr("No safe connection to the mail server %1 came about, so no mail was sent. Check its "
                                 "certificate, or use smtps://.")
                            .arg(host);
        return error;
    default:
        break;
    }
    if (transfer.sent == 0) {
        error.code = transfer.refused.isEmpty() ? ErrorCode::Unavailable : ErrorCode::FailedPrecondition;
        error.message = transfer.refused.isEmpty()
            ? Text::tr("The mail server %1 did not take the mail (%2). Nothing was sent.").arg(host, reply)
            : Text::tr("The mail server %1 refused every recipient, so no mail was sent: %2")
                  .arg(host, transfer.refused.join(QStringLiteral("; ")));
        return error;
    }
    const bool isRefused = transfer.lastReply.startsWith('5') || transfer.lastReply.startsWith('4');
    error.nothingHappened = isRefused;
    error.code = isRefused ? ErrorCode::FailedPrecondition : ErrorCode::Unknown;
    error.message = isRefused
        ? Text::tr("The mail server %1 refused the text of the mail (%2). Nobody has got it.").arg(host, reply)
        : Text::tr(
              "The connection to the mail server %1 broke after the mail was sent; nobody knows whether it took it.")
              .arg(host);
    return error;
}

} // namespace

Result<SmtpReceipt> deliver(const SmtpServer &server, const SmtpDelivery &mail, std::stop_token stop)
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

    const Handle handle(curl_easy_init());
    Transfer transfer{mail.bytes, 0, std::move(stop), {}, {}, {}, {}};
    curl_slist *recipients = nullptr;
    for (const QString &address : mail.to)
        recipients = curl_slist_append(recipients, QString(u'<' + address + u'>').toUtf8().constData());
    const StringList keepRecipients(recipients);

    const QString host = server.url.host();
    const bool isLoopback = QHostAddress(host).isLoopback() || host == u"localhost";
    CURL *const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, server.url.toString(QUrl::RemoveUserInfo).toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // A relay without sign-in may have no certificate; a password never travels in the clear.
    const long protection = server.account.isEmpty() ? CURLUSESSL_TRY : CURLUSESSL_ALL;
    curl_easy_setopt(curl, CURLOPT_USE_SSL, isLoopback ? long{CURLUSESSL_NONE} : protection);
    if (!server.account.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.account.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.reveal().constData());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, QString(u'<' + mail.from + u'>').toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, readBytes);
    curl_easy_setopt(curl, CURLOPT_READDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, checkStop);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(server.timeout.count()));

    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK)
        return tl::unexpected<Error>(errorOf(code, transfer, host));
    SmtpReceipt receipt;
    receipt.refused = transfer.refused;
    for (const QString &address : mail.to) {
        const bool isRefused = std::ranges::any_of(receipt.refused, [&](const QString &each) {
            return each.startsWith(QString(address + QStringLiteral(": ")));
        });
        if (!isRefused)
            receipt.accepted.append(address);
    }
    return receipt;
}

} // namespace releasedesk::connectors
