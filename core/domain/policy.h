// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/base/result.h"

namespace releasedesk::domain {

struct Finding;

//! What a finding of a rule means for a release under a policy.
enum class PolicyLevel { Off, Information, Warning, Error };

[[nodiscard]] constexpr auto enumNames(PolicyLevel /*type*/)
{
    return std::array<std::pair<PolicyLevel, const char *>, 4>{{{PolicyLevel::Off, "off"},
                                                                {PolicyLevel::Information, "information"},
                                                                {PolicyLevel::Warning, "warning"},
                                                                {PolicyLevel::Error, "error"}}};
}

//! How strict a rule of the checks is for a release, as its template has it. Error forbids to submit.
struct Policy {
    static constexpr bool refusesUnknownKeys = true;

    QString rule; //!< e.g. "L4"
    PolicyLevel level = PolicyLevel::Error;
    QString reason; //!< whoever is stopped reads it

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("rule", rule);
        v("level", level, releasedesk::optional);
        v("reason", reason);
    }

    friend bool operator==(const Policy &, const Policy &) = default;
};

//! Each about a rule there is, once, with a reason. InvalidArgument (policy.rule, policy.twice, policy.reason).
[[nodiscard]] Result<> checkPolicies(const QList<Policy> &policies);

//! \p findings at the levels that \p policies want. What is an error without them stays one.
[[nodiscard]] QList<Finding> underPolicies(QList<Finding> findings, const QList<Policy> &policies);

//! Whether something that \p before stops or shows is stopped or shown less under \p after.
[[nodiscard]] bool areWeaker(const QList<Policy> &after, const QList<Policy> &before);

//! The stricter one of each rule.
[[nodiscard]] QList<Policy> stricterOf(const QList<Policy> &some, const QList<Policy> &others);

} // namespace releasedesk::domain
