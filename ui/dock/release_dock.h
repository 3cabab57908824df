// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QStackedWidget;

namespace releasedesk::ui {

class Button;
class LogView;
class SearchField;
class Switch;
class TabBar;
class TimelineList;

//! Below the flow, 212 px: the log of the selected task, the timeline of the release and its problems. May be folded to
//! its tabs.
class ReleaseDock final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ReleaseDock(session::Desk &desk, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);

    //! An empty one: no log.
    void showTask(const TaskId &task);

    void showLog();
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    void setFolded(bool isFolded);

    static constexpr int unfoldedHeight = 212;

signals:
    void taskActivated(const releasedesk::TaskId &task);
    void foldedChanged(bool isFolded);

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;
    void themeChanged() override;

private:
    void fitHeight();
    void follow();
    void copyLog();

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    bool m_isFolded = false;
    TabBar *m_tabs;
    QStackedWidget *m_stack;
    LogView *m_log;
    TimelineList *m_timeline;
    TimelineList *m_problems;
    SearchField *m_filter;
    Switch *m_follow;
    Button *m_copy;
    Button *m_fold;
};

} // namespace releasedesk::ui
