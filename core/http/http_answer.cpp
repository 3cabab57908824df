// SPDX-License-Identifier: Apache-2.0
#include "core/http/http_answer.h"

#include "core/base/safe_text.h"
#include "core/http/http_error.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HttpAnswer)
};

bool looksLikeHtml(const HttpAnswer &answer)
{
    const QByteArray start = answer.body.left(512).trimmed().toLower();
    return answer.header("Content-Type").toLower().startsWith("text/html") || start.startsWith("<!doctype html")
        || start.startsWith("<html");
}

} // namespace

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool HttpAnswer::hasHeader(QByteArrayView name) const
{
    return std::ranges::any_of(headers,
                               [name](const auto &line) { return line.first.compare(name, Qt::CaseInsensitive) == 0; });
}

QByteArray HttpAnswer::cookies() const
{
    QByteArray pairs;
    for (const auto &[name, value] : headers) {
        if (name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        if (!pairs.isEmpty())
            pairs += "; ";
        pairs += value.split(';').first().trimmed();
    }
    return pairs;
}

Result<QJsonDocument> jsonOf(const HttpAnswer &answer)
{
    // Qt reports a chunked answer that broke off as a success, even with an empty body: only JSON that closes, or an
    // answer that is not chunked, proves that this is all of it.
    if (answer.body.isEmpty() && !answer.hasHeader("Transfer-Encoding"))
        return QJsonDocument();

    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &problem);
    if (!document.isNull())
        return document;

    const QString host = hostLabel(answer.url);
    const QString detail = Text::tr("%1 at byte %2 of %3: %4")
                               .arg(problem.errorString())
                               .arg(problem.offset)
                               .arg(answer.body.size())
                               .arg(SafeText::lineFromOutside(QString::fromUtf8(answer.body.left(300))).plain());
    if (looksLikeHtml(answer))
        return failure(ErrorCode::DataLoss,
                       Text::tr("“%1” answered with a web page instead of data, so nothing could be read. Usually this "
                                "is a sign-in page or a wrong address: check both in the connection.")
                           .arg(host),
                       detail);
    if (answer.body.isEmpty() || problem.offset >= answer.body.size() || !answer.isWhole)
        return failure(ErrorCode::DataLoss,
                       Text::tr("The answer of “%1” ends in the middle, so it was not used. Try again; if it happens "
                                "again, look at the proxy or load balancer in between.")
                           .arg(host),
                       detail);
    return failure(
        ErrorCode::DataLoss,
        Text::tr("“%1” answered something that is not JSON, so nothing could be read. Check that the address "
                 "of the connection leads to the right product.")
            .arg(host),
        detail);
}

} // namespace releasedesk::http
