// SPDX-License-Identifier: Apache-2.0
// What happens in a task while it runs: facts and actions above its log.
#include "core/domain/task_kind.h"
#include "ui/log/log_view.h"
#include "ui/task_content/failure_story.h"
#include "ui/task_content/nested_release.h"
#include "ui/task_content/result_list.h"
#include "ui/task_content/silence_label.h"
#include "ui/task_content/task_actions.h"
#include "ui/task_content/task_inspector.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

using domain::TaskState;

namespace {

constexpr int sideMargin = 16; // of a page

} // namespace

void TaskInspector::takeLive()
{
    const domain::Task &task = *shownTask();
    const domain::TaskRun run = m_document->release().run(task.id);
    const bool hasLog = domain::automationOf(task.kind) == domain::Automation::Automatic && run.attempt() > 0;
    m_silence->listenTo(m_document->id(), task.id);
    m_log->setVisible(hasLog);
    if (hasLog)
        m_log->showLog({m_document->id(), task.id, m_shownAttempt > 0 ? m_shownAttempt : run.attempt()},
                       run.state == TaskState::Failed);
    shareHeight();
}

//! What is to be done gets the height it needs, up to three fifths; the log has the rest.
void TaskInspector::shareHeight()
{
    if (m_log->isHidden()) {
        m_factsScroll->setMinimumHeight(0);
        m_factsScroll->setMaximumHeight(QWIDGETSIZE_MAX);
        return;
    }
    const int width = m_factsScroll->viewport()->width() - 2 * sideMargin;
    QLayout *const column = m_facts->layout();
    const int wanted = column->hasHeightForWidth() ? column->heightForWidth(width) : column->sizeHint().height();
    const bool isEmpty = m_actions->isEmptyNow() && m_results->isHidden() && m_silence->isHidden()
        && m_story->isHidden() && m_nested->isHidden();
    m_factsScroll->setFixedHeight(isEmpty ? 0 : std::min(wanted + 30, m_stack->height() * 3 / 5));
}

bool TaskInspector::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_facts && event->type() == QEvent::LayoutRequest)
        shareHeight();
    return Surface::eventFilter(watched, event);
}

void TaskInspector::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    shareHeight();
}

} // namespace releasedesk::ui
