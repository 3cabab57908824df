// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/people_register.h"

#include "core/approvals/directory_decisions.h"
#include "core/approvals/freeze_decisions.h"
#include "core/base/canonical_json.h"
#include "core/base/strict_json.h"
#include "core/domain/scope_warnings.h"
#include "core/signing/ed25519.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::approvals {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PeopleRegister)
};

using Decided = Result<QList<PeopleEvent>>;

//! Puts what was entered in the place of what was there, at the end, or takes it out.
template<typename Entry, typename Id>
void replaceIn(QList<Entry> &list, Id Entry::*id, const Id &key, const std::optional<Entry> &entry)
{
    const auto found = std::ranges::find(list, key, id);
    if (!entry)
        list.removeIf([&](const Entry &each) { return each.*id == key; });
    else if (found != list.end())
        *found = *entry;
    else
        list.append(*entry);
}

template<std::size_t index = 0>
Result<PeopleEvent> decode(const store::NewEvent &event)
{
    if constexpr (index < std::variant_size_v<PeopleEvent>) {
        using Event = std::variant_alternative_t<index, PeopleEvent>;
        if (event.name != QLatin1String(Event::eventName) || event.version > Event::eventVersion)
            return decode<index + 1>(event);
        const Result<QJsonObject> object = readStrictJsonObject(event.payload);
        if (!object)
            return failed(object);
        const Result<Event> decoded = fromJson<Event>(*object);
        if (!decoded)
            return failed(decoded);
        return PeopleEvent(*decoded);
    } else {
        return failure(
            ErrorCode::Unimplemented,
            QCoreApplication::translate("PeopleRegister",
                                        "The record holds “%1” version %2, which this version of Release "
                                        "Desk does not know. Update the program to work with this workspace.")
                .arg(event.name)
                .arg(event.version));
    }
}

tl::unexpected<Error> notYours(const QString &message)
{
    return refusal(QStringLiteral("access.role"), message, ErrorCode::PermissionDenied);
}

//! Where nobody else could revoke a lost key its owner may.
bool hasOtherAdministrator(const domain::Directory &directory, const PersonId &person)
{
    return std::ranges::any_of(directory.people, [&](const domain::Person &each) {
        return each.roles.contains(domain::Role::Administrator)
            && directory.naturalPerson(each.id) != directory.naturalPerson(person);
    });
}

QString textOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

Decided decideOne(const RegisterKey &command, const signing::KeyBook &keys, const QList<domain::Delegation> & /*all*/,
                  const access::Actor &actor, const domain::Directory &directory, const QDateTime &now)
{
    const bool isAdministrator = actor.roles.contains(domain::Role::Administrator);
    if (command.person != actor.id && !isAdministrator)
        return notYours(Text::tr("Everybody registers his own key; an administrator may vouch for one."));
    if (!directory.person(command.person))
        return refusal(QStringLiteral("person.unknown"),
                       Text::tr("This workspace does not know “%1”.").arg(command.person.value()), ErrorCode::NotFound);
    const QByteArray claim = keyClaim(command.person, command.publicKey, directory.workspaceId);
    if (!signing::verify(keyClaimType, claim, command.proof, command.publicKey))
        return refusal(QStringLiteral("key.proof"),
                       Text::tr("Whoever registers a key has to have it, and this was not shown. Make the key again."),
                       ErrorCode::PermissionDenied);
    const QString id = signing::keyIdOf(command.publicKey);
    if (keys.find(id))
        return refusal(QStringLiteral("key.exists"), Text::tr("This key is registered already, or was once."),
                       ErrorCode::AlreadyExists);
    const signing::PublicKey *const before = keys.inForce(command.person, now);
    const bool isAgreed = before && signing::verify(keyClaimType, claim, command.consent, before->key);
    const bool isVouched = isAdministrator && command.person != actor.id;
    if (before && !isAgreed && !isVouched)
        return refusal(QStringLiteral("key.consent"),
                       Text::tr("Your key in force has to sign the new one. If it is lost, an administrator revokes it "
                                "first."),
                       ErrorCode::PermissionDenied);
    return QList<PeopleEvent>{KeyRegistered{command.person, id, textOf(command.publicKey), textOf(command.proof),
                                            isAgreed ? textOf(command.consent) : QString()}};
}

Decided decideOne(const RevokeKey &command, const signing::KeyBook &keys, const QList<domain::Delegation> & /*all*/,
                  const access::Actor &actor, const domain::Directory &directory, const QDateTime & /*now*/)
{
    const signing::PublicKey *const key = keys.find(command.key);
    if (!key)
        return refusal(QStringLiteral("key.unknown"), Text::tr("There is no key “%1”.").arg(command.key),
                       ErrorCode::NotFound);
    if (key->person != actor.id && !actor.roles.contains(domain::Role::Administrator))
        return notYours(Text::tr("This is somebody else's key. Its owner or an administrator revokes it."));
    if (key->revokedAt.isValid())
        return QList<PeopleEvent>();
    if (command.reason.trimmed().isEmpty())
        return refusal(QStringLiteral("key.noReason"), Text::tr("Say why; the reason stays in the record."),
                       ErrorCode::InvalidArgument);
    const bool isAgreed
        = signing::verify(keyClaimType, revocationClaim(key->id, directory.workspaceId), command.consent, key->key);
    const bool isOwn = directory.naturalPerson(key->person) == directory.naturalPerson(actor.id);
    if (isOwn && !isAgreed && hasOtherAdministrator(directory, actor.id))
        return refusal(QStringLiteral("key.consent"),
                       Text::tr("Your key has to agree to its own end, by its passphrase. If it is lost, an "
                                "administrator revokes it."),
                       ErrorCode::PermissionDenied);
    return QList<PeopleEvent>{KeyRevoked{key->person, key->id, command.reason}};
}

Decided decideOne(const MakeDelegation &command, const signing::KeyBook & /*keys*/,
                  const QList<domain::Delegation> &all, const access::Actor &actor, const domain::Directory &directory,
                  const QDateTime &now)
{
    domain::Delegation wish = command.delegation;
    if (wish.absent != actor.id)
        return notYours(Text::tr("Only whoever is away can say who acts meanwhile."));
    const bool isKnown = std::ranges::any_of(all, [&](const domain::Delegation &other) { return other.id == wish.id; });
    if (wish.id.isEmpty() || isKnown)
        return refusal(QStringLiteral("delegation.id"), Text::tr("A delegation needs a name of its own."),
                       ErrorCode::InvalidArgument);
    if (wish.until <= now)
        return refusal(QStringLiteral("delegation.time"), Text::tr("This time is over already. Correct it."),
                       ErrorCode::InvalidArgument);
    wish.endedAt = {};
    wish.from = std::max(wish.from, now); // nobody acted before it was said
    domain::Directory known = directory;
    known.delegations = all;
    if (const auto checked = domain::checkDelegation(wish, known); !checked)
        return failed(checked);
    return QList<PeopleEvent>{DelegationMade{wish}};
}

Decided decideOne(const EndDelegation &command, const signing::KeyBook & /*keys*/, const QList<domain::Delegation> &all,
                  const access::Actor &actor, const domain::Directory & /*directory*/, const QDateTime &now)
{
    const auto found = std::ranges::find(all, command.delegation, &domain::Delegation::id);
    if (found == all.end())
        return refusal(QStringLiteral("delegation.unknown"),
                       Text::tr("There is no delegation “%1”.").arg(command.delegation), ErrorCode::NotFound);
    const bool mayEnd
        = found->absent == actor.id || found->delegate == actor.id || actor.roles.contains(domain::Role::Administrator);
    if (!mayEnd)
        return notYours(Text::tr("This is somebody else's delegation. One of the two or an administrator ends it."));
    if (found->endedAt.isValid() || found->until <= now)
        return QList<PeopleEvent>();
    return QList<PeopleEvent>{DelegationEnded{command.delegation}};
}

Decided decideSwitch(const SwitchWarning &command, const access::Actor &actor, const domain::Directory &directory)
{
    const domain::Project *const project = directory.project(command.project);
    if (!project)
        return refusal(QStringLiteral("warning.project"),
                       Text::tr("This workspace does not know the project “%1”.").arg(command.project.value()),
                       ErrorCode::NotFound);
    if (project->owner != actor.id && !actor.roles.contains(domain::Role::Administrator))
        return notYours(Text::tr("Only %1, who owns %2, or an administrator decides what it is not warned of.")
                            .arg(directory.nameOf(project->owner), project->id.value()));
    const QList<domain::WarningRule> rules = domain::warningRules();
    if (std::ranges::find(rules, command.rule, &domain::WarningRule::id) == rules.end())
        return refusal(QStringLiteral("warning.unknown"),
                       Text::tr("There is no rule “%1”. There are W1 to W%2.").arg(command.rule).arg(rules.size()),
                       ErrorCode::NotFound);
    const QString reason = command.reason.trimmed();
    if (project->warningsOff.value(command.rule) == reason)
        return QList<PeopleEvent>();
    return QList<PeopleEvent>{WarningSwitched{command.project, command.rule, reason}};
}

//! Whether \p command is one that decideDirectory() answers.
bool isAboutDirectory(const PeopleCommand &command)
{
    return std::holds_alternative<EnterPerson>(command) || std::holds_alternative<RemovePerson>(command)
        || std::holds_alternative<EnterGroup>(command) || std::holds_alternative<RemoveGroup>(command);
}

Decided decideChoice(const ChooseNotification &command, const QHash<PersonId, domain::NotificationRules> &chosen,
                     const access::Actor &actor, const domain::Directory &directory)
{
    if (!directory.person(actor.id))
        return refusal(QStringLiteral("person.unknown"),
                       Text::tr("This workspace does not know “%1”.").arg(actor.id.value()), ErrorCode::NotFound);
    const auto isTime = [](const QString &text) { return QTime::fromString(text, QStringLiteral("HH:mm")).isValid(); };
    if (!isTime(command.rules.quietFrom) || !isTime(command.rules.quietUntil))
        return refusal(QStringLiteral("notification.time"),
                       Text::tr("Quiet hours go from one time of the day to another, such as 21:00 and 08:00."),
                       ErrorCode::InvalidArgument);
    if (chosen.value(actor.id) == command.rules)
        return QList<PeopleEvent>();
    return QList<PeopleEvent>{NotificationChosen{actor.id, command.rules}};
}

} // namespace

StreamId peopleStream()
{
    return StreamId("people");
}

store::NewEvent encode(const PeopleEvent &event)
{
    return std::visit(
        [](const auto &each) {
            using Event = std::remove_cvref_t<decltype(each)>;
            return store::NewEvent{QString::fromLatin1(Event::eventName), Event::eventVersion,
                                   QJsonDocument(toJson(each)).toJson(QJsonDocument::Compact)};
        },
        event);
}

Result<PeopleEvent> decodePeopleEvent(const store::NewEvent &event)
{
    return decode(event);
}

QString freezeId(const domain::Freeze &freeze)
{
    constexpr qsizetype length = 16;
    domain::Freeze what = freeze;
    what.owner = {};
    what.exceptions.clear();
    return sha256Hex(canonicalJson(QJsonValue(toJson(what))).value_or(QByteArray())).left(length);
}

QByteArray keyClaim(const PersonId &person, const QByteArray &publicKey, const QString &workspaceId)
{
    const QJsonObject claim{{QStringLiteral("person"), person.value()},
                            {QStringLiteral("public_key"), textOf(publicKey)},
                            {QStringLiteral("workspace"), workspaceId}};
    return canonicalJson(QJsonValue(claim)).value_or(QByteArray());
}

QByteArray revocationClaim(const QString &key, const QString &workspaceId)
{
    const QJsonObject claim{{QStringLiteral("revoked_key"), key}, {QStringLiteral("workspace"), workspaceId}};
    return canonicalJson(QJsonValue(claim)).value_or(QByteArray());
}

Result<PeopleRegister> PeopleRegister::replay(std::span<const store::RecordedEvent> history)
{
    PeopleRegister all;
    for (const store::RecordedEvent &recorded : history) {
        const Result<PeopleEvent> event = decodePeopleEvent(recorded.event);
        if (!event)
            return failed(event);
        all.apply(*event, recorded.at);
    }
    return all;
}

void PeopleRegister::apply(const PeopleEvent &event, const QDateTime &at)
{
    if (const auto *const registered = std::get_if<KeyRegistered>(&event)) {
        m_keys.supersede(registered->person, at);
        m_keys.add({registered->key, registered->person, QByteArray::fromBase64(registered->publicKey.toLatin1()), at});
    } else if (const auto *const revoked = std::get_if<KeyRevoked>(&event)) {
        m_keys.revoke(revoked->key, at, revoked->reason);
    } else if (const auto *const made = std::get_if<DelegationMade>(&event)) {
        m_delegations.append(made->delegation);
    } else if (const auto *const ended = std::get_if<DelegationEnded>(&event)) {
        for (domain::Delegation &each : m_delegations) {
            if (each.id == ended->delegation)
                each.endedAt = at;
        }
    } else if (const auto *const switched = std::get_if<WarningSwitched>(&event)) {
        m_warnings[switched->project][switched->rule] = switched->reason;
    } else if (const auto *const entered = std::get_if<PersonEntered>(&event)) {
        m_people.insert(entered->person.id, entered->person);
    } else if (const auto *const removed = std::get_if<PersonRemoved>(&event)) {
        m_people.insert(removed->person, std::nullopt);
        for (domain::Delegation &each : m_delegations) { // nobody acts in the place of somebody who is gone
            const bool isConcerned = each.absent == removed->person || each.delegate == removed->person;
            if (isConcerned && !each.endedAt.isValid())
                each.endedAt = at;
        }
    } else if (const auto *const group = std::get_if<GroupEntered>(&event)) {
        m_groups.insert(group->group.id, group->group);
    } else if (const auto *const gone = std::get_if<GroupRemoved>(&event)) {
        m_groups.insert(gone->group, std::nullopt);
    } else if (const auto *const chosen = std::get_if<NotificationChosen>(&event)) {
        m_notifications.insert(chosen->person, chosen->rules);
    } else if (const auto *const frozen = std::get_if<FreezeSet>(&event)) {
        m_freezes.insert(freezeId(frozen->freeze), frozen->freeze);
    } else if (const auto *const lifted = std::get_if<FreezeLifted>(&event)) {
        m_freezes.insert(lifted->freeze, std::nullopt);
    }
}

domain::Directory PeopleRegister::in(domain::Directory directory, const QString &workspaceId) const
{
    directory.keys = m_keys;
    directory.delegations = m_delegations;
    directory.workspaceId = workspaceId;
    for (auto person = m_people.begin(); person != m_people.end(); ++person)
        replaceIn(directory.people, &domain::Person::id, person.key(), *person);
    for (auto group = m_groups.begin(); group != m_groups.end(); ++group)
        replaceIn(directory.groups, &domain::PersonGroup::id, group.key(), *group);
    for (domain::PersonGroup &group : directory.groups) // whoever was removed stands in no group any more
        group.people.removeIf([&](const PersonId &id) { return m_people.contains(id) && !m_people.value(id); });
    directory.freezes.removeIf([&](const domain::Freeze &each) { return m_freezes.contains(freezeId(each)); });
    for (const std::optional<domain::Freeze> &freeze : m_freezes) {
        if (freeze)
            directory.freezes.append(*freeze);
    }
    std::ranges::sort(directory.freezes, {},
                      [](const domain::Freeze &each) { return std::pair(each.from, each.reason); });
    for (domain::Project &project : directory.projects) {
        const QMap<QString, QString> switched = m_warnings.value(project.id);
        for (auto rule = switched.begin(); rule != switched.end(); ++rule) {
            if (rule->isEmpty())
                project.warningsOff.remove(rule.key());
            else
                project.warningsOff.insert(rule.key(), *rule);
        }
    }
    return directory;
}

Result<QList<PeopleEvent>> PeopleRegister::decide(const PeopleCommand &command, const access::Actor &actor,
                                                  const domain::Directory &directory, const QDateTime &now) const
{
    if (const auto *const wish = std::get_if<SwitchWarning>(&command))
        return decideSwitch(*wish, actor, in(directory, directory.workspaceId));
    if (const auto *const wish = std::get_if<ChooseNotification>(&command))
        return decideChoice(*wish, m_notifications, actor, in(directory, directory.workspaceId));
    if (std::holds_alternative<SetFreeze>(command) || std::holds_alternative<LiftFreeze>(command))
        return decideFreeze(command, actor, in(directory, directory.workspaceId));
    if (isAboutDirectory(command))
        return decideDirectory(command, actor, in(directory, directory.workspaceId));
    return std::visit(
        [&](const auto &each) -> Decided {
            if constexpr (requires { decideOne(each, m_keys, m_delegations, actor, directory, now); })
                return decideOne(each, m_keys, m_delegations, actor, directory, now);
            else
                return QList<PeopleEvent>(); // decided above
        },
        command);
}

} // namespace releasedesk::approvals
