// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

#include <optional>

namespace releasedesk::domain {

struct Directory;
struct Task;
class Release;

//! What a release does when a freeze begins, or its window ends, while it runs; part of what is signed.
enum class WhenFrozen { Finish, Hold, RollBack };

[[nodiscard]] constexpr auto enumNames(WhenFrozen /*type*/)
{
    return std::array<std::pair<WhenFrozen, const char *>, 3>{
        {{WhenFrozen::Finish, "finish"}, {WhenFrozen::Hold, "hold"}, {WhenFrozen::RollBack, "rollBack"}}};
}

//! A time in which nothing may take effect. Looking, building and taking back are never frozen.
struct Freeze {
    static constexpr bool refusesUnknownKeys = true;

    QDateTime from; //!< UTC
    QDateTime until; //!< UTC, not part of it
    QList<EnvironmentId> environments; //!< empty: everywhere
    QList<ProjectId> projects; //!< empty: all of them
    QString reason; //!< e.g. "Black Friday"
    PersonId owner; //!< whom to ask; may be empty
    QStringList exceptions; //!< releases that it does not hold, as "payments/5.1.0"

    //! Whether it holds somewhere in [\p start, \p end], or at \p start if both are the same.
    [[nodiscard]] bool meets(const QDateTime &start, const QDateTime &end) const;
    //! Whether it is about that environment and release.
    [[nodiscard]] bool holds(const EnvironmentId &environment, const ProjectId &project, const QString &version) const;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("from", from);
        v("until", until);
        v("environments", environments, releasedesk::optional);
        v("projects", projects, releasedesk::optional);
        v("reason", reason);
        v("owner", owner, releasedesk::optional);
        v("exceptions", exceptions, releasedesk::optional);
    }

    friend bool operator==(const Freeze &, const Freeze &) = default;
};

//! What a freeze says, of whom it is, and whether it ends after it begins.
[[nodiscard]] Result<> checkFreeze(const Freeze &freeze, const Directory &directory);

//! A freeze that a release runs into.
struct FreezeHit {
    Freeze freeze;
    EnvironmentId environment; //!< where the release takes effect
    bool isWindowOver = false; //!< no freeze: the window of the release ended at \c freeze.from
};

//! Whether a freeze where it is keeps \p task from beginning: it changes something in an environment. What looks, asks
//! people or tells them, and every way back, is never held.
[[nodiscard]] bool isHeldByFreezes(const Task &task);

//! The first freeze between \p start and \p end that holds where \p release takes effect; nothing if there is none.
[[nodiscard]] std::optional<FreezeHit> freezeMet(const Release &release, const Directory &directory,
                                                 const QDateTime &start, const QDateTime &end);

//! What is wrong, until when, and what to do; translated.
[[nodiscard]] QString freezeText(const FreezeHit &hit, const Directory &directory);

} // namespace releasedesk::domain
