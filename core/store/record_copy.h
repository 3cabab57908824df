// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/chain_walk.h"

#include <QSet>

#include <optional>

namespace releasedesk::store {

//! Copies the whole database as it is at one moment, beside a program that writes it, by SQLite's own way of backing
//! up.
//! \p to is made and must not exist; it is complete and durable afterwards, or removed again.
[[nodiscard]] Result<> copyDatabase(const QString &from, const QString &to);

//! Takes over what tasks printed, as far as it can be read: it is no part of the chain. \p only: of these releases.
void copyTaskLogs(SqlConnection &from, SqlConnection &to, const std::optional<QSet<QString>> &only = std::nullopt);

//! A new record made of events that are brought to it with their positions and hashes, each checked against the chain.
class RecordBuilder
{
public:
    //! \p file must not exist. It has tables and nothing else yet; \p log is the name of the record it is a copy of,
    //! empty for a new one.
    [[nodiscard]] static Result<std::unique_ptr<RecordBuilder>> make(const QString &file, const QByteArray &log);

    RecordBuilder(const RecordBuilder &) = delete;
    RecordBuilder &operator=(const RecordBuilder &) = delete;

    //! Removes the file unless finish() was reached.
    ~RecordBuilder();

    //! Events that are in an archive; before all events.
    [[nodiscard]] Result<> addArchived(const QList<ArchivedRun> &runs, const QString &archive);

    //! Notes that a stream is in an archive.
    [[nodiscard]] Result<> addArchivedStream(const StreamId &stream, qint64 version, const QString &archive);

    //! DataLoss if it is not the next of the chain.
    [[nodiscard]] Result<> add(const RecordedEvent &event);

    [[nodiscard]] SqlConnection &connection() { return *m_connection; }

    //! Ends the copy; where it ends.
    [[nodiscard]] Result<ChainMark> finish();

private:
    RecordBuilder(QString file, std::unique_ptr<SqlConnection> connection)
        : m_file(std::move(file))
        , m_connection(std::move(connection))
    {
    }

    QString m_file;
    std::unique_ptr<SqlConnection> m_connection;
    QList<ArchivedRun> m_runs;
    ChainWalk m_walk{ChainMark()};
    bool m_isFinished = false;
};

} // namespace releasedesk::store
