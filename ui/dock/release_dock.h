// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QStackedWidget;

namespace releasedesk::ui {

class Button;
class LogView;
class SearchField;
class SegmentedControl;
class Switch;
class TabBar;
class TimelineList;

//! Below the flow, 212 px: the log of the selected task or of the whole release, the timeline of the release and its
//! problems. May be folded to its tabs.
class ReleaseDock final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ReleaseDock(session::Desk &desk, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);

    //! An empty one: no log.
    void showTask(const TaskId &task);

    void showLog();

    //! Whether the log is that of all tasks together; it stays so while others are selected.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    void setWhole(bool isWhole);

    //! Writes the log that is shown, all of it that passes the filter, to \p path.
    void saveLog(const QString &path);

    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    void setFolded(bool isFolded);

    static constexpr int unfoldedHeight = 212;

signals:
    void taskActivated(const releasedesk::TaskId &task);
    void foldedChanged(bool isFolded);
    //! The log was written to a file.
    void saved(const QString &path);
    void failed(const releasedesk::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void languageChanged() override;
    void themeChanged() override;

private:
    void fitHeight();
    void fitTools();
    void nameFollow();
    void follow();
    void askWhere();
    [[nodiscard]] store::LogKey shownKey() const;

    session::Desk &m_desk;
    ReleaseId m_release;
    TaskId m_task;
    bool m_isFolded = false;
    bool m_isWhole = false;
    int m_unseen = 0; //!< lines that came while not following
    TabBar *m_tabs;
    QStackedWidget *m_stack;
    LogView *m_log;
    TimelineList *m_timeline;
    TimelineList *m_problems;
    SearchField *m_filter;
    Switch *m_follow;
    SegmentedControl *m_scope; //!< the task, the whole release
    Button *m_save;
    Button *m_fold;
};

} // namespace releasedesk::ui
