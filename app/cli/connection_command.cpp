// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "core/connectors/keychain/secret_store.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QJsonObject reportJson(const versions::ConnectionReport &report)
{
    return {{u"account"_s, report.account},
            {u"product"_s, report.product},
            {u"granted"_s, QJsonArray::fromStringList(report.granted)},
            {u"missing"_s, QJsonArray::fromStringList(report.missing)},
            {u"note"_s, report.note},
            {u"milliseconds"_s, report.milliseconds}};
}

} // namespace

QCoro::Task<ExitCode> connectionAdd(Invocation invocation)
{
    const QString usage
        = u"connection add ID --system jiraCloud|jiraDataCenter|jenkins|smtp|slack|teams|dooray|webhook "
          "[--url URL] [--account NAME] [--sender MAIL] [--title TEXT] [--token-env NAME] "
          "[--remember-variable]"_s;
    QCommandLineParser parser;
    parser.addOptions({{u"system"_s, {}, u"S"_s},
                       {u"url"_s, {}, u"U"_s},
                       {u"account"_s, {}, u"A"_s},
                       {u"sender"_s, {}, u"M"_s},
                       {u"title"_s, {}, u"T"_s},
                       {u"token-env"_s, {}, u"N"_s},
                       {u"remember-variable"_s, {}}});
    if (!parse(parser, invocation, usage, 1, 1))
        co_return Usage;
    const auto system = json::fromName<domain::ConnectedSystem>(parser.value(u"system"_s));
    if (!system) {
        invocation.console.fail({ErrorCode::InvalidArgument,
                                 Text::tr("“%1” is not a system rdesk can connect to; usage: rdesk %2")
                                     .arg(parser.value(u"system"_s), usage),
                                 {}});
        co_return Usage;
    }
    domain::Connection connection;
    connection.id = ConnectionId(parser.positionalArguments().first());
    connection.system = *system;
    connection.url = parser.value(u"url"_s);
    connection.account = parser.value(u"account"_s);
    connection.sender = parser.value(u"sender"_s);
    connection.title = parser.value(u"title"_s);
    Secret secret;
    const QString variable = parser.value(u"token-env"_s);
    if (!variable.isEmpty()) {
        secret = connectors::SecretStore::fromEnvironment(variable);
        if (secret.isEmpty())
            co_return invocation.console.fail({ErrorCode::Unauthenticated,
                                               Text::tr("The variable %1 is empty, so no secret was stored. Set it and "
                                                        "try again.")
                                                   .arg(variable),
                                               {}});
        if (parser.isSet(u"remember-variable"_s))
            connection.tokenVariable = variable;
    }
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    if (const auto saved = co_await (*open)->room->saveConnection(connection, secret); !saved)
        co_return invocation.console.fail(saved.error());
    const QString note = (*open)->room->secretNote();
    invocation.console.print({{u"connection"_s, toJson(connection)}, {u"note"_s, note}},
                             QString(Text::tr("Saved the connection “%1”.").arg(connection.id.value()) + u' ' + note));
    co_return Done;
}

QCoro::Task<ExitCode> connectionTest(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"project"_s, {}, u"KEY"_s}});
    if (!parse(parser, invocation, u"connection test ID [--project KEY]"_s, 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const ConnectionId id(parser.positionalArguments().first());
    const auto report = co_await (*open)->room->testStoredConnection(id, parser.value(u"project"_s));
    if (!report)
        co_return invocation.console.fail(report.error());
    QStringList lines{report->product + u" · "_s + report->account + u" · %1 ms"_s.arg(report->milliseconds)};
    if (!report->missing.isEmpty())
        lines.append(Text::tr("Missing rights: %1").arg(report->missing.join(u", "_s)));
    if (!report->note.isEmpty())
        lines.append(report->note);
    invocation.console.print(reportJson(*report), lines.join(u'\n'));
    co_return Done;
}

QCoro::Task<ExitCode> connectionList(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"connection list"_s, 0, 0))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    QJsonArray json;
    QList<QStringList> rows;
    for (const domain::Connection &connection : (*open)->room->workspace().connections) {
        QJsonObject object = toJson(connection);
        const bool hasSecret = (*open)->room->hasSecret(connection.id);
        object.insert(u"secretStored"_s, hasSecret);
        json.append(object);
        rows.append({connection.id.value(), releasedesk::json::nameOf(connection.system), connection.url,
                     hasSecret ? Text::tr("yes") : Text::tr("no")});
    }
    invocation.console.printTable(u"connections"_s, json,
                                  {Text::tr("Connection"), Text::tr("System"), Text::tr("Address"), Text::tr("Secret")},
                                  rows);
    co_return Done;
}

} // namespace releasedesk::cli
