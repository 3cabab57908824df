// SPDX-License-Identifier: Apache-2.0
#include "core/engine/task_worker.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"

#include <QPointer>
#include <QTimer>

namespace releasedesk::engine {
namespace {

constexpr std::chrono::milliseconds flushAfter{100};
constexpr qsizetype flushAt = 200;
constexpr qint64 maxLogBytes = qint64{32} << 20; //!< of one attempt, as UTF-16; what comes behind is not kept

QCoro::Task<> keep(store::TaskLog &log, store::LogKey key, QList<store::LogLine> lines)
{
    (void)co_await log.add(std::move(key), std::move(lines)); // a full disk costs log lines, never the run
}

} // namespace

//! Collects lines for a moment, so that a chatty task costs few commits and few signals.
class TaskWorker::Report final : public TaskReport
{
public:
    //! \p earlier: what was kept of this attempt before this process took it up.
    Report(TaskWorker &worker, ReleaseId release, TaskId run, int attempt, const QList<store::LogLine> &earlier)
        : m_worker(&worker)
        , m_key{std::move(release), std::move(run), attempt}
        , m_next(earlier.size())
    {
        for (const store::LogLine &line : earlier) {
            ++m_kept[line.source];
            m_bytes += sizeOf(line.text);
        }
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { flush(); });
    }

    void progress(int percent, const QString &text) override
    {
        if (m_worker)
            emit m_worker->progressed(m_key.release, m_key.task, percent, m_worker->redacted(text));
    }

    void log(store::LogLevel level, const QString &source, const QString &text) override
    {
        if (!m_worker)
            return;
        // The words of the engine itself are few and always kept.
        const bool isOurs = source == u"engine";
        if (!isOurs && m_bytes > maxLogBytes)
            return;
        m_bytes += sizeOf(text);
        m_lines.append({m_worker->m_clock.utcNow(), level, source, m_worker->redacted(text)});
        if (!isOurs && m_bytes > maxLogBytes)
            m_lines.append(
                {m_worker->m_clock.utcNow(), store::LogLevel::Warning, QStringLiteral("engine"),
                 tr("The output is longer than %1 MiB; what follows is not kept here.").arg(maxLogBytes >> 20)});
        if (m_lines.size() >= flushAt)
            flush();
        else if (!m_timer.isActive())
            m_timer.start(flushAfter);
    }

    [[nodiscard]] bool isLeaving() const override { return !m_worker || m_worker->m_isLeaving; }

    [[nodiscard]] qint64 keptLines(const QString &source) const override { return m_kept.value(source); }

    void flush()
    {
        m_timer.stop();
        if (m_lines.isEmpty() || !m_worker)
            return;
        const QList<store::LogLine> lines = std::exchange(m_lines, {});
        const qint64 first = m_next;
        m_next += lines.size();
        async::launch(keep(m_worker->m_log, m_key, lines), "keep log");
        emit m_worker->logged(m_key, first, lines);
    }

private:
    [[nodiscard]] static qint64 sizeOf(const QString &text)
    {
        return static_cast<qint64>(text.size()) * static_cast<qint64>(sizeof(QChar));
    }

    QPointer<TaskWorker> m_worker;
    store::LogKey m_key;
    QHash<QString, qint64> m_kept; //!< lines of each source
    qint64 m_bytes = 0;
    QList<store::LogLine> m_lines;
    qint64 m_next;
    QTimer m_timer;
};

TaskWorker::TaskWorker(const ExecutorRegistry &executors, store::TaskLog &log, const Clock &clock, Redact redact)
    : m_executors(executors)
    , m_log(log)
    , m_clock(clock)
    , m_redact(std::move(redact))
{
}

TaskWorker::~TaskWorker() = default;

QString TaskWorker::redacted(const QString &text) const
{
    return m_redact ? m_redact(text) : text;
}

QJsonValue TaskWorker::redacted(const QJsonValue &value) const
{
    if (value.isString())
        return redacted(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray())
            array.append(redacted(QJsonValue(item)));
        return array;
    }
    QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field)
        *field = redacted(QJsonValue(*field));
    return value.isObject() ? QJsonValue(object) : value;
}

QCoro::Task<Result<TaskOutput>> TaskWorker::run(TaskAssignment assignment, TaskId run, bool isRestore, bool isResumed)
{
    const std::shared_ptr<TaskExecutor> executor = m_executors.find(assignment.task.kind);
    if (!executor) {
        Result<TaskOutput> refused
            = failure(ErrorCode::Unimplemented,
                      tr("Nothing on this computer can carry out %1, so “%2” did not start. Connect what it needs, or "
                         "replace the task.")
                          .arg(assignment.task.kind, assignment.task.title));
        refused.error().nothingHappened = true;
        co_return refused;
    }
    const Key key{assignment.release.id(), run};
    const store::LogKey logKey{key.first, run, assignment.attempt};
    // Known from here on, so that a cancel that comes while the log is read is not lost.
    std::stop_source stop;
    m_running.insert(key, stop);
    if (m_isLeaving)
        stop.request_stop();
    QList<store::LogLine> earlier;
    if (isResumed)
        earlier = (co_await m_log.read(logKey, 0, store::maxLogLines)).value_or(QList<store::LogLine>());
    const auto report = std::make_shared<Report>(*this, key.first, run, assignment.attempt, earlier);
    earlier.clear();
    if (isResumed)
        report->log(store::LogLevel::Info, QStringLiteral("engine"), tr("Taken up again after a restart."));

    const std::chrono::milliseconds limit = std::chrono::minutes(std::max(1, assignment.task.timeoutMinutes));
    // Only what passed while no process counted is taken from the wall clock, which may have been set meanwhile.
    if (isResumed)
        assignment.alreadyRan
            = std::chrono::milliseconds(std::max<qint64>(0, assignment.startedAt.msecsTo(m_clock.utcNow())));
    const auto left = std::max(limit - assignment.alreadyRan, std::min(limit, m_shortestLimit));
    Result<TaskOutput> outcome = failure(ErrorCode::Internal, {});
    try {
        auto work = isRestore ? executor->restore(std::move(assignment), report, stop.get_token())
                              : executor->execute(std::move(assignment), report, stop.get_token());
        outcome = co_await async::withTimeLimit(std::move(work), left, stop);
    } catch (const std::exception &problem) {
        outcome = failure(ErrorCode::Unknown,
                          tr("The program failed while it worked on this, so nobody knows whether it took effect. Look "
                             "at the system, then say what became of it."),
                          QString::fromUtf8(problem.what()));
    }

    if (!outcome)
        report->log(store::LogLevel::Error, QStringLiteral("engine"), outcome.error().message);
    report->flush();
    m_running.remove(key);
    if (outcome) {
        outcome->fields = redacted(QJsonValue(outcome->fields)).toObject();
        outcome->summary = redacted(outcome->summary);
        for (QString &link : outcome->links)
            link = redacted(link);
    } else {
        outcome.error().message = redacted(outcome.error().message);
        outcome.error().detail = redacted(outcome.error().detail);
    }
    emit finished();
    co_return outcome;
}

bool TaskWorker::cancel(const ReleaseId &release, const TaskId &run)
{
    const auto found = m_running.find({release, run});
    if (found == m_running.end())
        return false;
    found->request_stop();
    return true;
}

void TaskWorker::cancelAll(const ReleaseId &release)
{
    const auto running = m_running; // request_stop may finish one at once
    for (auto it = running.begin(); it != running.end(); ++it) {
        if (release.isEmpty() || it.key().first == release)
            std::stop_source(it.value()).request_stop();
    }
}

void TaskWorker::leave()
{
    m_isLeaving = true;
    cancelAll({});
}

bool TaskWorker::isRunning(const ReleaseId &release, const TaskId &run) const
{
    return m_running.contains({release, run});
}

int TaskWorker::runningCount(const ReleaseId &release) const
{
    int count = 0;
    for (auto it = m_running.begin(); it != m_running.end(); ++it)
        count += release.isEmpty() || it.key().first == release ? 1 : 0;
    return count;
}

} // namespace releasedesk::engine
