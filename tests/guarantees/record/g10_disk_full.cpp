// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/disk_trial.h"
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sqlite3.h>
#include <sys/mount.h>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

//! A file system of a few hundred KiB at a folder, for this process and as long as it lives.
class SmallDisk
{
public:
    static constexpr qsizetype size = qsizetype{800} * 1024;

    explicit SmallDisk(QString folder)
        : m_folder(std::move(folder))
    {
        const QByteArray place = QFile::encodeName(m_folder);
        // Ours alone: nobody else sees it, and it ends with the process.
        m_isThere = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && ::mount("none", place.constData(), "tmpfs", 0, "size=3200k") == 0;
    }
    ~SmallDisk()
    {
        if (m_isThere)
            ::umount2(QFile::encodeName(m_folder).constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }

    //! Leaves one folder for a record.
    void empty() const
    {
        QDir folder(m_folder);
        for (const QFileInfo &entry : folder.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
            if (entry.isDir())
                QDir(entry.filePath()).removeRecursively();
            else
                QFile::remove(entry.filePath());
        }
        folder.mkpath(QStringLiteral("record"));
    }

    //! Until \p used bytes of the part that the record may use are taken.
    void fill(const QString &file, qsizetype used) const
    {
        QFile ballast(file);
        const QByteArray block(reserve + used, 'b');
        if (!ballast.open(QIODevice::WriteOnly) || ballast.write(block) != block.size())
            qFatal("the small disk could not be filled");
    }

private:
    static constexpr qsizetype reserve = qsizetype{2400} * 1024; //!< for the copies that are compared afterwards

    QString m_folder;
    bool m_isThere = false;
};

} // namespace

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

    //! A real one, with all that is written beside the database as well; every so many bytes of free space.
    void losesNothingOnASmallDisk()
    {
        const QTemporaryDir folder;
        const SmallDisk disk(folder.path());
        if (!disk.isThere())
            QSKIP("A small disk can be mounted by root only; the failing writes above were tried all the same.");
        GuaranteeRun run(QStringLiteral("G10"), QStringLiteral("sizes of a disk"), {40, 400, 400},
                         QStringLiteral("sqlite"));
        const qsizetype step = SmallDisk::size / run.trials();
        for (qsizetype free = step; free <= SmallDisk::size; free += step) {
            disk.empty();
            const QString ballast = folder.filePath(QStringLiteral("ballast"));
            disk.fill(ballast, SmallDisk::size - free);
            DiskTrial trial(folder.filePath(QStringLiteral("record")));
            trial.open();
            trial.openLog();
            for (int i = 0; i < 40; ++i) {
                trial.append(i % 3, 1, 4000);
                trial.log(2);
            }
            QFile::remove(ballast);
            trial.checkAfterwards(); // copies there: what is left over must fit three times
            run.tried();
            run.checked();
            for (const QString &what : trial.wrong())
                run.violated(QStringLiteral("%1 bytes free: %2").arg(free).arg(what));
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
