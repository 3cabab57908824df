// SPDX-License-Identifier: Apache-2.0
#include "core/domain/references.h"

#include "core/domain/resolved_variable.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(References)
};

//! Calls \p replace for each ${name}; what it answers takes its place.
template<typename Replace>
Result<QString> expand(const QString &text, Replace replace)
{
    QString expanded;
    qsizetype at = 0;
    while (true) {
        const qsizetype start = text.indexOf(QStringLiteral("${"), at);
        if (start < 0)
            return QString(expanded + text.mid(at));
        if (start > at && text.at(start - 1) == u'$') {
            expanded += text.mid(at, start - at - 1) + QStringLiteral("${");
            at = start + 2;
            continue;
        }
        const qsizetype end = text.indexOf(u'}', start);
        if (end < 0)
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("A reference is not closed in “%1”. Add the missing }.").arg(text.left(120)));
        const Result<QString> value = replace(text.mid(start + 2, end - start - 2).trimmed());
        if (!value)
            return value;
        expanded += text.mid(at, start - at) + *value;
        at = end + 1;
    }
}

Result<QJsonValue> resolveValue(const QJsonValue &value, const ReferenceContext &context)
{
    if (value.isString()) {
        const Result<QString> text = resolveText(value.toString(), context);
        if (!text)
            return failed(text);
        return QJsonValue(*text);
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray()) {
            const Result<QJsonValue> resolved = resolveValue(QJsonValue(item), context);
            if (!resolved)
                return resolved;
            array.append(*resolved);
        }
        return QJsonValue(array);
    }
    if (value.isObject()) {
        const Result<QJsonObject> object = resolveParameters(value.toObject(), context);
        if (!object)
            return failed(object);
        return QJsonValue(*object);
    }
    return value;
}

QString plainText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isArray()) {
        QStringList parts;
        for (const auto &item : value.toArray())
            parts.append(plainText(QJsonValue(item)));
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

Result<QString> taskField(const QString &path, const Release &release)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    const TaskId id(path.left(dot));
    const QString field = path.mid(dot + 1);
    if (dot < 0 || !release.plan().task(id))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("There is no task “%1” in this flow to take a value from. Correct the reference.")
                           .arg(id.value()));
    const QJsonObject output = release.run(id).output;
    if (!output.contains(field))
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("“%1” has no result “%2”, so this value is not known. It may have been skipped.")
                           .arg(release.plan().task(id)->title, field));
    return plainText(output[field]);
}

} // namespace

Result<QString> resolveText(const QString &text, const ReferenceContext &context)
{
    return expand(text, [&](const QString &name) { return resolveReference(name, context); });
}

Result<QString> resolveReference(const QString &reference, const Release &release,
                                 const QMap<QString, QString> &projectVariables)
{
    return resolveReference(reference, ReferenceContext{release, projectVariables});
}

Result<QString> resolveReference(const QString &reference, const ReferenceContext &context)
{
    const Release &release = context.release;
    const QMap<QString, QString> &projectVariables = context.projectVariables;
    if (reference.startsWith(u"var.")) {
        const Result<ResolvedVariable> variable = resolveVariable(reference.mid(4), context);
        return variable ? Result<QString>(variable->value) : failed(variable);
    }
    const ScopeEntry entry = release.scope().value(0);
    const QMap<QString, QString> known{
        {QStringLiteral("release.version"), release.version()},
        {QStringLiteral("release.project"), release.project().value()},
        {QStringLiteral("release.id"), release.id().value()},
        {QStringLiteral("release.title"), release.title()},
        {QStringLiteral("jira.connection"), entry.connection.value()},
        {QStringLiteral("jira.project"), entry.project},
        {QStringLiteral("jira.version"), entry.version},
    };
    if (const auto found = known.constFind(reference); found != known.constEnd())
        return *found;
    if (reference.startsWith(u"tasks."))
        return taskField(reference.mid(6), release);
    if (reference.startsWith(u"project.")) {
        const auto found = projectVariables.constFind(reference.mid(8));
        if (found != projectVariables.constEnd())
            return *found;
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("Project “%1” has no variable “%2”. Add it to the project in workspace.yaml, or write "
                                "the value into the task.")
                           .arg(release.project().value(), reference.mid(8)));
    }
    return failure(
        ErrorCode::InvalidArgument,
        Text::tr("“${%1}” refers to nothing. Use release.…, jira.…, project.…, var.… or tasks.….").arg(reference));
}

Result<QJsonObject> resolveParameters(const QJsonObject &parameters, const Release &release,
                                      const QMap<QString, QString> &projectVariables)
{
    return resolveParameters(parameters, ReferenceContext{release, projectVariables});
}

Result<QJsonObject> resolveParameters(const QJsonObject &parameters, const ReferenceContext &context)
{
    QJsonObject resolved;
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        const Result<QJsonValue> value = resolveValue(QJsonValue(it.value()), context);
        if (!value)
            return failed(value);
        resolved.insert(it.key(), *value);
    }
    return resolved;
}

QStringList referencesIn(const QJsonValue &value)
{
    QStringList found;
    if (value.isString()) {
        const auto note = [&found](const QString &name) -> Result<QString> {
            found.append(name);
            return QString();
        };
        (void)expand(value.toString(), note);
    } else if (value.isArray()) {
        for (const auto &item : value.toArray())
            found += referencesIn(QJsonValue(item));
    } else if (value.isObject()) {
        for (const auto &item : value.toObject())
            found += referencesIn(QJsonValue(item));
    }
    return found;
}

} // namespace releasedesk::domain
