// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/base/clock.h"
#include "core/domain/connection.h"
#include "core/effects/effect_journal.h"
#include "core/versions/jira_change.h"

class QNetworkAccessManager;
class QObject;

namespace releasedesk::app {

//! What changes in Jira are made with; all of it outlives them.
struct JiraDeskNeeds {
    QObject *context = nullptr; //!< lives in the thread of the network
    store::EventStore &record;
    const Clock &clock;
    const domain::ConnectionDirectory &connections;
    QNetworkAccessManager &network;
    effects::EffectJournal::Publish publish;
};

//! Changes Jira for one signed-in person: intents and results stand in the record under that person's name.
class JiraDesk final : public versions::JiraChanges
{
public:
    JiraDesk(JiraDeskNeeds needs, access::Actor actor);

    [[nodiscard]] Result<> mayChange() const override;
    [[nodiscard]] QCoro::Task<Result<versions::ChangeDone>> changeVersion(versions::VersionChange change) override;
    [[nodiscard]] QCoro::Task<Result<versions::ChangeDone>> changeIssues(versions::IssueChange change) override;

private:
    JiraDeskNeeds m_needs;
    access::Actor m_actor;
};

} // namespace releasedesk::app
