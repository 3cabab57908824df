// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/domain/approval_request.h"
#include "ui/widgets/surface.h"

#include <optional>

class QBoxLayout;
class QCheckBox;
class QLineEdit;

namespace releasedesk::ui {

class Button;
class SafeLabel;

//! What can be answered at the step whose turn it is.
struct DecisionChoices {
    domain::Decision agree = domain::Decision::Approve; //!< what the main button says
    std::optional<domain::Decision> refuse = domain::Decision::Reject; //!< reject, or disagree
    bool mayReturn = true;
    QList<domain::Decision> more; //!< in the menu
    bool mayDecideFinally = false; //!< in the menu as well
    int dissents = 0; //!< that have to be read before agreeing
    QString actingFor; //!< in whose place; empty: in the own

    friend bool operator==(const DecisionChoices &, const DecisionChoices &) = default;
};

//! Comment and decisions, pinned below the sheet: three buttons, the rest in a menu.
class DecisionBar final : public Surface
{
    Q_OBJECT

public:
    explicit DecisionBar(QWidget *parent = nullptr);

    //! What would be signed, under which request of the release (차수); \p asker sees a comment first.
    void showContent(int request, const QString &digest, const QString &asker);
    void setChoices(const DecisionChoices &choices);
    [[nodiscard]] const DecisionChoices &choices() const { return m_choices; }
    //! Why nothing can be decided; empty: it can.
    void setRefusal(const QString &reason);
    //! Why it cannot be approved yet, although it can be returned; empty: it can.
    void setApproveRefusal(const QString &reason);
    void setBusy(std::optional<domain::Decision> decision);
    void clearComment();

    //! Whoever has a signing key types its passphrase here, each time.
    void setPassphraseNeeded(bool isNeeded);
    [[nodiscard]] Secret passphrase() const;
    void clearPassphrase();
    [[nodiscard]] QLineEdit *passphraseEdit() const { return m_passphrase; }
    //! Says that what is decided counts by the sign-in alone.
    void setKeyless(bool isKeyless);

    //! Whoever does not listen to Ctrl+Enter does not print it either.
    void setShortcutShown(bool isShown);

    //! As if the person had pressed the button: a missing comment is asked for first, and the decision is pending until
    //! it is written, or left with Esc. Any agreeing decision stands for the main button, whatever agreeing is called
    //! at this step.
    void decide(domain::Decision decision);
    //! What Ctrl+Enter does: carries out the decision that is pending and never another one; the main button if none
    //! is.
    void decideByKey();
    [[nodiscard]] std::optional<domain::Decision> pending() const { return m_pending; }
    //! The same, deciding for all who come later (전결).
    void decideFinally();
    [[nodiscard]] bool hasReadDissents() const;
    void focusComment();

    [[nodiscard]] Button *button(domain::Decision decision) const;
    [[nodiscard]] Button *moreButton() const { return m_more; }
    //! For a pending decision that has no button of its own.
    [[nodiscard]] Button *otherButton() const { return m_other; }
    [[nodiscard]] QCheckBox *dissents() const { return m_dissents; }
    [[nodiscard]] QLineEdit *comment() const { return m_comment; }
    //! What stands below the buttons: what is recorded, or what is missing.
    [[nodiscard]] QString note() const;

signals:
    void decided(releasedesk::domain::Decision decision, const QString &comment, bool isFinal);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setTexts();
    void showPending();
    void arrange();
    void setPending(std::optional<domain::Decision> decision);
    [[nodiscard]] QString pendingText() const;
    void applyRefusals();
    void showMore();
    void give(domain::Decision decision, bool isFinal);
    [[nodiscard]] QString agreeText() const;

    QBoxLayout *m_first; //!< comment and buttons
    QLineEdit *m_comment;
    Button *m_reject;
    Button *m_return;
    Button *m_approve;
    Button *m_other;
    Button *m_more;
    QCheckBox *m_dissents;
    QLineEdit *m_passphrase;
    SafeLabel *m_note;
    SafeLabel *m_keyless;
    DecisionChoices m_choices;
    std::optional<domain::Decision> m_pending; //!< chosen, and its comment is still missing
    int m_request = 1;
    QString m_digest;
    QString m_asker;
    QString m_refusal;
    QString m_approveRefusal;
    bool m_isCommentMissing = false;
    bool m_isSending = false; //!< a decision is on its way
    bool m_needsPassphrase = false;
    bool m_isKeyless = false;
    bool m_isShortcutShown = true;
};

} // namespace releasedesk::ui
