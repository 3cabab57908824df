// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace releasedesk::tests {

//! A weakness that can be switched on with RD_SABOTAGE, and the guarantee whose test must turn red under it.
struct Sabotage {
    const char *name;
    const char *guarantee;
    const char *weakness;
};

//! Every weakness there is. "./dev test sabotage" reads this table by its lines: one entry, one line.
constexpr std::array sabotages{
    Sabotage{"plain-qnam", "G04", "mutating requests go through a plain network manager, which repeats them"},
    Sabotage{"no-jitter", "G18", "those who failed together come back together"},
    Sabotage{"retry-of-post", "G18", "a change is sent again after 5xx"},
    Sabotage{"no-host-cap", "G18", "a server that comes back is run over by all who waited"},
    Sabotage{"default-redirects", "G33", "redirects are followed wherever they lead, with the token"},
    Sabotage{"name-not-address", "G34", "the name of a server is checked and not the address behind it"},
};

} // namespace releasedesk::tests
