// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class ErrorBanner;
class NoteAction;

//! What the record knows about a failure: once the run is over why the task failed and what was done without anybody
//! being asked, and in any case what became of the same failure before and which commit alone can be its cause. Hidden
//! for a task that did not fail.
class FailureStory final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit FailureStory(session::Desk &desk, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

protected:
    void languageChanged() override;

private:
    void rebuild();
    void addSteps(const domain::Release &release);
    void makeNote();
    void keepNote(const QString &note);
    void setKeeping(bool isKeeping);
    void addEarlier(const domain::Release &release);
    void addCause(const domain::Release &release);
    [[nodiscard]] QVBoxLayout *addSection(const QString &title);

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    domain::CommentTask m_kept; //!< the note on its way; after a refusal the same words go under the same id
    QVBoxLayout *m_layout;
    ErrorBanner *m_banner;
    NoteAction *m_note = nullptr; //!< outlives what is told anew, so that what is typed stays
    ErrorBanner *m_refusal;
    QWidget *m_facts = nullptr;
    bool m_isKeeping = false;
};

} // namespace releasedesk::ui
