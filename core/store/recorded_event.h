// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace releasedesk::store {

//! Place of an event in the whole record: 1, 2, 3 … without gaps.
using Position = qint64;

//! What happened, by name and version. The payload is kept, hashed and signed as exactly these bytes.
struct NewEvent {
    QString name; //!< e.g. "approval.signed"
    int version = 1;
    QByteArray payload; //!< one JSON object
};

struct RecordedEvent {
    Position position = 0;
    StreamId stream;
    qint64 streamVersion = 0; //!< 1 for the first event of its stream
    PersonId actor;
    QDateTime at; //!< UTC, milliseconds
    NewEvent event;
    QByteArray hash; //!< covers this event and, through its predecessor's hash, all before it
};

//! Events to add to one stream, all or none of them.
struct Append {
    StreamId stream;
    qint64 expectedVersion = 0; //!< the number of events of the stream that the decision was based on
    PersonId actor;
    QDateTime at;
    QList<NewEvent> events;
};

} // namespace releasedesk::store

Q_DECLARE_METATYPE(releasedesk::store::RecordedEvent)
