// SPDX-License-Identifier: Apache-2.0
// Which release may be where.
#include "core/domain/environment_lock.h"
#include "core/engine/release_engine.h"

namespace releasedesk::engine {

using namespace domain;

const Release *ReleaseEngine::holderAgainst(const Release &release, const QSet<EnvironmentId> &environments) const
{
    QList<const Release *> all; // also one whose last event could not be written yet
    for (const LivePtr &live : m_live) {
        if (live->release.exists())
            all.append(&live->release);
    }
    return domain::holderAgainst(release, environments, all, m_directory);
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
