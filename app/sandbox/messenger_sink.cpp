// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/messenger_sink.h"

#include "app/sandbox/operation_id.h"

#include <QJsonDocument>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype maxTeamsBytes = qsizetype{28} * 1024;

QJsonObject objectOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

//! All texts of a message or card, for tests that look for a word.
QString textsOf(const QJsonValue &value)
{
    QString texts;
    if (value.isArray()) {
        for (const auto &each : value.toArray())
            texts += textsOf(each);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool isText = it.key() == u"text" || it.key() == u"title" || it.key() == u"value";
        if (isText && it.value().isString())
            texts += it.value().toString() + u'\n';
        else
            texts += textsOf(it.value());
    }
    return texts;
}

HttpResponse doorayAnswer(int status, bool isSuccessful, int code, const QString &message)
{
    const QJsonObject header{{u"isSuccessful"_s, isSuccessful}, {u"resultCode"_s, code}, {u"resultMessage"_s, message}};
    return HttpResponse::json(status, QJsonObject{{u"header"_s, header}, {u"result"_s, QJsonValue()}});
}

} // namespace

HttpResponse MessengerSink::answer(const HttpRequest &request, const QStringList &segments)
{
    if (request.method != "POST")
        return HttpResponse::text(405, u"a hook takes POST only\n"_s).with("Allow", "POST");
    const QString kind = segments.value(0);
    const bool isRevoked = segments.size() > 1 && segments.last() == u"revoked";
    if (kind == u"dooray")
        return takeDooray(request, isRevoked);
    if (isRevoked)
        return HttpResponse::text(kind == u"slack" ? 404 : 410, u"no_service"_s);
    if (kind == u"slack")
        return takeSlack(request);
    if (kind == u"teams")
        return takeTeams(request);
    return kind == u"plain" ? takePlain(request) : HttpResponse::text(404, u"no such hook\n"_s);
}

HttpResponse MessengerSink::takeSlack(const HttpRequest &request)
{
    QJsonObject body = objectOf(request);
    if (request.header("content-type").startsWith("application/x-www-form-urlencoded")) {
        for (const auto &[name, value] : readForm(request.body)) {
            if (name == u"payload")
                body = QJsonDocument::fromJson(value.toUtf8()).object();
        }
    }
    if (body.isEmpty())
        return HttpResponse::text(400, u"invalid_payload"_s);
    if (body.value(u"text"_s).toString().isEmpty() && body.value(u"blocks"_s).toArray().isEmpty()
        && body.value(u"attachments"_s).toArray().isEmpty())
        return HttpResponse::text(400, u"no_text"_s);
    keep(u"slack"_s, request, body, textsOf(body));
    return HttpResponse::text(200, u"ok"_s);
}

HttpResponse MessengerSink::takeTeams(const HttpRequest &request)
{
    const QJsonObject body = objectOf(request);
    if (request.body.size() > maxTeamsBytes)
        return HttpResponse::text(413, u"the card is too large"_s);
    const QJsonObject attachment = body.value(u"attachments"_s).toArray().at(0).toObject();
    const QJsonObject card = attachment.value(u"content"_s).toObject();
    if (body.value(u"type"_s) != u"message"_s
        || attachment.value(u"contentType"_s) != u"application/vnd.microsoft.card.adaptive"_s
        || card.value(u"type"_s) != u"AdaptiveCard"_s)
        return HttpResponse::text(400, u"a message with an adaptive card is expected"_s);
    keep(u"teams"_s, request, body, textsOf(card));
    return HttpResponse::empty(202);
}

HttpResponse MessengerSink::takeDooray(const HttpRequest &request, bool isRevoked)
{
    const QJsonObject body = objectOf(request);
    if (isRevoked)
        return doorayAnswer(200, false, -200100, u"the hook does not exist"_s);
    if (!body.value(u"text"_s).isString() || body.value(u"text"_s).toString().isEmpty())
        return doorayAnswer(200, false, -300101, u"text is required"_s);
    keep(u"dooray"_s, request, body, textsOf(body));
    return doorayAnswer(200, true, 0, {});
}

HttpResponse MessengerSink::takePlain(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    QJsonValue body(QString::fromUtf8(request.body));
    if (document.isArray())
        body = document.array();
    else if (document.isObject())
        body = document.object();
    keep(u"plain"_s, request, body, body.isString() ? body.toString() : textsOf(body));
    return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
}

void MessengerSink::keep(const QString &kind, const HttpRequest &request, const QJsonValue &body, const QString &text)
{
    m_messages.append(QJsonObject{{u"n"_s, m_messages.size() + 1},
                                  {u"hook"_s, kind},
                                  {u"path"_s, request.path()},
                                  {u"opId"_s, operationId(request)},
                                  {u"text"_s, text.trimmed()},
                                  {u"body"_s, body}});
}

} // namespace releasedesk::sandbox
