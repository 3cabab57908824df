// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/time_option.h"
#include "core/base/shown_zone.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString shown(const QDateTime &at)
{
    return inShownZone(at).toString(u"yyyy-MM-dd HH:mm"_s);
}

QStringList namesOf(const QList<EnvironmentId> &environments)
{
    QStringList names;
    for (const EnvironmentId &id : environments)
        names.append(id.value());
    return names;
}

QJsonObject jsonOf(const domain::Freeze &freeze, qsizetype number)
{
    return {{u"number"_s, number},
            {u"from"_s, freeze.from.toUTC().toString(Qt::ISODate)},
            {u"until"_s, freeze.until.toUTC().toString(Qt::ISODate)},
            {u"environments"_s, QJsonArray::fromStringList(namesOf(freeze.environments))},
            {u"reason"_s, freeze.reason},
            {u"owner"_s, freeze.owner.value()},
            {u"exceptions"_s, QJsonArray::fromStringList(freeze.exceptions)}};
}

void print(const Invocation &invocation, const QList<domain::Freeze> &freezes)
{
    QJsonArray json;
    QList<QStringList> rows;
    for (qsizetype i = 0; i < freezes.size(); ++i) {
        const domain::Freeze &each = freezes.at(i);
        json.append(jsonOf(each, i + 1));
        const QString where
            = each.environments.isEmpty() ? Text::tr("everywhere") : namesOf(each.environments).join(u", "_s);
        rows.append({QString::number(i + 1), shown(each.from), shown(each.until), where, each.reason,
                     each.exceptions.join(u", "_s)});
    }
    invocation.console.printTable(u"freezes"_s, json,
                                  {Text::tr("Number"), Text::tr("From"), Text::tr("Until"), Text::tr("Where"),
                                   Text::tr("Reason"), Text::tr("Exceptions")},
                                  rows);
}

} // namespace

QCoro::Task<ExitCode> freezeList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"freeze list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    print(invocation, (*open)->room->directory().freezes);
    co_return Done;
}

QCoro::Task<ExitCode> freezeAdd(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"from"_s, {}, u"TIME"_s},
                       {u"until"_s, {}, u"TIME"_s},
                       {u"reason"_s, {}, u"TEXT"_s},
                       {u"env"_s, {}, u"ID"_s},
                       {u"project"_s, {}, u"ID"_s},
                       {u"except"_s, {}, u"RELEASE"_s}});
    if (!parse(parser, invocation,
               u"freeze add --from TIME --until TIME --reason TEXT [--env ID]… [--project ID]… [--except "
               "PROJECT/VERSION]…"_s,
               0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto from = timeOption(u"--from"_s, parser.value(u"from"_s));
    if (!from)
        co_return invocation.console.fail(from.error());
    const auto until = timeOption(u"--until"_s, parser.value(u"until"_s));
    if (!until)
        co_return invocation.console.fail(until.error());
    domain::Freeze freeze;
    freeze.from = *from;
    freeze.until = *until;
    freeze.reason = parser.value(u"reason"_s).trimmed();
    freeze.owner = (*open)->session->person();
    freeze.exceptions = parser.values(u"except"_s);
    const QStringList environments = parser.values(u"env"_s);
    for (const QString &id : environments)
        freeze.environments.append(EnvironmentId(id));
    const QStringList projects = parser.values(u"project"_s);
    for (const QString &id : projects)
        freeze.projects.append(ProjectId(id));
    app::EngineRoom &room = *(*open)->room;
    if (const auto saved = co_await room.changePeople(approvals::SetFreeze{freeze}, freeze.owner); !saved)
        co_return invocation.console.fail(saved.error());
    print(invocation, room.directory().freezes);
    co_return Done;
}

//! The freeze that “freeze list” shows under \p text.
Result<domain::Freeze> freezeAt(const QList<domain::Freeze> &freezes, const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 1 || number > freezes.size())
        return failure(ErrorCode::NotFound,
                       Text::tr("There is no freeze %1. “rdesk freeze list” numbers them.").arg(text));
    return freezes.at(number - 1);
}

QCoro::Task<ExitCode> freezeExcept(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"freeze except NUMBER PROJECT/VERSION"_s, 2, 2))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    app::EngineRoom &room = *(*open)->room;
    const auto before = freezeAt(room.directory().freezes, parser.positionalArguments().first());
    if (!before)
        co_return invocation.console.fail(before.error());
    domain::Freeze freeze = *before;
    const QString release = parser.positionalArguments().last();
    if (!freeze.exceptions.contains(release))
        freeze.exceptions.append(release);
    const approvals::SetFreeze wish{freeze, approvals::freezeId(*before)};
    if (const auto saved = co_await room.changePeople(wish, (*open)->session->person()); !saved)
        co_return invocation.console.fail(saved.error());
    print(invocation, room.directory().freezes);
    co_return Done;
}

QCoro::Task<ExitCode> freezeRemove(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"reason"_s, {}, u"TEXT"_s});
    if (!parse(parser, invocation, u"freeze remove NUMBER --reason TEXT"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    app::EngineRoom &room = *(*open)->room;
    const auto freeze = freezeAt(room.directory().freezes, parser.positionalArguments().first());
    if (!freeze)
        co_return invocation.console.fail(freeze.error());
    const approvals::LiftFreeze wish{approvals::freezeId(*freeze), parser.value(u"reason"_s)};
    if (const auto lifted = co_await room.changePeople(wish, (*open)->session->person()); !lifted)
        co_return invocation.console.fail(lifted.error());
    print(invocation, room.directory().freezes);
    co_return Done;
}

} // namespace releasedesk::cli
