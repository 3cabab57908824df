// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/file/file_checkpoint.h"
#include "tests/support/test_main.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace Qt::StringLiterals;

class TestFileCheckpoint final : public QObject
{
    Q_OBJECT

    [[nodiscard]] static std::shared_ptr<effects::Effect> adding(const QString &path, const QByteArray &line)
    {
        connectors::FileCheckpoint place(path);
        return *place.effect(EffectId("checkpoint-file-1"), line, {}, {});
    }

    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

private slots:
    void eachIsALineBehindTheOthers()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.txt"_s);
        QVERIFY(QCoro::waitFor(adding(path, "{one}")->send()));
        QVERIFY(QCoro::waitFor(adding(path, "{two}")->send()));
        QCOMPARE(bytesOf(path), QByteArray("{one}\n{two}\n"));
    }

    void whatWasCutOffIsALineOfItsOwn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{on");
        file.close();
        QVERIFY(QCoro::waitFor(adding(path, "{two}")->send()));
        QCOMPARE(bytesOf(path), QByteArray("{on\n{two}\n"));
    }

    void anotherTargetIsAnotherPlace()
    {
        QVERIFY(connectors::FileCheckpoint(u"/a"_s).name() != connectors::FileCheckpoint(u"/b"_s).name());
        QVERIFY(connectors::FileCheckpoint(u"/a"_s).name().startsWith(u"file-"_s));
    }

    void aFolderThatIsGoneProvesThatNothingWasWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"share/kept.txt"_s);
        const auto refused = QCoro::waitFor(adding(path, "{one}")->send());
        QVERIFY(!refused);
        QVERIFY(refused.error().nothingHappened);
        QVERIFY2(refused.error().message.contains(path), qPrintable(refused.error().message));
    }

    void afterAGapTheFileIsAsked()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.txt"_s);
        const auto before = QCoro::waitFor(adding(path, "{one}")->lookUp());
        QVERIFY(before && std::holds_alternative<effects::DidNotHappen>(*before));
        QVERIFY(QCoro::waitFor(adding(path, "{one}")->send()));
        const auto after = QCoro::waitFor(adding(path, "{one}")->lookUp());
        QVERIFY(after && std::holds_alternative<effects::Happened>(*after));
        const auto other = QCoro::waitFor(adding(path, "{on}")->lookUp());
        QVERIFY(other && std::holds_alternative<effects::DidNotHappen>(*other));
    }
};

RELEASE_DESK_TEST(tst_file_checkpoint, TestFileCheckpoint)
#include "tst_file_checkpoint.moc"
