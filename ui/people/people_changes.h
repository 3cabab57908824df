// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/people/people_gate.h"

#include <QObject>

namespace releasedesk::ui {

class ConfirmDialog;
struct Question;

//! Asks for every change of the people of the workspace and of signing keys, each in a box of its own over the page,
//! and sends it. What is refused is said in the box, where it can be mended.
class PeopleChanges final : public QObject
{
    Q_OBJECT

public:
    //! \p page is what the boxes belong to. Without \p gate nothing can be changed.
    PeopleChanges(session::Desk &desk, const Clock &clock, PeopleGate *gate, QWidget *page);

    //! Whether whoever works at the desk may say who is in the workspace.
    [[nodiscard]] bool mayEnterPeople() const;
    //! The same about \p person: nobody decides about the own rights, but everybody may correct the own name.
    [[nodiscard]] bool mayRemove(const PersonId &person) const;
    //! Whether \p person's key may be revoked from here.
    [[nodiscard]] bool mayRevokeKey(const PersonId &person) const;
    [[nodiscard]] bool hasKeyHere(const PersonId &person) const { return m_gate && m_gate->hasKeyHere(person); }

    void addPerson();
    void changePerson(const PersonId &person);
    void removePerson(const PersonId &person);
    void editGroups();
    void removeGroup(const QString &id);
    void makeKey();
    void revokeKey(const QString &key);

signals:
    //! Something that was asked for here is done.
    void done();

private:
    [[nodiscard]] ConfirmDialog *ask(const Question &question);
    void describe(const domain::Person *before);
    template<typename Send>
    void sendFrom(ConfirmDialog *dialog, Send send);

    session::Desk &m_desk;
    const Clock &m_clock;
    PeopleGate *m_gate;
    QWidget *m_page;
};

} // namespace releasedesk::ui
