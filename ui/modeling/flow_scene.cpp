// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_scene.h"

#include "core/domain/rollback_plan.h"
#include "core/projections/failure_facts.h"
#include "ui/modeling/edge_item.h"
#include "ui/modeling/phase_item.h"
#include "ui/modeling/rollback_lane_item.h"
#include "ui/modeling/swimlane_item.h"
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

} // namespace

FlowScene::FlowScene(session::Desk &desk, const Clock &clock, QObject *parent)
    : QGraphicsScene(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_memory(desk.person())
    , m_lane(new RollbackLaneItem)
    , m_bands(new SwimlaneItem)
    , m_dropMarker(new QGraphicsRectItem)
    , m_rubberLine(new QGraphicsLineItem)
    , m_rubberBand(new QGraphicsRectItem)
{
    setItemIndexMethod(NoIndex); // some hundred items that move together
    for (QGraphicsItem *const item : QList<QGraphicsItem *>{m_lane, m_bands, m_dropMarker, m_rubberLine, m_rubberBand})
        addItem(item);
    m_rubberBand->setZValue(20);
    m_rubberBand->hide();
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
        if (item)
            showLook(*item);
    });
    connect(&desk, &session::Desk::releaseChanged, this, &FlowScene::followNested);
    m_soon.setSingleShot(true);
    m_soon.setInterval(16);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isBehind, false))
            rebuild();
    });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        const bool isOtherType
            = m_flow.metrics.node != layout::FlowMetrics().scaled(NodeItem::typeScale()).node && m_document;
        m_isRefocused = m_isRefocused || isOtherType;
        if (isOtherType)
            rebuild();
        update();
    });
}

void FlowScene::showRelease(const ReleaseId &release)
{
    for (const QMetaObject::Connection &each : std::exchange(m_documentConnections, {}))
        disconnect(each);
    m_document = &PlanDocument::of(m_desk, release);
    m_documentConnections = {connect(m_document, &PlanDocument::changed, this, &FlowScene::follow)};
    qDeleteAll(std::exchange(m_nodes, {}));
    m_selected = {};
    m_beside.clear();
    m_selectedEdge.reset();
    m_focus = {};
    m_foldedLast = {};
    m_nested.clear();
    readFocus();
    m_laidOut.reset();
    m_states.clear();
    rebuild();
}

const domain::Release &FlowScene::release() const
{
    static const domain::Release nothing;
    return m_document ? m_document->release() : nothing;
}

void FlowScene::follow()
{
    // Of many changes of states in a row only the first is shown at once; edits always are, where there is little.
    if (!isLarge() && (!m_soon.isActive() || m_laidOut != plan())) {
        m_isBehind = false;
        rebuild();
    } else {
        m_isBehind = true;
    }
    if (!m_soon.isActive())
        m_soon.start();
}

void FlowScene::rebuild()
{
    const layout::FlowMetrics plain = isEditable() ? layout::FlowMetrics::draft() : layout::FlowMetrics::running();
    const layout::FlowMetrics metrics = plain.scaled(NodeItem::typeScale());
    const bool isFirst = m_nodes.isEmpty();
    const QList<TaskId> otherInside = m_unfolded.isEmpty() ? QList<TaskId>() : readNested();
    const bool isSamePlan = m_laidOut == plan() && m_flow.metrics.hasAddRows == metrics.hasAddRows && !m_isRefocused;
    if (isSamePlan) { // nothing has to move, so nothing is laid out or painted but what looks different now
        QList<qsizetype> changed = takeStates();
        for (const TaskId &task : otherInside)
            changed.append(m_flow.indexOf.value(task, 0));
        for (NodeItem *const item : std::as_const(m_nodes))
            showLook(*item);
        placePhases();
        for (EdgeItem *const edge : std::as_const(m_edges))
            edge->showRoute(edge->route(), static_cast<EdgeItem::Look>(lookOfEdge(edge->route())));
        emit statesChanged(changed);
        return;
    }
    m_laidOut = plan();
    m_isRefocused = false;
    setBands(m_focus, plan(), m_desk.directory().project(release().project()), m_swimlanes, m_desk.directory());
    m_indexOf.clear();
    m_indexOf.reserve(plan().tasks.size());
    m_nesting.clear();
    for (qsizetype i = 0; i < plan().tasks.size(); ++i) {
        m_indexOf.insert(plan().tasks.at(i).id, i);
        if (ui::isNesting(plan().tasks.at(i)))
            m_nesting.insert(plan().tasks.at(i).id);
    }
    m_flow = layout::layOut(plan(), metrics, m_focus);
    m_routes = layout::routeEdges(plan(), m_flow);
    m_routeBounds.clear();
    m_routeBounds.reserve(m_routes.size());
    for (const layout::EdgeRoute &route : std::as_const(m_routes))
        m_routeBounds.append(QPolygonF(route.points).boundingRect().adjusted(-6, -6, 6, 6));
    (void)takeStates();
    placePhases();
    m_filled = {};
    m_isFar = m_isFar && isLarge();
    if (isLarge()) {
        m_move.stop();
        m_moves.clear();
        fill();
    } else {
        for (PhaseItem *const phase : std::as_const(m_phases))
            phase->show();
        m_lane->show();
        m_bands->show();
        placeNodes(!isFirst && !Theme::current().hasReducedMotion());
        placeEdges();
    }
    const auto isThere = [this](const TaskId &task) { return m_flow.indexOf.contains(task); };
    m_beside.removeIf([&isThere](const TaskId &task) { return !isThere(task); });
    if (!m_wanted.isEmpty() && isThere(m_wanted)) {
        const TaskId wanted = std::exchange(m_wanted, {});
        const QList<TaskId> together = std::exchange(m_wantedTogether, {});
        if (together.contains(wanted))
            selectTasks(together);
        else
            selectTask(wanted);
    } else if (!m_selected.isEmpty() && !isThere(m_selected)) {
        selectTask({});
    }
    if (m_selectedEdge && !plan().edges.contains(*m_selectedEdge))
        m_selectedEdge.reset();
    mark();
    emit laidOut();
}

QList<qsizetype> FlowScene::takeStates()
{
    QList<qsizetype> changed;
    m_states.resize(m_flow.nodes.size());
    for (qsizetype i = 0; i < m_flow.nodes.size(); ++i) {
        const qsizetype index = m_indexOf.value(m_flow.nodes.at(i).task, -1);
        const State state = index < 0 ? State::Planned : shownState(release(), plan().tasks.at(index));
        if (state == m_states.at(i))
            continue;
        m_states[i] = state;
        changed.append(i);
    }
    return changed;
}

TaskLook FlowScene::lookOf(const TaskId &task) const
{
    const qsizetype index = m_indexOf.value(task, -1);
    if (index < 0)
        return {};
    TaskLook look = taskLookOf(m_desk, release(), plan().tasks.at(index), m_clock.utcNow());
    if (isNesting(task))
        addNested(look, m_desk, release(), plan().tasks.at(index));
    return look;
}

void FlowScene::showLook(NodeItem &item) const
{
    item.showLook(lookOf(item.task()));
    item.setNesting(isNesting(item.task()));
    if (const NestedFlow *const inside = nested(item.task()))
        item.showNested(*inside);
    else
        item.showNested(std::nullopt);
}

NodeItem *FlowScene::makeNode(const layout::NodePlace &place)
{
    NodeItem *&item = m_nodes[place.task];
    if (!item) {
        item = new NodeItem(place.task);
        addItem(item);
    }
    item->setSize(place.rect.size());
    item->setPos(place.rect.topLeft());
    showLook(*item);
    return item;
}

void FlowScene::setView(const QRectF &visible, double zoom)
{
    m_visible = visible;
    const bool isFar = isLarge() && NodeItem::detailAt(zoom) == NodeItem::Detail::Bar;
    if (!isLarge() || (isFar == m_isFar && (isFar || m_filled.contains(visible.intersected(m_flow.bounds)))))
        return;
    m_isFar = isFar;
    fill();
    mark();
}

//! Makes the items of a large flow that are in view or near it, and takes the others away.
void FlowScene::fill()
{
    const QRectF visible = m_visible.isNull() ? m_flow.bounds : m_visible;
    const double beside = visible.width() / 5;
    const double above = visible.height() / 5;
    m_filled = m_isFar ? QRectF() : visible.adjusted(-beside, -above, beside, above);
    for (PhaseItem *const phase : std::as_const(m_phases))
        phase->setVisible(!m_isFar);
    m_lane->setVisible(!m_isFar);
    m_bands->setVisible(!m_isFar);

    for (auto it = m_nodes.begin(); it != m_nodes.end();) {
        const layout::NodePlace *const place = m_flow.node(it.key());
        const bool isKept = place && (it.key() == m_dragged || place->rect.intersects(m_filled));
        if (isKept) {
            ++it;
            continue;
        }
        delete it.value();
        it = m_nodes.erase(it);
    }
    for (const layout::NodePlace &place : std::as_const(m_flow.nodes)) {
        if (place.rect.intersects(m_filled))
            makeNode(place);
    }

    QList<qsizetype> shown;
    for (qsizetype i = 0; i < m_routes.size(); ++i) {
        if (m_routeBounds.at(i).intersects(m_filled))
            shown.append(i);
    }
    while (m_edges.size() > shown.size())
        delete m_edges.takeLast();
    while (m_edges.size() < shown.size()) {
        m_edges.append(new EdgeItem);
        addItem(m_edges.last());
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const layout::EdgeRoute &route = m_routes.at(shown.at(i));
        m_edges.at(i)->showRoute(route, static_cast<EdgeItem::Look>(lookOfEdge(route)));
    }
}

void FlowScene::placeNodes(bool isAnimated)
{
    m_move.stop();
    m_moves.clear();
    for (const layout::NodePlace &place : std::as_const(m_flow.nodes)) {
        const NodeItem *const known = node(place.task);
        const QPointF before = known ? known->pos() : place.rect.topLeft();
        NodeItem *const item = makeNode(place);
        if (isAnimated && before != place.rect.topLeft()) {
            item->setPos(before);
            m_moves.insert(place.task, {before, place.rect.topLeft()});
        }
    }
    for (auto it = m_nodes.begin(); it != m_nodes.end();) {
        if (m_flow.indexOf.contains(it.key())) {
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
    const QStringList times = phaseTimeTexts(release(), m_clock.utcNow());
    // Where it failed is where one looks, whatever was taken back before that.
    const bool hasFailed = states.contains(State::Failed);
    bool hasCurrent = false;
    for (qsizetype i = 0; i < m_phases.size(); ++i) {
        const domain::Phase &phase = plan().phases.at(i);
        PhaseLook look;
        look.name = phase.name;
        look.time = times.at(i);
        look.number = isEditable() ? static_cast<int>(i) + 1 : 0;
        look.state = states.at(i);
        look.isBeforeApproval = phase.isBeforeApproval;
        look.tasks = m_flow.phases.at(i).isFolded ? static_cast<int>(plan().tasksIn(phase.id).size()) : 0;
        const bool isOpen = look.state == State::Running || look.state == State::Waiting || look.state == State::Failed
            || (look.state == State::RolledBack && !hasFailed);
        look.isCurrent = !isEditable() && isOpen && !hasCurrent;
        hasCurrent = hasCurrent || look.isCurrent;
        m_phases.at(i)->showPhase(m_flow.phases.at(i), look);
    }
    m_lane->showLane(m_flow.lane, laneNote(), m_flow.laneAddRow);
    m_bands->showBands(m_flow.bands);
}

void FlowScene::placeEdges()
{
    while (m_edges.size() > m_routes.size())
        delete m_edges.takeLast();
    while (m_edges.size() < m_routes.size()) {
        m_edges.append(new EdgeItem);
        addItem(m_edges.last());
    }
    for (qsizetype i = 0; i < m_routes.size(); ++i)
        m_edges.at(i)->showRoute(m_routes.at(i), static_cast<EdgeItem::Look>(lookOfEdge(m_routes.at(i))));
}

int FlowScene::lookOfEdge(const layout::EdgeRoute &route) const
{
    const bool isDrawn = route.kind == layout::EdgeKind::Order && isEditable();
    return static_cast<int>(isDrawn ? EdgeItem::Look::Draft : EdgeItem::lookIn(release(), route));
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
        if (release().state() == domain::ReleaseState::Halted)
            return tr("stopped at %1").arg(clockText(last));
        const auto back = projections::backAgain(m_desk.book(), release());
        const QString live
            = back && !back->version.isEmpty() ? tr(" · %1 is live again", "version").arg(back->version) : QString();
        return tr("ran %1 to %2").arg(exactClockText(first), exactClockText(last)) + live;
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
    for (NodeItem *const item : std::as_const(m_nodes))
        showLook(*item);
    placePhases();
    emit laidOut();
}

} // namespace releasedesk::ui
