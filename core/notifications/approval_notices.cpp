// SPDX-License-Identifier: Apache-2.0
#include "core/notifications/approval_notices.h"

#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"
#include "core/documents/release_link.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace releasedesk::notifications {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalNotice)
};

//! Decisions after which the person can only be asked by a new event, such as a return to the step before.
qsizetype decisionsOf(const domain::ApprovalRequest &request, const projections::InboxItem &item,
                      const PersonId &person)
{
    return std::ranges::count_if(request.signatures, [&](const domain::Signature &each) {
        const bool isPause = each.decision == domain::Decision::Hold || each.decision == domain::Decision::ReleaseHold
            || each.decision == domain::Decision::Read;
        return !isPause && each.person == person && request.stepOf(each) == item.step;
    });
}

QString momentKey(const QDateTime &at)
{
    return QString::number(at.isValid() ? at.toMSecsSinceEpoch() : 0);
}

QString keyOf(const ApprovalNotice &notice, const domain::ApprovalRequest &request)
{
    const projections::InboxItem &item = notice.item;
    const QStringList parts{item.release.value(),
                            item.task.value(),
                            item.step,
                            momentKey(request.openedAt),
                            request.digest,
                            notice.person.value(),
                            item.actingFor.value(),
                            QString::number(decisionsOf(request, item, notice.person)),
                            notice.isReminder ? momentKey(request.records.value(item.step).remindedAt) : QString()};
    const QByteArray bytes = parts.join(u'\n').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(32));
}

//! Parts of the manifest as people call them.
QString partNames(const QStringList &parts)
{
    return parts.join(QStringLiteral(", "));
}

} // namespace

QList<ApprovalNotice> noticesOf(const domain::Release &release, const domain::Directory &directory,
                                const QDateTime &now)
{
    QList<ApprovalNotice> notices;
    if (release.isOver())
        return notices;
    for (const domain::Person &person : directory.people) {
        const bool isAway = std::ranges::any_of(directory.delegations, [&](const domain::Delegation &each) {
            return each.absent == person.id && each.isActive(now, release.project());
        });
        for (const projections::InboxItem &item :
             projections::approvalInboxOf(release, person.id, directory, now).toSign) {
            if (!item.isMyTurn || item.isHeldByMe || (isAway && item.actingFor.isEmpty()))
                continue;
            const domain::ApprovalRequest &request = *release.approval(item.task);
            ApprovalNotice notice{person.id, item, request.records.value(item.step).remindedAt.isValid(), {}};
            notice.key = keyOf(notice, request);
            notices.append(notice);
        }
    }
    return notices;
}

NoticeText textOf(const ApprovalNotice &notice, const domain::Release &release, const domain::Directory &directory)
{
    const domain::ApprovalRequest *const request = release.approval(notice.item.task);
    const domain::Project *const project = directory.project(release.project());
    const QString name = QString((project ? project->name : release.project().value()) + u' ' + release.version());
    const domain::Task *const task = release.plan().task(notice.item.task);
    const PersonId asker = request ? request->requestedBy : release.owner();

    QStringList lines;
    if (notice.isReminder)
        lines.append(Text::tr("%1 still waits for your decision.").arg(name));
    else
        lines.append(Text::tr("%1 asks for your decision on %2: %3.")
                         .arg(directory.nameOf(asker), name, task ? task->title : notice.item.task.value()));
    if (!notice.item.actingFor.isEmpty())
        lines.append(Text::tr("You sign for %1, who is away.").arg(directory.nameOf(notice.item.actingFor)));
    if (notice.item.changed)
        lines.append(notice.item.changed->isEmpty()
                         ? Text::tr("Nothing you answer for has changed since you signed last.")
                         : Text::tr("Changed since you signed last: %1.").arg(partNames(*notice.item.changed)));
    if (notice.item.due.isValid())
        lines.append(
            Text::tr("Due: %1.").arg(inShownZone(notice.item.due).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    lines.append(Text::tr("The link opens it in Release Desk, where you look at it and sign. This message signs "
                          "nothing."));

    const QString subject = notice.isReminder ? Text::tr("Reminder: %1 waits for your decision").arg(name)
                                              : Text::tr("Your decision is asked: %1").arg(name);
    using documents::ReleaseLink;
    return {SafeText::lineFromOutside(subject).plain(),
            SafeText::fromOutside(lines.join(u'\n')).plain(),
            ReleaseLink{release.project(), release.version(), ReleaseLink::Part::Approval, notice.item.task}.text(),
            release.id().value(),
            release.project().value(),
            release.version()};
}

} // namespace releasedesk::notifications
