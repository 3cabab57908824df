// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/release_engine.h"
#include "tests/simulation/support/reference_model.h"
#include "tests/simulation/support/story.h"
#include "tests/simulation/support/virtual_disk.h"

#include <QRandomGenerator>

#include <functional>

namespace releasedesk::tests {

//! Plays a story to the engine and to the reference interpreter, and compares both after every step. One thread, no
//! real time: the same story always goes the same way.
class Simulation
{
public:
    //! \p time is that of this thread.
    Simulation(VirtualTime &time, const Story &story);
    ~Simulation();
    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    //! The first difference, or nothing.
    QString play(const Step &step);

    //! Whatever is needed so that the release comes to an end; the first difference, or that it does not come to one.
    QString playToTheEnd();

    [[nodiscard]] const model::ReferenceModel &model() const { return m_told.model; }
    [[nodiscard]] const domain::Release &release() const { return m_release; }
    [[nodiscard]] const QList<store::RecordedEvent> &record() const { return m_disk.events(); }

    //! The release as the engine has it, which it read from the record if nobody has changed it since a restart.
    [[nodiscard]] domain::Release releaseOfEngine();

    //! What happened so far, a line per step. Kept only when asked for.
    void keepHistory() { m_isKeeping = true; }
    [[nodiscard]] const QStringList &history() const { return m_history; }

private:
    //! An attempt that is in flight.
    struct Flight {
        std::chrono::milliseconds limitAt{0};
        std::chrono::milliseconds dueAt{-1}; //!< time.wait: when it ends
        QDateTime startedAt; //!< by the clock on the wall
        bool wasAskedToStop = false;
        bool isLate = false; //!< asked because its time was over
    };
    //! The model, and what else is expected; copied where more than one course is lawful.
    struct Told {
        model::ReferenceModel model;
        QMap<int, Flight> flights = {};
        QSet<int> stops = {}; //!< runs that have to be asked to stop
    };
    //! What happens in a step: somebody asks, or an endpoint answers.
    struct Deed {
        std::optional<model::Wish> wish;
        QString answered;
    };
    using Asked = std::shared_ptr<std::optional<Result<store::Position>>>;

    void startEngine();
    void stopEngine();
    void settle();
    void fold();

    [[nodiscard]] Deed anyAnswer(QRandomGenerator &random) const;
    [[nodiscard]] Deed anyHelp(QRandomGenerator &random) const;
    [[nodiscard]] model::Wish asSigned(model::Wish wish) const;
    [[nodiscard]] Deed anyWhim(QRandomGenerator &random) const;
    void aim(model::Wish &wish, QRandomGenerator &random) const;
    [[nodiscard]] Deed deedOf(Step::Kind kind, QRandomGenerator &random) const;
    [[nodiscard]] domain::ReleaseCommand commandOf(const model::Wish &wish);
    Asked tellEngine(const Deed &deed);

    void keep(const QString &what, qsizetype before);
    QString playStep(const Step &step);
    QString playDeed(const Deed &deed);
    QString playCrash(const Deed &deed, QRandomGenerator &random);
    QString playRestart();
    QString playTime(std::chrono::milliseconds by);
    QString playJump(QRandomGenerator &random);

    [[nodiscard]] QString ask(Told &told, const model::Wish &wish, const Asked &asked) const;
    [[nodiscard]] QString take(Told &told, const Sighting &sighting) const;
    [[nodiscard]] QString takeAll(Told &told, const QList<Sighting> &sightings) const;
    [[nodiscard]] QString finish(Told &told) const;
    void restart(Told &told) const;
    [[nodiscard]] QString difference(const Told &told) const;
    [[nodiscard]] QString differenceOf(const Told &told, int run) const;
    [[nodiscard]] int indexOf(const QString &run) const { return m_indexes.value(run, -1); }
    [[nodiscard]] Flight flightOf(int run, const std::optional<Flight> &before) const;

    VirtualTime &m_time;
    VirtualClock m_clock;
    model::Pipeline m_pipeline;
    domain::Plan m_plan;
    Told m_told;
    VirtualWorld m_world;
    VirtualDisk m_disk;
    NoLog m_log;
    engine::ExecutorRegistry m_executors;
    domain::Directory m_directory;
    std::unique_ptr<engine::ReleaseEngine> m_engine;
    domain::Release m_release;
    qsizetype m_folded = 0;
    QHash<QString, int> m_indexes;
    std::vector<TaskId> m_ids;
    Asked m_rollback; //!< a rollback that may wait for what is in flight
    int m_edits = 0;
    bool m_isKeeping = false;
    QString m_deed; //!< of this step, for people
    QStringList m_history;
};

//! Plays \p story; the first difference with the seed and the shortest history found that still has one, or nothing.
[[nodiscard]] QString tell(VirtualTime &time, const Story &story);

} // namespace releasedesk::tests
