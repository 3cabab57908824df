// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/executor_registry.h"
#include "tests/simulation/support/pipeline.h"
#include "tests/simulation/support/virtual_time.h"

#include <QPromise>

namespace releasedesk::tests {

//! How well things go in a simulation: chances in percent.
struct Luck {
    int failure = 12;
    int busy = 8;
    int notSent = 4;
    int overtaken = 2;
    int unknown = 6;
    int deafness = 12; //!< goes on although asked to stop
    int lateSuccess = 8; //!< was done when it was asked to stop
    int lateDoubt = 8; //!< does not know whether it stopped in time
};

//! What the outside saw of an attempt.
struct Sighting {
    enum class What { Begun, AskedToStop, Ended } what = What::Begun;
    QString run;
    int attempt = 0;
    model::Outcome outcome = model::Outcome::Success;
    std::chrono::milliseconds at{0};
};

//! Everything the engine has an effect on: endpoints whose answers follow from a seed and the operation id alone, and
//! which keep what they were asked under that id, as they would while the engine is away.
class VirtualWorld
{
public:
    VirtualWorld(const VirtualTime &time, const Clock &clock, quint32 seed, Luck luck);

    void fill(engine::ExecutorRegistry &registry);

    //! Attempts that wait for an answer, by run.
    [[nodiscard]] QStringList waiting() const;

    //! Answers as it was written.
    void answer(const QString &run);

    [[nodiscard]] QList<Sighting> takeSightings() { return std::exchange(m_sightings, {}); }

    //! Nobody waits for answers any more: the process ends. What was asked goes on by itself.
    void letGo();

    //! What must not be: an operation begun while an earlier one of its run goes on.
    [[nodiscard]] const QStringList &wrongs() const { return m_wrongs; }

private:
    class Endpoint;
    class Timer;
    using Answer = Result<engine::TaskOutput>;

    struct Call {
        QString run;
        int attempt = 0;
        std::shared_ptr<QPromise<Answer>> promise;
        bool isDeaf = false;
        bool wasStopped = false;
    };
    struct Operation {
        QString run;
        std::optional<model::Outcome> ended;
    };

    [[nodiscard]] QCoro::Task<Answer> call(engine::TaskAssignment task, std::shared_ptr<engine::TaskReport> report,
                                           std::stop_token stop);
    void begin(const QString &op, const QString &run, int attempt);
    void stop(const QString &op, const std::shared_ptr<engine::TaskReport> &report);
    void end(const QString &op, model::Outcome outcome);
    void see(Sighting::What what, const QString &run, int attempt, model::Outcome outcome = model::Outcome::Success);
    [[nodiscard]] int chance(const QString &op, quint32 salt) const;
    [[nodiscard]] model::Outcome written(const QString &op) const;
    [[nodiscard]] model::Outcome atStop(const QString &op) const;

    const VirtualTime &m_time;
    const Clock &m_clock;
    quint32 m_seed;
    Luck m_luck;
    QMap<QString, Call> m_calls; //!< by operation id
    QMap<QString, Operation> m_operations;
    QList<Sighting> m_sightings;
    QStringList m_wrongs;
};

} // namespace releasedesk::tests
