// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_accessible.h"

#include "ui/modeling/flow_part_accessible.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/nested_accessible.h"
#include "ui/modeling/rename_editor.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FlowAccessible)
};

const QString undoName = QStringLiteral("undo"); // not translated, as those of the parts
const QString redoName = QStringLiteral("redo");

QAccessibleInterface *makeFlowAccessible(const QString & /*className*/, QObject *object)
{
    auto *const view = qobject_cast<FlowView *>(object);
    return view ? new FlowAccessible(view) : nullptr;
}

} // namespace

QString spokenName(const FlowScene &scene, const TaskId &id)
{
    const domain::Plan &plan = scene.plan();
    const domain::Task *const task = plan.task(id);
    if (!task)
        return {};
    const TaskLook look = scene.lookOf(id);
    QStringList parts{look.title, look.stateWord.isEmpty() ? wordOf(look.state) : look.stateWord};
    if (look.percent >= 0)
        parts.append(Text::tr("%1 percent").arg(look.percent));
    if (!look.subtitle.isEmpty())
        parts.append(look.subtitle);
    const QList<TaskId> order = layout::tabOrder(plan);
    parts.append(Text::tr("task %1 of %2").arg(order.indexOf(task->id) + 1).arg(order.size()));
    const domain::Phase *const phase = plan.phase(task->phase);
    parts.append(phase ? Text::tr("phase %1").arg(phase->name) : Text::tr("rollback lane"));
    return parts.join(QStringLiteral(", "));
}

QString spokenRelations(const FlowScene &scene, const TaskId &id)
{
    const domain::Plan &plan = scene.plan();
    QStringList before;
    QStringList next;
    for (const domain::Edge &edge : plan.edges) {
        if (edge.to == id)
            before.append(taskTitle(scene.release(), edge.from));
        if (edge.from == id)
            next.append(taskTitle(scene.release(), edge.to));
    }
    QStringList parts;
    if (!before.isEmpty())
        parts.append(Text::tr("after %1").arg(before.join(QStringLiteral(", "))));
    if (!next.isEmpty())
        parts.append(Text::tr("leads to %1").arg(next.join(QStringLiteral(", "))));
    const domain::Task *const task = plan.task(id);
    if (task && !task->undoes.isEmpty())
        parts.append(Text::tr("undoes %1").arg(taskTitle(scene.release(), task->undoes)));
    const TaskLook look = scene.lookOf(id);
    if (look.comments > 0)
        parts.append(Text::tr("%n comment(s)", nullptr, look.comments));
    if (look.attachments > 0)
        parts.append(Text::tr("%n attachment(s)", nullptr, look.attachments));
    return parts.join(QStringLiteral("; "));
}

FlowAccessible::FlowAccessible(FlowView *view)
    : QAccessibleWidget(view, QAccessible::Tree)
{
}

FlowAccessible::~FlowAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
}

void FlowAccessible::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeFlowAccessible);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

FlowView *FlowAccessible::view() const
{
    return static_cast<FlowView *>(widget());
}

//! The line a title is typed into, while there is one.
RenameEditor *FlowAccessible::titleEditor() const
{
    const QList<RenameEditor *> editors
        = view()->viewport()->findChildren<RenameEditor *>(QString(), Qt::FindDirectChildrenOnly);
    const auto shown = std::ranges::find_if(editors, [](const RenameEditor *each) { return !each->isHidden(); });
    return shown == editors.end() ? nullptr : *shown;
}

int FlowAccessible::childCount() const
{
    return static_cast<int>(view()->flowScene().plan().phases.size()) + (titleEditor() ? 2 : 1);
}

QAccessibleInterface *FlowAccessible::child(int index) const
{
    const QList<domain::Phase> &phases = view()->flowScene().plan().phases;
    if (index == phases.size() + 1 && titleEditor())
        return QAccessible::queryAccessibleInterface(titleEditor());
    if (index < 0 || index > phases.size())
        return nullptr;
    return part(FlowPartAccessible::phaseKey(index < phases.size() ? phases.at(index).id : PhaseId()));
}

int FlowAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (this->child(i) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *FlowAccessible::childAt(int x, int y) const
{
    const QPointF point = view()->mapToScene(view()->viewport()->mapFromGlobal(QPoint(x, y)));
    if (const NodeItem *const node = view()->flowScene().nodeAt(point))
        return part(FlowPartAccessible::taskKey(node->task()));
    if (const std::optional<PhaseId> phase = view()->flowScene().phaseAt(point))
        return part(FlowPartAccessible::phaseKey(*phase));
    return nullptr;
}

QAccessibleInterface *FlowAccessible::focusChild() const
{
    const TaskId &task = view()->flowScene().selectedTask();
    return view()->hasFocus() && !task.isEmpty() ? part(FlowPartAccessible::taskKey(task)) : nullptr;
}

QStringList FlowAccessible::actionNames() const
{
    QStringList names = QAccessibleWidget::actionNames();
    const PlanDocument *const document = view()->flowScene().document();
    if (document && document->undoStack().canUndo())
        names.append(undoName);
    if (document && document->undoStack().canRedo())
        names.append(redoName);
    return names;
}

void FlowAccessible::doAction(const QString &name)
{
    if (name == undoName)
        view()->run(FlowKey::Undo);
    else if (name == redoName)
        view()->run(FlowKey::Redo);
    else
        QAccessibleWidget::doAction(name);
}

QAccessibleInterface *FlowAccessible::part(const QString &key) const
{
    const auto found = m_parts.constFind(key);
    if (found != m_parts.constEnd())
        return QAccessible::accessibleInterface(*found);
    QAccessibleInterface *const made = NestedAccessible::isKey(key)
        ? static_cast<QAccessibleInterface *>(new NestedAccessible(view(), key))
        : new FlowPartAccessible(view(), key);
    m_parts.insert(key, QAccessible::registerAccessibleInterface(made));
    return made;
}

FlowAnnouncer::FlowAnnouncer(FlowView &view)
    : QObject(&view)
    , m_view(view)
{
    connect(&view.flowScene(), &FlowScene::selectionMoved, this, &FlowAnnouncer::tellFocus);
    connect(&view.flowScene(), &FlowScene::laidOut, this, &FlowAnnouncer::tellStates);
    connect(&view.flowScene(), &FlowScene::statesChanged, this, &FlowAnnouncer::tellStates);
}

void FlowAnnouncer::tellFocus()
{
    if (!QAccessible::isActive() || !m_view.hasFocus())
        return;
    QAccessibleInterface *const tree = QAccessible::queryAccessibleInterface(&m_view);
    QAccessibleInterface *const item = tree ? tree->focusChild() : nullptr;
    if (!item)
        return;
    QAccessibleEvent event(item, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void FlowAnnouncer::tellStates()
{
    if (!QAccessible::isActive())
        return;
    auto *const tree = dynamic_cast<FlowAccessible *>(QAccessible::queryAccessibleInterface(&m_view));
    if (!tree)
        return;
    const auto tell = [&](const QString &key, State state) {
        const bool isKnown = m_states.contains(key);
        if (isKnown && m_states.value(key) == state)
            return;
        m_states.insert(key, state);
        if (!isKnown)
            return;
        QAccessibleInterface *const item = tree->part(key);
        QAccessibleEvent name(item, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&name);
        if (state == State::Failed || state == State::Waiting) {
            QAccessibleEvent alert(item, QAccessible::Alert);
            QAccessible::updateAccessibility(&alert);
        }
    };
    const FlowScene &scene = m_view.flowScene();
    const QList<layout::NodePlace> &nodes = scene.flow().nodes;
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const TaskId &task = nodes.at(i).task;
        tell(FlowPartAccessible::taskKey(task), scene.stateOfNode(i));
        const NestedFlow *const inside = scene.hasNested() ? scene.nested(task) : nullptr;
        for (qsizetype card = 0; inside && card < inside->cards().size(); ++card)
            tell(NestedAccessible::keyFor(task, inside->cards().at(card).phase, card), inside->cards().at(card).state);
    }
}

} // namespace releasedesk::ui
