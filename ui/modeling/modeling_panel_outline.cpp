// SPDX-License-Identifier: Apache-2.0
// The outline of the flow as an editor: the same keys as on the canvas, but for those a list has for itself.
#include "ui/modeling/flow_editor.h"
#include "ui/modeling/flow_keys.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/outline_model.h"
#include "ui/modeling/rename_editor.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTreeView>

namespace releasedesk::ui {
namespace {

//! Whether the outline leaves \p key to the flow.
bool isOfFlow(FlowKey key)
{
    using enum FlowKey;
    switch (key) {
    case AddAfter:
    case AddParallel:
    case Connect:
    case Remove:
    case Duplicate:
    case MoveLeft:
    case MoveRight:
    case MoveUp:
    case MoveDown:
    case Undo:
    case Redo:
    case Copy:
    case Cut:
    case Paste:
    case Arrange:
    case Log:
    case Comment:
    case Find:
    case Nest:
        return true;
    default:
        return false;
    }
}

} // namespace

void ModelingPanel::connectOutline()
{
    connect(m_outline->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const TaskId task = m_outlineModel->taskAt(index);
        if (task.isEmpty() || m_outlineModel->isInside(index))
            return;
        if (m_editor->isConnecting())
            m_editor->aimAt(task);
        else
            m_scene->selectTask(task);
    });
    connect(m_outline, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (m_editor->isConnecting())
            m_editor->finishConnecting();
        else if (const ReleaseId inside = m_outlineModel->insideAt(index); !inside.isEmpty())
            emit releaseChosen(inside);
        else if (!m_outlineModel->taskAt(index).isEmpty())
            emit inspectorRequested();
    });
    connect(m_outlineModel, &QAbstractItemModel::modelReset, this, [this] {
        unfoldInOutline();
        syncOutline(m_scene->selectedTask());
    });
    connect(m_outlineModel, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &above, int first, int last) {
                const QSignalBlocker quiet(m_outline);
                for (int row = first; row <= last; ++row)
                    m_outline->expand(m_outlineModel->index(row, 0, above));
            });
    connect(m_scene, &FlowScene::unfoldedChanged, this, [this](const TaskId &task, bool isUnfolded) {
        showHints();
        m_outline->setExpanded(m_outlineModel->indexOf(task), isUnfolded);
    });
    const auto take = [this](bool isUnfolded) {
        return [this, isUnfolded](const QModelIndex &index) {
            if (const TaskId task = m_outlineModel->taskAt(index); !task.isEmpty())
                m_scene->setUnfolded(task, isUnfolded);
        };
    };
    connect(m_outline, &QTreeView::expanded, this, take(true));
    connect(m_outline, &QTreeView::collapsed, this, take(false));
}

//! Phases are open; tasks as they are in the flow.
void ModelingPanel::unfoldInOutline()
{
    const QSignalBlocker quiet(m_outline); // what is unfolded is not asked for
    m_outline->expandAll();
    for (const TaskId &task : m_outlineModel->nestingTasks())
        m_outline->setExpanded(m_outlineModel->indexOf(task), m_scene->isUnfolded(task));
}

void ModelingPanel::syncOutline(const TaskId &task)
{
    const QModelIndex index = m_outlineModel->indexOf(task);
    if (index.isValid() && m_outline->currentIndex() != index)
        m_outline->setCurrentIndex(index);
}

//! Titles get the room they need, the rest what is left.
void ModelingPanel::fitOutline()
{
    QHeaderView *const head = m_outline->header();
    const int scale = Theme::current().textScale();
    for (const auto &[column, width] : {std::pair(0, 280), std::pair(1, 120), std::pair(2, 240)})
        head->resizeSection(column, width * scale / 100);
}

void ModelingPanel::renameInOutline()
{
    const domain::Task *const task = m_scene->plan().task(m_scene->selectedTask());
    if (!task || !m_editor->mayEdit())
        return;
    const QRect row = m_outline->visualRect(m_outline->currentIndex().siblingAtColumn(0));
    auto *const edit = new RenameEditor(task->title, row.adjusted(0, 1, 0, -1), m_outline->viewport(), m_outline);
    connect(edit, &RenameEditor::renamed, this,
            [this, id = task->id](const QString &title) { m_editor->rename(id, title); });
}

bool ModelingPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_outline && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        m_outlineModel->setFollowing(event->type() == QEvent::Show);
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_outline || !isKey)
        return ThemedWidget::eventFilter(watched, event);
    const FlowKey key = flowKeyOf(*static_cast<QKeyEvent *>(event));
    const bool isInside = m_outlineModel->isInside(m_outline->currentIndex()); // only to be looked at
    const bool isCancel = key == FlowKey::Cancel && m_editor->isConnecting();
    if (isInside || (!isOfFlow(key) && key != FlowKey::Rename && !isCancel))
        return ThemedWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true; // these keys win over those of the window here
    if (isCancel)
        m_editor->cancelConnecting();
    else if (key == FlowKey::Rename)
        renameInOutline();
    else
        m_view->run(key);
    return true;
}

} // namespace releasedesk::ui
