// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! One change of the people of the workspace, as whoever is signed in; \p make reads the arguments.
template<typename Make>
QCoro::Task<ExitCode> changeDirectory(Invocation invocation, Make make, QString done)
{
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    Result<approvals::PeopleCommand> command = make((*open)->room->directory(), (*open)->session->person());
    if (!command)
        co_return invocation.console.fail(command.error());
    const auto changed = co_await (*open)->room->changePeople(*command, (*open)->session->person());
    if (!changed)
        co_return invocation.console.fail(changed.error());
    invocation.console.print({{u"done"_s, true}}, done);
    co_return Done;
}

void addDescription(QCommandLineParser &parser)
{
    parser.addOptions({{u"name"_s, {}, u"NAME"_s},
                       {u"name-ko"_s, {}, u"NAME"_s},
                       {u"title"_s, {}, u"TITLE"_s},
                       {u"title-ko"_s, {}, u"TITLE"_s},
                       {u"department"_s, {}, u"NAME"_s},
                       {u"mail"_s, {}, u"ADDRESS"_s},
                       {u"role"_s, {}, u"ROLE"_s},
                       {u"linked-to"_s, {}, u"PERSON"_s}});
}

//! What the options say over what is known; "--role none" takes every role away.
Result<domain::Person> described(const QCommandLineParser &parser, domain::Person person)
{
    const auto take = [&](const QString &option, QString &field) {
        if (parser.isSet(option))
            field = parser.value(option);
    };
    take(u"name"_s, person.name);
    take(u"name-ko"_s, person.nameKo);
    take(u"title"_s, person.title);
    take(u"title-ko"_s, person.titleKo);
    take(u"department"_s, person.department);
    take(u"mail"_s, person.mail);
    if (parser.isSet(u"linked-to"_s))
        person.linkedTo = PersonId(parser.value(u"linked-to"_s));
    if (!parser.isSet(u"role"_s))
        return person;
    person.roles.clear();
    for (const QString &name : parser.values(u"role"_s)) {
        const auto role = json::fromName<domain::Role>(name);
        if (!role && name != u"none")
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("There is no role “%1”. There are viewer, approver, owner, operator, auditor and "
                                    "admin.")
                               .arg(name));
        if (role && !person.roles.contains(*role))
            person.roles.append(*role);
    }
    return person;
}

Result<bool> switchIn(const QCommandLineParser &parser, const QString &option, bool before)
{
    if (!parser.isSet(option))
        return before;
    const QString value = parser.value(option);
    if (value != u"on" && value != u"off")
        return failure(ErrorCode::InvalidArgument, Text::tr("--%1 is on or off.").arg(option));
    return value == u"on";
}

Result<domain::NotificationRules> rulesIn(const QCommandLineParser &parser, domain::NotificationRules rules)
{
    const auto mail = switchIn(parser, u"mail"_s, rules.isByMail);
    const auto messenger = switchIn(parser, u"messenger"_s, rules.isByMessenger);
    if (!mail)
        return failed(mail);
    if (!messenger)
        return failed(messenger);
    rules.isByMail = *mail;
    rules.isByMessenger = *messenger;
    if (!parser.isSet(u"quiet"_s))
        return rules;
    const QString quiet = parser.value(u"quiet"_s);
    rules.hasQuietHours = quiet != u"off";
    if (rules.hasQuietHours) {
        rules.quietFrom = quiet.section(u'-', 0, 0);
        rules.quietUntil = quiet.section(u'-', 1);
    }
    return rules;
}

} // namespace

static QCoro::Task<ExitCode> enterPerson(Invocation invocation, bool isNew)
{
    QCommandLineParser parser;
    addDescription(parser);
    const QString name = isNew ? u"people add PERSON --name NAME"_s : u"people change PERSON [--name NAME]"_s;
    if (!parse(parser, invocation,
               name
                   + u" [--name-ko NAME] [--title TITLE] [--title-ko TITLE] [--department NAME] [--mail ADDRESS] "
                     "[--role ROLE]… [--linked-to PERSON]"_s,
               1, 1))
        co_return Usage;
    const PersonId id(parser.positionalArguments().first());
    const auto make = [&](const domain::Directory &directory, const PersonId &) -> Result<approvals::PeopleCommand> {
        const domain::Person *const before = directory.person(id);
        if (isNew && before)
            return failure(ErrorCode::AlreadyExists,
                           Text::tr("“%1” is in this workspace already. Use rdesk people change.").arg(id.value()));
        if (!isNew && !before)
            return failure(ErrorCode::NotFound, Text::tr("This workspace does not know “%1”.").arg(id.value()));
        const auto person = described(parser, before ? *before : domain::Person{.id = id});
        if (!person)
            return failed(person);
        return approvals::EnterPerson{*person};
    };
    co_return co_await changeDirectory(
        invocation, make,
        (isNew ? Text::tr("%1 is in the workspace.") : Text::tr("%1 is described anew.")).arg(id.value()));
}

QCoro::Task<ExitCode> peopleAdd(Invocation invocation)
{
    return enterPerson(std::move(invocation), true);
}

QCoro::Task<ExitCode> peopleChange(Invocation invocation)
{
    return enterPerson(std::move(invocation), false);
}

QCoro::Task<ExitCode> peopleRemove(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"reason"_s, {}, u"TEXT"_s});
    if (!parse(parser, invocation, u"people remove PERSON --reason TEXT"_s, 1, 1))
        co_return Usage;
    const PersonId id(parser.positionalArguments().first());
    const auto make = [&](const domain::Directory &, const PersonId &) -> Result<approvals::PeopleCommand> {
        return approvals::RemovePerson{id, parser.value(u"reason"_s)};
    };
    co_return co_await changeDirectory(
        invocation, make, Text::tr("%1 acts here no longer; what was signed stays on record.").arg(id.value()));
}

QCoro::Task<ExitCode> groupSet(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"name"_s, {}, u"NAME"_s});
    if (!parse(parser, invocation, u"group set GROUP PERSON… [--name NAME]"_s, 1, 1000))
        co_return Usage;
    const QString id = parser.positionalArguments().first();
    const auto make = [&](const domain::Directory &directory, const PersonId &) -> Result<approvals::PeopleCommand> {
        const domain::PersonGroup *const before = directory.group(id);
        domain::PersonGroup group{id, before ? before->name : QString(), {}};
        if (parser.isSet(u"name"_s))
            group.name = parser.value(u"name"_s);
        for (const QString &person : parser.positionalArguments().mid(1))
            group.people.append(PersonId(person));
        return approvals::EnterGroup{group};
    };
    co_return co_await changeDirectory(
        invocation, make,
        Text::tr("The group %1 has %n people.", nullptr, static_cast<int>(parser.positionalArguments().size()) - 1)
            .arg(id));
}

QCoro::Task<ExitCode> groupRemove(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"group remove GROUP"_s, 1, 1))
        co_return Usage;
    const QString id = parser.positionalArguments().first();
    const auto make = [&](const domain::Directory &, const PersonId &) -> Result<approvals::PeopleCommand> {
        return approvals::RemoveGroup{id};
    };
    co_return co_await changeDirectory(invocation, make, Text::tr("There is no group %1 any more.").arg(id));
}

QCoro::Task<ExitCode> groupList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"group list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const domain::Directory directory = (*open)->room->directory();
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::PersonGroup &group : directory.groups) {
        QStringList names;
        for (const PersonId &person : group.people)
            names.append(directory.nameOf(person));
        json.append(toJson(group));
        rows.append({group.id, group.name, names.join(u", "_s)});
    }
    invocation.console.printTable(u"groups"_s, json, {Text::tr("Group"), Text::tr("Name"), Text::tr("People")}, rows);
    co_return Done;
}

QCoro::Task<ExitCode> notifySet(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"mail"_s, {}, u"SWITCH"_s}, {u"messenger"_s, {}, u"SWITCH"_s}, {u"quiet"_s, {}, u"HOURS"_s}});
    if (!parse(parser, invocation, u"notify set [--mail on|off] [--messenger on|off] [--quiet HH:mm-HH:mm|off]"_s, 0,
               0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const PersonId person = (*open)->session->person();
    const auto rules = rulesIn(parser, (*open)->room->notificationsOf(person));
    if (!rules)
        co_return invocation.console.fail(rules.error());
    const auto done = co_await (*open)->room->changePeople(approvals::ChooseNotification{*rules}, person);
    if (!done)
        co_return invocation.console.fail(done.error());
    const QString quiet
        = rules->hasQuietHours ? QString(rules->quietFrom + u'-' + rules->quietUntil) : Text::tr("none");
    const auto word = [](bool isOn) { return isOn ? Text::tr("yes") : Text::tr("no"); };
    invocation.console.print(toJson(*rules),
                             Text::tr("Mail: %1, messenger: %2, quiet hours: %3.")
                                 .arg(word(rules->isByMail), word(rules->isByMessenger), quiet));
    co_return Done;
}

} // namespace releasedesk::cli
