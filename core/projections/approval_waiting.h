// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/projections/release_book.h"

namespace releasedesk::projections {

//! A step of an approval whose turn it is, as its owner asks about it.
struct WaitingStep {
    ReleaseId release;
    TaskId task;
    QString step;
    QString title;
    domain::StepType type = domain::StepType::Approve;
    QList<PersonId> missing; //!< who could still sign; a check has none
    int granted = 0;
    int needed = 1;
    QDateTime since;
    qint64 workingMinutes = 0; //!< of the workspace, since then
    QDateTime due; //!< not valid: whenever
    bool isOverdue = false;
    bool isBlocked = false; //!< asks nobody who could sign
    PersonId heldBy;
    QString holdReason;
    QDateTime heldUntil;
    QDateTime remindedAt;
    QMap<PersonId, PersonId> actingNow; //!< absent person → who acts for him

    friend bool operator==(const WaitingStep &, const WaitingStep &) = default;
};

//! Who is missing in a release and since when, the oldest first.
[[nodiscard]] QList<WaitingStep> waitingSteps(const domain::Release &release, const domain::Directory &directory,
                                              const QDateTime &now);

//! One link of the answer to "why is it not moving?".
struct Blocker {
    //! approval, hold, check, window, expired, person, unknown, failed, pause, returned, draft, freeze, lock
    QString reason;
    QString text; //!< a translated sentence
    QList<PersonId> holders; //!< who or what can change it
    QDateTime since;
    QDateTime due;
    QStringList
        actions; //!< remind, sign, forward, releaseHold, replace, start, move, resume, retry, resolve, edit, claim

    friend bool operator==(const Blocker &, const Blocker &) = default;
};

//! What keeps a release where it is, the cause first. Empty when it moves by itself or is over. Every chain ends at
//! something a person or a clock can change. \p others are the releases of the workspace, which may be in its way.
[[nodiscard]] QList<Blocker> whyNotMoving(const domain::Release &release, const domain::Directory &directory,
                                          const QDateTime &now, const QMap<ReleaseId, domain::Release> &others = {});

//! Why a task that is ready does not begin: a freeze, or a release that has its environment. Nothing if neither does.
[[nodiscard]] std::optional<Blocker> keptFromBeginning(const domain::Release &release, const domain::Task &task,
                                                       const domain::Directory &directory, const QDateTime &now,
                                                       const QMap<ReleaseId, domain::Release> &others);

//! The answer in one sentence; empty when nothing keeps it.
[[nodiscard]] QString whyInWords(const QList<Blocker> &chain);

//! What changed for \p person since the own last signature under an approval: names of parts; nothing if there was
//! none.
[[nodiscard]] std::optional<QStringList> changedSinceSigned(const domain::Release &release, const TaskId &task,
                                                            const PersonId &person);

} // namespace releasedesk::projections
