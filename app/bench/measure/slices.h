// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/options.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace releasedesk::bench {

//! How a given time is cut, so that two things measured by turns see the same disk: in slices of a second, or in
//! shorter ones if there would be fewer than --runs.
struct Slices {
    int warmup = 0; //!< uncounted ones before
    int count = 1;
    std::chrono::nanoseconds length{};

    [[nodiscard]] static Slices of(const Options &options)
    {
        const double seconds = options.number("seconds");
        const int count = std::max(options.whole("runs"), static_cast<int>(std::ceil(seconds)));
        return {options.whole("warmup"), count, std::chrono::nanoseconds(std::llround(seconds / count * 1e9))};
    }
};

} // namespace releasedesk::bench
