// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_rules.h"

#include "core/base/canonical_json.h"
#include "core/base/sabotage.h"
#include "core/domain/approval_separation.h"
#include "core/domain/condition.h"
#include "core/domain/plan_check.h"
#include "core/domain/references.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalRules)
};

template<typename T>
bool fits(const QList<T> &wanted, const T &value)
{
    return wanted.isEmpty() || wanted.contains(value);
}

template<typename T>
bool meets(const QList<T> &wanted, const QList<T> &values)
{
    return wanted.isEmpty() || std::ranges::any_of(values, [&](const T &value) { return wanted.contains(value); });
}

//! A list of names with one rule, with what else its form says.
ApprovalLine namedLine(const Task &task, const QList<PersonId> &approvers)
{
    const auto rule = json::fromName<DecisionRule>(task.parameters[QStringLiteral("rule")].toString());
    ApprovalLine line = lineOf(approvers, rule.value_or(DecisionRule::InOrder), neededOf(task));
    QStringList view;
    for (const auto &part : task.parameters[QStringLiteral("sees")].toArray())
        view.append(part.toString());
    for (ApprovalStep &step : line.steps) {
        step.dueHours = std::max(0, task.parameters[QStringLiteral("dueHours")].toInt());
        step.remindHours = std::max(0, task.parameters[QStringLiteral("remindHours")].toInt());
        if (step.place < line.places().last()) // who decides answers for everything
            step.view = view;
    }
    return line;
}

ApprovalLine lineBefore(const Task &task, const Release &release, const Directory &directory, const QDateTime &now)
{
    const QJsonValue given = task.parameters.value(QStringLiteral("line"));
    if (given.isObject()) {
        const Result<ApprovalLine> line = fromJson<ApprovalLine>(given.toObject());
        return line ? *line : ApprovalLine();
    }
    if (const QList<PersonId> approvers = approversOf(task); !approvers.isEmpty())
        return namedLine(task, approvers);
    const ReleaseTraits traits = traitsOf(release, directory, now);
    for (const LineRule &rule : directory.approvals.rules) {
        if (!doesMatch(rule.when, traits, directory.calendar))
            continue;
        ApprovalLine line = rule.line;
        line.rule = rule.id;
        return line;
    }
    return {};
}

//! Those whom separate duties keep from signing the step, with the reason of the first, if the others cannot satisfy
//! it.
std::optional<Error> whyUnreachable(const ApprovalStep &step, const ApprovalLine &line, const Release &release,
                                    const PersonId &drafter, const Directory &directory, QStringList &excluded)
{
    QSet<PersonId> left;
    std::optional<Error> why;
    for (const StepTerm &term : step.terms) {
        for (const PersonId &person : term.people) {
            const Result<> separate = checkSeparation(person, step, line, release, drafter, directory);
            if (separate)
                left.insert(person);
            else if (const QString name = directory.nameOf(person); !excluded.contains(name))
                excluded.append(name);
            if (!separate && !why)
                why = separate.error();
        }
    }
    if (isQuorum(step, left))
        return std::nullopt;
    return why.value_or(Error{});
}

QString unreachableText(const QString &step, const Error &why, const QStringList &excluded)
{
    const QString names = excluded.join(QStringLiteral(", "));
    if (why.reason == u"approval.ownRequest")
        return Text::tr("“%1” cannot be completed: %2 asks for it, and nobody approves the own request. Take %2 out of "
                        "the line, or let somebody else ask.")
            .arg(step, names);
    if (why.reason == u"approval.ownChange")
        return Text::tr("“%1” cannot be completed: %2 proposed or accepted the change, and nobody approves the own "
                        "change. Take %2 out of the line, or let somebody else propose it.")
            .arg(step, names);
    if (why.reason == u"approval.ownCommit")
        return Text::tr("“%1” cannot be completed: %2 wrote commits of this release, and nobody approves the own "
                        "change. Replace %2 in the line.")
            .arg(step, names);
    if (why.reason == u"approval.lastEditor")
        return Text::tr(
                   "“%1” cannot be completed: %2 edited the release last and nobody else approves it. Let somebody "
                   "else into the line.")
            .arg(step, names);
    return Text::tr("“%1” cannot be completed: it asks for more people than its line names. Add somebody to the line.")
        .arg(step);
}

} // namespace

ReleaseTraits traitsOf(const Release &release, const Directory &directory, const QDateTime &now)
{
    ReleaseTraits traits{release.project()};
    if (const Project *const project = directory.project(release.project())) {
        for (const Component &component : project->components)
            traits.components.append(component.id);
    }
    traits.type = release.type();
    traits.risk = release.risk();
    for (const Task &task : release.plan().tasks) {
        if (!task.isInRollbackLane() && !task.environment.isEmpty() && !traits.environments.contains(task.environment))
            traits.environments.append(task.environment);
    }
    traits.at = release.windowStart().isValid() ? release.windowStart() : now;
    return traits;
}

bool doesMatch(const TraitMatch &match, const ReleaseTraits &traits, const WorkingCalendar &calendar)
{
    const bool isTime = fits(match.days, calendar.dayOf(traits.at).dayOfWeek())
        && !(match.outsideWorkingHours && calendar.isWorkingTime(traits.at));
    return isTime && fits(match.projects, traits.project) && meets<QString>(match.components, traits.components)
        && fits(match.types, traits.type) && fits(match.risks, traits.risk)
        && meets(match.environments, traits.environments);
}

bool touchesProtected(const Release &release, const Directory &directory)
{
    return std::ranges::any_of(release.plan().tasks, [&](const Task &task) {
        return !task.isInRollbackLane() && directory.isProtected(task.environment);
    });
}

ApprovalLine resolvedLine(const Task &task, const Release &release, const Directory &directory, const QDateTime &now)
{
    ApprovalLine line = lineBefore(task, release, directory, now);
    for (ApprovalStep &step : line.steps) {
        for (StepTerm &term : step.terms) {
            QList<PersonId> people;
            const PersonGroup *const group = term.group.isEmpty() ? nullptr : directory.group(term.group);
            for (const PersonId &person : term.people + (group ? group->people : QList<PersonId>())) {
                if (!people.contains(person))
                    people.append(person);
            }
            term.people = people;
        }
    }
    const bool isEmergency = release.type() == ReleaseType::Emergency && release.allowsAfterwards();
    line.allowsAfterwards
        = isEmergency || !touchesProtected(release, directory) || RD_SABOTAGED("afterwards-opens-production");
    return line;
}

QStringList lineProblems(const Task &task, const ApprovalLine &line, const Release &release, const PersonId &drafter,
                         const Directory &directory)
{
    const QString title = task.title.isEmpty() ? task.id.value() : task.title;
    QStringList problems;
    if (const auto shape = checkLineShape(line); !shape)
        return {QString(title + QStringLiteral(": ") + shape.error().message)};
    for (const ApprovalStep &step : line.steps) {
        const QString name = step.title.isEmpty() ? title : step.title;
        for (const StepTerm &term : step.terms) {
            for (const PersonId &person : term.people) {
                if (!directory.person(person))
                    problems.append(
                        Text::tr("“%1” asks “%2”, whom this workspace does not know. Replace this approver.")
                            .arg(name, person.value()));
            }
        }
        const bool isLater = step.type == StepType::Afterwards || step.lapseHours > 0;
        if (isLater && !line.allowsAfterwards)
            problems.append(Text::tr("“%1” may be signed afterwards, which never opens a protected environment unless "
                                     "the template is one for emergencies. Ask for the signature before.")
                                .arg(name));
        if (step.lapseHours > 0 && (step.type == StepType::Agree || step.type == StepType::Approve))
            problems.append(
                Text::tr("“%1” may not lapse: an approval that decides and a required agreement are always signed.")
                    .arg(name));
        const bool isWaitedFor = step.isBlocking(line.allowsAfterwards) && step.asksPeople();
        QStringList excluded;
        const auto why = whyUnreachable(step, line, release, drafter, directory, excluded);
        if (isWaitedFor && why)
            problems.append(unreachableText(name, *why, excluded));
    }
    return problems;
}

QString policyHash(const ApprovalPolicy &policy)
{
    const auto bytes = canonicalJson(QJsonValue(toJson(policy)));
    return sha256Hex(bytes.value_or(QByteArray()));
}

SealedRules rulesNow(const Release &release, const Directory &directory, const QDateTime &now)
{
    SealedRules sealed;
    sealed.format = 1;
    const Project *const project = directory.project(release.project());
    const auto noteConfiguration = [&](const QString &name) {
        if (name.startsWith(u"project.") && project)
            sealed.configuration.insert(name, project->variables.value(name.section(u'.', 1)));
    };
    for (const Task &task : release.plan().tasks) {
        if (task.kind == u"release.approve")
            sealed.lines.insert(task.id, resolvedLine(task, release, directory, now));
        QStringList names = referencesIn(task.parameters);
        if (const auto condition = Condition::parse(task.precondition); condition && !task.precondition.isEmpty())
            names += condition->names();
        for (const QString &name : names)
            noteConfiguration(name);
    }
    for (const Variable &variable : release.plan().variables) {
        for (const QString &name : referencesIn(variable.value))
            noteConfiguration(name);
    }
    sealed.policy = policyHash(directory.approvals);
    sealed.zone = directory.calendar.zone;
    for (const Issue &issue : release.snapshot().issues)
        sealed.floors[json::nameOf(issue.category)].append(issue.key);
    return sealed;
}

std::optional<std::pair<bool, QString>> lookAt(const StepCheck &check, const Release &release)
{
    if (check.kind == CheckKind::Artifact) {
        const QJsonValue found = release.run(check.task).output.value(check.field);
        const QString text = found.isString() ? found.toString() : found.toVariant().toString();
        const bool isThere = !found.isUndefined() && !found.isNull() && !text.isEmpty();
        return std::pair(isThere && (check.value.isEmpty() || text == check.value), text.left(200));
    }
    if (check.kind == CheckKind::Branch) {
        QStringList others;
        for (const ScopeCommit &commit : release.snapshot().commits) {
            if (commit.branch != check.value)
                others.append(commit.hash.left(12));
        }
        const bool hasAny = !release.snapshot().commits.isEmpty();
        return std::pair(hasAny && others.isEmpty(), others.join(QStringLiteral(", ")).left(200));
    }
    return std::nullopt;
}

} // namespace releasedesk::domain
