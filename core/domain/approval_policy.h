// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_line.h"

namespace releasedesk::domain {

//! 표준/정기, 일반/수시, 긴급.
enum class ReleaseType { Standard, Normal, Emergency };

[[nodiscard]] constexpr auto enumNames(ReleaseType /*type*/)
{
    return std::array<std::pair<ReleaseType, const char *>, 3>{
        {{ReleaseType::Normal, "normal"}, {ReleaseType::Standard, "standard"}, {ReleaseType::Emergency, "emergency"}}};
}

enum class RiskClass { Low, Medium, High };

[[nodiscard]] constexpr auto enumNames(RiskClass /*type*/)
{
    return std::array<std::pair<RiskClass, const char *>, 3>{
        {{RiskClass::Medium, "medium"}, {RiskClass::Low, "low"}, {RiskClass::High, "high"}}};
}

//! A named list of people. Groups never sign; their people do.
struct PersonGroup {
    static constexpr bool refusesUnknownKeys = true;

    QString id;
    QString name;
    QList<PersonId> people;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("name", name, releasedesk::optional);
        v("people", people, releasedesk::optional);
    }

    friend bool operator==(const PersonGroup &, const PersonGroup &) = default;
};

//! What a release is, as far as rules look at it.
struct ReleaseTraits {
    ProjectId project;
    QStringList components;
    ReleaseType type = ReleaseType::Normal;
    RiskClass risk = RiskClass::Medium;
    QList<EnvironmentId> environments; //!< that its tasks change
    QDateTime at; //!< start of the window, or now
};

//! Conditions over those traits; an empty list of one kind says nothing about it.
struct TraitMatch {
    static constexpr bool refusesUnknownKeys = true;

    QList<ProjectId> projects;
    QStringList components;
    QList<ReleaseType> types;
    QList<RiskClass> risks;
    QList<EnvironmentId> environments;
    QList<int> days; //!< of the week, 1 is Monday
    bool outsideWorkingHours = false; //!< only then

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("projects", projects, releasedesk::optional);
        v("components", components, releasedesk::optional);
        v("types", types, releasedesk::optional);
        v("risks", risks, releasedesk::optional);
        v("environments", environments, releasedesk::optional);
        v("days", days, releasedesk::optional);
        v("outsideWorkingHours", outsideWorkingHours, releasedesk::optional);
    }

    friend bool operator==(const TraitMatch &, const TraitMatch &) = default;
};

//! "Releases like this are signed by this line." The first rule that fits is taken.
struct LineRule {
    static constexpr bool refusesUnknownKeys = true;

    QString id;
    TraitMatch when;
    ApprovalLine line;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("when", when, releasedesk::optional);
        v("line", line);
    }

    friend bool operator==(const LineRule &, const LineRule &) = default;
};

//! One row of the authority table: who may decide finally (전결) about what.
struct FinalAuthority {
    static constexpr bool refusesUnknownKeys = true;

    TraitMatch when;
    QList<PersonId> people;
    QStringList groups;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("when", when, releasedesk::optional);
        v("people", people, releasedesk::optional);
        v("groups", groups, releasedesk::optional);
    }

    friend bool operator==(const FinalAuthority &, const FinalAuthority &) = default;
};

//! How a workspace approves. Its hash is part of what is signed.
struct ApprovalPolicy {
    static constexpr bool refusesUnknownKeys = true;

    int version = 1;
    bool requiresSignatures = false; //!< of everybody; whoever has a registered key must use it in any case
    bool authorMayNotApprove = true; //!< SD1
    bool drafterMayNotApprove = true; //!< SD2
    bool lastEditorMayNotBeAlone = true; //!< SD3
    bool approverMayNotStart = false; //!< SD4; always so for high risk
    int afterwardsDays = 1; //!< 후결 is due after so many working days
    QList<LineRule> rules;
    QList<FinalAuthority> authority;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("version", version, releasedesk::optional);
        v("requiresSignatures", requiresSignatures, releasedesk::optional);
        v("authorMayNotApprove", authorMayNotApprove, releasedesk::optional);
        v("drafterMayNotApprove", drafterMayNotApprove, releasedesk::optional);
        v("lastEditorMayNotBeAlone", lastEditorMayNotBeAlone, releasedesk::optional);
        v("approverMayNotStart", approverMayNotStart, releasedesk::optional);
        v("afterwardsDays", afterwardsDays, releasedesk::optional);
        v("rules", rules, releasedesk::optional);
        v("authority", authority, releasedesk::optional);
    }

    friend bool operator==(const ApprovalPolicy &, const ApprovalPolicy &) = default;
};

//! What the rules of the workspace were when a release was submitted; part of what is signed.
struct SealedRules {
    int format = 0; //!< 0: submitted by a program that sealed nothing
    QMap<TaskId, ApprovalLine> lines; //!< of each approval, resolved to people
    QMap<QString, QString> configuration; //!< project variables its tasks use, with their values
    QString policy; //!< hash of the policy in force
    QString zone; //!< of the working calendar: what "the same day" means
    QMap<QString, QStringList> floors; //!< status category → issues that had it: falling below is a change, rising none

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("format", format);
        v("lines", lines, releasedesk::optional);
        v("configuration", configuration, releasedesk::optional);
        v("policy", policy, releasedesk::optional);
        v("zone", zone, releasedesk::optional);
        v("floors", floors, releasedesk::optional);
    }

    friend bool operator==(const SealedRules &, const SealedRules &) = default;
};

} // namespace releasedesk::domain
