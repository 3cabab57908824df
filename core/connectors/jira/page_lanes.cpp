// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/page_lanes.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/async/run_aside.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/http/retry_policy.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QRandomGenerator>

#include <algorithm>
#include <ctime>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PageLanes)
};

constexpr int maxAttempts = 5;
constexpr int goodForAnother = 20;

//! A page and the CPU time it took to read.
struct ReadPage {
    std::optional<IssuePage> page;
    std::chrono::nanoseconds took{0};
};

std::chrono::nanoseconds threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

ReadPage readPage(const QByteArray &body, const IssueFields &fields)
{
    const auto before = threadTime();
    ReadPage read{issuePageOf(body, fields)};
    read.took = threadTime() - before;
    return read;
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Text::tr("Reading the issues was cancelled. Nothing was changed."), {}};
}

} // namespace

void ReadingMeter::received(qint64 bytes)
{
    costs.bytesReceived += bytes;
    if (costs.firstResponse.count() == 0)
        costs.firstResponse = std::chrono::steady_clock::now() - costs.start;
}

PageLanes::PageLanes(JiraSite site, int lanes, std::shared_ptr<ReadingMeter> meter, std::stop_token stop)
    : m_site(std::move(site))
    , m_meter(std::move(meter))
    , m_stopAll(std::move(stop), [own = m_ownStop]() mutable { own.request_stop(); })
    , m_isLaneBusy(std::clamp(lanes, 1, 32))
    , m_allowed(static_cast<int>(m_isLaneBusy.size()))
{
    m_done.start();
}

void PageLanes::begin(IssueFields fields, TakePage take)
{
    m_fields = std::move(fields);
    m_take = std::move(take);
}

void PageLanes::add(PageJob job)
{
    if (m_error)
        return; // no lane would ever take it, and finish() would wait for it
    m_jobs.push_back(std::move(job));
    startLanes();
}

QCoro::Task<Result<>> PageLanes::finish()
{
    const auto self = shared_from_this();
    m_isClosed = true;
    endIfDone();
    co_await m_done.future();
    m_take = {};
    if (m_error)
        co_return tl::unexpected(*m_error);
    co_return Result<>();
}

void PageLanes::startLanes()
{
    while (!m_error && m_active < m_allowed && !m_jobs.empty()) {
        const auto lane = m_isLaneBusy.indexOf(false);
        m_isLaneBusy[lane] = true;
        ++m_active;
        async::launch(run(shared_from_this(), static_cast<int>(lane)), "PageLanes");
    }
}

void PageLanes::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
    m_jobs.clear();
    m_ownStop.request_stop();
}

void PageLanes::endIfDone()
{
    if (m_isClosed && m_active == 0 && m_jobs.empty() && !m_done.future().isFinished())
        m_done.finish();
}

QCoro::Task<bool> PageLanes::pauseAfter(PageJob job, Error error)
{
    const auto self = shared_from_this();
    const bool isThrottled = error.code == ErrorCode::ResourceExhausted;
    const bool mayPass = error.isRetryable() || error.code == ErrorCode::DataLoss;
    const http::RetryPolicy policy{error.code == ErrorCode::DataLoss ? 2 : maxAttempts, http::usualPatience().backOff};
    const auto pause = mayPass
        ? policy.pauseAfter(job.attempt, error.retryAfter, QRandomGenerator::global()->generateDouble())
        : std::nullopt;
    if (isThrottled) {
        ++m_meter->costs.throttled;
        m_goodInRow = 0;
        m_allowed = std::max(1, m_allowed / 2);
    }
    if (!pause) {
        fail(error);
        co_return false;
    }
    ++m_meter->costs.retries;
    if (isThrottled) // all lanes keep away, not only this one
        m_notBefore = std::max(m_notBefore, std::chrono::steady_clock::now() + *pause);
    ++job.attempt;
    m_jobs.push_front(std::move(job));
    if (!isThrottled && !co_await async::sleepUnlessStopped(*pause, m_ownStop.get_token()))
        co_return false;
    co_return true;
}

QCoro::Task<> PageLanes::run(std::shared_ptr<PageLanes> self, int lane)
{
    const http::ReadingHttpClient client = self->m_site.lane(lane).reading();
    const std::stop_token stop = self->m_ownStop.get_token();
    while (!self->m_jobs.empty() && self->m_active <= self->m_allowed && !stop.stop_requested()) {
        const auto wait
            = std::chrono::ceil<std::chrono::milliseconds>(self->m_notBefore - std::chrono::steady_clock::now());
        if (wait.count() > 0) {
            if (!co_await async::sleepUnlessStopped(wait, stop))
                break;
            continue; // another lane may have taken the last job
        }
        const PageJob job = std::move(self->m_jobs.front());
        self->m_jobs.pop_front();
        ++self->m_meter->costs.requests;
        http::ReadRequest request{.path = job.path, .query = job.query, .repeats = 0, .body = job.body};
        request.headers.emplaceBack("Accept", "application/json");
        const auto answer = co_await client.read(request, stop);
        if (!answer) {
            if (!co_await self->pauseAfter(job, answer.error()))
                break;
            continue;
        }
        self->m_meter->received(answer->body.size());
        // Reading a page takes milliseconds, which the thread of the network has better uses for.
        const ReadPage read = co_await async::runAside(readPage, answer->body, self->m_fields);
        self->m_meter->costs.parsing += read.took;
        if (stop.stop_requested())
            break;
        if (!read.page) {
            const auto json = http::jsonOf(*answer);
            const Error why = json ? unexpectedAnswer(self->m_site, Text::tr("a list of issues")) : json.error();
            if (!co_await self->pauseAfter(job, why))
                break;
            continue;
        }
        if (++self->m_goodInRow % goodForAnother == 0 && self->m_allowed < self->m_isLaneBusy.size())
            ++self->m_allowed;
        self->m_take(job, *read.page);
        self->startLanes();
    }
    if (stop.stop_requested())
        self->fail(cancelled());
    self->m_isLaneBusy[lane] = false;
    --self->m_active;
    self->startLanes();
    self->endIfDone();
}

} // namespace releasedesk::connectors
