// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_executor.h"

namespace releasedesk::connectors {

//! jira.scope_lock: proves that the release still holds the issues that Jira has in the version, and marks the
//! version's description with a line that names the release. Fails and names the difference when there is one.
//! restore() takes the line away.
class ScopeLockExecutor final : public JiraExecutor
{
public:
    using JiraExecutor::JiraExecutor;

    [[nodiscard]] QString kind() const override { return QStringLiteral("jira.scope_lock"); }
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
