// SPDX-License-Identifier: Apache-2.0
#include "core/templates/template_update.h"

#include <algorithm>

namespace releasedesk::templates {
namespace {

using namespace domain;

class Merge
{
public:
    Merge(const Plan &base, const Plan &draft, const Plan &update, const QSet<QString> &taken)
        : m_base(base)
        , m_draft(draft)
        , m_update(update)
        , m_taken(taken)
        , m_plan(draft)
    {
    }

    TemplateUpdate run()
    {
        addPhases();
        for (qsizetype i = 0; i < m_update.tasks.size(); ++i)
            mergeTask(m_update.tasks.at(i));
        for (const Edge &edge : m_base.edges) {
            if (!m_update.edges.contains(edge) && m_plan.edges.contains(edge))
                carryOut(Disconnect{edge}, pathOf(edge), {}, {});
        }
        removeTasks();
        for (const Edge &edge : m_update.edges) {
            const bool isBack = m_broughtBack.contains(edge.from) || m_broughtBack.contains(edge.to);
            const bool isNew = isBack || !m_base.edges.contains(edge);
            if (isNew && !m_plan.edges.contains(edge))
                carryOut(Connect{edge}, pathOf(edge), {}, QJsonValue(true));
        }
        removePhases();
        freeUndoing();
        mergeVariables();
        mergePolicies();
        std::ranges::sort(m_done.conflicts, {}, &UpdateConflict::path);
        return m_done;
    }

private:
    static QString pathOf(const Edge &edge)
    {
        return QStringLiteral("edges[%1, %2]").arg(edge.from.value(), edge.to.value());
    }

    //! An edit that does not fit the draft is a conflict instead, one that leaves no choice.
    void carryOut(const PlanEdit &edit, const QString &path, const QJsonValue &before, const QJsonValue &update)
    {
        if (applyEdit(m_plan, edit)) {
            m_done.edits.append(edit);
            return;
        }
        m_done.conflicts.removeIf([&path](const UpdateConflict &each) { return each.path == path; });
        m_done.conflicts.append({path, before, QJsonValue(), update, false});
    }

    //! Tells that both sides changed \p path; answers whether the template's side is wanted.
    bool decide(const QString &path, const QJsonValue &before, const QJsonValue &draft, const QJsonValue &update)
    {
        const bool isTaken = m_taken.contains(path);
        m_done.conflicts.append({path, before, draft, update, true, isTaken});
        return isTaken;
    }

    void addPhases()
    {
        for (qsizetype i = 0; i < m_update.phases.size(); ++i) {
            const Phase &wanted = m_update.phases.at(i);
            const Phase *const before = m_base.phase(wanted.id);
            const Phase *const mine = m_plan.phase(wanted.id);
            const QString path = QStringLiteral("phases[%1]").arg(wanted.id.value());
            if (!before && !mine) {
                int index = 0; // behind the nearest one before it that the draft has
                for (qsizetype k = i; k-- > 0;) {
                    if (const int at = m_plan.phaseIndex(m_update.phases.at(k).id); at >= 0) {
                        index = at + 1;
                        break;
                    }
                }
                carryOut(AddPhase{wanted, index}, path, {}, QJsonValue(toJson(wanted)));
            } else if (before && mine && wanted != *before && wanted != *mine) {
                if (*mine == *before
                    || decide(path, QJsonValue(toJson(*before)), QJsonValue(toJson(*mine)), QJsonValue(toJson(wanted))))
                    carryOut(ChangePhase{wanted}, path, {}, {});
            }
        }
    }

    void mergeTask(const Task &wanted)
    {
        const Task *const before = m_base.task(wanted.id);
        const Task *const mine = m_plan.task(wanted.id);
        const QString path = QStringLiteral("tasks[%1]").arg(wanted.id.value());
        const QJsonValue none(QJsonValue::Undefined);
        if (!mine) {
            const bool isLost = before && *before != wanted; // the draft took it out
            if (isLost && decide(path, QJsonValue(toJson(*before)), none, QJsonValue(toJson(wanted))))
                m_broughtBack.insert(wanted.id);
            if (!before || m_broughtBack.contains(wanted.id))
                carryOut(AddTask{wanted, placeIn(m_update, wanted)}, path, {}, QJsonValue(toJson(wanted)));
            return;
        }
        if (!before) { // both added one of this id
            if (*mine != wanted && decide(path, none, QJsonValue(toJson(*mine)), QJsonValue(toJson(wanted))))
                change(*mine, wanted, path);
            return;
        }
        const QJsonObject merged = mergedObject(path, toJson(*before), toJson(*mine), toJson(wanted)).toObject();
        const Result<Task> task = fromJson<Task>(merged);
        if (task && *task != *mine)
            change(*mine, *task, path);
    }

    //! \p wanted instead of \p mine, in its phase at its place.
    void change(const Task &mine, const Task &wanted, const QString &path)
    {
        if (wanted.phase != mine.phase)
            carryOut(MoveTask{wanted.id, wanted.phase, placeIn(m_update, wanted)},
                     QString(path + QStringLiteral(".phase")), QJsonValue(mine.phase.value()),
                     QJsonValue(wanted.phase.value()));
        carryOut(ChangeTask{wanted}, path, QJsonValue(toJson(mine)), QJsonValue(toJson(wanted)));
    }

    //! Objects name by name; everything else as a whole.
    QJsonValue mergedObject(const QString &path, const QJsonObject &before, const QJsonObject &mine,
                            const QJsonObject &update)
    {
        QJsonObject merged = mine;
        QStringList names = before.keys() + update.keys();
        names.removeDuplicates();
        for (const QString &name : std::as_const(names)) {
            const QJsonValue was = before.value(name);
            const QJsonValue is = mine.value(name);
            const QJsonValue wanted = update.value(name);
            const QString at = path + u'.' + name;
            if (wanted == was || wanted == is)
                continue;
            if (was.isObject() && is.isObject() && wanted.isObject()) {
                merged.insert(name, mergedObject(at, was.toObject(), is.toObject(), wanted.toObject()));
            } else if (is == was || decide(at, was, is, wanted)) {
                if (wanted.isUndefined())
                    merged.remove(name);
                else
                    merged.insert(name, wanted);
            }
        }
        return QJsonValue(merged);
    }

    void removeTasks()
    {
        for (const Task &before : m_base.tasks) {
            // As the draft had it: taking one task out changes those that undo it.
            const Task *const mine = m_draft.task(before.id);
            if (!mine || m_update.task(before.id))
                continue;
            const QString path = QStringLiteral("tasks[%1]").arg(before.id.value());
            if (*mine == before
                || decide(path, QJsonValue(toJson(before)), QJsonValue(toJson(*mine)),
                          QJsonValue(QJsonValue::Undefined)))
                carryOut(RemoveTask{before.id}, path, {}, {});
        }
    }

    //! What the update wants to take back may be a task that the draft took out.
    void freeUndoing()
    {
        const QList<Task> tasks = m_plan.tasks;
        for (const Task &task : tasks) {
            const Task *const mine = m_draft.task(task.id);
            const bool isKept = mine && mine->undoes == task.undoes;
            if (task.undoes.isEmpty() || isKept || m_plan.task(task.undoes))
                continue;
            Task free = task;
            free.undoes = mine && m_plan.task(mine->undoes) ? mine->undoes : TaskId();
            const QString path = QStringLiteral("tasks[%1].undoes").arg(task.id.value());
            m_done.conflicts.append(
                {path, {}, QJsonValue(free.undoes.value()), QJsonValue(task.undoes.value()), false});
            carryOut(ChangeTask{free}, path, {}, QJsonValue(task.undoes.value()));
        }
    }

    void removePhases()
    {
        for (const Phase &before : m_base.phases) {
            const Phase *const mine = m_plan.phase(before.id);
            if (mine && *mine == before && !m_update.phase(before.id) && m_plan.tasksIn(before.id).isEmpty())
                carryOut(RemovePhase{before.id}, QStringLiteral("phases[%1]").arg(before.id.value()), {}, {});
        }
    }

    void mergeVariables()
    {
        if (m_update.variables == m_base.variables || m_update.variables == m_plan.variables)
            return;
        if (m_plan.variables == m_base.variables || decide(QStringLiteral("variables"), {}, {}, {}))
            carryOut(SetVariables{m_update.variables}, QStringLiteral("variables"), {}, {});
    }

    //! A newer template makes a draft stricter, never looser: that is for an administrator.
    void mergePolicies()
    {
        const QList<Policy> stricter = stricterOf(m_plan.policies, m_update.policies);
        if (m_update.policies != m_base.policies && stricter != m_plan.policies)
            carryOut(SetPolicies{stricter}, QStringLiteral("policies"), {}, {});
    }

    static int placeIn(const Plan &plan, const Task &task)
    {
        const QList<Task> siblings = plan.tasksIn(task.phase);
        return static_cast<int>(std::ranges::find(siblings, task.id, &Task::id) - siblings.begin());
    }

    const Plan &m_base;
    const Plan &m_draft;
    const Plan &m_update;
    const QSet<QString> &m_taken;
    QSet<TaskId> m_broughtBack; //!< tasks that the draft had taken out
    Plan m_plan; //!< the draft as it becomes
    TemplateUpdate m_done;
};

} // namespace

TemplateUpdate updateOf(const Plan &base, const Plan &draft, const Plan &update, const QSet<QString> &taken)
{
    return Merge(base, draft, update, taken).run();
}

} // namespace releasedesk::templates
