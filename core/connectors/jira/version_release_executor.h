// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_executor.h"

namespace releasedesk::connectors {

//! jira.version_release: marks a version as released on the day the task began, after moving its unfinished issues
//! to another version where one is named. A version that somebody released meanwhile is left as it is.
//! restore() takes the mark back, with the date it had, and brings the moved issues back.
class VersionReleaseExecutor final : public JiraExecutor
{
public:
    using JiraExecutor::JiraExecutor;

    [[nodiscard]] QString kind() const override { return QStringLiteral("jira.version_release"); }
    [[nodiscard]] bool canRestore() const override { return true; }
    [[nodiscard]] effects::EffectSemantics semantics() const override
    {
        return {.isOutside = true, .isIdempotent = true, .lookUp = effects::EffectSemantics::LookUp::Proves};
    }

protected:
    [[nodiscard]] Run run(JiraErrand errand, engine::TaskAssignment task) override;
    [[nodiscard]] Run takeBack(JiraErrand errand, engine::TaskAssignment task) override;
};

} // namespace releasedesk::connectors
