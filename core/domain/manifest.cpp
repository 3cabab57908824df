// SPDX-License-Identifier: Apache-2.0
#include "core/domain/manifest.h"

#include "core/base/canonical_json.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Manifest)
};

//! Fractions cannot be signed as numbers; as text they can.
QJsonValue signable(const QJsonValue &value)
{
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            *it = signable(*it);
        return object;
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray())
            array.append(signable(QJsonValue(item)));
        return array;
    }
    if (value.isDouble() && !canonicalJson(value))
        return QString::number(value.toDouble(), 'g', 17);
    return value;
}

QString hashOf(const QJsonValue &value)
{
    const Result<QByteArray> bytes = canonicalJson(signable(value));
    return sha256Hex(bytes ? *bytes : QByteArray("unsignable"));
}

//! What a task does, without who does it and how it is called.
QJsonObject flowOf(const Task &task)
{
    QJsonObject object = toJson(task);
    const bool isManual = automationOf(task.kind) != Automation::Automatic;
    if (!isManual)
        object.remove(QStringLiteral("title"));
    object.remove(QStringLiteral("performer"));
    if (task.kind == u"release.approve")
        object.remove(QStringLiteral("parameters"));
    return object;
}

template<typename Filter>
QJsonArray sortedTasks(const Release &release, Filter isWanted, QJsonObject (*part)(const Task &))
{
    QList<Task> tasks;
    std::ranges::copy_if(release.plan().tasks, std::back_inserter(tasks), isWanted);
    std::ranges::sort(tasks, {}, &Task::id);
    QJsonArray array;
    for (const Task &task : tasks)
        array.append(part(task));
    return array;
}

QJsonObject scopeOf(const Release &release)
{
    QList<QPair<QString, QString>> issues;
    for (const Issue &issue : release.snapshot().issues)
        issues.append({issue.key, issue.type});
    std::ranges::sort(issues);
    QJsonArray keys;
    for (const auto &[key, type] : issues)
        keys.append(QJsonObject{{QStringLiteral("key"), key}, {QStringLiteral("type"), type}});
    QJsonArray entries;
    for (const ScopeEntry &entry : release.scope())
        entries.append(toJson(entry));
    return {{QStringLiteral("entries"), entries}, {QStringLiteral("issues"), keys}};
}

QJsonObject artifactsOf(const Release &release)
{
    QJsonObject outputs;
    for (const Task &task : release.plan().tasks) {
        if (automationOf(task.kind) == Automation::Automatic && release.isPreparation(task.id))
            outputs.insert(task.id.value(), release.run(task.id).output);
    }
    return outputs;
}

QJsonObject edgesOf(const Release &release)
{
    QStringList edges;
    for (const Edge &edge : release.plan().edges)
        edges.append(edge.from.value() + u'\n' + edge.to.value());
    edges.sort();
    QJsonArray phases;
    for (const Phase &phase : release.plan().phases) {
        phases.append(QJsonObject{{QStringLiteral("id"), phase.id.value()},
                                  {QStringLiteral("beforeApproval"), phase.isBeforeApproval}});
    }
    return {{QStringLiteral("edges"), QJsonArray::fromStringList(edges)}, {QStringLiteral("phases"), phases}};
}

} // namespace

QStringList Manifest::changedParts(const QMap<QString, QString> &other) const
{
    QStringList changed;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        if (other.value(part.key()) != part.value())
            changed.append(part.key());
    }
    return changed;
}

Manifest manifestOf(const Release &release)
{
    const auto isFlow = [](const Task &task) { return !task.isInRollbackLane(); };
    const auto isLane = [](const Task &task) { return task.isInRollbackLane(); };
    const auto isLine = [](const Task &task) { return task.kind == u"release.approve"; };
    const auto hasPerformer = [](const Task &task) { return !task.performer.isEmpty(); };

    Manifest manifest;
    manifest.parts = {
        {QStringLiteral("core"),
         hashOf(QJsonObject{{QStringLiteral("release"), release.id().value()},
                            {QStringLiteral("project"), release.project().value()},
                            {QStringLiteral("version"), release.version()}})},
        {QStringLiteral("scope"), hashOf(scopeOf(release))},
        {QStringLiteral("artifacts"), hashOf(artifactsOf(release))},
        {QStringLiteral("flow"),
         hashOf(QJsonObject{{QStringLiteral("tasks"), sortedTasks(release, isFlow, flowOf)},
                            {QStringLiteral("order"), edgesOf(release)}})},
        {QStringLiteral("rollback"), hashOf(sortedTasks(release, isLane, flowOf))},
        {QStringLiteral("schedule"),
         hashOf(QJsonArray{json::write(release.windowStart()), json::write(release.windowEnd())})},
        {QStringLiteral("people"),
         hashOf(sortedTasks(release, hasPerformer,
                            [](const Task &task) {
                                return QJsonObject{{QStringLiteral("task"), task.id.value()},
                                                   {QStringLiteral("performer"), task.performer.value()}};
                            }))},
        {QStringLiteral("line"),
         hashOf(sortedTasks(release, isLine,
                            [](const Task &task) {
                                return QJsonObject{{QStringLiteral("task"), task.id.value()},
                                                   {QStringLiteral("line"), task.parameters}};
                            }))},
    };
    QJsonObject list;
    for (auto part = manifest.parts.begin(); part != manifest.parts.end(); ++part)
        list.insert(part.key(), part.value());
    manifest.digest = hashOf(list);
    return manifest;
}

Result<> checkSignatures(const Release &release)
{
    const Manifest now = manifestOf(release);
    if (now.digest != release.frozenDigest())
        return refusal(QStringLiteral("approval.contentChanged"),
                       Text::tr("The release is not what was signed: %1 changed. Ask for approval again.")
                           .arg(now.changedParts(release.frozenParts()).join(QStringLiteral(", "))));
    for (const Task &task : release.plan().tasks) {
        if (task.kind != u"release.approve" || !release.isPreparation(task.id))
            continue;
        const ApprovalRequest *const request = release.approval(task.id);
        if (!request || request->digest != now.digest || !request->isComplete())
            return refusal(QStringLiteral("approval.missing"),
                           Text::tr("“%1” is not complete, so nothing may run on a protected environment. See who is "
                                    "missing on the Approvals tab.")
                               .arg(task.title));
    }
    return {};
}

} // namespace releasedesk::domain
