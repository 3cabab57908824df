// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/messenger/post_message.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MessengerPostExecutor)
};

Result<QJsonObject> refused(const QString &why)
{
    Result<QJsonObject> no
        = failure(ErrorCode::FailedPrecondition,
                  Text::tr("The messenger did not take the message (%1), so nobody has read it. Check "
                           "the hook of the connection.")
                      .arg(SafeText::lineFromOutside(why).plain().left(200)));
    no.error().nothingHappened = true;
    return no;
}

} // namespace

PostMessage::PostMessage(EffectId id, domain::ConnectedSystem system, http::MutatingHttpClient client, QString path,
                         QJsonObject body)
    : m_id(std::move(id))
    , m_system(system)
    , m_client(std::move(client))
    , m_path(std::move(path))
    , m_body(std::move(body))
{
}

QString PostMessage::what() const
{
    return Text::tr("post a message");
}

QByteArray PostMessage::requestBytes() const
{
    return QJsonDocument(m_body).toJson(QJsonDocument::Compact);
}

QCoro::Task<Result<QJsonObject>> PostMessage::send()
{
    http::MutatingRequest request{"POST", m_path, requestBytes()};
    request.headers.emplaceBack("X-Release-Desk-Op", m_id.value().toUtf8());
    const auto answer = co_await m_client.exchange(request);
    if (!answer)
        co_return failed(answer);
    co_return judged(*answer);
}

//! A status alone does not mean that the message was taken.
Result<QJsonObject> PostMessage::judged(const http::HttpAnswer &answer) const
{
    const QByteArray body = answer.body.trimmed();
    if (m_system == domain::ConnectedSystem::Slack) {
        const QJsonObject json = QJsonDocument::fromJson(body).object();
        const bool isTaken = body == "ok" || json[QStringLiteral("ok")].toBool();
        if (!isTaken)
            return refused(QString::fromUtf8(body));
    }
    if (m_system == domain::ConnectedSystem::Dooray && !body.isEmpty()) {
        const QJsonObject header = QJsonDocument::fromJson(body).object()[QStringLiteral("header")].toObject();
        if (!header.isEmpty() && !header[QStringLiteral("isSuccessful")].toBool())
            return refused(header[QStringLiteral("resultMessage")].toString());
    }
    return QJsonObject{{QStringLiteral("status"), answer.status}};
}

QCoro::Task<Result<effects::Traces>> PostMessage::lookUp()
{
    // Nobody can be asked, so a person decides whether it goes out again.
    co_return effects::Traces(effects::CannotTell{});
}

} // namespace releasedesk::connectors
