// SPDX-License-Identifier: Apache-2.0
#include "ui/people/people_changes.h"

#include "core/base/safe_text.h"
#include "ui/async/when_done.h"
#include "ui/people/group_form.h"
#include "ui/people/passphrase_form.h"
#include "ui/people/person_form.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/wording/release_words.h"

namespace releasedesk::ui {
namespace {

constexpr int formWidth = 600;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

//! A form in a box that can be confirmed as soon as nothing is missing.
template<typename Form>
void put(Form *form, ConfirmDialog *dialog)
{
    dialog->addDetail(form);
    const auto look = [form, dialog] { dialog->setMissing(form->missing()); };
    QObject::connect(form, &Form::changed, dialog, look);
    look();
}

} // namespace

PeopleChanges::PeopleChanges(session::Desk &desk, const Clock &clock, PeopleGate *gate, QWidget *page)
    : QObject(page)
    , m_desk(desk)
    , m_clock(clock)
    , m_gate(gate)
    , m_page(page)
{
}

bool PeopleChanges::mayEnterPeople() const
{
    const domain::Person *const me = m_desk.directory().person(m_desk.person());
    return m_gate && me && me->roles.contains(domain::Role::Administrator);
}

bool PeopleChanges::mayRemove(const PersonId &person) const
{
    const domain::Directory &directory = m_desk.directory();
    return mayEnterPeople() && directory.naturalPerson(person) != directory.naturalPerson(m_desk.person());
}

bool PeopleChanges::mayRevokeKey(const PersonId &person) const
{
    return m_gate && (person == m_desk.person() || mayEnterPeople());
}

ConfirmDialog *PeopleChanges::ask(const Question &question)
{
    return new ConfirmDialog(question, m_page->window());
}

template<typename Send>
void PeopleChanges::sendFrom(ConfirmDialog *dialog, Send send)
{
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, send](const QString &reason) {
        dialog->clearError();
        dialog->setBusy(true);
        whenDone(dialog, send(reason), [this, dialog](const Result<> &answer) {
            if (!answer)
                return dialog->showError(answer.error());
            dialog->close();
            emit done();
        });
    });
    dialog->open();
}

void PeopleChanges::addPerson()
{
    describe(nullptr);
}

void PeopleChanges::changePerson(const PersonId &person)
{
    if (const domain::Person *const known = m_desk.directory().person(person))
        describe(known);
}

void PeopleChanges::describe(const domain::Person *before)
{
    if (!mayEnterPeople())
        return;
    Question question;
    question.title
        = before ? tr("Change %1").arg(line(personName(m_desk.directory(), before->id))) : tr("Add a person");
    question.consequence = before ? tr("What this person signed so far keeps the name and title it was signed with.")
                                  : tr("The person sees this workspace and may do what the roles allow, from now on.");
    question.button = before ? tr("Save person") : tr("Add person");
    question.icon = "users";
    ConfirmDialog *const dialog = ask(question);
    dialog->setBoxWidth(formWidth);
    auto *const form = new PersonForm(m_desk.directory(), before);
    put(form, dialog);
    sendFrom(dialog, [form, gate = m_gate, by = m_desk.person()](const QString &) {
        return gate->enterPerson(form->person(), by);
    });
}

void PeopleChanges::removePerson(const PersonId &person)
{
    if (!mayRemove(person))
        return;
    Question question;
    question.title = tr("Remove %1 from this workspace?").arg(line(personName(m_desk.directory(), person)));
    question.consequence = tr("Whatever waits for this person has to be given to somebody else. What was signed stays "
                              "on record.");
    question.button = tr("Remove person");
    question.icon = "users";
    question.reasonLabel = tr("Reason");
    question.isDangerous = true;
    sendFrom(ask(question), [gate = m_gate, person, by = m_desk.person()](const QString &reason) {
        return gate->removePerson(person, reason, by);
    });
}

void PeopleChanges::editGroups()
{
    if (!mayEnterPeople())
        return;
    Question question;
    question.title = tr("Groups");
    question.consequence = tr("A line of approval may ask a group, e.g. any two of QA.");
    question.button = tr("Save group");
    question.icon = "users";
    ConfirmDialog *const dialog = ask(question);
    auto *const form = new GroupForm(m_desk.directory());
    put(form, dialog);
    connect(form, &GroupForm::removeWanted, dialog, [this, dialog](const QString &id) {
        dialog->close();
        removeGroup(id);
    });
    sendFrom(dialog, [form, gate = m_gate, by = m_desk.person()](const QString &) {
        return gate->enterGroup(form->group(), by);
    });
}

void PeopleChanges::removeGroup(const QString &id)
{
    const domain::PersonGroup *const group = m_desk.directory().group(id);
    if (!mayEnterPeople() || !group)
        return;
    Question question;
    question.title = tr("Remove the group %1?").arg(line(group->name.isEmpty() ? group->id : group->name));
    question.consequence = tr("A step that asks this group finds nobody, and blocks until its line is changed.");
    question.button = tr("Remove group");
    question.icon = "users";
    question.isDangerous = true;
    sendFrom(ask(question),
             [gate = m_gate, id, by = m_desk.person()](const QString &) { return gate->removeGroup(id, by); });
}

void PeopleChanges::makeKey()
{
    if (!m_gate)
        return;
    const PersonId me = m_desk.person();
    const bool isRotation = m_desk.directory().keys.inForce(me, m_clock.utcNow()) && hasKeyHere(me);
    Question question;
    question.title = isRotation ? tr("Replace your signing key") : tr("Make a signing key");
    question.consequence = isRotation
        ? tr("What you signed so far stays valid. From now on the new key signs, and the old one agrees to that.")
        : tr("Each of your signatures then proves that it was you, also outside this program. The key stays on this "
             "computer under a passphrase.");
    question.button = isRotation ? tr("Replace key") : tr("Make key");
    question.icon = "key";
    ConfirmDialog *const dialog = ask(question);
    auto *const form = new PassphraseForm(isRotation ? PassphraseForm::Ask::NewAndBefore : PassphraseForm::Ask::New,
                                          m_gate->shortestPassphrase());
    put(form, dialog);
    sendFrom(dialog, [form, gate = m_gate, me](const QString &) {
        return gate->makeKey(me, form->passphrase(), form->before());
    });
}

void PeopleChanges::revokeKey(const QString &key)
{
    const signing::PublicKey *const known = m_desk.directory().keys.find(key);
    if (!known || !mayRevokeKey(known->person))
        return;
    const bool isOwn = known->person == m_desk.person();
    Question question;
    question.title = isOwn
        ? tr("Revoke your signing key?")
        : tr("Revoke the signing key of %1?").arg(line(personName(m_desk.directory(), known->person)));
    question.consequence = tr("Nothing can be signed with it any more. Signatures from before stay valid; whoever had "
                              "a key signs with a new one only.");
    question.button = tr("Revoke key");
    question.icon = "key";
    question.reasonLabel = tr("Reason");
    question.isDangerous = true;
    ConfirmDialog *const dialog = ask(question);
    PassphraseForm *form = nullptr;
    if (isOwn && hasKeyHere(known->person)) {
        form = new PassphraseForm(PassphraseForm::Ask::Before, m_gate->shortestPassphrase());
        put(form, dialog);
    }
    sendFrom(dialog, [form, gate = m_gate, key, by = m_desk.person()](const QString &reason) {
        return gate->revokeKey(key, reason, form ? form->before() : Secret(), by);
    });
}

} // namespace releasedesk::ui
