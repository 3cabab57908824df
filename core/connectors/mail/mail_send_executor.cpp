// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/mail_send_executor.h"

#include "core/connectors/mail/mail_message.h"
#include "core/connectors/mail/send_mail.h"
#include "core/connectors/shared/parameters.h"
#include "core/documents/release_link.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MailSendExecutor)
};

//! Lists may be written with commas as well.
QStringList addressesOf(const QJsonObject &parameters)
{
    QStringList addresses;
    for (const QString &entry : listOf(parameters, "to")) {
        for (const QString &address : entry.split(u',', Qt::SkipEmptyParts))
            addresses.append(address.trimmed());
    }
    addresses.removeDuplicates();
    return addresses;
}

} // namespace

MailSendExecutor::MailSendExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections)
    : m_journal(journal)
    , m_connections(connections)
{
    m_threads.setMaxThreadCount(4);
}

MailSendExecutor::~MailSendExecutor()
{
    m_threads.waitForDone();
}

QCoro::Task<Result<engine::TaskOutput>> MailSendExecutor::execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop)
{
    const QJsonObject parameters = task.task.parameters;
    const auto access = m_connections.find(ConnectionId(textOf(parameters, "connection")));
    if (!access)
        co_return beforeAnything(access.error());
    if (access->connection.system != domain::ConnectedSystem::Smtp)
        co_return badParameter(
            Text::tr("The connection of this task is no mail server, so no mail was sent. Choose another "
                     "connection."));
    MailMessage message;
    // Without the attempt: a mail that is sent again is recognised as the same one.
    message.messageId
        = QString(task.release.id().value() + u'.' + task.task.id.value() + QStringLiteral("@release-desk"));
    message.from = access->connection.sender.isEmpty() ? access->connection.account : access->connection.sender;
    message.to = addressesOf(parameters);
    message.subject = textOf(parameters, "subject");
    message.body = textOf(parameters, "body");
    if (const QString link = documents::openApprovalLink(task.release); !link.isEmpty())
        message.body += QString(QStringLiteral("\n\n") + Text::tr("Approval in Release Desk: %1").arg(link));
    message.date = task.startedAt;
    const auto bytes = mailBytes(message);
    if (!bytes)
        co_return failed(bytes);

    const SmtpServer server{QUrl(access->connection.url), access->connection.account, access->secret};
    const EffectId id(QString(task.opId.value() + QStringLiteral(".send")));
    const auto sent = co_await m_journal.perform(
        std::make_shared<SendMail>(id, server, SmtpDelivery{message.from, message.to, *bytes}, m_threads, stop));
    if (!sent)
        co_return failed(sent);
    const QJsonArray accepted = (*sent)[QStringLiteral("accepted")].toArray();
    const QJsonArray refused = (*sent)[QStringLiteral("refused")].toArray();
    for (const auto &address : refused)
        report->log(store::LogLevel::Warning, QStringLiteral("mail"), Text::tr("refused %1").arg(address.toString()));
    report->log(store::LogLevel::Info, QStringLiteral("mail"), Text::tr("sent as <%1>").arg(message.messageId));
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("messageId"), message.messageId},
                     {QStringLiteral("accepted"), accepted},
                     {QStringLiteral("refused"), refused}};
    output.summary = Text::tr("%n recipient(s)", nullptr, static_cast<int>(accepted.size()));
    if (!refused.isEmpty())
        output.summary
            += QString(QStringLiteral(" · ") + Text::tr("%n refused", nullptr, static_cast<int>(refused.size())));
    co_return output;
}

effects::EffectSemantics MailSendExecutor::semantics() const
{
    return {.isOutside = true,
            .mayRepeat = true,
            .lookUp = effects::EffectSemantics::LookUp::None,
            .carrier = QLatin1String("Message-ID, the same for every attempt")};
}

} // namespace releasedesk::connectors
