// SPDX-License-Identifier: Apache-2.0
#include "core/store/release_codec.h"

#include "core/base/strict_json.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseCodec)
};

const QString streamPrefix = QStringLiteral("release-");

auto fromNewerProgram(const NewEvent &event)
{
    return failure(
        ErrorCode::Unimplemented,
        Text::tr("The record holds “%1” version %2, which this version of Release Desk does not know. Update "
                 "the program to work with this release.")
            .arg(event.name)
            .arg(event.version));
}

template<std::size_t index = 0>
Result<domain::ReleaseEvent> decode(const NewEvent &event)
{
    if constexpr (index < std::variant_size_v<domain::ReleaseEvent>) {
        using Event = std::variant_alternative_t<index, domain::ReleaseEvent>;
        if (event.name != QLatin1String(Event::eventName))
            return decode<index + 1>(event);
        if (event.version > Event::eventVersion)
            return fromNewerProgram(event);
        const Result<QJsonObject> object = readStrictJsonObject(event.payload);
        if (!object)
            return failed(object);
        const Result<Event> decoded = fromJson<Event>(*object);
        if (!decoded)
            return failed(decoded);
        return domain::ReleaseEvent(*decoded);
    } else {
        return fromNewerProgram(event);
    }
}

} // namespace

StreamId releaseStream(const ReleaseId &release)
{
    return StreamId(QString(streamPrefix + release.value()));
}

ReleaseId releaseOfStream(const StreamId &stream)
{
    return stream.value().startsWith(streamPrefix) ? ReleaseId(stream.value().mid(streamPrefix.size())) : ReleaseId();
}

NewEvent encode(const domain::ReleaseEvent &event)
{
    return std::visit(
        [](const auto &each) {
            using Event = std::remove_cvref_t<decltype(each)>;
            return NewEvent{QString::fromLatin1(Event::eventName), Event::eventVersion,
                            QJsonDocument(toJson(each)).toJson(QJsonDocument::Compact)};
        },
        event);
}

Result<domain::ReleaseEvent> decodeReleaseEvent(const NewEvent &event)
{
    return decode(event);
}

} // namespace releasedesk::store
