// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::domain {

//! What stands in one field of the approval box (결재란).
enum class Mark {
    Planned, //!< nothing yet
    Waiting, //!< asked now
    Drafted, //!< 기안
    Reviewed, //!< 검토
    Approved, //!< 승인
    Agreed, //!< 합의
    Disagreed, //!< 부동의
    Unanswered, //!< 무응답
    Cooperated, //!< 협조
    FinalByDelegation, //!< 전결
    Skipped, //!< a diagonal: decided finally by somebody before
    Afterwards, //!< 후결: to be decided afterwards
    DecidedAfterwards, //!< 후결, with its date
    Objected, //!< 후결 with an objection
    Lapsed, //!< 기한 후결
    Held, //!< 보류
    Returned, //!< 보완 요청
    ReturnedToPrevious, //!< 전단계 반려
    Rejected, //!< 반려
    Informed, //!< 참조, not read yet
    Read, //!< 열람
    Receiving, //!< 수신, not received yet
    Received, //!< 접수
    ReadLater, //!< 후열: the absent person reads what was signed for him
    CheckPassed,
    CheckFailed,
    Blocked, //!< asks nobody
};

//! One field of the box: who, what, when.
struct Stamp {
    QString step; //!< empty: the drafter
    StepType type = StepType::Approve;
    QString title; //!< head of the field: role or department
    PersonId person; //!< whose name stands in it; empty: an automated check
    PersonId actedBy; //!< 대결: who signed in that person's place; both names are printed
    Mark mark = Mark::Planned;
    QDateTime at;
    QString comment;
    bool isWithdrawn = false; //!< signed before, and the content changed since

    friend bool operator==(const Stamp &, const Stamp &) = default;
};

//! The fields of one approval's box, the drafter first, then by place.
[[nodiscard]] QList<Stamp> stampsOf(const Release &release, const ApprovalRequest &request);

//! The same for an approval of a release that was not submitted yet.
[[nodiscard]] QList<Stamp> plannedStamps(const Release &release, const Task &task, const Directory &directory,
                                         const QDateTime &now);

//! The word that is printed, in the current language.
[[nodiscard]] QString markName(Mark mark);

//! The word for acting in somebody's place (대결).
[[nodiscard]] QString actingName();

} // namespace releasedesk::domain
