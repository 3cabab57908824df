// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/shared/parameters.h"

#include "core/connectors/shared/json_path.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskParameters)
};

} // namespace

QString textOf(const QJsonObject &parameters, const char *name)
{
    const QJsonValue value = parameters.value(QLatin1String(name));
    return value.isString() || value.isDouble() || value.isBool() ? jsonText(value) : QString();
}

int numberOf(const QJsonObject &parameters, const char *name, int otherwise)
{
    const QJsonValue value = parameters.value(QLatin1String(name));
    if (value.isDouble())
        return value.toInt(otherwise);
    bool isNumber = false;
    const int number = value.toString().trimmed().toInt(&isNumber);
    return isNumber ? number : otherwise;
}

QStringList listOf(const QJsonObject &parameters, const char *name)
{
    const QJsonValue value = parameters.value(QLatin1String(name));
    QStringList list;
    if (value.isString()) {
        list = value.toString().split(u'\n');
        list.removeIf([](const QString &each) { return each.trimmed().isEmpty(); });
    }
    for (const QJsonValue each : value.toArray())
        list.append(jsonText(each));
    return list;
}

QMap<QString, QString> valuesOf(const QJsonObject &parameters, const char *name)
{
    QMap<QString, QString> values;
    const QJsonObject object = parameters.value(QLatin1String(name)).toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        values.insert(it.key(), it.value().isNull() ? QString() : jsonText(it.value()));
    return values;
}

tl::unexpected<Error> badParameter(QString message)
{
    return beforeAnything({ErrorCode::InvalidArgument, std::move(message), {}});
}

tl::unexpected<Error> beforeAnything(Error error)
{
    error.nothingHappened = true;
    return tl::unexpected<Error>(std::move(error));
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 seconds = (duration.count() + 500) / 1000;
    if (seconds < 120)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < 7200)
        return Text::tr("%1 min").arg((seconds + 30) / 60);
    return Text::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

tl::unexpected<Error> stopped(const QString &title)
{
    return failure(ErrorCode::Cancelled, Text::tr("“%1” was cancelled.").arg(title));
}

} // namespace releasedesk::connectors
