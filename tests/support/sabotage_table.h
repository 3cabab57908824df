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
    Sabotage{"limit-not-checked", "G09", "limits are not looked at"},
    Sabotage{"commit-error-ignored", "G10", "a commit that failed is answered as if it had not"},
    Sabotage{"failed-commit-left", "G11", "what a failed commit left in the log is found by the next start"},
    Sabotage{"read-error-as-end", "G11", "a read that fails is taken for the end of the rows"},
    Sabotage{"chain-not-verified", "G13", "events are read without a look at the chain"},
    Sabotage{"index-not-checked", "G13", "the index by which releases are read is not compared with the record"},
    Sabotage{"hash-covers-payload-only", "G14", "the hash covers the payload alone"},
    Sabotage{"signed-head-ignored", "G14", "the record is not compared with the head signed outside of it"},
    Sabotage{"migration-without-transaction", "G15", "the statements of a migration are committed one by one"},
    Sabotage{"lock-ignored", "G16", "two programs write one record"},
    Sabotage{"re-dispatch-after-restart", "G05", "an intent without a result is sent again after a restart"},
    Sabotage{"retry-of-unknown", "G05", "a task whose outcome nobody knows is tried again"},
    Sabotage{"no-deadline", "G17", "requests have no time limit"},
    Sabotage{"shell-exec", "G36", "commands go through a shell"},
    Sabotage{"plain-qnam", "G04", "mutating requests go through a plain network manager, which repeats them"},
    Sabotage{"no-jitter", "G18", "those who failed together come back together"},
    Sabotage{"retry-of-post", "G18", "a change is sent again after 5xx"},
    Sabotage{"no-host-cap", "G18", "a server that comes back is run over by all who waited"},
    Sabotage{"default-redirects", "G33", "redirects are followed wherever they lead, with the token"},
    Sabotage{"name-not-address", "G34", "the name of a server is checked and not the address behind it"},
    Sabotage{"fold-reads-clock", "G07", "the fold of the record takes a time from the clock"},
    Sabotage{"skip-rollback-edge", "G08", "connections inside the rollback lane do not order it"},
    Sabotage{"restart-forgets-effects", "G08", "a rollback knows nothing of what a restart has set back"},
    Sabotage{"wall-clock-in-timer", "G20", "a wait is measured with the clock on the wall"},
    Sabotage{"hash-skips-field", "G22", "the hash of the flow leaves one field out"},
    Sabotage{"edit-keeps-signatures", "G22", "an edit withdraws no signature"},
    Sabotage{"gate-not-asked-again", "G22", "signatures are not looked at when a task is handed out"},
    Sabotage{"gate-answer-kept", "G22", "what the gate answered once is believed for ever"},
    Sabotage{"authorize-start", "G23", "everybody may start a release"},
    Sabotage{"drafter-signs", "G23", "whoever asks for approval may give it"},
    Sabotage{"author-approves", "G23", "whoever wrote a commit in scope may approve it"},
    Sabotage{"empty-set-passes", "G23", "a step that asks nobody is passed"},
    Sabotage{"afterwards-opens-production", "G23", "production opens for what is signed afterwards"},
    Sabotage{"withdrawn-counts", "G23", "a withdrawn signature counts"},
    Sabotage{"body-only-signature", "G24", "a signature covers the body without its type"},
    Sabotage{"signature-not-verified", "G24", "the bytes are read and the signature is not checked"},
    Sabotage{"unsigned-accepted", "G24", "a decision without its signature is accepted"},
    Sabotage{"any-head-accepted", "G25", "a checkpoint is not compared with the record"},
    Sabotage{"evidence-trusts-its-key", "G26", "the verifier trusts the key inside the file"},
};

} // namespace releasedesk::tests
