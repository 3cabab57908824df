// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/system/rdesk_process.h"

#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

//! What rdesk answers to those who do not know what it wants: what is wrong, and how it would be right.
class TestUnclearWishes final : public QObject
{
    Q_OBJECT

private slots:
    void eachIsAnsweredByItsOwnMessage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        const QStringList freeze{u"freeze"_s, u"add"_s, u"--reason"_s, u"Holidays"_s};
        const QStringList delegate{u"delegate"_s, u"add"_s};
        QTest::newRow("a freeze from yesterday")
            << QStringList(freeze + QStringList{u"--from"_s, u"yesterday"_s, u"--until"_s, u"2030-01-02"_s}) << 1
            << QByteArray("--from: “yesterday” is not a time. Write it as 2026-11-24T14:00");
        QTest::newRow("a freeze without an end")
            << QStringList(freeze + QStringList{u"--from"_s, u"2030-01-02"_s}) << 1 << QByteArray("--until is missing");
        QTest::newRow("a freeze that ends before it begins")
            << QStringList(freeze + QStringList{u"--from"_s, u"2030-01-03"_s, u"--until"_s, u"2030-01-02"_s}) << 1
            << QByteArray("ends after it begins");
        QTest::newRow("somebody unknown")
            << QStringList(delegate + QStringList{u"ghost"_s, u"--until"_s, u"2030-01-02"_s, u"--reason"_s, u"x"_s})
            << 1 << QByteArray("nobody “ghost” in this workspace. There are: kim");
        QTest::newRow("away until tomorrow")
            << QStringList(delegate + QStringList{u"kim"_s, u"--until"_s, u"tomorrow"_s, u"--reason"_s, u"x"_s}) << 1
            << QByteArray("--until: “tomorrow” is not a time");
        QTest::newRow("a word without its verb") << QStringList{u"release"_s} << 2 << QByteArray("release can: create");
        QTest::newRow("a word with a wrong verb")
            << QStringList{u"release"_s, u"creat"_s} << 2 << QByteArray("no command “release creat”");
        QTest::newRow("no command at all") << QStringList{u"relaese"_s} << 2 << QByteArray("no command “relaese”");
    }

    void eachIsAnsweredByItsOwnMessage()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, said);
        RdeskProcess rdesk;
        QCOMPARE(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--name"_s, u"Test"_s, u"--me"_s, u"kim"_s})
                     .exitCode,
                 0);
        const RdeskAnswer answer = rdesk.run(words);
        QVERIFY2(answer.errors.contains(said), answer.errors.constData());
        QCOMPARE(answer.exitCode, exitCode);
    }
};

RELEASE_DESK_TEST(tst_unclear_wishes, TestUnclearWishes)
#include "tst_unclear_wishes.moc"
