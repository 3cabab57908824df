// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/outcome_words.h"

#include "core/base/safe_text.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

using domain::ApprovalRequest;
using domain::ApprovalState;
using domain::Decision;
using domain::Directory;
using domain::Signature;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OutcomeWords)
};

bool isNo(Decision decision)
{
    return decision == Decision::Return || decision == Decision::Reject || decision == Decision::Disagree
        || decision == Decision::ReturnToPrevious || decision == Decision::Object;
}

//! A yes stands while its content does, a no until it is asked again.
bool doesStand(const Signature &signature, const ApprovalRequest &request)
{
    return domain::isPositive(signature.decision) ? request.doesCount(signature)
                                                  : isNo(signature.decision) && signature.at >= request.openedAt;
}

QString ownVerb(Decision decision)
{
    switch (decision) {
    case Decision::Approve:
        return Text::tr("You approved, %1", "at");
    case Decision::Agree:
        return Text::tr("You agreed, %1", "at");
    case Decision::Confirm:
        return Text::tr("You confirmed, %1", "at");
    case Decision::Return:
        return Text::tr("You returned it, %1", "at");
    case Decision::ReturnToPrevious:
        return Text::tr("You returned it to the step before, %1", "at");
    case Decision::Reject:
        return Text::tr("You rejected it, %1", "at");
    case Decision::Disagree:
        return Text::tr("You disagreed, %1", "at");
    default:
        return Text::tr("You objected, %1", "at");
    }
}

//! With the reason, and a full stop.
QString withReason(const QString &what, const QString &reason)
{
    const QString plain = SafeText::lineFromOutside(reason).plain();
    return plain.isEmpty() ? Text::tr("%1.", "sentence").arg(what) : Text::tr("%1: “%2”.", "sentence").arg(what, plain);
}

const Signature *lastOf(const ApprovalRequest &request, const PersonId &me)
{
    const Signature *last = nullptr;
    for (const Signature &signature : request.signatures) {
        if (signature.person == me && doesStand(signature, request))
            last = &signature;
    }
    return last;
}

//! Who ended it, in the third person.
QString endingText(const ApprovalRequest &request, const PersonId &me, const Directory &directory, const QDateTime &now)
{
    const Signature *ending = nullptr;
    for (const Signature &signature : request.signatures) {
        if (isNo(signature.decision) && doesStand(signature, request))
            ending = &signature;
    }
    if (!ending || ending->person == me)
        return {};
    const QString who = personName(directory, ending->person);
    const QString at = momentText(ending->at, now);
    return withReason(ending->decision == Decision::Reject ? Text::tr("%1 rejected it, %2", "who, at").arg(who, at)
                                                           : Text::tr("%1 returned it, %2", "who, at").arg(who, at),
                      ending->comment);
}

QString stateText(const ApprovalRequest &request, const PersonId &me, const Directory &directory, const QDateTime &now)
{
    switch (request.state) {
    case ApprovalState::Complete:
        return Text::tr("Complete: everybody who was asked has signed.");
    case ApprovalState::Returned:
    case ApprovalState::Rejected: {
        const QString ending = endingText(request, me, directory, now);
        const PersonId owner = request.requestedBy;
        if (owner == me)
            return QString(ending + u' ' + Text::tr("Change it and ask again.")).trimmed();
        return QString(ending + u' ' + Text::tr("%1 can change it and ask again.").arg(personName(directory, owner)))
            .trimmed();
    }
    case ApprovalState::Withdrawn:
        return Text::tr("The request was taken back; you will be asked if it is made again.");
    case ApprovalState::Expired:
        return Text::tr("It expired before everybody had signed.");
    case ApprovalState::Active:
        break;
    }
    QStringList names;
    for (const PersonId &person : request.nextSigners()) {
        if (person != me)
            names.append(personName(directory, person));
    }
    return names.isEmpty() ? QString() : Text::tr("It waits for %1.").arg(names.join(QStringLiteral(", ")));
}

QString ownText(const ApprovalRequest &request, const PersonId &me, const QDateTime &now)
{
    const Signature *const own = lastOf(request, me);
    if (!own)
        return {};
    return withReason(ownVerb(own->decision).arg(momentText(own->at, now)),
                      domain::isPositive(own->decision) ? QString() : own->comment);
}

} // namespace

QString outcomeText(const ApprovalRequest &request, const PersonId &me, const Directory &directory,
                    const QDateTime &now)
{
    const QString own = ownText(request, me, now);
    if (own.isEmpty() && request.state == ApprovalState::Active)
        return {};
    return QString(own + u' ' + stateText(request, me, directory, now)).trimmed();
}

} // namespace releasedesk::ui
