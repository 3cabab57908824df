// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/key_ring.h"
#include "app/cli/release_json.h"
#include "app/cli/time_option.h"
#include "app/shared/key_desk.h"
#include "core/base/clock.h"
#include "core/base/shown_zone.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QJsonObject keyJson(const signing::PublicKey &key)
{
    return {{u"key"_s, key.id},
            {u"person"_s, key.person.value()},
            {u"from"_s, json::write(key.from)},
            {u"until"_s, json::write(key.until)},
            {u"revokedAt"_s, json::write(key.revokedAt)},
            {u"reason"_s, key.reason}};
}

QJsonObject delegationJson(const domain::Delegation &each)
{
    return {{u"id"_s, each.id},
            {u"absent"_s, each.absent.value()},
            {u"delegate"_s, each.delegate.value()},
            {u"from"_s, json::write(each.from)},
            {u"until"_s, json::write(each.until)},
            {u"projects"_s, json::write(each.projects)},
            {u"reason"_s, each.reason},
            {u"endedAt"_s, json::write(each.endedAt)}};
}

QString shown(const QDateTime &at)
{
    return at.isValid() ? inShownZone(at).toString(u"yyyy-MM-dd HH:mm"_s) : QString();
}

} // namespace

QCoro::Task<ExitCode> peopleList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"people list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const domain::Directory directory = (*open)->room->directory();
    const QDateTime now = SystemClock().utcNow();
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::Person &person : directory.people) {
        QStringList roles;
        for (const domain::Role role : person.roles)
            roles.append(json::nameOf(role));
        QStringList groups;
        for (const domain::PersonGroup &group : directory.groups) {
            if (group.people.contains(person.id))
                groups.append(group.id);
        }
        const auto away = std::ranges::find_if(directory.delegations, [&](const domain::Delegation &each) {
            return each.absent == person.id && each.from <= now && now < each.until && !each.endedAt.isValid();
        });
        const bool isAway = away != directory.delegations.end();
        const bool hasKey = directory.keys.inForce(person.id, now) != nullptr;
        json.append(QJsonObject{{u"id"_s, person.id.value()},
                                {u"name"_s, person.name},
                                {u"title"_s, person.title},
                                {u"roles"_s, QJsonArray::fromStringList(roles)},
                                {u"groups"_s, QJsonArray::fromStringList(groups)},
                                {u"hasKey"_s, hasKey},
                                {u"awayUntil"_s, isAway ? json::write(away->until) : QJsonValue()},
                                {u"delegate"_s, isAway ? QJsonValue(away->delegate.value()) : QJsonValue()}});
        rows.append({person.id.value(), directory.nameOf(person.id), person.title, roles.join(u", "_s),
                     groups.join(u", "_s), hasKey ? Text::tr("yes") : Text::tr("no"),
                     isAway ? Text::tr("%1 acts until %2").arg(directory.nameOf(away->delegate), shown(away->until))
                            : QString()});
    }
    invocation.console.printTable(u"people"_s, json,
                                  {Text::tr("Account"), Text::tr("Person"), Text::tr("Title"), Text::tr("Roles"),
                                   Text::tr("Groups"), Text::tr("Key"), Text::tr("Away")},
                                  rows);
    co_return Done;
}

QCoro::Task<ExitCode> keyNew(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"passphrase-env"_s, {}, u"NAME"_s});
    if (!parse(parser, invocation, u"key new [--passphrase-env NAME]"_s, 0, 0))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return console.fail(open.error());
    const PersonId person = (*open)->session->person();
    const auto passphrase
        = askPassphrase(parser.value(u"passphrase-env"_s), Text::tr("Passphrase for your signing key:"));
    if (!passphrase)
        co_return console.fail(passphrase.error());
    const auto made = co_await app::makeKey(*(*open)->room, person, *passphrase, *passphrase);
    if (!made)
        co_return console.fail(made.error());
    console.print({{u"key"_s, made->id}, {u"person"_s, person.value()}, {u"file"_s, made->file}},
                  Text::tr("Your key %1 is registered and kept in %2.").arg(made->id, made->file));
    co_return Done;
}

QCoro::Task<ExitCode> keyList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"key list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    QJsonArray json;
    QList<QStringList> rows;
    const domain::Directory directory = (*open)->room->directory();
    for (const signing::PublicKey &key : directory.keys.keys()) {
        json.append(keyJson(key));
        rows.append({key.id, directory.nameOf(key.person), shown(key.from),
                     shown(key.revokedAt.isValid() ? key.revokedAt : key.until), key.reason});
    }
    invocation.console.printTable(
        u"keys"_s, json,
        {Text::tr("Key"), Text::tr("Person"), Text::tr("From"), Text::tr("Until"), Text::tr("Revoked because")}, rows);
    co_return Done;
}

QCoro::Task<ExitCode> keyRevoke(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"reason"_s, {}, u"TEXT"_s}, {u"passphrase-env"_s, {}, u"NAME"_s}});
    if (!parse(parser, invocation, u"key revoke KEY --reason TEXT [--passphrase-env NAME]"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const QString key = parser.positionalArguments().first();
    const PersonId person = (*open)->session->person();
    Secret passphrase;
    if (app::needsPassphraseToRevoke(*(*open)->room, person, key)) { // it agrees to its own end
        const auto asked
            = askPassphrase(parser.value(u"passphrase-env"_s), Text::tr("Passphrase for your signing key:"));
        if (!asked)
            co_return invocation.console.fail(asked.error());
        passphrase = *asked;
    }
    const auto done = co_await app::revokeKey(*(*open)->room, person, key, parser.value(u"reason"_s), passphrase);
    if (!done)
        co_return invocation.console.fail(done.error());
    invocation.console.print({{u"key"_s, key}}, Text::tr("The key %1 signs no longer.").arg(key));
    co_return Done;
}

QCoro::Task<ExitCode> delegateAdd(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"from"_s, {}, u"TIME"_s},
                       {u"until"_s, {}, u"TIME"_s},
                       {u"reason"_s, {}, u"TEXT"_s},
                       {u"project"_s, {}, u"ID"_s}});
    if (!parse(parser, invocation, u"delegate add PERSON --until TIME --reason TEXT [--from TIME] [--project ID]…"_s, 1,
               1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const PersonId delegate(parser.positionalArguments().first());
    const domain::Directory directory = (*open)->room->directory();
    if (!directory.person(delegate)) {
        QStringList known;
        for (const domain::Person &each : directory.people)
            known.append(each.id.value());
        co_return invocation.console.fail({ErrorCode::NotFound,
                                           Text::tr("There is nobody “%1” in this workspace. There are: %2.")
                                               .arg(delegate.value(), known.join(u", "_s)),
                                           {}});
    }
    const auto until = timeOption(u"--until"_s, parser.value(u"until"_s));
    if (!until)
        co_return invocation.console.fail(until.error());
    const auto from = parser.isSet(u"from"_s) ? timeOption(u"--from"_s, parser.value(u"from"_s))
                                              : Result<QDateTime>(SystemClock().utcNow());
    if (!from)
        co_return invocation.console.fail(from.error());
    domain::Delegation wish{QUuid::createUuid().toString(QUuid::WithoutBraces).left(8), (*open)->session->person(),
                            delegate};
    wish.from = *from;
    wish.until = *until;
    wish.reason = parser.value(u"reason"_s);
    for (const QString &project : parser.values(u"project"_s))
        wish.projects.append(ProjectId(project));
    const auto done = co_await (*open)->room->changePeople(approvals::MakeDelegation{wish}, (*open)->session->person());
    if (!done)
        co_return invocation.console.fail(done.error());
    invocation.console.print({{u"delegation"_s, delegationJson((*open)->room->directory().delegations.last())}},
                             Text::tr("%1 acts for you until %2 (%3).")
                                 .arg((*open)->room->directory().nameOf(wish.delegate), shown(wish.until), wish.id));
    co_return Done;
}

QCoro::Task<ExitCode> delegateList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"delegate list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    QJsonArray json;
    QList<QStringList> rows;
    const domain::Directory directory = (*open)->room->directory();
    for (const domain::Delegation &each : directory.delegations) {
        json.append(delegationJson(each));
        rows.append({each.id, directory.nameOf(each.absent), directory.nameOf(each.delegate), shown(each.from),
                     shown(each.endedAt.isValid() ? each.endedAt : each.until), each.reason});
    }
    invocation.console.printTable(u"delegations"_s, json,
                                  {Text::tr("Delegation"), Text::tr("Absent"), Text::tr("Acts"), Text::tr("From"),
                                   Text::tr("Until"), Text::tr("Reason")},
                                  rows);
    co_return Done;
}

QCoro::Task<ExitCode> delegateEnd(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"delegate end DELEGATION"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const QString id = parser.positionalArguments().first();
    const auto done = co_await (*open)->room->changePeople(approvals::EndDelegation{id}, (*open)->session->person());
    if (!done)
        co_return invocation.console.fail(done.error());
    invocation.console.print({{u"delegation"_s, id}}, Text::tr("The delegation %1 has ended.").arg(id));
    co_return Done;
}

} // namespace releasedesk::cli
