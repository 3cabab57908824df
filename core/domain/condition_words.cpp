// SPDX-License-Identifier: Apache-2.0
#include "core/domain/condition_node.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Condition)
};

using Node = Condition::Node;
using Kind = Node::Kind;

//! With parentheses where “and” and “or” would otherwise run into each other.
QString inside(const Node &outer, const Node &inner)
{
    const bool isJoined = inner.kind == Kind::Or || inner.kind == Kind::And;
    return isJoined && inner.kind != outer.kind ? QStringLiteral("(%1)").arg(inner.inWords()) : inner.inWords();
}

} // namespace

QString ConditionValue::inWords() const
{
    switch (type) {
    case ConditionType::Number:
        return QString::number(number, 'g', 15);
    case ConditionType::Boolean:
        return isTrue ? Text::tr("true") : Text::tr("false");
    case ConditionType::List:
        return QStringLiteral("[%1]").arg(list.join(QStringLiteral(", ")));
    default:
        return QStringLiteral("“%1”").arg(text);
    }
}

QString Condition::Node::inWords() const
{
    const auto left = [this] { return inside(*this, part(0)); };
    const auto right = [this] { return inside(*this, part(1)); };
    switch (kind) {
    case Kind::Value:
        return value.inWords();
    case Kind::Name:
        return name;
    case Kind::Or:
        return Text::tr("%1 or %2").arg(left(), right());
    case Kind::And:
        return Text::tr("%1 and %2").arg(left(), right());
    case Kind::Not:
        return Text::tr("not %1").arg(left());
    case Kind::Equal:
        return Text::tr("%1 is %2").arg(left(), right());
    case Kind::Unequal:
        return Text::tr("%1 is not %2").arg(left(), right());
    case Kind::Less:
        return Text::tr("%1 is less than %2").arg(left(), right());
    case Kind::LessOrEqual:
        return Text::tr("%1 is at most %2").arg(left(), right());
    case Kind::Greater:
        return Text::tr("%1 is more than %2").arg(left(), right());
    case Kind::GreaterOrEqual:
        return Text::tr("%1 is at least %2").arg(left(), right());
    case Kind::In:
        return Text::tr("%1 is one of %2").arg(left(), right());
    case Kind::Contains:
        return Text::tr("%1 contains %2").arg(left(), right());
    case Kind::StartsWith:
        return Text::tr("%1 starts with %2").arg(left(), right());
    case Kind::EndsWith:
        return Text::tr("%1 ends with %2").arg(left(), right());
    case Kind::Defined:
        return Text::tr("%1 has a value").arg(left());
    case Kind::Count:
        return Text::tr("the number of %1").arg(left());
    case Kind::Lower:
        return Text::tr("%1 in small letters").arg(left());
    case Kind::Version:
        return Text::tr("version %1").arg(left());
    }
    return {};
}

} // namespace releasedesk::domain
