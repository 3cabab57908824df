// SPDX-License-Identifier: Apache-2.0
#include "core/domain/policy.h"

#include "core/domain/plan_check.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

constexpr int lastRule = 16;
constexpr qsizetype longestReason = 300;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Policy)
};

bool isRule(const QString &name)
{
    bool isNumber = false;
    const int number = QStringView(name).mid(1).toInt(&isNumber);
    return name.startsWith(u'L') && isNumber && number >= 1 && number <= lastRule;
}

const Policy *policyFor(const QString &rule, const QList<Policy> &policies)
{
    const auto found = std::ranges::find(policies, rule, &Policy::rule);
    return found == policies.end() ? nullptr : &*found;
}

//! Without a policy most findings are warnings.
PolicyLevel levelIn(const QList<Policy> &policies, const QString &rule)
{
    const Policy *const policy = policyFor(rule, policies);
    return policy ? policy->level : PolicyLevel::Warning;
}

FindingLevel findingLevel(PolicyLevel level)
{
    switch (level) {
    case PolicyLevel::Error:
        return FindingLevel::Error;
    case PolicyLevel::Warning:
        return FindingLevel::Warning;
    case PolicyLevel::Off:
    case PolicyLevel::Information:
        break;
    }
    return FindingLevel::Information;
}

} // namespace

Result<> checkPolicies(const QList<Policy> &policies)
{
    const auto refused = [](const char *reason, const QString &message) {
        return refusal(QString::fromLatin1(reason), message, ErrorCode::InvalidArgument);
    };
    QSet<QString> known;
    for (const Policy &each : policies) {
        if (!isRule(each.rule))
            return refused("policy.rule",
                           Text::tr("“%1” is no rule that a policy could be about. There are L1 to L%2.")
                               .arg(each.rule.left(40))
                               .arg(lastRule));
        if (known.contains(each.rule))
            return refused(
                "policy.twice",
                Text::tr("Two policies are about %1, so nobody knows which holds. Take one out.").arg(each.rule));
        if (each.reason.trimmed().isEmpty() || each.reason.size() > longestReason)
            return refused("policy.reason",
                           Text::tr("The policy about %1 needs a reason of at most %2 characters, which everybody "
                                    "reads whom it stops. Write one.")
                               .arg(each.rule)
                               .arg(longestReason));
        known.insert(each.rule);
    }
    return {};
}

QList<Finding> underPolicies(QList<Finding> findings, const QList<Policy> &policies)
{
    if (policies.isEmpty())
        return findings;
    findings.removeIf([&](const Finding &each) {
        const Policy *const policy = policyFor(each.rule, policies);
        return policy && policy->level == PolicyLevel::Off && each.level != FindingLevel::Error;
    });
    for (Finding &each : findings) {
        const Policy *const policy = policyFor(each.rule, policies);
        if (!policy || each.level == FindingLevel::Error)
            continue;
        each.level = findingLevel(policy->level);
        if (each.level == FindingLevel::Error)
            each.message += u' ' + Text::tr("The template forbids it: %1").arg(policy->reason);
    }
    return findings;
}

bool areWeaker(const QList<Policy> &after, const QList<Policy> &before)
{
    const auto isWeakened = [&](const Policy &each) { return levelIn(after, each.rule) < levelIn(before, each.rule); };
    return std::ranges::any_of(before, isWeakened) || std::ranges::any_of(after, isWeakened);
}

QList<Policy> stricterOf(const QList<Policy> &some, const QList<Policy> &others)
{
    QList<Policy> both;
    for (const Policy &each : some) {
        const Policy *const other = policyFor(each.rule, others);
        both.append(other && other->level > each.level ? *other : each);
    }
    for (const Policy &each : others) {
        const bool isNew = policyFor(each.rule, some) == nullptr;
        if (isNew && each.level >= PolicyLevel::Warning) // looser than without: not by itself
            both.append(each);
    }
    return both;
}

} // namespace releasedesk::domain
