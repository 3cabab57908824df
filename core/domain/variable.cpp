// SPDX-License-Identifier: Apache-2.0
#include "core/domain/variable.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QVersionNumber>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Variables)
};

bool fitsWhole(const QString &pattern, const QString &value)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    return expression.match(value).hasMatch();
}

bool isOfType(VariableType type, const QString &value)
{
    switch (type) {
    case VariableType::Number: {
        bool isNumber = false;
        (void)value.toDouble(&isNumber);
        return isNumber;
    }
    case VariableType::Boolean:
        return value == u"true" || value == u"false";
    case VariableType::Version:
        return !QVersionNumber::fromString(value).isNull();
    case VariableType::Duration:
        return fitsWhole(QStringLiteral("[0-9]{1,6}[smhd]"), value);
    case VariableType::Secret:
        return fitsWhole(QStringLiteral("[A-Za-z_][A-Za-z0-9_]*"), value);
    default:
        return true;
    }
}

QString wantedOf(const Variable &variable)
{
    switch (variable.type) {
    case VariableType::Number:
        return Text::tr("a number");
    case VariableType::Boolean:
        return Text::tr("true or false");
    case VariableType::Version:
        return Text::tr("a version such as 2.8.0");
    case VariableType::Duration:
        return Text::tr("a duration such as 90s, 15m, 2h or 1d");
    case VariableType::Secret:
        return Text::tr("the name of an environment variable");
    case VariableType::Choice:
        return Text::tr("one of %1").arg(variable.choices.join(QStringLiteral(", ")));
    case VariableType::Text:
        break;
    }
    return Text::tr("a text that fits %1").arg(variable.pattern);
}

} // namespace

Result<> checkValue(const Variable &variable, const QString &value)
{
    const bool isChoice = variable.type != VariableType::Choice || variable.choices.contains(value);
    const bool fits = variable.pattern.isEmpty() || fitsWhole(variable.pattern, value);
    if (isOfType(variable.type, value) && isChoice && fits)
        return {};
    const QString shown = variable.type == VariableType::Secret ? QString() : value.left(80);
    return refusal(QStringLiteral("variable.invalid"),
                   Text::tr("“%1” cannot be “%2”: it should be %3. Correct the value.")
                       .arg(variable.name, shown, wantedOf(variable)),
                   ErrorCode::InvalidArgument);
}

Result<> checkVariables(const QList<Variable> &variables)
{
    QSet<QString> places;
    for (const Variable &variable : variables) {
        if (!fitsWhole(QStringLiteral("[A-Za-z_][A-Za-z0-9_]{0,63}"), variable.name))
            return refusal(QStringLiteral("variable.name"),
                           Text::tr("“%1” cannot be the name of a variable. Use letters, digits and _.")
                               .arg(variable.name.left(80)),
                           ErrorCode::InvalidArgument);
        if (!QRegularExpression(variable.pattern).isValid())
            return refusal(QStringLiteral("variable.pattern"),
                           Text::tr("The pattern of “%1” cannot be read. Correct it.").arg(variable.name),
                           ErrorCode::InvalidArgument);
        const QString place
            = QStringLiteral("%1\n%2\n%3").arg(variable.name, variable.environment.value(), variable.task.value());
        if (places.contains(place))
            return refusal(QStringLiteral("variable.twice"),
                           Text::tr("“%1” is there twice for the same place. Remove one of them.").arg(variable.name),
                           ErrorCode::AlreadyExists);
        places.insert(place);
        const bool isComputed = variable.value.contains(QStringLiteral("${"));
        const bool isOpen = variable.isAsked && variable.value.isEmpty();
        if (isComputed || isOpen)
            continue;
        if (const auto fits = checkValue(variable, variable.value); !fits)
            return fits;
    }
    return {};
}

} // namespace releasedesk::domain
