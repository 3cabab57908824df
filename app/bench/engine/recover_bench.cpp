// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/recover_bench.h"

#include "app/bench/engine/bench_release.h"
#include "app/bench/engine/engine_rig.h"
#include "app/bench/engine/floor_bench.h"
#include "app/bench/engine/record_maker.h"
#include "core/async/cancel.h"
#include "core/projections/release_book.h"
#include "core/store/release_codec.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>

#include <optional>

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

//! What the engine handed out after its start.
struct Offers {
    Stopwatch since;
    std::optional<double> firstMs;
    QSet<EffectId> operations;

    void take(const engine::TaskAssignment &task)
    {
        if (!firstMs)
            firstMs = since.milliseconds();
        operations.insert(task.opId);
    }
};

//! Everything folded from the first event on.
struct Fold {
    projections::ReleaseBook book;
    double milliseconds = 0;

    //! The operations under way by it.
    [[nodiscard]] QSet<EffectId> open() const
    {
        QSet<EffectId> operations;
        for (const domain::Release &release : book.releases()) {
            for (const domain::TaskRun &run : release.runs()) {
                if (release.isLive() && run.state == domain::TaskState::Running && !run.attempts.isEmpty())
                    operations.insert(run.attempts.last().opId);
            }
        }
        return operations;
    }
};

Result<> makeAndKill(const QString &file, const Options &options)
{
    QProcess maker;
    maker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    maker.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("engine"), QStringLiteral("make"), QStringLiteral("--db"), file,
                 QStringLiteral("--events"), QString::number(options.whole("events")), QStringLiteral("--seed"),
                 QString::number(options.whole("seed")), QStringLiteral("--hold")});
    while (!maker.canReadLine() && maker.waitForReadyRead(-1)) {}
    const bool isMade = QJsonDocument::fromJson(maker.readLine()).object()[QStringLiteral("valid")].toBool();
    maker.kill();
    maker.waitForFinished(-1);
    if (!isMade)
        return failure(ErrorCode::Unavailable, QStringLiteral("the record could not be made in %1").arg(file));
    return {};
}

QCoro::Task<Result<Fold>> foldAll(std::shared_ptr<EngineRig> rig)
{
    constexpr int pageSize = 5000;
    Fold fold;
    const Stopwatch time;
    store::Position position = 0;
    while (true) {
        const auto page = co_await rig->record().readAfter(position, pageSize);
        if (!page)
            co_return failed(page);
        for (const store::RecordedEvent &each : *page) {
            position = each.position;
            if (const auto applied = fold.book.apply(each); !applied)
                co_return failed(applied);
        }
        if (page->size() < pageSize)
            break;
    }
    fold.milliseconds = time.milliseconds();
    co_return fold;
}

//! Each release once more, from its own stream: the other way by which the engine reads it.
QCoro::Task<Result<bool>> streamsAgree(std::shared_ptr<EngineRig> rig, projections::ReleaseBook book)
{
    for (const ReleaseId &id : book.releases().keys()) {
        const auto history = co_await rig->record().readStream(store::releaseStream(id));
        if (!history)
            co_return failed(history);
        domain::Release release;
        for (const store::RecordedEvent &each : *history) {
            const auto decoded = store::decodeReleaseEvent(each.event);
            if (!decoded)
                co_return failed(decoded);
            release.apply(*decoded, each.actor, each.at);
        }
        if (stateDigest(release) != stateDigest(*book.find(id)))
            co_return false;
    }
    co_return true;
}

QString digestOf(const projections::ReleaseBook &book)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const domain::Release &release : book.releases()) // in the order of their ids
        hash.addData(stateDigest(release));
    return QString::fromLatin1(hash.result().toHex());
}

QCoro::Task<Result<>> verifyFold(std::shared_ptr<EngineRig> rig, QSet<EffectId> offered,
                                 std::shared_ptr<Measurement> measurement)
{
    const auto fold = co_await foldAll(rig);
    if (!fold)
        co_return failed(fold);
    const auto agree = co_await streamsAgree(rig, fold->book);
    if (!agree)
        co_return failed(agree);
    const bool isEqual = *agree && fold->open() == offered;
    measurement->set("fold_ms", fold->milliseconds);
    measurement->set("fold_equal", isEqual);
    measurement->set("state_sha256", digestOf(fold->book));
    if (!isEqual)
        measurement->refute(QStringLiteral("a fold of the whole record gives another state than the start of the "
                                           "engine did"));
    co_return Result<>();
}

} // namespace

QList<OptionInfo> recoverOptions()
{
    return commonOptions()
        + QList<OptionInfo>{{QStringLiteral("db"), Type::Text, {}, true},
                            {QStringLiteral("events"), Type::Whole, 1'000'000, false, 1},
                            {QStringLiteral("make"), Type::Flag},
                            {QStringLiteral("verify-fold"), Type::Flag}};
}

QStringList recoverFields()
{
    return {QStringLiteral("events"),          QStringLiteral("open_tasks"),        QStringLiteral("open_ms"),
            QStringLiteral("chain_verify_ms"), QStringLiteral("first_dispatch_ms"), QStringLiteral("fold_ms"),
            QStringLiteral("fold_equal"),      QStringLiteral("state_sha256")};
}

QCoro::Task<Result<>> measureRecovery(Options options, std::shared_ptr<Measurement> measurement)
{
    const QString file = options.text("db");
    if (const auto checked = checkSqliteFile(file); !checked)
        co_return checked;
    if (options.isSet("make")) {
        if (const auto made = makeAndKill(file, options); !made)
            co_return made;
    }
    if (!isBenchRecord(file))
        co_return failure(ErrorCode::NotFound,
                          QStringLiteral("%1 holds no record of a bench; add --make to make one").arg(file));

    measurement->setRuns(0, 1); // a second start would find what the first one left
    measurement->begin();
    const auto offers = std::make_shared<Offers>();
    auto opened = EngineRig::open(file, [offers](const engine::TaskAssignment &task) { offers->take(task); });
    if (!opened)
        co_return failed(opened);
    measurement->set("open_ms", offers->since.milliseconds());
    const std::shared_ptr<EngineRig> rig = std::move(*opened);
    if (const auto started = co_await rig->engine().start(); !started)
        co_return started;
    measurement->end();
    co_await rig->settled();
    co_await rig->stop();

    measurement->set("open_tasks", offers->operations.size());
    if (const std::optional<double> first = offers->firstMs)
        measurement->set("first_dispatch_ms", *first);
    else
        measurement->refute(QStringLiteral("the record holds no open task, so nothing was handed out"));

    const Stopwatch verifying;
    const auto audit = co_await rig->record().auditVerify();
    measurement->set("chain_verify_ms", verifying.milliseconds());
    if (!audit)
        co_return failed(audit);
    measurement->set("events", audit->events);
    if (options.isSet("verify-fold"))
        co_return co_await verifyFold(rig, offers->operations, measurement);
    co_return Result<>();
}

QList<OptionInfo> makeOptions()
{
    return commonOptions()
        + QList<OptionInfo>{{QStringLiteral("db"), Type::Text, {}, true},
                            {QStringLiteral("events"), Type::Whole, 1'000'000, false, 1},
                            {QStringLiteral("hold"), Type::Flag}};
}

QStringList makeFields()
{
    return {QStringLiteral("events")};
}

QCoro::Task<Result<>> makeRecordFile(Options options, std::shared_ptr<Measurement> measurement)
{
    const QString file = options.text("db");
    if (const auto checked = checkSqliteFile(file); !checked)
        co_return checked;
    if (const auto removed = removeBenchRecord(file); !removed)
        co_return removed;
    auto opened = EngineRig::open(file);
    if (!opened)
        co_return failed(opened);
    std::unique_ptr<EngineRig> rig = std::move(*opened);
    measurement->setRuns(0, 1);
    measurement->begin();
    const auto made = co_await makeRecord(
        &rig->record(), {.events = options.whole("events"), .seed = static_cast<quint32>(options.whole("seed"))});
    measurement->end();
    if (!made)
        co_return failed(made);
    measurement->set("events", *made);
    if (options.isSet("hold")) [[maybe_unused]]
        const EngineRig *const open = rig.release(); // until the process is killed
    co_return Result<>();
}

} // namespace releasedesk::bench
