// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/code_ends.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CodeEnds)
};

using namespace Qt::StringLiterals;
using domain::Variable;

constexpr auto baseName = u"codeBase";
constexpr auto headName = u"codeHead";

bool isOfRelease(const Variable &variable, const QString &name)
{
    return variable.name == name && variable.environment.isEmpty() && variable.task.isEmpty();
}

QString valueOf(const QList<Variable> &variables, const QString &name)
{
    const auto found
        = std::ranges::find_if(variables, [&name](const Variable &each) { return isOfRelease(each, name); });
    return found == variables.end() ? QString() : found->value.trimmed();
}

void keep(QList<Variable> &variables, const QString &name, const QString &value, const QString &description)
{
    variables.removeIf([&name](const Variable &each) { return isOfRelease(each, name); });
    if (value.trimmed().isEmpty())
        return;
    Variable variable;
    variable.name = name;
    variable.value = value.trimmed();
    variable.description = description;
    variables.append(variable);
}

} // namespace

CodeEnds codeEndsOf(const domain::Plan &plan)
{
    return {valueOf(plan.variables, QString::fromUtf16(baseName)),
            valueOf(plan.variables, QString::fromUtf16(headName))};
}

void keepCodeEnds(domain::Plan &plan, const CodeEnds &ends)
{
    keep(plan.variables, QString::fromUtf16(baseName), ends.base, Text::tr("The revision its code is compared with"));
    keep(plan.variables, QString::fromUtf16(headName), ends.head, Text::tr("The revision that is released"));
}

} // namespace releasedesk::reconciliation
