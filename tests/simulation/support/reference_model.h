// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/support/pipeline.h"

#include <QMap>
#include <QSet>

#include <chrono>
#include <functional>
#include <vector>

namespace releasedesk::tests::model {

enum class ReleaseIs {
    Draft,
    Preparing,
    InApproval,
    Returned,
    Approved,
    Running,
    Paused,
    Halted,
    RollingBack,
    Released,
    RolledBack,
    Aborted,
    Discarded,
    Closed,
};

enum class TaskIs { Planned, Ready, Waiting, Running, Unknown, Succeeded, Failed, Skipped, Aborted, Compensated };

//! A run that was set back and may have done something outside.
struct SetBack {
    bool isWhole = false; //!< it had succeeded
    int place = 0;
    bool isOnWord = false; //!< because somebody said so

    friend bool operator==(const SetBack &, const SetBack &) = default;
};

//! Where a task or a step of a rollback stands.
struct Standing {
    TaskIs is = TaskIs::Planned;
    QString claimedBy = {};
    QSet<int> ticked = {};
    int made = 0; //!< attempts that count for its retries
    bool isInFlight = false; //!< an attempt has begun and has no result
    bool mayHaveHalf = false; //!< an attempt may have left half an effect
    bool didBefore = false; //!< mayHaveHalf, before the last attempt
    Outcome last = Outcome::Success; //!< of the last attempt
    int place = 0; //!< the order in which things succeeded
    std::chrono::milliseconds failedAt{0};
    bool isHeld = false; //!< waiting because somebody holds it back
    bool isByHand = false; //!< a person said that it is done or not needed
    bool isAhead = false; //!< before its turn
    bool isOnWord = false; //!< succeeded because somebody said so
    std::vector<SetBack> setBack = {};

    friend bool operator==(const Standing &, const Standing &) = default;
};

//! The reference interpreter: what product.md says about releases (3.4), tasks (3.5), approvals as gates (4.1), waiting
//! and retries (8.3) and rollback (8.6), as a plain loop over plain data. It was written from that text, not from the
//! engine. Where the text leaves something open, readings() says how it is read here.
class ReferenceModel
{
public:
    explicit ReferenceModel(Pipeline pipeline);

    //! Every reason to refuse a wish, by name; none: it is granted, and done.
    QStringList ask(const Wish &wish);

    //! An attempt that was in flight has ended.
    void ended(int run, Outcome outcome);

    //! A rollback that waited for what was in flight is decided now.
    void decideRollback();
    [[nodiscard]] bool wantsRollback() const { return m_wantsRollback; }
    [[nodiscard]] bool isRollbackDue() const { return m_wantsRollback && inFlight().isEmpty(); }

    //! The program ended and another one took the record up.
    void restarted();

    //! It is \p now. Retries that are due begin; of those that may be due or not, \p hasBegun tells.
    void timeIs(std::chrono::milliseconds now, const std::function<bool(int)> &hasBegun);

    [[nodiscard]] ReleaseIs state() const { return m_state; }
    [[nodiscard]] const Standing &standing(int run) const { return m_runs[static_cast<std::size_t>(run)]; }
    [[nodiscard]] const Pipeline &pipeline() const { return m_pipeline; }
    [[nodiscard]] const std::vector<int> &rollbackSteps() const { return m_steps; }
    [[nodiscard]] QSet<int> inFlight() const;

    //! What was asked to stop since this was asked last.
    [[nodiscard]] QSet<int> takeStops() { return std::exchange(m_stops, {}); }

    [[nodiscard]] bool isAsking(int line) const;
    //! Who may approve this line now.
    [[nodiscard]] QStringList signers(int line) const;
    [[nodiscard]] bool isOver() const;
    //! Whether a rollback is what it does, or did when it was stopped.
    [[nodiscard]] bool isUndoing() const;
    //! The tasks that run again if it is restarted from \p task.
    [[nodiscard]] std::vector<int> again(int task) const;
    //! Whether its plan may not be submitted.
    [[nodiscard]] bool hasFindings() const;

    //! What product.md leaves open, and how it is read.
    [[nodiscard]] static QStringList readings();

private:
    Standing &at(int run) { return m_runs[static_cast<std::size_t>(run)]; }
    [[nodiscard]] bool passes(int task) const;
    [[nodiscard]] std::vector<bool> through() const;
    [[nodiscard]] bool willRetry(int run) const;
    [[nodiscard]] bool isMoving(int run) const;
    [[nodiscard]] bool skipsItself(int run) const;
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool isCurrent(int run) const;
    [[nodiscard]] bool isLineComplete(int line) const;
    [[nodiscard]] std::vector<int> wayBack() const;
    [[nodiscard]] std::vector<int> inversesOf(int task) const;
    [[nodiscard]] bool isTakenBack(int task) const;

    void settle();
    bool moveOn();
    bool prepare();
    bool approve();
    bool run();
    bool afterFailures();
    bool rollBack();
    bool finishLines();
    [[nodiscard]] bool canBringUp() const;
    bool bringUpAll(bool (ReferenceModel::*isWanted)(int) const);
    [[nodiscard]] bool isPreparingWork(int task) const;
    [[nodiscard]] bool isPreparingLine(int task) const;
    [[nodiscard]] bool isOfRun(int task) const;
    void bringUp(int task);
    void startWhatIsReady();
    void succeed(int run, bool isByWord = false);
    void goOn();
    void abort();
    void startRollback();
    void closeLines(bool isForgotten);
    void submit();
    void edit(int task);
    void reset(int run);
    void setBack(int task, bool isByWord);
    void restart(int task);
    void reopen(int task);
    [[nodiscard]] bool isBehind(int task, int other) const;
    [[nodiscard]] bool isOnlyUp(int task) const;
    [[nodiscard]] bool hasEnded() const;
    void sign(const Wish &wish);
    void grant(const Wish &wish);

    [[nodiscard]] QStringList whyNot(const Wish &wish) const;
    [[nodiscard]] QStringList whyNotForTask(const Wish &wish) const;
    [[nodiscard]] QStringList whyNotSign(const Wish &wish) const;
    [[nodiscard]] QStringList whyNotRollBack() const;
    [[nodiscard]] QStringList whyNotSteer(const Wish &wish) const;
    [[nodiscard]] QStringList whyNotRestart(const Wish &wish) const;
    [[nodiscard]] QStringList whyNotAgree(const Wish &wish) const;

    Pipeline m_pipeline;
    std::vector<std::vector<int>> m_before; //!< what each task waits for directly
    std::vector<int> m_order; //!< tasks behind those they wait for
    std::vector<bool> m_isPreparation;
    ReleaseIs m_state = ReleaseIs::Draft;
    ReleaseIs m_interrupted = ReleaseIs::Running; //!< what a pause or a halt interrupted
    std::vector<Standing> m_runs;
    QMap<int, QSet<QString>> m_approvedBy; //!< by line, of this content
    QSet<int> m_open; //!< lines that ask
    std::vector<int> m_steps; //!< of the rollback, in order
    QSet<int> m_stops;
    bool m_hasRolledBack = false;
    bool m_hasRun = false;
    bool m_isAgreed = false; //!< that this run, which ended badly, is tried again
    QMap<int, QString> m_lastSigner; //!< by line
    bool m_wantsRollback = false; //!< asked for, and waits until nothing is in flight
    int m_places = 0;
    std::chrono::milliseconds m_now{0};
};

//! What nobody may rely on lies between the two.
constexpr std::chrono::milliseconds surelyNotYet{150}; //!< a retry never comes sooner
constexpr std::chrono::milliseconds surelyBy{75'000}; //!< nor later

} // namespace releasedesk::tests::model
