// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_chain.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;

namespace {

struct Ended {
    bool isKilled = false;
    int exitCode = -1;
    QStringList said;
    QString complaint;
};

Ended runWriter(const QStringList &arguments, const QString &failpoint)
{
    QProcess writer;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (failpoint.isEmpty())
        environment.remove(QStringLiteral("RD_FAIL"));
    else
        environment.insert(QStringLiteral("RD_FAIL"), failpoint);
    writer.setProcessEnvironment(environment);
    writer.start(QStringLiteral(RD_BIN_DIR "/record_writer"), arguments);
    if (!writer.waitForFinished(20'000))
        return {};
    return {.isKilled = writer.exitStatus() == QProcess::CrashExit,
            .exitCode = writer.exitCode(),
            .said = QString::fromUtf8(writer.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts),
            .complaint = QString::fromUtf8(writer.readAllStandardError())};
}

} // namespace

//! A process that writes the record is killed at every point that matters, and started again.
class TestRecordAfterKill final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
#ifndef RELEASE_DESK_FAILPOINTS
        QSKIP("This build has no failpoints: they are never compiled into what is shipped.");
#endif
    }

    void losesNoAnsweredEvent()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("release-desk.db");
        QMap<Position, QByteArray> answered;

        int kills = 0;
        for (const char *const point : {"store.before_commit", "store.committed"}) {
            for (int n = 1; n <= 15; ++n) {
                const Ended ended
                    = runWriter({file, "events", "30"}, QStringLiteral("%1:%2").arg(QLatin1String(point)).arg(n));
                QVERIFY2(ended.isKilled, qPrintable(ended.complaint)); // also: the lock of the dead is free
                ++kills;
                for (const QString &line : ended.said) {
                    const QStringList words = line.split(u' ');
                    QCOMPARE(words.size(), 2);
                    QVERIFY(!answered.contains(words.at(0).toLongLong()));
                    answered.insert(words.at(0).toLongLong(), QByteArray::fromHex(words.at(1).toLatin1()));
                }

                const auto store = SqlEventStore::open(file, OpenMode::ReadWrite);
                QVERIFY2(store, store ? "" : qPrintable(store.error().message));
                const auto events = QCoro::waitFor((*store)->readAfter(0, 100'000));
                QVERIFY(events);
                QVERIFY(verifyChain({}, {events->constData(), static_cast<std::size_t>(events->size())}));
                QCOMPARE(events->size() % 2, 0); // each append wrote two or none
                for (auto it = answered.cbegin(); it != answered.cend(); ++it) {
                    QVERIFY(it.key() <= events->size());
                    QCOMPARE(events->at(it.key() - 1).hash, it.value());
                }
            }
        }
        QCOMPARE(kills, 30);
        QVERIFY(answered.size() > 100);
    }

    void sendsNothingTwice_data()
    {
        QTest::addColumn<QString>("failpoint");
        QTest::addColumn<int>("sent");
        QTest::addColumn<QString>("answer");
        QTest::newRow("not killed") << "" << 1 << "happened op-1";
        QTest::newRow("before the intent is durable") << "store.before_commit:1" << 1 << "happened op-1";
        QTest::newRow("intent durable, nobody told") << "store.committed:1" << 0 << "Aborted nothingHappened";
        QTest::newRow("intended") << "effect.intended:1" << 0 << "Aborted nothingHappened";
        QTest::newRow("sent") << "effect.sent:1" << 1 << "happened op-1";
        QTest::newRow("before the result is durable") << "store.before_commit:2" << 1 << "happened op-1";
        QTest::newRow("result durable, nobody told") << "store.committed:2" << 1 << "happened op-1";
    }

    void sendsNothingTwice()
    {
        QFETCH(const QString, failpoint);
        QFETCH(const int, sent);
        QFETCH(const QString, answer);
        const QTemporaryDir folder;
        const QStringList arguments{folder.filePath("release-desk.db"), "effect", folder.filePath("endpoint"), "op-1"};

        QCOMPARE(runWriter(arguments, failpoint).isKilled, !failpoint.isEmpty());
        const Ended second = runWriter(arguments, {});
        const Ended third = runWriter(arguments, {});

        QCOMPARE(second.said, QStringList{answer});
        QCOMPARE(third.said, QStringList{answer});
        QFile endpoint(folder.filePath("endpoint"));
        QCOMPARE(endpoint.open(QIODevice::ReadOnly), sent > 0);
        QCOMPARE(sent > 0 ? endpoint.readAll().count('\n') : 0, sent);
    }
};

RELEASE_DESK_TEST(tst_record_after_kill, TestRecordAfterKill)
#include "tst_record_after_kill.moc"
