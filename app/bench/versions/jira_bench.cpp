// SPDX-License-Identifier: Apache-2.0
#include "app/bench/versions/jira_bench.h"

#include "app/bench/versions/jira_stub.h"
#include "app/bench/versions/loop_watch.h"
#include "app/bench/versions/page_floor.h"
#include "app/bench/versions/page_stage.h"
#include "core/async/cancel.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/http/reading_http_client.h"
#include "core/http/server.h"
#include "core/versions/version_service.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QPromise>
#include <QThread>

#include <csignal>
#include <sys/prctl.h>

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

constexpr int startLimitMs = 30'000;

//! The resident memory of this process.
qint64 residentKib()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4;
}

//! A stand-in in a process of its own, so that its work is not ours.
class StubProcess
{
public:
    ~StubProcess()
    {
        m_process.kill();
        m_process.waitForFinished(2000);
    }

    [[nodiscard]] Result<QUrl> start(const Options &options)
    {
        // It ends with us, also where we are killed.
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("jira-stub"), QStringLiteral("--issues"),
                         QString::number(options.whole("issues")), QStringLiteral("--delay-ms"),
                         QString::number(options.whole("delay-ms")), QStringLiteral("--project"),
                         options.text("project"), QStringLiteral("--version"), options.text("version"),
                         QStringLiteral("--seed"), QString::number(options.whole("seed"))});
        m_process.setReadChannel(QProcess::StandardError);
        while (m_process.state() != QProcess::NotRunning || m_process.canReadLine()) {
            if (!m_process.canReadLine() && !m_process.waitForReadyRead(startLimitMs))
                break;
            while (m_process.canReadLine()) { // other lines may come from the libraries
                const QByteArray line = m_process.readLine().trimmed();
                if (line.startsWith("listening "))
                    return QUrl(QString::fromLatin1(line.mid(10)));
            }
        }
        return failure(ErrorCode::Unavailable, QStringLiteral("the stand-in did not start"));
    }

private:
    QProcess m_process;
};

//! What the connector needs, in a thread of its own as in the product.
class SourceThread
{
public:
    explicit SourceThread(const domain::ConnectionAccess &access)
        : m_access(access)
        , m_context(new QObject)
    {
        m_context->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            m_context, [this] { m_network = std::make_unique<QNetworkAccessManager>(); }, Qt::BlockingQueuedConnection);
    }
    ~SourceThread()
    {
        QMetaObject::invokeMethod(m_context, [this] { m_network.reset(); }, Qt::BlockingQueuedConnection);
        m_context->deleteLater();
        m_thread.quit();
        m_thread.wait();
    }
    SourceThread(const SourceThread &) = delete;
    SourceThread &operator=(const SourceThread &) = delete;

    [[nodiscard]] versions::VersionService service(const QString &cache)
    {
        return versions::VersionService(
            m_context,
            [this](const ConnectionId &) -> Result<std::shared_ptr<versions::IssueSource>> {
                return connectors::makeIssueSource(m_access, *m_network);
            },
            cache.isEmpty() ? versions::IssueCache() : versions::IssueCache(cache));
    }

private:
    domain::ConnectionAccess m_access;
    QThread m_thread;
    QObject *m_context;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

//! One loading, from the wish to the table that holds every issue.
struct Loaded {
    Result<versions::ReadVersion> read = failure(ErrorCode::Internal, QStringLiteral("nothing was read"));
    double wall = 0;
    std::optional<double> firstRows;
    double firstResponse = 0;
    int rowsBefore = 0;
    qint64 growth = 0;
    double blockMost = 0;
    int blocks = 0;
    double busiest = 0;
};

QCoro::Task<Loaded> load(std::shared_ptr<SourceThread> thread, versions::ReadingWish wish, QString cache,
                         bool showsTable)
{
    Loaded loaded;
    const auto stage = std::make_unique<PageStage>();
    co_await PageStage::open(stage.get());
    versions::VersionService service = thread->service(cache);
    const ui::ShownVersion shown = benchVersion(wish.entry.project, wish.entry.version);
    const qint64 before = residentKib();
    LoopWatch watch;
    stage->start();
    const auto started = std::chrono::steady_clock::now();
    const auto reading = service.open(wish);
    QPromise<void> over;
    over.start();
    if (showsTable) {
        ui::VersionView &view = stage->view();
        view.beginVersion(shown, {});
        const auto isFirst = std::make_shared<bool>(true);
        QObject::connect(reading.get(), &versions::VersionReading::rowsRead, &view,
                         [&view, isFirst](const auto &chunks) {
                             if (std::exchange(*isFirst, false))
                                 view.setRows(chunks);
                             else
                                 view.addRows(chunks);
                         });
        QObject::connect(reading.get(), &versions::VersionReading::rowsReplaced, &view, &ui::VersionView::setRows);
        QObject::connect(reading.get(), &versions::VersionReading::progressed, &view, &ui::VersionView::showProgress);
    }
    QObject::connect(reading.get(), &versions::VersionReading::finished, stage.get(),
                     [&](const Result<versions::ReadVersion> &read) {
                         loaded.read = read;
                         if (showsTable && read) {
                             stage->view().endVersion(shown, read->stale, {});
                             stage->paint();
                         }
                         loaded.wall = stage->elapsed();
                         over.finish();
                     });
    co_await over.future();
    watch.stop();
    (void)co_await async::sleepUnlessStopped(std::chrono::milliseconds(20), {}); // what was painted last is noted
    loaded.growth = residentKib() - before;
    loaded.blockMost = watch.waits().percentile(100);
    loaded.blocks = watch.longerThan(16);
    loaded.busiest = watch.busiest();
    loaded.firstRows = stage->firstRows();
    if (loaded.read) {
        const versions::ReadingCosts &costs = loaded.read->reading.costs;
        loaded.firstResponse
            = std::chrono::duration<double, std::milli>(costs.start - started + costs.firstResponse).count();
        loaded.rowsBefore = stage->rowsAt(loaded.firstResponse);
        if (loaded.read->reading.doubt.isEmpty() && showsTable
            && stage->view().model()->total() != loaded.read->issues().size())
            loaded.read = failure(ErrorCode::DataLoss, QStringLiteral("the table does not hold every issue"));
    }
    co_return loaded;
}

//! GET of the stand-in's own pages; nothing where it is no stand-in.
QCoro::Task<std::optional<QJsonObject>> askStub(QNetworkAccessManager *network, QUrl url, QString path)
{
    http::Server server;
    server.baseUrl = url;
    const auto answer = co_await http::ReadingHttpClient(*network, server).getJson(path);
    if (!answer)
        co_return std::nullopt;
    co_return answer->object();
}

domain::ConnectionAccess accessOf(const Options &options, const QUrl &url)
{
    domain::ConnectionAccess access;
    access.connection.id = ConnectionId("bench");
    const bool isCloud = options.text("flavor") != u"dc";
    access.connection.system = isCloud ? domain::ConnectedSystem::JiraCloud : domain::ConnectedSystem::JiraDataCenter;
    access.connection.url = url.toString();
    access.connection.account = isCloud ? options.text("account") : QString();
    access.secret = Secret(qEnvironmentVariable("RD_BENCH_TOKEN", QStringLiteral("sandbox-token")).toUtf8());
    return access;
}

QJsonValue numberOf(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

} // namespace

QList<OptionInfo> jiraOptions()
{
    return commonOptions()
        + QList<OptionInfo>{{QStringLiteral("url"), Type::Text},
                            {QStringLiteral("project"), Type::Text, QStringLiteral("RD")},
                            {QStringLiteral("version"), Type::Text, QStringLiteral("2024.03")},
                            {QStringLiteral("until"), Type::Text, QStringLiteral("table")},
                            {QStringLiteral("cache"), Type::Text},
                            {QStringLiteral("lanes"), Type::Whole, 10, false, 1},
                            {QStringLiteral("flavor"), Type::Text, QStringLiteral("cloud")},
                            {QStringLiteral("account"), Type::Text, QStringLiteral("bench@example.com")},
                            {QStringLiteral("issues"), Type::Whole, 10'000, false, 1},
                            {QStringLiteral("delay-ms"), Type::Whole, 0},
                            {QStringLiteral("move"), Type::Flag}};
}

QStringList jiraFields()
{
    QStringList fields;
    for (const char *const name : {"issues",
                                   "requests",
                                   "bytes_received",
                                   "retries",
                                   "throttled",
                                   "first_rows_ms",
                                   "first_response_ms",
                                   "wall_ms",
                                   "rows_before_first_response",
                                   "parse_ms",
                                   "cache_state",
                                   "added",
                                   "changed",
                                   "removed",
                                   "rss_growth_kib",
                                   "wall_of_runs_ms",
                                   "floor_of_runs_ms",
                                   "ratio_to_floor",
                                   "gui_wait_max_ms",
                                   "gui_busy_max_ms",
                                   "gui_waits_over_16",
                                   "gui_waits_over_16_of_runs",
                                   "stub_requests",
                                   "stub_bytes"})
        fields.append(QLatin1String(name));
    return fields;
}

QCoro::Task<Result<>> measureJira(Options options, std::shared_ptr<Measurement> measurement)
{
    const QString until = options.text("until");
    if (until != u"table" && until != u"parsed")
        co_return wrongUse(QStringLiteral("--until knows table and parsed, not “%1”").arg(until));
    if (options.text("flavor") != u"cloud" && options.text("flavor") != u"dc")
        co_return wrongUse(QStringLiteral("--flavor knows cloud and dc, not “%1”").arg(options.text("flavor")));
    StubProcess stub;
    QUrl url(options.text("url"));
    if (url.isEmpty()) {
        const auto started = stub.start(options);
        if (!started)
            co_return failed(started);
        url = *started;
    }
    QNetworkAccessManager network;
    const auto thread = std::make_shared<SourceThread>(accessOf(options, url));
    const QString cache = options.text("cache");
    versions::ReadingWish wish{.entry = {ConnectionId("bench"), options.text("project"), options.text("version")},
                               .lanes = options.whole("lanes")};
    // As in the product, the list of versions was read before one of them is opened.
    const auto known = co_await thread->service({}).versions(ConnectionId("bench"), wish.entry.project);
    if (!known)
        co_return failed(known);
    for (const domain::JiraVersion &each : *known) {
        if (each.name == wish.entry.version)
            wish.version = each;
    }
    const versions::IssueCache kept(cache);
    const bool isWarm = !cache.isEmpty() && kept.read(wish.entry).has_value();
    if (options.isSet("move"))
        (void)co_await askStub(&network, url, QStringLiteral("/__move"));

    Samples walls;
    Samples floors;
    Samples firsts;
    Samples responses;
    Samples parses;
    Samples waits;
    Samples busiest;
    int blocks = 0;
    QJsonArray blocksOfRuns;
    Loaded last;
    qint64 growth = -1;
    const PageFloor floor(url, options);
    measurement->begin();
    std::optional<QJsonObject> before;
    std::optional<QJsonObject> after;
    for (int run = -options.whole("warmup"); run < options.whole("runs"); ++run) {
        if (!cache.isEmpty() && !isWarm)
            kept.forget(wish.entry);
        before = co_await askStub(&network, url, QStringLiteral("/__stats"));
        last = co_await load(thread, wish, cache, until == u"table");
        after = co_await askStub(&network, url, QStringLiteral("/__stats"));
        if (!last.read)
            co_return failed(last.read);
        if (growth < 0)
            growth = last.growth; // later runs use the same memory again
        const auto least = co_await floor.run(last.read->issues().size());
        if (run < 0)
            continue;
        walls.add(last.wall);
        if (least)
            floors.add(*least);
        if (last.firstRows)
            firsts.add(*last.firstRows);
        responses.add(last.firstResponse);
        parses.add(last.read->reading.costs.parsing);
        waits.add(last.blockMost);
        busiest.add(last.busiest);
        blocks = std::max(blocks, last.blocks);
        blocksOfRuns.append(last.blocks);
    }
    measurement->end();
    const versions::ReadingCosts &costs = last.read->reading.costs;
    Measurement &to = *measurement;
    to.set("issues", last.read->issues().size());
    to.set("requests", costs.requests);
    to.set("bytes_received", costs.bytesReceived);
    to.set("retries", costs.retries);
    to.set("throttled", costs.throttled);
    to.set("first_rows_ms", numberOf(firsts.count() > 0 ? std::optional(firsts.percentile(50)) : std::nullopt));
    to.set("first_response_ms", responses.percentile(50));
    to.set("wall_ms", walls.percentile(50));
    to.set("rows_before_first_response", until == u"table" ? QJsonValue(last.rowsBefore) : QJsonValue());
    to.set("parse_ms", parses.percentile(50));
    to.set("cache_state",
           cache.isEmpty() ? QStringLiteral("none")
               : isWarm    ? QStringLiteral("warm")
                           : QStringLiteral("cold"));
    to.set("added", last.read->added);
    to.set("changed", last.read->changed);
    to.set("removed", last.read->removed);
    to.set("rss_growth_kib", growth);
    to.set("wall_of_runs_ms", walls.stat());
    to.set("floor_of_runs_ms", floors.stat());
    if (floors.count() > 0)
        to.set("ratio_to_floor", walls.percentile(50) / floors.percentile(50));
    to.set("gui_wait_max_ms", waits.percentile(100));
    to.set("gui_waits_over_16", blocks);
    to.set("gui_busy_max_ms", busiest.percentile(100));
    to.set("gui_waits_over_16_of_runs", blocksOfRuns);
    if (before && after) {
        const qint64 requests = after->value(u"reqs").toInteger() - before->value(u"reqs").toInteger();
        const qint64 bytes = after->value(u"bytes").toInteger() - before->value(u"bytes").toInteger();
        to.set("stub_requests", requests);
        to.set("stub_bytes", bytes);
        if (requests != costs.requests || bytes != costs.bytesReceived)
            to.refute(QStringLiteral("the stand-in counts %1 requests and %2 bytes").arg(requests).arg(bytes));
    }
    if (!last.read->reading.doubt.isEmpty())
        to.refute(last.read->reading.doubt);
    if (options.text("url").isEmpty()
        && last.read->issues().size() != options.whole("issues") - (options.isSet("move") ? 1 : 0))
        to.refute(
            QStringLiteral("%1 of %2 issues were read").arg(last.read->issues().size()).arg(options.whole("issues")));
    co_return Result<>();
}

QList<OptionInfo> jiraStubOptions()
{
    return commonOptions()
        + QList<OptionInfo>{{QStringLiteral("issues"), Type::Whole, 10'000, false, 1},
                            {QStringLiteral("delay-ms"), Type::Whole, 0},
                            {QStringLiteral("port"), Type::Whole, 0},
                            {QStringLiteral("project"), Type::Text, QStringLiteral("RD")},
                            {QStringLiteral("version"), Type::Text, QStringLiteral("2024.03")}};
}

QCoro::Task<Result<>> serveJiraStub(Options options, std::shared_ptr<Measurement> /*measurement*/)
{
    auto *const stub = new JiraStub({.issues = options.whole("issues"),
                                     .delay = std::chrono::milliseconds(options.whole("delay-ms")),
                                     .project = options.text("project"),
                                     .version = options.text("version"),
                                     .seed = static_cast<quint32>(options.whole("seed"))});
    stub->setParent(QCoreApplication::instance());
    if (!stub->listen(QHostAddress::LocalHost, static_cast<quint16>(options.whole("port"))))
        co_return failure(ErrorCode::Unavailable, stub->errorString());
    std::fprintf(stderr, "listening http://127.0.0.1:%d\n", int(stub->serverPort()));
    std::fflush(stderr);
    co_return Result<>();
}

} // namespace releasedesk::bench
