// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_text.h"

#include "core/base/json_schema.h"
#include "core/base/yaml.h"
#include "core/base/yaml_layout.h"
#include "core/domain/plan_edit.h"
#include "core/domain/task_kind.h"

#include <QJsonDocument>
#include <QMap>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <tuple>

namespace releasedesk::documents {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseText)
};

constexpr int presentFormat = 1;

Error refused(const YamlLayout &layout, const QString &path, const QString &what)
{
    // What is missing altogether belongs to the beginning.
    const YamlLayout::Place place = layout.placeOf(path).value_or(YamlLayout::Place{1, 1});
    const QString where = path.isEmpty() ? QString() : QString(path + QStringLiteral(": "));
    return {ErrorCode::InvalidArgument,
            Text::tr("line %1, column %2: %3%4").arg(place.line).arg(place.column).arg(where, what),
            {}};
}

//! How many letters have to be changed, added or taken away; letters that changed places count once.
qsizetype distance(const QString &a, const QString &b)
{
    QString letters = a;
    QString others = b;
    std::ranges::sort(letters);
    std::ranges::sort(others);
    if (letters == others)
        return a == b ? 0 : 1;
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype corner = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype changed = corner + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[b.size()];
}

QString unknownKeyText(const QString &key, const QStringList &known)
{
    const qsizetype most = std::max<qsizetype>(1, key.size() / 3);
    qsizetype least = most + 1;
    QString nearest;
    for (const QString &each : known) {
        if (std::abs(each.size() - key.size()) > most) // a long key would take its time
            continue;
        if (const qsizetype away = distance(key, each); away < least) {
            least = away;
            nearest = each;
        }
    }
    if (least <= most)
        return Text::tr("there is no “%1” here. Did you mean “%2”?").arg(key, nearest);
    return Text::tr("there is no “%1” here. Known are: %2.").arg(key, known.join(QStringLiteral(", ")));
}

Result<ReleaseText> readWith(const QByteArray &text, const YamlLayout &layout)
{
    const Result<QJsonObject> json = readYaml(text);
    if (!json)
        return failed(json);
    const int format = json->value(u"format").toInt(presentFormat);
    if (format > presentFormat)
        return tl::unexpected(refused(layout, QStringLiteral("format"),
                                      Text::tr("this file has format %1, and this program reads up to %2. Use a newer "
                                               "program.")
                                          .arg(format)
                                          .arg(presentFormat)));
    QList<json::UnknownKey> unknown;
    json::findUnknownKeys<ReleaseText>(QJsonValue(*json), {}, unknown);
    if (!unknown.isEmpty())
        return tl::unexpected(
            refused(layout, unknown.first().path, unknownKeyText(unknown.first().key, unknown.first().known)));
    Result<ReleaseText> release = fromJson<ReleaseText>(*json);
    if (!release) {
        const QString message = release.error().message;
        const qsizetype end = message.indexOf(QStringLiteral(": "));
        return tl::unexpected(end < 0 ? refused(layout, {}, message)
                                      : refused(layout, message.left(end), message.mid(end + 2)));
    }
    QSet<QPair<TaskId, TaskId>> known;
    const QList<Edge> &edges = release->plan.edges;
    for (qsizetype i = 0; i < edges.size(); ++i) {
        const QPair<TaskId, TaskId> ends(edges.at(i).from, edges.at(i).to);
        if (known.contains(ends))
            return tl::unexpected(refused(layout, QStringLiteral("plan.edges[%1]").arg(i),
                                          Text::tr("“%1” and “%2” are connected twice. Leave one of the two out.")
                                              .arg(edges.at(i).from.value(), edges.at(i).to.value())));
        known.insert(ends);
    }
    const QList<Task> &tasks = release->plan.tasks;
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        const TaskId &undone = tasks.at(i).undoes;
        if (!undone.isEmpty() && (undone == tasks.at(i).id || !release->plan.task(undone)))
            return tl::unexpected(refused(layout, QStringLiteral("plan.tasks[%1].undoes").arg(i),
                                          Text::tr("“%1” is no other task of this plan, so nothing could take it back. "
                                                   "Name one that is there, or leave it out.")
                                              .arg(undone.value())));
    }
    if (const auto shape = checkShape(release->plan); !shape)
        return tl::unexpected(refused(layout, QStringLiteral("plan"), shape.error().message));
    return release;
}

Release releaseOf(const ReleaseText &text)
{
    const CreateRelease command = text.command(ReleaseId("text"));
    Release release;
    release.apply(ReleaseCreated{command.release,
                                 command.project,
                                 command.version,
                                 command.title,
                                 command.owner,
                                 command.templateId,
                                 command.templateVersion,
                                 command.plan,
                                 command.scope,
                                 {},
                                 command.windowStart,
                                 command.windowEnd,
                                 command.type,
                                 command.risk,
                                 command.allowsAfterwards,
                                 command.whenFrozen},
                  command.owner, {});
    return release;
}

void checkTask(const Task &task, const QString &path, const std::function<void(const QString &, Finding)> &tell)
{
    const auto problem = [&](const QString &at, FindingLevel level, const QString &message) {
        tell(at, {QStringLiteral("text"), level, task.id, message});
    };
    const auto kind = taskKind(task.kind);
    if (!kind)
        return problem(path + QStringLiteral(".kind"), FindingLevel::Error,
                       Text::tr("“%1” is of the kind “%2”, which this program cannot carry out. Choose another kind.")
                           .arg(task.title, task.kind));
    // A line of steps stands in the place of the plain list of approvers (see resolvedLine()).
    const QString line = QStringLiteral("line");
    const bool isApproval = kind->automation == Automation::Approval;
    const bool hasLine = isApproval && task.parameters.value(line).isObject();
    QStringList known = isApproval ? QStringList{line} : QStringList();
    for (const ParameterInfo &parameter : kind->parameters) {
        known.append(parameter.name);
        if (hasLine)
            continue;
        const QJsonValue value = task.parameters.value(parameter.name);
        const bool isMissing = value.isUndefined() || value.isNull() || value == QJsonValue(QString());
        if (parameter.isRequired && isMissing && parameter.defaultValue.isNull())
            problem(path + QStringLiteral(".parameters"), FindingLevel::Error,
                    Text::tr("“%1” lacks “%2” (%3), so it could not start. Add it to its parameters.")
                        .arg(task.title, parameter.name, parameter.label));
    }
    for (const QString &name : task.parameters.keys()) {
        if (!known.contains(name))
            problem(path + QStringLiteral(".parameters.") + name, FindingLevel::Warning,
                    QString(QStringLiteral("“%1”: ").arg(task.title) + unknownKeyText(name, known)));
    }
}

//! Values by path; lists of things with an id are entered by it.
void flatten(const QJsonValue &value, const QString &path, QMap<QString, QJsonValue> &into)
{
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(QJsonValue(it.value()), path.isEmpty() ? it.key() : QString(path + u'.' + it.key()), into);
        return;
    }
    const QJsonArray list = value.toArray();
    const bool hasIds = !list.isEmpty()
        && std::ranges::all_of(list, [](const auto &item) { return QJsonValue(item).toObject().contains(u"id"); });
    if (!hasIds) {
        into.insert(path, value);
        return;
    }
    QJsonArray order;
    for (const auto &item : list) {
        QJsonObject object = QJsonValue(item).toObject();
        const QString id = object.take(u"id").toString();
        order.append(id);
        flatten(QJsonValue(object), QString(path + u'[' + id + u']'), into);
    }
    into.insert(QString(path + QStringLiteral(".order")), order);
}

//! Without what only one of them has, so that an added task is no new order.
QJsonArray common(const QJsonArray &order, const QJsonArray &other)
{
    QJsonArray both;
    for (const auto &id : order) {
        if (other.contains(QJsonValue(id)))
            both.append(QJsonValue(id));
    }
    return both;
}

} // namespace

ReleaseText ReleaseText::of(const Release &release)
{
    return {presentFormat,         release.project(),    release.version(),
            release.title(),       release.owner(),      release.type(),
            release.risk(),        release.templateId(), release.templateVersion(),
            release.windowStart(), release.windowEnd(),  release.whenFrozen(),
            release.scope(),       release.plan()};
}

CreateRelease ReleaseText::command(const ReleaseId &id) const
{
    CreateRelease create;
    create.release = id;
    create.project = project;
    create.version = version;
    create.title = title;
    create.owner = owner;
    create.templateId = templateId;
    create.templateVersion = templateVersion;
    create.plan = plan;
    create.scope = scope;
    create.windowStart = windowStart;
    create.windowEnd = windowEnd;
    create.whenFrozen = whenFrozen;
    create.type = type;
    create.risk = risk;
    return create;
}

Result<ReleaseText> readReleaseText(const QByteArray &text)
{
    if (const auto yaml = readYaml(text); !yaml)
        return failed(yaml);
    const auto layout = YamlLayout::of(text);
    return readWith(text, layout ? *layout : YamlLayout());
}

QByteArray writeReleaseText(const ReleaseText &release)
{
    return writeYaml(toJson(release));
}

Result<QByteArray> formatReleaseText(const QByteArray &text)
{
    const auto layout = YamlLayout::of(text);
    if (!layout)
        return failed(layout);
    const auto release = readWith(text, *layout);
    if (!release)
        return failed(release);
    return layout->commented(writeReleaseText(*release));
}

Result<QList<TextFinding>> lintReleaseText(const QByteArray &text, const Directory *directory, const QDateTime &now)
{
    if (const auto yaml = readYaml(text); !yaml)
        return failed(yaml);
    const auto known = YamlLayout::of(text);
    const YamlLayout layout = known ? *known : YamlLayout();
    const auto release = readWith(text, layout);
    if (!release)
        return failed(release);
    QList<TextFinding> found;
    const auto tell = [&](const QString &path, const Finding &finding) {
        const auto place = layout.placeOf(path).value_or(YamlLayout::Place());
        found.append({place.line, place.column, finding});
    };
    const QList<Task> &tasks = release->plan.tasks;
    for (qsizetype i = 0; i < tasks.size(); ++i)
        checkTask(tasks.at(i), QStringLiteral("plan.tasks[%1]").arg(i), tell);
    if (directory) {
        const QList<Finding> findings = checkPlan(releaseOf(*release), *directory, now);
        for (const Finding &finding : findings) {
            const auto task = std::ranges::find(tasks, finding.task, &Task::id);
            tell(task == tasks.end() ? QString() : QStringLiteral("plan.tasks[%1]").arg(task - tasks.begin()), finding);
        }
    }
    std::ranges::sort(found, {}, [](const TextFinding &each) {
        return std::tuple(each.line, each.column, each.finding.rule, each.finding.message);
    });
    return found;
}

QList<TextChange> differences(const ReleaseText &before, const ReleaseText &after)
{
    QMap<QString, QJsonValue> old;
    QMap<QString, QJsonValue> fresh;
    flatten(QJsonValue(toJson(before)), {}, old);
    flatten(QJsonValue(toJson(after)), {}, fresh);
    QMap<QString, TextChange> changes;
    const QJsonValue nothing(QJsonValue::Undefined);
    for (auto it = old.cbegin(); it != old.cend(); ++it) {
        const QJsonValue now = fresh.value(it.key(), nothing);
        const bool isOrder = it.key().endsWith(QStringLiteral(".order"));
        if (isOrder && common(it->toArray(), now.toArray()) == common(now.toArray(), it->toArray()))
            continue;
        if (now != *it)
            changes.insert(it.key(), {it.key(), *it, now});
    }
    for (auto it = fresh.cbegin(); it != fresh.cend(); ++it) {
        const bool isOrder = it.key().endsWith(QStringLiteral(".order"));
        if (!old.contains(it.key()) && !isOrder)
            changes.insert(it.key(), {it.key(), nothing, *it});
    }
    return changes.values();
}

QByteArray releaseTextSchema()
{
    QJsonObject schema = json::schemaOf<ReleaseText>();
    schema.insert(QStringLiteral("$schema"), QStringLiteral("https://json-schema.org/draft/2020-12/schema"));
    schema.insert(QStringLiteral("title"), QStringLiteral("A release of Release Desk, format 1"));
    return QJsonDocument(schema).toJson();
}

} // namespace releasedesk::documents
