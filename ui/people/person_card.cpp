// SPDX-License-Identifier: Apache-2.0
#include "ui/people/person_card.h"

#include "core/base/safe_text.h"
#include "ui/approvals/delegation_form.h"
#include "ui/approvals/signing_gate.h"
#include "ui/async/when_done.h"
#include "ui/people/people_changes.h"
#include "ui/people/people_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int delegationWidth = 360;
constexpr int shownKeyLength = 12;

} // namespace

PersonCard::PersonCard(session::Desk &desk, const Clock &clock, SigningGate *gate, PeopleChanges &changes,
                       QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_gate(gate)
    , m_changes(changes)
    , m_name(new SafeLabel(FontRole::Strong))
    , m_facts(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_absence(new SafeLabel(FontRole::Body))
    , m_key(new SafeLabel(FontRole::Body))
    , m_end(new Button({}, Button::Kind::Link))
    , m_change(new Button({}, Button::Kind::Link))
    , m_remove(new Button({}, Button::Kind::Link))
    , m_makeKey(new Button({}, Button::Kind::Link))
    , m_revokeKey(new Button({}, Button::Kind::Link))
    , m_error(new ErrorBanner)
    , m_delegation(new DelegationForm(desk, clock, gate))
{
    setLines(Qt::TopEdge);
    auto *const words = new QVBoxLayout;
    words->setSpacing(3);
    for (SafeLabel *const each : {m_name, m_facts, m_absence, m_key})
        words->addWidget(each);
    for (SafeLabel *const each : {m_facts, m_absence, m_key})
        each->setWordWrap(true);
    auto *const links = new QHBoxLayout;
    links->setSpacing(14);
    for (Button *const each : {m_end, m_makeKey, m_revokeKey, m_change, m_remove})
        links->addWidget(each);
    links->addStretch();
    words->addLayout(links);
    words->addStretch();
    auto *const sides = new QHBoxLayout;
    sides->setSpacing(24);
    sides->addLayout(words, 1);
    m_delegation->setFixedWidth(delegationWidth);
    sides->addWidget(m_delegation);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 12, 18, 12);
    layout->setSpacing(8);
    layout->addWidget(m_error);
    layout->addLayout(sides);
    m_error->clear();

    connect(m_end, &Button::clicked, this, &PersonCard::endAbsence);
    // Where a key lies is known only after it is registered.
    connect(&m_changes, &PeopleChanges::done, this, [this] { show(m_person); });
    connect(m_change, &Button::clicked, this, [this] { m_changes.changePerson(m_person); });
    connect(m_remove, &Button::clicked, this, [this] { m_changes.removePerson(m_person); });
    connect(m_makeKey, &Button::clicked, this, [this] { m_changes.makeKey(); });
    connect(m_revokeKey, &Button::clicked, this, [this] { m_changes.revokeKey(m_keyId); });
    languageChanged();
}

void PersonCard::show(const PersonId &id)
{
    const domain::Directory &directory = m_desk.directory();
    const domain::Person *const person = directory.person(id);
    if (id != m_person)
        m_error->clear();
    m_person = id;
    setVisible(person != nullptr);
    if (!person)
        return;
    m_name->showText(SafeText::lineFromOutside(personName(directory, person->id)).plain());
    QStringList facts{personTitle(directory, person->id), person->department, person->mail,
                      PeopleModel::rolesOf(*person), PeopleModel::groupsOf(directory, person->id)};
    facts.removeAll(QString());
    m_facts->showText(SafeText::lineFromOutside(facts.join(QStringLiteral(" · "))).plain());
    showAbsence(*person);
    showKey(*person);
    m_change->setVisible(m_changes.mayEnterPeople());
    m_remove->setVisible(m_changes.mayRemove(person->id));
    m_delegation->setVisible(person->id == m_desk.person());
}

void PersonCard::showAbsence(const domain::Person &person)
{
    const domain::Directory &directory = m_desk.directory();
    const QDateTime now = m_clock.utcNow();
    const auto absence = PeopleModel::absenceOf(directory, person.id, now);
    QStringList acting;
    for (const domain::Person &each : directory.people) {
        const auto other = PeopleModel::absenceOf(directory, each.id, now);
        if (other && other->delegate == person.id)
            acting.append(personName(directory, each.id));
    }
    QStringList words;
    if (absence)
        words.append(
            tr("Away until %1: %2. %3 signs meanwhile.")
                .arg(momentText(absence->until, now), absence->reason, personName(directory, absence->delegate)));
    if (!acting.isEmpty())
        words.append(tr("Acts for %1.").arg(acting.join(QStringLiteral(", "))));
    if (words.isEmpty())
        words.append(tr("Here, and acts for nobody."));
    m_absence->showText(SafeText::lineFromOutside(words.join(u' ')).plain());
    m_end->setVisible(absence && mayEnd(*absence));
}

void PersonCard::showKey(const domain::Person &person)
{
    const QDateTime now = m_clock.utcNow();
    const signing::PublicKey *const key = m_desk.directory().keys.inForce(person.id, now);
    const bool isOwn = person.id == m_desk.person();
    const bool isHere = isOwn && m_changes.hasKeyHere(person.id);
    m_keyId = key ? key->id : QString();
    if (!key)
        m_key->showText(m_desk.directory().keys.hasHad(person.id, now)
                            ? tr("The signing key was revoked; a new one is needed to sign.")
                            : tr("No signing key: signatures count by the sign-in alone."));
    else if (isOwn && !isHere)
        m_key->showText(tr("Signs with the key %1 since %2. It is not on this computer, so signing happens elsewhere.")
                            .arg(key->id.left(shownKeyLength), momentText(key->from, now)));
    else
        m_key->showText(
            tr("Signs with the key %1 since %2.").arg(key->id.left(shownKeyLength), momentText(key->from, now)));
    m_makeKey->setText(key ? tr("Replace key…") : tr("Make a signing key…"));
    // Where a key lies elsewhere it has to agree there.
    m_makeKey->setVisible(m_gate && isOwn && (!key || isHere));
    m_revokeKey->setVisible(key && m_changes.mayRevokeKey(person.id));
}

QString PersonCard::keyWords() const
{
    return m_key->text();
}

bool PersonCard::mayEnd(const domain::Delegation &delegation) const
{
    return m_gate && delegation.absent != m_desk.person() && m_changes.mayEnterPeople();
}

void PersonCard::endAbsence()
{
    const auto absence = PeopleModel::absenceOf(m_desk.directory(), m_person, m_clock.utcNow());
    if (!absence || !mayEnd(*absence))
        return;
    m_error->clear();
    m_end->setBusy(true);
    whenDone(this, m_gate->endDelegation(absence->id, m_desk.person()), [this](const Result<> &done) {
        m_end->setBusy(false);
        if (!done)
            m_error->showError(done.error());
    });
}

void PersonCard::languageChanged()
{
    m_end->setText(tr("End the absence"));
    m_change->setText(tr("Change…"));
    m_remove->setText(tr("Remove…"));
    m_revokeKey->setText(tr("Revoke key…"));
    show(m_person);
}

} // namespace releasedesk::ui
