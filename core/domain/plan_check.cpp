// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_check.h"

#include "core/domain/approval_rules.h"
#include "core/domain/parameter_check.h"
#include "core/domain/plan_graph.h"
#include "core/domain/precondition.h"
#include "core/domain/references.h"
#include "core/domain/scope_warnings.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanCheck)
};

class Check
{
public:
    Check(const Release &release, const Directory &directory, const QDateTime &now)
        : m_release(release)
        , m_plan(release.plan())
        , m_directory(directory)
        , m_now(now)
        , m_graph(m_plan)
        , m_unapproved(without([](const Task &task) { return task.kind == u"release.approve"; }))
        , m_unheld(without([](const Task &task) {
            return task.kind == u"release.approve" || task.kind == u"checklist.confirm" || task.kind == u"gate.check"
                || task.kind == u"owner.review";
        }))
    {
        for (const TaskKindInfo &kind : taskKinds())
            m_kinds.insert(kind.id, kind);
        for (const Task &task : m_plan.tasks) {
            if (task.isInRollbackLane() && !task.undoes.isEmpty())
                m_undone.insert(task.undoes);
        }
    }

    QList<Finding> run()
    {
        checkShape();
        for (const Task &task : m_plan.tasks) {
            checkKind(task);
            checkReferences(task);
            checkPrecondition(task);
            checkPlace(task);
        }
        checkRollback();
        checkSteps();
        checkWindow();
        checkScope();
        return m_findings;
    }

private:
    //! For each task, whether neither it nor anything before it is one of those.
    template<typename Is>
    [[nodiscard]] std::vector<bool> without(Is is) const
    {
        return m_graph.sweep([&](int place, bool isAllYes) { return isAllYes && !is(m_plan.tasks.at(place)); });
    }

    [[nodiscard]] bool holds(const std::vector<bool> &answers, const TaskId &task) const
    {
        const int place = m_graph.indexOf(task);
        return place >= 0 && answers[static_cast<std::size_t>(place)];
    }

    [[nodiscard]] const Task *taskOf(const TaskId &id) const
    {
        const int place = m_graph.indexOf(id);
        return place < 0 ? nullptr : &m_plan.tasks.at(place);
    }

    //! Whether \p task waits for \p source, directly or not.
    [[nodiscard]] bool comesBefore(const TaskId &source, const TaskId &task)
    {
        auto known = m_without.constFind(source);
        if (known == m_without.constEnd())
            known = m_without.insert(source, without([&](const Task &each) { return each.id == source; }));
        return source != task && !holds(*known, task);
    }

    void add(const char *rule, FindingLevel level, const TaskId &task, const QString &message)
    {
        m_findings.append({QString::fromLatin1(rule), level, task, message});
    }

    void checkShape()
    {
        const QList<TaskId> cycle = m_plan.cycle();
        if (!cycle.isEmpty())
            add("L1", FindingLevel::Error, cycle.first(),
                Text::tr("The flow has a circle, so its tasks can never start. Remove one of its connections."));
        const bool hasTask
            = std::ranges::any_of(m_plan.tasks, [](const Task &task) { return !task.isInRollbackLane(); });
        if (!hasTask)
            add("L1", FindingLevel::Error, {}, Text::tr("The flow has no task. Add at least one."));
        if (m_plan.tasks.size() > maxTasksPerRelease)
            add("L14", FindingLevel::Error, {},
                Text::tr("A release holds at most %1 tasks. Split it into two releases.").arg(maxTasksPerRelease));
    }

    void checkKind(const Task &task)
    {
        const auto kind = m_kinds.constFind(task.kind);
        if (kind == m_kinds.constEnd())
            return add("L2", FindingLevel::Error, task.id,
                       Text::tr("“%1” is of the kind %2, which this version cannot carry out. Replace it.")
                           .arg(task.title, task.kind));
        for (const ParameterInfo &parameter : kind->parameters) {
            const QJsonValue value = task.parameters.value(parameter.name);
            const bool isEmpty = value.isUndefined() || value.isNull()
                || (value.isString() && value.toString().isEmpty()) || (value.isArray() && value.toArray().isEmpty());
            if (parameter.isRequired && isEmpty && parameter.defaultValue.isNull() && task.kind != u"release.approve")
                add("L2", FindingLevel::Error, task.id,
                    Text::tr("“%1” needs a value for “%2”. Fill it in on its Setup page.")
                        .arg(task.title, parameter.label));
            if (const QString fault = shapeFaultOf(parameter, value); !fault.isEmpty())
                add("L2", FindingLevel::Error, task.id,
                    Text::tr("“%1”, %2: %3").arg(task.title, parameter.label, fault));
        }
        if (task.kind == u"release.approve")
            checkLine(task);
        if (!task.performer.isEmpty() && !m_directory.person(task.performer))
            add("L2", FindingLevel::Error, task.id,
                Text::tr("“%1” is to be done by “%2”, whom this workspace does not know. Choose somebody else.")
                    .arg(task.title, task.performer.value()));
    }

    void checkLine(const Task &task)
    {
        if (!task.parameters.contains(QStringLiteral("line")) && m_directory.approvals.rules.isEmpty())
            return checkNames(task);
        const ApprovalLine line = resolvedLine(task, m_release, m_directory, m_now);
        for (const QString &problem : lineProblems(task, line, m_release, m_release.requestedBy(), m_directory))
            add("L11", FindingLevel::Error, task.id, problem);
    }

    //! A plain list of names with one rule.
    void checkNames(const Task &task)
    {
        const QList<PersonId> approvers = approversOf(task);
        if (approvers.isEmpty())
            return add(
                "L11", FindingLevel::Error, task.id,
                Text::tr("“%1” asks no one, so it would stay closed for ever. Add an approver.").arg(task.title));
        for (const PersonId &person : approvers) {
            if (!m_directory.person(person))
                add("L11", FindingLevel::Error, task.id,
                    Text::tr("“%1” asks “%2”, whom this workspace does not know. Replace this approver.")
                        .arg(task.title, person.value()));
        }
        if (task.parameters[QStringLiteral("rule")].toString() == u"nOfM") {
            const int needed = neededOf(task);
            if (needed < 1 || needed > approvers.size())
                add("L11", FindingLevel::Error, task.id,
                    Text::tr("“%1” needs %2 of %3 signatures, which cannot be reached. Correct the number.")
                        .arg(task.title)
                        .arg(needed)
                        .arg(approvers.size()));
        }
    }

    void checkReferences(const Task &task)
    {
        const Project *const project = m_directory.project(m_release.project());
        const QMap<QString, QString> variables = project ? project->variables : QMap<QString, QString>();
        for (const QString &name : referencesIn(task.parameters)) {
            const Result<QString> value = resolveReference(name, {m_release, variables, &task});
            if (!value && value.error().code == ErrorCode::InvalidArgument)
                add("L2", FindingLevel::Error, task.id, task.title + QStringLiteral(": ") + value.error().message);
            const QString source = name.section(u'.', 1, -2);
            const bool isLater = name.startsWith(u"tasks.") && taskOf(TaskId(source)) && !task.isInRollbackLane()
                && !comesBefore(TaskId(source), task.id);
            if (isLater)
                add("L2", FindingLevel::Error, task.id,
                    Text::tr("“%1” uses a result of “%2” but may start before it. Connect them.")
                        .arg(task.title, taskOf(TaskId(source))->title));
        }
    }

    //! A condition has to be one, over names that there are.
    void checkPrecondition(const Task &task)
    {
        if (task.precondition.isEmpty())
            return;
        const Project *const project = m_directory.project(m_release.project());
        const QMap<QString, QString> variables = project ? project->variables : QMap<QString, QString>();
        if (const auto fits = checkCondition(task.precondition, {m_release, variables, &task}); !fits)
            add("L2", FindingLevel::Error, task.id, task.title + QStringLiteral(": ") + fits.error().message);
    }

    //! Effects on protected environments come behind an approval.
    void checkPlace(const Task &task)
    {
        // An approval changes nothing, wherever it is said to stand.
        if (task.isInRollbackLane() || !m_directory.isProtected(task.environment)
            || automationOf(task.kind) == Automation::Approval)
            return;
        const Phase *const phase = m_plan.phase(task.phase);
        if (holds(m_unapproved, task.id))
            add("L3", FindingLevel::Error, task.id,
                Text::tr("“%1” changes %2 without an approval before it. Put an approval in front of it.")
                    .arg(task.title, environmentName(task.environment)));
        else if (phase && phase->isBeforeApproval && m_release.isPreparation(task.id))
            add("L3", FindingLevel::Error, task.id,
                Text::tr("“%1” changes %2 and stands in a phase that runs before approval. Move it to a later phase.")
                    .arg(task.title, environmentName(task.environment)));
    }

    QString environmentName(const EnvironmentId &id) const
    {
        const Environment *const known = m_directory.environment(id);
        return known ? known->name : id.value();
    }

    void checkRollback()
    {
        const QList<Task> lane = m_plan.rollbackLane();
        const bool touchesProtected = std::ranges::any_of(m_plan.tasks, [this](const Task &task) {
            return !task.isInRollbackLane() && m_directory.isProtected(task.environment);
        });
        if (lane.isEmpty() && touchesProtected)
            add("L4", FindingLevel::Warning, {},
                Text::tr("The rollback lane is empty: nobody knows the way back. Add at least one task to it."));
        for (const Task &task : m_plan.tasks) {
            if (task.isInRollbackLane() || !m_directory.isProtected(task.environment)
                || automationOf(task.kind) != Automation::Automatic)
                continue;
            const bool isUndone = m_undone.contains(task.id);
            const Reversibility reversibility = reversibilityOf(task.kind);
            const bool restoresItself
                = reversibility == Reversibility::Reversible || reversibility == Reversibility::Conditional;
            if (!isUndone && !restoresItself && !changesNothing(task.kind))
                add("L4", FindingLevel::Warning, task.id,
                    Text::tr("“%1” has no way back. Add a task to the rollback lane that undoes it.").arg(task.title));
        }
    }

    //! Steps nobody can take back, steps nobody is named for, and steps that say something else tomorrow.
    void checkSteps()
    {
        for (const Task &task : m_plan.tasks) {
            if (task.isInRollbackLane())
                continue;
            checkNoReturn(task);
            checkPinned(task);
            checkReached(task);
            const bool isByHand = task.kind == u"manual.work" || task.kind == u"checklist.confirm";
            if (isByHand && task.performer.isEmpty())
                add("L2", FindingLevel::Information, task.id,
                    Text::tr("Nobody is named for “%1”, so whoever may takes it. Name a performer if it is to be one.")
                        .arg(task.title));
        }
    }

    void checkNoReturn(const Task &task)
    {
        const bool isForGood = !task.environment.isEmpty() && reversibilityOf(task.kind) == Reversibility::Irreversible
            && !changesNothing(task.kind);
        if (!isForGood || m_undone.contains(task.id))
            return;
        if (holds(m_unheld, task.id))
            add("L5", FindingLevel::Warning, task.id,
                Text::tr("“%1” cannot be taken back and nothing is checked before it. Put an approval, a check or a "
                         "checklist in front of it as the last moment to turn back.")
                    .arg(task.title));
    }

    //! A name that means another artifact tomorrow is no artifact.
    void checkPinned(const Task &task)
    {
        static const QStringList moving{QStringLiteral("latest"),  QStringLiteral("stable"), QStringLiteral("nightly"),
                                        QStringLiteral("main"),    QStringLiteral("master"), QStringLiteral("trunk"),
                                        QStringLiteral("develop"), QStringLiteral("head")};
        if (!m_directory.isProtected(task.environment) || changesNothing(task.kind))
            return;
        const auto isMoving = [](const QString &value) {
            const QString name = value.section(u':', -1).toLower();
            return moving.contains(name) || name.endsWith(u"-snapshot");
        };
        QJsonObject values = task.parameters;
        const QJsonObject nested = values.value(QStringLiteral("parameters")).toObject();
        for (auto it = nested.begin(); it != nested.end(); ++it)
            values.insert(QString(QStringLiteral("parameters.") + it.key()), *it);
        for (auto it = values.constBegin(); it != values.constEnd(); ++it) {
            if (it->isString() && isMoving(it->toString()))
                add("L16", FindingLevel::Warning, task.id,
                    Text::tr("“%1” takes “%2”, which may be something else by then. Name a build, a digest or the "
                             "result of a task.")
                        .arg(task.title, it->toString().left(80)));
        }
    }

    //! A condition that can never come true.
    void checkReached(const Task &task)
    {
        const Result<Condition> condition = task.precondition.isEmpty()
            ? Result<Condition>(failure(ErrorCode::NotFound, {}))
            : Condition::parse(task.precondition);
        if (!condition || !condition->names().isEmpty())
            return;
        const auto verdict = condition->evaluate(
            [](const QString &) -> Result<ConditionValue> { return failure(ErrorCode::NotFound, {}); });
        if (verdict && !verdict->isTrue)
            add("L1", FindingLevel::Warning, task.id,
                Text::tr("“%1” is never reached: its condition is always false. Correct the condition, or take the "
                         "task out.")
                    .arg(task.title));
    }

    void checkWindow()
    {
        const QDateTime start = m_release.windowStart();
        const QDateTime end = m_release.windowEnd();
        if (start.isValid() && end.isValid() && end <= start)
            add("L6", FindingLevel::Error, {}, Text::tr("The window ends before it starts. Correct its times."));
        else if (end.isValid() && end < m_now)
            add("L6", FindingLevel::Error, {},
                Text::tr("The window is over, so the release could not start. Choose a later one."));
        if (!start.isValid())
            return;
        if (const auto hit = freezeMet(m_release, m_directory, start, end.isValid() ? end : start))
            add("L6", FindingLevel::Error, {}, freezeText(*hit, m_directory));
    }

    void checkScope()
    {
        WarningContext context;
        context.windowStart = m_release.windowStart();
        context.now = m_now;
        context.isCodeKnown = !m_release.snapshot().commits.isEmpty();
        if (const Project *const project = m_directory.project(m_release.project()))
            context.off = project->warningsOff;
        for (const ScopeWarning &warning : judgeScope(m_release.snapshot(), context).warnings)
            add("L10", FindingLevel::Warning, {}, warning.message);
    }

    const Release &m_release;
    const Plan &m_plan;
    const Directory &m_directory;
    QDateTime m_now;
    PlanGraph m_graph;
    std::vector<bool> m_unapproved; //!< no approval is before it
    std::vector<bool> m_unheld; //!< nothing is checked or approved before it
    QHash<TaskId, std::vector<bool>> m_without; //!< by source: who does not wait for it
    QSet<TaskId> m_undone; //!< by tasks of the rollback lane
    QHash<QString, TaskKindInfo> m_kinds;
    QList<Finding> m_findings;
};

} // namespace

QList<Finding> checkPlan(const Release &release, const Directory &directory, const QDateTime &now)
{
    return underPolicies(Check(release, directory, now).run(), release.plan().policies);
}

bool hasErrors(const QList<Finding> &findings)
{
    return std::ranges::any_of(findings, [](const Finding &each) { return each.level == FindingLevel::Error; });
}

QList<PersonId> approversOf(const Task &task)
{
    QList<PersonId> approvers;
    for (const auto &person : task.parameters[QStringLiteral("approvers")].toArray()) {
        const PersonId id(person.toString());
        if (!id.isEmpty() && !approvers.contains(id))
            approvers.append(id);
    }
    return approvers;
}

int neededOf(const Task &task)
{
    constexpr int unlessSaid = 2; // as the kind declares
    return task.parameters[QStringLiteral("needed")].toInt(unlessSaid);
}

} // namespace releasedesk::domain
