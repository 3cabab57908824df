// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_connection.h"
#include "core/threads/batcher.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <future>
#include <memory>

namespace releasedesk::store {

//! A thread with a database connection of its own, which works off items in the order they came, as many at once as
//! are waiting. The destructor finishes the rest.
template<typename Item>
class SqlThread
{
public:
    using Prepare = std::function<Result<>(SqlConnection &)>;
    using Work = std::function<void(SqlConnection &, std::vector<Item>)>;

    //! Waits until the connection is open and \p prepare is done, and answers the first error of the two.
    [[nodiscard]] static Result<std::unique_ptr<SqlThread>> start(const SqlDatabase &database, Prepare prepare,
                                                                  Work work)
    {
        const auto opened = std::make_shared<std::promise<Result<>>>();
        std::future<Result<>> isOpen = opened->get_future();
        std::unique_ptr<SqlThread> thread(new SqlThread([database, prepare = std::move(prepare), work = std::move(work),
                                                         opened] { return begin(database, prepare, work, *opened); }));
        if (const Result<> result = isOpen.get(); !result)
            return failed(result);
        return thread;
    }

    void submit(Item item) { m_batcher.submit(std::move(item)); }

private:
    using WriteBatch = typename threads::Batcher<Item>::WriteBatch;

    explicit SqlThread(std::function<WriteBatch()> open)
        : m_batcher(std::move(open))
    {
    }

    static WriteBatch begin(const SqlDatabase &database, const Prepare &prepare, const Work &work,
                            std::promise<Result<>> &opened)
    {
        Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(database);
        const Result<> ready = connection ? prepare(**connection) : Result<>(failed(connection));
        if (!ready)
            connection = failed(ready); // closed before the caller is told, so that it may open the file again
        opened.set_value(ready);
        if (!connection)
            return [](std::vector<Item> /*never any*/) {};
        return [kept = std::shared_ptr<SqlConnection>(std::move(*connection)), work](std::vector<Item> batch) {
            work(*kept, std::move(batch));
        };
    }

    threads::Batcher<Item> m_batcher;
};

//! Something to do with the connection of a thread that reads.
using SqlWork = std::function<void(SqlConnection &)>;
using SqlReader = SqlThread<SqlWork>;

//! A thread that does whatever it is handed; see readWith().
[[nodiscard]] inline Result<std::unique_ptr<SqlReader>> startReader(const SqlDatabase &database,
                                                                    SqlReader::Prepare prepare)
{
    return SqlReader::start(database, std::move(prepare), [](SqlConnection &connection, std::vector<SqlWork> batch) {
        for (const SqlWork &work : batch)
            work(connection);
    });
}

//! What \p read answers on the reader's thread.
template<typename T>
[[nodiscard]] QFuture<T> readWith(SqlReader &reader, std::function<T(SqlConnection &)> read)
{
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    reader.submit([promise, read = std::move(read)](SqlConnection &connection) {
        promise->addResult(read(connection));
        promise->finish();
    });
    return promise->future();
}

} // namespace releasedesk::store
