// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::domain {

enum class FindingLevel { Information, Warning, Error };

[[nodiscard]] constexpr auto enumNames(FindingLevel /*type*/)
{
    return std::array<std::pair<FindingLevel, const char *>, 3>{{{FindingLevel::Information, "information"},
                                                                 {FindingLevel::Warning, "warning"},
                                                                 {FindingLevel::Error, "error"}}};
}

//! Something that stands against submitting or starting a release.
struct Finding {
    QString rule; //!< product rule, e.g. "L3"
    FindingLevel level = FindingLevel::Warning;
    TaskId task; //!< empty: the release as a whole
    QString message; //!< translated: what is wrong and what to do

    friend bool operator==(const Finding &, const Finding &) = default;
};

//! Checks L1–L6, L10, L11 and L14 of the product's rules over what the release says, and L16: what is put into a
//! protected environment is named for good. Errors forbid submitting; policies of the plan make more of them.
[[nodiscard]] QList<Finding> checkPlan(const Release &release, const Directory &directory, const QDateTime &now);

[[nodiscard]] bool hasErrors(const QList<Finding> &findings);

//! The approvers a `release.approve` task names, each once.
[[nodiscard]] QList<PersonId> approversOf(const Task &task);

//! How many signatures a `release.approve` task with the rule “n of m” asks for.
[[nodiscard]] int neededOf(const Task &task);

} // namespace releasedesk::domain
