// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/gate/gate_check_executor.h"

#include "core/async/cancel.h"
#include "core/base/safe_text.h"
#include "core/connectors/shared/json_path.h"
#include "core/connectors/shared/parameters.h"
#include "core/connectors/shared/web_address.h"
#include "core/http/reading_http_client.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GateCheckExecutor)
};

struct Wish {
    int status = 200;
    std::optional<JsonPath> field;
    QString value;
};

//! What one look found.
struct Look {
    bool isWell = false;
    QString found; //!< status, and the value of the field if one is checked
};

Look judged(const http::HttpAnswer &answer, const Wish &wish)
{
    Look look;
    look.found = QString::number(answer.status);
    look.isWell = answer.status == wish.status;
    if (!wish.field)
        return look;
    const auto document = http::jsonOf(answer);
    const auto value = document ? wish.field->in(*document) : std::nullopt;
    const QString text = value ? SafeText::lineFromOutside(jsonText(*value)).plain().left(120) : QStringLiteral("—");
    look.found += QString(u' ' + text);
    look.isWell = look.isWell && value && jsonText(*value) == wish.value;
    return look;
}

} // namespace

GateCheckExecutor::GateCheckExecutor(QNetworkAccessManager &network, const Clock &clock,
                                     std::chrono::milliseconds second)
    : m_network(network)
    , m_clock(clock)
    , m_second(second)
{
}

QCoro::Task<Result<engine::TaskOutput>> GateCheckExecutor::execute(engine::TaskAssignment task,
                                                                   std::shared_ptr<engine::TaskReport> report,
                                                                   std::stop_token stop)
{
    const QJsonObject parameters = task.task.parameters;
    auto address = webAddress(textOf(parameters, "url"));
    if (!address)
        co_return beforeAnything(address.error());
    Wish wish{numberOf(parameters, "expectStatus", 200), std::nullopt, textOf(parameters, "value")};
    if (const QString field = textOf(parameters, "field").trimmed(); !field.isEmpty()) {
        const auto path = JsonPath::parse(field);
        if (!path)
            co_return beforeAnything(path.error());
        wish.field = *path;
    }
    const int wanted = std::max(1, numberOf(parameters, "timesInRow", 3));
    const auto interval = m_second * std::max(1, numberOf(parameters, "intervalSeconds", 5));
    const auto patience = m_second * std::max(1, numberOf(parameters, "failAfterSeconds", 120));
    const QDateTime giveUpAt = task.startedAt.addMSecs(patience.count());

    address->server.timeout = std::chrono::seconds(10);
    address->server.deadline = std::chrono::seconds(20);
    const http::ReadingHttpClient client(m_network, address->server);
    const QString host = address->server.baseUrl.host();
    int inRow = 0;
    int checks = 0;
    QString last;
    while (true) {
        http::ReadRequest request;
        request.path = address->path;
        request.anyStatus = true;
        request.repeats = 0; // each look counts by itself
        const auto answer = co_await client.read(request, stop);
        if (stop.stop_requested())
            co_return stopped(task.task.title);
        ++checks;
        const Look look = answer ? judged(*answer, wish) : Look{false, answer.error().message};
        last = look.found;
        inRow = look.isWell ? inRow + 1 : 0;
        report->log(look.isWell ? store::LogLevel::Info : store::LogLevel::Warning, QStringLiteral("gate"),
                    look.isWell ? Text::tr("well: %1").arg(look.found) : Text::tr("not well: %1").arg(look.found));
        report->progress(100 * inRow / wanted, Text::tr("%1 of %2 in a row").arg(inRow).arg(wanted));
        if (inRow >= wanted)
            break;
        if (m_clock.utcNow() >= giveUpAt)
            co_return failure(
                ErrorCode::FailedPrecondition,
                Text::tr("%1 was not well %2 times in a row in time; the last answer was: %3. Look at the "
                         "service, then try again or roll back.")
                    .arg(host)
                    .arg(wanted)
                    .arg(last));
        if (!co_await async::sleepUnlessStopped(interval, stop))
            co_return stopped(task.task.title);
    }
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("checks"), checks}, {QStringLiteral("lastValue"), last}};
    output.summary = Text::tr("well %1 times · %2").arg(inRow).arg(last);
    co_return output;
}

} // namespace releasedesk::connectors
