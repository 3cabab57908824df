// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_request.h"
#include "ui/widgets/surface.h"

class QBoxLayout;
class QLineEdit;

namespace releasedesk::ui {

class Button;
class SafeLabel;

//! Comment and the three decisions, pinned below the sheet.
class DecisionBar final : public Surface
{
    Q_OBJECT

public:
    explicit DecisionBar(QWidget *parent = nullptr);

    //! What would be signed; \p asker sees a comment first.
    void showRevision(int revision, const QString &digest, const QString &asker);
    //! Why nothing can be decided; empty: it can.
    void setRefusal(const QString &reason);
    //! Why it cannot be approved yet, although it can be returned; empty: it can.
    void setApproveRefusal(const QString &reason);
    void setBusy(std::optional<domain::Decision> decision);
    void clearComment();
    //! Whoever does not listen to Ctrl+Enter does not print it either.
    void setShortcutShown(bool isShown);

    //! As if the person had pressed the button: a missing comment is asked for first.
    void decide(domain::Decision decision);
    void focusComment();

    [[nodiscard]] Button *button(domain::Decision decision) const;
    [[nodiscard]] QLineEdit *comment() const { return m_comment; }
    //! What stands below the buttons: what is recorded, or what is missing.
    [[nodiscard]] QString note() const;

signals:
    void decided(releasedesk::domain::Decision decision, const QString &comment);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setTexts();
    void applyRefusals();

    QBoxLayout *m_first; //!< comment and buttons
    QLineEdit *m_comment;
    Button *m_reject;
    Button *m_return;
    Button *m_approve;
    SafeLabel *m_note;
    int m_revision = 0;
    QString m_digest;
    QString m_asker;
    QString m_refusal;
    QString m_approveRefusal;
    bool m_isCommentMissing = false;
};

} // namespace releasedesk::ui
