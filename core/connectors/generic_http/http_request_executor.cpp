// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/generic_http/http_request_executor.h"

#include "core/async/cancel.h"
#include "core/base/safe_text.h"
#include "core/connectors/generic_http/send_request.h"
#include "core/connectors/shared/parameters.h"
#include "core/http/http_error.h"
#include "core/http/reading_http_client.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HttpRequestExecutor)
};

tl::unexpected<Error> wrongStatus(const WebCall &call, int status, const QString &body)
{
    const QString host = http::hostLabel(call.address.server.baseUrl);
    return failure(ErrorCode::FailedPrecondition,
                   call.expectedStatus > 0
                       ? Text::tr("“%1” answered with status %2 where %3 is expected. Look at its answer.")
                             .arg(host)
                             .arg(status)
                             .arg(call.expectedStatus)
                       : Text::tr("“%1” answered with status %2, which means that it did not work. Look at its answer.")
                             .arg(host)
                             .arg(status),
                   body.left(4000));
}

//! The result fields that the answer has.
QJsonObject fieldsIn(const WebCall &call, const QJsonObject &answer)
{
    QJsonObject fields;
    const QJsonDocument body = QJsonDocument::fromJson(answer.value(u"body").toString().toUtf8());
    for (const auto &[name, path] : call.fields) {
        if (const auto value = path.in(body))
            fields.insert(name, *value);
    }
    return fields;
}

//! The result fields, from the answer or, where it lacks one, from the last status.
Result<QJsonObject> fieldsOf(const WebCall &call, const QJsonObject &answer, const QJsonDocument &lastStatus)
{
    QJsonObject fields = answer;
    const QJsonObject found = fieldsIn(call, answer);
    for (const auto &[name, path] : call.fields) {
        const auto value = found.contains(name) ? std::optional(found.value(name)) : path.in(lastStatus);
        if (!value)
            return failure(ErrorCode::FailedPrecondition,
                           Text::tr("The request worked, but its answer has no place for the result “%1”, which later "
                                    "tasks may need. Correct the place, and decide by hand how to go on.")
                               .arg(name),
                           answer.value(u"body").toString().left(4000));
        fields.insert(name, *value);
    }
    return fields;
}

} // namespace

HttpRequestExecutor::HttpRequestExecutor(effects::EffectJournal &journal, QNetworkAccessManager &network,
                                         std::chrono::milliseconds second)
    : m_journal(journal)
    , m_network(network)
    , m_second(second)
{
}

QCoro::Task<Result<engine::TaskOutput>> HttpRequestExecutor::execute(engine::TaskAssignment task,
                                                                     std::shared_ptr<engine::TaskReport> report,
                                                                     std::stop_token stop)
{
    const Result<WebCall> call = WebCall::from(task.task.parameters);
    if (!call)
        co_return failed(call);
    Result<QJsonObject> answer;
    if (call->onlyReads()) {
        answer = co_await read(*call, stop);
    } else {
        // Not stopped on the way: a request that may have arrived is waited for.
        const EffectId id(QString(task.opId.value() + QStringLiteral(".request")));
        answer = co_await m_journal.perform(std::make_shared<SendRequest>(id, task.opId, *call, m_network));
    }
    if (!answer)
        co_return failed(answer);
    const int status = answer->value(u"status").toInt();
    const QString body = answer->value(u"body").toString();
    const QString host = http::hostLabel(call->address.server.baseUrl);
    report->log(store::LogLevel::Info, QStringLiteral("http"),
                QStringLiteral("%1 %2 → %3").arg(QString::fromLatin1(call->method), host).arg(status));
    if (!answer->isEmpty() && !call->expects(status))
        co_return wrongStatus(*call, status, body);

    QJsonDocument lastStatus;
    if (const std::optional<StatusPoll> &poll = call->poll) {
        const auto address = poll->addressWith(fieldsIn(*call, *answer));
        if (!address)
            co_return failed(address);
        const auto end = co_await pollUntilDone(*poll, *address, task.task.title, report, stop);
        if (!end)
            co_return failed(end);
        lastStatus = *end;
    }
    const Result<QJsonObject> fields = fieldsOf(*call, *answer, lastStatus);
    if (!fields)
        co_return failed(fields);
    engine::TaskOutput output;
    output.fields = *fields;
    output.summary = QStringLiteral("%1 · %2").arg(host).arg(status);
    co_return output;
}

QCoro::Task<Result<QJsonObject>> HttpRequestExecutor::read(WebCall call, std::stop_token stop) const
{
    http::ReadRequest request{call.address.path, {}, call.headers};
    request.anyStatus = call.expectedStatus > 0; // a wanted 404 is an answer
    const auto answer = co_await http::ReadingHttpClient(m_network, call.address.server).read(request, stop);
    if (!answer) {
        Error error = answer.error();
        error.nothingHappened = error.code != ErrorCode::Cancelled;
        co_return tl::unexpected(error);
    }
    co_return keptAnswer(*answer);
}

QCoro::Task<Result<QJsonDocument>> HttpRequestExecutor::pollUntilDone(StatusPoll poll, WebAddress address,
                                                                      QString title,
                                                                      std::shared_ptr<engine::TaskReport> report,
                                                                      std::stop_token stop) const
{
    const http::ReadingHttpClient client(m_network, address.server);
    QString last;
    while (true) {
        const auto status = co_await client.getJson(address.path, {}, stop);
        if (!status && status.error().code == ErrorCode::Cancelled)
            co_return stopped(title);
        // The work goes on whether or not its status can be read just now.
        if (!status && !status.error().isRetryable() && status.error().code != ErrorCode::DataLoss)
            co_return failure(ErrorCode::Unknown,
                              Text::tr("The work was begun, but how it ended cannot be read: %1 Look there and record "
                                       "what you find.")
                                  .arg(status.error().message),
                              status.error().detail);
        const auto value = status ? poll.path.in(*status) : std::nullopt;
        const QString now = value ? SafeText::lineFromOutside(jsonText(*value).left(200)).plain() : QString();
        report->progress(-1, now.isEmpty() ? Text::tr("no status yet") : now);
        if (!now.isEmpty() && now != last)
            report->log(store::LogLevel::Info, QStringLiteral("http"), Text::tr("status: %1").arg(now));
        last = now;
        if (poll.done.contains(now))
            co_return *status;
        if (poll.failed.contains(now))
            co_return failure(
                ErrorCode::FailedPrecondition,
                Text::tr("“%1” ended as “%2”. Look at what it reports, correct the cause, then try again.")
                    .arg(title, now),
                QString::fromUtf8(status->toJson(QJsonDocument::Compact).left(4000)));
        if (!co_await async::sleepUnlessStopped(m_second * poll.every.count(), stop))
            co_return stopped(title);
    }
}

effects::EffectSemantics HttpRequestExecutor::semantics() const
{
    return {.isOutside = true,
            .lookUp = effects::EffectSemantics::LookUp::None,
            .carrier = QLatin1String("headers Idempotency-Key and X-Release-Desk-Op")};
}

} // namespace releasedesk::connectors
