// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"
#include "core/store/sql_database.h"

#include <memory>

namespace releasedesk::store {

//! What a look at the whole record found; made only for a record that is whole.
struct AuditReport {
    qint64 events = 0;
    Position firstPosition = 0; //!< 0 in an empty record
    Position lastPosition = 0;
    QByteArray headHash; //!< covers every event; compare it with one noted elsewhere

    friend bool operator==(const AuditReport &, const AuditReport &) = default;
};

//! The record in one SQLite file. Appends that wait together share one synced commit, each keeps its own answer;
//! reads have a connection and a thread of their own. May be called from any thread with an event loop and answers
//! there. Does not decide who writes: see WriterLock. Where the record ends is signed outside of it as it grows, see
//! HeadKeeper; what is read is checked against the hash chain as it is read.
class SqlEventStore final : public EventStore
{
public:
    //! Opens the file, brings its tables up to date, compares it with its signed head and verifies what was added since
    //! the last time. NotFound or PermissionDenied if the file cannot be opened, DataLoss if it is no workspace
    //! database or its record was changed from outside or cut off, FailedPrecondition "store.newerProgram" if a newer
    //! program wrote it (it may then be opened for reading, see note()), "store.recordMissing", "store.headMissing" or
    //! "store.headOfOther" if the two do not belong together. Blocks; meant for start-up.
    [[nodiscard]] static Result<std::unique_ptr<SqlEventStore>> open(const QString &file, OpenMode mode);
    [[nodiscard]] static Result<std::unique_ptr<SqlEventStore>> open(const SqlDatabase &database);

    //! Finishes what was submitted.
    ~SqlEventStore() override;

    //! Answers FailedPrecondition ("store.readOnly") when opened for reading.
    [[nodiscard]] QCoro::Task<Result<QList<RecordedEvent>>> append(Append append) override;
    [[nodiscard]] QCoro::Task<Result<QList<RecordedEvent>>> readStream(StreamId stream) override;
    [[nodiscard]] QCoro::Task<Result<QList<RecordedEvent>>> readAfter(Position position, int limit) override;

    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> openStreams() override;
    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> releasesNamed(ProjectId project, QString version) override;

    //! A sentence to show with it, e.g. that a newer program wrote it; usually empty.
    [[nodiscard]] const QString &note() const { return m_note; }

    //! Verifies every event from the first on. DataLoss names the first that is not what was recorded.
    [[nodiscard]] QCoro::Task<Result<AuditReport>> auditVerify();

private:
    class Threads;

    explicit SqlEventStore(std::unique_ptr<Threads> threads);

    std::unique_ptr<Threads> m_threads;
    QString m_note;
};

} // namespace releasedesk::store
