// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/messenger/messenger_notice.h"

#include "core/connectors/messenger/hook_message.h"
#include "core/connectors/messenger/post_message.h"
#include "core/connectors/shared/connection_route.h"
#include "core/connectors/shared/parameters.h"
#include "core/connectors/shared/web_address.h"

#include <QCoreApplication>
#include <QLocale>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MessengerNotice)
};

} // namespace

MessengerNotice::MessengerNotice(const domain::ConnectionDirectory &connections, QNetworkAccessManager &network,
                                 ConnectionId connection)
    : m_connections(connections)
    , m_network(network)
    , m_connection(std::move(connection))
{
}

bool MessengerNotice::isFor(const domain::Person & /*person*/, const domain::NotificationRules &rules) const
{
    return rules.isByMessenger;
}

Result<std::shared_ptr<effects::Effect>> MessengerNotice::effect(EffectId id, const QString & /*key*/,
                                                                 const notifications::NoticeText &text,
                                                                 const domain::Person &person,
                                                                 const QDateTime & /*now*/, std::stop_token /*stop*/)
{
    const auto access = m_connections.find(m_connection);
    if (!access)
        return failed(access);
    const bool isKorean = QLocale().language() == QLocale::Korean;
    const QString title
        = Text::tr("%1: %2", "name of the person and what is asked").arg(person.printedName(isKorean), text.subject);
    const auto body
        = hookBody(access->connection.system, {title, text.body, text.release, text.project, text.version, text.link});
    if (!body)
        return failed(body);
    Result<WebAddress> hook = webAddress(QString::fromUtf8(access->secret.reveal()));
    if (!hook)
        return badParameter(Text::tr("The hook stored for “%1” is no web address, so nobody is told there. Paste it "
                                     "again under Connections.")
                                .arg(m_connection.value()));
    hook->server.addressIsSecret = true;
    if (const auto taken = takeRoute(hook->server, *access); !taken)
        return failed(taken);
    return std::make_shared<PostMessage>(std::move(id), access->connection.system,
                                         http::MutatingHttpClient(m_network, hook->server), hook->path, *body);
}

} // namespace releasedesk::connectors
