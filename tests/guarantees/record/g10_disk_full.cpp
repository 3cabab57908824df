// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/disk_trial.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace releasedesk;
using namespace releasedesk::tests;

//! A full disk loses nothing that was answered and damages nothing; work goes on when there is space again.
class G10DiskFull final : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingAndGoesOn()
    {
        // Every write of every scenario, on each tier: the counts below only say that there is something to do.
        GuaranteeRun run(QStringLiteral("G10"), QStringLiteral("points"), {1, 1, 1}, QStringLiteral("sqlite"));
        const QTemporaryDir folder(memoryFolderTemplate());
        const QString start = folder.filePath(QStringLiteral("start"));
        makeRecord(start);
        for (const DiskScenario &scenario : diskScenarios()) {
            for (const bool isLasting : {false, true})
                tryEachWrite(run, scenario, start, folder.filePath(QStringLiteral("trial")), isLasting);
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

private:
    static void tryEachWrite(GuaranteeRun &run, const DiskScenario &scenario, const QString &start,
                             const QString &folder, bool isLasting)
    {
        bool hasStruck = true;
        for (qint64 n = 1; hasStruck; ++n) {
            const DiskFault fault{{DiskCall::Write}, n, SQLITE_FULL, isLasting};
            const QStringList wrong = tryWithFault(scenario, start, folder, fault, hasStruck);
            run.tried();
            run.checked();
            for (const QString &what : wrong)
                run.violated(QStringLiteral("%1, write %2%3: %4")
                                 .arg(QLatin1String(scenario.name))
                                 .arg(n)
                                 .arg(isLasting ? QStringLiteral(" and all after it") : QString(), what));
        }
    }
};

RELEASE_DESK_TEST(g10_disk_full, G10DiskFull)
#include "g10_disk_full.moc"
