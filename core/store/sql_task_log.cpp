// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_task_log.h"

#include "core/store/schema.h"
#include "core/store/sql_thread.h"

#include <QCoreApplication>
#include <QCoroFuture>

#include <map>
#include <tuple>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskLog)
};

struct AddLines {
    LogKey key;
    QList<LogLine> lines;
    QPromise<Result<>> added;
};

//! Where the lines of one attempt go on.
struct Place {
    qint64 log = 0;
    qint64 next = 0;
};

// A null QString would be bound as NULL, which no column takes.
QString text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

QString shortened(const QString &line)
{
    if (line.size() <= maxLogLineLength)
        return line;
    const QString cut = line.left(maxLogLineLength - 1);
    return cut + u'…';
}

QVariantList valuesOf(const LogKey &key)
{
    return {text(key.release.value()), text(key.task.value()), key.attempt};
}

//! The writing half; lives on its thread.
class LogWriter
{
public:
    explicit LogWriter(int maxLines)
        : m_maxLines(maxLines)
    {
    }

    void operator()(SqlConnection &connection, std::vector<AddLines> batch)
    {
        const auto done = connection.write([&] { return addTogether(connection, batch); });
        if (!done)
            m_places.clear(); // they counted lines that were not kept
        for (AddLines &item : batch) {
            item.added.addResult(done);
            item.added.finish();
        }
    }

private:
    using Key = std::tuple<QString, QString, int>;

    Result<> addTogether(SqlConnection &connection, const std::vector<AddLines> &batch)
    {
        for (const AddLines &item : batch) {
            const Result<Place *> place = placeOf(connection, item.key);
            if (!place)
                return failed(place);
            for (const LogLine &line : item.lines) {
                if ((*place)->next > m_maxLines)
                    break;
                if (const auto inserted = insert(connection, **place, (*place)->next < m_maxLines ? line : last(line));
                    !inserted)
                    return inserted;
                ++(*place)->next;
            }
        }
        return {};
    }

    Result<Place *> placeOf(SqlConnection &connection, const LogKey &key)
    {
        const auto [found, isNew]
            = m_places.try_emplace(Key(key.release.value(), key.task.value(), key.attempt), Place());
        if (!isNew)
            return &found->second;
        if (const auto made = connection.run(
                QStringLiteral(
                    "INSERT INTO task_logs (release, task, attempt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
                valuesOf(key));
            !made)
            return failed(made);
        const auto read = connection.each(
            QStringLiteral("SELECT id, (SELECT max(line) + 1 FROM task_log_lines WHERE log = id) FROM task_logs "
                           "WHERE release = ? AND task = ? AND attempt = ?"),
            valuesOf(key),
            [&](const QSqlQuery &row) { found->second = {row.value(0).toLongLong(), row.value(1).toLongLong()}; });
        if (!read)
            return failed(read);
        return &found->second;
    }

    [[nodiscard]] LogLine last(const LogLine &dropped) const
    {
        return {dropped.at, LogLevel::Warning, QStringLiteral("engine"),
                Text::tr("The log of this attempt has reached %1 lines; further lines are not kept.").arg(m_maxLines)};
    }

    static Result<> insert(SqlConnection &connection, const Place &place, const LogLine &line)
    {
        return connection.run(QStringLiteral("INSERT INTO task_log_lines (log, line, at, level, source, text) "
                                             "VALUES (?, ?, ?, ?, ?, ?)"),
                              {place.log, place.next, line.at.toMSecsSinceEpoch(), static_cast<int>(line.level),
                               text(line.source), text(shortened(line.text))});
    }

    int m_maxLines;
    std::map<Key, Place> m_places;
};

Result<QList<LogLine>> readLines(SqlConnection &connection, const LogKey &key, qint64 first, int limit)
{
    QList<LogLine> lines;
    const auto read = connection.each(
        QStringLiteral("SELECT at, level, source, text FROM task_log_lines WHERE log = "
                       "(SELECT id FROM task_logs WHERE release = ? AND task = ? AND attempt = ?) "
                       "AND line >= ? ORDER BY line LIMIT ?"),
        valuesOf(key) + QVariantList{first, std::max(limit, 0)}, [&](const QSqlQuery &row) {
            lines.append({QDateTime::fromMSecsSinceEpoch(row.value(0).toLongLong(), Qt::UTC),
                          static_cast<LogLevel>(std::clamp(row.value(1).toInt(), 0, static_cast<int>(LogLevel::Error))),
                          row.value(2).toString(), row.value(3).toString()});
        });
    if (!read)
        return failed(read);
    return lines;
}

} // namespace

class SqlTaskLog::Threads
{
public:
    std::unique_ptr<SqlReader> reader;
    std::unique_ptr<SqlThread<AddLines>> writer; //!< none when opened for reading
};

Result<std::unique_ptr<SqlTaskLog>> SqlTaskLog::open(const QString &file, OpenMode mode, int maxLines)
{
    const auto prepare = [](SqlConnection &connection) { return prepareSchema(connection); };
    auto threads = std::make_unique<Threads>();
    if (mode == OpenMode::ReadWrite) {
        const auto lines = std::make_shared<LogWriter>(maxLines);
        auto writer
            = SqlThread<AddLines>::start({.file = file, .mode = mode, .durability = Durability::Normal}, prepare,
                                         [lines](SqlConnection &connection, std::vector<AddLines> batch) {
                                             (*lines)(connection, std::move(batch));
                                         });
        if (!writer)
            return failed(writer);
        threads->writer = std::move(*writer);
    }
    auto reader = startReader({.file = file, .mode = OpenMode::ReadOnly}, prepare);
    if (!reader)
        return failed(reader);
    threads->reader = std::move(*reader);
    return std::unique_ptr<SqlTaskLog>(new SqlTaskLog(std::move(threads)));
}

SqlTaskLog::SqlTaskLog(std::unique_ptr<Threads> threads)
    : m_threads(std::move(threads))
{
}

SqlTaskLog::~SqlTaskLog() = default;

QCoro::Task<Result<>> SqlTaskLog::add(LogKey key, QList<LogLine> lines)
{
    if (!m_threads->writer)
        co_return refusal(QStringLiteral("store.readOnly"), Text::tr("This workspace is open for reading only."));
    if (lines.isEmpty())
        co_return Result<>();
    AddLines item{std::move(key), std::move(lines), {}};
    item.added.start();
    const QFuture<Result<>> added = item.added.future();
    m_threads->writer->submit(std::move(item));
    co_return co_await added;
}

QCoro::Task<Result<QList<LogLine>>> SqlTaskLog::read(LogKey key, qint64 first, int limit)
{
    const auto lines
        = readWith<Result<QList<LogLine>>>(*m_threads->reader, [key, first, limit](SqlConnection &connection) {
              return readLines(connection, key, first, limit);
          });
    co_return co_await lines;
}

} // namespace releasedesk::store
