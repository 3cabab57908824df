// SPDX-License-Identifier: Apache-2.0
#include "core/projections/approval_words.h"

#include <QCoreApplication>

namespace releasedesk::projections {

using namespace domain;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

} // namespace

void ApprovalWords::operator()(const ApprovalOpened &event)
{
    m_activity.task = event.task;
    QStringList names;
    for (const PersonId &person : event.approvers)
        names.append(m_directory.nameOf(person));
    say(TaskState::Waiting, Text::tr("“%1” asks %2").arg(title(event.task), names.join(QStringLiteral(", "))));
}

void ApprovalWords::operator()(const ApprovalSigned &event)
{
    m_activity.task = event.task;
    m_activity.note = event.comment;
    const QString person = m_directory.nameOf(event.person);
    switch (event.decision) {
    case Decision::Approve:
        return say(TaskState::Succeeded, Text::tr("%1 approved plan revision %2").arg(person).arg(event.revision),
                   true);
    case Decision::Return:
        return say(TaskState::Waiting,
                   Text::tr("%1 returned plan revision %2 for changes").arg(person).arg(event.revision), true);
    case Decision::Reject:
        return say(TaskState::Failed, Text::tr("%1 rejected plan revision %2").arg(person).arg(event.revision), true);
    case Decision::Agree:
        return say(TaskState::Succeeded, Text::tr("%1 agreed to plan revision %2").arg(person).arg(event.revision),
                   true);
    case Decision::Disagree:
        return say(TaskState::Failed, Text::tr("%1 disagreed with plan revision %2").arg(person).arg(event.revision),
                   true);
    case Decision::Confirm:
        return say(TaskState::Succeeded, Text::tr("%1 confirmed plan revision %2").arg(person).arg(event.revision),
                   true);
    case Decision::Hold:
        return say(TaskState::Waiting, Text::tr("%1 holds the approval").arg(person), true);
    case Decision::ReleaseHold:
        return say(TaskState::Waiting, Text::tr("%1 goes on with the approval").arg(person));
    case Decision::ReturnToPrevious:
        return say(TaskState::Waiting,
                   Text::tr("%1 returned plan revision %2 to the step before").arg(person).arg(event.revision), true);
    case Decision::Object:
        return say(TaskState::Failed, Text::tr("%1 objected afterwards").arg(person), true);
    case Decision::Read:
        return say(TaskState::Succeeded, Text::tr("%1 has read it").arg(person));
    case Decision::Withdraw:
        return say(TaskState::Waiting, Text::tr("%1 took a signature back").arg(person), true);
    }
}

void ApprovalWords::operator()(const ApprovalHoldReleased &event)
{
    m_activity.task = event.task;
    say(TaskState::Waiting, Text::tr("“%1” is no longer on hold").arg(title(event.task)));
}

void ApprovalWords::operator()(const ApprovalLapsed &event)
{
    m_activity.task = event.task;
    say(TaskState::Waiting,
        event.isUnanswered
            ? Text::tr("An optional agreement of “%1” was not answered in time").arg(title(event.task))
            : Text::tr("A step of “%1” was not signed in time; it is signed afterwards").arg(title(event.task)),
        true);
}

void ApprovalWords::operator()(const ApprovalReminded &event)
{
    m_activity.task = event.task;
    QStringList names;
    for (const PersonId &person : event.people)
        names.append(m_directory.nameOf(person));
    say(TaskState::Waiting, Text::tr("Reminded %1").arg(names.join(QStringLiteral(", "))));
}

void ApprovalWords::operator()(const ApprovalEscalated &event)
{
    m_activity.task = event.task;
    say(TaskState::Waiting, Text::tr("“%1” now asks %2 as well").arg(title(event.task), m_directory.nameOf(event.to)),
        true);
}

void ApprovalWords::operator()(const ApprovalForwarded &event)
{
    m_activity.task = event.task;
    m_activity.note = event.reason;
    say(TaskState::Waiting,
        Text::tr("%1 passed the request on to %2").arg(m_directory.nameOf(event.from), m_directory.nameOf(event.to)),
        true);
}

void ApprovalWords::operator()(const ApprovalExpired &event)
{
    m_activity.task = event.task;
    say(TaskState::Aborted, Text::tr("The approval of %1 is over because its time is").arg(name()), true);
}

void ApprovalWords::operator()(const ApprovalChecked &event)
{
    m_activity.task = event.task;
    m_activity.note = event.evidence;
    say(event.hasPassed ? TaskState::Succeeded : TaskState::Failed,
        event.hasPassed ? Text::tr("A check of “%1” passed").arg(title(event.task))
                        : Text::tr("A check of “%1” did not pass").arg(title(event.task)));
}

void ApprovalWords::operator()(const ApprovalCompleted & /*event*/)
{
    say(TaskState::Succeeded, Text::tr("%1 is approved and can start").arg(name()), true);
}

void ApprovalWords::operator()(const ApprovalWithdrawn &event)
{
    m_activity.note = event.reason;
    say(TaskState::Aborted, Text::tr("%1 withdrew the request").arg(m_actor));
}

void ApprovalWords::operator()(const SignaturesWithdrawn &event)
{
    m_activity.note = event.reason;
    say(TaskState::Waiting,
        Text::tr("Signatures were withdrawn because %1 changed").arg(event.parts.join(QStringLiteral(", "))), true);
}

} // namespace releasedesk::projections
