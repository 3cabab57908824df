// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"

namespace releasedesk::store {

//! A record as lines of JSON, one event a line, for other programs and other computers. Payloads stand in it byte for
//! byte, so that the hash chain can be followed by whoever reads it.
class RecordLines
{
public:
    //! One event as a line without its end.
    [[nodiscard]] static QByteArray lineOf(const RecordedEvent &event);
    [[nodiscard]] static Result<RecordedEvent> parse(const QByteArray &line);

    //! Writes all events and, first, the hashes of those in archives. Where the record ends.
    [[nodiscard]] static Result<ChainMark> write(const QString &databaseFile, const QString &linesFile);

    //! Makes a record of lines; each is checked against the chain. Where it ends. \p databaseFile must not exist.
    [[nodiscard]] static Result<ChainMark> read(const QString &linesFile, const QString &databaseFile,
                                                const QByteArray &log);
};

} // namespace releasedesk::store
