// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"
#include "tests/system/rdesk_process.h"

#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

//! What is planned when, and whether a time is free, from a terminal.
class TestCalendarVerbs final : public QObject
{
    Q_OBJECT

    static void ok(const RdeskAnswer &answer) { QVERIFY2(answer.exitCode == 0, qPrintable(answer.errorText())); }

private slots:
    void aTimeIsFreeUntilSomethingStandsThere()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s, u"--window"_s,
                      u"2030-12-03T14:00+09:00/2030-12-03T16:00+09:00"_s}));

        const QStringList elsewhere{u"calendar"_s,         u"check"_s,   u"--env"_s,           u"prod"_s, u"--from"_s,
                                    u"2030-12-04T14:00"_s, u"--until"_s, u"2030-12-04T16:00"_s};
        ok(rdesk.run(elsewhere)); // a Wednesday
        ok(rdesk.run({u"calendar"_s, u"check"_s, u"checkout/2.8.0"_s})); // not in its own way

        const RdeskAnswer taken = rdesk.json({u"calendar"_s, u"check"_s, u"--env"_s, u"prod"_s, u"--from"_s,
                                              u"2030-12-03T15:00"_s, u"--until"_s, u"2030-12-03T17:00"_s});
        QCOMPARE(taken.exitCode, 1);
        QVERIFY(!taken.json()[u"free"].toBool());
        QCOMPARE(taken.json()[u"obstacles"][0][u"kind"].toString(), u"environment"_s);
        QCOMPARE(taken.json()[u"nextFree"].toString(), u"2030-12-04T06:00:00Z"_s);

        ok(rdesk.run({u"freeze"_s, u"add"_s, u"--from"_s, u"2030-12-03T00:00"_s, u"--until"_s, u"2030-12-05T00:00"_s,
                      u"--env"_s, u"prod"_s, u"--reason"_s, u"inventory"_s}));
        const RdeskAnswer frozen = rdesk.run(elsewhere);
        QCOMPARE(frozen.exitCode, 1);
        QVERIFY2(frozen.out.contains("inventory"), frozen.out.constData());

        const RdeskAnswer listed
            = rdesk.json({u"calendar"_s, u"list"_s, u"--from"_s, u"2030-12-01T00:00"_s, u"--days"_s, u"10"_s});
        ok(listed);
        QVERIFY2(listed.out.contains("checkout 2.8.0") && listed.out.contains("inventory"), listed.out.constData());
    }

    void aWindowIsMovedOnceThatIsAccepted()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s, u"--window"_s,
                      u"2030-12-03T14:00+09:00/2030-12-03T16:00+09:00"_s}));
        const auto start = [&] {
            return rdesk.json({u"release"_s, u"show"_s, u"checkout/2.8.0"_s}).json()[u"windowStart"].toString();
        };
        const QStringList move{u"release"_s,
                               u"edit"_s,
                               u"checkout/2.8.0"_s,
                               u"--window"_s,
                               u"2030-12-05T14:00+09:00/2030-12-05T16:00+09:00"_s,
                               u"--when-frozen"_s,
                               u"hold"_s};
        ok(rdesk.run(move));
        QCOMPARE(start(), u"2030-12-03T05:00:00.000Z"_s);
        ok(rdesk.run(move + QStringList{u"--accept"_s}));
        QCOMPARE(start(), u"2030-12-05T05:00:00.000Z"_s);
        const RdeskAnswer text = rdesk.run({u"release"_s, u"export"_s, u"checkout/2.8.0"_s, u"--what"_s, u"text"_s});
        QVERIFY2(text.out.contains("whenFrozen: hold"), text.out.constData());

        for (const QStringList &wish :
             {QStringList{u"--window"_s, u"2030-12-05T16:00/2030-12-05T14:00"_s},
              QStringList{u"--when-frozen"_s, u"melt"_s}, QStringList{u"--owner"_s, u"nobody.known"_s}}) {
            const RdeskAnswer refused = rdesk.run(move.first(3) + wish + QStringList{u"--accept"_s});
            QVERIFY2(refused.exitCode != 0 && !refused.errorText().isEmpty(), qPrintable(wish.join(u' ')));
            QCOMPARE(start(), u"2030-12-05T05:00:00.000Z"_s);
        }
    }

    void whatCannotBeReadIsTold()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        for (const QStringList &wish :
             {QStringList{u"--env"_s, u"moon"_s, u"--from"_s, u"2030-12-03T15:00"_s, u"--until"_s,
                          u"2030-12-03T17:00"_s},
              QStringList{u"--env"_s, u"prod"_s},
              QStringList{u"--from"_s, u"2030-12-03T17:00"_s, u"--until"_s, u"2030-12-03T15:00"_s},
              QStringList{u"--from"_s, u"some day"_s, u"--until"_s, u"2030-12-03T15:00"_s}}) {
            const RdeskAnswer answer = rdesk.run(QStringList{u"calendar"_s, u"check"_s} + wish);
            QVERIFY2(answer.exitCode != 0 && !answer.errorText().isEmpty(), qPrintable(wish.join(u' ')));
        }
        QVERIFY(rdesk.run({u"calendar"_s, u"list"_s, u"--days"_s, u"0"_s}).exitCode != 0);
    }
};

RELEASE_DESK_TEST(tst_calendar_verbs, TestCalendarVerbs)
#include "tst_calendar_verbs.moc"
