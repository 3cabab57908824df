// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/mail_checkpoint.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Checkpoint)
};

} // namespace

MailCheckpoint::MailCheckpoint(const domain::ConnectionDirectory &connections, ConnectionId connection, QString address,
                               QString workspaceName)
    : m_mail(connections, std::move(connection))
    , m_address(std::move(address))
    , m_workspaceName(std::move(workspaceName))
{
}

QString MailCheckpoint::name() const
{
    return notifications::placeName(QStringLiteral("mail"), m_address);
}

Result<std::shared_ptr<effects::Effect>> MailCheckpoint::effect(EffectId id, const QByteArray &line,
                                                                const QDateTime &now, std::stop_token stop)
{
    notifications::NoticeText text;
    text.subject = Text::tr("Checkpoint of the record of %1").arg(m_workspaceName);
    text.body
        = Text::tr("The line below says, signed, where the record of %1 ended. Keep this mail: with the line in a "
                   "file, “rdesk audit checkpoint --check FILE” shows whether anything before it was rewritten.")
              .arg(m_workspaceName);
    text.link = QString::fromUtf8(line); // a line of its own
    domain::Person keeper;
    keeper.mail = m_address;
    const QString key = id.value();
    return m_mail.effect(std::move(id), key, text, keeper, now, std::move(stop));
}

} // namespace releasedesk::connectors
