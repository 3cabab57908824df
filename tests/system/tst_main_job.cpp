// SPDX-License-Identifier: Apache-2.0
#include "tests/sandbox/sandbox_process.h"
#include "tests/support/test_main.h"
#include "tests/system/rdesk_process.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

//! The whole job through rdesk, as a team would do it: compose, submit, approve, run, and look at what came of it.
class TestMainJob final : public QObject
{
    Q_OBJECT

    static void ok(const RdeskAnswer &answer) { QVERIFY2(answer.exitCode == 0, qPrintable(answer.errorText())); }

    static void initialise(RdeskProcess &rdesk, SandboxProcess &sandbox, const QStringList &arguments = {})
    {
        QVERIFY(sandbox.start(arguments));
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--sample"_s, u"--sandbox"_s, sandbox.origin()}));
    }

    static void approveByTwo(RdeskProcess &rdesk, const QString &release)
    {
        for (const QString &person : {u"jiho.kim"_s, u"minseo.park"_s})
            ok(rdesk.run({u"approve"_s, release, u"--as"_s, person, u"--comment"_s, u"OK"_s}));
    }

    //! Who got a mail that asks for a decision, in the order they came.
    static QStringList told(SandboxProcess &sandbox)
    {
        QStringList people;
        const QJsonArray mails = sandbox.state()[u"mails"].toArray();
        for (const auto &mail : mails) {
            if (mail.toObject()[u"subject"].toString().contains(u"Your decision is asked"))
                people.append(mail.toObject()[u"to"].toArray().first().toString());
        }
        return people;
    }

private slots:
    void fromJiraVersionToReleased_data()
    {
        QTest::addColumn<QString>("connection");
        QTest::newRow("Jira Cloud") << u"jira"_s;
        QTest::newRow("Jira Data Center") << u"jira-dc"_s;
    }

    void fromJiraVersionToReleased()
    {
        QFETCH(const QString, connection);
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox);
        const QString release = u"checkout/2.8.0"_s;

        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s, u"--connection"_s, connection}));
        const RdeskAnswer submitted = rdesk.json({u"release"_s, u"submit"_s, release});
        ok(submitted);
        QCOMPARE(submitted.json()[u"state"], u"inApproval"_s);
        approveByTwo(rdesk, release);
        const RdeskAnswer ran = rdesk.json({u"release"_s, u"run"_s, release, u"--follow"_s}, 120'000);
        ok(ran);
        QCOMPARE(ran.json()[u"state"], u"released"_s);

        const QJsonObject shown = rdesk.json({u"release"_s, u"show"_s, release}).json();
        for (const auto &task : shown[u"taskList"].toArray())
            QCOMPARE(task.toObject()[u"state"], u"succeeded"_s);

        sandbox.signIn("bd.yoon@hanbit.example", "sandbox-token");
        const QJsonArray versions = sandbox.get(u"/jira-cloud/rest/api/3/project/SHOP/versions"_s).list();
        bool isReleased = false;
        for (const auto &version : versions) {
            if (version.toObject()[u"name"] == u"2.8.0"_s)
                isReleased = version.toObject()[u"released"].toBool();
        }
        QVERIFY(isReleased);

        const RdeskAnswer log = rdesk.json({u"log"_s, release});
        ok(log);
        QString last;
        QSet<QString> tasks;
        QSet<QString> sources;
        for (const QJsonObject &line : log.lines()) {
            const QString at = line[u"at"].toString();
            QVERIFY2(last <= at, qPrintable(QString(last + u' ' + at)));
            last = at;
            tasks.insert(line[u"task"].toString());
            sources.insert(line[u"source"].toString());
        }
        QVERIFY(tasks.contains(u"build"_s) && tasks.contains(u"deploy"_s) && tasks.contains(QString()));
        QVERIFY(sources.contains(u"engine"_s) && sources.contains(u"console"_s));

        const QJsonObject state = sandbox.state();
        qsizetype mails = 0;
        for (const auto &mail : state[u"mails"].toArray()) // besides those that tell of approvals, in working hours
            mails += mail.toObject()[u"subject"].toString().contains(u"Your decision is asked") ? 0 : 1;
        QCOMPARE(mails, 2);
        QCOMPARE(state[u"messages"].toArray().size(), 1);
        for (const auto &effect : sandbox.effects())
            QVERIFY2(effect.toObject()[u"arrivals"].toInt() == 1, qPrintable(effect.toObject()[u"path"].toString()));

        QFile notes(QDir(rdesk.folder()).filePath(u"notes/checkout-2.8.0.md"_s));
        QVERIFY(notes.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(notes.readAll());
        const QJsonArray issues = shown[u"issues"].toArray();
        QVERIFY(issues.size() >= 24);
        QMap<QString, QString> leftOut;
        for (const auto &each : rdesk.json({u"notes"_s, release}).json()[u"leftOut"].toArray())
            leftOut.insert(each.toObject()[u"key"].toString(), each.toObject()[u"why"].toString());
        QCOMPARE(leftOut.value(u"SHOP-1376"_s), u"code taken back"_s);
        QCOMPARE(leftOut.value(u"SHOP-1428"_s), u"not done"_s);
        for (const auto &issue : issues) {
            const QString key = issue.toObject()[u"key"].toString();
            QVERIFY2(text.contains(key) != leftOut.contains(key), qPrintable(key));
        }
        ok(rdesk.run({u"audit"_s, u"verify"_s}));
    }

    void whoeverIsAskedIsToldByMailOnce()
    {
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox);
        const QString release = u"checkout/2.8.0"_s;
        for (const QString &person : {u"jiho.kim"_s, u"minseo.park"_s}) // whatever the hour is
            ok(rdesk.run({u"notify"_s, u"set"_s, u"--mail"_s, u"on"_s, u"--quiet"_s, u"off"_s, u"--as"_s, person}));
        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s, u"--connection"_s, u"jira"_s}));

        ok(rdesk.run({u"release"_s, u"submit"_s, release}));
        QCOMPARE(told(sandbox), QStringList{u"jiho.kim@hanbit.example"_s});
        approveByTwo(rdesk, release);

        QCOMPARE(told(sandbox), (QStringList{u"jiho.kim@hanbit.example"_s, u"minseo.park@hanbit.example"_s}));
    }

    void aSampleIsSavedThoughItsSandboxWasStartedAnew()
    {
        RdeskProcess rdesk;
        QUrl origin;
        {
            SandboxProcess first;
            initialise(rdesk, first);
            origin = QUrl(first.origin());
        }
        SandboxProcess second; // at the same address, but its mail server is elsewhere
        QVERIFY(second.start({u"--port"_s, QString::number(origin.port())}));

        for (const QString &file : {u"/tmp/kept-one.txt"_s, u"/tmp/kept-two.txt"_s})
            ok(rdesk.run({u"audit"_s, u"places"_s, u"--file"_s, file, u"--as"_s, u"taeyang.jung"_s}));
        QVERIFY(rdesk.json({u"audit"_s, u"places"_s}).out.contains("kept-two"));
        for (const QString &reason : {u"year end"_s, u"inventory"_s})
            ok(rdesk.run({u"freeze"_s, u"add"_s, u"--from"_s, u"2026-12-24T00:00"_s, u"--until"_s,
                          u"2027-01-02T00:00"_s, u"--reason"_s, reason}));

        const RdeskAnswer listed = rdesk.json({u"freeze"_s, u"list"_s});
        ok(listed);
        QVERIFY2(listed.out.contains("year end") && listed.out.contains("inventory"), listed.out.constData());
        QVERIFY2(listed.out.contains("2026-12-23T15:00"), listed.out.constData()); // midnight where the company is
    }

    void aRecordedProjectIsReleasedLikeAnyOther()
    {
        const QString contracts
            = qEnvironmentVariable("RD_CONTRACTS", QStringLiteral(RD_SOURCE_DIR "/../shared/contracts"));
        const QString data = contracts + u"/fixtures"_s;
        if (!QDir(data).exists())
            QSKIP("contract data not found in ../shared/contracts (set RD_CONTRACTS); recorded project skipped");
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox, {u"--data"_s, data});
        const QString version = u"Scripting JST 2.0.8"_s; // recorded, not released there
        const QString release = u"checkout/"_s + version;

        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, version, u"--jira-project"_s, u"EE"_s,
                      u"--connection"_s, u"jira-dc"_s}));
        ok(rdesk.run({u"release"_s, u"submit"_s, release}));
        approveByTwo(rdesk, release);
        const RdeskAnswer ran = rdesk.json({u"release"_s, u"run"_s, release}, 120'000);

        ok(ran);
        QCOMPARE(ran.json()[u"state"], u"released"_s);
        QVERIFY(ran.json()[u"scope"][u"issues"].toInt() >= 2);
    }

    //! The same program killed at ten points of the run, each time started again.
    void survivesBeingKilledAnywhere_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("rdesk") << u"rdesk"_s;
        QTest::newRow("release-desk") << u"release-desk"_s;
    }

    void survivesBeingKilledAnywhere()
    {
        QFETCH(const QString, program);
        QVERIFY2(QFile::exists(QStringLiteral(RD_BIN_DIR "/") + program), qPrintable(program));
        SandboxProcess sandbox;
        RdeskProcess rdesk;
        initialise(rdesk, sandbox);
        const QString release = u"checkout/2.8.0"_s;
        ok(rdesk.run({u"release"_s, u"create"_s, u"checkout"_s, u"2.8.0"_s}));
        ok(rdesk.run({u"release"_s, u"submit"_s, release}));
        approveByTwo(rdesk, release);

        const QStringList points{u"effect.intended:1"_s, u"effect.sent:1"_s,     u"engine.executed:1"_s,
                                 u"store.committed:1"_s, u"effect.intended:2"_s, u"effect.sent:3"_s,
                                 u"engine.settled:2"_s,  u"effect.sent:8"_s,     u"store.before_commit:4"_s,
                                 u"effect.sent:2"_s,     u"engine.executed:2"_s};
        int kills = 0;
        for (const QString &point : points) {
            rdesk.set(u"RD_FAIL"_s, point);
            const bool isFirst = kills == 0;
            const RdeskAnswer answer = program == u"rdesk" || isFirst
                ? rdesk.run({u"release"_s, u"run"_s, release}, 60'000)
                : rdesk.desktop({}, 30'000);
            if (answer.wasKilled)
                ++kills;
            else if (answer.exitCode == 0)
                break;
        }
        rdesk.unset(u"RD_FAIL"_s);
        QVERIFY2(kills >= 10 || program == u"rdesk", qPrintable(QString::number(kills)));
        const RdeskAnswer end = rdesk.json({u"release"_s, u"run"_s, release}, 120'000);
        const QJsonObject shown = rdesk.json({u"release"_s, u"show"_s, release}).json();
        QCOMPARE(shown[u"state"], u"released"_s);

        for (const auto &effect : sandbox.effects()) {
            const QString path = effect.toObject()[u"path"].toString();
            // Mail and messages promise no more than "at least once, with the same id".
            const bool isMessage = path.contains(u"/hook/") || path == u"smtp";
            QVERIFY2(isMessage || effect.toObject()[u"arrivals"].toInt() == 1, qPrintable(path));
        }
        // A gap in the history would show in its positions or in its chain.
        qint64 expected = 1;
        for (const QJsonObject &event : rdesk.json({u"events"_s, u"--limit"_s, u"100000"_s}).lines())
            QCOMPARE(event[u"position"].toInteger(), expected++);
        ok(rdesk.run({u"audit"_s, u"verify"_s}));
    }
};

RELEASE_DESK_TEST(tst_main_job, TestMainJob)
#include "tst_main_job.moc"
