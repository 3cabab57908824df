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
};

} // namespace releasedesk::tests
