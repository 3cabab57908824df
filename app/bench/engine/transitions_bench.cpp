// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/transitions_bench.h"

#include "app/bench/engine/bench_release.h"
#include "app/bench/engine/engine_rig.h"
#include "app/bench/engine/floor_bench.h"
#include "app/bench/engine/release_fleet.h"
#include "app/bench/engine/sqlite_floor.h"
#include "app/bench/measure/slices.h"
#include "core/async/cancel.h"

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

constexpr int rowsPerFloorCommit = 100;
constexpr std::chrono::milliseconds longestNap{5};

struct Slice {
    qint64 transitions = 0;
    qint64 commits = 0;
    double seconds = 0;

    [[nodiscard]] double perSecond() const { return static_cast<double>(transitions) / seconds; }

    Slice &operator+=(const Slice &other)
    {
        transitions += other.transitions;
        commits += other.commits;
        seconds += other.seconds;
        return *this;
    }
};

//! What happened in the counted slices.
struct Tally {
    Slice ours;
    Slice floor;
    Samples acknowledgements;
    Samples ratios; //!< ours to the floor, of each pair of slices
};

class TransitionsRun
{
public:
    TransitionsRun(EngineRig &rig, domain::Plan plan, int inFlight)
        : m_rig(rig)
        , m_fleet(rig.engine(), std::move(plan))
        , m_inFlight(inFlight)
    {
    }

    //! Enough approved releases for the next slice, judged by the last one.
    QCoro::Task<Result<>> prepare() { co_return co_await m_fleet.approve(m_inFlight + (2 * m_lastReleased)); }

    //! Lets releases run for so long, or until too few are left. What is under way then is brought to its end and
    //! counted with the time it took, or a slow engine would be measured by how much it left undone.
    QCoro::Task<Result<Slice>> run(std::chrono::nanoseconds length, Samples *acknowledgements)
    {
        MeasuredStore &store = m_rig.measured();
        const qint64 transitions = store.transitions();
        const qint64 commits = StoreProbe::commits();
        const int released = m_fleet.released();
        store.setAcknowledgements(acknowledgements);
        const auto begin = std::chrono::steady_clock::now();
        const Stopwatch time;
        m_rig.executor().open();
        m_fleet.keepRunning(m_inFlight);
        while (time.elapsed() < length && !m_fleet.isDry() && !m_fleet.problem()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(length - time.elapsed());
            co_await async::sleepUnlessStopped(std::min(left, longestNap), {});
        }
        m_rig.executor().close();
        m_fleet.keepRunning(0);
        co_await m_rig.settled();
        store.setAcknowledgements(nullptr);
        if (const auto &problem = m_fleet.problem())
            co_return tl::unexpected<Error>(*problem);
        m_lastReleased = m_fleet.released() - released;
        co_return Slice{store.transitions() - transitions, StoreProbe::commits() - commits,
                        std::chrono::duration<double>(store.lastAnswer() - begin).count()};
    }

private:
    EngineRig &m_rig;
    ReleaseFleet m_fleet;
    int m_inFlight;
    int m_lastReleased = 0;
};

//! Task transitions in the record, read from it.
QCoro::Task<Result<qint64>> recordedTransitions(std::shared_ptr<EngineRig> rig)
{
    constexpr int pageSize = 5000;
    qint64 count = 0;
    store::Position position = 0;
    while (true) {
        const auto page = co_await rig->record().readAfter(position, pageSize);
        if (!page)
            co_return failed(page);
        for (const store::RecordedEvent &each : *page) {
            position = each.position;
            count += each.event.name.startsWith(u"task.") ? 1 : 0;
        }
        if (page->size() < pageSize)
            co_return count;
    }
}

//! What was counted must be what stands in the record, unbroken.
QCoro::Task<> verify(std::shared_ptr<EngineRig> rig, std::shared_ptr<Measurement> measurement)
{
    const auto audit = co_await rig->record().auditVerify();
    measurement->set("chain_ok", audit.has_value());
    if (!audit)
        measurement->refute(audit.error().message);
    const auto recorded = co_await recordedTransitions(rig);
    if (!recorded)
        measurement->refute(recorded.error().message);
    else if (*recorded != rig->measured().transitions())
        measurement->refute(QStringLiteral("%1 transitions were answered, %2 are recorded")
                                .arg(rig->measured().transitions())
                                .arg(*recorded));
    if (StoreProbe::synchronous() != 2)
        measurement->refute(QStringLiteral("the store does not synchronise fully"));
}

void report(const Tally &tally, bool hasFloor, Measurement &measurement)
{
    const Slice &ours = tally.ours;
    if (ours.transitions == 0 || ours.commits == 0) {
        measurement.refute(QStringLiteral("nothing was recorded in the time given"));
        return;
    }
    measurement.set("transitions", ours.transitions);
    measurement.set("transitions_per_s", ours.perSecond());
    measurement.set("commits", ours.commits);
    measurement.set("commits_per_s", static_cast<double>(ours.commits) / ours.seconds);
    measurement.set("transitions_per_commit",
                    static_cast<double>(ours.transitions) / static_cast<double>(ours.commits));
    measurement.set("ack_ms", tally.acknowledgements.stat());
    if (!hasFloor)
        return;
    measurement.set("floor_per_s", tally.floor.perSecond());
    measurement.set("ratio_to_floor", ours.perSecond() / tally.floor.perSecond());
    measurement.set("slice_ratio_to_floor", tally.ratios.stat());
}

} // namespace

QList<OptionInfo> transitionsOptions()
{
    return commonOptions()
        + QList<OptionInfo>{{QStringLiteral("db"), Type::Text, {}, true},
                            {QStringLiteral("runs-in-flight"), Type::Whole, {}, false, 1},
                            {QStringLiteral("tasks"), Type::Whole, 100, false, 1},
                            {QStringLiteral("seconds"), Type::Number, 10, false, 0.01},
                            {QStringLiteral("chain"), Type::Flag},
                            {QStringLiteral("floor"), Type::Flag}};
}

QStringList transitionsFields()
{
    return {QStringLiteral("store"),
            QStringLiteral("transitions"),
            QStringLiteral("transitions_per_s"),
            QStringLiteral("commits"),
            QStringLiteral("commits_per_s"),
            QStringLiteral("transitions_per_commit"),
            QStringLiteral("ack_ms"),
            QStringLiteral("floor_per_s"),
            QStringLiteral("ratio_to_floor"),
            QStringLiteral("slice_ratio_to_floor"),
            QStringLiteral("synchronous"),
            QStringLiteral("chain_ok"),
            QStringLiteral("durability")};
}

QCoro::Task<Result<>> measureTransitions(Options options, std::shared_ptr<Measurement> measurement)
{
    const QString file = options.text("db");
    if (const auto checked = checkSqliteFile(file); !checked)
        co_return checked;
    const bool isChain = options.isSet("chain");
    const int usual = isChain ? 1 : 100;
    const int inFlight = options.isGiven("runs-in-flight") ? options.whole("runs-in-flight") : usual;
    measurement->setParameter("runs-in-flight", inFlight);
    if (const auto removed = removeBenchRecord(file); !removed)
        co_return removed;
    std::unique_ptr<SqliteFloor> floor;
    if (options.isSet("floor")) {
        auto made = SqliteFloor::make(file + QStringLiteral(".floor"));
        if (!made)
            co_return failed(made);
        floor = std::move(*made);
    }
    auto opened = EngineRig::open(file);
    if (!opened)
        co_return failed(opened);
    const std::shared_ptr<EngineRig> rig = std::move(*opened);
    if (const auto started = co_await rig->engine().start(); !started)
        co_return started;

    const Slices slices = Slices::of(options);
    Tally tally;
    TransitionsRun run(*rig, benchPlan({options.whole("tasks"), isChain, static_cast<quint32>(options.whole("seed"))}),
                       inFlight);
    for (int slice = -slices.warmup; slice < slices.count; ++slice) {
        if (const auto prepared = co_await run.prepare(); !prepared)
            co_return prepared;
        if (slice == 0)
            measurement->begin();
        const auto ours = co_await run.run(slices.length, slice < 0 ? nullptr : &tally.acknowledgements);
        if (!ours)
            co_return failed(ours);
        if (slice >= 0)
            tally.ours += *ours;
        if (!floor)
            continue;
        Samples commits;
        const auto least
            = floor->run(isChain ? 1 : rowsPerFloorCommit, rig->measured().meanPayload(), slices.length, commits);
        if (!least)
            co_return failed(least);
        if (slice < 0)
            continue;
        const Slice beside{least->rows, least->commits, least->seconds};
        tally.floor += beside;
        tally.ratios.add(ours->perSecond() / beside.perSecond());
    }
    measurement->end();
    co_await rig->stop();

    const int synchronous = StoreProbe::synchronous();
    measurement->setRuns(slices.warmup, slices.count);
    measurement->set("store", QStringLiteral("sqlite"));
    measurement->set("synchronous", synchronous);
    measurement->set("durability",
                     synchronous == 2 && isOnDisk(file) ? QStringLiteral("synced")
                                                        : QStringLiteral("process-crash only"));
    report(tally, floor != nullptr, *measurement);
    co_await verify(rig, measurement);
    co_return Result<>();
}

} // namespace releasedesk::bench
