// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/git_ground.h"
#include "tests/support/test_main.h"
#include "tests/system/rdesk_process.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

//! Comparing a version with its code, and changing it in Jira, through rdesk and the sandbox.
class TestCodeVerbs final : public QObject
{
    Q_OBJECT

    static void ok(const RdeskAnswer &answer) { QVERIFY2(answer.exitCode == 0, qPrintable(answer.errorText())); }

    //! The sample workspace, whose checkout has this repository.
    static void initialise(RdeskProcess &rdesk, SandboxProcess &sandbox, const QString &repository)
    {
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        QFile file(QDir(rdesk.folder()).filePath(u"workspace.yaml"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        const QByteArray ofTheSample = QDir(rdesk.folder()).filePath(u"code/checkout.git"_s).toUtf8();
        QVERIFY2(text.contains(ofTheSample), text.constData());
        file.resize(0);
        file.seek(0);
        file.write(text.replace(ofTheSample, repository.toUtf8()));
    }

    static QStringList keysOf(const QJsonObject &report, const QString &verdict)
    {
        QStringList keys;
        for (const auto &row : report[u"rows"].toArray()) {
            if (row.toObject()[u"verdict"] == verdict)
                keys.append(row.toObject()[u"key"].toString());
        }
        return keys;
    }

private slots:
    void reconcileFindsWhatWasPlanted()
    {
        GitGround ground;
        ground.commit(u"Start"_s);
        ground.tag(u"v2.7.4"_s);
        ground.commit(u"SHOP-1402 One tap"_s);
        const QString lost = ground.commit(u"SHOP-1376 Gift wrap"_s);
        ground.git({u"revert"_s, u"--no-edit"_s, lost});
        ground.commit(u"SHOP-1440 Wish list"_s);
        const QString bare = ground.commit(u"bump web-vitals"_s);
        ground.tag(u"v2.8.0"_s);
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox, ground.folder());

        const RdeskAnswer answer = rdesk.json({u"reconcile"_s, u"checkout/2.8.0"_s});

        ok(answer);
        const QJsonObject report = answer.json();
        QCOMPARE(report[u"planned"].toInt(), 25);
        QVERIFY(report[u"complete"].toBool());
        QCOMPARE(keysOf(report, u"matched"_s), QStringList{u"SHOP-1402"_s});
        QCOMPARE(keysOf(report, u"reverted"_s), QStringList{u"SHOP-1376"_s});
        QCOMPARE(keysOf(report, u"unexpected"_s), QStringList{u"SHOP-1440"_s});
        QCOMPARE(keysOf(report, u"unlinked"_s), QStringList{bare.left(8)});
        QVERIFY(!keysOf(report, u"missing"_s).isEmpty());

        const RdeskAnswer built = rdesk.json({u"reconcile"_s, u"checkout/2.8.0"_s, u"--artifact"_s, u"v2.8.0~1"_s});
        QVERIFY2(built.exitCode == 0, "an artifact that is no plain name is told, not guessed at");
        const RdeskAnswer late = rdesk.json({u"reconcile"_s, u"checkout/2.8.0"_s, u"--artifact"_s, lost});
        ok(late);
        QCOMPARE(keysOf(late.json(), u"otherRevision"_s), QStringList{lost.left(8)});

        const RdeskAnswer text = rdesk.run({u"reconcile"_s, u"checkout/2.8.0"_s});
        ok(text);
        QVERIFY2(text.out.contains("SHOP-1440") && text.out.contains("v2.7.4"), text.out.constData());
        const RdeskAnswer markdown = rdesk.run({u"reconcile"_s, u"checkout/2.8.0"_s, u"--format"_s, u"markdown"_s});
        QVERIFY(markdown.out.startsWith("| "));
        QCOMPARE(rdesk.json({u"reconcile"_s, u"nothing/1"_s}).exitCode, 1);
    }

    void theSampleHasCodeWithWhatWasPlanted()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        const RdeskAnswer answer = rdesk.json({u"reconcile"_s, u"checkout/2.8.0"_s});
        ok(answer);
        const QJsonObject report = answer.json();
        QVERIFY(report[u"complete"].toBool());
        QCOMPARE(keysOf(report, u"missing"_s), QStringList{u"SHOP-1431"_s});
        QCOMPARE(keysOf(report, u"noCodeNeeded"_s), QStringList{u"SHOP-1428"_s});
        QCOMPARE(keysOf(report, u"reverted"_s), QStringList{u"SHOP-1376"_s});
        QCOMPARE(keysOf(report, u"unexpected"_s), QStringList{u"SHOP-1440"_s});
        QCOMPARE(keysOf(report, u"unlinked"_s).size(), 1);
        // What its Jenkins says it builds is the newest commit of this repository.
        const QString built
            = GitGround::in(QDir(rdesk.folder()).filePath(u"code/checkout.git"_s), {u"rev-parse"_s, u"main"_s});
        QFile jobs(QStringLiteral(RD_SOURCE_DIR "/app/sandbox/world/jobs.json"));
        QVERIFY(jobs.open(QIODevice::ReadOnly));
        QVERIFY2(jobs.readAll().contains(QByteArray("\"revision\": \"" + built.toUtf8() + '"')), qPrintable(built));
    }

    void aVersionThatChangedSinceItWasSeenIsLeftAlone()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        QString seen;
        const QJsonArray versions = rdesk.json({u"version"_s, u"list"_s, u"checkout"_s}).json()[u"versions"].toArray();
        for (const QJsonValue &each : versions) {
            if (each[u"name"].toString() == u"2.9.0")
                seen = QString::fromUtf8(QJsonDocument(each.toObject()).toJson(QJsonDocument::Compact));
        }
        QVERIFY(!seen.isEmpty());
        const auto edit = [&](const QString &date) {
            return rdesk.json(
                {u"jira-version"_s, u"edit"_s, u"checkout"_s, u"2.9.0"_s, u"--date"_s, date, u"--seen"_s, seen});
        };
        ok(edit(u"2026-12-10"_s));
        const RdeskAnswer late = edit(u"2026-12-11"_s);
        QVERIFY(late.exitCode != 0);
        QVERIFY2(late.errorText().contains(u"2026-12-10"_s), qPrintable(late.errorText()));
        QCOMPARE(rdesk.json({u"jira-version"_s, u"edit"_s, u"checkout"_s, u"2.9.0"_s, u"--seen"_s, u"[]"_s}).exitCode
                     == 0,
                 false);
    }

    void aRepositoryThatIsNotThereIsAnError()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox, u"/nowhere/at/all"_s);
        const RdeskAnswer answer = rdesk.json({u"reconcile"_s, u"checkout/2.8.0"_s});
        QVERIFY(answer.exitCode != 0);
        QVERIFY2(answer.errorText().contains(u"/nowhere/at/all"_s), qPrintable(answer.errorText()));
    }

    void versionsAreChangedInJiraByWhoMay()
    {
        GitGround ground;
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox, ground.folder());
        const auto change = [&rdesk](const QStringList &words) { return rdesk.json(words); };

        ok(change({u"jira-version"_s, u"create"_s, u"checkout"_s, u"3.0.0"_s, u"--date"_s, u"2027-03-01"_s}));
        ok(change({u"jira-version"_s, u"edit"_s, u"checkout"_s, u"3.0.0"_s, u"--name"_s, u"3.0"_s}));
        QCOMPARE(change({u"jira-version"_s, u"create"_s, u"checkout"_s, u"3.0"_s}).exitCode, 3);
        ok(change({u"jira-version"_s, u"move"_s, u"checkout"_s, u"3.0"_s, u"--behind"_s, u"2.8.0"_s}));
        const RdeskAnswer moved = change(
            {u"jira-issues"_s, u"move"_s, u"checkout"_s, u"SHOP-1428"_s, u"--from"_s, u"2.8.0"_s, u"--to"_s, u"3.0"_s});
        ok(moved);
        QCOMPARE(moved.json()[u"changed"].toArray(), QJsonArray{u"SHOP-1428"_s});
        ok(change({u"jira-version"_s, u"release"_s, u"checkout"_s, u"2.8.0"_s, u"--move-unresolved-to"_s, u"3.0"_s}));
        QCOMPARE(rdesk.json({u"version"_s, u"show"_s, u"checkout"_s, u"3.0"_s}).json()[u"counters"][u"issues"].toInt(),
                 2);

        const RdeskAnswer refused
            = change({u"jira-version"_s, u"archive"_s, u"checkout"_s, u"3.0"_s, u"--as"_s, u"minseo.park"_s});
        QVERIFY(refused.exitCode != 0);
        ok(rdesk.json({u"audit"_s, u"verify"_s}));
    }

    //! An author might approve the own code otherwise.
    void codeThatCannotBeReadKeepsAReleaseFromBeingMade()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox, u"/nowhere/at-all"_s);
        const RdeskAnswer refused = rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errors.contains("who may approve"), refused.errors.constData());
        QVERIFY(rdesk.run({u"release"_s, u"show"_s, u"checkout/2.8.0"_s}).exitCode != 0);
    }

    void whatARunningVersionWithoutATagLeavesOpenIsNamed()
    {
        GitGround ground;
        ground.commit(u"Start"_s);
        ground.tag(u"v2.7.4"_s);
        ground.commit(u"SHOP-1402 New"_s);
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox, ground.folder());
        const QStringList create{u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s};
        const RdeskAnswer refused = rdesk.run(create + QStringList{u"--base"_s, u"v9.9"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errors.contains("has no “v9.9”"), refused.errors.constData());

        const RdeskAnswer made = rdesk.json(create + QStringList{u"--base"_s, u"2.7.4"_s, u"--head"_s, u"HEAD"_s});
        ok(made);
        const RdeskAnswer compared = rdesk.json({u"reconcile"_s, u"checkout/2.8.0"_s});
        QCOMPARE(compared.json()[u"repositories"].toArray().first().toObject()[u"baseName"].toString(), u"v2.7.4"_s);
        const RdeskAnswer log = rdesk.run({u"log"_s, u"checkout/2.8.0"_s, u"nope"_s});
        QCOMPARE(log.exitCode, 1);
        QVERIFY2(log.errors.contains("no task “nope”"), log.errors.constData());
    }

    void aLateChangeIsToldBeforeItIsMade()
    {
        GitGround ground;
        ground.commit(u"Start"_s);
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox, ground.folder());
        const QString release = u"checkout/2.8.0"_s;
        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s}));
        ok(rdesk.run({u"release"_s, u"submit"_s, release}));
        ok(rdesk.run({u"approve"_s, release, u"--as"_s, u"jiho.kim"_s, u"--comment"_s, u"OK"_s}));

        const RdeskAnswer told = rdesk.json({u"release"_s, u"scope"_s, release, u"--remove"_s, u"SHOP-1428"_s});
        ok(told);
        QCOMPARE(told.json()[u"withdrawn"].toArray().size(), 1);
        QCOMPARE(rdesk.json({u"release"_s, u"show"_s, release}).json()[u"issues"].toArray().size(), 25);

        ok(rdesk.json(
            {u"release"_s, u"scope"_s, release, u"--remove"_s, u"SHOP-1428"_s, u"--to"_s, u"2.9.0"_s, u"--accept"_s}));
        QCOMPARE(rdesk.json({u"release"_s, u"show"_s, release}).json()[u"issues"].toArray().size(), 24);
    }

    void sourcesOfARealReleaseComeAndGo()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        const QString release = u"checkout/2.8.0"_s;
        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s, u"--source"_s, u"jira/CAT/12.4.0"_s}));
        const auto issues
            = [&] { return rdesk.json({u"release"_s, u"show"_s, release}).json()[u"issues"].toArray().size(); };
        const auto sources
            = [&] { return rdesk.json({u"release"_s, u"sources"_s, release}).json()[u"sources"].toArray(); };
        QCOMPARE(sources(), (QJsonArray{u"jira/SHOP/2.8.0"_s, u"jira/CAT/12.4.0"_s}));
        const qsizetype both = issues();
        QVERIFY(both > 25);
        ok(rdesk.run({u"release"_s, u"submit"_s, release}));
        ok(rdesk.run({u"approve"_s, release, u"--as"_s, u"jiho.kim"_s, u"--comment"_s, u"OK"_s}));

        const QStringList change{u"release"_s,
                                 u"sources"_s,
                                 release,
                                 u"--remove"_s,
                                 u"jira/CAT/12.4.0"_s,
                                 u"--add"_s,
                                 u"jira/epic:SHOP-1402"_s};
        const RdeskAnswer told = rdesk.json(change);
        ok(told);
        QCOMPARE(told.json()[u"withdrawn"].toArray().size(), 1);
        QCOMPARE(told.json()[u"issuesRemoved"].toArray().size(), both - 25);
        QCOMPARE(issues(), both);

        ok(rdesk.json(change + QStringList{u"--accept"_s}));
        QCOMPARE(sources(), (QJsonArray{u"jira/SHOP/2.8.0"_s, u"jira/epic:SHOP-1402"_s}));
        QVERIFY(issues() < both);

        const RdeskAnswer twice = rdesk.json({u"release"_s, u"sources"_s, release, u"--add"_s, u"jira/SHOP/2.8.0"_s});
        QVERIFY(twice.exitCode != 0);
        const RdeskAnswer none = rdesk.json({u"release"_s, u"sources"_s, release, u"--add"_s, u"SHOP 2.8.0"_s});
        QVERIFY(none.exitCode != 0);
        QVERIFY2(none.errorText().contains(u"CONNECTION/PROJECT/VERSION"_s), qPrintable(none.errorText()));
        ok(rdesk.json({u"audit"_s, u"verify"_s}));
    }

    void aRuleIsSwitchedOffWithItsReason()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        QVERIFY(sandbox.start());
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
        const QStringList show{u"version"_s, u"show"_s, u"checkout"_s, u"2.8.0"_s};
        const auto warned = [&](const QString &rule) {
            qsizetype count = 0;
            for (const auto &each : rdesk.json(show).json()[u"warnings"].toArray())
                count += each.toObject()[u"rule"].toString() == rule ? 1 : 0;
            return count;
        };
        QCOMPARE(warned(u"W3"_s), 1);
        QVERIFY(rdesk.json({u"warning"_s, u"off"_s, u"checkout"_s, u"W3"_s}).exitCode != 0); // no reason, no silence
        ok(rdesk.json({u"warning"_s, u"off"_s, u"checkout"_s, u"w3"_s, u"--reason"_s, u"red by design"_s}));
        QCOMPARE(warned(u"W3"_s), 0);
        bool isTold = false;
        for (const auto &each : rdesk.json({u"warning"_s, u"list"_s, u"checkout"_s}).json()[u"rules"].toArray())
            isTold = isTold || each.toObject()[u"reason"].toString() == u"red by design";
        QVERIFY(isTold);
        ok(rdesk.json({u"warning"_s, u"on"_s, u"checkout"_s, u"W3"_s}));
        QCOMPARE(warned(u"W3"_s), 1);
        QVERIFY(rdesk.json({u"warning"_s, u"off"_s, u"checkout"_s, u"W99"_s, u"--reason"_s, u"x"_s}).exitCode != 0);
    }
};

RELEASE_DESK_TEST(tst_code_verbs, TestCodeVerbs)
#include "tst_code_verbs.moc"
