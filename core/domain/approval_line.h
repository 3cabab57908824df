// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/base/result.h"

#include <QSet>

namespace releasedesk::domain {

//! What a step of an approval line asks for.
enum class StepType {
    Review, //!< 검토: in order, not final
    Approve, //!< 결재·승인: the last one decides
    Agree, //!< 합의 (필수): of another department; disagreeing returns the request
    AgreeOptional, //!< 합의 (선택): waits until its due only; dissent is printed
    Cooperate, //!< 협조: confirms its own view
    Afterwards, //!< 후결: decides after the fact
    Informed, //!< 참조: reads
    Receive, //!< 수신: gets the result
    Check, //!< a rule that the engine evaluates
};

[[nodiscard]] constexpr auto enumNames(StepType /*type*/)
{
    return std::array<std::pair<StepType, const char *>, 9>{{{StepType::Review, "review"},
                                                             {StepType::Approve, "approve"},
                                                             {StepType::Agree, "agree"},
                                                             {StepType::AgreeOptional, "agreeOptional"},
                                                             {StepType::Cooperate, "cooperate"},
                                                             {StepType::Afterwards, "afterwards"},
                                                             {StepType::Informed, "informed"},
                                                             {StepType::Receive, "receive"},
                                                             {StepType::Check, "check"}}};
}

enum class TermJoin { All, Any };

[[nodiscard]] constexpr auto enumNames(TermJoin /*type*/)
{
    return std::array<std::pair<TermJoin, const char *>, 2>{{{TermJoin::All, "and"}, {TermJoin::Any, "or"}}};
}

//! "n of these people".
struct StepTerm {
    static constexpr bool refusesUnknownKeys = true;

    int needed = 1;
    QList<PersonId> people; //!< who may sign; resolved, each once
    QString group; //!< the group of the workspace the people came from; empty: named one by one
    bool isMandatory = false; //!< also with "or"; a rejection by one of its people ends the step at once

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("needed", needed, releasedesk::optional);
        v("people", people, releasedesk::optional);
        v("group", group, releasedesk::optional);
        v("mandatory", isMandatory, releasedesk::optional);
    }

    friend bool operator==(const StepTerm &, const StepTerm &) = default;
};

enum class CheckKind { Artifact, Branch, Http, Metric };

[[nodiscard]] constexpr auto enumNames(CheckKind /*type*/)
{
    return std::array<std::pair<CheckKind, const char *>, 4>{{{CheckKind::Artifact, "artifact"},
                                                              {CheckKind::Branch, "branch"},
                                                              {CheckKind::Http, "http"},
                                                              {CheckKind::Metric, "metric"}}};
}

//! What an automated step looks at. Artifact: the field `field` of the output of task `task` is there and, if given,
//! equals `value`. Branch: every commit in scope is on branch `value`. Http and Metric are measured by an executor.
struct StepCheck {
    static constexpr bool refusesUnknownKeys = true;

    CheckKind kind = CheckKind::Artifact;
    TaskId task;
    QString field;
    QString value;
    QString url;
    int validMinutes = 0; //!< then it is looked at again; 0: it stays

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("kind", kind);
        v("task", task, releasedesk::optional);
        v("field", field, releasedesk::optional);
        v("value", value, releasedesk::optional);
        v("url", url, releasedesk::optional);
        v("validMinutes", validMinutes, releasedesk::optional);
    }

    friend bool operator==(const StepCheck &, const StepCheck &) = default;
};

//! One place in an approval line.
struct ApprovalStep {
    static constexpr bool refusesUnknownKeys = true;

    QString id; //!< unique in its line
    int place = 1; //!< steps of one place are asked together, places one after the other
    StepType type = StepType::Approve;
    QString title; //!< role or department as printed in the approval box
    QList<StepTerm> terms;
    TermJoin join = TermJoin::All;
    bool countsForAll = false; //!< one person may stand for several terms
    QStringList view; //!< parts of the manifest it answers for; empty: all of them
    bool mayDecideFinally = false; //!< 전결, where the authority table allows it
    int dueHours = 0; //!< working hours; 0: none
    int remindHours = 0;
    int escalateHours = 0;
    PersonId escalateTo;
    int lapseHours = 0; //!< 기한 후결
    bool blocksNextDeployment = true; //!< while it waits, a later release does not start on the same environment
    StepCheck check;

    //! Whether the line waits for it at all.
    [[nodiscard]] bool isBlocking(bool allowsAfterwards) const;
    [[nodiscard]] bool asksPeople() const { return type != StepType::Check; }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("place", place, releasedesk::optional);
        v("type", type, releasedesk::optional);
        v("title", title, releasedesk::optional);
        v("terms", terms, releasedesk::optional);
        v("join", join, releasedesk::optional);
        v("countsForAll", countsForAll, releasedesk::optional);
        v("view", view, releasedesk::optional);
        v("mayDecideFinally", mayDecideFinally, releasedesk::optional);
        v("dueHours", dueHours, releasedesk::optional);
        v("remindHours", remindHours, releasedesk::optional);
        v("escalateHours", escalateHours, releasedesk::optional);
        v("escalateTo", escalateTo, releasedesk::optional);
        v("lapseHours", lapseHours, releasedesk::optional);
        v("blocksNextDeployment", blocksNextDeployment, releasedesk::optional);
        v("check", check, releasedesk::optional);
    }

    friend bool operator==(const ApprovalStep &, const ApprovalStep &) = default;
};

struct ApprovalLine {
    static constexpr bool refusesUnknownKeys = true;

    QList<ApprovalStep> steps;
    int expiresAfterDays = 0; //!< besides the end of the window; 0: never
    bool allowsAfterwards = false; //!< 후결 and 기한 후결 may open what it guards; decided when the line is resolved
    QString rule; //!< of the workspace that picked it; empty: written by hand

    [[nodiscard]] const ApprovalStep *step(const QString &id) const;
    [[nodiscard]] QList<int> places() const; //!< ascending, each once
    [[nodiscard]] QList<PersonId> people() const; //!< who may have to decide, in order, each once

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("steps", steps);
        v("expiresAfterDays", expiresAfterDays, releasedesk::optional);
        v("allowsAfterwards", allowsAfterwards, releasedesk::optional);
        v("rule", rule, releasedesk::optional);
    }

    friend bool operator==(const ApprovalLine &, const ApprovalLine &) = default;
};

enum class DecisionRule { InOrder, Everyone, Anyone, NOfM };

[[nodiscard]] constexpr auto enumNames(DecisionRule /*type*/)
{
    return std::array<std::pair<DecisionRule, const char *>, 4>{{{DecisionRule::InOrder, "inOrder"},
                                                                 {DecisionRule::Everyone, "everyone"},
                                                                 {DecisionRule::Anyone, "anyone"},
                                                                 {DecisionRule::NOfM, "nOfM"}}};
}

//! The line that a list of names with one rule stands for.
[[nodiscard]] ApprovalLine lineOf(const QList<PersonId> &approvers, DecisionRule rule, int needed);

//! Whether these people's signatures satisfy the step: each term has its number, mandatory terms always, and unless one
//! counts for all, no person stands for two terms. An assignment is found if there is one, so the order of signing
//! never matters. A term without people is never satisfied.
[[nodiscard]] bool isQuorum(const ApprovalStep &step, const QSet<PersonId> &people);

//! InvalidArgument names what makes no sense: no step, a doubled id, a step that asks nobody, more signatures than
//! people, no step that decides, an escalation to nobody.
[[nodiscard]] Result<> checkLineShape(const ApprovalLine &line);

} // namespace releasedesk::domain
