// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/condition.h"

#include <vector>

namespace releasedesk::domain {

//! One part of a condition: an operator or function with its operands, a value, or a name.
struct Condition::Node {
    enum class Kind {
        Or,
        And,
        Not,
        Equal,
        Unequal,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        In,
        Contains,
        StartsWith,
        EndsWith,
        Defined,
        Count,
        Lower,
        Version,
        Value,
        Name,
    };

    Kind kind = Kind::Value;
    std::vector<std::shared_ptr<const Node>> parts;
    ConditionValue value; //!< Value
    QString name; //!< Name

    [[nodiscard]] const Node &part(std::size_t index) const { return *parts[index]; }
    [[nodiscard]] bool isComparison() const { return kind >= Kind::Equal && kind <= Kind::EndsWith; }
    [[nodiscard]] bool isFunction() const { return kind >= Kind::Defined && kind <= Kind::Version; }

    //! How people read it.
    [[nodiscard]] QString inWords() const;
};

} // namespace releasedesk::domain
