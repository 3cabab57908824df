// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/nested_accessible.h"

#include "ui/modeling/flow_accessible.h"
#include "ui/modeling/flow_part_accessible.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NestedAccessible)
};

} // namespace

QString NestedAccessible::keyFor(const TaskId &task, int phase, qsizetype card)
{
    return QStringLiteral("n:%1:%2:%3").arg(phase).arg(card).arg(task.value());
}

int NestedAccessible::countIn(const NestedFlow &nested)
{
    return static_cast<int>(nested.phases().size()) + (nested.note().isEmpty() ? 0 : 1);
}

NestedAccessible::NestedAccessible(FlowView *view, const QString &key)
    : m_view(view)
    , m_task(key.section(u':', 3))
    , m_phase(key.section(u':', 1, 1).toInt())
    , m_card(key.section(u':', 2, 2).toInt())
{
}

const NestedFlow *NestedAccessible::nested() const
{
    return m_view ? m_view->flowScene().nested(m_task) : nullptr;
}

bool NestedAccessible::isValid() const
{
    const NestedFlow *const inside = nested();
    return inside && m_phase < countIn(*inside) && m_card < inside->cards().size();
}

FlowAccessible *NestedAccessible::tree() const
{
    return m_view ? dynamic_cast<FlowAccessible *>(QAccessible::queryAccessibleInterface(m_view.data())) : nullptr;
}

//! Indexes of the tasks below a phase.
QList<qsizetype> NestedAccessible::cards() const
{
    QList<qsizetype> found;
    if (!isValid() || m_card >= 0)
        return found;
    const QList<NestedFlow::Card> &all = nested()->cards();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).phase == m_phase)
            found.append(i);
    }
    return found;
}

QAccessibleInterface *NestedAccessible::parent() const
{
    FlowAccessible *const root = tree();
    if (!root)
        return nullptr;
    return root->part(m_card < 0 ? FlowPartAccessible::taskKey(m_task) : keyFor(m_task, m_phase));
}

QAccessibleInterface *NestedAccessible::child(int index) const
{
    const QList<qsizetype> below = cards();
    FlowAccessible *const root = tree();
    return root && index >= 0 && index < below.size() ? root->part(keyFor(m_task, m_phase, below.at(index))) : nullptr;
}

int NestedAccessible::childCount() const
{
    return static_cast<int>(cards().size());
}

int NestedAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (this->child(i) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *NestedAccessible::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        QAccessibleInterface *const each = child(i);
        if (each && each->rect().contains(x, y))
            return each;
    }
    return nullptr;
}

QAccessible::State NestedAccessible::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.readOnly = true;
    return state;
}

QString NestedAccessible::text(QAccessible::Text kind) const
{
    if (!isValid() || kind != QAccessible::Name)
        return {};
    const NestedFlow &inside = *nested();
    if (m_phase >= inside.phases().size())
        return inside.note();
    const NestedFlow::Phase &phase = inside.phases().at(m_phase);
    if (m_card < 0)
        return Text::tr("Phase %1, %2, %n task(s)", nullptr, childCount()).arg(phase.name, wordOf(phase.state));
    const NestedFlow::Card &card = inside.cards().at(m_card);
    return Text::tr("%1, %2, phase %3 in %4", "task, state, phase, release")
        .arg(card.title, wordOf(card.state), phase.name, inside.name());
}

QRect NestedAccessible::rect() const
{
    const layout::NodePlace *const place = isValid() ? m_view->flowScene().flow().node(m_task) : nullptr;
    if (!place)
        return {};
    const NestedFlow &inside = *nested();
    const QRectF part = m_phase >= inside.phases().size() ? inside.noteRect()
        : m_card < 0                                      ? inside.phases().at(m_phase).rect
                                                          : inside.cards().at(m_card).rect;
    if (part.isEmpty())
        return {};
    const QRect local = m_view->mapFromScene(part.translated(place->rect.topLeft())).boundingRect();
    return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
}

void *NestedAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList NestedAccessible::actionNames() const
{
    return isValid() && !nested()->id().isEmpty() ? QStringList{pressAction()} : QStringList();
}

void NestedAccessible::doAction(const QString &name)
{
    if (name == pressAction() && isValid())
        (void)m_view->openInside(m_task);
}

QStringList NestedAccessible::keyBindingsForAction(const QString &name) const
{
    return name == pressAction() ? QStringList{QStringLiteral("Return")} : QStringList();
}

} // namespace releasedesk::ui
