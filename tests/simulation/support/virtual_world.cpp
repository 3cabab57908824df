// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/virtual_world.h"

#include "core/connectors/timer/time_wait_executor.h"

#include <QCoroFuture>

namespace releasedesk::tests {

using model::Outcome;

namespace {

//! The operation id is release, run and number of the attempt.
QString runOf(const engine::TaskAssignment &task)
{
    return task.opId.value().section(u'.', 1, -2);
}

Result<engine::TaskOutput> resultOf(Outcome outcome)
{
    const auto error = [](ErrorCode code, bool nothingHappened = false) -> Result<engine::TaskOutput> {
        Result<engine::TaskOutput> result = failure(code, QStringLiteral("as written"));
        result.error().nothingHappened = nothingHappened;
        return result;
    };
    switch (outcome) {
    case Outcome::Success:
        return engine::TaskOutput{};
    case Outcome::Failure:
        return error(ErrorCode::FailedPrecondition);
    case Outcome::Busy:
        return error(ErrorCode::Unavailable);
    case Outcome::Late:
        return error(ErrorCode::DeadlineExceeded);
    case Outcome::NotSent:
        return error(ErrorCode::FailedPrecondition, true);
    case Outcome::Overtaken:
        return error(ErrorCode::Aborted, true);
    case Outcome::Unknown:
        return error(ErrorCode::Unknown);
    case Outcome::Cancelled:
        break;
    }
    return error(ErrorCode::Cancelled);
}

} // namespace

//! An endpoint whose answers are written.
class VirtualWorld::Endpoint final : public engine::TaskExecutor
{
public:
    Endpoint(VirtualWorld &world, QString kind)
        : m_world(world)
        , m_kind(std::move(kind))
    {
    }

    [[nodiscard]] QString kind() const override { return m_kind; }
    [[nodiscard]] bool canRestore() const override { return true; }

    [[nodiscard]] QCoro::Task<Answer> execute(engine::TaskAssignment task, std::shared_ptr<engine::TaskReport> report,
                                              std::stop_token stop) override
    {
        return m_world.call(std::move(task), std::move(report), std::move(stop));
    }

    [[nodiscard]] QCoro::Task<Answer> restore(engine::TaskAssignment task, std::shared_ptr<engine::TaskReport> report,
                                              std::stop_token stop) override
    {
        return m_world.call(std::move(task), std::move(report), std::move(stop));
    }

private:
    VirtualWorld &m_world;
    QString m_kind;
};

//! The product's own timer, watched.
class VirtualWorld::Timer final : public engine::TaskExecutor
{
public:
    explicit Timer(VirtualWorld &world)
        : m_world(world)
        , m_timer(world.m_clock, std::chrono::hours(1))
    {
    }

    [[nodiscard]] QString kind() const override { return m_timer.kind(); }

    [[nodiscard]] QCoro::Task<Answer> execute(engine::TaskAssignment task, std::shared_ptr<engine::TaskReport> report,
                                              std::stop_token stop) override
    {
        const QString op = task.opId.value();
        const QString run = runOf(task);
        const int attempt = task.attempt;
        m_world.begin(op, run, attempt);
        VirtualWorld *const world = &m_world;
        const std::stop_callback onStop(stop, [world, report, run, attempt] {
            if (!report->isLeaving())
                world->see(Sighting::What::AskedToStop, run, attempt);
        });
        Answer answer = co_await m_timer.execute(std::move(task), report, stop);
        if (!report->isLeaving())
            m_world.end(op, answer ? Outcome::Success : Outcome::Cancelled);
        co_return answer;
    }

private:
    VirtualWorld &m_world;
    connectors::TimeWaitExecutor m_timer;
};

VirtualWorld::VirtualWorld(const VirtualTime &time, const Clock &clock, quint32 seed, Luck luck)
    : m_time(time)
    , m_clock(clock)
    , m_seed(seed)
    , m_luck(luck)
{
}

void VirtualWorld::fill(engine::ExecutorRegistry &registry)
{
    for (const char *kind : {"jenkins.build", "gate.check", "jira.version_release", "command.run", "mail.send"})
        registry.add(std::make_shared<Endpoint>(*this, QString::fromLatin1(kind)));
    registry.add(std::make_shared<Timer>(*this));
}

QCoro::Task<VirtualWorld::Answer> VirtualWorld::call(engine::TaskAssignment task,
                                                     std::shared_ptr<engine::TaskReport> report, std::stop_token stop)
{
    const QString op = task.opId.value();
    const QString run = runOf(task);
    begin(op, run, task.attempt);
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    const QFuture<Answer> future = promise->future();
    m_calls.insert(op, {run, task.attempt, promise});
    const std::stop_callback onStop(stop, [this, op, report] { this->stop(op, report); });
    co_return co_await future;
}

void VirtualWorld::begin(const QString &op, const QString &run, int attempt)
{
    if (m_calls.contains(op))
        m_wrongs.append(op + QStringLiteral(" was handed out twice at once"));
    for (auto other = m_operations.begin(); other != m_operations.end(); ++other) {
        if (other->run == run && other.key() != op && !other->ended)
            m_wrongs.append(QString(op + QStringLiteral(" begun while this goes on: ") + other.key()));
    }
    if (!m_operations.contains(op))
        m_operations.insert(op, {run, {}});
    see(Sighting::What::Begun, run, attempt);
}

void VirtualWorld::stop(const QString &op, const std::shared_ptr<engine::TaskReport> &report)
{
    const auto found = m_calls.find(op);
    if (found == m_calls.end())
        return;
    if (report->isLeaving()) { // it goes on without us
        const Call call = m_calls.take(op);
        call.promise->addResult(resultOf(Outcome::Cancelled));
        call.promise->finish();
        return;
    }
    see(Sighting::What::AskedToStop, found->run, found->attempt);
    if (const Outcome outcome = atStop(op); outcome != Outcome::Failure)
        end(op, outcome);
}

void VirtualWorld::end(const QString &op, Outcome outcome)
{
    Operation &operation = m_operations[op];
    operation.ended = outcome;
    const auto found = m_calls.find(op);
    if (found == m_calls.end()) { // the timer answers for itself
        see(Sighting::What::Ended, operation.run, 0, outcome);
        return;
    }
    const Call call = *found;
    m_calls.erase(found);
    see(Sighting::What::Ended, call.run, call.attempt, outcome);
    call.promise->addResult(resultOf(outcome));
    call.promise->finish();
}

QStringList VirtualWorld::waiting() const
{
    QStringList runs;
    for (const Call &call : m_calls)
        runs.append(call.run);
    return runs;
}

void VirtualWorld::answer(const QString &run)
{
    for (auto call = m_calls.begin(); call != m_calls.end(); ++call) {
        if (call->run == run) {
            const QString op = call.key();
            end(op, m_operations.value(op).ended.value_or(written(op)));
            return;
        }
    }
}

void VirtualWorld::letGo()
{
    const QMap<QString, Call> calls = std::exchange(m_calls, {});
    for (const Call &call : calls) {
        call.promise->addResult(resultOf(Outcome::Cancelled));
        call.promise->finish();
    }
}

void VirtualWorld::see(Sighting::What what, const QString &run, int attempt, Outcome outcome)
{
    m_sightings.append({what, run, attempt, outcome, m_time.now()});
}

int VirtualWorld::chance(const QString &op, quint32 salt) const
{
    quint32 hash = 2166136261U ^ m_seed ^ (salt * 2654435761U);
    for (const QChar each : op)
        hash = (hash ^ each.unicode()) * 16777619U;
    hash ^= hash >> 15;
    hash *= 2246822519U;
    hash ^= hash >> 13;
    return static_cast<int>(hash % 100);
}

Outcome VirtualWorld::written(const QString &op) const
{
    int left = chance(op, 1);
    for (const auto &[outcome, percent] :
         {std::pair(Outcome::Failure, m_luck.failure), std::pair(Outcome::Busy, m_luck.busy),
          std::pair(Outcome::NotSent, m_luck.notSent), std::pair(Outcome::Overtaken, m_luck.overtaken),
          std::pair(Outcome::Unknown, m_luck.unknown)}) {
        if (left < percent)
            return outcome;
        left -= percent;
    }
    return Outcome::Success;
}

//! Failure: it does not hear.
Outcome VirtualWorld::atStop(const QString &op) const
{
    if (const auto ended = m_operations.value(op).ended)
        return *ended;
    int left = chance(op, 2);
    for (const auto &[outcome, percent] :
         {std::pair(Outcome::Failure, m_luck.deafness), std::pair(Outcome::Success, m_luck.lateSuccess),
          std::pair(Outcome::Unknown, m_luck.lateDoubt)}) {
        if (left < percent)
            return outcome;
        left -= percent;
    }
    return Outcome::Cancelled;
}

} // namespace releasedesk::tests
