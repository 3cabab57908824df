// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/operation_id.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace releasedesk::sandbox {
namespace {

constexpr int maxDepth = 12;

bool namesOperation(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("rdopid"),
        QStringLiteral("opid"),
        QStringLiteral("rdop"),
        QStringLiteral("releasedeskop"),
        QStringLiteral("releasedeskopid"),
        QStringLiteral("idempotencykey"),
        QStringLiteral("operationid"),
    };
    QString letters;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            letters += c.toLower();
    }
    return names.contains(letters);
}

//! The id itself, or the one text inside a property's value such as {"id":"…"}.
QString textIn(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QJsonObject object = value.toObject();
    for (const char *name : {"opId", "id", "value", "effect"}) {
        if (object.value(QLatin1String(name)).isString())
            return object.value(QLatin1String(name)).toString();
    }
    return {};
}

QString findIn(const QJsonValue &value, int depth)
{
    if (depth > maxDepth)
        return {};
    if (value.isArray()) {
        for (const auto &each : value.toArray()) {
            if (const QString found = findIn(each, depth + 1); !found.isEmpty())
                return found;
        }
        return {};
    }
    const QJsonObject object = value.toObject();
    // {"key":"RD_OP_ID","value":…} as properties and parameters have it
    for (const char *name : {"key", "name"}) {
        if (namesOperation(object.value(QLatin1String(name)).toString())) {
            if (const QString found = textIn(object.value(QLatin1String("value"))); !found.isEmpty())
                return found;
        }
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString found = namesOperation(it.key()) ? textIn(it.value()) : findIn(it.value(), depth + 1);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QString findIn(const Fields &fields)
{
    for (const auto &[name, value] : fields) {
        if (namesOperation(name))
            return value;
    }
    return {};
}

} // namespace

QString operationId(const HttpRequest &request)
{
    for (const QByteArray &name : {QByteArray("x-release-desk-op"), QByteArray("idempotency-key"),
                                   QByteArray("x-rd-op-id"), QByteArray("rd-op-id")}) {
        if (const QByteArray value = request.header(name); !value.isEmpty())
            return QString::fromUtf8(value);
    }
    if (const QString found = findIn(request.query); !found.isEmpty())
        return found;
    if (request.header("content-type").startsWith("application/x-www-form-urlencoded"))
        return findIn(readForm(request.body));
    const QJsonDocument document = QJsonDocument::fromJson("[" + request.body + "]");
    const QJsonValue body = document.array().isEmpty() ? QJsonValue() : document.array().first();
    // PUT …/properties/RD_OP_ID has the id as its whole body
    if (request.segments.size() > 1 && namesOperation(request.segments.last()))
        return textIn(body);
    return findIn(body, 0);
}

} // namespace releasedesk::sandbox
