// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class ErrorBanner;
class SafeLabel;
class SteerActions;

//! What can be done about a task now: take it on, tick its items, confirm it, try again, leave it out, say what became
//! of it, stop it; and for an approval who has signed and who is next. Sends commands and waits for their events.
class TaskActions final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit TaskActions(session::Desk &desk, QWidget *parent = nullptr);

    //! \p task may be a step of a rollback.
    void showTask(const ReleaseId &release, const TaskId &task);

    //! Whether there is anything to show.
    [[nodiscard]] bool isEmptyNow() const { return m_isEmpty; }

signals:
    void emptinessChanged(bool isEmpty);

protected:
    void languageChanged() override { rebuild(); }

private:
    //! All that the buttons and fields are made of.
    struct Shown {
        ReleaseId release;
        TaskId task;
        std::optional<domain::Task> plan;
        domain::TaskRun run;
        bool isLive = false;
        bool isAsked = false; //!< somebody is asked to sign
        QList<domain::Signature> signatures;
        QList<PersonId> nextSigners;

        friend bool operator==(const Shown &, const Shown &) = default;
    };

    //! A note somebody is writing.
    struct Note {
        QString text;
        int cursor = 0;
        bool hasFocus = false;
    };

    //! Rebuilds only what is different: an event elsewhere must not take a half-written note away.
    void take();
    void rebuild();
    [[nodiscard]] Shown whatIsShown() const;
    [[nodiscard]] QMap<QString, Note> notes() const;
    void giveBack(const QMap<QString, Note> &notes);
    void addFailure(const domain::TaskRun &run, const domain::Task &task);
    void addUnknown(const domain::TaskRun &run);
    void addManualWork(const domain::TaskRun &run, const domain::Task &task);
    void addItems(const domain::TaskRun &run, const domain::Task &task);
    void addApproval(const domain::ApprovalRequest &request);
    void addVerification(const domain::TaskRun &run, const domain::Task &task);
    void tellEmptiness();
    void addText(const QString &text);

    //! A field for a note and a button that sends what \p make answers; without \p isRequired the note may be empty.
    void addNoteAction(const QString &label, const QString &button, bool isPrimary, bool isRequired,
                       std::function<domain::ReleaseCommand(QString note)> make);
    void addAction(const QString &button, bool isPrimary, domain::ReleaseCommand command);
    void send(domain::ReleaseCommand command);

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_rows = nullptr;
    ErrorBanner *m_refusal;
    SafeLabel *m_sending;
    SteerActions *m_steering; //!< below the rest, and stays while that is made anew
    bool m_isEmpty = true;
    Shown m_shown;
};

} // namespace releasedesk::ui
