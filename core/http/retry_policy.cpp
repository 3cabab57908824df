// SPDX-License-Identifier: Apache-2.0
#include "core/http/retry_policy.h"

#include "core/base/sabotage.h"

#include <QtGlobal>

#include <algorithm>

namespace releasedesk::http {

std::optional<std::chrono::milliseconds> RetryPolicy::pauseAfter(int made, std::optional<std::chrono::seconds> wish,
                                                                 double roll) const
{
    if (made >= repeats || wish.value_or(std::chrono::seconds(0)) > longestPause)
        return std::nullopt;
    const auto doubled = std::min<std::chrono::milliseconds>(firstPause * (1 << std::min(made, 6)), longestPause);
    const double share = RD_SABOTAGED("no-jitter") ? 1.0 : 0.5 + std::clamp(roll, 0.0, 1.0);
    const auto spread = std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(doubled.count()) * share));
    if (!wish)
        return spread;
    // The wish is the least; what comes on top keeps them apart here too.
    const auto least = std::chrono::milliseconds(*wish);
    return RD_SABOTAGED("no-jitter") ? std::max(spread, least) : least + spread;
}

} // namespace releasedesk::http
