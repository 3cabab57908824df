// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/generic_http/send_request.h"

#include "core/base/safe_text.h"
#include "core/http/endpoint_policy.h"
#include "core/http/http_error.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SendRequest)
};

} // namespace

SendRequest::SendRequest(EffectId id, EffectId opId, WebCall call, QNetworkAccessManager &network)
    : m_id(std::move(id))
    , m_opId(std::move(opId))
    , m_call(std::move(call))
    , m_network(network)
{
}

QString SendRequest::what() const
{
    return Text::tr("%1 to %2").arg(QString::fromLatin1(m_call.method), http::hostLabel(m_call.address.server.baseUrl));
}

QByteArray SendRequest::requestBytes() const
{
    const QUrl url = http::endpointUrl(m_call.address.server.baseUrl, m_call.address.path);
    return QByteArray(m_call.method + ' ' + http::maskedUrl(url).toUtf8() + '\n' + m_call.body);
}

QCoro::Task<Result<QJsonObject>> SendRequest::send()
{
    http::MutatingRequest request;
    request.method = m_call.method;
    request.path = m_call.address.path;
    request.body = m_call.body;
    request.headers = m_call.headers;
    request.headers.emplaceBack("Idempotency-Key", m_opId.value().toUtf8());
    request.headers.emplaceBack("X-Release-Desk-Op", m_opId.value().toUtf8());
    request.redirectIsAnswer = m_call.expectedStatus == 302 || m_call.expectedStatus == 303;
    const auto answer = co_await http::MutatingHttpClient(m_network, m_call.address.server).exchange(request);
    if (!answer)
        co_return failed(answer);
    co_return keptAnswer(*answer);
}

QCoro::Task<Result<effects::Traces>> SendRequest::lookUp()
{
    co_return effects::Traces(effects::CannotTell{});
}

QJsonObject keptAnswer(const http::HttpAnswer &answer)
{
    return {{QStringLiteral("status"), answer.status},
            {QStringLiteral("body"), SafeText::fromOutside(QString::fromUtf8(answer.body)).plain()}};
}

} // namespace releasedesk::connectors
