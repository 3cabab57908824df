// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_policy.h"
#include "core/domain/approval_request.h"
#include "core/domain/event_name.h"

//! How a revision is asked for, signed, returned.

namespace releasedesk::domain {

struct ApprovalRequested {
    RELEASE_EVENT("approval.requested");
    int revision = 0;
    SealedRules sealed = {};

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("revision", revision);
        v("sealed", sealed, releasedesk::optional);
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

//! Version 1 knew neither steps nor keys: each of its decisions belongs to the step that asked the person, and a
//! negative one ended the request.
struct ApprovalSigned {
    static constexpr const char *eventName = "approval.signed";
    static constexpr int eventVersion = 2;
    TaskId task;
    PersonId person;
    Decision decision = Decision::Approve;
    QString comment;
    int revision = 0;
    QString digest;
    QString step = {};
    Meaning meaning = Meaning::Approved;
    PersonId onBehalfOf = {};
    QString delegation = {}; //!< by which; empty: none, or forwarded
    QDateTime until = {}; //!< of a hold
    bool hasReadDissents = false;
    QString record = {}; //!< Base64 of the bytes that were signed
    QString signature = {}; //!< Base64
    QString key = {};

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("person", person);
        v("decision", decision);
        v("comment", comment, releasedesk::optional);
        v("revision", revision);
        v("digest", digest);
        v("step", step, releasedesk::optional);
        v("meaning", meaning, releasedesk::optional);
        v("onBehalfOf", onBehalfOf, releasedesk::optional);
        v("delegation", delegation, releasedesk::optional);
        v("until", until, releasedesk::optional);
        v("hasReadDissents", hasReadDissents, releasedesk::optional);
        v("record", record, releasedesk::optional);
        v("signature", signature, releasedesk::optional);
        v("key", key, releasedesk::optional);
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

//! A signature that counts no longer.
struct WithdrawnSignature {
    TaskId task;
    QString step;
    PersonId person;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("step", step);
        v("person", person);
    }

    friend bool operator==(const WithdrawnSignature &, const WithdrawnSignature &) = default;
};

//! Version 1 withdrew every signature; version 2 names them, and the others stay.
struct SignaturesWithdrawn {
    static constexpr const char *eventName = "signatures.withdrawn";
    static constexpr int eventVersion = 2;
    QStringList parts; //!< of the manifest, that changed
    QString reason;
    bool isPartial = false; //!< only those named below
    QList<WithdrawnSignature> signatures = {};
    SealedRules sealed = {}; //!< as they are now

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("parts", parts);
        v("reason", reason);
        v("partial", isPartial, releasedesk::optional);
        v("signatures", signatures, releasedesk::optional);
        v("sealed", sealed, releasedesk::optional);
    }
};

struct ApprovalHoldReleased {
    RELEASE_EVENT("approval.hold_released");
    TaskId task;
    QString step;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("step", step);
    }
};

//! The time of a step is over and the line goes on without it.
struct ApprovalLapsed {
    RELEASE_EVENT("approval.lapsed");
    TaskId task;
    QString step;
    bool isUnanswered = false; //!< an optional agreement; otherwise 기한 후결

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("step", step);
        v("unanswered", isUnanswered, releasedesk::optional);
    }
};

struct ApprovalReminded {
    RELEASE_EVENT("approval.reminded");
    TaskId task;
    QString step;
    QList<PersonId> people;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("step", step);
        v("people", people);
    }
};

struct ApprovalEscalated {
    RELEASE_EVENT("approval.escalated");
    TaskId task;
    QString step;
    PersonId to;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("step", step);
        v("to", to);
    }
};

struct ApprovalForwarded {
    RELEASE_EVENT("approval.forwarded");
    TaskId task;
    QString step;
    PersonId from;
    PersonId to;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("step", step);
        v("from", from);
        v("to", to);
        v("reason", reason);
    }
};

//! The request is over because its time is.
struct ApprovalExpired {
    RELEASE_EVENT("approval.expired");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

struct ApprovalChecked {
    RELEASE_EVENT("approval.checked");
    TaskId task;
    QString step;
    bool hasPassed = false;
    QString evidence;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("step", step);
        v("passed", hasPassed);
        v("evidence", evidence, releasedesk::optional);
    }
};

} // namespace releasedesk::domain
