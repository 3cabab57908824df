// SPDX-License-Identifier: Apache-2.0
#include "core/store/writer_lock.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;

class TestWriterLock final : public QObject
{
    Q_OBJECT

private slots:
    void isGivenToOne()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");

        auto first = WriterLock::acquire(file);
        const auto second = WriterLock::acquire(file);

        QVERIFY(first);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::FailedPrecondition);
        QCOMPARE(second.error().reason, "workspace.held");
        QVERIFY(second.error().message.contains(
            QStringLiteral("(pid %1 on %2)").arg(QCoreApplication::applicationPid()).arg(QSysInfo::machineHostName())));
        first->reset();
        QVERIFY(WriterLock::acquire(file));
    }

    void namesTheOtherProgramAndEndsWithIt()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");
        QProcess holder;
        holder.start(QStringLiteral(RD_BIN_DIR "/record_writer"), {file, "hold"});
        QVERIFY(holder.waitForReadyRead(10'000));
        QCOMPARE(holder.readAllStandardOutput(), QByteArray("held\n"));
        const qint64 pid = holder.processId();

        const auto held = WriterLock::acquire(file);
        holder.kill();
        QVERIFY(holder.waitForFinished(10'000));
        const auto taken = WriterLock::acquire(file);

        QVERIFY(!held);
        QVERIFY2(held.error().message.contains(QStringLiteral("record_writer (pid %1 on ").arg(pid)),
                 qPrintable(held.error().message));
        QVERIFY(taken);
    }

    void isNotTakenInByWhatTheFileSays()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");
        const auto lock = WriterLock::acquire(file);
        QVERIFY(lock);
        QFile shown(WriterLock::lockFileOf(file));
        QVERIFY(shown.open(QIODevice::ReadWrite));
        QVERIFY(shown.resize(0));
        shown.write(QByteArray("\x1b[31mevil\xe2\x80\xae\n1\nhost\n"));
        shown.close();

        const auto held = WriterLock::acquire(file);

        QVERIFY(!held);
        QVERIFY(!held.error().message.contains(QChar(0x1b)));
        QVERIFY(!held.error().message.contains(QChar(0x202e)));
    }

    void needsTheFolder()
    {
        const QTemporaryDir folder;

        const auto lock = WriterLock::acquire(folder.filePath("missing/release-desk.db"));

        QVERIFY(!lock);
        QCOMPARE(lock.error().code, ErrorCode::NotFound);
    }
};

RELEASE_DESK_TEST(tst_writer_lock, TestWriterLock)
#include "tst_writer_lock.moc"
