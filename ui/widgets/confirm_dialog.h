// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "ui/theme/icon_name.h"
#include "ui/widgets/dialog.h"

class QLineEdit;
class QPlainTextEdit;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class SafeLabel;

//! What is asked before something is done.
struct Question {
    QString title; //!< a question: "Start checkout 2.8.0?"
    QString consequence; //!< what it means, one or two sentences
    QString button; //!< verb and object
    IconName icon;
    QString reasonLabel; //!< empty: no reason is asked for
    QString typed; //!< has to be typed to confirm; empty: nothing has to
    bool isDangerous = false;
};

//! Asks before something is done. Confirming needs the reason and the typed word, where they are asked for; it is never
//! what Enter does by itself, but Ctrl+Enter.
class ConfirmDialog final : public Dialog
{
    Q_OBJECT

public:
    ConfirmDialog(const Question &question, QWidget *over);

    //! Between the consequence and the reason.
    void addDetail(QWidget *detail);

    //! What the details still lack; empty: nothing.
    void setMissing(const QString &missing);

    //! The answer is on its way; nothing can be changed until it comes.
    void setBusy(bool isBusy);
    //! How far it is, while it is busy; empty: nothing to say.
    void setProgress(const QString &text);
    //! It was refused: says why and lets the person try again or leave. With \p way a button beside it emits
    //! errorWayWanted().
    void showError(const Error &error, const QString &way = {});
    void clearError();
    //! What is there to be said once it is done in part: the question is over, Cancel closes.
    void showOutcome(const QString &sentence, const QString &details);

    [[nodiscard]] bool canConfirm() const;

    [[nodiscard]] Button *confirmButton() const { return m_confirm; }

signals:
    void confirmed(const QString &reason);
    void errorWayWanted();

protected:
    [[nodiscard]] QWidget *firstFocus() const override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void confirm();
    void updateButton();

    QString m_typedWord;
    QString m_missing;
    QVBoxLayout *m_details;
    bool m_hasFields = false; //!< among the details
    QPlainTextEdit *m_reason = nullptr;
    QLineEdit *m_typed = nullptr;
    ErrorBanner *m_banner;
    SafeLabel *m_progress;
    Button *m_confirm;
    Button *m_cancel;
};

} // namespace releasedesk::ui
