// SPDX-License-Identifier: Apache-2.0
#include "core/domain/resolved_variable.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Variables)
};

const QString secretStart = QStringLiteral("\x02secret:");
const QString secretEnd = QStringLiteral("\x03");

//! The more, the narrower; negative: not for this task at all.
int narrowness(const Variable &variable, const Task *task)
{
    const bool isOther = (!variable.task.isEmpty() && (!task || variable.task != task->id))
        || (!variable.environment.isEmpty() && (!task || variable.environment != task->environment));
    if (isOther)
        return -1;
    return (variable.task.isEmpty() ? 0 : 2) + (variable.environment.isEmpty() ? 0 : 1);
}

VariableSource sourceOf(const Variable &variable)
{
    if (!variable.task.isEmpty())
        return VariableSource::Task;
    return variable.environment.isEmpty() ? VariableSource::Release : VariableSource::Environment;
}

template<typename Replace>
QString replaceSecrets(const QString &text, Replace replace)
{
    QString replaced;
    qsizetype at = 0;
    for (qsizetype start = text.indexOf(secretStart); start >= 0; start = text.indexOf(secretStart, at)) {
        const qsizetype end = text.indexOf(secretEnd, start);
        if (end < 0)
            break;
        const qsizetype name = start + secretStart.size();
        replaced += text.mid(at, start - at) + replace(text.mid(name, end - name));
        at = end + 1;
    }
    return replaced + text.mid(at);
}

} // namespace

const Variable *declarationOf(const QString &name, const Release &release, const Task *task)
{
    const Variable *best = nullptr;
    int most = -1;
    for (const Variable &variable : release.plan().variables) {
        const int narrow = variable.name == name ? narrowness(variable, task) : -1;
        if (narrow > most) {
            most = narrow;
            best = &variable;
        }
    }
    return best;
}

Result<ResolvedVariable> resolveVariable(const QString &name, const ReferenceContext &context)
{
    const Variable *const declared = declarationOf(name, context.release, context.task);
    if (!declared)
        return refusal(
            QStringLiteral("variable.unknown"),
            Text::tr("This release has no variable “%1” here. Declare it, or correct the reference.").arg(name),
            ErrorCode::InvalidArgument);
    if (context.open.contains(name))
        return refusal(QStringLiteral("variable.circle"),
                       Text::tr("“%1” is computed from itself. Break the circle.").arg(name),
                       ErrorCode::InvalidArgument);
    ResolvedVariable resolved{name, declared->type, {}, sourceOf(*declared), declared->value};
    const auto given = context.release.values().constFind(name);
    if (declared->isAsked && given != context.release.values().constEnd()) {
        resolved.source = VariableSource::Start;
        resolved.written = *given;
    }
    if (declared->isAsked && resolved.written.isEmpty())
        return refusal(QStringLiteral("variable.missing"),
                       Text::tr("“%1” is asked when the release starts and has no value yet.").arg(name));
    ReferenceContext inner = context;
    inner.open.append(name);
    // What somebody typed at the start is a value, never a reference.
    const Result<QString> value = resolved.source == VariableSource::Start ? Result<QString>(resolved.written)
                                                                           : resolveText(resolved.written, inner);
    if (!value)
        return failed(value);
    if (const auto fits = checkValue(*declared, *value); !fits)
        return failed(fits);
    resolved.value = declared->type == VariableType::Secret ? QString(secretStart + *value + secretEnd) : *value;
    return resolved;
}

QList<ResolvedVariable> previewVariables(const ReferenceContext &context, QStringList *problems)
{
    QList<ResolvedVariable> list;
    QStringList seen;
    for (const Variable &variable : context.release.plan().variables) {
        const bool isHere = declarationOf(variable.name, context.release, context.task) == &variable;
        if (!isHere || seen.contains(variable.name))
            continue;
        seen.append(variable.name);
        Result<ResolvedVariable> resolved = resolveVariable(variable.name, context);
        if (resolved) {
            if (resolved->type == VariableType::Secret)
                resolved->value = QStringLiteral("•••");
            list.append(*resolved);
        } else if (problems) {
            problems->append(resolved.error().message);
        }
    }
    return list;
}

QStringList secretsIn(const QJsonValue &value)
{
    QStringList names;
    if (value.isString()) {
        (void)replaceSecrets(value.toString(), [&](const QString &name) {
            names.append(name);
            return QString();
        });
    } else if (value.isArray()) {
        for (const auto &item : value.toArray())
            names += secretsIn(QJsonValue(item));
    } else if (value.isObject()) {
        for (const auto &item : value.toObject())
            names += secretsIn(QJsonValue(item));
    }
    return names;
}

QJsonValue withSecrets(const QJsonValue &value, const QMap<QString, QString> &secrets)
{
    if (value.isString())
        return replaceSecrets(value.toString(), [&](const QString &name) { return secrets.value(name); });
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray())
            array.append(withSecrets(QJsonValue(item), secrets));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field)
        *field = withSecrets(QJsonValue(*field), secrets);
    return object;
}

} // namespace releasedesk::domain
