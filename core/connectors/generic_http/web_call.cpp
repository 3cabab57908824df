// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/generic_http/web_call.h"

#include "core/base/strict_json.h"
#include "core/connectors/shared/parameters.h"
#include "core/http/endpoint_policy.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WebCall)
};

//! Headers that belong to the connection or to this program.
bool isOurs(const QString &name)
{
    static const QStringList ours{QStringLiteral("host"),
                                  QStringLiteral("connection"),
                                  QStringLiteral("content-length"),
                                  QStringLiteral("transfer-encoding"),
                                  QStringLiteral("upgrade"),
                                  QStringLiteral("te"),
                                  QStringLiteral("idempotency-key"),
                                  QStringLiteral("x-release-desk-op")};
    return ours.contains(name.toLower());
}

Result<http::Headers> headersOf(const QJsonObject &parameters)
{
    http::Headers headers;
    const QMap<QString, QString> values = valuesOf(parameters, "headers");
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (isOurs(it.key().trimmed()))
            return badParameter(Text::tr("The header “%1” is set by this program, so nothing was sent. Remove it from "
                                         "the task.")
                                    .arg(it.key().trimmed()));
        headers.emplaceBack(it.key().trimmed().toLatin1(), it.value().toUtf8());
    }
    return headers;
}

//! A part of a path that stands for a result field: /jobs/:id
const QRegularExpression &placeholder()
{
    static const QRegularExpression form(QStringLiteral("(?<=/):([A-Za-z_][A-Za-z0-9_]*)"));
    return form;
}

//! \p address with what \p valueOf answers in the places of :names.
template<typename ValueOf>
QString filledIn(const QString &address, ValueOf valueOf)
{
    QString filled;
    qsizetype at = 0;
    auto places = placeholder().globalMatch(address);
    while (places.hasNext()) {
        const auto place = places.next();
        filled += address.mid(at, place.capturedStart() - at) + http::pathSegment(valueOf(place.captured(1)));
        at = place.capturedEnd();
    }
    return QString(filled + address.mid(at));
}

QString withZeros(const QString &address)
{
    return filledIn(address, [](const QString &) { return QStringLiteral("0"); });
}

Result<std::optional<StatusPoll>> pollOf(const QJsonObject &parameters)
{
    StatusPoll poll;
    poll.address = textOf(parameters, "statusUrl").trimmed();
    if (poll.address.isEmpty())
        return std::optional<StatusPoll>();
    if (const auto address = webAddress(withZeros(poll.address)); !address)
        return beforeAnything(address.error());
    const QStringList fields = valuesOf(parameters, "map").keys();
    auto places = placeholder().globalMatch(poll.address);
    while (places.hasNext()) {
        const QString name = places.next().captured(1);
        if (!fields.contains(name))
            return badParameter(Text::tr("The status address needs :%1, which is none of the result fields, so "
                                         "nothing was sent. Add it there.")
                                    .arg(name));
    }
    const auto path = JsonPath::parse(textOf(parameters, "statusPath"));
    if (!path)
        return beforeAnything(path.error());
    poll.path = *path;
    poll.done = listOf(parameters, "doneValues");
    poll.failed = listOf(parameters, "failedValues");
    poll.every = std::chrono::seconds(std::clamp(numberOf(parameters, "pollSeconds", 5), 1, 3600));
    if (poll.done.isEmpty())
        return badParameter(Text::tr("A status address is given, but not which values mean done: it would be asked "
                                     "for ever, so nothing was sent. Enter the values."));
    return std::optional(poll);
}

} // namespace

Result<WebAddress> StatusPoll::addressWith(const QJsonObject &fields) const
{
    const auto planned = webAddress(withZeros(address));
    const auto filled
        = webAddress(filledIn(address, [&fields](const QString &name) { return jsonText(fields.value(name)); }));
    if (!planned || !filled || !http::isSameOrigin(planned->server.baseUrl, filled->server.baseUrl))
        return failure(ErrorCode::Unknown,
                       Text::tr("The work was begun, but with the answer its status address leads nowhere, so how it "
                                "ended is not known. Look there and record what you find."));
    return filled;
}

Result<WebCall> WebCall::from(const QJsonObject &parameters)
{
    WebCall call;
    call.method = textOf(parameters, "method").trimmed().toUpper().toLatin1();
    if (call.method.isEmpty())
        call.method = "POST";
    const QList<QByteArray> methods{"GET", "POST", "PUT", "PATCH", "DELETE"};
    if (!methods.contains(call.method))
        return badParameter(Text::tr("“%1” is no method this task can use, so nothing was sent. Choose GET, POST, PUT, "
                                     "PATCH or DELETE.")
                                .arg(QString::fromLatin1(call.method.left(20))));
    const auto address = webAddress(textOf(parameters, "url"));
    if (!address)
        return beforeAnything(address.error());
    call.address = *address;

    call.body = textOf(parameters, "body").trimmed().toUtf8();
    const auto json = readStrictJson(call.body);
    if (!call.body.isEmpty() && !json)
        return badParameter(
            Text::tr("The body is not JSON (%1), so nothing was sent. Correct it.").arg(json.error().message));
    const auto headers = headersOf(parameters);
    if (!headers)
        return failed(headers);
    call.headers = *headers;

    call.expectedStatus = numberOf(parameters, "expectStatus", 0);
    const bool isStatus = call.expectedStatus == 0 || (call.expectedStatus >= 200 && call.expectedStatus < 600);
    // A refusal of a change is not a success whatever its number, and 302 or 303 may say “done”.
    const bool mayBeAnswered
        = call.onlyReads() || call.expectedStatus < 300 || call.expectedStatus == 302 || call.expectedStatus == 303;
    if (!isStatus || !mayBeAnswered)
        return badParameter(Text::tr("Status %1 cannot be the success of this request, so nothing was sent. Enter one "
                                     "from 200 to 299, or 0 for any of them.")
                                .arg(call.expectedStatus));

    const QMap<QString, QString> map = valuesOf(parameters, "map");
    for (auto it = map.begin(); it != map.end(); ++it) {
        const auto path = JsonPath::parse(it.value());
        if (!path)
            return beforeAnything(path.error());
        call.fields.emplaceBack(it.key(), *path);
    }
    const auto poll = pollOf(parameters);
    if (!poll)
        return failed(poll);
    call.poll = *poll;
    return call;
}

} // namespace releasedesk::connectors
