// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::reconciliation {

//! What comparing plan (J: the Jira scope), code (G: commits of the range that stand) and artifact (A: commits it was
//! built from) says of one issue or commit.
enum class Verdict {
    OtherRevision, //!< the artifact was built from another commit than the candidate names
    LeftBehind, //!< runs today and is not in the candidate: the release would take it back
    Missing, //!< J alone: planned, no code
    Reverted, //!< J, and all its commits of the range were taken back within it
    StaleArtifact, //!< J and G, not A: some of its code came after the build
    Unexpected, //!< G and A, not J: ships without being planned
    UnexpectedNotBuilt, //!< G alone
    UnplannedInArtifact, //!< A without G: the artifact was built from beside the candidate
    Unlinked, //!< a commit that names no issue
    AlreadyRunning, //!< J, and its code is in the base: shipped by an earlier release
    NoCodeNeeded, //!< J alone, of a type that may have none
    Matched, //!< all three
};

[[nodiscard]] constexpr auto enumNames(Verdict /*type*/)
{
    return std::array<std::pair<Verdict, const char *>, 12>{{{Verdict::OtherRevision, "otherRevision"},
                                                             {Verdict::LeftBehind, "leftBehind"},
                                                             {Verdict::Missing, "missing"},
                                                             {Verdict::Reverted, "reverted"},
                                                             {Verdict::StaleArtifact, "staleArtifact"},
                                                             {Verdict::Unexpected, "unexpected"},
                                                             {Verdict::UnexpectedNotBuilt, "unexpectedNotBuilt"},
                                                             {Verdict::UnplannedInArtifact, "unplannedInArtifact"},
                                                             {Verdict::Unlinked, "unlinked"},
                                                             {Verdict::AlreadyRunning, "alreadyRunning"},
                                                             {Verdict::NoCodeNeeded, "noCodeNeeded"},
                                                             {Verdict::Matched, "matched"}}};
}

//! Whether somebody has to look at it; the others only say that all is well.
[[nodiscard]] constexpr bool isFinding(Verdict verdict)
{
    return verdict != Verdict::NoCodeNeeded && verdict != Verdict::Matched;
}

//! What can be done about a row.
enum class Fix {
    Rebuild,
    MergeBack, //!< bring what runs into the candidate
    MoveToNextVersion,
    RemoveFromScope,
    AddToVersion,
    LinkIssue,
};

[[nodiscard]] constexpr auto enumNames(Fix /*type*/)
{
    return std::array<std::pair<Fix, const char *>, 6>{{{Fix::Rebuild, "rebuild"},
                                                        {Fix::MergeBack, "mergeBack"},
                                                        {Fix::MoveToNextVersion, "moveToNextVersion"},
                                                        {Fix::RemoveFromScope, "removeFromScope"},
                                                        {Fix::AddToVersion, "addToVersion"},
                                                        {Fix::LinkIssue, "linkIssue"}}};
}

//! In a word or two, e.g. "Missing"; translated.
[[nodiscard]] QString verdictName(Verdict verdict);

//! What it means, in a sentence; translated.
[[nodiscard]] QString verdictMeaning(Verdict verdict);

//! What to do, in a few words; translated.
[[nodiscard]] QString fixName(Fix fix);

} // namespace releasedesk::reconciliation
