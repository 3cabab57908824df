// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/disk_trial.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <sqlite3.h>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

struct Kind {
    DiskCall call;
    int code;
    const char *name;
};

const std::array kinds{
    Kind{DiskCall::Open, SQLITE_CANTOPEN, "open"},
    Kind{DiskCall::Read, SQLITE_IOERR_READ, "read"},
    Kind{DiskCall::Write, SQLITE_IOERR_WRITE, "write"},
    Kind{DiskCall::Sync, SQLITE_IOERR_FSYNC, "sync"},
    Kind{DiskCall::Truncate, SQLITE_IOERR_TRUNCATE, "truncate"},
    Kind{DiskCall::Delete, SQLITE_IOERR_DELETE, "delete"},
    Kind{DiskCall::Size, SQLITE_IOERR_FSTAT, "size"},
    Kind{DiskCall::Lock, SQLITE_IOERR_LOCK, "lock"},
    Kind{DiskCall::SharedMemory, SQLITE_IOERR_SHMMAP, "shared memory"},
};

} // namespace

//! An error of the disk at any call is told to the caller and leaves a consistent record; no read is wrong.
class G11DiskErrors final : public QObject
{
    Q_OBJECT

private slots:
    void areToldAndLeaveARecordThatIsWhole()
    {
        GuaranteeRun run(QStringLiteral("G11"), QStringLiteral("points"), {1500, 1'000'000, 1'000'000},
                         QStringLiteral("sqlite"));
        QRandomGenerator random(run.seed());
        const QTemporaryDir folder(memoryFolderTemplate());
        const QString start = folder.filePath(QStringLiteral("start"));
        makeRecord(start);
        // On each change every so many calls; with the larger tiers every call.
        const int step = run.trials() < 100'000 ? 6 : 1;
        for (const DiskScenario &scenario : diskScenarios()) {
            for (const Kind &kind : kinds) {
                for (const bool isLasting : {false, true})
                    tryEachCall(run, scenario, kind, isLasting, {random.bounded(step) + 1, step},
                                {start, folder.filePath(QStringLiteral("trial"))});
            }
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

private:
    struct Steps {
        qint64 first;
        qint64 step;
    };
    struct Folders {
        QString start;
        QString trial;
    };

    static void tryEachCall(GuaranteeRun &run, const DiskScenario &scenario, const Kind &kind, bool isLasting,
                            const Steps &steps, const Folders &folders)
    {
        bool hasStruck = true;
        for (qint64 n = steps.first; hasStruck; n += steps.step) {
            const DiskFault fault{{kind.call}, n, kind.code, isLasting};
            const QStringList wrong = tryWithFault(scenario, folders.start, folders.trial, fault, hasStruck);
            run.tried();
            run.checked();
            for (const QString &what : wrong)
                run.violated(QStringLiteral("%1, %2 %3%4: %5")
                                 .arg(QLatin1String(scenario.name), QLatin1String(kind.name))
                                 .arg(n)
                                 .arg(isLasting ? QStringLiteral(" and all after it") : QString(), what));
        }
    }
};

RELEASE_DESK_TEST(g11_disk_errors, G11DiskErrors)
#include "g11_disk_errors.moc"
