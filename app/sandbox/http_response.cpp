// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/http_response.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

namespace releasedesk::sandbox {
namespace {

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

HttpResponse HttpResponse::json(int status, const QJsonObject &object)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json;charset=UTF-8"}},
            .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpResponse HttpResponse::json(int status, const QJsonArray &array)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json;charset=UTF-8"}},
            .body = QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

HttpResponse HttpResponse::text(int status, const QString &text)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain;charset=UTF-8"}}, .body = text.toUtf8()};
}

HttpResponse HttpResponse::html(int status, const QString &heading, const QString &text)
{
    const QString page = QStringLiteral("<!DOCTYPE html>\n<html><head><title>%1</title></head>"
                                        "<body><h1>%1</h1><p>%2</p></body></html>\n")
                             .arg(heading.toHtmlEscaped(), text.toHtmlEscaped());
    return {.status = status, .headers = {{"Content-Type", "text/html;charset=UTF-8"}}, .body = page.toUtf8()};
}

HttpResponse HttpResponse::empty(int status)
{
    return {.status = status};
}

HttpResponse HttpResponse::with(const QByteArray &name, const QByteArray &value) const
{
    HttpResponse changed = *this;
    changed.headers.append({name, value});
    return changed;
}

QByteArray HttpResponse::head(bool keepAlive) const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    const QString date
        = QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    bytes += "Date: " + date.toLatin1() + " GMT\r\n";
    if (delivery.chunked)
        bytes += "Transfer-Encoding: chunked\r\n";
    else if (mayHaveBody(status))
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bytes += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return bytes;
}

} // namespace releasedesk::sandbox
