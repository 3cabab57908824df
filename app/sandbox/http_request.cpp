// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/http_request.h"

#include <algorithm>

namespace releasedesk::sandbox {

Fields readForm(const QByteArray &encoded)
{
    const auto decoded
        = [](QByteArray text) { return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' '))); };
    Fields fields;
    for (const QByteArray &item : encoded.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        const QByteArray name = equals < 0 ? item : item.left(equals);
        fields.append({decoded(name), equals < 0 ? QString() : decoded(item.mid(equals + 1))});
    }
    return fields;
}

QByteArray HttpRequest::header(const QByteArray &lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QString HttpRequest::parameter(const QString &name) const
{
    for (const auto &[key, value] : query) {
        if (key == name)
            return value;
    }
    return {};
}

bool HttpRequest::hasParameter(const QString &name) const
{
    return std::ranges::any_of(query, [&](const auto &field) { return field.first == name; });
}

QStringList HttpRequest::listParameter(const QString &name) const
{
    QStringList values;
    for (const auto &[key, value] : query) {
        if (key != name)
            continue;
        for (const QString &part : value.split(u',', Qt::SkipEmptyParts))
            values.append(part.trimmed());
    }
    return values;
}

int HttpRequest::intParameter(const QString &name, int otherwise) const
{
    bool isNumber = false;
    const int number = parameter(name).toInt(&isNumber);
    return isNumber ? number : otherwise;
}

bool HttpRequest::isMutating() const
{
    return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

QString HttpRequest::origin() const
{
    return QStringLiteral("http://") + QString::fromLatin1(header("host"));
}

} // namespace releasedesk::sandbox
