// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_connection.h"
#include "core/store/sql_event_store.h"

#include <QCoroTask>

namespace releasedesk::tests {

[[nodiscard]] inline store::NewEvent sampleEvent(const QString &text)
{
    return {QStringLiteral("task.noted"), 1, QByteArray("{\"text\":\"") + text.toUtf8() + "\"}"};
}

//! \p texts as events behind the first \p version of \p stream.
[[nodiscard]] inline store::Append sampleAppend(const QString &stream, qint64 version, const QStringList &texts)
{
    store::Append append{.stream = StreamId(stream),
                         .expectedVersion = version,
                         .actor = PersonId("kim.minji"),
                         .at = QDateTime(QDate(2026, 11, 24), QTime(14, 0, 0, 250), Qt::UTC),
                         .events = {}};
    for (const QString &text : texts)
        append.events.append(sampleEvent(text));
    return append;
}

//! Somebody with another program and no respect: writes to the file as it is.
[[nodiscard]] inline Result<> tamper(const QString &file, const QStringList &statements)
{
    const auto connection = store::SqlConnection::open({.file = file});
    if (!connection)
        return failed(connection);
    for (const QString &statement : QStringList{QStringLiteral("DROP TRIGGER IF EXISTS events_keep"),
                                                QStringLiteral("DROP TRIGGER IF EXISTS events_stay")}
             + statements) {
        if (const auto done = (*connection)->execute(statement); !done)
            return done;
    }
    return {};
}

} // namespace releasedesk::tests
