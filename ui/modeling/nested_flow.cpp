// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/nested_flow.h"

#include "ui/modeling/edge_item.h"
#include "ui/modeling/node_item.h"
#include "ui/plan/task_look.h"
#include "ui/theme/theme.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NestedFlow)
};

constexpr double inset = 10; //!< of the flow from the border of the frame
constexpr double nameHeight = 22;
constexpr double noteWidth = 260;

//! Cards of one line, close together.
layout::FlowMetrics smallMetrics(double scale, bool hasMore)
{
    layout::FlowMetrics metrics = layout::FlowMetrics::running();
    metrics.node = QSizeF(128, 24);
    metrics.inset = 6;
    metrics.head = 24;
    metrics.rowGap = 10;
    metrics.foot = hasMore ? 22 : 8;
    metrics.gutter = 8;
    metrics.laneGap = 8;
    metrics.laneHead = 24;
    metrics.laneFoot = 8;
    return metrics.scaled(scale);
}

//! The plan without what is not drawn; \p notDrawn counts it by phase.
domain::Plan drawnPart(const domain::Plan &plan, bool hasLane, QHash<PhaseId, int> &notDrawn)
{
    domain::Plan drawn = plan;
    drawn.tasks.clear();
    QHash<PhaseId, int> rows;
    for (const domain::Task &task : plan.tasks) {
        if (task.isInRollbackLane() ? !hasLane : ++rows[task.phase] > NestedFlow::mostRows) {
            if (!task.isInRollbackLane())
                ++notDrawn[task.phase];
            continue;
        }
        drawn.tasks.append(task);
    }
    return drawn;
}

} // namespace

bool NestedFlow::dependsOn(const ReleaseId &changed, const session::Desk &desk, const domain::Release &release,
                           const domain::Task &task) const
{
    return holds(changed) || nestedChildOf(desk, release, task).id != m_id;
}

bool NestedFlow::follow(const session::Desk &desk, const domain::Release &release, const domain::Task &task)
{
    const NestedFlow before = *this;
    const NestedChild child = nestedChildOf(desk, release, task);
    const double scale = NodeItem::typeScale();
    m_presence = child.presence;
    m_id = child.release ? child.id : ReleaseId();
    m_note = nestedNote(desk, release, task, child);
    m_name = child.release ? nameOf(*child.release, desk.directory()) : QString();
    if (child.release) {
        const StateWord word = stateWordOf(*child.release);
        m_state = word.state;
        m_stateWord = word.word;
        if (m_placed != child.release->plan() || m_hasLane != child.release->hasRolledBack()
            || !qFuzzyCompare(m_scale, scale) || m_note != before.m_note)
            place(*child.release, scale);
        readStates(desk, *child.release);
    } else {
        *this = NestedFlow();
        m_presence = child.presence;
        m_note = nestedNote(desk, release, task, child);
        m_scale = scale;
        place({}, scale);
        m_placed.reset();
    }
    return *this != before;
}

void NestedFlow::place(const domain::Release &child, double scale)
{
    m_placed = child.plan();
    m_scale = scale;
    m_hasLane = child.hasRolledBack();
    m_phases.clear();
    m_cards.clear();
    m_routes.clear();
    const double head = layout::FlowMetrics().scaled(scale).node.height();
    double width = noteWidth * scale;
    double bottom = head;
    m_nameRect = {};
    if (child.exists()) {
        QHash<PhaseId, int> notDrawn;
        const domain::Plan drawn = drawnPart(child.plan(), m_hasLane, notDrawn);
        const layout::FlowLayout flow = layout::layOut(drawn, smallMetrics(scale, !notDrawn.isEmpty()));
        const QPointF origin(inset, head + nameHeight * scale);
        m_nameRect = QRectF(inset, head - 2, 0, nameHeight * scale);
        for (qsizetype i = 0; i < flow.phases.size(); ++i) {
            const domain::Phase &phase = drawn.phases.at(i);
            const layout::PhasePlace &at = flow.phases.at(i);
            m_phases.append({phase.name, State::Planned, at.rect.translated(origin), at.head.translated(origin),
                             notDrawn.value(phase.id), false});
        }
        if (m_hasLane)
            m_phases.append({Text::tr("Rollback"), State::RolledBack, flow.lane.translated(origin),
                             QRectF(flow.lane.topLeft() + origin, QSizeF(flow.lane.width(), flow.metrics.laneHead)), 0,
                             true});
        placeCards(child.plan(), flow, origin);
        m_routes = layout::routeEdges(drawn, flow);
        for (layout::EdgeRoute &route : m_routes) {
            for (QPointF &point : route.points)
                point += origin;
        }
        const double below = m_hasLane ? flow.lane.bottom()
            : flow.phases.isEmpty()    ? 0
                                       : flow.phases.first().rect.bottom();
        width = std::max(width, flow.bounds.width() + 2 * inset);
        bottom = origin.y() + below;
        m_nameRect.setWidth(width - 2 * inset);
    }
    m_noteRect = {};
    if (!m_note.isEmpty()) {
        const QFontMetricsF font(Theme::current().font(FontRole::Caption));
        const QSizeF room(width - 2 * inset, 1000);
        const QRectF needed = font.boundingRect(QRectF({0, 0}, room), Qt::TextWordWrap, m_note);
        m_noteRect = QRectF(inset, bottom + (child.exists() ? 6 : 0), room.width(), std::ceil(needed.height()) + 2);
        bottom = m_noteRect.bottom();
    }
    m_size = QSizeF(std::ceil(width), std::ceil(bottom + inset));
}

//! Every task has a card; those that are not drawn, too, for whoever reads the flow without seeing it.
void NestedFlow::placeCards(const domain::Plan &plan, const layout::FlowLayout &flow, const QPointF &origin)
{
    QList<QPair<PhaseId, int>> groups;
    for (qsizetype i = 0; i < plan.phases.size(); ++i)
        groups.append({plan.phases.at(i).id, static_cast<int>(i)});
    if (m_hasLane)
        groups.append({PhaseId(), static_cast<int>(plan.phases.size())});
    for (const auto &[phase, number] : std::as_const(groups)) {
        for (const domain::Task &task : plan.tasksIn(phase)) {
            const layout::NodePlace *const at = flow.node(task.id);
            m_cards.append({task.id, task.title, State::Planned, number, at ? at->rect.translated(origin) : QRectF(),
                            isNesting(task)});
        }
    }
}

void NestedFlow::readStates(const session::Desk &desk, const domain::Release &child)
{
    const QList<State> states = phaseStatesOf(child);
    for (qsizetype i = 0; i < std::min(states.size(), m_phases.size()); ++i)
        m_phases[i].state = states.at(i);
    m_inner.clear();
    for (Card &card : m_cards) {
        const domain::Task *const task = child.plan().task(card.task);
        if (!task)
            continue;
        card.state = shownState(child, *task);
        if (!card.isNesting)
            continue;
        card.title = task->title;
        const NestedChild inner = nestedChildOf(desk, child, *task);
        if (!inner.release)
            continue;
        m_inner.insert(inner.id);
        card.title = Text::tr("%1 · %2", "task and how far it is").arg(task->title, nestedProgress(*inner.release));
    }
    m_lines.clear();
    for (const layout::EdgeRoute &route : std::as_const(m_routes))
        m_lines.append({route.points, static_cast<int>(EdgeItem::lookIn(child, route))});
}

} // namespace releasedesk::ui
