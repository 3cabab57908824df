// SPDX-License-Identifier: Apache-2.0
#include "core/domain/condition.h"

#include "core/domain/condition_node.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <compare>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Condition)
};

using Node = Condition::Node;
using Kind = Node::Kind;
using Type = ConditionType;

tl::unexpected<Error> misfit(const Node &node, const QString &why)
{
    return refusal(QStringLiteral("condition.type"),
                   Text::tr("“%1” can never be answered: %2. Correct the condition.").arg(node.inWords(), why),
                   ErrorCode::InvalidArgument);
}

QString typeName(Type type)
{
    switch (type) {
    case Type::Any:
        return Text::tr("a value");
    case Type::Text:
        return Text::tr("a text");
    case Type::Number:
        return Text::tr("a number");
    case Type::Boolean:
        return Text::tr("true or false");
    case Type::List:
        return Text::tr("a list");
    }
    return {};
}

bool fits(Type type, Type wanted)
{
    return type == wanted || type == Type::Any || wanted == Type::Any;
}

bool isVersion(const Node &node)
{
    return node.kind == Kind::Version;
}

class TypeCheck
{
public:
    explicit TypeCheck(const Condition::TypeOf &typeOf)
        : m_typeOf(typeOf)
    {
    }

    Result<Type> typeOf(const Node &node) const
    {
        switch (node.kind) {
        case Kind::Value:
            return node.value.type;
        case Kind::Name:
            return m_typeOf(node.name);
        case Kind::Defined: {
            const auto known = m_typeOf(node.part(0).name);
            return known ? Result<Type>(Type::Boolean) : known;
        }
        case Kind::Or:
        case Kind::And:
        case Kind::Not:
            return allAre(node, Type::Boolean, Type::Boolean);
        case Kind::Count:
            return allAre(node, Type::List, Type::Number);
        case Kind::Lower:
        case Kind::Version:
            return allAre(node, Type::Text, Type::Text);
        default:
            return ofComparison(node);
        }
    }

private:
    Result<Type> allAre(const Node &node, Type wanted, Type answer) const
    {
        for (const auto &part : node.parts) {
            const Result<Type> type = typeOf(*part);
            if (!type)
                return type;
            if (!fits(*type, wanted))
                return misfit(node,
                              Text::tr("“%1” is %2, not %3").arg(part->inWords(), typeName(*type), typeName(wanted)));
        }
        return answer;
    }

    Result<Type> ofComparison(const Node &node) const
    {
        const Result<Type> left = typeOf(node.part(0));
        if (!left)
            return left;
        const Result<Type> right = typeOf(node.part(1));
        if (!right)
            return right;
        const bool isOrder = node.kind >= Kind::Less && node.kind <= Kind::GreaterOrEqual;
        if (isVersion(node.part(0)) != isVersion(node.part(1)))
            return misfit(node, Text::tr("a version can be compared only with a version"));
        if (node.kind == Kind::In && !fits(*right, Type::List))
            return misfit(node, Text::tr("“%1” is no list").arg(node.part(1).inWords()));
        if (node.kind == Kind::In && *left == Type::List)
            return misfit(node, Text::tr("a list cannot be in a list"));
        if (node.kind == Kind::Contains && !fits(*left, Type::List) && !fits(*left, Type::Text))
            return misfit(node, Text::tr("only a text or a list can contain something"));
        if (node.kind == Kind::StartsWith || node.kind == Kind::EndsWith)
            return allAre(node, Type::Text, Type::Boolean);
        const bool isEquality = node.kind == Kind::Equal || node.kind == Kind::Unequal;
        if ((isOrder || isEquality) && !fits(*left, *right))
            return misfit(node, Text::tr("%1 and %2 cannot be compared").arg(typeName(*left), typeName(*right)));
        if (isOrder && (*left == Type::Boolean || *left == Type::List))
            return misfit(node, Text::tr("%1 has no order").arg(typeName(*left)));
        return Type::Boolean;
    }

    const Condition::TypeOf &m_typeOf;
};

QString asText(const ConditionValue &value)
{
    return value.type == Type::Text ? value.text : value.inWords();
}

class Evaluation
{
public:
    explicit Evaluation(const Condition::ValueOf &valueOf)
        : m_valueOf(valueOf)
    {
    }

    Result<ConditionValue> valueOf(const Node &node)
    {
        switch (node.kind) {
        case Kind::Value:
            return node.value;
        case Kind::Name:
            return m_valueOf(node.name);
        case Kind::Defined:
            return told(node, m_valueOf(node.part(0).name).has_value());
        case Kind::Or:
        case Kind::And:
            return joined(node);
        case Kind::Not: {
            const auto inner = truthOf(node.part(0));
            return inner ? Result<ConditionValue>(ConditionValue::ofBoolean(!*inner)) : failed(inner);
        }
        case Kind::Count:
        case Kind::Lower:
        case Kind::Version:
            return ofFunction(node);
        default:
            return ofComparison(node);
        }
    }

    Result<bool> truthOf(const Node &node)
    {
        const Result<ConditionValue> value = valueOf(node);
        if (!value)
            return failed(value);
        if (value->type != Type::Boolean)
            return misfit(node, Text::tr("it is %1, not true or false").arg(typeName(value->type)));
        if (node.kind == Kind::Name)
            (void)told(node, value->isTrue);
        return value->isTrue;
    }

    [[nodiscard]] const QStringList &reasons() const { return m_reasons; }

private:
    Result<ConditionValue> told(const Node &node, bool isTrue, const QString &found = {})
    {
        const QString seen = found.isEmpty() ? QString() : Text::tr(" (it is %1)").arg(found);
        m_reasons.append(isTrue ? Text::tr("%1: yes%2").arg(node.inWords(), seen)
                                : Text::tr("%1: no%2").arg(node.inWords(), seen));
        return ConditionValue::ofBoolean(isTrue);
    }

    Result<ConditionValue> joined(const Node &node)
    {
        const Result<bool> left = truthOf(node.part(0));
        if (!left)
            return failed(left);
        if (*left == (node.kind == Kind::Or))
            return ConditionValue::ofBoolean(*left);
        const Result<bool> right = truthOf(node.part(1));
        return right ? Result<ConditionValue>(ConditionValue::ofBoolean(*right)) : failed(right);
    }

    Result<ConditionValue> ofFunction(const Node &node)
    {
        const Result<ConditionValue> inner = valueOf(node.part(0));
        if (!inner)
            return inner;
        const Type wanted = node.kind == Kind::Count ? Type::List : Type::Text;
        if (inner->type != wanted)
            return misfit(node, Text::tr("“%1” is %2").arg(node.part(0).inWords(), typeName(inner->type)));
        if (node.kind == Kind::Count)
            return ConditionValue::ofNumber(static_cast<double>(inner->list.size()));
        return node.kind == Kind::Lower ? ConditionValue::ofText(inner->text.toLower()) : *inner;
    }

    Result<ConditionValue> ofComparison(const Node &node)
    {
        const Result<ConditionValue> left = valueOf(node.part(0));
        if (!left)
            return left;
        const Result<ConditionValue> right = valueOf(node.part(1));
        if (!right)
            return right;
        const bool isName = node.part(0).kind != Kind::Value;
        const QString found = isName ? left->inWords() : QString();
        switch (node.kind) {
        case Kind::In:
            return right->type == Type::List ? told(node, right->list.contains(asText(*left)), found)
                                             : Result<ConditionValue>(misfit(node, Text::tr("that is no list")));
        case Kind::Contains:
            return told(node,
                        left->type == Type::List ? left->list.contains(asText(*right))
                                                 : asText(*left).contains(asText(*right)),
                        found);
        case Kind::StartsWith:
            return told(node, asText(*left).startsWith(asText(*right)), found);
        case Kind::EndsWith:
            return told(node, asText(*left).endsWith(asText(*right)), found);
        default:
            return ofOrder(node, *left, *right, found);
        }
    }

    Result<ConditionValue> ofOrder(const Node &node, const ConditionValue &left, const ConditionValue &right,
                                   const QString &found)
    {
        if (left.type != right.type)
            return misfit(node,
                          Text::tr("%1 and %2 cannot be compared").arg(typeName(left.type), typeName(right.type)));
        if (node.kind == Kind::Equal && !isVersion(node.part(0)))
            return told(node, left == right, found);
        if (node.kind == Kind::Unequal && !isVersion(node.part(0)))
            return told(node, left != right, found);
        if (left.type == Type::Boolean || left.type == Type::List)
            return misfit(node, Text::tr("%1 has no order").arg(typeName(left.type)));
        std::partial_ordering order = left.number <=> right.number;
        if (isVersion(node.part(0)))
            order
                = QVersionNumber::compare(QVersionNumber::fromString(left.text), QVersionNumber::fromString(right.text))
                <=> 0;
        else if (left.type == Type::Text)
            order = left.text.compare(right.text) <=> 0;
        return told(node, holds(node.kind, order), found);
    }

    static bool holds(Kind kind, std::partial_ordering order)
    {
        switch (kind) {
        case Kind::Equal:
            return std::is_eq(order);
        case Kind::Unequal:
            return std::is_neq(order);
        case Kind::Less:
            return std::is_lt(order);
        case Kind::LessOrEqual:
            return std::is_lteq(order);
        case Kind::Greater:
            return std::is_gt(order);
        default:
            return std::is_gteq(order);
        }
    }

    const Condition::ValueOf &m_valueOf;
    QStringList m_reasons;
};

void collectNames(const Node &node, QStringList &names)
{
    if (node.kind == Kind::Name && !names.contains(node.name))
        names.append(node.name);
    for (const auto &part : node.parts)
        collectNames(*part, names);
}

} // namespace

Result<> Condition::check(const TypeOf &typeOf) const
{
    const Result<ConditionType> type = TypeCheck(typeOf).typeOf(*m_root);
    if (!type)
        return failed(type);
    if (!fits(*type, ConditionType::Boolean))
        return misfit(*m_root, Text::tr("it is %1, not true or false").arg(typeName(*type)));
    return {};
}

Result<ConditionVerdict> Condition::evaluate(const ValueOf &valueOf) const
{
    Evaluation evaluation(valueOf);
    const Result<bool> isTrue = evaluation.truthOf(*m_root);
    if (!isTrue)
        return failed(isTrue);
    return ConditionVerdict{*isTrue, evaluation.reasons()};
}

QString Condition::inWords() const
{
    return m_root->inWords();
}

QStringList Condition::names() const
{
    QStringList names;
    collectNames(*m_root, names);
    return names;
}

} // namespace releasedesk::domain
