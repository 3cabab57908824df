// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_executor.h"

namespace releasedesk::connectors {

//! jira.comment: writes one comment on each issue of the release, at most once each.
class CommentExecutor final : public JiraExecutor
{
public:
    using JiraExecutor::JiraExecutor;

    [[nodiscard]] QString kind() const override { return QStringLiteral("jira.comment"); }

    static constexpr qsizetype maxTextLength = 32'000; //!< Jira takes a little more

protected:
    [[nodiscard]] Run run(JiraErrand errand, engine::TaskAssignment task) override;
};

} // namespace releasedesk::connectors
