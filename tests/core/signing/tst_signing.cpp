// SPDX-License-Identifier: Apache-2.0
#include "core/signing/ed25519.h"
#include "core/signing/key_book.h"
#include "core/signing/key_file.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::signing;

class TestSigning final : public QObject
{
    Q_OBJECT

private slots:
    void aKeyMadeOfASeedIsThePublishedOne() // RFC 8032, section 7.1, test 1
    {
        const auto pair
            = keyPairFromSeed(QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        QVERIFY(pair);
        QCOMPARE(pair->publicKey.toHex(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        QVERIFY(!keyPairFromSeed("short"));
    }

    void theEncodingNamesTypeAndLengths()
    {
        QCOMPARE(preAuthenticationEncoding("a/b", "xyz"), "RDv1 3 a/b 3 xyz");
        QVERIFY(preAuthenticationEncoding("a", "b c") != preAuthenticationEncoding("a b", "c"));
    }

    void aSignatureHoldsForItsTypeBodyAndKeyOnly()
    {
        const KeyPair mine = newKeyPair();
        const KeyPair other = newKeyPair();
        const QByteArray signature = *sign(approvalType, "body", mine.secretKey);
        QVERIFY(verify(approvalType, "body", signature, mine.publicKey));
        QVERIFY(!verify(checkpointType, "body", signature, mine.publicKey));
        QVERIFY(!verify(approvalType, "body ", signature, mine.publicKey));
        QVERIFY(!verify(approvalType, "body", signature, other.publicKey));
        QVERIFY(!verify(approvalType, "body", signature.left(63), mine.publicKey));
        QVERIFY(!verify(approvalType, "body", signature, {}));
        QVERIFY(!sign(approvalType, "body", Secret("no key")));
    }

    void aKeyFileOpensWithItsPassphraseOnly()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("me.key");
        const KeyPair pair = newKeyPair();
        QCOMPARE(writeKeyFile(file, pair, Secret("short"), Hardness::Test).error().code, ErrorCode::InvalidArgument);
        QVERIFY(writeKeyFile(file, pair, Secret("correct horse"), Hardness::Test));
        QCOMPARE(QFile::permissions(file) & 0x0077, QFile::Permissions());
        QFile content(file);
        QVERIFY(content.open(QIODevice::ReadOnly));
        const QByteArray bytes = content.readAll();
        QVERIFY(!bytes.contains(pair.secretKey.reveal()) && !bytes.contains(pair.secretKey.reveal().toBase64()));
        QCOMPARE(readKeyFile(file, Secret("correct horse"))->secretKey.reveal(), pair.secretKey.reveal());
        QCOMPARE(readKeyFile(file, Secret("wrong horses")).error().reason, "key.passphrase");
        QCOMPARE(writeKeyFile(file, pair, Secret("correct horse"), Hardness::Test).error().code,
                 ErrorCode::AlreadyExists);
        QCOMPARE(readKeyFile(folder.filePath("none"), Secret("x")).error().code, ErrorCode::NotFound);
    }

    void aKeyFileThatOthersMayReadIsNotUsed()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("me.key");
        QVERIFY(writeKeyFile(file, newKeyPair(), Secret("correct horse"), Hardness::Test));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadOther));
        QCOMPARE(readKeyFile(file, Secret("correct horse")).error().code, ErrorCode::PermissionDenied);
    }

    void aDamagedKeyFileIsNamed_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("another format") << QByteArray("key-1") << QByteArray("key-9");
        QTest::newRow("costs that never end") << QByteArray("\"operations\": 1") << QByteArray("\"operations\": 99");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("(");
    }

    void aDamagedKeyFileIsNamed()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QTemporaryDir folder;
        const QString name = folder.filePath("me.key");
        QVERIFY(writeKeyFile(name, newKeyPair(), Secret("correct horse"), Hardness::Test));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains(before));
        file.resize(0);
        file.write(bytes.replace(before, after));
        file.close();
        QCOMPARE(readKeyFile(name, Secret("correct horse")).error().code, ErrorCode::DataLoss);
    }

    void keysAreValidInTheirTime()
    {
        const QDateTime start(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        const PersonId jiho("jiho");
        KeyBook book;
        book.add({"k1", jiho, "1", start});
        book.supersede(jiho, start.addDays(10));
        book.add({"k2", jiho, "2", start.addDays(10)});
        book.revoke("k2", start.addDays(20), "lost");
        QVERIFY(!book.isValid("k1", jiho, start.addDays(-1)));
        QVERIFY(book.isValid("k1", jiho, start.addDays(9)));
        QVERIFY(!book.isValid("k1", jiho, start.addDays(10)));
        QVERIFY(book.isValid("k2", jiho, start.addDays(10)));
        QVERIFY(!book.isValid("k2", PersonId("minseo"), start.addDays(10)));
        QVERIFY(!book.isValid("k2", jiho, start.addDays(20)));
        QCOMPARE(book.inForce(jiho, start.addDays(15))->id, "k2");
        QVERIFY(!book.inForce(jiho, start.addDays(25)));
    }
};

RELEASE_DESK_TEST(tst_signing, TestSigning)
#include "tst_signing.moc"
