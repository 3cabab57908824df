// SPDX-License-Identifier: Apache-2.0
#include "ui/plan/quick_fix.h"

#include "core/domain/references.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(QuickFix)
};

const QString approveKind = QStringLiteral("release.approve");

//! What mends findings about one task of a plan.
class Mender
{
public:
    Mender(const Release &release, const Directory &directory, const Task &task)
        : m_release(release)
        , m_plan(release.plan())
        , m_directory(directory)
        , m_task(task)
    {
    }

    [[nodiscard]] PlanAction shape() const
    {
        const QList<TaskId> cycle = m_plan.cycle();
        for (qsizetype i = 0; i < cycle.size(); ++i) {
            const Edge edge{cycle.at(cycle.size() - 1 - i), cycle.at((cycle.size() - i) % cycle.size())};
            if (m_plan.edges.contains(edge))
                return {{Disconnect{edge}}, Text::tr("Open the circle"), edge.from};
        }
        if (m_task.precondition.isEmpty())
            return {};
        Task open = m_task;
        open.precondition.clear();
        return {{ChangeTask{open}}, Text::tr("Take the condition away"), m_task.id};
    }

    [[nodiscard]] PlanAction value() const
    {
        if (!m_task.performer.isEmpty() && !m_directory.person(m_task.performer)) {
            Task free = m_task;
            free.performer = {};
            return {{ChangeTask{free}}, Text::tr("Let anybody do it"), m_task.id};
        }
        for (const QString &name : referencesIn(m_task.parameters)) {
            const TaskId source(name.section(u'.', 1, -2));
            const bool isLater = name.startsWith(u"tasks.") && m_plan.task(source) && !m_task.isInRollbackLane()
                && !m_plan.ancestors(m_task.id).contains(source);
            if (isLater)
                return sane({{Connect{{source, m_task.id}}}, Text::tr("Connect them"), m_task.id});
        }
        const bool isByHand = m_task.kind == u"manual.work" || m_task.kind == u"checklist.confirm";
        if (isByHand && m_task.performer.isEmpty() && m_directory.person(m_release.owner())) {
            Task named = m_task;
            named.performer = m_release.owner();
            return {{ChangeTask{named}}, Text::tr("Name the owner"), m_task.id};
        }
        return {};
    }

    //! Behind the approval that there is, or behind a new one.
    [[nodiscard]] PlanAction approval() const
    {
        const Phase *const phase = m_plan.phase(m_task.phase);
        if (phase && phase->isBeforeApproval) {
            const auto later = std::ranges::find(m_plan.phases, false, &Phase::isBeforeApproval);
            return later == m_plan.phases.end()
                ? PlanAction()
                : sane(moveTask(m_plan, m_task.id, later->id, static_cast<int>(m_plan.tasksIn(later->id).size())));
        }
        const auto asked = std::ranges::find(m_plan.tasks, approveKind, &Task::kind);
        if (asked != m_plan.tasks.end())
            return sane({{Connect{{asked->id, m_task.id}}}, Text::tr("Let it wait for the approval"), m_task.id});
        PlanAction action = addTaskAt(m_plan, approveKind, phaseForApproval(), -1);
        if (action.task.isEmpty())
            return {};
        action.edits.append(Connect{{action.task, m_task.id}});
        action.text = Text::tr("Add an approval");
        return sane(action);
    }

    [[nodiscard]] PlanAction wayBack() const
    {
        PlanAction action = addTaskAt(m_plan, QStringLiteral("manual.work"), {}, -1);
        for (PlanEdit &edit : action.edits) {
            if (auto *const added = std::get_if<AddTask>(&edit)) {
                added->task.title = Text::tr("Take back “%1”").arg(m_task.title);
                added->task.undoes = m_task.id;
                added->task.parameters.insert(QStringLiteral("instruction"),
                                              Text::tr("Take back what “%1” did, and say how.").arg(m_task.title));
                added->task.environment = m_task.environment;
            }
        }
        action.text = Text::tr("Add a way back");
        return sane(action);
    }

    //! A checklist between the task and what it waited for.
    [[nodiscard]] PlanAction lastMoment() const
    {
        PlanAction action
            = addTaskAt(m_plan, QStringLiteral("checklist.confirm"), m_task.phase, static_cast<int>(placeOf(m_task)));
        if (action.task.isEmpty())
            return {};
        for (PlanEdit &edit : action.edits) {
            if (auto *const added = std::get_if<AddTask>(&edit)) {
                added->task.title = Text::tr("Last moment to turn back");
                added->task.parameters.insert(QStringLiteral("items"),
                                              QJsonArray{Text::tr("What comes next cannot be taken back")});
            }
        }
        for (const Edge &edge : m_plan.edges) {
            if (edge.to != m_task.id)
                continue;
            action.edits.append(Disconnect{edge});
            action.edits.append(Connect{{edge.from, action.task}});
        }
        action.edits.append(Connect{{action.task, m_task.id}});
        action.text = Text::tr("Add a last check");
        return sane(action);
    }

private:
    [[nodiscard]] qsizetype placeOf(const Task &task) const
    {
        const QList<Task> beside = m_plan.tasksIn(task.phase);
        return std::ranges::find(beside, task.id, &Task::id) - beside.begin();
    }

    //! The last phase before approval up to the task's own.
    [[nodiscard]] PhaseId phaseForApproval() const
    {
        PhaseId found = m_task.phase;
        for (const Phase &phase : m_plan.phases) {
            if (phase.id == m_task.phase)
                break;
            if (phase.isBeforeApproval)
                found = phase.id;
        }
        return found;
    }

    //! Nothing where the plan would not take it.
    [[nodiscard]] PlanAction sane(const PlanAction &action) const
    {
        Plan tried = m_plan;
        return !action.edits.isEmpty() && applyEdits(tried, action.edits) ? action : PlanAction();
    }

    const Release &m_release;
    const Plan &m_plan;
    const Directory &m_directory;
    const Task &m_task;
};

} // namespace

PlanAction quickFixOf(const Finding &finding, const Release &release, const Directory &directory)
{
    const Task *const task = release.plan().task(finding.task);
    if (!task)
        return {};
    const Mender mender(release, directory, *task);
    if (finding.rule == u"L1")
        return mender.shape();
    if (finding.rule == u"L2")
        return mender.value();
    if (finding.rule == u"L3")
        return mender.approval();
    if (finding.rule == u"L4")
        return mender.wayBack();
    return finding.rule == u"L5" ? mender.lastMoment() : PlanAction();
}

} // namespace releasedesk::ui
