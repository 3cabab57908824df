// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_request.h"
#include "core/domain/event_name.h"

//! How a revision is asked for, signed, returned.

namespace releasedesk::domain {

struct ApprovalRequested {
    RELEASE_EVENT("approval.requested");
    int revision = 0;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("revision", revision);
    }
};

struct PreparationFailed {
    RELEASE_EVENT("preparation.failed");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

struct RevisionFrozen {
    RELEASE_EVENT("revision.frozen");
    int revision = 0;
    QString digest;
    QMap<QString, QString> parts; //!< hash of each part of the manifest

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("revision", revision);
        v("digest", digest);
        v("parts", parts);
    }
};

struct ApprovalOpened {
    RELEASE_EVENT("approval.opened");
    TaskId task;
    QList<PersonId> approvers;
    DecisionRule rule = DecisionRule::InOrder;
    int needed = 0;
    PersonId requestedBy;
    int revision = 0;
    QString digest;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("approvers", approvers);
        v("rule", rule);
        v("needed", needed, releasedesk::optional);
        v("requestedBy", requestedBy);
        v("revision", revision);
        v("digest", digest);
    }
};

struct ApprovalSigned {
    RELEASE_EVENT("approval.signed");
    TaskId task;
    PersonId person;
    Decision decision = Decision::Approve;
    QString comment;
    int revision = 0;
    QString digest;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("person", person);
        v("decision", decision);
        v("comment", comment, releasedesk::optional);
        v("revision", revision);
        v("digest", digest);
    }
};

//! Every open line of this digest is complete.
struct ApprovalCompleted {
    RELEASE_EVENT("approval.completed");
    QString digest;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("digest", digest);
    }
};

struct ApprovalReturned {
    RELEASE_EVENT("approval.returned");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

struct ApprovalRejected {
    RELEASE_EVENT("approval.rejected");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

struct ApprovalWithdrawn {
    RELEASE_EVENT("approval.withdrawn");
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("reason", reason, releasedesk::optional);
    }
};

struct SignaturesWithdrawn {
    RELEASE_EVENT("signatures.withdrawn");
    QStringList parts; //!< of the manifest, that changed
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("parts", parts);
        v("reason", reason);
    }
};

} // namespace releasedesk::domain
