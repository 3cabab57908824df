// SPDX-License-Identifier: Apache-2.0
#include "core/domain/precondition.h"

#include "core/domain/resolved_variable.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Condition)
};

auto noValue(const QString &name)
{
    return refusal(QStringLiteral("condition.noValue"), Text::tr("“%1” has no value now.").arg(name));
}

auto unknownName(const QString &name)
{
    return refusal(
        QStringLiteral("condition.unknownName"),
        Text::tr("“%1” stands for nothing. Use release.…, tasks.<task>.…, var.… or project.….").arg(name.left(80)),
        ErrorCode::InvalidArgument);
}

std::optional<ConditionValue> ofRelease(const QString &field, const Release &release)
{
    if (field == u"id")
        return ConditionValue::ofText(release.id().value());
    if (field == u"project")
        return ConditionValue::ofText(release.project().value());
    if (field == u"version")
        return ConditionValue::ofText(release.version());
    if (field == u"title")
        return ConditionValue::ofText(release.title());
    if (field == u"type")
        return ConditionValue::ofText(json::nameOf(release.type()));
    if (field == u"risk")
        return ConditionValue::ofText(json::nameOf(release.risk()));
    if (field == u"run")
        return ConditionValue::ofNumber(release.runNumber());
    return std::nullopt;
}

Result<ConditionValue> ofJson(const QString &name, const QJsonValue &value)
{
    if (value.isString())
        return ConditionValue::ofText(value.toString());
    if (value.isDouble())
        return ConditionValue::ofNumber(value.toDouble());
    if (value.isBool())
        return ConditionValue::ofBoolean(value.toBool());
    if (!value.isArray())
        return noValue(name);
    QStringList items;
    for (const auto &item : value.toArray())
        items.append(QJsonValue(item).toVariant().toString());
    return ConditionValue::ofList(items);
}

//! “tasks.<id>.<field>”; ids may hold dots, fields may not.
struct TaskField {
    TaskId task;
    QString field;
};

TaskField taskFieldOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return {TaskId(name.mid(6, dot - 6)), name.mid(dot + 1)};
}

ConditionType typeOf(VariableType type)
{
    switch (type) {
    case VariableType::Number:
        return ConditionType::Number;
    case VariableType::Boolean:
        return ConditionType::Boolean;
    default:
        return ConditionType::Text;
    }
}

Result<ConditionValue> ofVariable(const QString &name, const ReferenceContext &context)
{
    const Result<ResolvedVariable> variable = resolveVariable(name, context);
    if (!variable)
        return failed(variable);
    switch (variable->type) {
    case VariableType::Number:
        return ConditionValue::ofNumber(variable->value.toDouble());
    case VariableType::Boolean:
        return ConditionValue::ofBoolean(variable->value == u"true");
    default:
        return ConditionValue::ofText(variable->value);
    }
}

Result<ConditionValue> valueOf(const QString &name, const ReferenceContext &context)
{
    if (name.startsWith(u"release.")) {
        const auto value = ofRelease(name.mid(8), context.release);
        return value ? Result<ConditionValue>(*value) : unknownName(name);
    }
    if (name.startsWith(u"tasks.")) {
        const auto [task, field] = taskFieldOf(name);
        const TaskRun &run = context.release.run(task);
        if (field == u"state")
            return ConditionValue::ofText(json::nameOf(run.state));
        return run.output.contains(field) ? ofJson(name, run.output[field]) : noValue(name);
    }
    if (name.startsWith(u"var."))
        return ofVariable(name.mid(4), context);
    if (!name.startsWith(u"project."))
        return unknownName(name);
    const auto found = context.projectVariables.constFind(name.mid(8));
    return found == context.projectVariables.constEnd() ? noValue(name)
                                                        : Result<ConditionValue>(ConditionValue::ofText(*found));
}

Result<ConditionType> typeOf(const QString &name, const ReferenceContext &context)
{
    if (name.startsWith(u"release.")) {
        const auto value = ofRelease(name.mid(8), context.release);
        return value ? Result<ConditionType>(value->type) : unknownName(name);
    }
    if (name.startsWith(u"tasks.")) {
        const auto [task, field] = taskFieldOf(name);
        if (!context.release.task(task))
            return unknownName(name);
        return field == u"state" ? ConditionType::Text : ConditionType::Any;
    }
    if (name.startsWith(u"var.")) {
        const Variable *const declared = declarationOf(name.mid(4), context.release, context.task);
        if (!declared || declared->type == VariableType::Secret)
            return unknownName(name);
        return typeOf(declared->type);
    }
    if (name.startsWith(u"project.") && context.projectVariables.contains(name.mid(8)))
        return ConditionType::Text;
    return unknownName(name);
}

} // namespace

Result<> checkCondition(const QString &text, const ReferenceContext &context)
{
    const Result<Condition> condition = Condition::parse(text);
    if (!condition)
        return failed(condition);
    return condition->check([&context](const QString &name) { return typeOf(name, context); });
}

Result<ConditionVerdict> evaluateCondition(const QString &text, const ReferenceContext &context)
{
    const Result<Condition> condition = Condition::parse(text);
    if (!condition)
        return failed(condition);
    return condition->evaluate([&context](const QString &name) { return valueOf(name, context); });
}

} // namespace releasedesk::domain
