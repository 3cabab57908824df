// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release_decisions.h"
#include "tests/ui/support/sample_desk.h"

namespace releasedesk::tests {

//! The sample desk whose commands are decided by the domain, as an engine would, so that they have their events.
struct DecidingDesk : SampleDesk {
    explicit DecidingDesk(const PersonId &person = sampleUser)
        : SampleDesk(false, person)
    {
        session.decide = [this](const domain::ReleaseCommand &command) -> std::optional<Error> {
            const ReleaseId id = domain::releaseOf(command);
            const domain::Release *const release = desk.release(id);
            const domain::Release now = release ? *release : domain::Release();
            const domain::Circumstances circumstances{desk.person(), clock.utcNow(), desk.directory()};
            const domain::Decided decided
                = std::visit([&](const auto &each) { return domain::decide(each, now, circumstances); }, command);
            if (!decided)
                return decided.error();
            for (const domain::ReleaseEvent &event : *decided)
                session.happen(id, desk.person(), clock.utcNow(), event);
            return std::nullopt;
        };
    }

    [[nodiscard]] const domain::Plan &plan(const ReleaseId &id = catalogRelease) const
    {
        return desk.release(id)->plan();
    }
};

} // namespace releasedesk::tests
