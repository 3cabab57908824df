// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/system/rdesk_process.h"

#include <QJsonArray>
#include <QTest>

using namespace releasedesk::tests;
using namespace Qt::StringLiterals;

//! Who is in a workspace, entered by rdesk: who may, what is recorded, what it changes.
class TestPeopleVerbs final : public QObject
{
    Q_OBJECT

    static void ok(const RdeskAnswer &answer) { QVERIFY2(answer.exitCode == 0, qPrintable(answer.errorText())); }

    static QJsonObject person(RdeskProcess &rdesk, const QString &id)
    {
        const QJsonArray people = rdesk.json({u"people"_s, u"list"_s}).json()[u"people"_s].toArray();
        for (const auto &each : people) {
            if (each.toObject()[u"id"_s] == id)
                return each.toObject();
        }
        return {};
    }

private slots:
    void projectsAndEnvironmentsAreEntered()
    {
        RdeskProcess rdesk;
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--name"_s, u"Test"_s, u"--me"_s, u"kim"_s}));
        ok(rdesk.run({u"people"_s, u"add"_s, u"ann"_s, u"--name"_s, u"Ann Lee"_s, u"--role"_s, u"owner"_s}));
        ok(rdesk.run({u"project"_s, u"add"_s, u"pay"_s, u"--name"_s, u"Payments"_s, u"--owner"_s, u"ann"_s,
                      u"--variable"_s, u"jenkins=ci"_s}));
        QVERIFY(rdesk.run({u"project"_s, u"add"_s, u"pay"_s}).exitCode != 0);
        QVERIFY(rdesk.run({u"project"_s, u"change"_s, u"shop"_s}).exitCode != 0);
        QVERIFY(rdesk.run({u"project"_s, u"change"_s, u"pay"_s, u"--connection"_s, u"jira"_s}).exitCode != 0);
        ok(rdesk.run({u"project"_s, u"change"_s, u"pay"_s, u"--repository"_s, u"/srv/pay"_s}));
        const QJsonObject project
            = rdesk.json({u"project"_s, u"list"_s}).json()[u"projects"_s].toArray().first().toObject();
        QCOMPARE(project[u"owner"_s], u"ann"_s);
        QCOMPARE(project[u"repositories"_s].toArray(), QJsonArray{u"/srv/pay"_s});
        QCOMPARE(project[u"variables"_s].toObject()[u"jenkins"_s], u"ci"_s);

        ok(rdesk.run({u"environment"_s, u"add"_s, u"canary"_s, u"--rank"_s, u"1"_s, u"--protected"_s, u"yes"_s}));
        QVERIFY(rdesk.run({u"environment"_s, u"add"_s, u"x"_s, u"--protected"_s, u"maybe"_s}).exitCode != 0);
        QCOMPARE(rdesk.json({u"environment"_s, u"list"_s}).json()[u"environments"_s].toArray().size(), 3);
    }

    void anAdministratorEntersAndRemovesPeople()
    {
        RdeskProcess rdesk;
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--name"_s, u"Test"_s, u"--me"_s, u"kim"_s}));
        ok(rdesk.run({u"people"_s, u"add"_s, u"ann"_s, u"--name"_s, u"Ann Lee"_s, u"--name-ko"_s, u"이안"_s,
                      u"--title"_s, u"QA"_s, u"--mail"_s, u"ann@hanbit.example"_s, u"--role"_s, u"approver"_s}));
        QCOMPARE(person(rdesk, u"ann"_s)[u"name"_s], u"Ann Lee"_s);
        QVERIFY(rdesk.run({u"people"_s, u"add"_s, u"ann"_s, u"--name"_s, u"Ann"_s}).exitCode != 0);
        QVERIFY(rdesk.run({u"people"_s, u"add"_s, u"bob"_s, u"--name"_s, u"Bob"_s, u"--role"_s, u"king"_s}).exitCode
                != 0);
        ok(rdesk.run({u"people"_s, u"change"_s, u"ann"_s, u"--title"_s, u"QA lead"_s, u"--role"_s, u"approver"_s,
                      u"--role"_s, u"operator"_s}));
        QCOMPARE(person(rdesk, u"ann"_s)[u"title"_s], u"QA lead"_s);
        QCOMPARE(person(rdesk, u"ann"_s)[u"roles"_s].toArray().size(), 2);
        ok(rdesk.run({u"group"_s, u"set"_s, u"qa"_s, u"ann"_s, u"--name"_s, u"QA"_s}));
        QCOMPARE(person(rdesk, u"ann"_s)[u"groups"_s].toArray(), QJsonArray{u"qa"_s});
        QVERIFY(rdesk.run({u"group"_s, u"set"_s, u"qa"_s, u"nobody"_s}).exitCode != 0);

        QVERIFY(rdesk.run({u"people"_s, u"change"_s, u"kim"_s, u"--role"_s, u"approver"_s}).exitCode != 0);
        QVERIFY(rdesk.run({u"people"_s, u"remove"_s, u"kim"_s, u"--reason"_s, u"x"_s}).exitCode != 0);
        QVERIFY(rdesk.run({u"people"_s, u"remove"_s, u"ann"_s}).exitCode != 0); // no reason
        ok(rdesk.run({u"people"_s, u"remove"_s, u"ann"_s, u"--reason"_s, u"left"_s}));
        QVERIFY(person(rdesk, u"ann"_s).isEmpty());
        ok(rdesk.run({u"audit"_s, u"verify"_s}));
        QStringList names;
        for (const QJsonObject &line : rdesk.json({u"events"_s}).lines())
            names.append(QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)));
        const QString recorded = names.join(u'\n');
        for (const QString &name : {u"person.entered"_s, u"group.entered"_s, u"person.removed"_s})
            QVERIFY2(recorded.contains(name), qPrintable(recorded));
    }

    //! Whoever was entered signs in, and is no administrator.
    void whoeverWasEnteredSignsInAndDecidesAboutNobody()
    {
        RdeskProcess rdesk;
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--name"_s, u"Test"_s, u"--me"_s, u"kim"_s}));
        QVERIFY(rdesk.run({u"workspace"_s, u"me"_s, u"ann"_s}).exitCode != 0);
        ok(rdesk.run({u"people"_s, u"add"_s, u"ann"_s, u"--name"_s, u"Ann Lee"_s, u"--role"_s, u"approver"_s}));
        ok(rdesk.run({u"workspace"_s, u"me"_s, u"ann"_s}));
        const RdeskAnswer refused
            = rdesk.run({u"people"_s, u"add"_s, u"eve"_s, u"--name"_s, u"Eve"_s, u"--role"_s, u"admin"_s});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errorText().contains(u"administrator"_s), qPrintable(refused.errorText()));
        QVERIFY(rdesk.run({u"people"_s, u"change"_s, u"ann"_s, u"--role"_s, u"admin"_s}).exitCode != 0);
        QVERIFY(rdesk.run({u"group"_s, u"set"_s, u"g"_s, u"ann"_s}).exitCode != 0);

        const RdeskAnswer chosen
            = rdesk.json({u"notify"_s, u"set"_s, u"--mail"_s, u"off"_s, u"--quiet"_s, u"19:30-07:00"_s});
        ok(chosen);
        QCOMPARE(chosen.json()[u"mail"_s], false);
        QCOMPARE(chosen.json()[u"quietFrom"_s], u"19:30"_s);
        QVERIFY(rdesk.run({u"notify"_s, u"set"_s, u"--quiet"_s, u"late"_s}).exitCode != 0);
        QVERIFY(rdesk.run({u"notify"_s, u"set"_s, u"--mail"_s, u"maybe"_s}).exitCode != 0);
    }

    //! A key that was in the way is not got rid of without its passphrase.
    void aKeyIsRevokedWithItsPassphrase()
    {
        RdeskProcess rdesk;
        ok(rdesk.run({u"workspace"_s, u"init"_s, rdesk.folder(), u"--name"_s, u"Test"_s, u"--me"_s, u"kim"_s}));
        ok(rdesk.run({u"people"_s, u"add"_s, u"ann"_s, u"--name"_s, u"Ann Lee"_s, u"--role"_s, u"approver"_s}));
        ok(rdesk.run({u"workspace"_s, u"me"_s, u"ann"_s}));
        rdesk.set(u"PP"_s, u"correct horse battery"_s);
        rdesk.set(u"WRONG"_s, u"wrong horse battery"_s);
        const RdeskAnswer made = rdesk.json({u"key"_s, u"new"_s, u"--passphrase-env"_s, u"PP"_s});
        ok(made);
        const QString key = made.json()[u"key"_s].toString();
        const QStringList revoke{u"key"_s, u"revoke"_s, key, u"--reason"_s, u"in my way"_s, u"--passphrase-env"_s};
        QVERIFY(rdesk.run(revoke + QStringList{u"WRONG"_s}).exitCode != 0);
        ok(rdesk.run(revoke + QStringList{u"PP"_s}));
        rdesk.set(u"PP2"_s, u"another horse battery"_s); // and a new one is made, under another passphrase
        ok(rdesk.json({u"key"_s, u"new"_s, u"--passphrase-env"_s, u"PP2"_s}));
    }
};

RELEASE_DESK_TEST(tst_people_verbs, TestPeopleVerbs)
#include "tst_people_verbs.moc"
