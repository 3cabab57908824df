// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/run_timeline.h"

#include "ui/plan/plan_times.h"
#include "ui/plan/task_look.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/wording/time_words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int longestMinutes = 7 * 24 * 60;

} // namespace

RunTimeline::RunTimeline(session::Desk &desk, const Clock &clock, FlowForecast &forecast, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_forecast(forecast)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    connect(&forecast, &FlowForecast::changed, this, &RunTimeline::take);
    connect(&Theme::current(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RunTimeline::showRelease(const ReleaseId &release)
{
    disconnect(m_changes);
    m_document = &PlanDocument::of(m_desk, release);
    m_changes = connect(m_document, &PlanDocument::changed, this, &RunTimeline::take);
    take();
}

const domain::Release &RunTimeline::release() const
{
    static const domain::Release nothing;
    return m_document ? m_document->release() : nothing;
}

void RunTimeline::take()
{
    m_isBehind = isHidden();
    if (m_isBehind)
        return;
    m_rows.clear();
    m_timesOf.clear();
    const domain::Plan &plan = release().plan();
    for (const domain::Phase &phase : plan.phases) {
        const QList<domain::Task> tasks = plan.tasksIn(phase.id);
        if (tasks.isEmpty())
            continue;
        m_rows.append({{}, phase.name});
        for (const domain::Task &task : tasks)
            m_rows.append({task.id, task.title});
    }
    const QList<rehearsal::RehearsedTask> &times = m_forecast.result().tasks;
    for (qsizetype i = 0; i < times.size(); ++i)
        m_timesOf.insert(times.at(i).task, i);
    resizeEvent(nullptr);
    describe();
    viewport()->update();
}

void RunTimeline::selectTask(const TaskId &task)
{
    if (task == m_selected)
        return;
    m_selected = task;
    if (const int row = indexOf(task); row >= 0) {
        const QRect rect = rowRect(row);
        if (rect.top() < headHeight)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top() - headHeight);
        else if (rect.bottom() > viewport()->height())
            verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.bottom() - viewport()->height());
    }
    describe();
    viewport()->update();
    emit taskSelected(task);
}

//! What a screen reader says of the selected row.
void RunTimeline::describe()
{
    const domain::Task *const task = release().plan().task(m_selected);
    const qsizetype at = m_timesOf.value(m_selected, -1);
    if (!task || at < 0 || at >= m_forecast.result().tasks.size()) {
        setAccessibleDescription(m_forecast.sentence());
        return;
    }
    const rehearsal::RehearsedTask &times = m_forecast.result().tasks.at(at);
    const QDateTime now = m_clock.utcNow();
    QStringList parts{task->title, tr("%1 to %2").arg(momentText(times.start, now), momentText(times.finish, now)),
                      times.isActual ? tr("recorded") : tr("forecast")};
    if (times.isCritical)
        parts.append(tr("on the critical path"));
    else if (times.slackSeconds > 0)
        parts.append(tr("%1 to spare").arg(spanText(times.slackSeconds)));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

int RunTimeline::indexOf(const TaskId &task) const
{
    const auto found = std::ranges::find(m_rows, task, &Row::task);
    return task.isEmpty() || found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RunTimeline::rowAt(const QPoint &position) const
{
    if (position.y() < headHeight)
        return -1;
    const int row = (position.y() - headHeight + verticalScrollBar()->value()) / rowHeight;
    return row < m_rows.size() ? row : -1;
}

QRect RunTimeline::rowRect(int row) const
{
    return {0, headHeight + row * rowHeight - verticalScrollBar()->value(), viewport()->width(), rowHeight};
}

double RunTimeline::placeOf(const QDateTime &at) const
{
    return titleWidth + m_scale.placeOf(at);
}

QPoint RunTimeline::plannedEnd(const TaskId &task) const
{
    const qsizetype at = m_timesOf.value(task, -1);
    const int row = indexOf(task);
    if (at < 0 || row < 0)
        return {};
    const rehearsal::RehearsedTask &times = m_forecast.result().tasks.at(at);
    return {static_cast<int>(placeOf(times.plannedFinish)), rowRect(row).top() + plannedTop + 2};
}

void RunTimeline::setEstimate(const TaskId &task, int minutes)
{
    const domain::Task *const found = release().plan().task(task);
    if (!found || !m_document)
        return;
    if (!m_document->isEditable()) {
        emit lockedTouched();
        return;
    }
    domain::Task changed = *found;
    changed.durationMinutes = std::clamp(minutes, 1, longestMinutes);
    if (changed.durationMinutes != found->durationMinutes)
        m_document->edit({domain::ChangeTask{changed}}, tr("Estimate of %1").arg(found->title));
}

void RunTimeline::step(int by)
{
    int row = indexOf(m_selected);
    do {
        row += by;
    } while (row >= 0 && row < m_rows.size() && m_rows.at(row).task.isEmpty());
    if (row >= 0 && row < m_rows.size())
        selectTask(m_rows.at(row).task);
}

bool RunTimeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto &help = static_cast<QHelpEvent &>(*event);
        const int row = rowAt(help.pos());
        const TaskId task = row < 0 ? TaskId() : m_rows.at(row).task;
        QString text = m_forecast.details();
        for (const rehearsal::Conflict &each : m_forecast.result().conflicts) {
            if (!task.isEmpty() && each.task == task)
                text = each.message;
        }
        QToolTip::showText(help.globalPos(), plainToolTip(text), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &keys = static_cast<QKeyEvent &>(*event);
        const bool isPlain = keys.modifiers() == Qt::NoModifier || keys.modifiers() == Qt::ShiftModifier;
        if (isPlain && (keys.key() == Qt::Key_J || keys.key() == Qt::Key_K || keys.key() == Qt::Key_T)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void RunTimeline::keyPressEvent(QKeyEvent *event)
{
    const domain::Task *const task = release().plan().task(m_selected);
    const int by = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_J:
        return step(1);
    case Qt::Key_Up:
    case Qt::Key_K:
        return step(-1);
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers().testFlag(Qt::AltModifier))
            return moveWindow((event->key() == Qt::Key_Right ? 5 : -5) * (by > 1 ? 12 : 1));
        if (task && event->key() == Qt::Key_Right)
            setEstimate(m_selected, task->durationMinutes + by);
        else if (task)
            setEstimate(m_selected, task->durationMinutes - by);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit inspectorRequested();
        return;
    case Qt::Key_Escape:
    case Qt::Key_T:
        emit left();
        return;
    case Qt::Key_Z:
    case Qt::Key_Y: {
        if (!m_document || !event->modifiers().testFlag(Qt::ControlModifier))
            break;
        const bool isRedo = event->key() == Qt::Key_Y || event->modifiers().testFlag(Qt::ShiftModifier);
        return isRedo ? m_document->redo() : m_document->undo();
    }
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void RunTimeline::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    if (event->button() != Qt::LeftButton || row < 0 || m_rows.at(row).task.isEmpty())
        return;
    const TaskId task = m_rows.at(row).task;
    selectTask(task);
    const domain::Task *const found = release().plan().task(task);
    const bool isAtEnd = std::abs(event->pos().x() - plannedEnd(task).x()) <= 6;
    if (found && !isAtEnd && isOnMovableBar(task, event->pos())) {
        m_grabbedAt = event->pos().x();
        m_movedMinutes = 0;
    }
    if (!found || !isAtEnd)
        return;
    if (!m_document->isEditable()) {
        emit lockedTouched();
        return;
    }
    m_dragged = task;
    m_draggedMinutes = found->durationMinutes;
}

void RunTimeline::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grabbedAt) {
        m_movedMinutes = minutesTo(event->pos().x());
        viewport()->setCursor(Qt::ClosedHandCursor);
        sayMoved(event->globalPosition().toPoint());
        return;
    }
    if (m_dragged.isEmpty()) {
        const int row = rowAt(event->pos());
        const TaskId task = row < 0 ? TaskId() : m_rows.at(row).task;
        const bool isAtEnd = !task.isEmpty() && m_document && m_document->isEditable()
            && std::abs(event->pos().x() - plannedEnd(task).x()) <= 6;
        const bool isMovable = !isAtEnd && !task.isEmpty() && isOnMovableBar(task, event->pos());
        viewport()->setCursor(isAtEnd ? Qt::SizeHorCursor : isMovable ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    const rehearsal::RehearsedTask &times = m_forecast.result().tasks.at(m_timesOf.value(m_dragged));
    const QDateTime until = m_scale.timeAt(event->pos().x() - titleWidth);
    m_draggedMinutes = std::clamp(static_cast<int>((times.plannedStart.secsTo(until) + 30) / 60), 1, longestMinutes);
    viewport()->update();
}

void RunTimeline::mouseReleaseEvent(QMouseEvent * /*event*/)
{
    if (std::exchange(m_grabbedAt, std::nullopt)) {
        QToolTip::hideText();
        viewport()->setCursor(Qt::ArrowCursor);
        moveWindow(std::exchange(m_movedMinutes, 0));
        return;
    }
    const TaskId task = std::exchange(m_dragged, {});
    if (!task.isEmpty())
        setEstimate(task, m_draggedMinutes);
    viewport()->update();
}

void RunTimeline::resizeEvent(QResizeEvent * /*event*/)
{
    const int content = static_cast<int>(m_rows.size()) * rowHeight + rowHeight;
    const int room = viewport()->height() - headHeight;
    verticalScrollBar()->setRange(0, std::max(0, content - room));
    verticalScrollBar()->setPageStep(std::max(1, room));
    verticalScrollBar()->setSingleStep(rowHeight);
    m_scale = rehearsal::TimeScale(m_forecast.result(), viewport()->width() - titleWidth - rightMargin);
}

void RunTimeline::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_isBehind)
        take();
}

void RunTimeline::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_selected.isEmpty())
        step(1);
    viewport()->update();
}

void RunTimeline::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace releasedesk::ui
