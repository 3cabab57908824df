// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/approvals/forgery_desk.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using releasedesk::tests::ForgeryDesk;
using releasedesk::tests::GuaranteeRun;
using releasedesk::tests::step;

namespace {

//! Ready for the approval of the boss, whom the reviewer went before.
void makeReady(ForgeryDesk &desk)
{
    desk.create({step("qa", 1, "review", {"qa"}), step("boss", 2, "approve", {"boss", "chief"})});
    desk.submit();
    desk.must(desk.signWell("qa"));
}

using Forge = std::function<SignApproval(ForgeryDesk &, QRandomGenerator &)>;

//! Another value of the same type.
QJsonValue other(const QJsonValue &value, QRandomGenerator &dice)
{
    if (value.isBool())
        return !value.toBool();
    if (value.isDouble())
        return value.toInteger() + 1 + dice.bounded(9);
    if (value.isObject())
        return QJsonObject{{"flow", "0000"}};
    return QString(value.toString() + QString::number(dice.bounded(1000)));
}

//! Everything an attacker who holds one good signature, or one good key, may try.
QList<std::pair<const char *, Forge>> forgeries()
{
    QList<std::pair<const char *, Forge>> all;
    for (const char *field :
         {"workspace",      "release_id",     "project",  "version",         "revision",       "request",
          "step",           "digest",         "parts",    "definition_hash", "policy_hash",    "line_hash",
          "issue_set_hash", "artifacts_hash", "decision", "meaning",         "capacity",       "comment",
          "until",          "dissents_read",  "signer",   "printed_name",    "department",     "role_at_signing",
          "on_behalf_of",   "on_behalf_name", "sequence", "previous",        "record_version", "key_id"}) {
        all.append({field, [field](ForgeryDesk &desk, QRandomGenerator &dice) {
                        const SignApproval good = desk.honest("boss");
                        const QJsonValue was
                            = QJsonDocument::fromJson(good.record.bytes).object()[QLatin1String(field)];
                        return desk.saying(good, "boss", QLatin1String(field), other(was, dice));
                    }});
    }
    all.append({"another type", [](ForgeryDesk &desk, QRandomGenerator &) {
                    const SignApproval good = desk.honest("boss");
                    return desk.resigned(good, "boss", good.record.bytes, signing::checkpointType);
                }});
    all.append({"a type of the same bytes", [](ForgeryDesk &desk, QRandomGenerator &dice) {
                    const SignApproval good = desk.honest("boss");
                    const QByteArray type = QByteArray(signing::approvalType) + QByteArray::number(dice.bounded(100));
                    return desk.resigned(good, "boss", good.record.bytes, type);
                }});
    all.append({"a doubled key", [](ForgeryDesk &desk, QRandomGenerator &) {
                    const SignApproval good = desk.honest("boss");
                    QByteArray bytes = good.record.bytes;
                    bytes.insert(1, "\"decision\":\"approve\",");
                    return desk.resigned(good, "boss", bytes);
                }});
    all.append({"a field more", [](ForgeryDesk &desk, QRandomGenerator &dice) {
                    return desk.saying(desk.honest("boss"), "boss", QStringLiteral("x%1").arg(dice.bounded(99)), 1);
                }});
    all.append({"a field less", [](ForgeryDesk &desk, QRandomGenerator &dice) {
                    const SignApproval good = desk.honest("boss");
                    QJsonObject said = QJsonDocument::fromJson(good.record.bytes).object();
                    const QStringList names{"release_id", "digest", "signer", "decision", "previous", "key_id", "step"};
                    said.remove(names.at(dice.bounded(static_cast<int>(names.size()))));
                    return desk.resigned(good, "boss", *canonicalJson(QJsonValue(said)));
                }});
    all.append({"other white space", [](ForgeryDesk &desk, QRandomGenerator &) {
                    const SignApproval good = desk.honest("boss");
                    return desk.resigned(good, "boss", good.record.bytes + '\n');
                }});
    all.append({"another order", [](ForgeryDesk &desk, QRandomGenerator &) {
                    const SignApproval good = desk.honest("boss");
                    QByteArray bytes = QJsonDocument::fromJson(good.record.bytes).toJson(QJsonDocument::Indented);
                    return desk.resigned(good, "boss", bytes);
                }});
    all.append({"somebody else's key", [](ForgeryDesk &desk, QRandomGenerator &) {
                    SignApproval good = desk.honest("boss");
                    return desk.resigned(good, "dev1", good.record.bytes);
                }});
    all.append(
        {"somebody else's signature", [](ForgeryDesk &desk, QRandomGenerator &) { return desk.honest("chief"); }});
    all.append({"a key nobody knows", [](ForgeryDesk &desk, QRandomGenerator &) {
                    SignApproval good = desk.honest("boss");
                    const signing::KeyPair pair = signing::newKeyPair();
                    good.record.signature = *signing::sign(signing::approvalType, good.record.bytes, pair.secretKey);
                    good.record.key = signing::keyIdOf(pair.publicKey);
                    return good;
                }});
    all.append({"a flipped bit of the record", [](ForgeryDesk &desk, QRandomGenerator &dice) {
                    SignApproval good = desk.honest("boss");
                    const qsizetype at = dice.bounded(static_cast<int>(good.record.bytes.size()));
                    good.record.bytes[at] = static_cast<char>(good.record.bytes.at(at) ^ (1 << dice.bounded(8)));
                    return good;
                }});
    all.append({"a flipped bit of the signature", [](ForgeryDesk &desk, QRandomGenerator &dice) {
                    SignApproval good = desk.honest("boss");
                    const qsizetype at = dice.bounded(64);
                    good.record.signature[at]
                        = static_cast<char>(good.record.signature.at(at) ^ (1 << dice.bounded(8)));
                    return good;
                }});
    all.append({"a cut signature", [](ForgeryDesk &desk, QRandomGenerator &dice) {
                    SignApproval good = desk.honest("boss");
                    good.record.signature.truncate(dice.bounded(64));
                    return good;
                }});
    all.append({"no record at all", [](ForgeryDesk &desk, QRandomGenerator &) { return desk.wish(); }});
    all.append({"one of another decision", [](ForgeryDesk &desk, QRandomGenerator &) {
                    SignApproval rejected = desk.honest("boss", Decision::Reject);
                    SignApproval command = desk.wish();
                    command.comment = rejected.comment;
                    command.record = rejected.record;
                    return command;
                }});
    all.append({"one for another comment", [](ForgeryDesk &desk, QRandomGenerator &dice) {
                    SignApproval good = desk.honest("boss");
                    good.comment = QString::number(dice.bounded(1000));
                    return good;
                }});
    all.append({"one of another release", [](ForgeryDesk &desk, QRandomGenerator &) {
                    ForgeryDesk elsewhere;
                    elsewhere.snapshot.issues = {{"9", "SHOP-9", "Bug"}};
                    makeReady(elsewhere);
                    SignApproval command = desk.wish();
                    command.record = elsewhere.honest("boss").record;
                    return command;
                }});
    all.append({"one of another database", [](ForgeryDesk &desk, QRandomGenerator &) {
                    ForgeryDesk elsewhere;
                    elsewhere.directory.workspaceId = "ws-2";
                    makeReady(elsewhere);
                    SignApproval command = desk.wish();
                    command.record = elsewhere.honest("boss").record;
                    return command;
                }});
    all.append({"one under another policy", [](ForgeryDesk &desk, QRandomGenerator &) {
                    ForgeryDesk elsewhere;
                    elsewhere.directory.approvals.afterwardsDays = 9;
                    makeReady(elsewhere);
                    SignApproval command = desk.wish();
                    command.record = elsewhere.honest("boss").record;
                    return command;
                }});
    all.append({"one of an old key", [](ForgeryDesk &desk, QRandomGenerator &) {
                    const SignApproval good = desk.honest("boss");
                    desk.enrol(PersonId("boss"), signing::newKeyPair());
                    return good;
                }});
    all.append({"one of a revoked key", [](ForgeryDesk &desk, QRandomGenerator &) {
                    const SignApproval good = desk.honest("boss");
                    desk.directory.keys.revoke(good.record.key, desk.now, "lost");
                    return good;
                }});
    all.append({"one played again after it was taken back", [](ForgeryDesk &desk, QRandomGenerator &) {
                    SignApproval first = desk.honest("boss");
                    desk.must(desk.as("boss", first));
                    desk.must(desk.signWell("boss", Decision::Withdraw));
                    return first;
                }});
    all.append({"one played again after an edit and back", [](ForgeryDesk &desk, QRandomGenerator &) {
                    SignApproval first = desk.honest("boss");
                    Task deploy = *desk.release.plan().task(TaskId("deploy"));
                    Task changed = deploy;
                    changed.timeoutMinutes = 99;
                    desk.must(desk.as("owner", EditPlan{ReleaseId("r"), 1, {ChangeTask{changed}}, {}}));
                    desk.must(desk.as("owner", EditPlan{ReleaseId("r"), 2, {ChangeTask{deploy}}, {}}));
                    desk.must(desk.signWell("qa"));
                    return first;
                }});
    return all;
}

} // namespace

class TestNoForgeries final : public QObject
{
    Q_OBJECT

private slots:
    void theHonestOneIsAccepted()
    {
        ForgeryDesk desk;
        makeReady(desk);
        QVERIFY(desk.signWell("boss"));
        QCOMPARE(desk.release.state(), ReleaseState::Approved);
        QVERIFY(checkSignatures(desk.release, desk.directory));
    }

    void aSignatureCannotBeMovedReplayedOrRetyped()
    {
        GuaranteeRun run(QStringLiteral("G24"), QStringLiteral("forgeries"), {1'200, 5'000, 20'000});
        QRandomGenerator dice(run.seed());
        const auto all = forgeries();
        for (qsizetype i = 0; i < run.trials(); ++i) {
            const auto &[name, forge] = all.at(i % all.size());
            ForgeryDesk desk;
            makeReady(desk);
            const SignApproval forged = forge(desk, dice);
            const qsizetype before = desk.events.size();
            const auto done = desk.as("boss", forged);
            run.tried();
            run.checked();
            if (done || desk.events.size() != before)
                run.violated(QString::fromLatin1(name));
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

    void whatWasSignedOfflineIsDeliveredOnceWhileTheContentIsTheSame()
    {
        ForgeryDesk desk;
        desk.create({step("g", 1, "approve", {"boss", "chief", "qa"}, {}, 3)});
        desk.submit();
        const auto signedAs = [&](const char *person, bool isOffline) {
            SignApproval command = desk.wish();
            SigningClaims claims = desk.claims();
            claims.isOffline = isOffline;
            desk.must(signDecision(command, PersonId(person), desk.release, desk.directory,
                                   desk.keys.value(PersonId(person)), claims));
            return command;
        };
        const SignApproval offline = signedAs("boss", true);
        const SignApproval early = signedAs("chief", false);
        const SignApproval late = signedAs("chief", true);
        QVERIFY(desk.signWell("qa")); // meanwhile
        QCOMPARE(desk.as("chief", early).error().reason, "approval.recordStale");
        QVERIFY(desk.as("boss", offline));
        QCOMPARE(desk.as("boss", offline).error().reason, "approval.alreadySigned");
        QVERIFY(desk.signWell("boss", Decision::Withdraw));
        QCOMPARE(desk.as("boss", offline).error().reason, "approval.forged"); // delivered before
        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        deploy.timeoutMinutes = 99;
        QVERIFY(desk.as("owner", EditPlan{ReleaseId("r"), 1, {ChangeTask{deploy}}, {}}));
        QCOMPARE(desk.as("chief", late).error().reason, "approval.contentMoved"); // refused cleanly
    }

    void aRecordThatWasExchangedAfterwardsDoesNotRun()
    {
        ForgeryDesk desk;
        makeReady(desk);
        QVERIFY(desk.signWell("boss"));
        QList<ReleaseEvent> history = desk.events;
        for (ReleaseEvent &event : history) {
            auto *const made = std::get_if<ApprovalSigned>(&event);
            if (made && made->person == PersonId("boss"))
                made->signature = QString::fromLatin1(QByteArray(64, 'x').toBase64());
        }
        Release release;
        for (const ReleaseEvent &event : history)
            release.apply(event, PersonId("drafter"), desk.now);
        QCOMPARE(release.state(), ReleaseState::Approved);
        const auto started
            = decide(StartRelease{ReleaseId("r")}, release, {PersonId("operator"), desk.now, desk.directory});
        QCOMPARE(started.error().reason, "approval.forged");
    }
};

RELEASE_DESK_TEST(g24_no_forgeries, TestNoForgeries)
#include "g24_no_forgeries.moc"
