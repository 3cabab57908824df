// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_event_store.h"

#include "core/base/clock.h"
#include "core/base/failpoint.h"
#include "core/base/sabotage.h"
#include "core/store/append_check.h"
#include "core/store/chain_audit.h"
#include "core/store/event_writer.h"
#include "core/store/head_keeper.h"
#include "core/store/schema.h"
#include "core/store/sql_thread.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QFile>
#include <QFileInfo>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventStore)
};

struct Write {
    Append append;
    QPromise<Recorded> written;
};

//! What the writing thread works with.
struct Writing {
    std::unique_ptr<HeadKeeper> keeper; //!< none without a signed head
    EventWriter writer{[this](const ChainMark &head, bool isWeighty) {
        if (keeper)
            keeper->moved(head, isWeighty);
    }};
};

void answer(std::vector<Write> &batch, std::vector<Recorded> results)
{
    for (std::size_t i = 0; i < batch.size(); ++i) {
        batch[i].written.addResult(std::move(results[i]));
        batch[i].written.finish();
    }
}

//! For a weakness that tests switch on: what will be recorded if nothing comes between.
std::vector<Recorded> foretold(SqlConnection &connection, const std::vector<Append> &appends)
{
    std::vector<Recorded> results;
    ChainMark head = readMark(connection, QStringLiteral("head")).value_or(ChainMark());
    for (const Append &append : appends) {
        const QList<RecordedEvent> recorded = chained(append, head.position, head.hash);
        head = {recorded.last().position, recorded.last().hash};
        results.emplace_back(recorded);
    }
    return results;
}

void writeTogether(EventWriter &writer, SqlConnection &connection, std::vector<Write> batch)
{
    std::vector<Append> appends;
    appends.reserve(batch.size());
    for (Write &write : batch)
        appends.push_back(std::move(write.append));

    const bool isTooEarly = RD_SABOTAGED("ack-before-commit");
    if (isTooEarly)
        answer(batch, foretold(connection, appends));
    std::vector<Recorded> results = writer.append(connection, appends);
    reachFailpoint("store.committed");
    if (!isTooEarly)
        answer(batch, std::move(results));
}

//! The outside head is read first: the record can only have grown since.
Result<> prepareRecord(SqlConnection &connection, bool hasSignedHead)
{
    Result<std::optional<SignedHead>> head;
    if (hasSignedHead)
        head = HeadFile::read(HeadFile::fileOf(connection.file()));
    if (const auto prepared = prepareSchema(connection); !prepared)
        return prepared;
    if (!head) {
        // The very first start may have been interrupted while it wrote the file; nothing relies on it before it is
        // noted in the record.
        const auto once = wasSigned(connection);
        if (!once)
            return failed(once);
        if (*once || head.error().code != ErrorCode::DataLoss)
            return failed(head);
        head = std::optional<SignedHead>();
    }
    if (hasSignedHead) {
        if (const auto checked = checkHead(connection, *head); !checked)
            return checked;
    }
    return verifyNew(connection);
}

//! Everything in the record is verified now: that is where signing begins.
Result<> beginSigning(SqlConnection &connection, Writing &writing)
{
    auto key = EngineKey::readOrMake(EngineKey::fileOf(connection.file()));
    if (!key)
        return failed(key);
    auto file = HeadFile::open(HeadFile::fileOf(connection.file()));
    if (!file)
        return failed(file);
    const auto log = readLogId(connection);
    if (!log)
        return failed(log);
    const auto mark = readMark(connection, QStringLiteral("head"));
    if (!mark)
        return failed(mark);
    const auto accepted = connection.write([&] { return acceptKey(connection, key->publicKey()); });
    if (!accepted)
        return accepted;
    if (!(*file)->write({*log, *mark, SystemClock().utcNow(), key->publicKey()}, *key) || !(*file)->sync())
        return failure(
            ErrorCode::ResourceExhausted,
            Text::tr("The head of the record could not be signed, so nothing is recorded. Free some space on the "
                     "disk that holds this workspace and try again."),
            HeadFile::fileOf(connection.file()));
    if (mark->position > 0) {
        const auto noted = connection.write([&] { return writeMark(connection, QStringLiteral("signed"), *mark); });
        if (!noted)
            return noted;
    }
    writing.keeper = std::make_unique<HeadKeeper>(std::move(*file), std::move(*key), *log, *mark);
    return {};
}

Result<> prepareWriting(SqlConnection &connection, bool hasSignedHead, Writing &writing)
{
    if (const auto prepared = prepareRecord(connection, hasSignedHead); !prepared)
        return prepared;
    if (const auto known = writing.writer.prepare(connection); !known)
        return known;
    return hasSignedHead ? beginSigning(connection, writing) : Result<>();
}

Result<QList<StreamId>> readOpen(SqlConnection &connection)
{
    QList<StreamId> streams;
    const auto read = connection.readTogether([&]() -> Result<> {
        const auto head = readMark(connection, QStringLiteral("head"));
        if (!head)
            return failed(head);
        const auto kept = readOpenStreams(connection, *head);
        if (!kept)
            return failed(kept);
        const auto open = *kept ? Result<OpenStreams>(**kept) : foldOpenStreams(connection);
        if (!open)
            return failed(open);
        streams = open->streams();
        return {};
    });
    if (!read)
        return failed(read);
    return streams;
}

} // namespace

class SqlEventStore::Threads
{
public:
    Threads() = default;
    Threads(const Threads &) = delete;
    Threads &operator=(const Threads &) = delete;
    ~Threads()
    {
        reader.reset(); // the last to close is the one that may bring the log into the database
        writer.reset();
    }

    std::shared_ptr<Writing> writing = std::make_shared<Writing>(); //!< outlives the thread that works with it
    std::unique_ptr<SqlReader> reader;
    std::unique_ptr<SqlThread<Write>> writer; //!< none when opened for reading
};

Result<std::unique_ptr<SqlEventStore>> SqlEventStore::open(const QString &file, OpenMode mode)
{
    return open(SqlDatabase{.file = file, .mode = mode});
}

Result<std::unique_ptr<SqlEventStore>> SqlEventStore::open(const SqlDatabase &database)
{
    auto threads = std::make_unique<Threads>();
    const bool mayWrite = database.mode == OpenMode::ReadWrite;
    const bool hasHead = database.hasSignedHead;
    const QString headFile = HeadFile::fileOf(database.file);
    if (mayWrite && hasHead && !QFile::exists(database.file) && QFile::exists(headFile))
        return refusal(
            QStringLiteral("store.recordMissing"),
            Text::tr("The record “%1” is missing, although its signed head is there. Nothing was made in its place; "
                     "put the file back or restore it from its last backup. To begin a new record, remove “%2”.")
                .arg(QFileInfo(database.file).fileName(), QFileInfo(headFile).fileName()));
    if (mayWrite) {
        auto writer = SqlThread<Write>::start(
            database,
            [hasHead, writing = threads->writing](SqlConnection &connection) {
                return prepareWriting(connection, hasHead, *writing);
            },
            [writing = threads->writing](SqlConnection &connection, std::vector<Write> batch) {
                writeTogether(writing->writer, connection, std::move(batch));
            });
        if (!writer)
            return failed(writer);
        threads->writer = std::move(*writer);
    }

    QString note;
    SqlDatabase forReading = database;
    forReading.mode = OpenMode::ReadOnly;
    auto reader = startReader(forReading, [mayWrite, hasHead, &note](SqlConnection &connection) -> Result<> {
        if (mayWrite)
            return {};
        if (const auto prepared = prepareRecord(connection, hasHead); !prepared)
            return prepared;
        const auto newer = newerProgramNote(connection);
        if (!newer)
            return failed(newer);
        note = *newer;
        return {};
    });
    if (!reader)
        return failed(reader);
    threads->reader = std::move(*reader);
    std::unique_ptr<SqlEventStore> store(new SqlEventStore(std::move(threads)));
    store->m_note = note;
    return store;
}

SqlEventStore::SqlEventStore(std::unique_ptr<Threads> threads)
    : m_threads(std::move(threads))
{
}

SqlEventStore::~SqlEventStore() = default;

QCoro::Task<Recorded> SqlEventStore::append(Append append)
{
    if (!m_threads->writer)
        co_return refusal(
            QStringLiteral("store.readOnly"),
            m_note.isEmpty()
                ? Text::tr("This workspace is open for reading only: another program writes it. Nothing was "
                           "recorded; make the change there, or close it.")
                : Text::tr("%1 Nothing was recorded.").arg(m_note));
    if (const auto checked = checkAppend(append); !checked)
        co_return failed(checked);

    Write write{std::move(append), {}};
    write.written.start();
    const QFuture<Recorded> written = write.written.future();
    m_threads->writer->submit(std::move(write));
    co_return co_await written;
}

QCoro::Task<Recorded> SqlEventStore::readStream(StreamId stream)
{
    const QFuture<Recorded> read = readWith<Recorded>(
        *m_threads->reader, [stream](SqlConnection &connection) { return store::readStream(connection, stream); });
    co_return co_await read;
}

QCoro::Task<Recorded> SqlEventStore::readAfter(Position position, int limit)
{
    const QFuture<Recorded> read = readWith<Recorded>(*m_threads->reader, [position, limit](SqlConnection &connection) {
        return store::readAfter(connection, position, limit);
    });
    co_return co_await read;
}

QCoro::Task<Result<QList<StreamId>>> SqlEventStore::openStreams()
{
    const auto open = readWith<Result<QList<StreamId>>>(*m_threads->reader, readOpen);
    co_return co_await open;
}

QCoro::Task<Result<QList<StreamId>>> SqlEventStore::releasesNamed(ProjectId project, QString version)
{
    const auto named = readWith<Result<QList<StreamId>>>(
        *m_threads->reader,
        [project, version](SqlConnection &connection) { return store::releasesNamed(connection, project, version); });
    co_return co_await named;
}

QCoro::Task<Result<AuditReport>> SqlEventStore::auditVerify()
{
    const QFuture<Result<AuditReport>> verified = readWith<Result<AuditReport>>(*m_threads->reader, verifyAll);
    co_return co_await verified;
}

} // namespace releasedesk::store
