// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rehearsal/time_scale.h"
#include "ui/modeling/flow_forecast.h"
#include "ui/plan/plan_document.h"

#include <QAbstractScrollArea>
#include <QPointer>

namespace releasedesk::ui {

//! The same flow over time: a row for each task with what is planned, forecast and recorded, the window, the conflicts
//! and the critical path. In a draft the end of a planned bar can be dragged, or moved by the arrow keys.
class RunTimeline final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    RunTimeline(session::Desk &desk, const Clock &clock, FlowForecast &forecast, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);
    void selectTask(const TaskId &task);
    [[nodiscard]] const TaskId &selectedTask() const { return m_selected; }

    //! Where the planned bar of a task ends, in coordinates of the viewport; for whoever drags it.
    [[nodiscard]] QPoint plannedEnd(const TaskId &task) const;
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    //! A date on the axis: where the drawing begins, behind each time that was cut out, and where a day begins.
    struct DateLabel {
        double left = 0; //!< in coordinates of the viewport
        double width = 0;
        QString text; //!< as much of the date as there is room for
    };
    [[nodiscard]] QList<DateLabel> dateLabels() const;
    //! The estimate of a task, as an edit with a name; at least a minute, at most a week.
    void setEstimate(const TaskId &task, int minutes);
    //! Puts the change window of a draft so much later or earlier, and with it all that is planned in it. Nothing
    //! without a window.
    void moveWindow(int minutes);

signals:
    void taskSelected(const releasedesk::TaskId &task);
    void inspectorRequested();
    void left(); //!< Escape or T
    void lockedTouched();
    //! The window was not moved, and why.
    void refused(const QString &message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    static constexpr int headHeight = 58;
    static constexpr int rowHeight = 30;
    static constexpr int titleWidth = 232;
    static constexpr int leftMargin = 16;
    static constexpr int rightMargin = 90; //!< for the time behind the last bar
    static constexpr int plannedTop = 5; //!< of the planned bar, in its row
    static constexpr int tickDistance = 84;

    struct Row {
        TaskId task; //!< empty: the head of a phase
        QString text;
    };

    void take();
    void describe();
    void step(int by);
    [[nodiscard]] int rowAt(const QPoint &position) const;
    [[nodiscard]] int indexOf(const TaskId &task) const;
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] double placeOf(const QDateTime &at) const;
    [[nodiscard]] const domain::Release &release() const;
    //! Whether the planned bar of \p task, which the window holds, is at \p position.
    [[nodiscard]] bool isOnMovableBar(const TaskId &task, const QPoint &position) const;
    [[nodiscard]] int minutesTo(int x) const;
    void sayMoved(const QPoint &at);
    void paintHead(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintWindow(QPainter &painter) const;
    void paintRow(QPainter &painter, int row) const;
    void paintBars(QPainter &painter, const QRect &row, const rehearsal::RehearsedTask &times) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    FlowForecast &m_forecast;
    QPointer<PlanDocument> m_document;
    QMetaObject::Connection m_changes;
    QList<Row> m_rows;
    QHash<TaskId, qsizetype> m_timesOf; //!< into the rehearsal's tasks
    rehearsal::TimeScale m_scale;
    TaskId m_selected;
    TaskId m_dragged;
    int m_draggedMinutes = 0;
    std::optional<int> m_grabbedAt; //!< x of the pointer while a bar, and the window with it, is moved
    int m_movedMinutes = 0;
    bool m_isBehind = false; //!< what is hidden is worked out when it is shown
};

} // namespace releasedesk::ui
