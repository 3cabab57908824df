// SPDX-License-Identifier: Apache-2.0
#include "core/domain/manifest.h"

#include "core/base/canonical_json.h"
#include "core/base/sabotage.h"
#include "core/domain/approval_record.h"
#include "core/domain/approval_rules.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Manifest)
};

//! What the canonical form would make equal though it is not: texts of another Unicode form are kept apart by their
//! bytes, and numbers it does not take by their type.
QString apart(const QString &text)
{
    return QStringLiteral("\x01utf8:") + QString::fromLatin1(text.toUtf8().toHex());
}

bool isNormal(const QString &text)
{
    if (std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; }))
        return !text.startsWith(u'\x01');
    return !text.startsWith(u'\x01') && text == text.normalized(QString::NormalizationForm_C);
}

//! Whether the canonical form takes it as it is. Nearly everything is; taking it apart costs more than the hash.
bool isSignable(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!isNormal(it.key()) || !isSignable(*it))
                return false;
        }
        return true;
    }
    case QJsonValue::Array:
        return std::ranges::all_of(value.toArray(), [](const auto &item) { return isSignable(QJsonValue(item)); });
    case QJsonValue::String:
        return isNormal(value.toString());
    case QJsonValue::Double:
        return canonicalJson(value).has_value();
    case QJsonValue::Null:
    case QJsonValue::Bool:
    case QJsonValue::Undefined:
        break;
    }
    return true;
}

QJsonValue signable(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject made;
        for (auto it = object.begin(); it != object.end(); ++it)
            made.insert(isNormal(it.key()) ? it.key() : apart(it.key()), signable(*it));
        return made;
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray())
            array.append(signable(QJsonValue(item)));
        return array;
    }
    if (value.isString() && !isNormal(value.toString()))
        return apart(value.toString());
    if (value.isDouble() && !canonicalJson(value)) {
        const qint64 whole = value.toInteger(std::numeric_limits<qint64>::min());
        const bool isWhole = whole != std::numeric_limits<qint64>::min();
        return QString(QStringLiteral("\x01number:")
                       + (isWhole ? QString::number(whole) : QString::number(value.toDouble(), 'g', 17)));
    }
    return value;
}

QString hashOf(const QJsonValue &value)
{
    const Result<QByteArray> bytes = canonicalJson(isSignable(value) ? value : signable(value));
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
    if (RD_SABOTAGED("hash-skips-field"))
        object.remove(QStringLiteral("timeoutMinutes"));
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

//! The lower of what an issue's status is and what it was when the release was submitted.
QHash<QString, StatusCategory> floorsOf(const SealedRules &sealed)
{
    QHash<QString, StatusCategory> floors;
    for (auto each = sealed.floors.begin(); each != sealed.floors.end(); ++each) {
        for (const QString &key : each.value())
            floors.insert(key, json::fromName<StatusCategory>(each.key()).value_or(StatusCategory::ToDo));
    }
    return floors;
}

QJsonObject scopeOf(const Release &release, const SealedRules &sealed)
{
    QList<Issue> issues = release.snapshot().issues;
    std::ranges::sort(issues, [](const Issue &a, const Issue &b) {
        return std::tie(a.key, a.type, a.category) < std::tie(b.key, b.type, b.category);
    });
    const QHash<QString, StatusCategory> floors = floorsOf(sealed);
    QJsonArray keys;
    for (const Issue &issue : issues) {
        QJsonObject each{{QStringLiteral("key"), issue.key}, {QStringLiteral("type"), issue.type}};
        if (sealed.format > 0)
            each.insert(QStringLiteral("category"),
                        json::nameOf(std::min(issue.category, floors.value(issue.key, issue.category))));
        keys.append(each);
    }
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

QJsonObject wholeFlowOf(const Release &release)
{
    const auto isFlow = [](const Task &task) { return !task.isInRollbackLane(); };
    QJsonObject flow{{QStringLiteral("tasks"), sortedTasks(release, isFlow, flowOf)},
                     {QStringLiteral("order"), edgesOf(release)}};
    if (!release.plan().variables.isEmpty()) // without any, as before there were some
        flow.insert(QStringLiteral("variables"), json::write(release.plan().variables));
    if (!release.plan().policies.isEmpty())
        flow.insert(QStringLiteral("policies"), json::write(release.plan().policies));
    return flow;
}

QJsonObject coreOf(const Release &release, const SealedRules &sealed)
{
    QJsonObject core{{QStringLiteral("release"), release.id().value()},
                     {QStringLiteral("project"), release.project().value()},
                     {QStringLiteral("version"), release.version()}};
    if (sealed.format == 0)
        return core;
    QStringList environments;
    for (const Task &task : release.plan().tasks) {
        if (!task.isInRollbackLane() && !task.environment.isEmpty() && !environments.contains(task.environment.value()))
            environments.append(task.environment.value());
    }
    environments.sort();
    core.insert(QStringLiteral("environments"), QJsonArray::fromStringList(environments));
    core.insert(QStringLiteral("type"), json::nameOf(release.type()));
    core.insert(QStringLiteral("risk"), json::nameOf(release.risk()));
    core.insert(QStringLiteral("allowsAfterwards"), release.allowsAfterwards());
    core.insert(QStringLiteral("template"), release.templateId());
    core.insert(QStringLiteral("templateVersion"), release.templateVersion());
    core.insert(QStringLiteral("owner"), release.owner().value());
    core.insert(QStringLiteral("sealed"), sealed.format);
    return core;
}

//! Inside the same day the window may move, as long as it stays as long as it was.
QJsonArray scheduleOf(const Release &release, const SealedRules &sealed)
{
    // What a freeze does is written only where it was chosen: older signatures do not know of it.
    const auto withChoice = [&](QJsonArray schedule) {
        if (release.whenFrozen() != WhenFrozen::Finish)
            schedule.append(json::write(release.whenFrozen()));
        return schedule;
    };
    if (sealed.format == 0)
        return withChoice({json::write(release.windowStart()), json::write(release.windowEnd())});
    const WorkingCalendar calendar{sealed.zone};
    const auto day = [&](const QDateTime &at) { return at.isValid() ? json::write(calendar.dayOf(at)) : QJsonValue(); };
    const bool hasLength = release.windowStart().isValid() && release.windowEnd().isValid();
    return withChoice({day(release.windowStart()), day(release.windowEnd()),
                       hasLength ? QJsonValue(release.windowStart().secsTo(release.windowEnd())) : QJsonValue()});
}

QJsonArray sourceOf(const Release &release)
{
    QStringList commits;
    for (const ScopeCommit &commit : release.snapshot().commits)
        commits.append(QStringList{commit.repository, commit.hash, commit.author.value(), commit.committer.value(),
                                   commit.issueKey}
                           .join(u'\n'));
    commits.sort();
    return QJsonArray::fromStringList(commits);
}

QJsonObject lineOfTask(const Task &task)
{
    return {{QStringLiteral("task"), task.id.value()}, {QStringLiteral("line"), task.parameters}};
}

QJsonValue lineOfRelease(const QJsonArray &asked, const SealedRules &sealed)
{
    if (sealed.format == 0)
        return asked;
    return QJsonObject{{QStringLiteral("asked"), asked}, {QStringLiteral("resolved"), json::write(sealed.lines)}};
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
    return manifestOf(release, release.sealed());
}

Manifest manifestOf(const Release &release, const SealedRules &sealed)
{
    const auto isLane = [](const Task &task) { return task.isInRollbackLane(); };
    const auto isLine = [](const Task &task) { return task.kind == u"release.approve"; };
    const auto hasPerformer = [](const Task &task) { return !task.performer.isEmpty(); };

    Manifest manifest;
    manifest.parts = {
        {QStringLiteral("core"), hashOf(coreOf(release, sealed))},
        {QStringLiteral("scope"), hashOf(scopeOf(release, sealed))},
        {QStringLiteral("artifacts"), hashOf(artifactsOf(release))},
        {QStringLiteral("flow"), hashOf(wholeFlowOf(release))},
        {QStringLiteral("rollback"), hashOf(sortedTasks(release, isLane, flowOf))},
        {QStringLiteral("schedule"), hashOf(scheduleOf(release, sealed))},
        {QStringLiteral("people"),
         hashOf(sortedTasks(release, hasPerformer,
                            [](const Task &task) {
                                return QJsonObject{{QStringLiteral("task"), task.id.value()},
                                                   {QStringLiteral("performer"), task.performer.value()}};
                            }))},
        {QStringLiteral("line"), hashOf(lineOfRelease(sortedTasks(release, isLine, lineOfTask), sealed))},
    };
    if (sealed.format > 0) {
        manifest.parts.insert(QStringLiteral("source"), hashOf(sourceOf(release)));
        manifest.parts.insert(QStringLiteral("config"), hashOf(json::write(sealed.configuration)));
        manifest.parts.insert(QStringLiteral("policy"), sealed.policy);
    }
    QJsonObject list;
    for (auto part = manifest.parts.begin(); part != manifest.parts.end(); ++part)
        list.insert(part.key(), part.value());
    manifest.digest = hashOf(list);
    return manifest;
}

//! The rules that were signed must still be those of the workspace.
static Result<> checkRules(const Release &release, const Directory &directory)
{
    const SealedRules &sealed = release.sealed();
    if (sealed.format == 0)
        return {};
    if (sealed.policy != policyHash(directory.approvals))
        return refusal(QStringLiteral("approval.policyChanged"),
                       Text::tr("The approval rules of this workspace are not those that were signed. Ask for approval "
                                "again."));
    const Project *const project = directory.project(release.project());
    for (auto each = sealed.configuration.begin(); each != sealed.configuration.end(); ++each) {
        const QString now = project ? project->variables.value(each.key().section(u'.', 1)) : QString();
        if (now != each.value())
            return refusal(QStringLiteral("approval.configurationChanged"),
                           Text::tr("“%1” is not what was signed. Set it back in workspace.yaml, or ask for approval "
                                    "again.")
                               .arg(each.key()));
    }
    return {};
}

Result<> checkSignatures(const Release &release, const Directory &directory, bool isProtected)
{
    if (RD_SABOTAGED("gate-not-asked-again"))
        return {};
    const Manifest now = manifestOf(release);
    if (const auto same = checkRules(release, directory); !same)
        return same;
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
        for (const Signature &signature : request->validApprovals()) {
            if (const auto stands = checkRecordedSignature(signature, *request, release, directory); !stands)
                return stands;
        }
    }
    const bool isAnyComplete = std::ranges::any_of(release.approvals(), [&](const ApprovalRequest &request) {
        return request.digest == now.digest && request.isComplete();
    });
    if (isProtected && !isAnyComplete)
        return refusal(QStringLiteral("approval.none"),
                       Text::tr("Nobody has approved this, so nothing may run on a protected environment. Put an "
                                "approval in front of it."),
                       ErrorCode::PermissionDenied);
    return {};
}

} // namespace releasedesk::domain
