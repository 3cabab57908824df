// SPDX-License-Identifier: Apache-2.0
#include "core/git/issue_keys.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::git;

class TestIssueKeys final : public QObject
{
    Q_OBJECT

private slots:
    void findsTheKeysOfAMessage_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QStringList>("keys");
        QTest::newRow("at the start") << "SHOP-1402 Coupons" << QStringList{"SHOP-1402"};
        QTest::newRow("with a colon") << "SHOP-1402: Coupons" << QStringList{"SHOP-1402"};
        QTest::newRow("two, one twice") << "PAY-7, SHOP-1 and SHOP-1" << QStringList{"PAY-7", "SHOP-1"};
        QTest::newRow("before a Korean particle") << "쿠폰: SHOP-1402을 고침" << QStringList{"SHOP-1402"};
        QTest::newRow("in brackets") << "[SHOP-3](SHOP-4)" << QStringList{"SHOP-3", "SHOP-4"};
        QTest::newRow("a character set") << "Read UTF-8" << QStringList{};
        QTest::newRow("another project") << "ABC-1" << QStringList{};
        QTest::newRow("lower case") << "shop-1402" << QStringList{};
        QTest::newRow("a longer word") << "WORKSHOP-12" << QStringList{};
        QTest::newRow("no number") << "SHOP-0 SHOP-x" << QStringList{};
        QTest::newRow("with an invisible mark") << QStringLiteral("SHOP-\u200b1402") << QStringList{};
        QTest::newRow("empty") << "" << QStringList{};
    }

    void findsTheKeysOfAMessage()
    {
        QFETCH(const QString, message);
        QFETCH(const QStringList, keys);
        QCOMPARE(IssueKeys({"SHOP", "PAY"}).inMessage(message), keys);
    }

    void findsKeysInLowerCaseBranches()
    {
        QCOMPARE(IssueKeys({"SHOP"}).inBranch(u"feature/shop-1402-coupons"), QStringList{"SHOP-1402"});
        QCOMPARE(IssueKeys({"SHOP"}).inBranch(u"fix-12"), QStringList{});
        QCOMPARE(IssueKeys().inBranch(u"fix-12"), QStringList{});
    }

    void withoutProjectsWhateverLooksLikeOneIsAKey()
    {
        QCOMPARE(IssueKeys().inMessage(u"SHOP-1 UTF-8"), (QStringList{"SHOP-1", "UTF-8"}));
        QVERIFY(IssueKeys().isKey(u"SHOP-1"));
        QVERIFY(!IssueKeys().isKey(u"SHOP-1 --all"));
    }
};

RELEASE_DESK_TEST(tst_issue_keys, TestIssueKeys)
#include "tst_issue_keys.moc"
