// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace releasedesk::domain {

//! What a value in a condition is. Any: only known when it is there, such as a result field of a task.
enum class ConditionType { Any, Text, Number, Boolean, List };

//! A value in a condition.
struct ConditionValue {
    ConditionType type = ConditionType::Text;
    QString text; //!< Text
    double number = 0; //!< Number
    bool isTrue = false; //!< Boolean
    QStringList list; //!< List, of texts

    [[nodiscard]] static ConditionValue ofText(const QString &text) { return {ConditionType::Text, text}; }
    [[nodiscard]] static ConditionValue ofNumber(double number) { return {ConditionType::Number, {}, number}; }
    [[nodiscard]] static ConditionValue ofBoolean(bool isTrue) { return {ConditionType::Boolean, {}, 0, isTrue}; }
    [[nodiscard]] static ConditionValue ofList(const QStringList &list)
    {
        return {ConditionType::List, {}, 0, false, list};
    }

    //! As people read it: a text in quotation marks, a list in brackets.
    [[nodiscard]] QString inWords() const;

    friend bool operator==(const ConditionValue &, const ConditionValue &) = default;
};

//! What came of a condition, and why.
struct ConditionVerdict {
    bool isTrue = false;
    QStringList reasons; //!< translated, one for each comparison that was looked at, in order
};

//! A question about release data with the answer yes or no, in a closed language without scripts:
//!
//!     tasks.build.result == "SUCCESS" and (release.risk != "high" or var.hotfix)
//!
//! Names stand for values; texts stand in quotation marks, numbers and true/false for themselves, lists in brackets.
//! Operators, weakest first: or; and; not; == != < <= > >= in contains startsWith endsWith. Functions: defined(name),
//! count(list), lower(text), version(text) (compared part by part). It cannot change or call anything.
class Condition
{
public:
    //! The type of a name, or why there is no such name. Answers Any for what is known only later.
    using TypeOf = std::function<Result<ConditionType>(const QString &name)>;
    //! The value of a name now, or why it has none.
    using ValueOf = std::function<Result<ConditionValue>(const QString &name)>;

    //! InvalidArgument (condition.syntax, condition.tooLong) says where and what was expected.
    [[nodiscard]] static Result<Condition> parse(const QString &text);

    //! Whether every name exists and every operator gets what it can compare; InvalidArgument (condition.type, or what
    //! \p typeOf says).
    [[nodiscard]] Result<> check(const TypeOf &typeOf) const;

    //! "and" and "or" look at their right side only if the left one does not decide. FailedPrecondition
    //! (condition.noValue) for a name without a value now, unless it is asked with defined().
    [[nodiscard]] Result<ConditionVerdict> evaluate(const ValueOf &valueOf) const;

    //! The whole condition as one sentence part, e.g. `tasks.build.result is “SUCCESS” and not var.hotfix`.
    [[nodiscard]] QString inWords() const;

    //! Every name that occurs, once, in order.
    [[nodiscard]] QStringList names() const;

    struct Node;

private:
    explicit Condition(std::shared_ptr<const Node> root)
        : m_root(std::move(root))
    {
    }

    std::shared_ptr<const Node> m_root;
};

//! Longer ones are refused, and so are deeper ones than maxConditionDepth.
constexpr qsizetype maxConditionLength = 2000;
constexpr int maxConditionDepth = 40;

} // namespace releasedesk::domain
