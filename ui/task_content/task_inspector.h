// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/plan/plan_document.h"
#include "ui/task_content/parameter_editor.h"
#include "ui/widgets/surface.h"

#include <QPointer>

class QScrollArea;
class QStackedWidget;

namespace releasedesk::ui {

class AttachmentList;
class AttemptList;
class Button;
class CommentList;
class ConditionsPage;
class EmptyState;
class ErrorBanner;
class FailureStory;
class IconLabel;
class LiveProgress;
class LogView;
class NestedRelease;
class Pill;
class ResultList;
class SafeLabel;
class SetupForm;
class SilenceLabel;
class StatusGlyph;
class TabBar;
class TaskActions;

//! One task beside the flow: what it is, how it is set up, what it waits for and what became of it. While it runs or
//! after it has run, what happens there comes first.
class TaskInspector final : public Surface
{
    Q_OBJECT

public:
    static constexpr int draftWidth = 360;
    static constexpr int runningWidth = 380;
    static constexpr int smallestWidth = 320;

    enum class Page { Live, Setup, Attachments, Conditions, History };

    TaskInspector(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! What the fields for connections offer.
    void setConnections(const QList<domain::Connection> &connections);

    //! Where attached files are kept.
    void setFolder(const QString &folder);

    //! An empty task shows a hint instead.
    void showTask(const ReleaseId &release, const TaskId &task);
    //! Of several what they have in common; of one, or none, the same as showTask().
    void showTasks(const ReleaseId &release, const QList<TaskId> &tasks);
    [[nodiscard]] const TaskId &task() const { return m_task; }

    [[nodiscard]] Page page() const { return m_page; }
    //! Pages that do not apply are not shown.
    void showPage(Page page);

    //! Moves the keyboard into the current page.
    void focusContent();
    //! Puts the cursor where a comment is written.
    void startComment();

    [[nodiscard]] QSize sizeHint() const override;

signals:
    //! Another task, reached from here: a copy, a neighbour, what it waits for.
    void taskChosen(const releasedesk::TaskId &task);
    //! Escape: back to the flow.
    void left();
    void linkChosen(const QString &link);
    //! The release that a task started is to be opened.
    void releaseChosen(const releasedesk::ReleaseId &release);
    //! A file of the workspace, or its folder, is to be opened by the desktop.
    void fileChosen(const QString &path);

protected:
    void languageChanged() override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead(QWidget *head);
    void buildPages();
    void buildFoot();
    void take();
    void takeSeveral();
    void removeShown();
    void takeTabs();
    void takeLive();
    void shareHeight();
    void showSaved();
    [[nodiscard]] const domain::Task *shownTask() const;
    [[nodiscard]] QString liveTitle(const domain::Task &task, const domain::TaskRun &run) const;
    void carryOut(const QList<domain::PlanEdit> &edits, const QString &text, const TaskId &next);

    session::Desk &m_desk;
    const Clock &m_clock;
    QPointer<PlanDocument> m_document;
    QList<QMetaObject::Connection> m_connectionsToDocument;
    TaskId m_task;
    QList<TaskId> m_together; //!< with several selected, all of them
    TaskId m_next; //!< to be chosen once the edit that was sent has come into force
    Page m_page = Page::Setup;
    bool m_isPageChosen = false; //!< by the person, for this task
    int m_shownAttempt = 0; //!< whose log is shown; 0: the newest
    bool m_isSaving = false; //!< an edit of ours is on its way
    QList<Page> m_pages; //!< in the order of the tabs

    IconLabel *m_tile;
    SafeLabel *m_title;
    SafeLabel *m_kind;
    Pill *m_pill;
    TabBar *m_tabs;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    QWidget *m_something;
    ErrorBanner *m_refusal;
    SilenceLabel *m_silence;
    LiveProgress *m_progress;
    TaskActions *m_actions;
    ResultList *m_results;
    FailureStory *m_story;
    NestedRelease *m_nested;
    LogView *m_log;
    QWidget *m_live;
    QWidget *m_facts;
    QScrollArea *m_factsScroll;
    SetupForm *m_setup;
    ConditionsPage *m_conditions;
    AttachmentList *m_attachments;
    CommentList *m_comments;
    AttemptList *m_attempts;
    QWidget *m_history;
    QWidget *m_foot;
    StatusGlyph *m_savedGlyph;
    SafeLabel *m_saved;
    Button *m_duplicate;
    Button *m_delete;
};

} // namespace releasedesk::ui
