// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/surface.h"

namespace releasedesk::ui {

class Button;
class DelegationForm;
class ErrorBanner;
class PeopleChanges;
class SafeLabel;
class SigningGate;

//! One person of the workspace: who it is, whether it is away and for whom it acts, with which key it signs, and what
//! whoever looks may change about it. The own absence is entered here.
class PersonCard final : public Surface
{
    Q_OBJECT

public:
    //! \p changes must outlive it.
    PersonCard(session::Desk &desk, const Clock &clock, SigningGate *gate, PeopleChanges &changes,
               QWidget *parent = nullptr);

    //! Hides itself for somebody unknown.
    void show(const PersonId &person);

    [[nodiscard]] DelegationForm *delegation() const { return m_delegation; }
    [[nodiscard]] Button *endButton() const { return m_end; }
    [[nodiscard]] Button *changeButton() const { return m_change; }
    [[nodiscard]] Button *removeButton() const { return m_remove; }
    [[nodiscard]] Button *makeKeyButton() const { return m_makeKey; }
    [[nodiscard]] Button *revokeKeyButton() const { return m_revokeKey; }
    [[nodiscard]] QString keyWords() const;

protected:
    void languageChanged() override;

private:
    void showAbsence(const domain::Person &person);
    void showKey(const domain::Person &person);
    void endAbsence();
    [[nodiscard]] bool mayEnd(const domain::Delegation &delegation) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    SigningGate *m_gate;
    PeopleChanges &m_changes;
    PersonId m_person;
    QString m_keyId; //!< in force; empty: none
    SafeLabel *m_name;
    SafeLabel *m_facts;
    SafeLabel *m_absence;
    SafeLabel *m_key;
    Button *m_end;
    Button *m_change;
    Button *m_remove;
    Button *m_makeKey;
    Button *m_revokeKey;
    ErrorBanner *m_error;
    DelegationForm *m_delegation;
};

} // namespace releasedesk::ui
