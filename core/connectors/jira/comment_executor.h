// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_executor.h"

namespace releasedesk::connectors {

//! jira.comment: writes one comment on each issue of the release, at most once each.
class CommentExecutor : public JiraExecutor
{
public:
    //! \p patience: how long a comment that may be on its way is looked for before it counts as not written.
    CommentExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                    QNetworkAccessManager &network, const Clock &clock,
                    std::chrono::milliseconds patience = std::chrono::seconds(2));

    [[nodiscard]] QString kind() const override { return QStringLiteral("jira.comment"); }

    [[nodiscard]] effects::EffectSemantics semantics() const override
    {
        return {.isOutside = true,
                .lookUp = effects::EffectSemantics::LookUp::Proves,
                .carrier = QLatin1String("comment property")};
    }

    static constexpr qsizetype maxTextLength = 32'000; //!< Jira takes a little more

protected:
    [[nodiscard]] Run run(JiraErrand errand, engine::TaskAssignment task) override;

private:
    std::chrono::milliseconds m_patience;
};

} // namespace releasedesk::connectors
