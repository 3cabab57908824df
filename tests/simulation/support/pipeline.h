// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

//! A release as plain data: what the reference interpreter and the generator of random releases talk about. Nothing
//! here comes from the product's code.

namespace releasedesk::tests::model {

enum class Mover { Executor, Person, Line };
enum class OnFailure { Ask, RollBack, Skip, Abort };
enum class Rule { Anyone, Everyone, InOrder, NOfM };

struct Task {
    QString id;
    QString kind;
    Mover mover = Mover::Executor;
    int phase = 0; //!< -1: the rollback lane
    bool isProtected = false; //!< its effect is in a protected environment
    bool isCheck = false; //!< a gate check
    bool hasEffect = false; //!< its kind changes something outside
    bool restores = false; //!< its kind can take its effect back by itself
    bool mayRepeat = false; //!< promise P4
    int undoes = -1; //!< lane: whose effect it takes back
    OnFailure onFailure = OnFailure::Ask;
    int retries = 0;
    bool isSkippable = true;
    int items = 0; //!< of a checklist
    int limitMinutes = 30;
    int waitSeconds = 0; //!< time.wait only
    QString performer;
    QStringList approvers;
    Rule rule = Rule::InOrder;
    int needed = 1;
};

constexpr int mostSetBack = 4; //!< runs of one task that restarts may set back

struct Pipeline {
    QList<bool> isEarly; //!< by phase: runs before the approval
    QList<Task> tasks; //!< phase by phase, then the lane
    std::vector<std::pair<int, int>> edges;

    //! Tasks are runs 0 … n-1; run n+t is what restores task t by itself, run (1+k)n+t what restores its k-th run that
    //! a restart has set back.
    [[nodiscard]] int count() const { return static_cast<int>(tasks.size()); }
    [[nodiscard]] int runCount() const { return (2 + mostSetBack) * count(); }
    [[nodiscard]] const Task &taskOf(int run) const { return tasks.at(run % count()); }
    [[nodiscard]] QString nameOf(int run) const
    {
        if (run < count())
            return tasks.at(run).id;
        const int setBack = run / count() - 1;
        return setBack == 0 ? QString(QStringLiteral("undo.") + taskOf(run).id)
                            : QStringLiteral("undo-%1.%2").arg(setBack).arg(taskOf(run).id);
    }
};

//! How an attempt ends.
enum class Outcome {
    Success,
    Failure, //!< known, and of no use to try again
    Busy, //!< known, and worth trying again
    Late, //!< stopped by its time limit: as Busy
    NotSent, //!< proved to have had no effect
    Overtaken, //!< proved to have had no effect, because something else came first
    Unknown,
    Cancelled,
};

enum class Verb {
    Submit,
    Withdraw,
    Sign,
    Edit,
    Start,
    Pause,
    Resume,
    Abort,
    Discard,
    Close,
    RollBack,
    Retry,
    Skip,
    Claim,
    Complete,
    Tick,
    Resolve,
    Cancel,
    Hold,
    Unhold,
    Advance,
    Reopen,
    Restart,
    Agree,
};

enum class Decision { Approve, Return, Reject };

//! What a person asks for.
struct Wish {
    Verb verb = Verb::Submit;
    QString person;
    int run = -1; //!< -1: the release; a number beyond all runs: something it does not have
    int item = 0;
    Decision decision = Decision::Approve;
    bool happened = false; //!< Resolve
    bool saysWhy = true;
};

} // namespace releasedesk::tests::model
