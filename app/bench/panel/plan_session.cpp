// SPDX-License-Identifier: Apache-2.0
#include "app/bench/panel/plan_session.h"

#include "core/domain/release_event.h"
#include "core/store/release_codec.h"

namespace releasedesk::bench {

using namespace domain;

namespace {

const PersonId owner("owner");
const ProjectId project("bench");

} // namespace

PlanSession::PlanSession(const Plan &plan)
{
    ReleaseCreated created;
    created.release = release();
    created.project = project;
    created.version = QStringLiteral("1.0.0");
    created.title = QStringLiteral("Bench");
    created.owner = owner;
    created.plan = plan;
    m_events.append(
        {1, store::releaseStream(release()), 1, owner, QDateTime::currentDateTimeUtc(), store::encode(created), {}});
}

void PlanSession::happen(const ReleaseEvent &event)
{
    const qint64 number = m_events.size() + 1;
    m_events.append({number,
                     store::releaseStream(release()),
                     number,
                     owner,
                     QDateTime::currentDateTimeUtc(),
                     store::encode(event),
                     {}});
    emit recorded(m_events.last());
}

ReleaseId PlanSession::release()
{
    return ReleaseId("bench");
}

Directory PlanSession::directory()
{
    Directory directory;
    directory.people = {{owner, QStringLiteral("Owner"), {}, {}, {}, {}, {}, {Role::Owner}}};
    directory.projects = {{project, QStringLiteral("bench"), owner}};
    return directory;
}

PersonId PlanSession::person() const
{
    return owner;
}

QCoro::Task<Result<store::Position>> PlanSession::send(ReleaseCommand /*command*/)
{
    co_return failure(ErrorCode::FailedPrecondition, QStringLiteral("nothing is recorded here"));
}

QCoro::Task<Result<QList<store::RecordedEvent>>> PlanSession::eventsAfter(store::Position position, int limit)
{
    co_return m_events.mid(position, limit);
}

QCoro::Task<Result<QList<store::LogLine>>> PlanSession::log(store::LogKey /*key*/, qint64 /*first*/, int /*limit*/)
{
    co_return QList<store::LogLine>();
}

} // namespace releasedesk::bench
