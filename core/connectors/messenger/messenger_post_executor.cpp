// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/messenger/messenger_post_executor.h"

#include "core/connectors/messenger/hook_message.h"
#include "core/connectors/messenger/post_message.h"
#include "core/connectors/shared/connection_route.h"
#include "core/connectors/shared/parameters.h"
#include "core/connectors/shared/web_address.h"
#include "core/documents/release_link.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MessengerPostExecutor)
};

} // namespace

MessengerPostExecutor::MessengerPostExecutor(effects::EffectJournal &journal,
                                             const domain::ConnectionDirectory &connections,
                                             QNetworkAccessManager &network)
    : m_journal(journal)
    , m_connections(connections)
    , m_network(network)
{
}

QCoro::Task<Result<engine::TaskOutput>> MessengerPostExecutor::execute(engine::TaskAssignment task,
                                                                       std::shared_ptr<engine::TaskReport> report,
                                                                       std::stop_token stop)
{
    const QJsonObject parameters = task.task.parameters;
    const auto access = m_connections.find(ConnectionId(textOf(parameters, "connection")));
    if (!access)
        co_return beforeAnything(access.error());
    const HookMessage message{textOf(parameters, "title"), textOf(parameters, "text"),
                              task.release.id().value(),   task.release.project().value(),
                              task.release.version(),      documents::openApprovalLink(task.release)};
    const auto body = hookBody(access->connection.system, message);
    if (!body)
        co_return failed(body);
    Result<WebAddress> hook = webAddress(QString::fromUtf8(access->secret.reveal()));
    if (!hook)
        co_return badParameter(
            Text::tr("The hook stored for “%1” is no web address, so nothing was posted. Paste it again "
                     "under Connections.")
                .arg(access->connection.id.value()));
    hook->server.addressIsSecret = true;
    if (const auto taken = takeRoute(hook->server, *access); !taken)
        co_return failed(taken);
    if (stop.stop_requested())
        co_return stopped(task.task.title);
    const EffectId id(QString(task.opId.value() + QStringLiteral(".post")));
    const auto posted = co_await m_journal.perform(std::make_shared<PostMessage>(
        id, access->connection.system, http::MutatingHttpClient(m_network, hook->server), hook->path, *body));
    if (!posted)
        co_return failed(posted);
    const QString channel
        = access->connection.title.isEmpty() ? access->connection.id.value() : access->connection.title;
    report->log(store::LogLevel::Info, QStringLiteral("messenger"), Text::tr("Posted to %1").arg(channel));
    co_return engine::TaskOutput{{{QStringLiteral("status"), (*posted)[QStringLiteral("status")]}}, channel, {}};
}

effects::EffectSemantics MessengerPostExecutor::semantics() const
{
    return {.isOutside = true,
            .mayRepeat = true,
            .lookUp = effects::EffectSemantics::LookUp::None,
            .carrier = QLatin1String("header X-Release-Desk-Op")};
}

} // namespace releasedesk::connectors
