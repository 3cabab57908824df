// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

namespace releasedesk::reconciliation {

//! Between which two revisions the code of a release lies, as a person named them: a tag, a branch, a commit or a
//! version. Empty: what is found by itself.
struct CodeEnds {
    QString base; //!< what runs before it
    QString head; //!< the candidate

    friend bool operator==(const CodeEnds &, const CodeEnds &) = default;
};

//! What the variables codeBase and codeHead of a release say.
[[nodiscard]] CodeEnds codeEndsOf(const domain::Plan &plan);

//! Keeps them as these variables, so that they are signed with the flow and can be changed like any other; those that
//! are not named are taken away.
void keepCodeEnds(domain::Plan &plan, const CodeEnds &ends);

} // namespace releasedesk::reconciliation
