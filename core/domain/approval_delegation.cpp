// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_delegation.h"

#include "core/domain/directory.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Delegation)
};

bool doOverlap(const Delegation &a, const Delegation &b)
{
    const QDateTime endOfA = a.endedAt.isValid() ? a.endedAt : a.until;
    const QDateTime endOfB = b.endedAt.isValid() ? b.endedAt : b.until;
    const bool isSameTime = a.from < endOfB && b.from < endOfA;
    const bool isSameScope = a.projects.isEmpty() || b.projects.isEmpty()
        || std::ranges::any_of(a.projects, [&](const ProjectId &each) { return b.projects.contains(each); });
    return isSameTime && isSameScope;
}

} // namespace

bool Delegation::isActive(const QDateTime &at, const ProjectId &project) const
{
    const bool isInTime = at >= from && at < until && !(endedAt.isValid() && at >= endedAt);
    return isInTime && (projects.isEmpty() || projects.contains(project));
}

Result<> checkDelegation(const Delegation &wish, const Directory &directory)
{
    for (const PersonId &person : {wish.absent, wish.delegate}) {
        if (!directory.person(person))
            return refusal(QStringLiteral("person.unknown"),
                           Text::tr("This workspace does not know “%1”, so nobody could act. Choose somebody else.")
                               .arg(person.value()),
                           ErrorCode::NotFound);
    }
    if (directory.naturalPerson(wish.absent) == directory.naturalPerson(wish.delegate))
        return refusal(QStringLiteral("delegation.self"),
                       Text::tr("Somebody cannot act for himself. Choose another person."), ErrorCode::InvalidArgument);
    if (!wish.from.isValid() || !wish.until.isValid() || wish.until <= wish.from)
        return refusal(QStringLiteral("delegation.time"),
                       Text::tr("A delegation needs a start and a later end. Correct its times."),
                       ErrorCode::InvalidArgument);
    if (wish.reason.trimmed().isEmpty())
        return refusal(QStringLiteral("delegation.noReason"), Text::tr("Say why; owners and auditors see it."),
                       ErrorCode::InvalidArgument);
    const QList<Role> &roles = directory.person(wish.delegate)->roles;
    const bool maySign
        = std::ranges::any_of(roles, [](Role role) { return role != Role::Auditor && role != Role::Administrator; });
    if (!maySign)
        return refusal(QStringLiteral("delegation.notEligible"),
                       Text::tr("%1 has no role that may sign, so nothing could be signed in place of %2. Choose "
                                "somebody else.")
                           .arg(directory.nameOf(wish.delegate), directory.nameOf(wish.absent)),
                       ErrorCode::PermissionDenied);
    for (const Delegation &other : directory.delegations) {
        if (!doOverlap(wish, other))
            continue;
        if (other.absent == wish.delegate)
            return refusal(QStringLiteral("delegation.chain"),
                           Text::tr("%1 is away in that time and is represented by %2. Choose somebody who is there.")
                               .arg(directory.nameOf(other.absent), directory.nameOf(other.delegate)));
        if (other.delegate == wish.absent)
            return refusal(QStringLiteral("delegation.chain"),
                           Text::tr("%1 acts for %2 in that time, and that cannot be passed on. End it first.")
                               .arg(directory.nameOf(wish.absent), directory.nameOf(other.absent)));
        if (other.absent == wish.absent)
            return refusal(QStringLiteral("delegation.exists"),
                           Text::tr("%1 already acts for %2 in that time. End that delegation first.")
                               .arg(directory.nameOf(other.delegate), directory.nameOf(other.absent)),
                           ErrorCode::AlreadyExists);
    }
    return {};
}

std::optional<Delegation> delegationBetween(const Directory &directory, const PersonId &absent,
                                            const PersonId &delegate, const QDateTime &at, const ProjectId &project)
{
    for (const Delegation &each : directory.delegations) {
        if (each.absent == absent && each.delegate == delegate && each.isActive(at, project))
            return each;
    }
    return std::nullopt;
}

} // namespace releasedesk::domain
