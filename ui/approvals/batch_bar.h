// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/surface.h"

#include <QHash>
#include <QPair>

class QLineEdit;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class SigningGate;

//! Agrees to several approvals with one reason. Only what the person has looked through may be among them, as it was
//! when it was looked at; each is signed for itself.
class BatchBar final : public Surface
{
    Q_OBJECT

public:
    BatchBar(session::Desk &desk, const Clock &clock, SigningGate *gate = nullptr, QWidget *parent = nullptr);

    void setItems(const QList<projections::InboxItem> &items);

    //! What changed in it was in view.
    void noteSeen(const ReleaseId &release, const TaskId &task, const QString &digest);

    void signAll();
    //! The keyboard goes to the passphrase, if one is needed.
    void focusPassphrase();

    [[nodiscard]] Button *signButton() const { return m_sign; }
    [[nodiscard]] Button *reviewButton() const { return m_review; }
    [[nodiscard]] QLineEdit *reason() const { return m_reason; }
    //! Of the chosen ones, those that were not looked through as they are now.
    [[nodiscard]] int unseen() const;

signals:
    //! All that are chosen are to be looked through one below the other.
    void reviewWanted();

protected:
    void languageChanged() override;

private:
    void refresh();
    void noteAnswer(const QString &name, const Result<store::Position> &sent);
    [[nodiscard]] bool isSeen(const projections::InboxItem &item) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    SigningGate *m_gate;
    QList<projections::InboxItem> m_items;
    QHash<QPair<ReleaseId, TaskId>, QString> m_seen; //!< digest that was looked at
    QLineEdit *m_reason;
    QLineEdit *m_passphrase;
    Button *m_review;
    Button *m_sign;
    ErrorBanner *m_error;
    int m_underWay = 0;
};

} // namespace releasedesk::ui
