// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/domain/directory.h"
#include "core/domain/event_name.h"
#include "core/domain/notification_rules.h"
#include "core/store/recorded_event.h"

#include <span>
#include <variant>

//! Whose key is whose, who acts for whom and what a project is not warned of, as chained events of one stream of the
//! workspace.
namespace releasedesk::approvals {

//! A public key is bound to an account. It supersedes the keys that account had.
struct KeyRegistered {
    RELEASE_EVENT("key.registered");
    PersonId person;
    QString key; //!< id
    QString publicKey; //!< Base64
    QString proof; //!< Base64, by the new key itself: whoever registers it has it
    QString consent; //!< Base64, by the key in force before; empty: an administrator vouches, or it is the first

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("person", person);
        v("key", key);
        v("publicKey", publicKey);
        v("proof", proof);
        v("consent", consent, releasedesk::optional);
    }
};

struct KeyRevoked {
    RELEASE_EVENT("key.revoked");
    PersonId person;
    QString key;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("person", person);
        v("key", key);
        v("reason", reason);
    }
};

struct DelegationMade {
    RELEASE_EVENT("delegation.made");
    domain::Delegation delegation;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("delegation", delegation);
    }
};

struct DelegationEnded {
    RELEASE_EVENT("delegation.ended");
    QString delegation;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("delegation", delegation);
    }
};

//! A rule of warnings does not hold in a project, or holds again.
struct WarningSwitched {
    RELEASE_EVENT("warning.switched");
    ProjectId project;
    QString rule; //!< e.g. "W4"
    QString reason; //!< why it is off; empty: it is on

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("project", project);
        v("rule", rule);
        v("reason", reason, releasedesk::optional);
    }
};

//! Somebody is in the workspace from now on, or is described anew.
struct PersonEntered {
    RELEASE_EVENT("person.entered");
    domain::Person person;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("person", person);
    }
};

//! Somebody acts in this workspace no longer; what the person did stays.
struct PersonRemoved {
    RELEASE_EVENT("person.removed");
    PersonId person;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("person", person);
        v("reason", reason);
    }
};

//! A group has these people from now on.
struct GroupEntered {
    RELEASE_EVENT("group.entered");
    domain::PersonGroup group;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("group", group);
    }
};

struct GroupRemoved {
    RELEASE_EVENT("group.removed");
    QString group;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("group", group);
    }
};

//! How somebody wants to be told of approvals from now on.
struct NotificationChosen {
    RELEASE_EVENT("notification.chosen");
    PersonId person;
    domain::NotificationRules rules;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("person", person);
        v("rules", rules);
    }
};

//! Something is frozen from now on, or a freeze with these times and places has other exceptions or another owner.
struct FreezeSet {
    RELEASE_EVENT("freeze.set");
    domain::Freeze freeze;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("freeze", freeze);
    }
};

//! A freeze holds no longer, also where workspace.yaml still has it.
struct FreezeLifted {
    RELEASE_EVENT("freeze.lifted");
    QString freeze; //!< freezeId()
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("freeze", freeze);
        v("reason", reason);
    }
};

using PeopleEvent
    = std::variant<KeyRegistered, KeyRevoked, DelegationMade, DelegationEnded, WarningSwitched, PersonEntered,
                   PersonRemoved, GroupEntered, GroupRemoved, NotificationChosen, FreezeSet, FreezeLifted>;

//! The stream that holds them.
[[nodiscard]] StreamId peopleStream();

[[nodiscard]] store::NewEvent encode(const PeopleEvent &event);
//! DataLoss for bytes that are not of this event; Unimplemented for one of a newer program.
[[nodiscard]] Result<PeopleEvent> decodePeopleEvent(const store::NewEvent &event);

//! What names a freeze: its times, places and reason, whoever it belongs to and whatever is excepted.
[[nodiscard]] QString freezeId(const domain::Freeze &freeze);

//! The bytes a key proves itself with: person, key, workspace.
[[nodiscard]] QByteArray keyClaim(const PersonId &person, const QByteArray &publicKey, const QString &workspaceId);
//! The bytes a key agrees with to its own revocation: key, workspace.
[[nodiscard]] QByteArray revocationClaim(const QString &key, const QString &workspaceId);
inline constexpr const char *keyClaimType = "application/vnd.release-desk.key+json";

struct RegisterKey {
    PersonId person;
    QByteArray publicKey;
    QByteArray proof;
    QByteArray consent;
};

struct RevokeKey {
    QString key;
    QString reason;
    QByteArray consent
        = {}; //!< of the key itself over revocationClaim(); its owner needs it, an administrator does not
};

struct MakeDelegation {
    domain::Delegation delegation;
};

struct EndDelegation {
    QString delegation;
};

struct SwitchWarning {
    ProjectId project;
    QString rule;
    QString reason; //!< empty: switch it on
};

//! Adds somebody, or describes somebody anew.
struct EnterPerson {
    domain::Person person;
};

struct RemovePerson {
    PersonId person;
    QString reason;
};

struct EnterGroup {
    domain::PersonGroup group;
};

struct RemoveGroup {
    QString group;
};

struct ChooseNotification {
    domain::NotificationRules rules; //!< of whoever gives the command
};

//! Freezes something, or changes the freeze that is there.
struct SetFreeze {
    domain::Freeze freeze;
    QString replaces = {}; //!< freezeId(); empty: a new one
};

struct LiftFreeze {
    QString freeze; //!< freezeId()
    QString reason;
};

using PeopleCommand = std::variant<RegisterKey, RevokeKey, MakeDelegation, EndDelegation, SwitchWarning, EnterPerson,
                                   RemovePerson, EnterGroup, RemoveGroup, ChooseNotification, SetFreeze, LiftFreeze>;

//! Folded from the stream.
class PeopleRegister
{
public:
    //! DataLoss or Unimplemented names the event that cannot be read.
    [[nodiscard]] static Result<PeopleRegister> replay(std::span<const store::RecordedEvent> history);

    void apply(const PeopleEvent &event, const QDateTime &at);

    [[nodiscard]] const signing::KeyBook &keys() const { return m_keys; }
    [[nodiscard]] const QList<domain::Delegation> &delegations() const { return m_delegations; }
    [[nodiscard]] const QHash<PersonId, domain::NotificationRules> &notifications() const { return m_notifications; }

    //! The directory of the workspace with what the record adds.
    [[nodiscard]] domain::Directory in(domain::Directory directory, const QString &workspaceId) const;

    //! What carries the command out, or why it is refused. One's own key and delegation; nobody gets rid of the own
    //! key without its passphrase, or the passphrase would protect nothing. An administrator may vouch for
    //! a key, revoke one and end a delegation of anybody, but never delegate for somebody else. Warnings are switched
    //! by the owner of the project or an administrator. People and groups are entered by an administrator, who never
    //! decides about the own roles, the own account or the own place in a group. Freezes: see decideFreeze().
    [[nodiscard]] Result<QList<PeopleEvent>> decide(const PeopleCommand &command, const access::Actor &actor,
                                                    const domain::Directory &directory, const QDateTime &now) const;

private:
    signing::KeyBook m_keys;
    QList<domain::Delegation> m_delegations;
    QMap<PersonId, std::optional<domain::Person>> m_people; //!< as entered here; nothing: removed
    QMap<QString, std::optional<domain::PersonGroup>> m_groups;
    QHash<PersonId, domain::NotificationRules> m_notifications;
    QMap<QString, std::optional<domain::Freeze>> m_freezes; //!< by freezeId(); nothing: lifted
    QMap<ProjectId, QMap<QString, QString>> m_warnings; //!< rule → why it is off; empty: switched on again
};

} // namespace releasedesk::approvals
