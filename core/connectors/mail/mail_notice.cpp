// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/mail_notice.h"

#include "core/connectors/mail/mail_message.h"
#include "core/connectors/mail/send_mail.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MailNotice)
};

} // namespace

MailNotice::MailNotice(const domain::ConnectionDirectory &connections, ConnectionId connection)
    : m_connections(connections)
    , m_connection(std::move(connection))
{
    m_threads.setMaxThreadCount(2);
}

MailNotice::~MailNotice()
{
    m_threads.waitForDone();
}

bool MailNotice::isFor(const domain::Person &person, const domain::NotificationRules &rules) const
{
    return rules.isByMail && !person.mail.isEmpty();
}

Result<std::shared_ptr<effects::Effect>> MailNotice::effect(EffectId id, const QString &key,
                                                            const notifications::NoticeText &text,
                                                            const domain::Person &person, const QDateTime &now,
                                                            std::stop_token stop)
{
    const auto access = m_connections.find(m_connection);
    if (!access)
        return failed(access);
    if (access->connection.system != domain::ConnectedSystem::Smtp)
        return badParameter(Text::tr("The connection “%1” is no mail server, so nobody is told by mail. Name another "
                                     "under notifications in workspace.yaml.")
                                .arg(m_connection.value()));
    MailMessage message;
    message.messageId = QString(key + QStringLiteral("@release-desk")); // of every try: it is the same mail
    message.from = access->connection.sender.isEmpty() ? access->connection.account : access->connection.sender;
    message.to = {person.mail};
    message.subject = text.subject;
    message.body = QString(text.body + QStringLiteral("\n\n") + text.link + u'\n');
    message.date = now;
    const auto bytes = mailBytes(message);
    if (!bytes)
        return failed(bytes);
    const SmtpServer server{QUrl(access->connection.url), access->connection.account, access->secret};
    return std::make_shared<SendMail>(std::move(id), server, SmtpDelivery{message.from, message.to, *bytes}, m_threads,
                                      std::move(stop));
}

} // namespace releasedesk::connectors
