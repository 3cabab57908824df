// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

#include <QTimer>

class QStackedLayout;

namespace releasedesk::ui {

class ActivityList;
class EmptyState;
class MonthCalendar;
class MyApprovals;
class OpenReleasesModel;
class ReleaseListModel;
class Chip;
class RunningNow;
class RunningWhereModel;
class SafeLabel;
class SectionHead;
class TableView;
class WeekNumbers;

//! What a person sees first: what runs where, the next releases, what is carried out, what waits for a signature, when
//! windows are, what happened.
class HomePanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p desk and \p clock must outlive the panel.
    HomePanel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

signals:
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);
    void openApproval(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task);
    void openApprovals();
    void openReleases();
    void newRelease();
    void connectJira();

protected:
    void languageChanged() override;
    void themeChanged() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeMain();
    [[nodiscard]] QWidget *makeSide();
    //! Many events may come at once: the parts are built anew once, and only while somebody looks.
    void refreshSoon();
    void foldColumns();
    void fitSide();
    void showFreeze();
    void showWhere();
    void refresh();
    void setTexts();

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseListModel *m_releases;
    OpenReleasesModel *m_open;
    SectionHead *m_whereHead;
    RunningWhereModel *m_whereModel;
    TableView *m_where;
    SafeLabel *m_whereNote;
    SectionHead *m_nextHead;
    SafeLabel *m_noNext; //!< in place of a table without rows
    TableView *m_next;
    SectionHead *m_runningHead;
    RunningNow *m_running;
    SectionHead *m_weekHead;
    WeekNumbers *m_week;
    EmptyState *m_empty;
    QWidget *m_content = nullptr;
    QWidget *m_side = nullptr;
    SectionHead *m_approvalsHead;
    MyApprovals *m_approvals;
    SectionHead *m_calendarHead;
    Chip *m_freeze;
    MonthCalendar *m_calendar;
    SectionHead *m_activityHead;
    ActivityList *m_activity;
    QTimer m_minute; //!< ages grow without an event
    QTimer m_soon;
};

} // namespace releasedesk::ui
