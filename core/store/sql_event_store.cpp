// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_event_store.h"

#include "core/base/failpoint.h"
#include "core/store/append_check.h"
#include "core/store/chain_audit.h"
#include "core/store/event_table.h"
#include "core/store/schema.h"
#include "core/store/sql_thread.h"

#include <QCoreApplication>
#include <QCoroFuture>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventStore)
};

struct Write {
    Append append;
    QPromise<Recorded> written;
};

void writeTogether(SqlConnection &connection, std::vector<Write> batch)
{
    std::vector<Append> appends;
    appends.reserve(batch.size());
    for (Write &write : batch)
        appends.push_back(std::move(write.append));

    std::vector<Recorded> results = appendTogether(connection, appends);
    reachFailpoint("store.committed");
    for (std::size_t i = 0; i < batch.size(); ++i) {
        batch[i].written.addResult(std::move(results[i]));
        batch[i].written.finish();
    }
}

Result<> prepareRecord(SqlConnection &connection)
{
    const auto prepared = prepareSchema(connection);
    return prepared ? verifyNew(connection) : prepared;
}

} // namespace

class SqlEventStore::Threads
{
public:
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
    if (mayWrite) {
        auto writer = SqlThread<Write>::start(database, prepareRecord, writeTogether);
        if (!writer)
            return failed(writer);
        threads->writer = std::move(*writer);
    }

    SqlDatabase forReading = database;
    forReading.mode = OpenMode::ReadOnly;
    auto reader = startReader(
        forReading, mayWrite ? [](SqlConnection &) { return Result<>(); } : SqlReader::Prepare(prepareRecord));
    if (!reader)
        return failed(reader);
    threads->reader = std::move(*reader);
    return std::unique_ptr<SqlEventStore>(new SqlEventStore(std::move(threads)));
}

SqlEventStore::SqlEventStore(std::unique_ptr<Threads> threads)
    : m_threads(std::move(threads))
{
}

SqlEventStore::~SqlEventStore() = default;

QCoro::Task<Recorded> SqlEventStore::append(Append append)
{
    if (!m_threads->writer)
        co_return refusal(QStringLiteral("store.readOnly"),
                          Text::tr("This workspace is open for reading only: another program writes it. Nothing was "
                                   "recorded; make the change there, or close it."));
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

QCoro::Task<Result<AuditReport>> SqlEventStore::auditVerify()
{
    const QFuture<Result<AuditReport>> verified = readWith<Result<AuditReport>>(*m_threads->reader, verifyAll);
    co_return co_await verified;
}

} // namespace releasedesk::store
