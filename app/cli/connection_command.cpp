// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/connection_options.h"
#include "core/domain/project_keys.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QJsonObject reportJson(const versions::ConnectionReport &report)
{
    QJsonObject json{{u"account"_s, report.account},
                     {u"product"_s, report.product},
                     {u"granted"_s, QJsonArray::fromStringList(report.granted)},
                     {u"missing"_s, QJsonArray::fromStringList(report.missing)},
                     {u"note"_s, report.note},
                     {u"milliseconds"_s, report.milliseconds}};
    if (!report.server.edition.isEmpty()) {
        json.insert(u"edition"_s, report.server.edition);
        json.insert(u"api"_s, report.server.api);
    }
    if (!report.projects.isEmpty() || report.projectsVisible >= 0) {
        QJsonArray projects;
        for (const versions::ProjectRights &each : report.projects)
            projects.append(QJsonObject{{u"key"_s, each.key},
                                        {u"name"_s, each.name},
                                        {u"checked"_s, each.isChecked},
                                        {u"missing"_s, QJsonArray::fromStringList(each.missing)},
                                        {u"problem"_s, each.problem}});
        json.insert(u"projects"_s, projects);
        json.insert(u"projectsVisible"_s, report.projectsVisible);
        json.insert(u"projectsDoubt"_s, report.projectsDoubt);
    }
    if (report.requestsLeft >= 0) {
        json.insert(u"requestsLeft"_s, report.requestsLeft);
        json.insert(u"requestLimit"_s, report.requestLimit);
    }
    return json;
}

//! One line for each project: what the account may do there.
QStringList projectLines(const versions::ConnectionReport &report, const QStringList &readOnly)
{
    QStringList lines;
    if (report.projectsVisible >= 0)
        lines.append(Text::tr("Projects visible: %1").arg(report.projectsVisible));
    for (const versions::ProjectRights &each : report.projects) {
        const QString name = each.name.isEmpty() ? each.key : QString(each.key + u" ("_s + each.name + u')');
        QString said = !each.problem.isEmpty() ? each.problem
            : !each.isChecked                  ? Text::tr("not checked")
            : each.missing.isEmpty()           ? Text::tr("all rights found")
                                               : Text::tr("missing %1").arg(each.missing.join(u", "_s));
        if (readOnly.contains(each.key))
            said += u"; "_s + Text::tr("read-only by choice");
        lines.append(u"  "_s + name + u": "_s + said);
    }
    if (!report.projectsDoubt.isEmpty())
        lines.append(report.projectsDoubt);
    return lines;
}

QCoro::Task<ExitCode> save(std::shared_ptr<OpenWorkspace> open, Console console, domain::Connection connection,
                           domain::ConnectionSecrets secrets)
{
    if (const auto saved = co_await open->room->saveConnection(connection, secrets); !saved)
        co_return console.fail(saved.error());
    const QString note = open->room->secretNote();
    console.print({{u"connection"_s, toJson(connection)}, {u"note"_s, note}},
                  QString(Text::tr("Saved the connection “%1”.").arg(connection.id.value()) + u' ' + note));
    co_return Done;
}

} // namespace

QCoro::Task<ExitCode> connectionAdd(Invocation invocation)
{
    const QString usage = u"connection add ID --system jiraCloud|jiraDataCenter|confluenceCloud|confluenceDataCenter|"
                          "jenkins|smtp|slack|teams|dooray|webhook "_s
        + connectionUsage();
    QCommandLineParser parser;
    parser.addOption({u"system"_s, {}, u"S"_s});
    addConnectionOptions(parser);
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
    if (const auto taken = takeConnectionOptions(parser, invocation.folder, connection); !taken)
        co_return invocation.console.fail(taken.error());
    const auto secrets = takeConnectionSecrets(parser, connection);
    if (!secrets)
        co_return invocation.console.fail(secrets.error());
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    co_return co_await save(*open, invocation.console, connection, *secrets);
}

QCoro::Task<ExitCode> connectionEdit(Invocation invocation)
{
    QCommandLineParser parser;
    addConnectionOptions(parser);
    if (!parse(parser, invocation, QString(u"connection edit ID "_s + connectionUsage()), 1, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Decide);
    if (!open)
        co_return invocation.console.fail(open.error());
    const ConnectionId id(parser.positionalArguments().first());
    const domain::Connection *const known = (*open)->room->workspace().connection(id);
    if (known == nullptr)
        co_return invocation.console.fail({ErrorCode::NotFound,
                                           Text::tr("There is no connection “%1” in this workspace, so nothing was "
                                                    "changed. “rdesk connection list” shows which there are.")
                                               .arg(id.value()),
                                           {}});
    domain::Connection connection = *known;
    if (const auto taken = takeConnectionOptions(parser, invocation.folder, connection); !taken)
        co_return invocation.console.fail(taken.error());
    const auto secrets = takeConnectionSecrets(parser, connection);
    if (!secrets)
        co_return invocation.console.fail(secrets.error());
    const bool isElsewhere = connection.url != known->url || connection.account != known->account;
    if (isElsewhere && secrets->signIn.isEmpty() && (*open)->room->hasSecret(id))
        co_return invocation.console.fail(
            {ErrorCode::FailedPrecondition,
             Text::tr("Address or account of “%1” change, so nothing was saved: the stored secret would be sent to a "
                      "place it was not entered for. Hand it in again with --ask-token or --token-env.")
                 .arg(id.value()),
             {}});
    co_return co_await save(*open, invocation.console, connection, *secrets);
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
    const domain::Connection *const known = (*open)->room->workspace().connection(id);
    const bool isJira = known != nullptr
        && (known->system == domain::ConnectedSystem::JiraCloud
            || known->system == domain::ConnectedSystem::JiraDataCenter);
    const QString named = parser.value(u"project"_s);
    const QString asked = isJira ? domain::projectKeys({named}).value(0, versions::everyProject) : named;
    const QStringList readOnly = known != nullptr ? known->readOnlyProjects : QStringList();
    const auto report = co_await (*open)->room->testStoredConnection(id, asked);
    if (!report)
        co_return invocation.console.fail(report.error());
    QStringList lines{report->product + u" · "_s + report->account + u" · %1 ms"_s.arg(report->milliseconds)};
    if (!report->granted.isEmpty())
        lines.append(Text::tr("Rights found: %1").arg(report->granted.join(u", "_s)));
    if (!report->missing.isEmpty())
        lines.append(Text::tr("Missing rights: %1").arg(report->missing.join(u", "_s)));
    lines += projectLines(*report, readOnly);
    if (report->requestsLeft >= 0)
        lines.append(Text::tr("Requests left: %1 of %2").arg(report->requestsLeft).arg(report->requestLimit));
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
        if (!connection.network.proxy.user.isEmpty())
            object.insert(u"proxyPasswordStored"_s, (*open)->room->hasSecret(domain::proxySecretOf(connection.id)));
        if (!connection.network.certificate.isEmpty())
            object.insert(u"passphraseStored"_s, (*open)->room->hasSecret(domain::keySecretOf(connection.id)));
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
