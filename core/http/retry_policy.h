// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>

namespace releasedesk::http {

//! When a request that only reads is sent again after a passing failure. Pure: the same numbers give the same answer.
struct RetryPolicy {
    static constexpr std::chrono::seconds longestPause{30};

    int repeats = 2;
    std::chrono::milliseconds firstPause{400}; //!< doubles each time

    //! The pause before the next repeat when \p made have been made, or nothing: no more of them, or the server wants
    //! to be left alone for longer than a person waits. \p roll from 0 to 1 keeps those who failed together from coming
    //! back together.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(int made,
                                                                      std::optional<std::chrono::seconds> wish,
                                                                      double roll) const;
};

} // namespace releasedesk::http
