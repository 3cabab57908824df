// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/directory_decisions.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::approvals {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PeopleRegister)
};

using Decided = Result<QList<PeopleEvent>>;
using domain::Directory;
using domain::Person;

constexpr qsizetype longestText = 200;

bool isId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}$"));
    return form.match(text).hasMatch();
}

bool isMail(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[^\\s@<>,;:\"]+@[^\\s@<>,;:\"]+$"));
    return text.size() <= longestText && form.match(text).hasMatch();
}

//! Text that can be printed in one line.
bool isLine(const QString &text)
{
    return text.size() <= longestText && SafeText::lineFromOutside(text).plain() == text;
}

tl::unexpected<Error> invalid(const char *reason, const QString &message)
{
    return refusal(QLatin1String(reason), message, ErrorCode::InvalidArgument);
}

tl::unexpected<Error> aboutOneself()
{
    return refusal(QStringLiteral("person.own"),
                   Text::tr("Nobody decides about the own rights: another administrator does this."),
                   ErrorCode::PermissionDenied);
}

//! Whether both accounts are one natural person.
bool isSame(const Directory &directory, const PersonId &one, const PersonId &other)
{
    return directory.naturalPerson(one) == directory.naturalPerson(other);
}

Result<> checkText(const Person &person)
{
    if (!isId(person.id.value()))
        return invalid("person.id", Text::tr("An account is letters, digits and . _ @ + - only, at most 100 of them."));
    if (person.name.trimmed().isEmpty())
        return invalid("person.name", Text::tr("Say how the person's name is printed."));
    for (const QString &text : {person.name, person.nameKo, person.title, person.titleKo, person.department}) {
        if (!isLine(text))
            return invalid("person.text",
                           Text::tr("“%1” cannot be printed in one line.")
                               .arg(SafeText::lineFromOutside(text.left(longestText)).plain()));
    }
    if (!person.mail.isEmpty() && !isMail(person.mail))
        return invalid(
            "person.mail",
            Text::tr("“%1” is no mail address.").arg(SafeText::lineFromOutside(person.mail.left(longestText)).plain()));
    return {};
}

//! One step only: two accounts are one person, never a chain.
Result<> checkLink(const Person &person, const Directory &directory)
{
    if (person.linkedTo.isEmpty())
        return {};
    const Person *const other = directory.person(person.linkedTo);
    const bool isChain = std::ranges::any_of(
        directory.people, [&](const Person &each) { return each.linkedTo == person.id && each.id != person.id; });
    if (!other || other->id == person.id || !other->linkedTo.isEmpty() || isChain)
        return invalid("person.link",
                       Text::tr("An account is linked to another of this workspace that is linked to none itself."));
    return {};
}

Decided enterPerson(const EnterPerson &command, const access::Actor &actor, const Directory &directory)
{
    const Person &wish = command.person;
    if (const auto checked = checkText(wish); !checked)
        return failed(checked);
    if (const auto checked = checkLink(wish, directory); !checked)
        return failed(checked);
    const Person *const before = directory.person(wish.id);
    if (before && *before == wish)
        return QList<PeopleEvent>();
    const bool isOwn = isSame(directory, wish.id, actor.id)
        || (!wish.linkedTo.isEmpty() && isSame(directory, wish.linkedTo, actor.id));
    const bool isAboutRights = !before || before->roles != wish.roles || before->linkedTo != wish.linkedTo;
    if (isOwn && isAboutRights)
        return aboutOneself();
    return QList<PeopleEvent>{PersonEntered{wish}};
}

Decided removePerson(const RemovePerson &command, const access::Actor &actor, const Directory &directory)
{
    if (!directory.person(command.person))
        return refusal(QStringLiteral("person.unknown"),
                       Text::tr("This workspace does not know “%1”.").arg(command.person.value()), ErrorCode::NotFound);
    if (isSame(directory, command.person, actor.id))
        return aboutOneself();
    if (command.reason.trimmed().isEmpty())
        return invalid("person.noReason", Text::tr("Say why; the reason stays in the record."));
    // Whoever is linked to the account would be a person of its own without it, and could sign beside it.
    const auto linked = std::ranges::find(directory.people, command.person, &Person::linkedTo);
    if (linked != directory.people.end())
        return refusal(QStringLiteral("person.linked"),
                       Text::tr("“%1” is linked to this account. Remove that one first.").arg(linked->id.value()));
    return QList<PeopleEvent>{PersonRemoved{command.person, command.reason.trimmed()}};
}

Decided enterGroup(const EnterGroup &command, const access::Actor &actor, const Directory &directory)
{
    domain::PersonGroup wish = command.group;
    if (!isId(wish.id))
        return invalid("group.id", Text::tr("A group is letters, digits and . _ @ + - only, at most 100 of them."));
    if (!isLine(wish.name))
        return invalid("group.name", Text::tr("The name of the group cannot be printed in one line."));
    QList<PersonId> people;
    for (const PersonId &id : wish.people) {
        if (!directory.person(id))
            return refusal(QStringLiteral("person.unknown"),
                           Text::tr("This workspace does not know “%1”.").arg(id.value()), ErrorCode::NotFound);
        if (!people.contains(id))
            people.append(id);
    }
    wish.people = people;
    const domain::PersonGroup *const before = directory.group(wish.id);
    if (before && *before == wish)
        return QList<PeopleEvent>();
    const auto isIn = [&](const QList<PersonId> &list) {
        return std::ranges::any_of(list, [&](const PersonId &id) { return isSame(directory, id, actor.id); });
    };
    const bool joins = isIn(people) != (before && isIn(before->people));
    if (joins)
        return aboutOneself();
    return QList<PeopleEvent>{GroupEntered{wish}};
}

Decided removeGroup(const RemoveGroup &command, const Directory &directory)
{
    if (!directory.group(command.group))
        return refusal(QStringLiteral("group.unknown"), Text::tr("There is no group “%1”.").arg(command.group),
                       ErrorCode::NotFound);
    return QList<PeopleEvent>{GroupRemoved{command.group}};
}

} // namespace

Result<QList<PeopleEvent>> decideDirectory(const PeopleCommand &command, const access::Actor &actor,
                                           const Directory &directory)
{
    if (!actor.roles.contains(domain::Role::Administrator))
        return refusal(QStringLiteral("access.role"),
                       Text::tr("Only an administrator says who is in the workspace and in its groups. Ask one."),
                       ErrorCode::PermissionDenied);
    if (const auto *const person = std::get_if<EnterPerson>(&command))
        return enterPerson(*person, actor, directory);
    if (const auto *const person = std::get_if<RemovePerson>(&command))
        return removePerson(*person, actor, directory);
    if (const auto *const group = std::get_if<EnterGroup>(&command))
        return enterGroup(*group, actor, directory);
    if (const auto *const group = std::get_if<RemoveGroup>(&command))
        return removeGroup(*group, directory);
    return QList<PeopleEvent>();
}

} // namespace releasedesk::approvals
