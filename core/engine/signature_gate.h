// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

#include <array>
#include <optional>

namespace releasedesk::engine {

//! Asks checkSignatures() before each effect of one release. The answer is kept for as long as nothing it depends on
//! has changed: the release says so (Release::gateVersion()), the workspace by a number that the owner of the gate
//! raises with each change of the directory.
class SignatureGate
{
public:
    [[nodiscard]] Result<> check(const domain::Release &release, const domain::Directory &directory,
                                 quint64 directoryVersion, bool isProtected);

    //! For a release that was read anew: its versions may mean something else.
    void forget() { m_answers = {}; }

private:
    struct Answer {
        quint64 gateVersion = 0;
        quint64 directoryVersion = 0;
        Result<> verdict;
    };

    std::array<std::optional<Answer>, 2> m_answers; //!< for unprotected and for protected environments
};

} // namespace releasedesk::engine
