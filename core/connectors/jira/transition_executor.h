// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_executor.h"

namespace releasedesk::connectors {

//! jira.transition: moves the issues of the release to a status, each at most once. restore() moves those back that
//! still are where it put them and have a way back.
class TransitionExecutor final : public JiraExecutor
{
public:
    using JiraExecutor::JiraExecutor;

    [[nodiscard]] QString kind() const override { return QStringLiteral("jira.transition"); }
    [[nodiscard]] bool canRestore() const override { return true; }
    [[nodiscard]] effects::EffectSemantics semantics() const override
    {
        return {.isOutside = true, .isIdempotent = true, .lookUp = effects::EffectSemantics::LookUp::Finds};
    }

protected:
    [[nodiscard]] Run run(JiraErrand errand, engine::TaskAssignment task) override;
    [[nodiscard]] Run takeBack(JiraErrand errand, engine::TaskAssignment task) override;
};

} // namespace releasedesk::connectors
