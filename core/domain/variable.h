// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::domain {

enum class VariableType { Text, Number, Boolean, Version, Duration, Choice, Secret };

[[nodiscard]] constexpr auto enumNames(VariableType /*type*/)
{
    return std::array<std::pair<VariableType, const char *>, 7>{{{VariableType::Text, "text"},
                                                                 {VariableType::Number, "number"},
                                                                 {VariableType::Boolean, "boolean"},
                                                                 {VariableType::Version, "version"},
                                                                 {VariableType::Duration, "duration"},
                                                                 {VariableType::Choice, "choice"},
                                                                 {VariableType::Secret, "secret"}}};
}

//! A named value of a release that tasks refer to as ${var.name}. The same name may stand for the whole release, for
//! one environment and for one task; the narrowest one that fits counts.
struct Variable {
    QString name;
    VariableType type = VariableType::Text;
    QString value; //!< may hold references, and is then computed; of a secret: the name of an environment variable
    bool isAsked = false; //!< whoever starts the release gives it; `value` is what is offered
    QStringList choices; //!< Choice
    QString pattern; //!< regular expression that the whole value must fit; empty: any
    QString description;
    EnvironmentId environment; //!< only for tasks there
    TaskId task; //!< only for this task

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("name", name);
        v("type", type, releasedesk::optional);
        v("value", value, releasedesk::optional);
        v("asked", isAsked, releasedesk::optional);
        v("choices", choices, releasedesk::optional);
        v("pattern", pattern, releasedesk::optional);
        v("description", description, releasedesk::optional);
        v("environment", environment, releasedesk::optional);
        v("task", task, releasedesk::optional);
    }

    friend bool operator==(const Variable &, const Variable &) = default;
};

//! Whether a value is one of the type, the choices and the pattern; InvalidArgument (variable.invalid) says what would
//! be. A duration is a whole number with s, m, h or d behind it.
[[nodiscard]] Result<> checkValue(const Variable &variable, const QString &value);

//! Whether the declarations make sense: names that can be referred to, once each per place, and values that fit.
//! InvalidArgument (variable.name, variable.twice, variable.invalid).
[[nodiscard]] Result<> checkVariables(const QList<Variable> &variables);

} // namespace releasedesk::domain
