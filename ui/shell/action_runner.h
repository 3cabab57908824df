// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/shell/release_actions.h"

#include <QPointer>
#include <QWidget>

namespace releasedesk::ui {

class ConfirmDialog;

//! Carries out what the header bar, the palette and the keys offer for a release: asks where that is due, sends the
//! command, tells what became of it. What the release shows changes with the event, not here.
class ActionRunner final : public QObject
{
    Q_OBJECT

public:
    //! Dialogs open over \p window. All must outlive it.
    ActionRunner(session::Desk &desk, const Clock &clock, QWidget *window);

    //! Does nothing for a disabled action or one whose command is still under way.
    void run(const ReleaseAction &action, const ReleaseId &release);

    //! Whether a command of \p release is under way.
    [[nodiscard]] bool isSending(const ReleaseId &release) const { return m_sending.contains(release); }

    //! Stops and allows all actions, while nobody can answer.
    void setHeld(bool isHeld);

signals:
    //! Something was sent, or its answer came.
    void sendingChanged(const releasedesk::ReleaseId &release);
    void succeeded(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseActionKind kind);
    //! Of an action that no dialog shows the refusal of.
    void refused(const releasedesk::ReleaseId &release, const releasedesk::Error &error);
    void signWanted(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task);

private:
    void editVariables(const domain::Release &release, ConfirmDialog *dialog);
    void addValues(const domain::Release &release, ConfirmDialog *dialog);
    void ask(const ReleaseAction &action, const ReleaseId &release, ConfirmDialog *dialog);
    void stopFirst(const ReleaseAction &action, const ReleaseId &release, const QString &reason, ConfirmDialog *dialog);
    void finish(const ReleaseId &release, ReleaseActionKind kind, const Result<> &result, ConfirmDialog *dialog);
    void send(const ReleaseAction &action, const ReleaseId &release, const QString &reason, ConfirmDialog *dialog);

    session::Desk &m_desk;
    const Clock &m_clock;
    QWidget *m_window;
    QPointer<ConfirmDialog> m_dialog;
    QMap<QString, QString> m_values; //!< given for the start that is asked about
    QSet<ReleaseId> m_sending;
    bool m_isHeld = false;
};

} // namespace releasedesk::ui

Q_DECLARE_METATYPE(releasedesk::ui::ReleaseActionKind)
