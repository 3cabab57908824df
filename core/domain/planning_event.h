// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_policy.h"
#include "core/domain/event_name.h"
#include "core/domain/freeze.h"
#include "core/domain/plan.h"
#include "core/domain/scope.h"

//! How a release comes about and changes before it is signed.

namespace releasedesk::domain {

struct ReleaseCreated {
    RELEASE_EVENT("release.created");
    ReleaseId release;
    ProjectId project;
    QString version; //!< of the release, usually the Jira version's name
    QString title;
    PersonId owner;
    QString templateId;
    int templateVersion = 1;
    Plan plan;
    QList<ScopeEntry> scope;
    IssueSnapshot snapshot;
    QDateTime windowStart;
    QDateTime windowEnd;
    ReleaseType type = ReleaseType::Normal;
    RiskClass risk = RiskClass::Medium;
    bool allowsAfterwards = false; //!< its template is one for emergencies
    WhenFrozen whenFrozen = WhenFrozen::Finish;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("release", release);
        v("project", project);
        v("version", version);
        v("title", title, releasedesk::optional);
        v("owner", owner);
        v("template", templateId, releasedesk::optional);
        v("templateVersion", templateVersion, releasedesk::optional);
        v("plan", plan);
        v("scope", scope, releasedesk::optional);
        v("snapshot", snapshot, releasedesk::optional);
        v("windowStart", windowStart, releasedesk::optional);
        v("windowEnd", windowEnd, releasedesk::optional);
        v("type", type, releasedesk::optional);
        v("risk", risk, releasedesk::optional);
        v("allowsAfterwards", allowsAfterwards, releasedesk::optional);
        v("whenFrozen", whenFrozen, releasedesk::optional);
    }
};

struct PlanEdited {
    RELEASE_EVENT("plan.edited");
    int revision = 0; //!< the one these edits made
    QJsonArray edits; //!< PlanEdit each
    QString what; //!< e.g. "Connect Build to Scan"

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("revision", revision);
        v("edits", edits);
        v("what", what, releasedesk::optional);
    }
};

struct DetailsEdited {
    RELEASE_EVENT("release.details_edited");
    int revision = 0;
    QString title;
    PersonId owner;
    QDateTime windowStart;
    QDateTime windowEnd;
    WhenFrozen whenFrozen = WhenFrozen::Finish;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("revision", revision);
        v("title", title, releasedesk::optional);
        v("owner", owner);
        v("windowStart", windowStart, releasedesk::optional);
        v("windowEnd", windowEnd, releasedesk::optional);
        v("whenFrozen", whenFrozen, releasedesk::optional);
    }
};

struct ScopeRefreshed {
    RELEASE_EVENT("scope.refreshed");
    int revision = 0;
    IssueSnapshot snapshot;
    std::optional<QList<ScopeEntry>> scope = std::nullopt; //!< where issues come from now on; nothing: as before

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("revision", revision);
        v("snapshot", snapshot);
        v("scope", scope, releasedesk::optional);
    }
};

//! Release notes are outside what is signed.
struct NotesEdited {
    RELEASE_EVENT("notes.edited");
    QString language;
    QString text; //!< empty: as generated

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("language", language);
        v("text", text);
    }
};

} // namespace releasedesk::domain
