// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QAccessible>
#include <QPointer>

namespace releasedesk::ui {

class FlowAccessible;
class FlowView;

//! A phase, the rollback lane or a task of the canvas, as assistive technologies see it.
class FlowPartAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    [[nodiscard]] static QString phaseKey(const PhaseId &phase); //!< empty: the rollback lane
    [[nodiscard]] static QString taskKey(const TaskId &task);

    FlowPartAccessible(FlowView *view, const QString &key);

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text kind, const QString &text) override;
    [[nodiscard]] QRect rect() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &name) const override;

private:
    [[nodiscard]] bool isTask() const { return m_key.startsWith(u't'); }
    [[nodiscard]] TaskId task() const { return TaskId(m_key.mid(2)); }
    [[nodiscard]] PhaseId phase() const { return PhaseId(m_key.mid(2)); }
    [[nodiscard]] FlowAccessible *tree() const;
    //! The tasks of a phase or the lane, in reading order.
    [[nodiscard]] QList<TaskId> tasks() const;
    //! Keys of what stands below it.
    [[nodiscard]] QStringList keysBelow() const;

    QPointer<FlowView> m_view;
    QString m_key;
};

} // namespace releasedesk::ui
