// SPDX-License-Identifier: Apache-2.0
#include "app/shared/jira_desk.h"

#include "core/async/call_in.h"
#include "core/base/shown_zone.h"
#include "core/connectors/jira/change_jira.h"
#include "core/connectors/jira/make_issue_source.h"

#include <QUuid>

namespace releasedesk::app {
namespace {

using connectors::JiraErrand;
using versions::ChangeDone;
using Task = QCoro::Task<Result<ChangeDone>>;

//! Hands progress to whoever watches; what is logged on the way is in the answer again.
class WatchedReport final : public engine::TaskReport
{
public:
    explicit WatchedReport(versions::ChangeWatch watch)
        : m_watch(std::move(watch))
    {
    }

    void progress(int percent, const QString &text) override
    {
        if (m_watch.progress)
            m_watch.progress(percent, text);
    }
    void log(store::LogLevel /*level*/, const QString & /*source*/, const QString & /*text*/) override {}

private:
    versions::ChangeWatch m_watch;
};

//! Runs in the thread of the network. The journal lives as long as the change.
Task perform(JiraDeskNeeds needs, PersonId actor, ConnectionId connection, versions::ChangeWatch watch,
             std::function<Task(JiraErrand)> change)
{
    const auto access = needs.connections.find(connection);
    if (!access)
        co_return failed(access);
    auto site = connectors::JiraSite::of(*access, needs.network);
    if (!site)
        co_return failed(site);
    const auto journal = std::make_shared<effects::EffectJournal>(needs.record, needs.clock, actor);
    journal->onRecorded(needs.publish);
    const EffectId operation(QString(QStringLiteral("jira-") + QUuid::createUuid().toString(QUuid::Id128).left(16)));
    JiraErrand errand{site->following(needs.connections),
                      connectors::makeIssueSource(*access, needs.network),
                      journal.get(),
                      std::make_shared<WatchedReport>(watch),
                      watch.stop,
                      operation};
    co_return co_await change(std::move(errand));
}

} // namespace

JiraDesk::JiraDesk(JiraDeskNeeds needs, access::Actor actor)
    : m_needs(std::move(needs))
    , m_actor(std::move(actor))
{
}

Result<> JiraDesk::mayChange() const
{
    // Who may compose releases may change the versions they are composed of.
    return access::authorize(m_actor, access::Action::CreateRelease, {});
}

Task JiraDesk::changeVersion(versions::VersionChange change)
{
    if (const auto may = mayChange(); !may)
        co_return failed(may);
    const std::function<Task(JiraErrand)> work
        = [change, day = inShownZone(m_needs.clock.utcNow()).date()](JiraErrand errand) {
              return connectors::changeVersionInJira(std::move(errand), change, day);
          };
    const std::function<Task()> there
        = [needs = m_needs, actor = m_actor.id, connection = change.connection, watch = change.watch, work] {
              return perform(needs, actor, connection, watch, work);
          };
    co_return co_await async::callIn<Result<ChangeDone>>(m_needs.context, there);
}

Task JiraDesk::changeIssues(versions::IssueChange change)
{
    if (const auto may = mayChange(); !may)
        co_return failed(may);
    const std::function<Task(JiraErrand)> work
        = [change](JiraErrand errand) { return connectors::changeIssuesInJira(std::move(errand), change); };
    const std::function<Task()> there
        = [needs = m_needs, actor = m_actor.id, connection = change.connection, watch = change.watch, work] {
              return perform(needs, actor, connection, watch, work);
          };
    co_return co_await async::callIn<Result<ChangeDone>>(m_needs.context, there);
}

} // namespace releasedesk::app
