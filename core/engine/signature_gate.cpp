// SPDX-License-Identifier: Apache-2.0
#include "core/engine/signature_gate.h"

#include "core/base/sabotage.h"
#include "core/domain/manifest.h"

namespace releasedesk::engine {

Result<> SignatureGate::check(const domain::Release &release, const domain::Directory &directory,
                              quint64 directoryVersion, bool isProtected)
{
    std::optional<Answer> &known = m_answers[isProtected ? 1 : 0];
    const bool isCurrent
        = known && known->gateVersion == release.gateVersion() && known->directoryVersion == directoryVersion;
    if (!isCurrent && !(known && RD_SABOTAGED("gate-answer-kept")))
        known
            = Answer{release.gateVersion(), directoryVersion, domain::checkSignatures(release, directory, isProtected)};
    return known->verdict;
}

} // namespace releasedesk::engine
