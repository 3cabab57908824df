// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_view.h"

#include "ui/modeling/flow_accessible.h"
#include "ui/modeling/flow_gestures.h"
#include "ui/modeling/flow_menu.h"
#include "ui/modeling/flow_painting.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/kind_picker.h"
#include "ui/modeling/rename_editor.h"
#include "ui/modeling/task_palette.h"
#include "ui/theme/theme.h"
#include "ui/widgets/running_clock.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr double zoomStep = 1.2;

} // namespace

FlowView::FlowView(FlowScene &scene, FlowEditor &editor, QWidget *parent)
    : QGraphicsView(parent)
    , m_scene(scene)
    , m_editor(editor)
    , m_gestures(std::make_unique<FlowGestures>(*this))
{
    FlowAccessible::install();
    setScene(&scene);
    setFrameShape(QFrame::NoFrame);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Flow"));
    connect(&scene, &FlowScene::laidOut, this, &FlowView::updateSceneRect);
    connect(&scene, &FlowScene::selectionMoved, this, &FlowView::reveal);
    new FlowAnnouncer(*this); // owned by the view
    RunningClock::current().follow(this, [this] { m_scene.tick(); });
}

FlowView::~FlowView()
{
    disconnect(&m_scene, nullptr, this, nullptr);
}

void FlowView::setRestMargins(const QMargins &margins)
{
    if (margins == m_margins)
        return;
    m_margins = margins;
    updateSceneRect();
}

void FlowView::updateSceneRect()
{
    const double z = zoom();
    const QRectF bounds = m_scene.flow().bounds;
    setSceneRect(
        bounds.adjusted(-m_margins.left() / z, -m_margins.top() / z, m_margins.right() / z, m_margins.bottom() / z));
    emit viewMoved();
}

void FlowView::setZoom(double zoom, const QPointF &anchor)
{
    const double wanted = std::clamp(zoom, smallestZoom, largestZoom);
    if (qFuzzyCompare(wanted, this->zoom()))
        return;
    const QPointF fixed = mapToScene(anchor.toPoint());
    setTransform(QTransform::fromScale(wanted, wanted));
    updateSceneRect();
    const QPointF moved = mapFromScene(fixed) - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(std::lround(moved.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(moved.y())));
    emit zoomChanged(this->zoom());
}

void FlowView::zoomIn()
{
    setZoom(zoom() * zoomStep, viewport()->rect().center());
}

void FlowView::zoomOut()
{
    setZoom(zoom() / zoomStep, viewport()->rect().center());
}

void FlowView::zoomToFit()
{
    const QRectF bounds = m_scene.flow().bounds;
    const QSize room
        = viewport()->size() - QSize(m_margins.left() + m_margins.right(), m_margins.top() + m_margins.bottom());
    if (bounds.isEmpty() || room.width() <= 0 || room.height() <= 0)
        return;
    setZoom(std::min({room.width() / bounds.width(), room.height() / bounds.height(), 1.0}), {0, 0});
}

void FlowView::zoomToActual()
{
    setZoom(1, viewport()->rect().center());
}

QPointF FlowView::gridOrigin() const
{
    return mapFromScene(QPointF(0, 0)) + QPointF(4, 4);
}

QRectF FlowView::visibleScene() const
{
    return mapToScene(viewport()->rect()).boundingRect();
}

QRect FlowView::taskRect(const TaskId &task) const
{
    const layout::NodePlace *const place = m_scene.flow().node(task);
    return place ? mapFromScene(place->rect).boundingRect() : QRect();
}

void FlowView::drawBackground(QPainter *painter, const QRectF & /*rect*/)
{
    painter->save();
    painter->resetTransform();
    paintDotGrid(*painter, viewport()->rect(), gridOrigin());
    painter->restore();
}

void FlowView::renameSelected()
{
    const domain::Task *const task = m_scene.plan().task(m_scene.selectedTask());
    if (!task || !m_editor.mayEdit())
        return;
    const QRect card = taskRect(task->id);
    auto *const edit = new RenameEditor(
        task->title, QRect(card.left() + 4, card.top() + 2, std::max(140, card.width() - 8), 30), viewport(), this);
    connect(edit, &RenameEditor::renamed, this,
            [this, id = task->id](const QString &title) { m_editor.rename(id, title); });
}

void FlowView::renamePhase(const PhaseId &phase)
{
    const domain::Phase *const found = m_scene.plan().phase(phase);
    const int index = m_scene.plan().phaseIndex(phase);
    if (!found || !m_editor.mayEdit())
        return;
    const QRect head = mapFromScene(m_scene.flow().phases.at(index).head).boundingRect();
    auto *const edit = new RenameEditor(
        found->name, QRect(head.left() + 4, head.top() + 3, std::max(140, head.width() - 8), 30), viewport(), this);
    connect(edit, &RenameEditor::renamed, this,
            [this, phase](const QString &name) { m_editor.renamePhase(phase, name); });
}

void FlowView::pickKind(NewTaskPlace place)
{
    if (!m_editor.mayEdit())
        return;
    const QRect card = taskRect(m_scene.selectedTask());
    const QPoint position = card.isNull() ? QPoint(60, 40) : QPoint(card.right() + 12, card.top());
    pickKindAt({}, -1, position);
    disconnect(m_picking);
    m_picking = connect(m_picker, &KindPicker::picked, this,
                        [this, place](const QString &kind) { m_editor.add(kind, place); });
}

void FlowView::pickKindAt(const PhaseId &phase, int index, const QPoint &position)
{
    if (!m_picker)
        m_picker = new KindPicker(this);
    disconnect(m_picking);
    m_picking = connect(m_picker, &KindPicker::picked, this,
                        [this, phase, index](const QString &kind) { m_editor.addAt(kind, phase, index); });
    m_picker->pickAt(this, position);
}

void FlowView::showMenu(const QPoint &position)
{
    QMenu *const menu = makeFlowMenu(*this, position);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(viewport()->mapToGlobal(position));
}

bool FlowView::event(QEvent *event)
{
    // Keys of the canvas win over shortcuts of the window while it has the focus.
    if (event->type() == QEvent::ShortcutOverride && flowKeyOf(*static_cast<QKeyEvent *>(event)) != FlowKey::None) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

bool FlowView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_scene.setHovered({});
        m_scene.setAddHovered(std::nullopt);
    }
    return QGraphicsView::viewportEvent(event);
}

bool FlowView::focusNextPrevChild(bool next)
{
    return step(next ? 1 : -1) || QGraphicsView::focusNextPrevChild(next);
}

//! Selects the next task in execution order; false at the end, so that Tab leaves the canvas.
bool FlowView::step(int by)
{
    const QList<TaskId> order = layout::tabOrder(m_scene.plan());
    const qsizetype at = order.indexOf(m_scene.selectedTask());
    const qsizetype next = at < 0 ? (by > 0 ? 0 : order.size() - 1) : at + by;
    if (next < 0 || next >= order.size())
        return false;
    m_scene.selectTask(order.at(next));
    return true;
}

void FlowView::go(layout::Direction direction)
{
    if (m_editor.isConnecting()) {
        m_editor.moveTarget(direction);
        return;
    }
    const TaskId next = layout::nearestTask(m_scene.flow(), m_scene.selectedTask(), direction);
    if (!next.isEmpty())
        m_scene.selectTask(next);
}

void FlowView::run(FlowKey key)
{
    using enum FlowKey;
    switch (key) {
    case None:
        break;
    case Left:
        return go(layout::Direction::Left);
    case Right:
        return go(layout::Direction::Right);
    case Up:
        return go(layout::Direction::Up);
    case Down:
        return go(layout::Direction::Down);
    case MoveLeft:
        return m_editor.moveBy(-1, 0);
    case MoveRight:
        return m_editor.moveBy(1, 0);
    case MoveUp:
        return m_editor.moveBy(0, -1);
    case MoveDown:
        return m_editor.moveBy(0, 1);
    case NextTask:
        step(1);
        break;
    case PreviousTask:
        step(-1);
        break;
    case Open:
        if (m_editor.isConnecting())
            return m_editor.finishConnecting();
        if (!m_scene.selectedTask().isEmpty())
            emit inspectorRequested();
        break;
    case Cancel:
        m_gestures->cancel();
        if (m_editor.isConnecting())
            return m_editor.cancelConnecting();
        emit left();
        break;
    case AddAfter:
        return pickKind(NewTaskPlace::After);
    case AddParallel:
        return pickKind(NewTaskPlace::Parallel);
    case Connect:
        return m_editor.startConnecting();
    case Rename:
        return renameSelected();
    case Remove:
        return m_editor.remove();
    case Duplicate:
        return m_editor.duplicate();
    case Undo:
        return m_editor.undo();
    case Redo:
        return m_editor.redo();
    case ZoomIn:
        return zoomIn();
    case ZoomOut:
        return zoomOut();
    case Fit:
        return zoomToFit();
    case ActualSize:
        return zoomToActual();
    case Minimap:
        emit minimapToggled();
        break;
    case Outline:
        emit outlineRequested();
        break;
    case Log:
        emit logRequested();
        break;
    case Menu:
        return showMenu(taskRect(m_scene.selectedTask()).center());
    }
}

void FlowView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_gestures->setSpaceHeld(true);
        return;
    }
    const FlowKey key = flowKeyOf(*event);
    if (key == FlowKey::None)
        event->ignore();
    else
        run(key);
}

void FlowView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_gestures->setSpaceHeld(false);
    else
        event->ignore();
}

void FlowView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    const bool isByTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    m_scene.setFocused(isByTab || event->reason() == Qt::OtherFocusReason);
    if (m_scene.selectedTask().isEmpty() && isByTab)
        step(event->reason() == Qt::BacktabFocusReason ? -1 : 1);
}

void FlowView::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    m_gestures->setSpaceHeld(false);
    m_scene.setFocused(false);
}

void FlowView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setZoom(zoom() * std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
        event->accept();
        return;
    }
    QGraphicsView::wheelEvent(event);
}

void FlowView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    emit viewMoved();
}

void FlowView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    emit viewMoved();
}

void FlowView::mousePressEvent(QMouseEvent *event)
{
    m_gestures->press(*event);
}

void FlowView::mouseMoveEvent(QMouseEvent *event)
{
    m_gestures->move(*event);
}

void FlowView::mouseReleaseEvent(QMouseEvent *event)
{
    m_gestures->release(*event);
}

void FlowView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_gestures->doubleClick(*event);
}

void FlowView::contextMenuEvent(QContextMenuEvent *event)
{
    m_gestures->cancel();
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (NodeItem *const node = m_scene.nodeAt(mapToScene(event->pos())))
            m_scene.selectTask(node->task());
        showMenu(event->pos());
    } else {
        run(FlowKey::Menu);
    }
}

void FlowView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(TaskPalette::mimeType) && m_scene.isEditable())
        event->acceptProposedAction();
}

void FlowView::dragMoveEvent(QDragMoveEvent *event)
{
    const QPointF point = mapToScene(event->position().toPoint());
    const layout::DropPlace place = layout::dropPlaceAt(m_scene.plan(), m_scene.flow(), point);
    m_scene.showDropMarker(place);
    event->setAccepted(place.isValid);
}

void FlowView::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    m_scene.showDropMarker({});
}

void FlowView::dropEvent(QDropEvent *event)
{
    m_scene.showDropMarker({});
    const QString kind = QString::fromUtf8(event->mimeData()->data(TaskPalette::mimeType));
    const QPointF point = mapToScene(event->position().toPoint());
    const layout::DropPlace place = layout::dropPlaceAt(m_scene.plan(), m_scene.flow(), point);
    if (!place.isValid)
        return;
    event->acceptProposedAction();
    m_editor.addAt(kind, place.phase, place.index);
}

void FlowView::reveal(const TaskId &task)
{
    const layout::NodePlace *const place = m_scene.flow().node(task);
    if (place)
        ensureVisible(place->rect, 24, 24);
}

} // namespace releasedesk::ui
