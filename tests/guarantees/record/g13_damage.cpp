// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_repair.h"
#include "tests/guarantees/record/support/closed_record.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

//! How many events can be read one by one as they were recorded, by a plain look at the table.
qsizetype readableEvents(const QString &file, const ClosedRecord &record)
{
    const auto connection = store::SqlConnection::open({.file = file, .mode = store::OpenMode::ReadOnly});
    if (!connection)
        return 0;
    for (qsizetype i = 0; i < record.events().size(); ++i) {
        const store::RecordedEvent &event = record.events().at(i);
        bool isSame = false;
        const auto read = (*connection)
                              ->each(QStringLiteral("SELECT stream, stream_version, actor, at, name, version, payload, "
                                                    "hash FROM events WHERE position = ?"),
                                     {event.position}, [&](const QSqlQuery &row) {
                                         isSame = row.value(0).toString() == event.stream.value()
                                             && row.value(1).toLongLong() == event.streamVersion
                                             && row.value(2).toString() == event.actor.value()
                                             && row.value(3).toLongLong() == event.at.toMSecsSinceEpoch()
                                             && row.value(4).toString() == event.event.name
                                             && row.value(5).toLongLong() == event.event.version
                                             && row.value(6).toByteArray() == event.event.payload
                                             && row.value(7).toByteArray() == event.hash;
                                     });
        if (!read || !isSame)
            return i;
    }
    return record.events().size();
}

//! What is wrong with a repair of the record in \p folder; empty if it works again with everything before the damage.
QString repairAndCompare(const QString &folder, const ClosedRecord &record, bool isRewritten, bool &isRepaired)
{
    const QString file = folder + QStringLiteral("/release-desk.db");
    const qsizetype readable = readableEvents(file, record);
    const store::DamageReport report = store::StoreCheck::look(file);
    isRepaired = report.isRepairable();
    if (!isRepaired)
        return report.isWhole() && judge(folder, record) != RecordVerdict::Whole
            ? QStringLiteral("found whole, but it is not")
            : QString();
    const auto repaired = store::StoreRepair::rebuild(report, PersonId("kim.minji"),
                                                      QDateTime(QDate(2026, 11, 25), QTime(9, 0), Qt::UTC));
    if (!repaired)
        return QStringLiteral("not repaired: %1 (%2)").arg(repaired.error().message, repaired.error().detail);
    const auto events = eventsOf(file);
    if (!events)
        return QStringLiteral("cannot be opened when repaired: ") + events.error().message;
    if (isRewritten)
        return {}; // who chains everything anew leaves no place to tell from; the head outside tells that it is so
    if (report.wholeEvents < readable)
        return QStringLiteral("keeps %1 events of %2 that can be read").arg(report.wholeEvents).arg(readable);
    const QString wrong = compareEvents(events->mid(0, report.wholeEvents), record.events(), report.wholeEvents);
    if (!wrong.isEmpty() || events->size() <= report.wholeEvents)
        return QStringLiteral("repaired with %1 of %2 events: ").arg(events->size()).arg(report.wholeEvents) + wrong;
    return repaired->keptAside.isEmpty() ? QStringLiteral("the damaged file is gone") : QString();
}

} // namespace

//! Damage of the files is detected, never half trusted: every answer is what was recorded, or an error.
class G13Damage final : public QObject
{
    Q_OBJECT

private slots:
    void isNeverHalfTrusted()
    {
        GuaranteeRun run(QStringLiteral("G13"), QStringLiteral("damages"), {1000, 20'000, 100'000},
                         QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        const QTemporaryDir folder(memoryFolderTemplate());
        const ClosedRecord closed(folder.filePath(QStringLiteral("closed")), 40);
        const ClosedRecord killed(folder.filePath(QStringLiteral("killed")), 40, true);
        QCOMPARE(judge(closed.copyTo(folder.filePath(QStringLiteral("damaged"))), closed), RecordVerdict::Whole);
        QCOMPARE(judge(killed.copyTo(folder.filePath(QStringLiteral("damaged"))), killed), RecordVerdict::Whole);
        qsizetype detected = 0;
        for (qsizetype i = 0; i < run.trials(); ++i) {
            const ClosedRecord &record = i % 2 == 0 ? closed : killed;
            const QString copy = record.copyTo(folder.filePath(QStringLiteral("damaged")));
            const QString damage = damageFile(copy, record, random);
            const RecordVerdict verdict = judge(copy, record);
            run.tried();
            run.checked();
            detected += verdict == RecordVerdict::Detected ? 1 : 0;
            if (verdict == RecordVerdict::HalfTrusted)
                run.violated(QLatin1String(i % 2 == 0 ? "closed" : "killed") + QStringLiteral(", ") + damage);
        }
        QVERIFY2(run.finish(), run.report().constData());
        qInfo("%lld of %lld damages were noticed, the others harmed nothing that was recorded",
              static_cast<long long>(detected), static_cast<long long>(run.trials()));
        QVERIFY(detected > run.trials() / 4);
    }

    //! What is damaged ends in a record that works, with everything up to the damage.
    void isRepairedUpToTheDamage()
    {
        GuaranteeRun run(QStringLiteral("G13"), QStringLiteral("repairs"), {150, 3000, 20'000},
                         QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        const QTemporaryDir folder(memoryFolderTemplate());
        const ClosedRecord closed(folder.filePath(QStringLiteral("closed")), 40);
        const ClosedRecord killed(folder.filePath(QStringLiteral("killed")), 40, true);
        qsizetype repairs = 0;
        for (qsizetype i = 0; i < run.trials(); ++i) {
            const ClosedRecord &record = i % 2 == 0 ? closed : killed;
            const QString copy = record.copyTo(folder.filePath(QStringLiteral("damaged")));
            const QString damage = i % 4 < 2 ? damageFile(copy, record, random) : editRecord(copy, record, random);
            bool isRepaired = false;
            const QString wrong
                = repairAndCompare(copy, record, damage.contains(QStringLiteral("chained anew")), isRepaired);
            run.tried();
            run.checked();
            repairs += isRepaired ? 1 : 0;
            if (!wrong.isEmpty())
                run.violated(QLatin1String(i % 2 == 0 ? "closed, " : "killed, ") + damage + QStringLiteral(": ")
                             + wrong);
        }
        QVERIFY2(run.finish(), run.report().constData());
        QVERIFY(repairs > run.trials() / 4);
    }
};

RELEASE_DESK_TEST(g13_damage, G13Damage)
#include "g13_damage.moc"
