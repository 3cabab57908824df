// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QObject>

namespace releasedesk::ui {

class FlowScene;
class FlowView;
class RenameEditor;

enum class State;

//! How a task is read out: "Canary web, running, 10 percent, task 11 of 15, phase Deploy".
[[nodiscard]] QString spokenName(const FlowScene &scene, const TaskId &id);

//! What comes before and after it: "after Blue-green api; leads to Verify 20 min".
[[nodiscard]] QString spokenRelations(const FlowScene &scene, const TaskId &id);

//! The canvas as a tree for assistive technologies: phases and the rollback lane, with their tasks as items.
class FlowAccessible final : public QAccessibleWidget
{
public:
    explicit FlowAccessible(FlowView *view);
    ~FlowAccessible() override;

    //! Lets every FlowView that is made from now on be found by assistive technologies.
    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    //! "undo" and "redo", where there is something to undo or redo, and those of every widget.
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;

    //! The interface of one part, made at its first use. \p key names a phase or a task, or what is
    //! inside one.
    [[nodiscard]] QAccessibleInterface *part(const QString &key) const;
    [[nodiscard]] FlowView *view() const;

private:
    [[nodiscard]] RenameEditor *titleEditor() const;
    mutable QHash<QString, QAccessible::Id> m_parts;
};

//! Tells assistive technologies what has changed on a canvas: the focus, and states of tasks.
class FlowAnnouncer final : public QObject
{
    Q_OBJECT

public:
    explicit FlowAnnouncer(FlowView &view);

private:
    void tellFocus();
    void tellStates();

    FlowView &m_view;
    QHash<QString, State> m_states; //!< by key of the part
};

} // namespace releasedesk::ui
