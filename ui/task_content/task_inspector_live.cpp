// SPDX-License-Identifier: Apache-2.0
// What happens in a task while it runs: facts and actions above its log.
#include "core/domain/task_kind.h"
#include "ui/log/log_view.h"
#include "ui/task_content/failure_story.h"
#include "ui/task_content/live_progress.h"
#include "ui/task_content/nested_release.h"
#include "ui/task_content/result_list.h"
#include "ui/task_content/silence_label.h"
#include "ui/task_content/task_actions.h"
#include "ui/task_content/task_inspector.h"

#include <QHash>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

using domain::TaskState;

namespace {

constexpr int sideMargin = 16; // of a page

} // namespace

QString TaskInspector::liveTitle(const domain::Task &task, const domain::TaskRun &run) const
{
    if (run.state == TaskState::Failed || run.state == TaskState::Unknown)
        return tr("What happened");
    switch (domain::automationOf(task.kind)) {
    case domain::Automation::Approval:
        return tr("Approval");
    case domain::Automation::Person:
        return task.kind == u"checklist.confirm" ? tr("Checklist")
            : task.kind == u"owner.review"       ? tr("Review")
                                                 : tr("Work");
    case domain::Automation::Automatic:
        break;
    }
    static const QHash<QString, const char *> names{
        {QStringLiteral("jenkins.build"), QT_TR_NOOP("Build")},
        {QStringLiteral("command.run"), QT_TR_NOOP("Output")},
        {QStringLiteral("http.request"), QT_TR_NOOP("Request")},
        {QStringLiteral("gate.check"), QT_TR_NOOP("Checks")},
        {QStringLiteral("gate.dependency"), QT_TR_NOOP("Waits for")},
        {QStringLiteral("time.wait"), QT_TR_NOOP("Wait")},
        {QStringLiteral("release.start"), QT_TR_NOOP("Release")},
        {QStringLiteral("jira.scope_lock"), QT_TR_NOOP("Jira")},
        {QStringLiteral("jira.transition"), QT_TR_NOOP("Jira")},
        {QStringLiteral("jira.comment"), QT_TR_NOOP("Jira")},
        {QStringLiteral("jira.version_release"), QT_TR_NOOP("Jira")},
        {QStringLiteral("notes.publish"), QT_TR_NOOP("Notes")},
        {QStringLiteral("mail.send"), QT_TR_NOOP("Delivery")},
        {QStringLiteral("messenger.post"), QT_TR_NOOP("Delivery")},
    };
    const char *const name = names.value(task.kind);
    return name ? tr(name) : tr("Log");
}

void TaskInspector::takeLive()
{
    const domain::Task &task = *shownTask();
    const domain::TaskRun run = m_document->release().run(task.id);
    // A wait says nothing but how long it still takes.
    const bool isSilentKind = task.kind == u"time.wait" && run.state != TaskState::Failed;
    const bool hasLog
        = domain::automationOf(task.kind) == domain::Automation::Automatic && run.attempt() > 0 && !isSilentKind;
    m_silence->listenTo(m_document->id(), task.id);
    m_log->setVisible(hasLog);
    if (hasLog)
        m_log->showLog({m_document->id(), task.id, m_shownAttempt > 0 ? m_shownAttempt : run.attempt()},
                       run.state == TaskState::Failed);
    shareHeight();
}

//! What is to be done gets the height it needs, up to three fifths; the log has the rest. What happened is longer, and
//! the same log stands below the flow.
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
        && m_story->isHidden() && m_nested->isHidden() && m_progress->isHidden();
    const int most = m_story->isHidden() ? m_stack->height() * 3 / 5 : m_stack->height() - m_log->minimumHeight();
    m_factsScroll->setFixedHeight(isEmpty ? 0 : std::min(wanted + 30, most));
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
