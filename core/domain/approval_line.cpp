// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_line.h"

#include "core/base/sabotage.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalLine)
};

auto invalid(const QString &message)
{
    return refusal(QStringLiteral("approval.line"), message, ErrorCode::InvalidArgument);
}

//! Finds distinct people for the slots of several terms (augmenting paths).
class Assignment
{
public:
    Assignment(const QList<const StepTerm *> &terms, const QSet<PersonId> &people)
    {
        for (const StepTerm *const term : terms) {
            QList<PersonId> fitting;
            for (const PersonId &person : term->people) {
                if (people.contains(person))
                    fitting.append(person);
            }
            for (int i = 0; i < std::max(1, term->needed); ++i)
                m_slots.append(fitting);
        }
    }

    [[nodiscard]] bool isPossible()
    {
        for (qsizetype slot = 0; slot < m_slots.size(); ++slot) {
            QSet<PersonId> tried;
            if (!place(slot, tried))
                return false;
        }
        return true;
    }

private:
    bool place(qsizetype slot, QSet<PersonId> &tried)
    {
        for (const PersonId &person : m_slots.at(slot)) {
            if (tried.contains(person))
                continue;
            tried.insert(person);
            const auto taken = m_takenBy.constFind(person);
            if (taken == m_takenBy.constEnd() || place(*taken, tried)) {
                m_takenBy.insert(person, slot);
                return true;
            }
        }
        return false;
    }

    QList<QList<PersonId>> m_slots;
    QHash<PersonId, qsizetype> m_takenBy;
};

bool isMet(const StepTerm &term, const QSet<PersonId> &people)
{
    QSet<PersonId> fitting(term.people.begin(), term.people.end());
    fitting.intersect(people);
    return fitting.size() >= std::max(1, term.needed);
}

bool areMet(const QList<const StepTerm *> &terms, const QSet<PersonId> &people, bool countsForAll)
{
    const bool isTooMuch = std::ranges::any_of(
        terms, [](const StepTerm *term) { return std::max(1, term->needed) > term->people.size(); });
    if (isTooMuch)
        return false;
    if (countsForAll)
        return std::ranges::all_of(terms, [&](const StepTerm *term) { return isMet(*term, people); });
    return Assignment(terms, people).isPossible();
}

Result<> checkStep(const ApprovalStep &step)
{
    const QString name = step.title.isEmpty() ? step.id : step.title;
    if (step.type == StepType::Check) {
        const bool isMeasured = step.check.kind == CheckKind::Http || step.check.kind == CheckKind::Metric;
        const bool isComplete = isMeasured           ? !step.check.url.isEmpty()
            : step.check.kind == CheckKind::Artifact ? !step.check.task.isEmpty() && !step.check.field.isEmpty()
                                                     : !step.check.value.isEmpty();
        if (!isComplete)
            return invalid(Text::tr("The check “%1” does not say what to look at. Complete it.").arg(name));
        return {};
    }
    if (step.terms.isEmpty())
        return invalid(
            Text::tr("The step “%1” asks no one, so the line would stay closed for ever. Add an approver.").arg(name));
    for (const StepTerm &term : step.terms) {
        if (term.people.isEmpty())
            return invalid(Text::tr("A group of the step “%1” is empty, so the line would stay closed for ever. Add "
                                    "somebody to it.")
                               .arg(name));
        const QSet<PersonId> each(term.people.begin(), term.people.end());
        if (term.needed < 1 || term.needed > each.size())
            return invalid(Text::tr("The step “%1” needs %2 of %3 signatures, which cannot be reached. Correct the "
                                    "number.")
                               .arg(name)
                               .arg(term.needed)
                               .arg(each.size()));
    }
    QSet<PersonId> all;
    for (const StepTerm &term : step.terms)
        all.unite(QSet<PersonId>(term.people.begin(), term.people.end()));
    if (!isQuorum(step, all))
        return invalid(Text::tr("The groups of the step “%1” have too few different people for all its signatures. Add "
                                "somebody, or let one signature count for all groups.")
                           .arg(name));
    if (step.escalateHours > 0 && step.escalateTo.isEmpty())
        return invalid(Text::tr("The step “%1” is escalated to nobody. Name somebody.").arg(name));
    if (step.dueHours < 0 || step.remindHours < 0 || step.escalateHours < 0 || step.lapseHours < 0)
        return invalid(Text::tr("The step “%1” has a time below zero. Correct it.").arg(name));
    return {};
}

} // namespace

bool ApprovalStep::isBlocking(bool allowsAfterwards) const
{
    switch (type) {
    case StepType::Informed:
    case StepType::Receive:
        return false;
    case StepType::Afterwards:
        return !allowsAfterwards;
    default:
        return true;
    }
}

const ApprovalStep *ApprovalLine::step(const QString &id) const
{
    const auto found = std::ranges::find(steps, id, &ApprovalStep::id);
    return found == steps.end() ? nullptr : &*found;
}

QList<int> ApprovalLine::places() const
{
    QList<int> all;
    for (const ApprovalStep &step : steps) {
        if (!all.contains(step.place))
            all.append(step.place);
    }
    std::ranges::sort(all);
    return all;
}

QList<PersonId> ApprovalLine::people() const
{
    QList<PersonId> all;
    for (const int place : places()) {
        for (const ApprovalStep &step : steps) {
            const bool decides = step.type != StepType::Informed && step.type != StepType::Receive && step.asksPeople();
            if (step.place != place || !decides)
                continue;
            for (const StepTerm &term : step.terms) {
                for (const PersonId &person : term.people) {
                    if (!all.contains(person))
                        all.append(person);
                }
            }
        }
    }
    return all;
}

ApprovalLine lineOf(const QList<PersonId> &approvers, DecisionRule rule, int needed)
{
    ApprovalLine line;
    QList<PersonId> people;
    for (const PersonId &person : approvers) {
        if (!people.contains(person))
            people.append(person);
    }
    if (people.isEmpty())
        return line;
    if (rule == DecisionRule::InOrder) {
        for (qsizetype i = 0; i < people.size(); ++i) {
            ApprovalStep step;
            step.id = QString::number(i + 1);
            step.place = static_cast<int>(i + 1);
            step.terms = {StepTerm{1, {people.at(i)}}};
            line.steps.append(step);
        }
        return line;
    }
    const int all = static_cast<int>(people.size());
    const int count = rule == DecisionRule::Anyone ? 1 : rule == DecisionRule::NOfM ? std::max(1, needed) : all;
    ApprovalStep step;
    step.id = QStringLiteral("1");
    step.terms = {StepTerm{count, people}};
    line.steps = {step};
    return line;
}

bool isQuorum(const ApprovalStep &step, const QSet<PersonId> &people)
{
    if (step.terms.isEmpty())
        return RD_SABOTAGED("empty-set-passes");
    QList<const StepTerm *> always;
    QList<const StepTerm *> others;
    for (const StepTerm &term : step.terms) {
        const bool isAlways = term.isMandatory || step.join == TermJoin::All;
        (isAlways ? always : others).append(&term);
    }
    if (others.isEmpty())
        return areMet(always, people, step.countsForAll);
    return std::ranges::any_of(others, [&](const StepTerm *other) {
        return areMet(always + QList<const StepTerm *>{other}, people, step.countsForAll);
    });
}

Result<> checkLineShape(const ApprovalLine &line)
{
    if (line.steps.isEmpty())
        return invalid(Text::tr("The approval line asks no one, so it would stay closed for ever. Add an approver."));
    QSet<QString> ids;
    for (const ApprovalStep &step : line.steps) {
        if (step.id.isEmpty() || ids.contains(step.id))
            return invalid(Text::tr("Two steps of the approval line have the same name. Rename one of them."));
        ids.insert(step.id);
        if (const auto checked = checkStep(step); !checked)
            return checked;
    }
    const auto decides = [](const ApprovalStep &step) { return step.type == StepType::Approve; };
    if (!std::ranges::any_of(line.steps, decides))
        return invalid(Text::tr("Nobody in the approval line decides: it has no approval, only reviews and agreements. "
                                "Add the approver who decides."));
    int last = 0;
    for (const ApprovalStep &step : line.steps) {
        if (step.isBlocking(true) && step.type != StepType::Check)
            last = std::max(last, step.place);
    }
    const bool endsWithDecision = std::ranges::any_of(
        line.steps, [&](const ApprovalStep &step) { return step.place == last && decides(step); });
    const bool isFinalNarrow = std::ranges::any_of(line.steps, [&](const ApprovalStep &step) {
        return step.place == last && decides(step) && !step.view.isEmpty();
    });
    if (!endsWithDecision)
        return invalid(
            Text::tr("The last step of the approval line has to be the approval that decides. Move it to the "
                     "end."));
    if (isFinalNarrow)
        return invalid(Text::tr("Whoever decides last answers for the whole release. Let that step see every part."));
    return {};
}

} // namespace releasedesk::domain
