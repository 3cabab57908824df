// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/layout/edge_routing.h"
#include "core/layout/flow_navigation.h"
#include "ui/modeling/flow_memory.h"
#include "ui/modeling/node_item.h"
#include "ui/plan/plan_document.h"

#include <QGraphicsScene>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>

namespace releasedesk::ui {

class EdgeItem;
class PhaseItem;
class RollbackLaneItem;
class SwimlaneItem;

//! The flow of one release as items. It follows the document and never changes it. A large flow has items only for what
//! is in view, and none at all where it is seen from so far that FarFlow draws it.
class FlowScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    FlowScene(session::Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void showRelease(const ReleaseId &release);

    //! Null before the first release.
    [[nodiscard]] PlanDocument *document() const { return m_document; }
    [[nodiscard]] const domain::Release &release() const;
    [[nodiscard]] const domain::Plan &plan() const { return release().plan(); }
    [[nodiscard]] bool isEditable() const { return m_document && m_document->isEditable(); }
    [[nodiscard]] const layout::FlowLayout &flow() const { return m_flow; }
    [[nodiscard]] session::Desk &desk() const { return m_desk; }

    [[nodiscard]] const TaskId &selectedTask() const { return m_selected; }
    //! An empty id selects nothing. One that is not there yet is selected as soon as it is; one in a folded phase
    //! unfolds it.
    void selectTask(const TaskId &task);
    //! The selected task and those selected beside it, in reading order.
    [[nodiscard]] QList<TaskId> selectedTasks() const;
    [[nodiscard]] bool isSelected(const TaskId &task) const { return task == m_selected || m_beside.contains(task); }
    //! The first one counts as the selected task; unknown ones are left out.
    void selectTasks(const QList<TaskId> &tasks);
    //! Into the selection, or out of it.
    void toggleTask(const TaskId &task);
    void selectAll();

    [[nodiscard]] const layout::FlowFocus &focus() const { return m_focus; }
    [[nodiscard]] bool isFolded(const PhaseId &phase) const;
    //! Keeps it for this person. The last open phase stays open.
    void setFolded(const PhaseId &phase, bool isFolded);
    //! The phase of the selected task; then it is unfoldNear() that opens it again.
    void foldSelected();
    //! The phase folded last, or else the folded one nearest to the selection.
    void unfoldNear();
    //! Tasks that compose a release of their own; whether \p task is one of them.
    [[nodiscard]] bool isNesting(const TaskId &task) const { return m_nesting.contains(task); }
    [[nodiscard]] bool isUnfolded(const TaskId &task) const { return m_nested.contains(task); }
    //! Shows the release inside \p task in the flow, or hides it. Keeps it for this person; the release is not changed.
    void setUnfolded(const TaskId &task, bool isUnfolded);
    //! What is inside an unfolded task, until the flow changes; null for a folded one.
    [[nodiscard]] const NestedFlow *nested(const TaskId &task) const;
    [[nodiscard]] bool hasNested() const { return !m_nested.isEmpty(); }
    [[nodiscard]] Swimlanes swimlanes() const { return m_swimlanes; }
    void setSwimlanes(Swimlanes swimlanes);
    //! Tasks, in the order they run, that are drawn with the connections between them as what decides the end.
    void showCriticalPath(const QList<TaskId> &path);
    [[nodiscard]] const QSet<TaskId> &criticalTasks() const { return m_critical; }
    [[nodiscard]] const std::optional<domain::Edge> &selectedEdge() const { return m_selectedEdge; }
    void selectEdge(const std::optional<domain::Edge> &edge);

    //! The canvas has the keyboard focus.
    void setFocused(bool isFocused);
    void setHovered(const TaskId &task);
    [[nodiscard]] const TaskId &hoveredTask() const { return m_hovered; }
    //! What a connection would lead to.
    void setTarget(const TaskId &task);
    //! Draws \p task at \p position (its upper left corner) and the marker of \p place.
    void showDrag(const TaskId &task, const QPointF &position, const layout::DropPlace &place);
    void showDropMarker(const layout::DropPlace &place);
    void endDrag();
    //! A line from a port to the pointer.
    void showRubberLine(const QPointF &from, const QPointF &to);
    void endRubberLine();
    //! Draws the rectangle that selects what it touches.
    void showRubberBand(const QRectF &rect);
    void endRubberBand();
    //! The placeholder under the pointer; nothing for none. An empty phase is the lane.
    void setAddHovered(const std::optional<PhaseId> &phase);

    //! A flow with more tasks has items only where somebody looks.
    static constexpr qsizetype mostItems = 400;
    [[nodiscard]] bool isLarge() const { return m_flow.nodes.size() > mostItems; }
    //! Nothing of it can be read at the zoom in force: there are no cards and no edges, but stateOfNode() and routes().
    [[nodiscard]] bool isFar() const { return m_isFar; }
    //! What of the flow is in view, and how large; a scene that is never told shows everything.
    void setView(const QRectF &visible, double zoom);

    //! By index into flow().nodes.
    [[nodiscard]] State stateOfNode(qsizetype node) const { return m_states.at(node); }
    [[nodiscard]] const QList<layout::EdgeRoute> &routes() const { return m_routes; }
    [[nodiscard]] const QList<QRectF> &routeBounds() const { return m_routeBounds; }
    [[nodiscard]] int lookOfRoute(qsizetype route) const { return lookOfEdge(m_routes.at(route)); }

    //! What a task shows, whether it has an item or not; unknown ones show nothing.
    [[nodiscard]] TaskLook lookOf(const TaskId &task) const;

    //! Null for a task that is unknown or, in a large flow, out of view.
    [[nodiscard]] NodeItem *node(const TaskId &task) const { return m_nodes.value(task); }
    //! The card at a point; a large flow makes its item if there is none yet.
    [[nodiscard]] NodeItem *nodeAt(const QPointF &point);
    [[nodiscard]] EdgeItem *edgeAt(const QPointF &point) const;
    [[nodiscard]] std::optional<PhaseId> addRowAt(const QPointF &point) const;
    [[nodiscard]] std::optional<PhaseId> phaseAt(const QPointF &point) const;
    //! The phase whose head, or whose folded column, is at a point.
    [[nodiscard]] std::optional<PhaseId> headAt(const QPointF &point) const;
    [[nodiscard]] const QList<PhaseItem *> &phases() const { return m_phases; }
    [[nodiscard]] QString laneNote() const;

    //! What moves by itself moves on.
    void tick();
    //! Times and progress as of now.
    void refreshLooks();

signals:
    //! A person, or what happened, selected another task.
    void selectionMoved(const releasedesk::TaskId &task);
    //! Places or looks are different.
    void laidOut();
    //! What is inside a task is shown now, or hidden.
    void unfoldedChanged(const releasedesk::TaskId &task, bool isUnfolded);
    //! Only states are different now: of these nodes, or inside them, by index into flow().nodes.
    void statesChanged(const QList<qsizetype> &nodes);

private:
    void rebuild();
    [[nodiscard]] QList<TaskId> readNested();
    void followNested(const ReleaseId &release);
    void readFocus();
    void follow();
    void fill();
    [[nodiscard]] QList<qsizetype> takeStates();
    NodeItem *makeNode(const layout::NodePlace &place);
    void showLook(NodeItem &item) const;
    void placeNodes(bool isAnimated);
    void placePhases();
    void placeEdges();
    void mark();
    [[nodiscard]] int lookOfEdge(const layout::EdgeRoute &route) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    QPointer<PlanDocument> m_document;
    QList<QMetaObject::Connection> m_documentConnections;
    FlowMemory m_memory;
    Swimlanes m_swimlanes = Swimlanes::None;
    layout::FlowFocus m_focus;
    PhaseId m_foldedLast;
    QSet<TaskId> m_nesting;
    QSet<TaskId> m_unfolded; //!< wanted, whether they are there or not
    QHash<TaskId, NestedFlow> m_nested; //!< of those that are there
    bool m_isRefocused = false; //!< the plan is laid out again though it is the same
    std::optional<domain::Plan> m_laidOut; //!< shares its lists with the release's plan as long as that is unchanged
    layout::FlowLayout m_flow;
    QHash<TaskId, qsizetype> m_indexOf; //!< into the plan's tasks
    QList<State> m_states; //!< of flow().nodes
    QList<layout::EdgeRoute> m_routes;
    QList<QRectF> m_routeBounds;
    QRectF m_visible; //!< null: everything
    QRectF m_filled; //!< where a large flow has items
    bool m_isFar = false;
    bool m_isBehind = false; //!< something changed since the last time it was built
    QTimer m_soon; //!< many changes of a large flow become one
    QHash<TaskId, NodeItem *> m_nodes;
    QList<EdgeItem *> m_edges;
    QList<PhaseItem *> m_phases;
    RollbackLaneItem *m_lane;
    SwimlaneItem *m_bands;
    QGraphicsRectItem *m_dropMarker;
    QGraphicsLineItem *m_rubberLine;
    QGraphicsRectItem *m_rubberBand;
    TaskId m_selected;
    QSet<TaskId> m_critical;
    QSet<TaskId> m_beside; //!< selected together with it
    TaskId m_wanted; //!< to be selected once it is there
    QList<TaskId> m_wantedTogether; //!< and these with it, if it is one of them
    TaskId m_hovered;
    TaskId m_target;
    TaskId m_dragged;
    std::optional<domain::Edge> m_selectedEdge;
    bool m_isFocused = false;
    QVariantAnimation m_move;
    QHash<TaskId, QPair<QPointF, QPointF>> m_moves;
};

} // namespace releasedesk::ui
