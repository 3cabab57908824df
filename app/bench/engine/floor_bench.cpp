// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/floor_bench.h"

#include "app/bench/engine/sqlite_floor.h"
#include "app/bench/measure/slices.h"

#include <QJsonArray>

#include <map>

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

constexpr qsizetype payloadBytes = 100; // about that of a task transition

struct BatchCosts {
    qint64 rows = 0;
    double seconds = 0;
    Samples commits;
};

Result<QList<int>> batchesOf(const QString &text)
{
    QList<int> batches;
    for (const QString &part : text.split(u',')) {
        bool isNumber = false;
        const int batch = part.trimmed().toInt(&isNumber);
        if (!isNumber || batch < 1 || batch > 1'000'000 || batches.contains(batch))
            return wrongUse(
                QStringLiteral("--batch wants different whole numbers such as 1,10,100, not “%1”").arg(text));
        batches.append(batch);
    }
    return batches;
}

} // namespace

QList<OptionInfo> floorOptions()
{
    return commonOptions()
        + QList<OptionInfo>{{QStringLiteral("db"), Type::Text, {}, true},
                            {QStringLiteral("batch"), Type::Text, QStringLiteral("1,10,100")},
                            {QStringLiteral("seconds"), Type::Number, 5, false, 0.01}};
}

QStringList floorFields()
{
    return {QStringLiteral("sync_per_s"), QStringLiteral("sync_ms"), QStringLiteral("batches")};
}

Result<> checkSqliteFile(const QString &database)
{
    if (database.isEmpty())
        return wrongUse(QStringLiteral("--db wants a file"));
    if (database.startsWith(u"postgres:"))
        return failure(ErrorCode::Unimplemented,
                       QStringLiteral("this version keeps its record in SQLite only; give --db a file"));
    return {};
}

Result<> measureFloor(const Options &options, Measurement &measurement)
{
    const QString file = options.text("db");
    if (const auto checked = checkSqliteFile(file); !checked)
        return checked;
    const auto batches = batchesOf(options.text("batch"));
    if (!batches)
        return failed(batches);
    const auto floor = SqliteFloor::make(file);
    if (!floor)
        return failed(floor);
    if ((*floor)->synchronous() != 2)
        measurement.refute(QStringLiteral("SQLite did not take synchronous=FULL"));

    const Slices slices = Slices::of(options);
    Samples syncs;
    Samples syncsPerSecond;
    std::map<int, BatchCosts> costs;
    for (int slice = -slices.warmup; slice < slices.count; ++slice) {
        if (slice == 0)
            measurement.begin();
        Samples uncounted;
        const auto perSecond = measureSyncs(file, slices.length, slice < 0 ? uncounted : syncs);
        if (!perSecond)
            return failed(perSecond);
        if (slice >= 0)
            syncsPerSecond.add(*perSecond);
        for (const int batch : *batches) {
            BatchCosts &cost = costs[batch];
            const auto done = (*floor)->run(batch, payloadBytes, slices.length, slice < 0 ? uncounted : cost.commits);
            if (!done)
                return failed(done);
            if (slice < 0)
                continue;
            cost.rows += done->rows;
            cost.seconds += done->seconds;
        }
    }
    measurement.end();

    QJsonArray list;
    for (const int batch : *batches) {
        const BatchCosts &cost = costs[batch];
        list.append(QJsonObject{{QStringLiteral("batch"), batch},
                                {QStringLiteral("per_s"), static_cast<double>(cost.rows) / cost.seconds},
                                {QStringLiteral("commit_ms"), cost.commits.stat()}});
    }
    measurement.setRuns(slices.warmup, slices.count);
    measurement.set("sync_per_s", syncsPerSecond.sum() / static_cast<double>(syncsPerSecond.count()));
    measurement.set("sync_ms", syncs.stat());
    measurement.set("batches", list);
    return {};
}

} // namespace releasedesk::bench
