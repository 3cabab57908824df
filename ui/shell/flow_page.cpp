// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/flow_page.h"

#include "ui/dock/release_dock.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/proposal_bar.h"
#include "ui/plan/plan_document.h"
#include "ui/shell/endpoint_watch.h"
#include "ui/shell/open_external.h"
#include "ui/shell/overlay_layer.h"
#include "ui/task_content/task_inspector.h"
#include "ui/theme/theme.h"
#include "ui/widgets/confirm_dialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QTabBar>

#include <algorithm>
#include <memory>

namespace releasedesk::ui {
namespace {

constexpr int narrowWidth = 1200; //!< of the window; the task content takes less room then

bool hasStarted(domain::ReleaseState state)
{
    using domain::ReleaseState;
    return state != ReleaseState::Draft && state != ReleaseState::Returned && state != ReleaseState::InApproval
        && state != ReleaseState::Approved && state != ReleaseState::Discarded;
}

} // namespace

FlowPage::FlowPage(session::Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_proposals(new ProposalBar(desk, clock))
    , m_modeling(new ModelingPanel(desk, clock))
    , m_dock(new ReleaseDock(desk))
    , m_inspector(new TaskInspector(desk, clock))
{
    auto *const left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_proposals);
    left->addWidget(m_modeling, 1);
    left->addWidget(m_dock);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(left, 1);
    layout->addWidget(m_inspector);

    connect(m_modeling, &ModelingPanel::messageRaised, this,
            [this](const QString &message) { emit refused({ErrorCode::FailedPrecondition, message, {}}); });
    connect(m_modeling, &ModelingPanel::messageSettled, this, &FlowPage::settled);
    connect(m_modeling, &ModelingPanel::taskSelected, this, [this](const TaskId &task) {
        m_dock->showTask(task);
        const QList<TaskId> tasks = m_modeling->selectedTasks();
        m_inspector->showTasks(m_release, tasks.size() > 1 ? tasks : QList<TaskId>{task});
    });
    connect(m_modeling, &ModelingPanel::inspectorRequested, m_inspector, &TaskInspector::focusContent);
    connect(m_inspector, &TaskInspector::taskChosen, m_modeling, &ModelingPanel::selectTask);
    connect(m_inspector, &TaskInspector::left, m_modeling, &ModelingPanel::focusFlow);
    connect(m_inspector, &TaskInspector::linkChosen, this, &FlowPage::linkWanted);
    connect(m_inspector, &TaskInspector::releaseChosen, this, &FlowPage::releaseWanted);
    connect(m_modeling, &ModelingPanel::releaseChosen, this, &FlowPage::releaseWanted);
    connect(m_modeling, &ModelingPanel::commentRequested, m_inspector, &TaskInspector::startComment);
    connect(m_inspector, &TaskInspector::fileChosen, this, [this](const QString &path) {
        if (const auto opened = openFile(path); !opened)
            emit refused(opened.error());
    });
    connect(m_modeling, &ModelingPanel::connectionsRequested, this, &FlowPage::connectionsWanted);
    connect(m_modeling, &ModelingPanel::detailsRequested, this, [this] { emit detailsWanted(m_release); });
    connect(m_modeling, &ModelingPanel::logRequested, m_dock, &ReleaseDock::showLog);
    connect(m_dock, &ReleaseDock::taskActivated, m_modeling, &ModelingPanel::selectTask);
    connect(m_dock, &ReleaseDock::failed, this, &FlowPage::refused);
    connect(m_dock, &ReleaseDock::saved, this,
            [this](const QString &path) { emit told(tr("The log is in %1.").arg(path)); });
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release) {
            arrangeDock();
            arrangeInspector();
        }
    });
}

//! Somebody types, walks along tabs, or is in something that lies over the page.
bool FlowPage::isKeyboardTaken() const
{
    const QWidget *const holder = window()->focusWidget();
    if (!holder || !holder->isVisible())
        return false;
    bool isOver = false;
    for (const QWidget *each = holder; each && !isOver; each = each->parentWidget())
        isOver = qobject_cast<const OverlayLayer *>(each) || qobject_cast<const Dialog *>(each);
    return isOver || qobject_cast<const QTabBar *>(holder) || qobject_cast<const QLineEdit *>(holder)
        || isAncestorOf(holder);
}

void FlowPage::showRelease(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release) {
        m_release = release;
        disconnect(m_asking);
        m_asking = connect(&PlanDocument::of(m_desk, release), &PlanDocument::withdrawalAsked, this,
                           &FlowPage::askBeforeWithdrawal);
        m_modeling->showRelease(release);
        if (m_endpoints) {
            m_endpoints->showRelease(release);
            m_modeling->setEndpoints(m_endpoints->answers());
        }
        m_proposals->showRelease(release);
        m_dock->showRelease(release);
        if (const domain::Release *const shown = m_desk.release(release)) {
            m_stateOfDock = shown->state();
            m_dock->setFolded(!hasStarted(m_stateOfDock));
        }
        arrangeDock();
        arrangeInspector();
        select(task.isEmpty() ? firstOfInterest() : task);
        // Once it is shown.
        QMetaObject::invokeMethod(this, &FlowPage::takeKeyboard, Qt::QueuedConnection);
    } else if (!task.isEmpty()) {
        select(task);
    }
}

void FlowPage::takeKeyboard()
{
    if (isVisible() && !isKeyboardTaken())
        m_modeling->focusFlow();
}

void FlowPage::setPresenting(bool isPresenting)
{
    if (isPresenting == m_isPresenting)
        return;
    m_isPresenting = isPresenting;
    const bool hadFocus = m_inspector->isAncestorOf(window()->focusWidget());
    m_inspector->setVisible(!isPresenting);
    arrangeDock();
    m_modeling->setPresenting(isPresenting);
    if (hadFocus && isPresenting)
        m_modeling->focusFlow();
}

//! Who edits what was signed hears before whose signatures go.
void FlowPage::askBeforeWithdrawal(const QString &sentence)
{
    auto *const dialog
        = new ConfirmDialog({tr("Change what was signed?"), sentence, tr("Change it"), "edit", {}, {}, true}, window());
    PlanDocument *const document = &PlanDocument::of(m_desk, m_release);
    const auto isAnswered = std::make_shared<bool>(false);
    connect(dialog, &ConfirmDialog::confirmed, document, [dialog, document, isAnswered] {
        *isAnswered = true;
        document->answerWithdrawal(true);
        dialog->close();
    });
    connect(dialog, &Dialog::closed, document, [document, isAnswered] {
        if (!*isAnswered)
            document->answerWithdrawal(false);
    });
    dialog->open();
}

void FlowPage::select(const TaskId &task)
{
    if (task.isEmpty()) { // at once: later it would take away what has been chosen meanwhile
        m_modeling->selectTask({});
        return;
    }
    // Once the layout has settled: what is brought into view depends on the size of the canvas.
    QMetaObject::invokeMethod(this, [this, task] { m_modeling->selectTask(task); }, Qt::QueuedConnection);
}

TaskId FlowPage::firstOfInterest() const
{
    using domain::TaskState;
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return {};
    const QList<TaskId> order = release->plan().executionOrder();
    for (const TaskState state : {TaskState::Failed, TaskState::Unknown, TaskState::Running, TaskState::Waiting}) {
        for (const TaskId &id : order) {
            if (release->run(id).state == state)
                return id;
        }
    }
    for (const TaskId &id : order) {
        if (!release->run(id).isFinished())
            return id;
    }
    return order.value(0);
}

//! Without a run there is nothing for it to show: what is to be done before the start has the room.
bool FlowPage::hasRun() const
{
    const domain::Release *const release = m_desk.release(m_release);
    return release
        && (hasStarted(release->state())
            || std::ranges::any_of(release->runs(), [](const domain::TaskRun &run) { return run.attempt() > 0; }));
}

//! The dock opens when the release starts, not again when the person has folded it.
void FlowPage::arrangeDock()
{
    m_dock->setVisible(hasRun() && !m_isPresenting);
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || release->state() == m_stateOfDock)
        return;
    const bool isNow = hasStarted(release->state());
    if (isNow != hasStarted(m_stateOfDock))
        m_dock->setFolded(!isNow);
    m_stateOfDock = release->state();
}

QList<QWidget *> FlowPage::parts() const
{
    return {m_modeling, m_inspector};
}

void FlowPage::setFolder(const QString &folder)
{
    m_inspector->setFolder(folder);
}

void FlowPage::setConnections(const QList<domain::Connection> &connections)
{
    m_inspector->setConnections(connections);
}

void FlowPage::setGate(ConnectionGate &gate)
{
    m_endpoints = new EndpointWatch(m_desk, gate, m_clock, this);
    connect(m_endpoints, &EndpointWatch::changed, this, [this] { m_modeling->setEndpoints(m_endpoints->answers()); });
    connect(&m_desk, &session::Desk::releaseChanged, m_endpoints, [this](const ReleaseId &id) {
        if (id != m_release)
            return;
        m_endpoints->showRelease(id); // a task may speak to another server now
        m_modeling->setEndpoints(m_endpoints->answers());
    });
}

void FlowPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeInspector();
}

void FlowPage::arrangeInspector()
{
    const domain::Release *const release = m_desk.release(m_release);
    const bool isNarrow = window()->width() < narrowWidth;
    const int wide = release && hasStarted(release->state()) ? TaskInspector::runningWidth : TaskInspector::draftWidth;
    const int plain = isNarrow ? TaskInspector::smallestWidth : wide;
    // Larger type needs more room, up to two fifths of the window.
    const int wanted = plain * Theme::current().textScale() / 100;
    m_inspector->setFixedWidth(std::max(plain, std::min(wanted, window()->width() * 2 / 5)));
}

} // namespace releasedesk::ui
