// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/send_mail.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QJsonArray>
#include <QPromise>

#include <memory>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MailSendExecutor)
};

} // namespace

SendMail::SendMail(EffectId id, SmtpServer server, SmtpDelivery mail, QThreadPool &threads, std::stop_token stop)
    : m_id(std::move(id))
    , m_server(std::move(server))
    , m_mail(std::move(mail))
    , m_threads(threads)
    , m_stop(std::move(stop))
{
}

QString SendMail::what() const
{
    return Text::tr("send mail to %n recipient(s)", nullptr, static_cast<int>(m_mail.to.size()));
}

QCoro::Task<Result<QJsonObject>> SendMail::send()
{
    const auto promise = std::make_shared<QPromise<Result<SmtpReceipt>>>();
    promise->start();
    const QFuture<Result<SmtpReceipt>> future = promise->future();
    m_threads.start([promise, server = m_server, mail = m_mail, stop = m_stop] {
        promise->addResult(deliver(server, mail, stop));
        promise->finish();
    });
    const Result<SmtpReceipt> receipt = co_await future;
    if (!receipt)
        co_return failed(receipt);
    co_return QJsonObject{{QStringLiteral("accepted"), QJsonArray::fromStringList(receipt->accepted)},
                          {QStringLiteral("refused"), QJsonArray::fromStringList(receipt->refused)}};
}

QCoro::Task<Result<effects::Traces>> SendMail::lookUp()
{
    // Nobody can be asked, so a person decides whether it goes out again.
    co_return effects::Traces(effects::CannotTell{});
}

} // namespace releasedesk::connectors
