// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/people_desk.h"
#include "core/signing/ed25519.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_event_store.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::approvals;

namespace {

domain::Directory people()
{
    using domain::Role;
    domain::Directory directory;
    for (const char *id : {"boss", "dep", "chief", "admin", "auditor"})
        directory.people.append({PersonId(id), QString::fromLatin1(id), {}, {}, {}, {}, {}, {Role::Approver}});
    directory.people[3].roles = {Role::Administrator};
    directory.people[4].roles = {Role::Auditor};
    directory.workspaceId = "ws";
    return directory;
}

RegisterKey wishFor(const char *person, const signing::KeyPair &pair, const signing::KeyPair *before = nullptr)
{
    const QByteArray claim = keyClaim(PersonId(person), pair.publicKey, "ws");
    RegisterKey wish{PersonId(person), pair.publicKey, *signing::sign(keyClaimType, claim, pair.secretKey), {}};
    if (before)
        wish.consent = *signing::sign(keyClaimType, claim, before->secretKey);
    return wish;
}

} // namespace

class TestPeopleRegister final : public QObject
{
    Q_OBJECT

private:
    QString as(const char *person, const PeopleCommand &command)
    {
        const domain::Person *const known = m_directory.person(PersonId(person));
        const access::Actor actor{PersonId(person), QSet<domain::Role>(known->roles.begin(), known->roles.end())};
        const auto done = QCoro::waitFor(m_desk->handle(command, actor, m_directory));
        return done ? QString() : done.error().reason;
    }
    [[nodiscard]] PeopleRegister now() { return *QCoro::waitFor(m_desk->read()); }
    [[nodiscard]] QList<domain::Freeze> frozen() { return now().in(m_directory, "ws").freezes; }
    void withRole(const char *person, domain::Role role)
    {
        std::ranges::find(m_directory.people, PersonId(person), &domain::Person::id)->roles = {role};
    }
    [[nodiscard]] MakeDelegation away(const char *id, const char *absent, const char *delegate, int from = 0,
                                      int days = 7)
    {
        const QDateTime start = m_clock.utcNow().addDays(from);
        return {
            {QString::fromLatin1(id), PersonId(absent), PersonId(delegate), start, start.addDays(days), {}, "leave"}};
    }

    std::unique_ptr<tests::MemoryEventStore> m_store;
    tests::FixedClock m_clock;
    std::unique_ptr<PeopleDesk> m_desk;
    domain::Directory m_directory;

private slots:
    void init()
    {
        m_store = std::make_unique<tests::MemoryEventStore>();
        m_desk = std::make_unique<PeopleDesk>(*m_store, m_clock);
        m_directory = people();
    }

    void nobodyGetsRidOfTheOwnKeyWithoutIt()
    {
        const signing::KeyPair pair = signing::newKeyPair();
        QCOMPARE(as("boss", wishFor("boss", pair)), QString());
        const QString id = signing::keyIdOf(pair.publicKey);
        QCOMPARE(as("boss", RevokeKey{id, "in my way"}), "key.consent");
        const QByteArray other
            = *signing::sign(keyClaimType, revocationClaim(id, "ws"), signing::newKeyPair().secretKey);
        QCOMPARE(as("boss", RevokeKey{id, "in my way", other}), "key.consent");
        const QByteArray elsewhere = *signing::sign(keyClaimType, revocationClaim(id, "ws2"), pair.secretKey);
        QCOMPARE(as("boss", RevokeKey{id, "in my way", elsewhere}), "key.consent");
        QVERIFY(now().keys().inForce(PersonId("boss"), m_clock.utcNow()));

        const QByteArray agreed = *signing::sign(keyClaimType, revocationClaim(id, "ws"), pair.secretKey);
        QCOMPARE(as("boss", RevokeKey{id, "new computer", agreed}), QString());
        QVERIFY(!now().keys().inForce(PersonId("boss"), m_clock.utcNow()));
        QVERIFY(now().keys().hasHad(PersonId("boss"), m_clock.utcNow()));
        QVERIFY(!now().keys().hasHad(PersonId("dep"), m_clock.utcNow()));
    }

    void aFreezeIsLoosenedByWhomItBelongsToAlone()
    {
        m_directory.projects = {domain::Project{.id = ProjectId("pay"), .owner = PersonId("boss")}};
        withRole("boss", domain::Role::Owner);
        withRole("dep", domain::Role::Operator);
        domain::Freeze freeze{
            m_clock.utcNow(), m_clock.utcNow().addDays(3), {}, {}, "Black Friday", PersonId("dep"), {}};
        QCOMPARE(as("auditor", SetFreeze{freeze}), "access.role");
        QCOMPARE(as("dep", SetFreeze{freeze}), QString());
        QCOMPARE(frozen(), QList{freeze});

        domain::Freeze less = freeze;
        less.until = freeze.until.addDays(-1);
        QCOMPARE(as("boss", SetFreeze{less, freezeId(freeze)}), "freeze.owner");
        QCOMPARE(as("boss", LiftFreeze{freezeId(freeze), "in my way"}), "freeze.owner");
        domain::Freeze more = freeze;
        more.until = freeze.until.addDays(1);
        QCOMPARE(as("boss", SetFreeze{more, freezeId(freeze)}), QString());
        QCOMPARE(frozen(), QList{more}); // it took the place of the other
        domain::Freeze mine = more;
        mine.owner = PersonId("boss");
        QCOMPARE(as("boss", SetFreeze{mine, freezeId(more)}), "freeze.owner");

        QCOMPARE(as("dep", LiftFreeze{freezeId(more), " "}), "freeze.noReason");
        QCOMPARE(as("dep", LiftFreeze{freezeId(freeze), "gone already"}), "freeze.unknown");
        QCOMPARE(as("dep", LiftFreeze{freezeId(more), "sales are over"}), QString());
        QVERIFY(frozen().isEmpty());
    }

    void nobodyTakesAFreezeOver()
    {
        withRole("boss", domain::Role::Owner);
        withRole("dep", domain::Role::Operator);
        const domain::Freeze freeze{
            m_clock.utcNow(), m_clock.utcNow().addDays(3), {}, {}, "Black Friday", PersonId("boss"), {}};
        QCOMPARE(as("boss", SetFreeze{freeze}), QString());
        domain::Freeze mine = freeze;
        mine.owner = PersonId("dep");
        mine.reason = "Mine";
        QCOMPARE(as("dep", SetFreeze{mine}), QString());
        domain::Freeze same = freeze; // made the same as the other in all but whose it is
        same.owner = PersonId("dep");
        QCOMPARE(as("dep", SetFreeze{same, freezeId(mine)}), "freeze.exists");
        QCOMPARE(as("dep", LiftFreeze{freezeId(freeze), "mine now"}), "freeze.owner");
    }

    void nobodyExceptsAReleaseOfTheOwnProject()
    {
        m_directory.projects = {domain::Project{.id = ProjectId("pay"), .owner = PersonId("boss")}};
        withRole("boss", domain::Role::Owner);
        domain::Freeze freeze{
            m_clock.utcNow(), m_clock.utcNow().addDays(3), {}, {}, "Black Friday", PersonId("boss"), {}};
        domain::Freeze open = freeze;
        open.exceptions = {"pay/1.0"};
        QCOMPARE(as("boss", SetFreeze{open}), "freeze.own"); // nor from the beginning
        QCOMPARE(as("boss", SetFreeze{freeze}), QString());
        QCOMPARE(as("boss", SetFreeze{open, freezeId(freeze)}), "freeze.own");
        QCOMPARE(as("admin", SetFreeze{open, freezeId(freeze)}), QString());
        QVERIFY(!frozen().first().holds(EnvironmentId("prod"), ProjectId("pay"), "1.0"));
        open.exceptions = {"pay"};
        QCOMPARE(as("admin", SetFreeze{open, freezeId(freeze)}), "freeze.exception");
    }

    void aFreezeOfTheFileIsLiftedInTheRecord()
    {
        const domain::Freeze yearly{m_clock.utcNow(), m_clock.utcNow().addDays(3), {}, {}, "Year end", {}, {}};
        m_directory.freezes = {yearly};
        QCOMPARE(frozen(), QList{yearly});
        QCOMPARE(as("admin", LiftFreeze{freezeId(yearly), "not this year"}), QString());
        QVERIFY(frozen().isEmpty());
    }

    void theOnlyAdministratorRevokesALostKey()
    {
        const signing::KeyPair pair = signing::newKeyPair();
        QCOMPARE(as("admin", wishFor("admin", pair)), QString());
        QCOMPARE(as("admin", RevokeKey{signing::keyIdOf(pair.publicKey), "lost"}), QString());
    }

    void anAdministratorEntersPeople()
    {
        domain::Person person{PersonId("new.hire"), "New Hire"};
        person.mail = "new.hire@hanbit.example";
        person.roles = {domain::Role::Approver};
        for (const char *who : {"boss", "auditor", "dep"})
            QCOMPARE(as(who, EnterPerson{person}), "access.role");
        QCOMPARE(as("admin", EnterPerson{person}), QString());
        QVERIFY(*now().in(m_directory, "ws").person(PersonId("new.hire")) == person);
        const auto before = m_store->events().size();
        QCOMPARE(as("admin", EnterPerson{person}), QString()); // nothing new: nothing recorded
        QCOMPARE(m_store->events().size(), before);

        QCOMPARE(as("admin", RemovePerson{PersonId("new.hire"), " "}), "person.noReason");
        QCOMPARE(as("boss", RemovePerson{PersonId("new.hire"), "left"}), "access.role");
        QCOMPARE(as("admin", EnterGroup{{"qa", "QA", {PersonId("boss"), PersonId("new.hire")}}}), QString());
        QCOMPARE(as("admin", RemovePerson{PersonId("new.hire"), "left"}), QString());
        const domain::Directory after = now().in(m_directory, "ws");
        QVERIFY(!after.person(PersonId("new.hire")));
        QCOMPARE(after.group("qa")->people, QList<PersonId>{PersonId("boss")}); // stands in no group any more
        QCOMPARE(as("admin", RemovePerson{PersonId("new.hire"), "left"}), "person.unknown");
    }

    void nobodyActsForSomebodyWhoIsGone()
    {
        QCOMPARE(as("boss", away("d1", "boss", "dep")), QString());
        QCOMPARE(as("chief", away("d2", "chief", "dep")), QString());
        QCOMPARE(as("admin", RemovePerson{PersonId("boss"), "left"}), QString());
        const PeopleRegister after = now();
        QVERIFY(after.delegations().at(0).endedAt.isValid());
        QVERIFY(!after.delegations().at(1).endedAt.isValid());
        QCOMPARE(as("admin", RemovePerson{PersonId("dep"), "left"}), QString());
        QVERIFY(now().delegations().at(1).endedAt.isValid());
    }

    void nobodyDecidesAboutTheOwnRights()
    {
        domain::Person admin = *m_directory.person(PersonId("admin"));
        admin.title = "Administrator";
        QCOMPARE(as("admin", EnterPerson{admin}), QString()); // how the own name is printed is no right
        admin.roles.append(domain::Role::Approver);
        QCOMPARE(as("admin", EnterPerson{admin}), "person.own");
        admin = *m_directory.person(PersonId("admin"));
        admin.roles.clear();
        QCOMPARE(as("admin", EnterPerson{admin}), "person.own"); // there is always one left
        QCOMPARE(as("admin", RemovePerson{PersonId("admin"), "tired"}), "person.own");

        domain::Person second{PersonId("admin2"), "Second"};
        second.linkedTo = PersonId("admin");
        second.roles = {domain::Role::Approver};
        QCOMPARE(as("admin", EnterPerson{second}), "person.own"); // a second account of the same person
        QCOMPARE(as("admin", EnterGroup{{"board", {}, {PersonId("admin"), PersonId("boss")}}}), "person.own");
        QCOMPARE(as("admin", EnterGroup{{"board", {}, {PersonId("boss")}}}), QString());
        QCOMPARE(as("admin", RemoveGroup{"board"}), QString());
        QCOMPARE(as("admin", RemoveGroup{"board"}), "group.unknown");
    }

    void nonsenseIsEnteredNowhere_data()
    {
        QTest::addColumn<domain::Person>("person");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *what, const char *reason, auto change) {
            domain::Person person{PersonId("new.hire"), "New Hire"};
            change(person);
            QTest::newRow(what) << person << QString::fromLatin1(reason);
        };
        row("no account", "person.id", [](auto &each) { each.id = PersonId(); });
        row("an account with a line", "person.id", [](auto &each) { each.id = PersonId("a\nb"); });
        row("no name", "person.name", [](auto &each) { each.name = " "; });
        row("a name that turns the line", "person.text", [](auto &each) { each.name = u"Ann\u202eeb"_qs; });
        row("two addresses", "person.mail", [](auto &each) { each.mail = "a@b.example,c@d.example"; });
        row("an address with a header", "person.mail", [](auto &each) { each.mail = "a@b\r\nBcc: c@d"; });
        row("linked to nobody", "person.link", [](auto &each) { each.linkedTo = PersonId("nobody"); });
        row("linked to itself", "person.link", [](auto &each) { each.linkedTo = each.id; });
    }

    void nonsenseIsEnteredNowhere()
    {
        QFETCH(const domain::Person, person);
        QTEST(as("admin", EnterPerson{person}), "reason");
        QVERIFY(m_store->events().isEmpty());
    }

    void accountsOfOnePersonStayTogether()
    {
        domain::Person second{PersonId("boss2"), "Boss again"};
        second.linkedTo = PersonId("boss");
        QCOMPARE(as("admin", EnterPerson{second}), QString());
        QCOMPARE(as("admin", RemovePerson{PersonId("boss"), "left"}), "person.linked");
        domain::Person third{PersonId("boss3"), "And again"};
        third.linkedTo = PersonId("boss2");
        QCOMPARE(as("admin", EnterPerson{third}), "person.link"); // never a chain
        QCOMPARE(now().in(m_directory, "ws").naturalPerson(PersonId("boss2")), PersonId("boss"));
    }

    void everybodyChoosesForThemselves()
    {
        domain::NotificationRules rules{.isByMail = false, .quietFrom = "19:00"};
        QCOMPARE(as("boss", ChooseNotification{rules}), QString());
        QVERIFY(now().notifications().value(PersonId("boss")) == rules);
        QVERIFY(now().notifications().value(PersonId("chief")) == domain::NotificationRules());
        rules.quietUntil = "late";
        QCOMPARE(as("boss", ChooseNotification{rules}), "notification.time");
    }

    void aKeyIsRegisteredByWhoHasIt()
    {
        const signing::KeyPair pair = signing::newKeyPair();
        QCOMPARE(as("dep", wishFor("boss", pair)), "access.role");
        RegisterKey stolen = wishFor("boss", pair);
        stolen.publicKey = signing::newKeyPair().publicKey;
        QCOMPARE(as("boss", stolen), "key.proof");
        QCOMPARE(as("boss", wishFor("boss", pair)), "");
        QCOMPARE(now().keys().inForce(PersonId("boss"), m_clock.utcNow())->key, pair.publicKey);
        QCOMPARE(as("boss", wishFor("boss", pair)), "key.exists");
    }

    void aNewKeyNeedsTheConsentOfTheOldOne()
    {
        const signing::KeyPair first = signing::newKeyPair();
        const signing::KeyPair second = signing::newKeyPair();
        QCOMPARE(as("boss", wishFor("boss", first)), "");
        QCOMPARE(as("boss", wishFor("boss", second)), "key.consent");
        QCOMPARE(as("boss", wishFor("boss", second, &first)), "");
        QCOMPARE(now().keys().inForce(PersonId("boss"), m_clock.utcNow())->key, second.publicKey);
        QCOMPARE(as("admin", wishFor("boss", signing::newKeyPair())), ""); // an administrator vouches
    }

    void aLostKeyIsRevokedByItsOwnerOrAnAdministrator()
    {
        const signing::KeyPair pair = signing::newKeyPair();
        QCOMPARE(as("boss", wishFor("boss", pair)), "");
        const QString id = signing::keyIdOf(pair.publicKey);
        QCOMPARE(as("dep", RevokeKey{id, "x"}), "access.role");
        QCOMPARE(as("boss", RevokeKey{id, " "}), "key.noReason");
        QCOMPARE(as("boss", RevokeKey{"none", "x"}), "key.unknown");
        QCOMPARE(as("admin", RevokeKey{id, "lost"}), "");
        QVERIFY(!now().keys().inForce(PersonId("boss"), m_clock.utcNow()));
        QCOMPARE(as("boss", wishFor("boss", signing::newKeyPair())), ""); // no consent of a revoked key
    }

    void aRuleIsSwitchedOffWithAReasonByTheOwner()
    {
        m_directory.projects = {{.id = ProjectId("shop"), .owner = PersonId("boss")},
                                {.id = ProjectId("pay"), .owner = PersonId("dep"), .warningsOff = {{"W5", "old"}}}};
        QCOMPARE(as("dep", SwitchWarning{ProjectId("shop"), "W4", "no code in this project"}), "access.role");
        QCOMPARE(as("boss", SwitchWarning{ProjectId("none"), "W4", "x"}), "warning.project");
        QCOMPARE(as("boss", SwitchWarning{ProjectId("shop"), "W99", "x"}), "warning.unknown");
        QCOMPARE(as("boss", SwitchWarning{ProjectId("shop"), "W4", " no code in this project "}), "");
        QCOMPARE(as("admin", SwitchWarning{ProjectId("pay"), "W5", ""}), "");

        domain::Directory directory = now().in(m_directory, "ws");
        QCOMPARE(directory.projects.at(0).warningsOff, (QMap<QString, QString>{{"W4", "no code in this project"}}));
        QVERIFY(directory.projects.at(1).warningsOff.isEmpty());
        const qsizetype before = QCoro::waitFor(m_store->readStream(peopleStream()))->size();
        QCOMPARE(as("boss", SwitchWarning{ProjectId("shop"), "W4", "no code in this project"}), ""); // nothing new
        QCOMPARE(QCoro::waitFor(m_store->readStream(peopleStream()))->size(), before);
        QCOMPARE(as("boss", SwitchWarning{ProjectId("shop"), "W4", {}}), "");
        QVERIFY(now().in(m_directory, "ws").projects.at(0).warningsOff.isEmpty());
    }

    void aDelegationIsMadeByTheAbsentPerson()
    {
        QCOMPARE(as("dep", away("d", "boss", "dep")), "access.role");
        QCOMPARE(as("admin", away("d", "boss", "dep")), "access.role");
        QCOMPARE(as("boss", away("d", "boss", "boss")), "delegation.self");
        QCOMPARE(as("boss", away("d", "boss", "auditor")), "delegation.notEligible");
        QCOMPARE(as("boss", away("d", "boss", "ghost")), "person.unknown");
        QCOMPARE(as("boss", away("d", "boss", "dep", 0, 0)), "delegation.time");
        QCOMPARE(as("boss", away("d", "boss", "dep")), "");
        QCOMPARE(as("boss", away("d", "boss", "chief", 30)), "delegation.id");
        QCOMPARE(as("boss", away("e", "boss", "chief")), "delegation.exists");
        const auto all = now().in(m_directory, "ws");
        QVERIFY(domain::delegationBetween(all, PersonId("boss"), PersonId("dep"), m_clock.utcNow(), ProjectId("any")));
        QVERIFY(
            !domain::delegationBetween(all, PersonId("boss"), PersonId("chief"), m_clock.utcNow(), ProjectId("any")));
    }

    void theChainHasOneLink()
    {
        QCOMPARE(as("boss", away("a", "boss", "dep")), "");
        QCOMPARE(as("dep", away("b", "dep", "chief")), "delegation.chain");
        QCOMPARE(as("chief", away("c", "chief", "boss")), "delegation.chain");
        QCOMPARE(as("dep", away("b", "dep", "chief", 8)), ""); // when the first is over
    }

    void aDelegationEndsEarly()
    {
        QCOMPARE(as("boss", away("a", "boss", "dep")), "");
        QCOMPARE(as("chief", EndDelegation{"a"}), "access.role");
        QCOMPARE(as("boss", EndDelegation{"none"}), "delegation.unknown");
        QCOMPARE(as("dep", EndDelegation{"a"}), "");
        const auto all = now().in(m_directory, "ws");
        QVERIFY(!domain::delegationBetween(all, PersonId("boss"), PersonId("dep"), m_clock.utcNow(), ProjectId("any")));
        QCOMPARE(as("boss", EndDelegation{"a"}), ""); // nothing to do
        QCOMPARE(m_store->events().size(), 2);
    }

    void anEventOfANewerProgramIsNamed()
    {
        QCOMPARE(decodePeopleEvent({"key.registered", 2, "{}"}).error().code, ErrorCode::Unimplemented);
        QCOMPARE(decodePeopleEvent({"key.registered", 1, "{}"}).error().code, ErrorCode::DataLoss);
    }
};

RELEASE_DESK_TEST(tst_people_register, TestPeopleRegister)
#include "tst_people_register.moc"
