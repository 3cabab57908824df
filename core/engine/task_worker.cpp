// SPDX-License-Identifier: Apache-2.0
#include "core/engine/task_worker.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/base/sabotage.h"
#include "core/domain/resolved_variable.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace releasedesk::engine {
namespace {

constexpr std::chrono::milliseconds flushAfter{100};
constexpr qsizetype flushAt = 200;
constexpr qint64 maxLogBytes = qint64{32} << 20; //!< of one attempt, as UTF-16; what comes behind is not kept

QJsonValue redacted(const QJsonValue &value, const Redact &redact)
{
    if (value.isString())
        return redact(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray())
            array.append(redacted(QJsonValue(item), redact));
        return array;
    }
    QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field)
        *field = redacted(QJsonValue(*field), redact);
    return value.isObject() ? QJsonValue(object) : value;
}

QCoro::Task<> keep(store::TaskLog &log, store::LogKey key, QList<store::LogLine> lines)
{
    (void)co_await log.add(std::move(key), std::move(lines)); // a full disk costs log lines, never the run
}

} // namespace

//! Collects lines for a moment, so that a chatty task costs few commits and few signals.
class TaskWorker::Report final : public TaskReport
{
public:
    //! \p earlier: what was kept of this attempt before this process took it up. \p redact is for this attempt.
    Report(TaskWorker &worker, ReleaseId release, TaskId run, int attempt, const QList<store::LogLine> &earlier,
           Redact redact)
        : m_worker(&worker)
        , m_key{std::move(release), std::move(run), attempt}
        , m_redact(std::move(redact))
        , m_heardAt(worker.m_clock.elapsed())
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
        if (!m_worker)
            return;
        hear();
        emit m_worker->progressed(m_key.release, m_key.task, percent, m_redact(text));
    }

    void target(const QString &name, bool isDone) override
    {
        hear();
        m_failedTargets.removeAll(name);
        if (!isDone)
            m_failedTargets.append(name);
    }

    [[nodiscard]] const QStringList &failedTargets() const { return m_failedTargets; }

    //! From now on a silence longer than \p limit is told.
    void watch(std::chrono::milliseconds limit)
    {
        m_heartbeat = std::make_unique<QTimer>();
        m_heartbeat->callOnTimeout(m_heartbeat.get(), [this, limit] {
            if (!m_isSilent && m_worker && m_worker->m_clock.elapsed() - m_heardAt >= limit) {
                m_isSilent = true;
                emit m_worker->silenceChanged(m_key.release, m_key.task, true);
            }
        });
        m_heartbeat->start(std::clamp<std::chrono::milliseconds>(limit / 4, std::chrono::milliseconds(10),
                                                                 std::chrono::milliseconds(5000)));
    }

    void stopWatching() { m_heartbeat.reset(); }

    void log(store::LogLevel level, const QString &source, const QString &text) override
    {
        if (!m_worker)
            return;
        // The words of the engine itself are few and always kept.
        const bool isOurs = source == u"engine";
        hear();
        if (!isOurs && m_bytes > maxLogBytes && !RD_SABOTAGED("limit-not-checked"))
            return;
        m_bytes += sizeOf(text);
        m_lines.append({m_worker->m_clock.utcNow(), level, source, m_redact(text)});
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

    void hear()
    {
        if (!m_worker)
            return;
        m_heardAt = m_worker->m_clock.elapsed();
        if (std::exchange(m_isSilent, false))
            emit m_worker->silenceChanged(m_key.release, m_key.task, false);
    }

    QPointer<TaskWorker> m_worker;
    store::LogKey m_key;
    Redact m_redact;
    QStringList m_failedTargets;
    std::unique_ptr<QTimer> m_heartbeat; //!< none without a limit
    std::chrono::steady_clock::time_point m_heardAt;
    bool m_isSilent = false;
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

//! What one attempt must not show: what the workspace keeps secret, and the secrets handed to it.
Redact TaskWorker::redactFor(const QStringList &secrets) const
{
    return [outer = m_redact, secrets](QString text) {
        for (const QString &secret : secrets)
            text.replace(secret, QStringLiteral("•••"));
        return outer ? outer(text) : text;
    };
}

//! The secrets that parameters name, by name; or that one of them is not there.
Result<QMap<QString, QString>> TaskWorker::secretsFor(const QJsonObject &parameters) const
{
    QMap<QString, QString> secrets;
    for (const QString &name : domain::secretsIn(parameters)) {
        const std::optional<Secret> secret = m_secretOf ? m_secretOf(name) : std::nullopt;
        if (!secret || secret->isEmpty()) {
            Result<QMap<QString, QString>> missing = refusal(
                QStringLiteral("variable.secretMissing"),
                tr("The secret “%1” is not there on this computer, so the task did not start. Set it and try again.")
                    .arg(name));
            missing.error().nothingHappened = true;
            return missing;
        }
        secrets.insert(name, secret->reveal());
    }
    return secrets;
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
    const auto secrets = secretsFor(assignment.task.parameters);
    if (!secrets)
        co_return failed(secrets);
    if (!secrets->isEmpty())
        assignment.task.parameters = domain::withSecrets(assignment.task.parameters, *secrets).toObject();
    const Redact redact = redactFor(secrets->values());
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
    const auto report = std::make_shared<Report>(*this, key.first, run, assignment.attempt, earlier, redact);
    earlier.clear();
    if (isResumed)
        report->log(store::LogLevel::Info, QStringLiteral("engine"), tr("Taken up again after a restart."));

    const bool isUnlimited = assignment.task.timeoutMinutes == 0;
    const std::chrono::milliseconds limit = std::chrono::minutes(std::max(1, assignment.task.timeoutMinutes));
    // Only what passed while no process counted is taken from the wall clock, which may have been set meanwhile.
    if (isResumed)
        assignment.alreadyRan
            = std::chrono::milliseconds(std::max<qint64>(0, assignment.startedAt.msecsTo(m_clock.utcNow())));
    const auto left = std::max(limit - assignment.alreadyRan, std::min(limit, m_shortestLimit));
    if (assignment.task.heartbeatSeconds > 0)
        report->watch(std::chrono::seconds(assignment.task.heartbeatSeconds));
    Result<TaskOutput> outcome = failure(ErrorCode::Internal, {});
    try {
        auto work = isRestore ? executor->restore(std::move(assignment), report, stop.get_token())
                              : executor->execute(std::move(assignment), report, stop.get_token());
        outcome = isUnlimited ? co_await std::move(work) : co_await async::withTimeLimit(std::move(work), left, stop);
    } catch (const std::exception &problem) {
        outcome = failure(ErrorCode::Unknown,
                          tr("The program failed while it worked on this, so nobody knows whether it took effect. Look "
                             "at the system, then say what became of it."),
                          QString::fromUtf8(problem.what()));
    }

    if (!outcome)
        report->log(store::LogLevel::Error, QStringLiteral("engine"), outcome.error().message);
    report->stopWatching();
    report->flush();
    m_running.remove(key);
    if (!outcome && !report->failedTargets().isEmpty())
        m_failedTargets.insert(key, report->failedTargets());
    if (outcome) {
        outcome->fields = redacted(QJsonValue(outcome->fields), redact).toObject();
        outcome->summary = redact(outcome->summary);
        for (QString &link : outcome->links)
            link = redact(link);
    } else {
        outcome.error().message = redact(outcome.error().message);
        outcome.error().detail = redact(outcome.error().detail);
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
