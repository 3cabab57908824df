// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/base/result.h"

namespace releasedesk::domain {

struct Directory;

//! 대결: who signs for whom during an absence. It begins and ends by the calendar; what was signed meanwhile stays.
struct Delegation {
    QString id;
    PersonId absent;
    PersonId delegate;
    QDateTime from;
    QDateTime until;
    QList<ProjectId> projects; //!< empty: all
    QString reason;
    QDateTime endedAt; //!< ended early; not valid: not

    //! Whether it holds at \p at for a release of \p project.
    [[nodiscard]] bool isActive(const QDateTime &at, const ProjectId &project) const;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("absent", absent);
        v("delegate", delegate);
        v("from", from);
        v("until", until);
        v("projects", projects, releasedesk::optional);
        v("reason", reason);
        v("endedAt", endedAt, releasedesk::optional);
    }

    friend bool operator==(const Delegation &, const Delegation &) = default;
};

//! Whether this may be added: both known, not the same natural person, a time that ends, a reason, a delegate who is
//! not away himself and acts for nobody who acts for somebody (the chain has one link). Refused with "delegation.…".
[[nodiscard]] Result<> checkDelegation(const Delegation &wish, const Directory &directory);

//! The delegation by which \p delegate acts for \p absent now, or nothing.
[[nodiscard]] std::optional<Delegation> delegationBetween(const Directory &directory, const PersonId &absent,
                                                          const PersonId &delegate, const QDateTime &at,
                                                          const ProjectId &project);

} // namespace releasedesk::domain
