// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/documents/task_clip.h"
#include "core/layout/flow_navigation.h"
#include "ui/plan/plan_actions.h"

#include <QObject>

namespace releasedesk::ui {

class FlowScene;

//! What can be done to a flow, whether by key, by pointer, from a menu or by an assistive technology. Every change
//! goes to the document; while the flow is locked nothing is sent and lockedTouched() says so.
class FlowEditor final : public QObject
{
    Q_OBJECT

public:
    explicit FlowEditor(FlowScene &scene, QObject *parent = nullptr);

    //! Beside the selected task.
    void add(const QString &kind, NewTaskPlace place = NewTaskPlace::After);
    void addAt(const QString &kind, const PhaseId &phase, int index = -1);
    //! The selected tasks, or the selected connection.
    void remove();
    void duplicate();
    //! The selected tasks as YAML text, for this and other programs.
    void copy();
    void cut();
    //! What the clipboard holds, beside the selected task; refused() if it holds no tasks.
    void paste();
    //! The selected tasks into the row of the first one.
    void align();
    //! Fewer crossings; what stands in a phase stays in it.
    void arrange();
    void rename(const TaskId &task, const QString &title);
    void moveBy(int phases, int places);
    void moveTo(const TaskId &task, const layout::DropPlace &place);
    void connectTo(const TaskId &from, const TaskId &to);
    void disconnectFrom(const TaskId &from, const TaskId &to);
    void undo();
    void redo();

    void addPhaseAt(int index);
    void renamePhase(const PhaseId &phase, const QString &name);
    void removePhase(const PhaseId &phase);
    void setBeforeApproval(const PhaseId &phase, bool isBefore);

    //! Connecting by keyboard: the arrows choose the other end, then finish or cancel.
    void startConnecting();
    void moveTarget(layout::Direction direction);
    //! \p task is to be the other end.
    void aimAt(const TaskId &task);
    void finishConnecting();
    void cancelConnecting();
    [[nodiscard]] bool isConnecting() const { return !m_connectFrom.isEmpty(); }

    //! Carries out what mends a finding.
    void mend(const PlanAction &fix);

    //! False, and says so, while nothing may be changed.
    [[nodiscard]] bool mayEdit();
    //! Why the selected tasks cannot be removed, moved or changed though the flow can; empty if they can.
    [[nodiscard]] QString keptBecause() const;
    [[nodiscard]] QString keptBecause(const TaskId &task) const;

signals:
    void lockedTouched();
    //! Nothing was done, or not all of it, and why.
    void refused(const QString &sentence);
    //! Something is being done now; what was refused before is past.
    void acted();
    void connectingChanged(bool isConnecting);

private:
    void pasteClip(const documents::TaskClip &clip, const QString &text);
    void carryOut(const PlanAction &action);
    [[nodiscard]] bool mayChangeSelected();

    FlowScene &m_scene;
    TaskId m_connectFrom;
    TaskId m_connectTo;
};

} // namespace releasedesk::ui
