// SPDX-License-Identifier: Apache-2.0
#include "core/store/append_check.h"

#include "core/store/event_chain.h"
#include "core/store/event_store.h"

#include <QCoreApplication>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventStore)
};

// A database keeps neither half characters nor, everywhere, zeros; what comes back must hash the same.
bool isKept(const QString &text)
{
    return text.isValidUtf16() && !text.contains(QChar::Null);
}

} // namespace

Result<> checkAppend(const Append &append)
{
    const auto invalid = [&append](const char *what) {
        return failure(ErrorCode::InvalidArgument, Text::tr("This cannot be recorded. Nothing was recorded."),
                       QStringLiteral("append to %1: %2").arg(append.stream.value(), QLatin1String(what)));
    };
    if (append.stream.isEmpty() || !isKept(append.stream.value()))
        return invalid("the stream needs a name");
    if (append.expectedVersion < 0)
        return invalid("the expected version is negative");
    if (!isKept(append.actor.value()))
        return invalid("the actor is no valid text");
    if (!append.at.isValid())
        return invalid("there is no time");
    if (append.events.isEmpty())
        return invalid("there is no event");
    for (const NewEvent &event : append.events) {
        if (event.name.isEmpty() || !isKept(event.name) || event.version < 1)
            return invalid("an event needs a name and a version");
        if (event.payload.size() > maxPayloadBytes)
            return refusal(
                QStringLiteral("event.tooLarge"),
                Text::tr("What should be recorded has %1 KiB; an entry of the record may have %2 KiB. Nothing "
                         "was recorded; shorten texts or attach less.")
                    .arg(event.payload.size() / 1024)
                    .arg(maxPayloadBytes / 1024),
                ErrorCode::ResourceExhausted);
    }
    return {};
}

tl::unexpected<Error> staleAppend(const Append &append, qint64 currentVersion)
{
    return failure(
        ErrorCode::Aborted,
        Text::tr("Somebody else changed this at the same moment. Nothing was recorded; look at the new state "
                 "and try again."),
        QStringLiteral("%1 has version %2, expected %3")
            .arg(append.stream.value())
            .arg(currentVersion)
            .arg(append.expectedVersion));
}

QList<RecordedEvent> chained(const Append &append, Position last, const QByteArray &previous)
{
    QList<RecordedEvent> recorded;
    recorded.reserve(append.events.size());
    QByteArray before = previous;
    for (const NewEvent &event : append.events) {
        const qint64 number = recorded.size() + 1;
        RecordedEvent next{
            .position = last + number,
            .stream = append.stream,
            .streamVersion = append.expectedVersion + number,
            .actor = append.actor,
            .at = QDateTime::fromMSecsSinceEpoch(append.at.toMSecsSinceEpoch(), Qt::UTC),
            .event = event,
            .hash = {},
        };
        next.hash = chainHash(before, next);
        before = next.hash;
        recorded.append(std::move(next));
    }
    return recorded;
}

} // namespace releasedesk::store
