// SPDX-License-Identifier: Apache-2.0
// Which release may be where.
#include "core/domain/environment_lock.h"
#include "core/engine/release_engine.h"

#include <algorithm>

namespace releasedesk::engine {

using namespace domain;

bool ReleaseEngine::isPartOf(const Release &inner, const Release &outer, int depth) const
{
    if (isNestedIn(inner, outer))
        return true;
    return depth > 0 && std::ranges::any_of(m_live, [&](const LivePtr &between) {
               return between->release.exists() && isNestedIn(inner, between->release)
                   && between->release.id() != inner.id() && isPartOf(between->release, outer, depth - 1);
           });
}

const Release *ReleaseEngine::holderAgainst(const Release &release, const QSet<EnvironmentId> &environments) const
{
    for (const LivePtr &other : m_live) { // also one whose last event could not be written yet
        const bool isInTheWay = other->release.exists()
            && holdAgainst(release, environments, other->release, m_directory) && !isPartOf(release, other->release)
            && !isPartOf(other->release, release);
        if (isInTheWay)
            return &other->release;
    }
    return nullptr;
}

Result<> ReleaseEngine::checkEnvironments(const ReleaseCommand &command, const Release &release) const
{
    const bool mayBegin = std::holds_alternative<StartRelease>(command) || std::holds_alternative<RestartFrom>(command)
        || std::holds_alternative<RollBack>(command);
    if (!mayBegin || holdsItsEnvironments(release))
        return {};
    const QSet<EnvironmentId> wanted = environmentsOf(release, m_directory);
    const Release *const holder = holderAgainst(release, wanted);
    if (!holder)
        return {};
    return refusal(QStringLiteral("environment.held"),
                   holdText(*holdAgainst(release, wanted, *holder, m_directory), release, *holder, m_directory));
}

void ReleaseEngine::letOthersIn(const Release &release)
{
    for (auto other = m_live.cbegin(); other != m_live.cend(); ++other) {
        if ((*other)->isKeptOut && other.key() != release.id())
            settleLater(other.key());
    }
}

} // namespace releasedesk::engine
