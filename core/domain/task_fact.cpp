// SPDX-License-Identifier: Apache-2.0
#include "core/domain/task_fact.h"

#include <QCoreApplication>

#include <iterator>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskFact)
};

using namespace Qt::StringLiterals;

QString joined(const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(u" · "_s);
}

int sizeOf(const QJsonValue &list)
{
    return static_cast<int>(list.toArray().size());
}

QString spanText(qint64 milliseconds)
{
    const qint64 seconds = (milliseconds + 500) / 1000;
    if (seconds < 120)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < 7200)
        return Text::tr("%1 min").arg((seconds + 30) / 60);
    return Text::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

//! What a kind says of its fields; empty: they are not those it writes.
using Teller = QString (*)(const QJsonObject &parameters, const QJsonObject &output);

QString tellLock(const QJsonObject &parameters, const QJsonObject &output)
{
    const QString version = parameters.value(u"version").toString();
    if (!output.contains(u"issueCount"))
        return {};
    return Text::tr("%n issue(s) of %1 unchanged, version locked", nullptr, output.value(u"issueCount").toInt())
        .arg(version);
}

QString tellTransition(const QJsonObject &parameters, const QJsonObject &output)
{
    if (!output.contains(u"unchanged"))
        return {};
    return Text::tr("%1 moved to “%2”, %3 were there already")
        .arg(QString::number(sizeOf(output.value(u"moved"))), parameters.value(u"status").toString(),
             QString::number(sizeOf(output.value(u"unchanged"))));
}

QString tellComment(const QJsonObject & /*parameters*/, const QJsonObject &output)
{
    return output.contains(u"commented")
        ? Text::tr("%n issue(s) commented", nullptr, output.value(u"commented").toInt())
        : QString();
}

QString tellVersion(const QJsonObject &parameters, const QJsonObject &output)
{
    if (!output.value(u"released").toBool())
        return {};
    const QString name = parameters.value(u"version").toString();
    const QString date = output.value(u"releaseDate").toString();
    const QString what = output.value(u"unchanged").toBool()
        ? Text::tr("%1 had been released in Jira already (%2); left as it is").arg(name, date)
        : Text::tr("%1 released in Jira on %2").arg(name, date);
    const int moved = sizeOf(output.value(u"moved"));
    return moved == 0
        ? what
        : joined({what, Text::tr("%n issue(s) moved to %1", nullptr, moved).arg(output.value(u"movedTo").toString())});
}

QString tellNotes(const QJsonObject & /*parameters*/, const QJsonObject &output)
{
    return output.contains(u"lines")
        ? joined({output.value(u"file").toString(), Text::tr("%n line(s)", nullptr, output.value(u"lines").toInt())})
        : QString();
}

QString tellMail(const QJsonObject & /*parameters*/, const QJsonObject &output)
{
    if (!output.contains(u"accepted"))
        return {};
    const int refused = sizeOf(output.value(u"refused"));
    return joined({Text::tr("%n recipient(s)", nullptr, sizeOf(output.value(u"accepted"))),
                   refused > 0 ? Text::tr("%n refused", nullptr, refused) : QString()});
}

QString tellBuild(const QJsonObject & /*parameters*/, const QJsonObject &output)
{
    return output.contains(u"durationMs") ? joined({output.value(u"buildNumber").toVariant().toString(),
                                                    spanText(output.value(u"durationMs").toInteger())})
                                          : QString();
}

QString tellGate(const QJsonObject & /*parameters*/, const QJsonObject &output)
{
    return output.contains(u"checks")
        ? joined({Text::tr("well after %n check(s)", nullptr, output.value(u"checks").toInt()),
                  output.value(u"lastValue").toString()})
        : QString();
}

QString tellCommand(const QJsonObject & /*parameters*/, const QJsonObject &output)
{
    return output.contains(u"exitCode") ? Text::tr("exit code %1").arg(output.value(u"exitCode").toInt()) : QString();
}

QString tellDependency(const QJsonObject &parameters, const QJsonObject &output)
{
    const QString state = output.value(u"state").toString();
    const QString seen = state == u"reached" ? Text::tr("reached")
        : state == u"lost"                   ? Text::tr("cannot be reached any more")
        : state == u"failed"                 ? Text::tr("failed")
                                             : QString();
    const QString release = joined({parameters.value(u"project").toString(), parameters.value(u"version").toString()});
    return seen.isEmpty() || release.isEmpty()
        ? QString()
        : Text::tr("%1: %2").arg(QString(release).replace(u" · "_s, u" "_s), seen);
}

struct Kind {
    const char16_t *name;
    Teller tell;
};

constexpr Kind kinds[] = {
    {u"jira.scope_lock", tellLock}, {u"jira.transition", tellTransition},
    {u"jira.comment", tellComment}, {u"jira.version_release", tellVersion},
    {u"notes.publish", tellNotes},  {u"mail.send", tellMail},
    {u"jenkins.build", tellBuild},  {u"gate.check", tellGate},
    {u"command.run", tellCommand},  {u"gate.dependency", tellDependency},
};

} // namespace

QString factOf(const QString &kind, const QJsonObject &parameters, const QJsonObject &output, const QString &recorded)
{
    if (output.isEmpty())
        return recorded;
    for (const Kind &each : kinds) {
        if (kind != QStringView(each.name))
            continue;
        const QString fact = each.tell(parameters, output);
        return fact.isEmpty() ? recorded : fact;
    }
    return recorded;
}

QString taskFact(const Task &task, const TaskRun &run)
{
    if (run.state != TaskState::Succeeded || run.isByHand)
        return run.summary;
    const QJsonObject &resolved = run.attempts.isEmpty() ? task.parameters : run.attempts.last().parameters;
    const QJsonObject &parameters = resolved.isEmpty() ? task.parameters : resolved;
    if (run.startedAt.isValid() && run.finishedAt.isValid() && !run.output.isEmpty()) {
        const QString lasted = spanText(run.startedAt.msecsTo(run.finishedAt));
        if (task.kind == u"time.wait"_s)
            return Text::tr("waited %1").arg(lasted);
    }
    return factOf(task.kind, parameters, run.output, run.summary);
}

} // namespace releasedesk::domain
