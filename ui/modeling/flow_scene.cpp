// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_scene.h"

#include "core/domain/rollback_plan.h"
#include "ui/modeling/edge_item.h"
#include "ui/modeling/phase_item.h"
#include "ui/modeling/rollback_lane_item.h"
#include "ui/plan/plan_times.h"
#include "ui/theme/theme.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QGraphicsLineItem>
#include <QGraphicsRectItem>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int moveMs = 240;

bool isReached(domain::TaskState state)
{
    return state != domain::TaskState::Planned && state != domain::TaskState::Ready
        && state != domain::TaskState::Aborted;
}

} // namespace

FlowScene::FlowScene(session::Desk &desk, const Clock &clock, QObject *parent)
    : QGraphicsScene(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_lane(new RollbackLaneItem)
    , m_dropMarker(new QGraphicsRectItem)
    , m_rubberLine(new QGraphicsLineItem)
{
    setItemIndexMethod(NoIndex); // few hundred items that move together
    addItem(m_lane);
    addItem(m_dropMarker);
    addItem(m_rubberLine);
    m_dropMarker->setZValue(20);
    m_rubberLine->setZValue(20);
    m_dropMarker->hide();
    m_rubberLine->hide();
    m_move.setDuration(moveMs);
    m_move.setEasingCurve(QEasingCurve::OutCubic);
    m_move.setStartValue(0.0);
    m_move.setEndValue(1.0);
    connect(&m_move, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        for (auto it = m_moves.cbegin(); it != m_moves.cend(); ++it) {
            if (NodeItem *const item = node(it.key()))
                item->setPos(it->first + (it->second - it->first) * value.toDouble());
        }
    });
    connect(&desk, &session::Desk::progressChanged, this, [this](const ReleaseId &id, const TaskId &task) {
        NodeItem *const item = m_document && m_document->id() == id ? node(task) : nullptr;
        const domain::Task *const found = item ? plan().task(task) : nullptr;
        if (found)
            item->showLook(taskLookOf(m_desk, release(), *found, m_clock.utcNow()));
    });
    connect(&Theme::current(), &Theme::changed, this, [this] { update(); });
}

void FlowScene::showRelease(const ReleaseId &release)
{
    for (const QMetaObject::Connection &each : std::exchange(m_documentConnections, {}))
        disconnect(each);
    m_document = &PlanDocument::of(m_desk, release);
    m_documentConnections = {connect(m_document, &PlanDocument::changed, this, [this] { rebuild(); })};
    qDeleteAll(std::exchange(m_nodes, {}));
    m_selected = {};
    m_selectedEdge.reset();
    rebuild();
}

const domain::Release &FlowScene::release() const
{
    static const domain::Release nothing;
    return m_document ? m_document->release() : nothing;
}

void FlowScene::rebuild()
{
    const layout::FlowMetrics metrics = isEditable() ? layout::FlowMetrics::draft() : layout::FlowMetrics::running();
    const bool isFirst = m_nodes.isEmpty();
    m_flow = layout::layOut(plan(), metrics);
    placePhases();
    placeNodes(!isFirst && !Theme::current().hasReducedMotion());
    placeEdges();
    if (!m_wanted.isEmpty() && m_nodes.contains(m_wanted)) {
        selectTask(std::exchange(m_wanted, {}));
    } else if (!m_selected.isEmpty() && !m_nodes.contains(m_selected)) {
        selectTask({});
    }
    if (m_selectedEdge && !plan().edges.contains(*m_selectedEdge))
        m_selectedEdge.reset();
    mark();
    emit laidOut();
}

void FlowScene::placeNodes(bool isAnimated)
{
    const QDateTime now = m_clock.utcNow();
    m_move.stop();
    m_moves.clear();
    QSet<TaskId> there;
    for (const layout::NodePlace &place : m_flow.nodes) {
        there.insert(place.task);
        NodeItem *&item = m_nodes[place.task];
        const bool isNew = !item;
        if (isNew) {
            item = new NodeItem(place.task);
            addItem(item);
        }
        item->setSize(place.rect.size());
        item->showLook(taskLookOf(m_desk, release(), *plan().task(place.task), now));
        if (isNew || !isAnimated)
            item->setPos(place.rect.topLeft());
        else if (item->pos() != place.rect.topLeft())
            m_moves.insert(place.task, {item->pos(), place.rect.topLeft()});
    }
    for (auto it = m_nodes.begin(); it != m_nodes.end();) {
        if (there.contains(it.key())) {
            ++it;
            continue;
        }
        delete it.value();
        it = m_nodes.erase(it);
    }
    if (!m_moves.isEmpty())
        m_move.start();
}

void FlowScene::placePhases()
{
    while (m_phases.size() > m_flow.phases.size())
        delete m_phases.takeLast();
    while (m_phases.size() < m_flow.phases.size()) {
        m_phases.append(new PhaseItem);
        addItem(m_phases.last());
    }
    const QList<State> states = phaseStatesOf(release());
    const QDateTime now = m_clock.utcNow();
    bool hasCurrent = false;
    for (qsizetype i = 0; i < m_phases.size(); ++i) {
        const domain::Phase &phase = plan().phases.at(i);
        PhaseLook look;
        look.name = phase.name;
        look.time = phaseTimeText(release(), phase.id, now);
        look.number = isEditable() ? static_cast<int>(i) + 1 : 0;
        look.state = states.at(i);
        look.isBeforeApproval = phase.isBeforeApproval;
        const bool isOpen = look.state == State::Running || look.state == State::Waiting || look.state == State::Failed
            || look.state == State::RolledBack;
        look.isCurrent = !isEditable() && isOpen && !hasCurrent;
        hasCurrent = hasCurrent || look.isCurrent;
        m_phases.at(i)->showPhase(m_flow.phases.at(i), look);
    }
    m_lane->showLane(m_flow.lane, laneNote(), m_flow.laneAddRow);
}

void FlowScene::placeEdges()
{
    const QList<layout::EdgeRoute> routes = layout::routeEdges(plan(), m_flow);
    while (m_edges.size() > routes.size())
        delete m_edges.takeLast();
    while (m_edges.size() < routes.size()) {
        m_edges.append(new EdgeItem);
        addItem(m_edges.last());
    }
    for (qsizetype i = 0; i < routes.size(); ++i)
        m_edges.at(i)->showRoute(routes.at(i), static_cast<EdgeItem::Look>(lookOfEdge(routes.at(i))));
}

int FlowScene::lookOfEdge(const layout::EdgeRoute &route) const
{
    const auto look = [&] {
        if (route.kind == layout::EdgeKind::Rollback)
            return EdgeItem::Look::Rollback;
        if (isEditable())
            return EdgeItem::Look::Draft;
        const domain::TaskState to = release().run(route.to).state;
        const domain::TaskState from = release().run(route.from).state;
        const bool isLeft = release().run(route.from).letsPass() || from == domain::TaskState::Compensated;
        if (to == domain::TaskState::Running && isLeft)
            return EdgeItem::Look::Active;
        return isLeft && isReached(to) ? EdgeItem::Look::Passed : EdgeItem::Look::NotReached;
    };
    return static_cast<int>(look());
}

QString FlowScene::laneNote() const
{
    const QList<domain::Task> lane = plan().rollbackLane();
    const int minutes = plannedRollbackMinutes(plan());
    const QString about = minutes > 0 ? tr(" · about %1", "time").arg(spanText(qint64{minutes} * 60)) : QString();
    if (release().hasRolledBack()) {
        QDateTime first;
        QDateTime last;
        for (const domain::RollbackStep &step : release().rollbackSteps()) {
            const domain::TaskRun run = release().run(step.step);
            if (run.startedAt.isValid() && (!first.isValid() || run.startedAt < first))
                first = run.startedAt;
            if (run.finishedAt.isValid() && (!last.isValid() || run.finishedAt > last))
                last = run.finishedAt;
        }
        if (release().state() == domain::ReleaseState::RollingBack || !last.isValid())
            return first.isValid() ? tr("running since %1").arg(clockText(first)) : tr("started");
        return tr("ran %1 to %2").arg(clockText(first), clockText(last));
    }
    if (lane.isEmpty())
        return isEditable() ? tr("empty: add what takes the deployment back") : tr("empty: nothing takes effects back");
    if (release().isLive()) {
        const auto count = static_cast<int>(domain::effectsInForce(release()).size());
        return count > 0 ? tr("armed · %n effect(s) in force", nullptr, count) + about
                         : tr("armed · nothing to take back yet") + about;
    }
    return tr("starts on failure or by hand") + about;
}

void FlowScene::selectTask(const TaskId &task)
{
    if (!task.isEmpty() && !m_nodes.contains(task)) {
        m_wanted = task;
        return;
    }
    m_wanted = {};
    if (task == m_selected && (task.isEmpty() || !m_selectedEdge))
        return;
    if (!task.isEmpty())
        m_selectedEdge.reset();
    m_selected = task;
    mark();
    emit selectionMoved(task);
}

void FlowScene::selectEdge(const std::optional<domain::Edge> &edge)
{
    m_selectedEdge = edge;
    mark();
}

void FlowScene::setFocused(bool isFocused)
{
    m_isFocused = isFocused;
    mark();
}

void FlowScene::setHovered(const TaskId &task)
{
    if (task == m_hovered)
        return;
    m_hovered = task;
    mark();
}

void FlowScene::setTarget(const TaskId &task)
{
    m_target = task;
    mark();
}

void FlowScene::mark()
{
    for (auto it = m_nodes.cbegin(); it != m_nodes.cend(); ++it) {
        NodeItem::Marks marks;
        marks.isSelected = it.key() == m_selected;
        marks.isFocused = marks.isSelected && m_isFocused;
        marks.isHovered = it.key() == m_hovered;
        marks.isTarget = it.key() == m_target;
        marks.isDragged = it.key() == m_dragged;
        marks.isEditable = isEditable();
        it.value()->setMarks(marks);
    }
    for (EdgeItem *const edge : std::as_const(m_edges)) {
        const domain::Edge each{edge->route().from, edge->route().to};
        edge->setSelected(m_selectedEdge && *m_selectedEdge == each);
    }
}

void FlowScene::showDrag(const TaskId &task, const QPointF &position, const layout::DropPlace &place)
{
    m_move.stop();
    m_dragged = task;
    if (NodeItem *const item = node(task))
        item->setPos(position);
    mark();
    showDropMarker(place);
}

void FlowScene::showDropMarker(const layout::DropPlace &place)
{
    m_dropMarker->setVisible(place.isValid);
    m_dropMarker->setPen(Qt::NoPen);
    m_dropMarker->setBrush(tokenColor(ColorToken::Accent));
    m_dropMarker->setRect(QRectF(place.marker - QPointF(0, 1), QSizeF(m_flow.metrics.node.width(), 2)));
}

void FlowScene::endDrag()
{
    m_dropMarker->hide();
    const layout::NodePlace *const place = m_flow.node(m_dragged);
    if (NodeItem *const item = node(m_dragged); item && place)
        item->setPos(place->rect.topLeft());
    m_dragged = {};
    mark();
}

void FlowScene::showRubberLine(const QPointF &from, const QPointF &to)
{
    m_rubberLine->setPen(QPen(tokenColor(ColorToken::Accent), 1.5, Qt::DashLine));
    m_rubberLine->setLine(QLineF(from, to));
    m_rubberLine->show();
}

void FlowScene::endRubberLine()
{
    m_rubberLine->hide();
}

void FlowScene::setAddHovered(const std::optional<PhaseId> &phase)
{
    for (PhaseItem *const item : std::as_const(m_phases))
        item->setAddHovered(phase && *phase == item->place().phase);
    m_lane->setAddHovered(phase && phase->isEmpty());
}

NodeItem *FlowScene::nodeAt(const QPointF &point) const
{
    NodeItem *found = nullptr;
    for (NodeItem *const item : m_nodes) {
        const NodeItem::Part part = item->partAt(item->mapFromScene(point));
        // The card wins over the surroundings of a neighbour.
        if (part == NodeItem::Part::Card)
            return item;
        if (part != NodeItem::Part::None)
            found = item;
    }
    return found;
}

EdgeItem *FlowScene::edgeAt(const QPointF &point) const
{
    for (EdgeItem *const edge : m_edges) {
        if (edge->boundingRect().contains(point) && edge->shape().contains(point))
            return edge;
    }
    return nullptr;
}

std::optional<PhaseId> FlowScene::addRowAt(const QPointF &point) const
{
    for (const layout::PhasePlace &phase : m_flow.phases) {
        if (phase.addRow.contains(point))
            return phase.phase;
    }
    return m_flow.laneAddRow.contains(point) ? std::optional(PhaseId()) : std::nullopt;
}

std::optional<PhaseId> FlowScene::phaseAt(const QPointF &point) const
{
    for (const layout::PhasePlace &phase : m_flow.phases) {
        if (phase.rect.contains(point))
            return phase.phase;
    }
    return std::nullopt;
}

void FlowScene::tick()
{
    for (NodeItem *const item : std::as_const(m_nodes))
        item->tick();
    for (EdgeItem *const edge : std::as_const(m_edges))
        edge->tick();
    for (PhaseItem *const phase : std::as_const(m_phases))
        phase->tick();
}

void FlowScene::refreshLooks()
{
    const QDateTime now = m_clock.utcNow();
    for (const domain::Task &task : plan().tasks) {
        if (NodeItem *const item = node(task.id))
            item->showLook(taskLookOf(m_desk, release(), task, now));
    }
    placePhases();
    emit laidOut();
}

} // namespace releasedesk::ui
