// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/surface.h"

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class SafeLabel;
class SigningGate;

//! Who acts for whom now, and the few fields with which somebody lets another person sign for the days of an absence.
//! The owners of releases see it at once. Ends by itself, or early with one press.
class DelegationForm final : public Surface
{
    Q_OBJECT

public:
    //! Without \p gate it only shows what there is.
    DelegationForm(session::Desk &desk, const Clock &clock, SigningGate *gate, QWidget *parent = nullptr);

    void openForm();
    void send();

    [[nodiscard]] QString summary() const;
    [[nodiscard]] QComboBox *delegate() const { return m_delegate; }
    [[nodiscard]] QLineEdit *reason() const { return m_reason; }
    [[nodiscard]] Button *openButton() const { return m_open; }
    [[nodiscard]] Button *endButton() const { return m_end; }

protected:
    void languageChanged() override;

private:
    void refresh();
    void endIt();
    void showAnswer(const Result<> &done);

    session::Desk &m_desk;
    const Clock &m_clock;
    SigningGate *m_gate;
    QString m_own; //!< the delegation of this person that holds now; empty: none
    SafeLabel *m_summary;
    Button *m_open;
    Button *m_end;
    QWidget *m_form;
    QComboBox *m_delegate;
    QDateEdit *m_until;
    QLineEdit *m_reason;
    Button *m_send;
    ErrorBanner *m_error;
};

} // namespace releasedesk::ui
