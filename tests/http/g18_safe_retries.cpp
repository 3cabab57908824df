// SPDX-License-Identifier: Apache-2.0
#include "core/http/host_pace.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"
#include "core/http/retry_policy.h"
#include "tests/http/patient_server.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QCoroCore>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QTest>
#include <queue>

#include <algorithm>
#include <vector>

using namespace releasedesk;
using namespace releasedesk::tests;
using namespace std::chrono_literals;
using Time = std::chrono::milliseconds;

namespace {

constexpr Time second{1000};
constexpr Time rest{2000}; //!< between two looks of a task that follows its work

//! A host that is down for a while, in a time of its own, and a thousand tasks that want to read from it.
class Outage
{
public:
    Outage(quint32 seed, int tasks, Time length)
        : m_random(seed)
        , m_end(length)
    {
        for (int i = 0; i < tasks; ++i)
            m_waiting.push({Time(m_random.bounded(2000)), {i}});
    }

    //! Runs until every task has read once.
    void run()
    {
        while (!m_waiting.empty()) {
            auto [now, task] = m_waiting.top();
            m_waiting.pop();
            if (!task.hasTurn) {
                task.hasTurn = true;
                m_waiting.push({now + m_pace.turn(m_host, now), task});
                continue;
            }
            arrive(now, task);
        }
    }

    //! When requests arrived after the host was back.
    [[nodiscard]] const std::vector<Time> &arrivals() const { return m_arrivals; }

private:
    struct Task {
        int number = 0;
        int repeats = 0;
        bool hasTurn = false;
    };
    struct Moment {
        Time at;
        Task task;
        friend bool operator>(const Moment &a, const Moment &b) { return a.at > b.at; }
    };

    void arrive(Time now, Task task)
    {
        const bool isDown = now < m_end;
        m_pace.told(m_host, isDown, now);
        task.hasTurn = false;
        if (!isDown) {
            m_arrivals.push_back(now);
            return;
        }
        const auto pause = m_policy.pauseAfter(task.repeats, std::nullopt, m_random.generateDouble());
        task.repeats = pause ? task.repeats + 1 : 0;
        m_waiting.push({now + pause.value_or(rest), task});
    }

    QString m_host = QStringLiteral("https://ci.example.com:443");
    QRandomGenerator m_random;
    http::HostPace m_pace;
    http::RetryPolicy m_policy;
    Time m_end;
    std::priority_queue<Moment, std::vector<Moment>, std::greater<>> m_waiting;
    std::vector<Time> m_arrivals;
};

//! The most of \p times that lie within one span.
qsizetype mostWithin(std::vector<Time> times, Time span)
{
    std::ranges::sort(times);
    qsizetype most = 0;
    for (auto first = times.begin(); first != times.end(); ++first) {
        const auto behind = std::ranges::lower_bound(times, *first + span);
        most = std::max<qsizetype>(most, behind - first);
    }
    return most;
}

} // namespace

//! Only what changes nothing is asked for again; after an outage nobody is run over; a wish to be left alone is kept.
class TestSafeRetries final : public QObject
{
    Q_OBJECT

private slots:
    void onlySafeRequestsComeBackAndSlowly()
    {
        GuaranteeRun run(QStringLiteral("G18"), QStringLiteral("outages"), {6, 200, 2000});
        QRandomGenerator random(run.seed());
        for (qsizetype i = 0; i < run.trials(); ++i) {
            Outage outage(random.generate(), 1000, Time(20'000 + random.bounded(120'000)));
            outage.run();
            run.tried();
            run.checked(2);
            if (const qsizetype most = mostWithin(outage.arrivals(), second); most > http::HostPace::perSecond)
                run.violated(QStringLiteral("%1 requests within a second after the outage").arg(most));
            if (outage.arrivals().size() != 1000)
                run.violated(QStringLiteral("%1 of 1000 tasks came through").arg(outage.arrivals().size()));
        }
        pausesAreSpread(random, run);
        wishesAreKept(run);
        changesAreNeverRepeated(run);
        theProgramKeepsThePace(run);
        QVERIFY2(run.finish(), run.report().constData());
    }

private:
    //! Tasks that failed at the same instant do not come back at the same instant.
    static void pausesAreSpread(QRandomGenerator &random, GuaranteeRun &run)
    {
        const http::RetryPolicy policy;
        for (const auto wish : {std::optional<std::chrono::seconds>(), std::optional(3s)}) {
            for (int made = 0; made < policy.repeats; ++made) {
                std::vector<Time> pauses;
                for (int task = 0; task < 1000; ++task)
                    pauses.push_back(*policy.pauseAfter(made, wish, random.generateDouble()));
                run.checked();
                if (const qsizetype most = mostWithin(pauses, 10ms); most > 100)
                    run.violated(QStringLiteral("%1 of 1000 come back within 10 ms").arg(most));
            }
        }
    }

    static void wishesAreKept(GuaranteeRun &run)
    {
        const http::RetryPolicy policy;
        for (int seconds = 0; seconds <= 40; ++seconds) {
            const auto pause = policy.pauseAfter(0, std::chrono::seconds(seconds), 0.0);
            run.checked();
            const bool isKept = seconds > 30 ? !pause : pause && *pause >= std::chrono::seconds(seconds);
            if (!isKept)
                run.violated(QStringLiteral("a server asked for %1 s and did not get them").arg(seconds));
        }
        // The same through the client, on the clock of the wall.
        ScriptedServer server;
        int asked = 0;
        QElapsedTimer since;
        qint64 pause = 0;
        server.handle("GET", "/busy", [&](const ScriptedRequest &) {
            if (asked++ > 0) {
                pause = since.elapsed();
                return ScriptedAnswer::json({{"ok", true}});
            }
            since.start();
            ScriptedAnswer answer = ScriptedAnswer::json({}, 429);
            answer.headers = {{"Retry-After", "1"}};
            return answer;
        });
        QNetworkAccessManager network;
        const auto answer = QCoro::waitFor(http::ReadingHttpClient(network, serverAt(server.url())).getJson("/busy"));
        run.checked();
        if (!answer || asked != 2 || pause < 1000)
            run.violated(QStringLiteral("Retry-After: 1 and the next request after %1 ms").arg(pause));
    }

    //! Whatever the server answers.
    static void changesAreNeverRepeated(GuaranteeRun &run)
    {
        for (const int status : {408, 409, 425, 429, 500, 502, 503, 504}) {
            for (const QByteArray method : {"POST", "PUT", "PATCH", "DELETE"}) {
                ScriptedServer server;
                int arrivals = 0;
                server.handle(method, "/deploy", [&](const ScriptedRequest &) {
                    ++arrivals;
                    ScriptedAnswer answer = ScriptedAnswer::json({}, status);
                    answer.headers = {{"Retry-After", "0"}};
                    return answer;
                });
                QNetworkAccessManager network;
                const auto answer = QCoro::waitFor(
                    http::MutatingHttpClient(network, serverAt(server.url())).send(method, "/deploy", {}));
                run.checked();
                if (arrivals != 1 || answer)
                    run.violated(QStringLiteral("%1 after status %2: arrived %3 times")
                                     .arg(QString::fromLatin1(method))
                                     .arg(status)
                                     .arg(arrivals));
            }
        }
    }

    //! The clients really stand in the row: a server that has failed is asked no faster than the cap.
    static void theProgramKeepsThePace(GuaranteeRun &run)
    {
        ScriptedServer server;
        std::vector<Time> arrivals;
        QElapsedTimer clock;
        clock.start();
        server.handle("GET", "/down", [&](const ScriptedRequest &) {
            arrivals.push_back(Time(clock.elapsed()));
            return ScriptedAnswer::json({}, 503);
        });
        QNetworkAccessManager network;
        const http::ReadingHttpClient client(network, serverAt(server.url()));
        http::ReadRequest once{QStringLiteral("/down")};
        once.repeats = 0;
        for (int i = 0; i < http::HostPace::troublesInRow; ++i)
            (void)QCoro::waitFor(client.read(once));
        arrivals.clear();
        std::vector<QCoro::Task<Result<http::HttpAnswer>>> together;
        for (int i = 0; i < 10; ++i)
            together.push_back(client.read(once));
        for (auto &each : together)
            (void)QCoro::waitFor(std::move(each));
        run.checked();
        // Arrivals are seen a moment after they were sent.
        if (const qsizetype most = mostWithin(arrivals, 950ms);
            most > http::HostPace::perSecond || arrivals.size() != 10)
            run.violated(QStringLiteral("%1 of %2 requests within a second").arg(most).arg(arrivals.size()));
    }
};

RELEASE_DESK_TEST(g18_safe_retries, TestSafeRetries)

#include "g18_safe_retries.moc"
