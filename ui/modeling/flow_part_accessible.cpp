// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_part_accessible.h"

#include "core/domain/task_kind.h"
#include "ui/modeling/flow_accessible.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/nested_accessible.h"
#include "ui/modeling/phase_item.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FlowPartAccessible)
};

// Names of actions are not translated: assistive technologies know them by these.
const QString addAfterName = QStringLiteral("addAfter");
const QString connectName = QStringLiteral("connect");
const QString deleteName = QStringLiteral("delete");
const QString renameName = QStringLiteral("rename");
const QString foldName = QStringLiteral("fold");
const QString connectHereName = QStringLiteral("connectHere"); // while another task is being connected
const QString addParallelName = QStringLiteral("addParallel");
const QString duplicateName = QStringLiteral("duplicate");
const QString addPrefix = QStringLiteral("add "); // and a kind: a new task at the end of the phase

//! Gestures on a task that keys have as well: name, what it runs, its key.
struct Gesture {
    QString name;
    FlowKey key;
    QString keys;
    bool changesTask = false; //!< itself, or where it stands
};

const QList<Gesture> &gestures()
{
    static const QList<Gesture> all{
        {addAfterName, FlowKey::AddAfter, QStringLiteral("A")},
        {addParallelName, FlowKey::AddParallel, QStringLiteral("Shift+A")},
        {connectName, FlowKey::Connect, QStringLiteral("C")},
        {renameName, FlowKey::Rename, QStringLiteral("F2"), true},
        {duplicateName, FlowKey::Duplicate, QStringLiteral("Ctrl+D")},
        {QStringLiteral("moveUp"), FlowKey::MoveUp, QStringLiteral("Alt+Up"), true},
        {QStringLiteral("moveDown"), FlowKey::MoveDown, QStringLiteral("Alt+Down"), true},
        {QStringLiteral("moveToPhaseBefore"), FlowKey::MoveLeft, QStringLiteral("Alt+Left"), true},
        {QStringLiteral("moveToPhaseAfter"), FlowKey::MoveRight, QStringLiteral("Alt+Right"), true},
        {deleteName, FlowKey::Remove, QStringLiteral("Del"), true},
    };
    return all;
}

} // namespace

QString FlowPartAccessible::phaseKey(const PhaseId &phase)
{
    return QStringLiteral("p:") + phase.value();
}

QString FlowPartAccessible::taskKey(const TaskId &task)
{
    return QStringLiteral("t:") + task.value();
}

FlowPartAccessible::FlowPartAccessible(FlowView *view, const QString &key)
    : m_view(view)
    , m_key(key)
{
}

bool FlowPartAccessible::isValid() const
{
    if (!m_view)
        return false;
    const FlowScene &scene = m_view->flowScene();
    return isTask() ? scene.flow().node(task()) != nullptr : phase().isEmpty() || scene.plan().phase(phase());
}

FlowAccessible *FlowPartAccessible::tree() const
{
    return m_view ? dynamic_cast<FlowAccessible *>(QAccessible::queryAccessibleInterface(m_view.data())) : nullptr;
}

QList<TaskId> FlowPartAccessible::tasks() const
{
    QList<TaskId> ids;
    if (isTask() || !m_view)
        return ids;
    const FlowScene &scene = m_view->flowScene();
    for (const domain::Task &task : scene.plan().tasksIn(phase())) {
        if (scene.flow().node(task.id)) // a folded phase has none to show
            ids.append(task.id);
    }
    return ids;
}

QStringList FlowPartAccessible::keysBelow() const
{
    QStringList keys;
    for (const TaskId &each : tasks())
        keys.append(taskKey(each));
    if (!isTask() || !isValid())
        return keys;
    if (const NestedFlow *const inside = m_view->flowScene().nested(task())) {
        for (int i = 0; i < NestedAccessible::countIn(*inside); ++i)
            keys.append(NestedAccessible::keyFor(task(), i));
    }
    return keys;
}

QAccessibleInterface *FlowPartAccessible::parent() const
{
    FlowAccessible *const root = tree();
    if (!root || !isTask())
        return root;
    const domain::Task *const found = m_view->flowScene().plan().task(task());
    return found ? root->part(phaseKey(found->phase)) : root;
}

QAccessibleInterface *FlowPartAccessible::child(int index) const
{
    const QStringList keys = keysBelow();
    FlowAccessible *const root = tree();
    return root && index >= 0 && index < keys.size() ? root->part(keys.at(index)) : nullptr;
}

int FlowPartAccessible::childCount() const
{
    return static_cast<int>(keysBelow().size());
}

int FlowPartAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (this->child(i) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *FlowPartAccessible::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        QAccessibleInterface *const each = child(i);
        if (each && each->rect().contains(x, y))
            return each;
    }
    return nullptr;
}

QAccessible::State FlowPartAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.readOnly = !m_view->flowScene().isEditable();
    if (!isTask()) {
        const bool isFolded = m_view->flowScene().isFolded(phase());
        state.expandable = true;
        state.expanded = !isFolded;
        state.collapsed = isFolded;
        return state;
    }
    if (m_view->flowScene().isNesting(task())) {
        state.expandable = true;
        state.expanded = m_view->flowScene().isUnfolded(task());
        state.collapsed = !state.expanded;
    }
    const bool isSelected = m_view->flowScene().selectedTask() == task();
    state.focusable = true;
    state.selectable = true;
    state.selected = isSelected;
    state.focused = isSelected && m_view->hasFocus();
    return state;
}

QString FlowPartAccessible::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    const FlowScene &scene = m_view->flowScene();
    if (isTask()) {
        if (kind == QAccessible::Name)
            return spokenName(scene, task());
        if (kind != QAccessible::Description)
            return {};
        QStringList parts{spokenRelations(scene, task()), m_view->editor().keptBecause(task())};
        parts.removeAll(QString());
        return parts.join(QStringLiteral("; "));
    }
    const int count = childCount();
    if (phase().isEmpty()) {
        if (kind == QAccessible::Description)
            return scene.laneNote();
        return kind == QAccessible::Name ? Text::tr("Rollback lane, %n task(s)", nullptr, count) : QString();
    }
    const int index = scene.plan().phaseIndex(phase());
    if (kind != QAccessible::Name || index < 0 || index >= scene.phases().size())
        return {};
    const PhaseLook &look = scene.phases().at(index)->look();
    return Text::tr("Phase %1, %2, %n task(s)", nullptr, count).arg(look.name, wordOf(look.state));
}

void FlowPartAccessible::setText(QAccessible::Text kind, const QString &text)
{
    if (kind == QAccessible::Name && isTask() && isValid())
        m_view->editor().rename(task(), text);
}

QRect FlowPartAccessible::rect() const
{
    if (!isValid())
        return {};
    const FlowScene &scene = m_view->flowScene();
    QRect local;
    if (isTask()) {
        local = m_view->taskRect(task());
    } else if (phase().isEmpty()) {
        local = m_view->mapFromScene(scene.flow().lane).boundingRect();
    } else {
        const int index = scene.plan().phaseIndex(phase());
        local = m_view->mapFromScene(scene.flow().phases.at(index).rect).boundingRect();
    }
    return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
}

void *FlowPartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList FlowPartAccessible::actionNames() const
{
    if (!isValid())
        return {};
    const bool isEditable = m_view->flowScene().isEditable();
    if (!isTask()) {
        QStringList names = phase().isEmpty() ? QStringList() : QStringList{foldName};
        if (isEditable) {
            for (const domain::TaskKindInfo &kind : domain::taskKinds())
                names.append(QString(addPrefix + kind.id));
        }
        return names;
    }
    QStringList names{pressAction(), setFocusAction()};
    if (m_view->flowScene().isNesting(task()))
        names += foldName;
    if (isEditable && m_view->editor().isConnecting() && m_view->flowScene().selectedTask() != task())
        names += connectHereName;
    if (isEditable) {
        const bool isKept = !m_view->editor().keptBecause(task()).isEmpty();
        for (const Gesture &each : gestures()) {
            if (!isKept || !each.changesTask)
                names.append(each.name);
        }
    }
    return names;
}

void FlowPartAccessible::doAction(const QString &name)
{
    if (!isValid())
        return;
    if (!isTask()) {
        if (name.startsWith(addPrefix))
            m_view->editor().addAt(name.mid(addPrefix.size()), phase());
        else if (name == foldName && !phase().isEmpty())
            m_view->flowScene().setFolded(phase(), !m_view->flowScene().isFolded(phase()));
        return;
    }
    if (name == connectHereName) {
        const TaskId from = m_view->flowScene().selectedTask();
        m_view->editor().cancelConnecting();
        m_view->editor().connectTo(from, task());
        return;
    }
    m_view->flowScene().selectTask(task());
    if (name == foldName)
        m_view->run(FlowKey::Nest);
    else if (name == pressAction())
        m_view->run(FlowKey::Open);
    else if (name == setFocusAction())
        m_view->setFocus(Qt::OtherFocusReason);
    for (const Gesture &each : gestures()) {
        if (each.name == name)
            m_view->run(each.key);
    }
}

QStringList FlowPartAccessible::keyBindingsForAction(const QString &name) const
{
    for (const Gesture &each : gestures()) {
        if (each.name == name)
            return {each.keys};
    }
    if (name == foldName)
        return {isTask() ? QStringLiteral("E") : QStringLiteral("[")};
    return name == pressAction() ? QStringList{QStringLiteral("Return")} : QStringList();
}

} // namespace releasedesk::ui
