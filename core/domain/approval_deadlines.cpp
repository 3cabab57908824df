// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_deadlines.h"

#include "core/base/shown_zone.h"
#include "core/domain/approval_rules.h"
#include "core/domain/approval_withdrawal.h"
#include "core/domain/manifest.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalDeadlines)
};

//! What time does to one open step.
std::optional<ReleaseEvent> ofStep(const ApprovalStep &step, const ApprovalRequest &request, const Release &release,
                                   const Circumstances &now)
{
    const StepRecord record = request.records.value(step.id);
    if (!record.askedAt.isValid())
        return std::nullopt;
    const WorkingCalendar &calendar = now.directory.calendar;
    const auto isOver
        = [&](int hours) { return hours > 0 && calendar.after(record.askedAt, qint64{60} * hours) <= now.now; };
    if (step.type == StepType::Check) {
        const bool isOld = step.check.validMinutes > 0 && record.checkedAt.isValid()
            && record.checkedAt.addSecs(qint64{60} * step.check.validMinutes) <= now.now;
        const auto found = lookAt(step.check, release);
        const bool isNews = found && (!record.checkPassed || *record.checkPassed != found->first || isOld);
        if (isNews)
            return ApprovalChecked{request.task, step.id, found->first, found->second};
        return std::nullopt;
    }
    if (!record.heldBy.isEmpty() && record.heldUntil.isValid() && record.heldUntil <= now.now)
        return ApprovalHoldReleased{request.task, step.id};
    if (step.type == StepType::AgreeOptional && isOver(step.dueHours))
        return ApprovalLapsed{request.task, step.id, true};
    const ApprovalLine line = request.effectiveLine();
    const bool mayLapse = line.allowsAfterwards && step.type != StepType::Approve && step.type != StepType::Agree;
    if (mayLapse && isOver(step.lapseHours))
        return ApprovalLapsed{request.task, step.id, false};
    if (isOver(step.escalateHours) && record.escalatedTo.isEmpty() && !step.escalateTo.isEmpty())
        return ApprovalEscalated{request.task, step.id, step.escalateTo};
    const QDateTime lastAsked
        = std::max(record.askedAt, record.remindedAt.isValid() ? record.remindedAt : record.askedAt);
    if (step.remindHours > 0 && calendar.after(lastAsked, qint64{60} * step.remindHours) <= now.now)
        return ApprovalReminded{request.task, step.id, request.missingOf(step)};
    return std::nullopt;
}

//! An approved release whose signatures the rules, keys or checks of now no longer support is asked again.
std::optional<ReleaseEvent> whatFell(const Release &release, const Circumstances &now)
{
    Withdrawal found = withdrawalBetween(release, release, now);
    if (found.isEmpty())
        return std::nullopt;
    return *eventOf(found, Text::tr("The rules of the workspace changed"));
}

} // namespace

QDateTime expiryOf(const ApprovalRequest &request, const Release &release)
{
    QDateTime expiry = release.windowEnd();
    const int days = request.line.expiresAfterDays;
    if (days > 0) {
        QDateTime last;
        for (const Signature &signature : request.validApprovals())
            last = std::max(last, signature.at);
        const QDateTime old = last.isValid() ? last.addDays(days) : QDateTime();
        if (old.isValid() && (!expiry.isValid() || old < expiry))
            expiry = old;
    }
    return expiry;
}

QDateTime dueOf(const ApprovalStep &step, const ApprovalRequest &request, const Directory &directory)
{
    const QDateTime asked = request.records.value(step.id).askedAt;
    if (step.type == StepType::Afterwards) {
        for (const Signature &signature : request.validApprovals()) {
            if (request.state == ApprovalState::Complete && signature.at.isValid())
                return directory.calendar.afterDays(signature.at, directory.approvals.afterwardsDays);
        }
        return {};
    }
    return step.dueHours > 0 && asked.isValid() ? directory.calendar.after(asked, qint64{60} * step.dueHours)
                                                : QDateTime();
}

Result<> checkNotExpired(const Release &release, const QDateTime &now)
{
    for (const ApprovalRequest &request : release.approvals()) {
        const QDateTime expiry = expiryOf(request, release);
        if (request.state == ApprovalState::Complete && expiry.isValid() && now >= expiry)
            return refusal(QStringLiteral("approval.expired"),
                           Text::tr("The approval of %1 %2 ended at %3. Move the window and ask for approval again.")
                               .arg(release.project().value(), release.version(),
                                    inShownZone(expiry).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    }
    return {};
}

Decided decide(const KeepApprovalTime & /*command*/, const Release &release, const Circumstances &now)
{
    if (!release.exists())
        return notNow(release);
    QList<ReleaseEvent> events;
    const bool isWaiting = release.state() == ReleaseState::InApproval || release.state() == ReleaseState::Approved;
    for (const ApprovalRequest &request : release.approvals()) {
        const QDateTime expiry = expiryOf(request, release);
        const bool isOpen = request.state == ApprovalState::Active || request.state == ApprovalState::Complete;
        if (isWaiting && isOpen && expiry.isValid() && now.now >= expiry)
            return QList<ReleaseEvent>{ApprovalExpired{request.task}};
        for (const ApprovalStep &step : request.openSteps()) {
            if (const auto event = ofStep(step, request, release, now))
                events.append(*event);
        }
    }
    if (events.isEmpty() && isWaiting) {
        if (const auto event = whatFell(release, now))
            events.append(*event);
    }
    return events;
}

Decided decide(const RecordApprovalCheck &command, const Release &release, const Circumstances &now)
{
    const ApprovalRequest *const request = release.approval(command.task);
    const ApprovalLine line = request ? request->effectiveLine() : ApprovalLine();
    const ApprovalStep *const step = line.step(command.step);
    if (!request || !step || step->type != StepType::Check)
        return refusal(QStringLiteral("approval.unknown"), Text::tr("This release has no such check."),
                       ErrorCode::NotFound);
    (void)now;
    return QList<ReleaseEvent>{ApprovalChecked{command.task, command.step, command.hasPassed, command.evidence}};
}

} // namespace releasedesk::domain
