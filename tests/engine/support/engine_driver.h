// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/release_engine.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_event_store.h"

#include <QCoroCore>

namespace releasedesk::tests {

//! An executor that does what the test tells it, and counts.
class ScriptedExecutor final : public engine::TaskExecutor
{
public:
    using Answer = std::function<Result<engine::TaskOutput>(const engine::TaskAssignment &)>;

    explicit ScriptedExecutor(QString kind)
        : m_kind(std::move(kind))
    {
    }

    [[nodiscard]] QString kind() const override { return m_kind; }
    [[nodiscard]] bool canRestore() const override { return true; }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> restore(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;

    QHash<TaskId, Answer> answers; //!< by task; without one it succeeds
    Answer always; //!< for all other tasks and for what is taken back
    QSet<TaskId> hanging; //!< run until they are stopped
    QString says = QStringLiteral("working"); //!< goes to log and progress
    int saysTimes = 1; //!< into the log
    QStringList log; //!< "execute build r.build.1", "restore version r.undo.version.1"

private:
    QString m_kind;
};

//! Output is kept in memory.
class MemoryTaskLog final : public store::TaskLog
{
public:
    QList<std::pair<store::LogKey, QList<store::LogLine>>> added;

    //! Everything in one text.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QCoro::Task<Result<>> add(store::LogKey key, QList<store::LogLine> lines) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> read(store::LogKey key, qint64 first, int limit) override;
};

//! A small workspace with one engine over a record in memory: commands in, events out.
class EngineDriver
{
public:
    EngineDriver();
    ~EngineDriver();

    //! A new engine over the same record; \p prepare is called with it before it starts.
    void restart(const std::function<void(engine::ReleaseEngine &)> &prepare = {});

    //! Leaves the engine of before where it is and drives on with a new one over \p events, as after a crash.
    void continueFrom(const QList<store::RecordedEvent> &events);

    Result<store::Position> as(const PersonId &person, domain::ReleaseCommand command);
    Result<store::Position> as(const char *person, domain::ReleaseCommand command)
    {
        return as(PersonId(person), std::move(command));
    }

    //! Drives the event loop until it is so, at most so long.
    static bool waitUntil(const std::function<bool()> &isSo,
                          std::chrono::milliseconds atMost = std::chrono::seconds(2));

    //! Drives the event loop until the release is in this state, at most two seconds.
    [[nodiscard]] bool reaches(domain::ReleaseState state);
    [[nodiscard]] bool taskReaches(const char *task, domain::TaskState state);

    //! As the record tells it.
    [[nodiscard]] const domain::Release &release() const;
    [[nodiscard]] QStringList eventNames() const;

    //! The steps to an approved release: create, submit, two signatures.
    void create(const domain::Plan &plan);
    void submit();
    void signAll();

    //! All of them and the start; whatever does not go as planned ends the test program.
    void run(const domain::Plan &plan);

    //! One signature under \p task as it stands.
    Result<store::Position> sign(const PersonId &person, const char *task,
                                 domain::Decision decision = domain::Decision::Approve, const QString &comment = {});
    Result<store::Position> sign(const char *person, const char *task,
                                 domain::Decision decision = domain::Decision::Approve, const QString &comment = {})
    {
        return sign(PersonId(person), task, decision, comment);
    }

    ReleaseId id{"r"};
    FixedClock clock;
    MemoryEventStore record;
    MemoryTaskLog taskLog;
    domain::Directory directory;
    engine::ExecutorRegistry executors;
    std::shared_ptr<ScriptedExecutor> builds = std::make_shared<ScriptedExecutor>("jenkins.build");
    std::shared_ptr<ScriptedExecutor> gates = std::make_shared<ScriptedExecutor>("gate.check");
    std::shared_ptr<ScriptedExecutor> versions = std::make_shared<ScriptedExecutor>("jira.version_release");
    engine::Redact redact; //!< of the next engine
    bool isPassive = false; //!< the next engine
    std::optional<std::chrono::milliseconds> shortestLimit; //!< of the next engine
    std::unique_ptr<engine::ReleaseEngine> engine;

private:
    void makeEngine();
    void start();

    mutable domain::Release m_folded;
    mutable qsizetype m_count = 0; //!< of the events in it
};

//! prepare: build → approve: approval → deploy: deploy → check → version; lane: back (undoes deploy).
[[nodiscard]] domain::Plan smallPlan();

//! Whether each deployment has a way back.
enum class Back { Possible, Impossible };

//! The small plan without what follows the deployment, then deploy → second in its phase and third in the next, all in
//! production.
[[nodiscard]] domain::Plan planInTwoPhases(Back back = Back::Possible);

//! The small plan with "look", done by hand behind the deployment and in front of check and version: there it stands.
[[nodiscard]] domain::Plan planThatStops();
//! Runs such a plan until "look" waits.
void runUntilItStands(EngineDriver &desk, const domain::Plan &plan = planThatStops());

} // namespace releasedesk::tests
