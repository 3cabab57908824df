// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/late_change.h"
#include "tests/core/git/shop_release.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::reconciliation;
using releasedesk::tests::directory;
using releasedesk::tests::releaseOf;

class TestLateChange final : public QObject
{
    Q_OBJECT

private slots:
    void aLateChangeIsCheckedBeforeAnything_data()
    {
        QTest::addColumn<QStringList>("added");
        QTest::addColumn<QStringList>("removed");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("nothing") << QStringList{} << QStringList{} << false;
        QTest::newRow("one comes in") << QStringList{"SHOP-7"} << QStringList{} << true;
        QTest::newRow("one twice") << QStringList{"SHOP-7", "SHOP-7"} << QStringList{} << false;
        QTest::newRow("one that is not there leaves") << QStringList{} << QStringList{"SHOP-7"} << false;
    }

    void aLateChangeIsCheckedBeforeAnything()
    {
        QFETCH(const QStringList, added);
        QFETCH(const QStringList, removed);
        QFETCH(const bool, isFine);
        const domain::Release release = releaseOf("1.0.0", {}, true, false);
        LateChange change;
        change.addedKeys = added;
        change.removedKeys = removed;
        QCOMPARE(checkLateChange(change, release).has_value(), isFine);
        QVERIFY(!checkLateChange(change, releaseOf("1.0.0", {}, true, true)));
        if (!isFine)
            return;
        domain::Issue issue;
        issue.key = "SHOP-7";
        change.added = {issue};
        const domain::Directory known = directory();
        const auto impact = impactOf(change, release, {PersonId("owner"), QDateTime::currentDateTimeUtc(), known});
        QVERIFY2(impact, impact ? "" : qPrintable(impact.error().message));
        QCOMPARE(impact->snapshot.issues.size(), 1);
        QCOMPARE(impact->snapshot.issues.first().fixVersions, QStringList{"1.0.0"});
        QVERIFY(impactText(*impact, known).contains("No signature falls"));
    }

    void anIssueComesIntoTheVersionOfItsProject()
    {
        const auto issueOf = [](const QString &key, const QString &version) {
            domain::Issue issue;
            issue.key = key;
            issue.fixVersions = {version};
            return issue;
        };
        const domain::Release release
            = releaseOf("1.0.0", {}, true, false,
                        {{ConnectionId("cloud"), "SHOP", "1.0.0"},
                         {ConnectionId("cloud"), "SHOP", "1.0.1"},
                         {ConnectionId("dc"), "PAY", "5.1.0"},
                         {ConnectionId("dc"), "CAT", {}, "project = CAT"}},
                        {issueOf("SHOP-1", "1.0.1"), issueOf("PAY-1", "5.1.0"), issueOf("CAT-1", "12.4.0")});
        const auto versionFor = [&release](const QString &key) {
            const auto entry = entryFor(key, release);
            return entry ? QString(entry->connection.value() + " " + entry->version) : QString();
        };
        QCOMPARE(versionFor("SHOP-1"), "cloud 1.0.1"); // the one it is in
        QCOMPARE(versionFor("SHOP-7"), "cloud 1.0.0");
        QCOMPARE(versionFor("PAY-1"), "dc 5.1.0");
        QCOMPARE(versionFor("CAT-1"), QString()); // a search has no version to leave
        LateChange change;
        change.removedKeys = {"PAY-1"};
        QVERIFY(checkLateChange(change, release));
        change.removedKeys = {"CAT-1"};
        const auto refused = checkLateChange(change, release);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains("SHOP 1.0.0, SHOP 1.0.1, PAY 5.1.0"),
                 qPrintable(refused.error().message));
        change = {{"PAY-9"}, {issueOf("PAY-9", "4.0")}, {}};
        const domain::Directory known = directory();
        const auto impact = impactOf(change, release, {PersonId("owner"), QDateTime::currentDateTimeUtc(), known});
        QVERIFY(impact);
        QCOMPARE(impact->snapshot.issues.last().fixVersions, (QStringList{"4.0", "5.1.0"}));
    }
};

RELEASE_DESK_TEST(tst_late_change, TestLateChange)
#include "tst_late_change.moc"
