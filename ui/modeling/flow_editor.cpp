// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_editor.h"

#include "ui/modeling/flow_scene.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace releasedesk::ui {
namespace {

const QString clipMimeType = QStringLiteral("application/x-release-desk-tasks+yaml");

} // namespace

FlowEditor::FlowEditor(FlowScene &scene, QObject *parent)
    : QObject(parent)
    , m_scene(scene)
{
}

bool FlowEditor::mayEdit()
{
    if (m_scene.isEditable())
        return true;
    emit lockedTouched();
    return false;
}

QString FlowEditor::keptBecause(const TaskId &task) const
{
    return m_scene.document() ? m_scene.document()->keptBecause(task) : QString();
}

QString FlowEditor::keptBecause() const
{
    for (const TaskId &task : m_scene.selectedTasks()) {
        if (const QString reason = keptBecause(task); !reason.isEmpty())
            return reason;
    }
    return {};
}

//! Says so where the flow may be changed, but not what is selected.
bool FlowEditor::mayChangeSelected()
{
    if (!mayEdit())
        return false;
    const QString reason = keptBecause();
    if (!reason.isEmpty())
        emit refused(reason);
    return reason.isEmpty();
}

void FlowEditor::carryOut(const PlanAction &action)
{
    if (action.edits.isEmpty() || !m_scene.document())
        return;
    emit acted();
    m_scene.document()->edit(action.edits, action.text);
    if (!action.task.isEmpty())
        m_scene.selectTask(action.task);
}

void FlowEditor::mend(const PlanAction &fix)
{
    if (mayEdit())
        carryOut(fix);
}

void FlowEditor::add(const QString &kind, NewTaskPlace place)
{
    if (mayEdit())
        carryOut(addTask(m_scene.plan(), kind, m_scene.selectedTask(), place));
}

void FlowEditor::addAt(const QString &kind, const PhaseId &phase, int index)
{
    if (mayEdit())
        carryOut(addTaskAt(m_scene.plan(), kind, phase, index));
}

void FlowEditor::remove()
{
    if (!mayEdit())
        return;
    if (const std::optional<domain::Edge> edge = m_scene.selectedEdge()) {
        m_scene.selectEdge(std::nullopt);
        disconnectFrom(edge->from, edge->to);
        return;
    }
    if (!mayChangeSelected())
        return;
    const QList<TaskId> tasks = m_scene.selectedTasks();
    carryOut(tasks.size() > 1 ? removeTasks(m_scene.plan(), tasks)
                              : removeTask(m_scene.plan(), m_scene.selectedTask()));
}

void FlowEditor::arrange()
{
    if (mayEdit())
        carryOut(arrangeTasks(m_scene.plan()));
}

void FlowEditor::duplicate()
{
    if (!mayEdit())
        return;
    const QList<TaskId> tasks = m_scene.selectedTasks();
    if (tasks.size() > 1)
        pasteClip(documents::clipOf(m_scene.plan(), tasks), tr("Duplicate %n task(s)", nullptr, int(tasks.size())));
    else
        carryOut(duplicateTask(m_scene.plan(), m_scene.selectedTask()));
}

void FlowEditor::copy()
{
    const QList<TaskId> tasks = m_scene.selectedTasks();
    if (tasks.isEmpty())
        return;
    const QByteArray text = documents::writeTaskClip(documents::clipOf(m_scene.plan(), tasks));
    auto *const data = new QMimeData; // the clipboard takes it
    data->setText(QString::fromUtf8(text));
    data->setData(clipMimeType, text);
    QGuiApplication::clipboard()->setMimeData(data);
}

void FlowEditor::cut()
{
    if (m_scene.selectedTask().isEmpty() || !mayChangeSelected())
        return;
    copy();
    remove();
}

void FlowEditor::paste()
{
    if (!mayEdit())
        return;
    const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
    QByteArray text = data ? data->data(clipMimeType) : QByteArray();
    if (text.isEmpty() && data)
        text = data->text().toUtf8();
    const Result<documents::TaskClip> clip = documents::readTaskClip(text);
    if (!clip) {
        emit refused(clip.error().message);
        return;
    }
    pasteClip(*clip, tr("Paste %n task(s)", nullptr, int(clip->tasks.size())));
}

void FlowEditor::pasteClip(const documents::TaskClip &clip, const QString &text)
{
    const documents::PastedTasks pasted = documents::pasteInto(m_scene.plan(), clip, m_scene.selectedTask());
    if (pasted.tasks.isEmpty()) {
        emit refused(tr("None of these tasks fits into this flow, so nothing was pasted. Add a phase first."));
        return;
    }
    carryOut({pasted.edits, text, pasted.tasks.first()});
    m_scene.selectTasks(pasted.tasks);
    if (pasted.lostEdges > 0)
        emit refused(tr("%n connection(s) would lead backwards here and were left out.", nullptr, pasted.lostEdges));
}

void FlowEditor::align()
{
    if (mayEdit())
        carryOut(alignTasks(m_scene.plan(), m_scene.selectedTasks(), m_scene.selectedTask()));
}

void FlowEditor::rename(const TaskId &task, const QString &title)
{
    if (mayEdit())
        carryOut(renameTask(m_scene.plan(), task, title));
}

void FlowEditor::moveBy(int phases, int places)
{
    if (mayChangeSelected())
        carryOut(moveTaskBy(m_scene.plan(), m_scene.selectedTask(), phases, places));
}

void FlowEditor::moveTo(const TaskId &task, const layout::DropPlace &place)
{
    if (place.isValid && mayEdit())
        carryOut(moveTask(m_scene.plan(), task, place.phase, place.index));
}

void FlowEditor::connectTo(const TaskId &from, const TaskId &to)
{
    if (from != to && mayEdit())
        carryOut(connectTasks(m_scene.plan(), from, to));
}

void FlowEditor::disconnectFrom(const TaskId &from, const TaskId &to)
{
    if (!mayEdit())
        return;
    const domain::Task *const lane = m_scene.plan().task(to);
    const bool isUndo = lane && lane->isInRollbackLane() && lane->undoes == from;
    carryOut(isUndo ? connectTasks(m_scene.plan(), from, to) : disconnectTasks(m_scene.plan(), from, to));
}

void FlowEditor::undo()
{
    if (!mayEdit())
        return;
    emit acted();
    m_scene.document()->undo();
}

void FlowEditor::redo()
{
    if (!mayEdit())
        return;
    emit acted();
    m_scene.document()->redo();
}

void FlowEditor::addPhaseAt(int index)
{
    if (mayEdit())
        carryOut(addPhase(m_scene.plan(), index));
}

void FlowEditor::renamePhase(const PhaseId &phase, const QString &name)
{
    if (mayEdit())
        carryOut(ui::renamePhase(m_scene.plan(), phase, name));
}

void FlowEditor::removePhase(const PhaseId &phase)
{
    if (mayEdit())
        carryOut(ui::removePhase(m_scene.plan(), phase));
}

void FlowEditor::setBeforeApproval(const PhaseId &phase, bool isBefore)
{
    if (mayEdit())
        carryOut(ui::setBeforeApproval(m_scene.plan(), phase, isBefore));
}

void FlowEditor::startConnecting()
{
    if (m_scene.selectedTask().isEmpty() || !mayEdit())
        return;
    m_connectFrom = m_scene.selectedTask();
    m_connectTo = m_connectFrom;
    emit connectingChanged(true);
}

void FlowEditor::moveTarget(layout::Direction direction)
{
    const TaskId next = layout::nearestTask(m_scene.flow(), m_connectTo, direction);
    if (!next.isEmpty())
        aimAt(next);
}

void FlowEditor::aimAt(const TaskId &task)
{
    if (!isConnecting())
        return;
    m_connectTo = task;
    m_scene.setTarget(task);
}

void FlowEditor::finishConnecting()
{
    const TaskId from = m_connectFrom;
    const TaskId to = m_connectTo;
    cancelConnecting();
    connectTo(from, to);
}

void FlowEditor::cancelConnecting()
{
    if (m_connectFrom.isEmpty())
        return;
    m_connectFrom = {};
    m_connectTo = {};
    m_scene.setTarget({});
    emit connectingChanged(false);
}

} // namespace releasedesk::ui
