// SPDX-License-Identifier: Apache-2.0
#include "core/effects/effect_events.h"

#include "core/base/strict_json.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace releasedesk::effects {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EffectJournal)
};

QString nameOf(const EffectEvent &event)
{
    static const QStringList names{QStringLiteral("effect.intended"), QStringLiteral("effect.happened"),
                                   QStringLiteral("effect.refused"), QStringLiteral("effect.resolved")};
    return names.at(static_cast<qsizetype>(event.index()));
}

template<typename Event>
Result<EffectEvent> decodeAs(const QJsonObject &payload)
{
    Result<Event> event = fromJson<Event>(payload);
    if (!event)
        return failed(event);
    return EffectEvent(*std::move(event));
}

} // namespace

store::NewEvent encode(const EffectEvent &event)
{
    const QJsonObject payload = std::visit([](const auto &happened) { return toJson(happened); }, event);
    return {nameOf(event), 1, QJsonDocument(payload).toJson(QJsonDocument::Compact)};
}

Result<EffectEvent> decodeEffectEvent(const store::NewEvent &event)
{
    const Result<QJsonObject> payload = readStrictJsonObject(event.payload);
    if (!payload)
        return failed(payload);
    if (event.version == 1 && event.name == QStringLiteral("effect.intended"))
        return decodeAs<EffectIntended>(*payload);
    if (event.version == 1 && event.name == QStringLiteral("effect.happened"))
        return decodeAs<EffectHappened>(*payload);
    if (event.version == 1 && event.name == QStringLiteral("effect.refused"))
        return decodeAs<EffectRefused>(*payload);
    if (event.version == 1 && event.name == QStringLiteral("effect.resolved"))
        return decodeAs<EffectResolved>(*payload);
    return failure(ErrorCode::DataLoss,
                   Text::tr("The record holds an entry that this program does not know. Nothing was sent; open the "
                            "workspace with the newer program that wrote it."),
                   QStringLiteral("%1 v%2").arg(event.name).arg(event.version));
}

} // namespace releasedesk::effects
