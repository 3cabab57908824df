// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::domain {

//! Jira's status category: what counts, whatever a team calls its statuses.
enum class StatusCategory { ToDo, InProgress, Done };

[[nodiscard]] constexpr auto enumNames(StatusCategory /*type*/)
{
    return std::array<std::pair<StatusCategory, const char *>, 3>{
        {{StatusCategory::ToDo, "toDo"}, {StatusCategory::InProgress, "inProgress"}, {StatusCategory::Done, "done"}}};
}

//! What kind of work an issue is, however its type is named: decides the symbol and the section of release notes.
enum class IssueClass { Feature, Bug, Chore };

[[nodiscard]] constexpr auto enumNames(IssueClass /*type*/)
{
    return std::array<std::pair<IssueClass, const char *>, 3>{
        {{IssueClass::Feature, "feature"}, {IssueClass::Bug, "bug"}, {IssueClass::Chore, "chore"}}};
}

//! What Jira knows of the code of an issue, as far as it could be read.
struct Development {
    bool isKnown = false; //!< false: not readable, which is not the same as nothing
    int openPullRequests = 0;
    int mergedPullRequests = 0;
    int commits = 0;
    bool isBuildFailing = false;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("known", isKnown, releasedesk::optional);
        v("openPullRequests", openPullRequests, releasedesk::optional);
        v("mergedPullRequests", mergedPullRequests, releasedesk::optional);
        v("commits", commits, releasedesk::optional);
        v("buildFailing", isBuildFailing, releasedesk::optional);
    }

    friend bool operator==(const Development &, const Development &) = default;
};

//! How one issue stands to another.
enum class LinkKind { Subtask, Blocks, BlockedBy, Duplicate, Related };

[[nodiscard]] constexpr auto enumNames(LinkKind /*type*/)
{
    return std::array<std::pair<LinkKind, const char *>, 5>{{{LinkKind::Subtask, "subtask"},
                                                             {LinkKind::Blocks, "blocks"},
                                                             {LinkKind::BlockedBy, "blockedBy"},
                                                             {LinkKind::Duplicate, "duplicate"},
                                                             {LinkKind::Related, "related"}}};
}

//! Another issue that an issue names, with what it was when both were read.
struct IssueLink {
    LinkKind kind = LinkKind::Related;
    QString key;
    QString summary;
    StatusCategory category = StatusCategory::ToDo;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("kind", kind, releasedesk::optional);
        v("key", key);
        v("summary", summary, releasedesk::optional);
        v("category", category, releasedesk::optional);
    }

    friend bool operator==(const IssueLink &, const IssueLink &) = default;
};

//! An issue as Jira showed it at one moment. All text is from outside: show it through SafeText.
struct Issue {
    QString id;
    QString key; //!< e.g. "SHOP-1402"
    QString type; //!< Jira's own name, e.g. "Story"
    IssueClass issueClass = IssueClass::Chore;
    QString summary;
    QString status; //!< Jira's own name
    StatusCategory category = StatusCategory::ToDo;
    QString assignee; //!< display name; empty: nobody
    QString assigneeId;
    QString priority; //!< Jira's own name, e.g. "High"
    QString resolution;
    QString fixNote; //!< what was fixed, where the team keeps a field for it
    QStringList fixVersions;
    QStringList components;
    QString parent; //!< key of the epic, or of the issue this is a sub-task of
    QList<IssueLink> links; //!< sub-tasks among them
    bool isSubtask = false;
    QDateTime updated;
    Development development;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id, releasedesk::optional);
        v("key", key);
        v("type", type, releasedesk::optional);
        v("class", issueClass, releasedesk::optional);
        v("summary", summary, releasedesk::optional);
        v("status", status, releasedesk::optional);
        v("category", category, releasedesk::optional);
        v("assignee", assignee, releasedesk::optional);
        v("assigneeId", assigneeId, releasedesk::optional);
        v("priority", priority, releasedesk::optional);
        v("resolution", resolution, releasedesk::optional);
        v("fixNote", fixNote, releasedesk::optional);
        v("fixVersions", fixVersions, releasedesk::optional);
        v("components", components, releasedesk::optional);
        v("parent", parent, releasedesk::optional);
        v("links", links, releasedesk::optional);
        v("subtask", isSubtask, releasedesk::optional);
        v("updated", updated, releasedesk::optional);
        v("development", development, releasedesk::optional);
    }

    friend bool operator==(const Issue &, const Issue &) = default;
};

//! Bug, feature or chore from the name Jira gives the type; Korean names included.
[[nodiscard]] IssueClass issueClassOf(QStringView typeName);

} // namespace releasedesk::domain
