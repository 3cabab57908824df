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
    scene.setView(QRectF(0, 0, 1, 1), 1); // nothing is in view before the first paint
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
    connect(&scene, &FlowScene::laidOut, this, &FlowView::fitAgain);
    connect(&scene, &FlowScene::selectionMoved, this, &FlowView::reveal);
    const auto forgetPicture = [this] {
        m_far.invalidate();
        viewport()->update();
    };
    connect(&scene, &FlowScene::laidOut, this, forgetPicture);
    connect(&Theme::current(), &Theme::changed, this, forgetPicture);
    connect(&scene, &FlowScene::statesChanged, this, [this](const QList<qsizetype> &nodes) {
        if (!m_scene.isFar() || nodes.isEmpty())
            return;
        m_far.repaint(m_scene, nodes);
        viewport()->update();
        m_linesLater.start();
    });
    m_linesLater.setSingleShot(true);
    m_linesLater.setInterval(300);
    connect(&m_linesLater, &QTimer::timeout, this, forgetPicture);
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
    const double wanted = std::clamp(zoom, std::min(smallestZoom, zoomThatFits()), largestZoom);
    if (qFuzzyCompare(wanted, this->zoom()))
        return;
    keepPlace();
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

double FlowView::zoomThatFits() const
{
    const QRectF bounds = m_scene.flow().bounds;
    const QSize room
        = viewport()->size() - QSize(m_margins.left() + m_margins.right(), m_margins.top() + m_margins.bottom());
    if (bounds.isEmpty() || room.width() <= 0 || room.height() <= 0)
        return 1;
    return std::min({room.width() / bounds.width(), room.height() / bounds.height(), 1.0});
}

void FlowView::zoomToFit()
{
    setZoom(zoomThatFits(), {0, 0});
}

void FlowView::zoomToActual()
{
    setZoom(1, viewport()->rect().center());
}

void FlowView::resetView()
{
    zoomToActual();
    m_isMoved = false;
    goToStart();
}

void FlowView::goToStart()
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
    reveal(m_scene.selectedTask());
}

void FlowView::setAlwaysFitting(bool isFitting)
{
    if (isFitting == m_isFitting)
        return;
    m_isFitting = isFitting;
    if (isFitting) {
        m_zoomBefore = zoom();
        m_placeBefore = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
        fitAgain();
        return;
    }
    const bool wasMoved = m_isMoved;
    setZoom(m_zoomBefore, {0, 0});
    horizontalScrollBar()->setValue(m_placeBefore.x());
    verticalScrollBar()->setValue(m_placeBefore.y());
    m_isMoved = wasMoved;
}

void FlowView::fitAgain()
{
    if (!m_isFitting)
        return;
    const bool wasMoved = m_isMoved;
    zoomToFit();
    horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
    m_isMoved = wasMoved;
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
    if (m_scene.isFar())
        return;
    painter->save();
    painter->resetTransform();
    paintDotGrid(*painter, viewport()->rect(), gridOrigin());
    painter->restore();
}

void FlowView::drawForeground(QPainter *painter, const QRectF & /*rect*/)
{
    if (!m_scene.isFar())
        return;
    painter->save();
    painter->resetTransform();
    m_far.paint(*painter, m_scene, viewportTransform(), viewport()->size());
    for (const TaskId &task : {m_scene.selectedTask(), m_scene.hoveredTask()}) {
        const QRect card = taskRect(task);
        if (card.isNull())
            continue;
        painter->setPen(QPen(tokenColor(ColorToken::Accent), task == m_scene.selectedTask() ? 2 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(card.adjusted(-2, -1, 2, 1));
    }
    painter->restore();
}

void FlowView::paintEvent(QPaintEvent *event)
{
    m_scene.setView(visibleScene(), zoom());
    QGraphicsView::paintEvent(event);
}

void FlowView::renameSelected()
{
    const domain::Task *const task = m_scene.plan().task(m_scene.selectedTask());
    if (!task || !m_editor.mayEdit())
        return;
    if (const QString kept = m_editor.keptBecause(task->id); !kept.isEmpty()) {
        emit m_editor.refused(kept);
        return;
    }
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

void FlowView::wheelEvent(QWheelEvent *event)
{
    keepPlace();
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
    if (m_isFitting)
        fitAgain();
    else if (!m_isMoved)
        goToStart();
    emit viewMoved();
}

void FlowView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    emit viewMoved();
}

void FlowView::mousePressEvent(QMouseEvent *event)
{
    emit m_editor.acted();
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
        NodeItem *const node = m_scene.nodeAt(mapToScene(event->pos()));
        if (node && !m_scene.isSelected(node->task()))
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
