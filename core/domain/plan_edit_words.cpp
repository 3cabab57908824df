// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit_words.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanEditWords)
};

constexpr qsizetype longestWord = 80;

//! In one line, however it was written: a line break would look like another step.
QString shown(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > longestWord ? QString(line.left(longestWord) + u'…') : line;
}

QString titleOf(const Task &task)
{
    return shown(task.title.isEmpty() ? task.id.value() : task.title);
}

QString titleOf(const Plan &plan, const TaskId &id)
{
    const Task *const task = plan.task(id);
    return task ? titleOf(*task) : shown(id.value());
}

QString nameOf(const Phase &phase)
{
    return shown(phase.name.isEmpty() ? phase.id.value() : phase.name);
}

QString placeOf(const Plan &plan, const PhaseId &id)
{
    if (id.isEmpty())
        return Text::tr("the rollback lane");
    const Phase *const phase = plan.phase(id);
    return phase ? nameOf(*phase) : shown(id.value());
}

QString shown(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()))
        return QStringLiteral("–");
    if (value.isString())
        return shown(value.toString());
    const QByteArray bytes = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return shown(QString::fromUtf8(bytes.mid(1, bytes.size() - 2)));
}

//! "timeoutMinutes: 30 → 37" for everything that is not the same.
QStringList differences(const QJsonObject &before, const QJsonObject &after, const QString &prefix = {})
{
    QStringList keys = before.keys();
    for (const QString &key : after.keys()) {
        if (!before.contains(key))
            keys.append(key);
    }
    QStringList found;
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue was = before.value(key);
        const QJsonValue is = after.value(key);
        if (was == is)
            continue;
        const QString name = shown(QString(prefix + key));
        if (was.isObject() && is.isObject() && prefix.isEmpty())
            found += differences(was.toObject(), is.toObject(), QString(key + u'.'));
        else
            found.append(Text::tr("%1: %2 → %3", "setting, before, after").arg(name, shown(was), shown(is)));
    }
    return found;
}

template<typename Thing>
QString listed(const QList<Thing> &before, const QList<Thing> &after, QString (*name)(const Thing &))
{
    QStringList found;
    for (const Thing &each : before) {
        if (!after.contains(each))
            found.append(Text::tr("without %1").arg(name(each)));
    }
    for (const Thing &each : after) {
        if (!before.contains(each))
            found.append(Text::tr("with %1").arg(name(each)));
    }
    return found.join(QStringLiteral(", "));
}

struct Words {
    const Plan &plan;

    QString operator()(const AddTask &edit) const
    {
        return Text::tr("Add “%1” (%2) to %3")
            .arg(titleOf(edit.task), shown(edit.task.kind), placeOf(plan, edit.task.phase));
    }
    QString operator()(const RemoveTask &edit) const { return Text::tr("Remove “%1”").arg(titleOf(plan, edit.task)); }
    QString operator()(const ChangeTask &edit) const
    {
        const Task *const before = plan.task(edit.task.id);
        QJsonObject was = before ? toJson(*before) : QJsonObject();
        QJsonObject is = toJson(edit.task);
        for (const QString &place : {QStringLiteral("id"), QStringLiteral("phase")}) {
            was.remove(place);
            is.remove(place);
        }
        return Text::tr("Change “%1”: %2")
            .arg(titleOf(plan, edit.task.id), differences(was, is).join(QStringLiteral(", ")));
    }
    QString operator()(const MoveTask &edit) const
    {
        return Text::tr("Move “%1” to %2").arg(titleOf(plan, edit.task), placeOf(plan, edit.phase));
    }
    QString operator()(const Connect &edit) const
    {
        return Text::tr("Let “%1” wait for “%2”").arg(titleOf(plan, edit.edge.to), titleOf(plan, edit.edge.from));
    }
    QString operator()(const Disconnect &edit) const
    {
        return Text::tr("Do not let “%1” wait for “%2”")
            .arg(titleOf(plan, edit.edge.to), titleOf(plan, edit.edge.from));
    }
    QString operator()(const AddPhase &edit) const { return Text::tr("Add the phase “%1”").arg(nameOf(edit.phase)); }
    QString operator()(const RemovePhase &edit) const
    {
        return Text::tr("Remove the phase “%1”").arg(placeOf(plan, edit.phase));
    }
    QString operator()(const ChangePhase &edit) const
    {
        const Phase *const before = plan.phase(edit.phase.id);
        const QStringList changed = differences(before ? toJson(*before) : QJsonObject(), toJson(edit.phase));
        return Text::tr("Change the phase “%1”: %2")
            .arg(placeOf(plan, edit.phase.id), changed.join(QStringLiteral(", ")));
    }
    QString operator()(const SetVariables &edit) const
    {
        const auto name = [](const Variable &each) { return QString(shown(each.name) + u'=' + shown(each.value)); };
        return Text::tr("Change the variables: %1").arg(listed<Variable>(plan.variables, edit.variables, name));
    }
    QString operator()(const SetPolicies &edit) const
    {
        const auto name
            = [](const Policy &each) { return QString(shown(each.rule) + u'=' + shown(json::write(each.level))); };
        return Text::tr("Change what the checks forbid: %1").arg(listed<Policy>(plan.policies, edit.policies, name));
    }
};

} // namespace

QStringList wordsOf(Plan plan, const QList<PlanEdit> &edits)
{
    QStringList words;
    for (const PlanEdit &edit : edits) {
        words.append(std::visit(Words{plan}, edit));
        (void)applyEdit(plan, edit); // one that does not fit changes nothing
    }
    return words;
}

} // namespace releasedesk::domain
