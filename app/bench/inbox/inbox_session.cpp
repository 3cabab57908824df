// SPDX-License-Identifier: Apache-2.0
#include "app/bench/inbox/inbox_session.h"

#include "core/store/release_codec.h"

namespace releasedesk::bench {

using namespace domain;

namespace {

const PersonId owner("owner");
const PersonId approver("approver");
const TaskId approval("approve");
constexpr int projects = 20;

Plan planWithApproval()
{
    Plan plan;
    plan.phases = {{PhaseId("approve"), QStringLiteral("Approval"), true},
                   {PhaseId("deploy"), QStringLiteral("Deployment"), false}};
    Task sign;
    sign.id = approval;
    sign.kind = QStringLiteral("release.approve");
    sign.title = QStringLiteral("Release approval");
    sign.phase = PhaseId("approve");
    sign.parameters = {{QStringLiteral("approvers"), QJsonArray{approver.value()}},
                       {QStringLiteral("rule"), QStringLiteral("inOrder")}};
    plan.tasks.append(sign);
    for (int i = 0; i < 12; ++i) {
        Task task;
        task.id = TaskId(QStringLiteral("t%1").arg(i));
        task.kind = QStringLiteral("time.wait");
        task.title = QStringLiteral("Step %1").arg(i + 1);
        task.phase = PhaseId("deploy");
        plan.tasks.append(task);
    }
    return plan;
}

ProjectId projectOf(int number)
{
    return ProjectId(QStringLiteral("project-%1").arg(number % projects));
}

} // namespace

InboxSession::InboxSession(int items)
{
    for (int i = 0; i < items; ++i)
        m_events += ask(i);
    m_items = items;
}

Directory InboxSession::directory()
{
    Directory directory;
    directory.people = {{owner, QStringLiteral("Gaeun Han"), {}, {}, {}, {}, {}, {Role::Owner}},
                        {approver, QStringLiteral("Minseo Park"), {}, {}, {}, {}, {}, {Role::Approver}}};
    for (int i = 0; i < projects; ++i)
        directory.projects.append({projectOf(i), QStringLiteral("project %1").arg(i), owner});
    return directory;
}

void InboxSession::askOnce()
{
    const QList<store::RecordedEvent> added = ask(m_items++);
    m_events += added;
    for (const store::RecordedEvent &event : added)
        emit recorded(event);
}

QList<store::RecordedEvent> InboxSession::ask(int number)
{
    const ReleaseId id(QStringLiteral("release-%1").arg(number));
    ReleaseCreated created;
    created.release = id;
    created.project = projectOf(number);
    created.version = QStringLiteral("%1.%2.0").arg(number / 100 + 1).arg(number % 100);
    created.owner = owner;
    created.plan = planWithApproval();
    ApprovalOpened opened;
    opened.task = approval;
    opened.approvers = {approver};
    opened.requestedBy = owner;
    opened.revision = 1;
    opened.digest = QStringLiteral("digest-%1").arg(number);
    return {happened(id, 1, created), happened(id, 2, opened)};
}

store::RecordedEvent InboxSession::happened(const ReleaseId &release, qint64 version, const ReleaseEvent &event)
{
    return {++m_position,
            store::releaseStream(release),
            version,
            owner,
            QDateTime::currentDateTimeUtc(),
            store::encode(event),
            {}};
}

PersonId InboxSession::person() const
{
    return approver;
}

QCoro::Task<Result<store::Position>> InboxSession::send(ReleaseCommand /*command*/)
{
    co_return failure(ErrorCode::FailedPrecondition, QStringLiteral("nothing is recorded here"));
}

QCoro::Task<Result<QList<store::RecordedEvent>>> InboxSession::eventsAfter(store::Position position, int limit)
{
    co_return m_events.mid(position, limit);
}

QCoro::Task<Result<QList<store::LogLine>>> InboxSession::log(store::LogKey /*key*/, qint64 /*first*/, int /*limit*/)
{
    co_return QList<store::LogLine>();
}

} // namespace releasedesk::bench
