// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/closed_record.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::tests;

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
};

RELEASE_DESK_TEST(g13_damage, G13Damage)
#include "g13_damage.moc"
