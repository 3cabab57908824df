// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/shared/json_path.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JsonPath)
};

constexpr qsizetype maxLength = 400;

tl::unexpected<Error> notUnderstood(const QString &text)
{
    return failure(
        ErrorCode::InvalidArgument,
        Text::tr("“%1” does not name a place in a JSON answer. Write it like $.data.items[0].id.").arg(text.left(80)));
}

} // namespace

Result<JsonPath> JsonPath::parse(const QString &text)
{
    QString rest = text.trimmed();
    if (rest.isEmpty() || rest.size() > maxLength)
        return notUnderstood(text);
    if (rest.startsWith(u'$'))
        rest.remove(0, 1);
    else if (!rest.startsWith(u'['))
        rest.prepend(u'.');

    JsonPath path;
    while (!rest.isEmpty()) {
        if (rest.startsWith(QStringLiteral("['"))) {
            const qsizetype end = rest.indexOf(QStringLiteral("']"));
            if (end < 3)
                return notUnderstood(text);
            path.m_steps.append({rest.mid(2, end - 2)});
            rest.remove(0, end + 2);
        } else if (rest.startsWith(u'[')) {
            const qsizetype end = rest.indexOf(u']');
            bool isNumber = false;
            const int index = rest.mid(1, end - 1).toInt(&isNumber);
            if (end < 0 || !isNumber || index < 0)
                return notUnderstood(text);
            path.m_steps.append({{}, index});
            rest.remove(0, end + 1);
        } else if (rest.startsWith(u'.')) {
            qsizetype end = 1;
            while (end < rest.size() && rest.at(end) != u'.' && rest.at(end) != u'[')
                ++end;
            const QString name = rest.mid(1, end - 1);
            if (name.isEmpty() || name == u"*")
                return notUnderstood(text);
            path.m_steps.append({name});
            rest.remove(0, end);
        } else {
            return notUnderstood(text);
        }
    }
    return path;
}

std::optional<QJsonValue> JsonPath::in(const QJsonValue &root) const
{
    QJsonValue value = root;
    for (const Step &step : m_steps) {
        if (step.index >= 0) {
            const QJsonArray array = value.toArray();
            if (step.index >= array.size())
                return std::nullopt;
            value = array.at(step.index);
        } else {
            const QJsonObject object = value.toObject();
            const auto found = object.constFind(step.name);
            if (found == object.constEnd())
                return std::nullopt;
            value = *found;
        }
    }
    return value;
}

std::optional<QJsonValue> JsonPath::in(const QJsonDocument &document) const
{
    return in(jsonRoot(document));
}

QString jsonText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.isNull() ? QStringLiteral("null") : QString();
}

QJsonValue jsonRoot(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue();
}

} // namespace releasedesk::connectors
