// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/freeze_decisions.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::approvals {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PeopleRegister)
};

using Decided = Result<QList<PeopleEvent>>;
using domain::Directory;
using domain::Freeze;

constexpr qsizetype longestReason = 200;

tl::unexpected<Error> refusedTo(const char *reason, const QString &message)
{
    return refusal(QLatin1String(reason), message, ErrorCode::PermissionDenied);
}

bool isAdministrator(const access::Actor &actor)
{
    return actor.roles.contains(domain::Role::Administrator);
}

const Freeze *freezeWith(const Directory &directory, const QString &id)
{
    const auto found = std::ranges::find(directory.freezes, id, freezeId);
    return found == directory.freezes.end() ? nullptr : &*found;
}

tl::unexpected<Error> unknown()
{
    return refusal(QStringLiteral("freeze.unknown"),
                   Text::tr("This freeze is not there any more. Look at the list again."), ErrorCode::NotFound);
}

//! Whether \p actor may let happen what \p freeze holds.
Result<> checkMayLoosen(const Freeze &freeze, const access::Actor &actor, const Directory &directory)
{
    const bool isOwn
        = !freeze.owner.isEmpty() && directory.naturalPerson(freeze.owner) == directory.naturalPerson(actor.id);
    if (isOwn || isAdministrator(actor))
        return {};
    const QString whom = freeze.owner.isEmpty() ? Text::tr("an administrator") : directory.nameOf(freeze.owner);
    return refusedTo("freeze.owner",
                     Text::tr("The freeze “%1” belongs to somebody else, so you cannot take it away or make it hold "
                              "less. Ask %2.")
                         .arg(freeze.reason, whom));
}

//! Nobody is excepted by whoever wants to release.
Result<> checkException(const QString &release, const access::Actor &actor, const Directory &directory)
{
    const domain::Project *const project = directory.project(ProjectId(release.section(u'/', 0, 0)));
    if (!project || release.section(u'/', 1).isEmpty())
        return refusal(QStringLiteral("freeze.exception"),
                       Text::tr("“%1” is no release of this workspace. Write it as project/version.").arg(release),
                       ErrorCode::InvalidArgument);
    const bool isOwn
        = !project->owner.isEmpty() && directory.naturalPerson(project->owner) == directory.naturalPerson(actor.id);
    if (isOwn)
        return refusedTo("freeze.own",
                         Text::tr("You own %1, so somebody else decides whether %2 is an exception: whom the freeze "
                                  "belongs to, or an administrator.")
                             .arg(project->id.value(), release));
    return {};
}

//! Whether \p now holds less than \p before somewhere.
bool isLooser(const Freeze &before, const Freeze &now)
{
    const auto isWithin = [](const auto &narrow, const auto &wide) { // an empty list means all
        return wide.isEmpty()
            || (!narrow.isEmpty() && std::ranges::all_of(narrow, [&](const auto &id) { return wide.contains(id); }));
    };
    const auto isExceptedMore = std::ranges::any_of(
        now.exceptions, [&](const QString &release) { return !before.exceptions.contains(release); });
    return now.from > before.from || now.until < before.until || !isWithin(before.environments, now.environments)
        || !isWithin(before.projects, now.projects) || isExceptedMore || now.owner != before.owner;
}

Decided setFreeze(const SetFreeze &command, const access::Actor &actor, const Directory &directory)
{
    const Freeze &wish = command.freeze;
    const bool maySet = actor.roles.contains(domain::Role::Owner) || actor.roles.contains(domain::Role::Operator)
        || isAdministrator(actor);
    if (!maySet)
        return refusedTo("access.role", Text::tr("Freezes are kept by release owners and operators. Ask one of them."));
    if (const auto checked = domain::checkFreeze(wish, directory); !checked)
        return failed(checked);
    const Freeze *const before
        = command.replaces.isEmpty() ? freezeWith(directory, freezeId(wish)) : freezeWith(directory, command.replaces);
    if (!before && !command.replaces.isEmpty())
        return unknown();
    if (before && *before == wish)
        return QList<PeopleEvent>();
    const Freeze *const there = freezeWith(directory, freezeId(wish));
    if (there && there != before) // it would be taken over
        return refusal(QStringLiteral("freeze.exists"),
                       Text::tr("There is a freeze with these times, places and reason already. Change that one."),
                       ErrorCode::AlreadyExists);
    for (const QString &release : wish.exceptions) {
        if (before && before->exceptions.contains(release))
            continue;
        if (const auto checked = checkException(release, actor, directory); !checked)
            return failed(checked);
    }
    if (before && isLooser(*before, wish)) {
        if (const auto checked = checkMayLoosen(*before, actor, directory); !checked)
            return failed(checked);
    }
    QList<PeopleEvent> events;
    if (before && freezeId(*before) != freezeId(wish))
        events.append(FreezeLifted{freezeId(*before), QStringLiteral("changed")});
    events.append(FreezeSet{wish});
    return events;
}

Decided liftFreeze(const LiftFreeze &command, const access::Actor &actor, const Directory &directory)
{
    const Freeze *const freeze = freezeWith(directory, command.freeze);
    if (!freeze)
        return unknown();
    if (const auto checked = checkMayLoosen(*freeze, actor, directory); !checked)
        return failed(checked);
    const QString reason = command.reason.trimmed();
    if (reason.isEmpty() || reason.size() > longestReason)
        return refusal(
            QStringLiteral("freeze.noReason"),
            Text::tr("Say why, in at most %1 characters; the reason stays in the record.").arg(longestReason),
            ErrorCode::InvalidArgument);
    return QList<PeopleEvent>{FreezeLifted{command.freeze, reason}};
}

} // namespace

Result<QList<PeopleEvent>> decideFreeze(const PeopleCommand &command, const access::Actor &actor,
                                        const Directory &directory)
{
    if (const auto *const wish = std::get_if<SetFreeze>(&command))
        return setFreeze(*wish, actor, directory);
    if (const auto *const wish = std::get_if<LiftFreeze>(&command))
        return liftFreeze(*wish, actor, directory);
    return QList<PeopleEvent>();
}

} // namespace releasedesk::approvals
