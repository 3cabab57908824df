// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/attachment_files.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using workspace::AttachmentFiles;

class TestAttachmentFiles final : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsKeptAndFoundAgain()
    {
        const QString file = write("report.pdf", "twelve bytes");
        const AttachmentFiles files(m_folder.path());
        const auto kept = files.keep(file);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
        QCOMPARE(kept->name, "report.pdf");
        QCOMPARE(kept->bytes, 12);
        QCOMPARE(kept->sha256.size(), 64);
        QVERIFY(QFile::remove(file)); // the copy stands for itself
        const auto found = files.find(*kept);
        QVERIFY(found);
        QFile copy(*found);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), "twelve bytes");
    }

    void theSameFileMayBeAttachedTwice()
    {
        const QString file = write("plan.txt", "plan");
        const AttachmentFiles files(m_folder.path());
        const auto once = files.keep(file);
        const auto twice = files.keep(file);
        QVERIFY(once && twice);
        QVERIFY(once->id != twice->id);
        QVERIFY(files.find(*once) && files.find(*twice));
    }

    void saysWhereAMissingFileBelongs()
    {
        const AttachmentFiles files(m_folder.path());
        const auto kept = files.keep(write("gone.txt", "x"));
        QVERIFY(kept);
        QVERIFY(QFile::remove(*files.find(*kept)));
        const auto found = files.find(*kept);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        QVERIFY(found.error().message.contains(kept->sha256));
    }

    void doesNotOpenWhatSomebodyPutInItsPlace()
    {
        const AttachmentFiles files(m_folder.path());
        const auto kept = files.keep(write("signed.txt", "the truth"));
        QVERIFY(kept);
        QFile other(*files.find(*kept));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("a lie");
        other.close();
        QCOMPARE(files.find(*kept).error().code, ErrorCode::DataLoss);
    }

    void refusesWhatIsNoFile()
    {
        const AttachmentFiles files(m_folder.path());
        QCOMPARE(files.keep(m_folder.path()).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(files.keep(m_folder.filePath("none.txt")).error().code, ErrorCode::InvalidArgument);
    }

    void aNameNeverLeavesTheFolder()
    {
        const AttachmentFiles files(m_folder.path());
        auto kept = files.keep(write("x.txt", "x"));
        QVERIFY(kept);
        kept->name = QStringLiteral("../../../../etc/passwd");
        const auto found = files.find(*kept);
        QVERIFY(!found);
        QVERIFY(found.error().message.contains(m_folder.path()));
    }

    void onlyDocumentsAreOpened()
    {
        QVERIFY(AttachmentFiles::isDocument("Report.PDF"));
        QVERIFY(!AttachmentFiles::isDocument("install.sh"));
        QVERIFY(!AttachmentFiles::isDocument("pay.desktop"));
        QVERIFY(!AttachmentFiles::isDocument("page.html"));
        QVERIFY(!AttachmentFiles::isDocument("noending"));
    }

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(content);
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

RELEASE_DESK_TEST(tst_attachment_files, TestAttachmentFiles)
#include "tst_attachment_files.moc"
