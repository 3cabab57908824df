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
    Sabotage{"ack-before-commit", "G01", "an append is answered before its commit"},
    Sabotage{"sync-normal", "G02", "commits are not synced"},
    Sabotage{"commit-error-ignored", "G10", "a commit that failed is answered as if it had not"},
    Sabotage{"failed-commit-left", "G11", "what a failed commit left in the log is found by the next start"},
    Sabotage{"read-error-as-end", "G11", "a read that fails is taken for the end of the rows"},
    Sabotage{"chain-not-verified", "G13", "events are read without a look at the chain"},
    Sabotage{"hash-covers-payload-only", "G14", "the hash covers the payload alone"},
    Sabotage{"signed-head-ignored", "G14", "the record is not compared with the head signed outside of it"},
    Sabotage{"migration-without-transaction", "G15", "the statements of a migration are committed one by one"},
    Sabotage{"lock-ignored", "G16", "two programs write one record"},
    Sabotage{"plain-qnam", "G04", "mutating requests go through a plain network manager, which repeats them"},
    Sabotage{"no-jitter", "G18", "those who failed together come back together"},
    Sabotage{"retry-of-post", "G18", "a change is sent again after 5xx"},
    Sabotage{"no-host-cap", "G18", "a server that comes back is run over by all who waited"},
    Sabotage{"default-redirects", "G33", "redirects are followed wherever they lead, with the token"},
    Sabotage{"name-not-address", "G34", "the name of a server is checked and not the address behind it"},
};

} // namespace releasedesk::tests
