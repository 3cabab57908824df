// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/domain/event_name.h"
#include "core/domain/plan_edit.h"

//! What people add to a release beside its content: remarks, files and links at a task, and changes they would like.
//! None of it is signed.

namespace releasedesk::domain {

//! What somebody wrote at a task.
struct TaskComment {
    QString id;
    PersonId by;
    QDateTime at;
    QString text; //!< plain

    friend bool operator==(const TaskComment &, const TaskComment &) = default;
};

//! A link, or a file of the workspace that is known by its content.
struct Attachment {
    QString id;
    QString name;
    QString url; //!< of a link; empty: a file
    QString sha256; //!< of a file, lower-case hexadecimal
    qint64 bytes = 0;

    [[nodiscard]] bool isFile() const { return url.isEmpty(); }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("name", name);
        v("url", url, releasedesk::optional);
        v("sha256", sha256, releasedesk::optional);
        v("bytes", bytes, releasedesk::optional);
    }

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

//! Who put it there, and when.
struct AttachedThing {
    Attachment what;
    PersonId by;
    QDateTime at;

    friend bool operator==(const AttachedThing &, const AttachedThing &) = default;
};

enum class ProposalState {
    Open,
    Accepted, //!< and carried out
    Refused,
    Withdrawn, //!< by whoever made it
};

[[nodiscard]] constexpr auto enumNames(ProposalState /*type*/)
{
    return std::array<std::pair<ProposalState, const char *>, 4>{{{ProposalState::Open, "open"},
                                                                  {ProposalState::Accepted, "accepted"},
                                                                  {ProposalState::Refused, "refused"},
                                                                  {ProposalState::Withdrawn, "withdrawn"}}};
}

constexpr qsizetype maxProposalBytes = 262'144; //!< of the edits of one proposal as they are recorded
constexpr qsizetype maxOpenProposals = 20; //!< of one person in one release
constexpr qsizetype maxProposals = 200; //!< of one person in one release, whatever became of them
constexpr qsizetype maxSpoken = 2000; //!< comments and attachments of one release, each

//! A change of a flow that is locked for whoever would like it.
struct ChangeProposal {
    QString id;
    PersonId by;
    QDateTime at;
    QString what; //!< its steps in words, one per line, made of the edits (plan_edit_words.h)
    QString reason;
    QList<PlanEdit> edits;
    ProposalState state = ProposalState::Open;
    PersonId decidedBy;
    QDateTime decidedAt;
    QString note; //!< of whoever decided
    Plan base; //!< the flow it was made for; empty once it is decided
    bool isReadable = true; //!< false: some of its edits are of a kind that this version does not know
    int revision = 0; //!< of the release with it; 0: not accepted
    bool isToSign = false; //!< accepted, and signatures were withdrawn by it that have not come back yet

    friend bool operator==(const ChangeProposal &, const ChangeProposal &) = default;
};

struct TaskCommented {
    RELEASE_EVENT("task.commented");
    TaskId task;
    QString id;
    QString text;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("id", id);
        v("text", text);
    }
};

struct TaskCommentRemoved {
    RELEASE_EVENT("task.comment_removed");
    TaskId task;
    QString id;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("id", id);
    }
};

struct TaskAttached {
    RELEASE_EVENT("task.attached");
    TaskId task;
    Attachment attachment;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attachment", attachment);
    }
};

struct TaskDetached {
    RELEASE_EVENT("task.detached");
    TaskId task;
    QString id;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("id", id);
    }
};

struct ChangeProposed {
    RELEASE_EVENT("change.proposed");
    QString id;
    QString what;
    QString reason;
    QJsonArray edits; //!< PlanEdit each

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("what", what);
        v("reason", reason);
        v("edits", edits);
    }
};

//! What became of a proposal. An accepted one is carried out by the events beside this one.
struct ChangeDecided {
    RELEASE_EVENT("change.decided");
    QString id;
    ProposalState outcome = ProposalState::Refused;
    QString note;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("outcome", outcome);
        v("note", note, releasedesk::optional);
    }
};

} // namespace releasedesk::domain
