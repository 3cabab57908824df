// SPDX-License-Identifier: Apache-2.0
#include "core/store/head_keeper.h"
#include "tests/core/store/sample_appends.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace releasedesk;
using namespace releasedesk::store;
using tests::sampleAppend;
using tests::tamper;

namespace {

QString dropAfter(int position)
{
    return QStringLiteral("DELETE FROM events WHERE position > %1").arg(position);
}

QString moveHead(int position)
{
    return QStringLiteral("UPDATE chain_marks SET position = %1, hash = (SELECT hash FROM events WHERE position = %1) "
                          "WHERE position > %1")
        .arg(position);
}

} // namespace

class TestSignedHead final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("release-desk.db");
        m_head = HeadFile::fileOf(m_file);
    }

    void isWhereTheRecordEndsOnceItIsClosed()
    {
        QByteArray hash;
        {
            const auto store = open();
            QVERIFY2(store, store ? "" : qPrintable(store.error().message));
            for (int i = 0; i < 5; ++i)
                hash = QCoro::waitFor((*store)->append(sampleAppend("release-1", i, {"x"})))->last().hash;
        }

        const auto head = HeadFile::read(m_head);

        QVERIFY(head && *head);
        QCOMPARE((*head)->mark.position, 5);
        QCOMPARE((*head)->mark.hash, hash);
        QCOMPARE((*head)->log.size(), 16);
        QVERIFY(open());
        QVERIFY(open(OpenMode::ReadOnly));
    }

    void followsARecordThatStaysOpen()
    {
        const auto store = open();
        QVERIFY(store);
        QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", 0, {"x"}))));

        QTRY_COMPARE_WITH_TIMEOUT((*HeadFile::read(m_head))->mark.position, 1, 3000);
    }

    void keepsItsKeyToItself()
    {
        QVERIFY(open());
        struct stat status{};
        QCOMPARE(::stat(QFile::encodeName(EngineKey::fileOf(m_file)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0600U);
        QFile key(EngineKey::fileOf(m_file));
        QVERIFY(key.open(QIODevice::ReadOnly));
        const QByteArray seed = key.readAll().split('\n').at(1);
        QCOMPARE(seed.size(), 64);
        for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            const bool holdsIt = content.contains(seed) || content.contains(QByteArray::fromHex(seed));
            QCOMPARE(holdsIt, name.endsWith(".key"));
        }
    }

    void refusesAKeyThatOthersMayRead()
    {
        QVERIFY(open());
        QVERIFY(QFile(EngineKey::fileOf(m_file)).setPermissions(QFile::ReadOwner | QFile::ReadOther));
        const auto store = open();
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::PermissionDenied);
    }

    void seesWhatWasDoneToTheEnd_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QStringList() << ErrorCode::Cancelled << "";
        QTest::newRow("one event cut off")
            << QStringList{dropAfter(7), moveHead(7)} << ErrorCode::DataLoss << "event 8 is missing";
        QTest::newRow("all cut off") << QStringList{dropAfter(0), "DELETE FROM chain_marks"} << ErrorCode::DataLoss
                                     << "event 1 is missing";
        QTest::newRow("the record of another") << QStringList{"UPDATE record_identity SET value = randomblob(16) WHERE "
                                                              "name = 'log'"}
                                               << ErrorCode::FailedPrecondition << "another record";
    }

    void seesWhatWasDoneToTheEnd()
    {
        QFETCH(const QStringList, statements);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, says);
        fill(8);
        QVERIFY(tamper(m_file, statements));

        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
            const auto store = open(mode);
            QCOMPARE(store.has_value(), says.isEmpty());
            if (store)
                continue;
            QCOMPARE(store.error().code, code);
            QVERIFY2(store.error().message.contains(says), qPrintable(store.error().message));
        }
    }

    void seesAnotherHistoryOfTheSameLength()
    {
        const QTemporaryDir elsewhere;
        fill(8);
        const QString other = elsewhere.filePath("release-desk.db");
        {
            const auto store = SqlEventStore::open(other, OpenMode::ReadWrite);
            for (int i = 0; i < 8; ++i)
                QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-2", i, {"other"}))));
        }
        // As somebody would who knows the tables: the other events under the name and key of this record.
        QVERIFY(tamper(other,
                       {QStringLiteral("ATTACH '%1' AS mine").arg(m_file), "DELETE FROM record_identity",
                        "INSERT INTO record_identity SELECT * FROM mine.record_identity", "DETACH mine"}));
        QVERIFY(QFile::remove(m_file));
        QFile::remove(m_file + "-wal");
        QFile::remove(m_file + "-shm");
        QVERIFY(QFile::copy(other, m_file));

        const auto store = open();

        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::DataLoss);
        QVERIFY2(store.error().message.contains("event 8"), qPrintable(store.error().message));
    }

    void missesAHeadThatWasThere()
    {
        fill(3);
        QVERIFY(open()); // notes that one was signed
        QVERIFY(QFile::remove(m_head));

        const auto store = open();

        QVERIFY(!store);
        QCOMPARE(store.error().reason, "store.headMissing");
    }

    void makesNoNewRecordBehindAHead()
    {
        fill(3);
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(m_file + QLatin1String(suffix));

        const auto store = open();

        QVERIFY(!store);
        QCOMPARE(store.error().reason, "store.recordMissing");
        QVERIFY(!QFile::exists(m_file));
    }

    void survivesACopyCutShort_data()
    {
        QTest::addColumn<int>("copy");
        QTest::newRow("the first") << 0;
        QTest::newRow("the second") << 1;
    }

    void survivesACopyCutShort()
    {
        QFETCH(const int, copy);
        fill(3);
        fill(3, 3);
        QFile file(m_head);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(copy * 1024 + 200));
        file.write(QByteArray(100, '\0'));
        file.close();

        QVERIFY((*HeadFile::read(m_head)).has_value());
        QVERIFY(open());
    }

    void trustsNoHeadWithoutAGoodSignature()
    {
        fill(3);
        QVERIFY(open()); // notes that one was signed
        QFile file(m_head);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        content.replace("\"position\":", "\"Position\":");
        file.seek(0);
        file.write(content);
        file.close();

        const auto store = open();

        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::DataLoss);
        QVERIFY(store.error().message.contains("signed head"));
    }

    void goesOnWithANewKey()
    {
        fill(3);
        QVERIFY(QFile::remove(EngineKey::fileOf(m_file)));
        fill(3, 3);
        QVERIFY(open());
        QCOMPARE((*HeadFile::read(m_head))->mark.position, 6);
    }

    void asksForNoneWhereThereIsNone()
    {
        fill(3);
        QVERIFY(open());
        QVERIFY(QFile::remove(m_head));
        QVERIFY(SqlEventStore::open(SqlDatabase{.file = m_file, .mode = OpenMode::ReadOnly, .hasSignedHead = false}));
    }

private:
    [[nodiscard]] Result<std::unique_ptr<SqlEventStore>> open(OpenMode mode = OpenMode::ReadWrite) const
    {
        return SqlEventStore::open(m_file, mode);
    }

    void fill(int count, int from = 0)
    {
        const auto store = open();
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        for (int i = 0; i < count; ++i)
            QVERIFY(QCoro::waitFor((*store)->append(sampleAppend("release-1", from + i, {"x"}))));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QString m_head;
};

RELEASE_DESK_TEST(tst_signed_head, TestSignedHead)
#include "tst_signed_head.moc"
