// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/update_rows.h"

#include "core/domain/task_kind.h"
#include "ui/wording/rule_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UpdateRows)
};

constexpr qsizetype longestValue = 120;

struct FieldName {
    const char *field;
    const char *words;
};

constexpr std::array fieldNames{
    FieldName{"title", QT_TRANSLATE_NOOP("UpdateRows", "Name")},
    FieldName{"kind", QT_TRANSLATE_NOOP("UpdateRows", "Kind")},
    FieldName{"phase", QT_TRANSLATE_NOOP("UpdateRows", "Phase")},
    FieldName{"environment", QT_TRANSLATE_NOOP("UpdateRows", "Environment")},
    FieldName{"performer", QT_TRANSLATE_NOOP("UpdateRows", "Performer")},
    FieldName{"verifier", QT_TRANSLATE_NOOP("UpdateRows", "Verifier")},
    FieldName{"undoes", QT_TRANSLATE_NOOP("UpdateRows", "Takes back")},
    FieldName{"onFailure", QT_TRANSLATE_NOOP("UpdateRows", "On failure")},
    FieldName{"durationMinutes", QT_TRANSLATE_NOOP("UpdateRows", "Planned minutes")},
    FieldName{"timeoutMinutes", QT_TRANSLATE_NOOP("UpdateRows", "Time limit in minutes")},
    FieldName{"retries", QT_TRANSLATE_NOOP("UpdateRows", "Retries")},
    FieldName{"retry", QT_TRANSLATE_NOOP("UpdateRows", "Pauses between retries")},
    FieldName{"skippable", QT_TRANSLATE_NOOP("UpdateRows", "May be skipped")},
    FieldName{"precondition", QT_TRANSLATE_NOOP("UpdateRows", "Condition")},
    FieldName{"whenFalse", QT_TRANSLATE_NOOP("UpdateRows", "When the condition is false")},
    FieldName{"heartbeatSeconds", QT_TRANSLATE_NOOP("UpdateRows", "Longest silence in seconds")},
    FieldName{"advanceForbidden", QT_TRANSLATE_NOOP("UpdateRows", "Not before its turn")},
    FieldName{"name", QT_TRANSLATE_NOOP("UpdateRows", "Name")},
    FieldName{"beforeApproval", QT_TRANSLATE_NOOP("UpdateRows", "May run before sign-off")},
};

//! "durationMinutes" or "parameters.job" in words.
QString wordsOf(const QString &field, const QString &kind)
{
    if (field.startsWith(u"parameters.")) {
        const QString name = field.section(u'.', 1, 1);
        if (const auto known = taskKind(kind)) {
            const auto found = std::ranges::find(known->parameters, name, &ParameterInfo::name);
            if (found != known->parameters.end())
                return found->label;
        }
        return name;
    }
    const auto known = std::ranges::find_if(
        fieldNames, [&field](const FieldName &each) { return field == QLatin1String(each.field); });
    return known == fieldNames.end() ? field : Text::tr(known->words);
}

QString shown(const QJsonValue &value)
{
    QString text;
    if (value.isUndefined() || value.isNull())
        return QStringLiteral("–");
    if (value.isBool())
        return value.toBool() ? Text::tr("yes") : Text::tr("no");
    if (value.isString()) {
        text = value.toString();
    } else {
        const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        text = QString::fromUtf8(json.sliced(1, json.size() - 2));
    }
    if (text.isEmpty())
        return QStringLiteral("–");
    return text.size() > longestValue ? QString(text.left(longestValue) + u'…') : text;
}

//! The fields of two objects that differ; those of the parameters one by one.
QStringList differing(const QJsonObject &a, const QJsonObject &b)
{
    QStringList names = a.keys() + b.keys();
    names.sort();
    names.removeDuplicates();
    QStringList found;
    for (const QString &name : std::as_const(names)) {
        if (a.value(name) == b.value(name))
            continue;
        if (name == u"parameters") {
            for (const QString &each : differing(a.value(name).toObject(), b.value(name).toObject()))
                found.append(QString(QStringLiteral("parameters.") + each));
        } else {
            found.append(name);
        }
    }
    return found;
}

QJsonValue valueAt(const QJsonObject &object, const QString &field)
{
    if (field.startsWith(u"parameters."))
        return object.value(u"parameters").toObject().value(field.section(u'.', 1));
    return object.value(field);
}

class Rows
{
public:
    Rows(const Plan &base, const Plan &draft, const Plan &update)
        : m_base(base)
        , m_plan(draft)
        , m_update(update)
    {
    }

    QList<UpdateRow> run(const templates::TemplateUpdate &merged)
    {
        for (const PlanEdit &edit : merged.edits) {
            std::visit([this](const auto &each) { tell(each); }, edit);
            (void)applyEdit(m_plan, edit);
        }
        for (const templates::UpdateConflict &each : merged.conflicts)
            tell(each);
        return m_rows;
    }

private:
    const Task *find(const TaskId &id) const
    {
        for (const Plan *const plan : {&m_plan, &m_base, &m_update}) {
            if (const Task *const task = plan->task(id))
                return task;
        }
        return nullptr;
    }

    QString nameOf(const TaskId &id) const
    {
        const Task *const task = find(id);
        return task ? task->title : id.value();
    }

    QString nameOf(const PhaseId &id) const
    {
        if (id.isEmpty())
            return Text::tr("Rollback lane");
        for (const Plan *const plan : {&m_plan, &m_base, &m_update}) {
            if (const Phase *const phase = plan->phase(id))
                return phase->name;
        }
        return id.value();
    }

    QString nameOf(const Edge &edge) const { return QString(nameOf(edge.from) + u" → " + nameOf(edge.to)); }

    void tellFields(const QString &name, const QString &kind, const QJsonObject &before, const QJsonObject &here,
                    const QJsonObject &update)
    {
        for (const QString &field : differing(here, update))
            m_rows.append({name + QStringLiteral(" · ") + wordsOf(field, kind), shown(valueAt(before, field)),
                           shown(valueAt(here, field)), shown(valueAt(update, field))});
    }

    void tell(const AddTask &edit)
    {
        const QString place = nameOf(edit.task.phase);
        m_rows.append({edit.task.title, none(), none(), Text::tr("new, in %1").arg(place)});
    }

    void tell(const RemoveTask &edit)
    {
        m_rows.append({nameOf(edit.task), Text::tr("there"), Text::tr("there"), Text::tr("taken out")});
    }

    void tell(const ChangeTask &edit)
    {
        const Task *const here = m_plan.task(edit.task.id);
        if (!here)
            return;
        const Task *const before = m_base.task(edit.task.id);
        tellFields(here->title, here->kind, before ? toJson(*before) : QJsonObject(), toJson(*here), toJson(edit.task));
    }

    void tell(const MoveTask &edit)
    {
        const Task *const here = m_plan.task(edit.task);
        const Task *const before = m_base.task(edit.task);
        if (here)
            m_rows.append({here->title + QStringLiteral(" · ") + wordsOf(QStringLiteral("phase"), {}),
                           before ? nameOf(before->phase) : none(), nameOf(here->phase), nameOf(edit.phase)});
    }

    void tell(const Connect &edit) { m_rows.append({nameOf(edit.edge), none(), none(), Text::tr("connected")}); }

    void tell(const Disconnect &edit)
    {
        m_rows.append({nameOf(edit.edge), Text::tr("connected"), Text::tr("connected"), Text::tr("not connected")});
    }

    void tell(const AddPhase &edit) { m_rows.append({edit.phase.name, none(), none(), Text::tr("new phase")}); }

    void tell(const RemovePhase &edit)
    {
        m_rows.append({nameOf(edit.phase), Text::tr("there"), Text::tr("there"), Text::tr("taken out")});
    }

    void tell(const ChangePhase &edit)
    {
        const Phase *const here = m_plan.phase(edit.phase.id);
        const Phase *const before = m_base.phase(edit.phase.id);
        if (here)
            tellFields(here->name, {}, before ? toJson(*before) : QJsonObject(), toJson(*here), toJson(edit.phase));
    }

    void tell(const SetVariables &edit)
    {
        m_rows.append(
            {Text::tr("Variables"), namesOf(m_base.variables), namesOf(m_plan.variables), namesOf(edit.variables)});
    }

    void tell(const SetPolicies &edit)
    {
        m_rows.append(
            {Text::tr("Policies"), rulesOf(m_base.policies), rulesOf(m_plan.policies), rulesOf(edit.policies)});
    }

    //! "Way back (L4): error, Fixed version (L16): off"
    static QString rulesOf(const QList<Policy> &policies)
    {
        QStringList rules;
        for (const Policy &each : policies)
            rules.append(QStringLiteral("%1 (%2): %3").arg(ruleWord(each.rule), each.rule, levelWord(each.level)));
        return rules.join(QStringLiteral(", "));
    }

    static QString levelWord(PolicyLevel level)
    {
        switch (level) {
        case PolicyLevel::Off:
            return Text::tr("off", "policy");
        case PolicyLevel::Information:
            return Text::tr("information", "policy");
        case PolicyLevel::Warning:
            return Text::tr("warning", "policy");
        case PolicyLevel::Error:
            return Text::tr("error", "policy");
        }
        Q_UNREACHABLE();
    }

    //! Of its path "tasks[build].durationMinutes" the task and the field.
    void tell(const templates::UpdateConflict &conflict)
    {
        static const QRegularExpression path(QStringLiteral("^(tasks|phases|edges)\\[([^\\]]*)\\](?:\\.(.*))?$"));
        const QRegularExpressionMatch match = path.match(conflict.path);
        QString what = conflict.path == u"variables" ? Text::tr("Variables") : conflict.path;
        if (match.hasMatch()) {
            const QString id = match.captured(2);
            const QString field = match.captured(3);
            if (match.captured(1) == u"edges")
                what = nameOf(
                    Edge{TaskId(id.section(QStringLiteral(", "), 0, 0)), TaskId(id.section(QStringLiteral(", "), 1))});
            else
                what = match.captured(1) == u"tasks" ? nameOf(TaskId(id)) : nameOf(PhaseId(id));
            const Task *const task = find(TaskId(id));
            if (!field.isEmpty())
                what += QStringLiteral(" · ") + wordsOf(field, task ? task->kind : QString());
        }
        const bool isWhole = match.hasMatch() && match.captured(3).isEmpty();
        const auto words = [&](const QJsonValue &value) {
            if (!isWhole)
                return shown(value);
            return value.isUndefined() || value.isNull() ? Text::tr("not there") : Text::tr("there");
        };
        m_rows.append({what, words(conflict.before), words(conflict.draft), words(conflict.update), true, conflict.path,
                       conflict.mayTake});
    }

    static QString none() { return QStringLiteral("–"); }

    static QString namesOf(const QList<Variable> &variables)
    {
        QStringList names;
        for (const Variable &each : variables)
            names.append(each.name);
        return shown(QJsonValue(names.join(QStringLiteral(", "))));
    }

    const Plan &m_base;
    Plan m_plan; //!< the draft as it becomes
    const Plan &m_update;
    QList<UpdateRow> m_rows;
};

} // namespace

QList<UpdateRow> updateRows(const Plan &base, const Plan &draft, const Plan &update,
                            const templates::TemplateUpdate &merged)
{
    return Rows(base, draft, update).run(merged);
}

} // namespace releasedesk::ui
