// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measure/options.h"

#include <algorithm>
#include <cmath>

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

Result<QJsonValue> read(const OptionInfo &option, const QString &text)
{
    if (option.type == Type::Text || option.type == Type::TextIfAny)
        return QJsonValue(text);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool fits = isNumber && std::isfinite(number) && number >= option.least && number <= 1e9;
    const bool isWhole = option.type != Type::Whole || std::floor(number) == number;
    if (!fits || !isWhole)
        return wrongUse(QStringLiteral("--%1 wants a %2 of at least %3, not “%4”")
                            .arg(option.name,
                                 option.type == Type::Whole ? QStringLiteral("whole number") : QStringLiteral("number"))
                            .arg(option.least)
                            .arg(text));
    return option.type == Type::Whole ? QJsonValue(static_cast<qint64>(number)) : QJsonValue(number);
}

} // namespace

QList<OptionInfo> commonOptions()
{
    return {{QStringLiteral("runs"), Type::Whole, 5, false, 1},
            {QStringLiteral("warmup"), Type::Whole, 1},
            {QStringLiteral("seed"), Type::Whole, 7},
            {QStringLiteral("json"), Type::Flag, true}};
}

Result<Options> Options::parse(const QStringList &arguments, const QList<OptionInfo> &known)
{
    Options options;
    for (const OptionInfo &option : known)
        options.m_values.insert(option.name,
                                option.type == Type::Flag && option.defaultValue.isNull() ? QJsonValue(false)
                                                                                          : option.defaultValue);

    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (!argument.startsWith(u"--"))
            return wrongUse(QStringLiteral("“%1” is not an option").arg(argument));
        const QString name = argument.mid(2).section(u'=', 0, 0);
        const auto option = std::ranges::find(known, name, &OptionInfo::name);
        if (option == known.end())
            return wrongUse(QStringLiteral("there is no option --%1 here").arg(name));
        options.m_given.append(name);
        if (option->type == Type::Flag) {
            options.m_values.insert(name, true);
            continue;
        }
        const bool isAttached = argument.contains(u'=');
        const bool isLast = i + 1 == arguments.size();
        if (option->type == Type::TextIfAny && !isAttached && (isLast || arguments.at(i + 1).startsWith(u"--")))
            continue;
        if (!isAttached && isLast)
            return wrongUse(QStringLiteral("--%1 wants a value").arg(name));
        const auto value = read(*option, isAttached ? argument.section(u'=', 1) : arguments.at(++i));
        if (!value)
            return failed(value);
        options.m_values.insert(name, *value);
    }
    for (const OptionInfo &option : known) {
        if (option.isRequired && !options.m_given.contains(option.name))
            return wrongUse(QStringLiteral("--%1 is missing").arg(option.name));
    }
    return options;
}

} // namespace releasedesk::bench
