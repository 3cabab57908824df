// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_progress.h"
#include "core/projections/approval_inbox.h"
#include "core/projections/approval_waiting.h"
#include "core/store/release_codec.h"
#include "tests/support/approval_desk.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::projections;
using releasedesk::tests::ApprovalDesk;
using releasedesk::tests::step;

namespace {

ReleaseBook bookOf(const ApprovalDesk &desk, int copies = 1)
{
    ReleaseBook book;
    store::Position position = 0;
    for (int copy = 0; copy < copies; ++copy) {
        qint64 version = 0;
        for (const ReleaseEvent &event : desk.events) {
            store::NewEvent stored = store::encode(event);
            const QByteArray id = "r" + QByteArray::number(copy);
            stored.payload.replace(QByteArray("\"release\":\"r\""), QByteArray("\"release\":\"" + id + "\""));
            if (!book.apply({++position,
                             StreamId(QString::fromLatin1("release-" + id)),
                             ++version,
                             PersonId("drafter"),
                             desk.now,
                             stored,
                             {}}))
                qFatal("cannot fold");
        }
    }
    return book;
}

} // namespace

class TestApprovalWaiting final : public QObject
{
    Q_OBJECT

private slots:
    void itSaysWhoIsMissingAndSinceWhen()
    {
        ApprovalDesk desk;
        desk.create({step("qa", 1, "review", {"qa"}, {{"title", "QA"}, {"dueHours", 4}}),
                     step("g", 2, "approve", {"sre1", "sre2", "sre3"}, {{"title", "SRE"}}, 2)});
        desk.submit();
        const QDateTime asked = desk.now;
        desk.now = desk.now.addSecs(5 * 3600);
        QList<WaitingStep> waiting = waitingSteps(desk.release, desk.directory, desk.now);
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().missing, QList<PersonId>{PersonId("qa")});
        QCOMPARE(waiting.first().since, asked);
        QCOMPARE(waiting.first().workingMinutes, 300);
        QVERIFY(waiting.first().isOverdue);

        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("sre2"));
        desk.directory.delegations
            = {{"d", PersonId("sre1"), PersonId("dep"), desk.now, desk.now.addDays(1), {}, "away"}};
        waiting = waitingSteps(desk.release, desk.directory, desk.now);
        QCOMPARE(waiting.first().title, "SRE");
        QCOMPARE(waiting.first().granted, 1);
        QCOMPARE(waiting.first().needed, 2);
        QCOMPARE(waiting.first().actingNow.value(PersonId("sre1")), PersonId("dep"));
        QVERIFY(!waiting.first().isOverdue);
    }

    void everyStateThatStandsStillSaysWhy()
    {
        ApprovalDesk desk;
        const auto reasons = [&] {
            QStringList found;
            for (const Blocker &each : whyNotMoving(desk.release, desk.directory, desk.now)) {
                found.append(each.reason);
                if (each.actions.isEmpty() || each.text.isEmpty() || each.holders.isEmpty())
                    qFatal("a chain that ends nowhere: %s", qPrintable(each.reason));
            }
            return found;
        };
        desk.windowStart = desk.now.addSecs(3600);
        desk.windowEnd = desk.now.addSecs(7200);
        desk.create({step("1", 1, "approve", {"boss", "chief"})});
        QCOMPARE(reasons(), QStringList{"draft"});
        desk.submit();
        QCOMPARE(reasons(), QStringList{"approval"});
        SignApproval hold = desk.wish(Decision::Hold);
        hold.until = desk.now.addSecs(60);
        QVERIFY(desk.as("boss", hold));
        QCOMPARE(reasons(), QStringList{"hold"});
        QVERIFY(whyInWords(whyNotMoving(desk.release, desk.directory, desk.now)).contains("boss holds"));
        QVERIFY(desk.sign("boss", Decision::Return)); // the other could still approve
        QCOMPARE(reasons(), QStringList{"approval"});
        QVERIFY(desk.sign("chief", Decision::Return));
        QCOMPARE(reasons(), QStringList{"returned"});
        desk.submit();
        QVERIFY(desk.sign("chief"));
        QCOMPARE(reasons(), QStringList{"window"});
        desk.now = desk.now.addSecs(3700);
        QCOMPARE(reasons(), QStringList{"person"});
        desk.now = desk.now.addSecs(7200);
        QCOMPARE(reasons(), QStringList{"expired"});
    }

    void saysWhoReturnedItAndWhyAndWhoIsToMove()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("boss", Decision::Return));
        const QString comment = desk.release.approval(TaskId("approval"))->signatures.last().comment;

        const QList<Blocker> chain = whyNotMoving(desk.release, desk.directory, desk.now);
        QCOMPARE(chain.first().text,
                 QString("boss returned it: “" + comment + "”. owner is to change it and ask again"));
        QCOMPARE(chain.first().holders, QList<PersonId>{PersonId("owner")});
        QCOMPARE(chain.first().actions, QStringList({"edit", "submit"}));
        QCOMPARE(sentBack(desk.release)->person, PersonId("boss"));
    }

    void asksOnlyThoseWhoseSignatureDoesNotStand()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        const Task task = *desk.release.plan().task(TaskId("approval"));
        const auto asked = [&] { return peopleToAsk(desk.release, task, desk.directory, desk.now); };
        QCOMPARE(asked(), QList<PersonId>({PersonId("qa"), PersonId("boss")}));
        desk.submit();
        QVERIFY(desk.sign("qa"));
        QVERIFY(desk.sign("boss", Decision::Return));
        QCOMPARE(asked(), QList<PersonId>{PersonId("boss")});
        QVERIFY(partsChangedSince(*sentBack(desk.release), desk.release, desk.directory, desk.now).isEmpty());
        QCOMPARE(desk.release.requestNumber(), 1);

        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        deploy.timeoutMinutes = 9;
        QVERIFY(desk.as("owner", EditPlan{ReleaseId("r"), desk.release.revision(), {ChangeTask{deploy}}, {}}));
        QCOMPARE(asked(), QList<PersonId>({PersonId("qa"), PersonId("boss")}));
        QCOMPARE(partsChangedSince(*sentBack(desk.release), desk.release, desk.directory, desk.now),
                 QStringList{"flow"});
        desk.submit();
        QCOMPARE(desk.release.requestNumber(), 2);
        QCOMPARE(desk.release.approval(TaskId("approval"))->nextSigners(), QList<PersonId>{PersonId("qa")});
    }

    void whatCannotBeAskedIsNotOfferedToBeAsked()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"owner"})});
        const QList<Blocker> chain = whyNotMoving(desk.release, desk.directory, desk.now);
        QVERIFY2(chain.first().text.contains("owner asks for it"), qPrintable(chain.first().text));
        QCOMPARE(chain.first().actions, QStringList{"edit"});
    }

    void theInboxHoldsWhatOneMaySignForOthersAndWhatIsToRead()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "approve", {"boss"}), step("2", 1, "informed", {"reader"})});
        desk.submit();
        const QList<Delegation> away{
            {"d", PersonId("boss"), PersonId("dep"), desk.now, desk.now.addDays(1), {}, "away"}};
        desk.directory.delegations = away;
        ApprovalInbox inbox = approvalInbox(bookOf(desk), PersonId("dep"), desk.directory, desk.now);
        QCOMPARE(inbox.toSign.size(), 1);
        QCOMPARE(inbox.toSign.first().actingFor, PersonId("boss"));
        QVERIFY(inbox.toSign.first().isMyTurn);
        QVERIFY(approvalInbox(bookOf(desk), PersonId("dep")).toSign.isEmpty());
        QCOMPARE(approvalInbox(bookOf(desk), PersonId("reader"), desk.directory, desk.now).toRead.size(), 1);

        QVERIFY(desk.act("dep", "boss"));
        inbox = approvalInbox(bookOf(desk), PersonId("dep"), desk.directory, desk.now);
        QCOMPARE(inbox.toSign.size(), 0);
        QCOMPARE(inbox.signedItems.first().actingFor, PersonId("boss"));
        QCOMPARE(approvalInbox(bookOf(desk), PersonId("boss"), desk.directory, desk.now).toRead.size(), 1); // 후열
    }

    void theInboxSaysWhatChangedSinceTheOwnSignature()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        desk.submit();
        QVERIFY(desk.sign("qa"));
        Task deploy = *desk.release.plan().task(TaskId("deploy"));
        deploy.timeoutMinutes = 9;
        QVERIFY(desk.as("owner", EditPlan{ReleaseId("r"), 1, {ChangeTask{deploy}}, {}}));
        const ApprovalInbox inbox = approvalInbox(bookOf(desk), PersonId("qa"), desk.directory, desk.now);
        QCOMPARE(inbox.toSign.first().changed.value(), QStringList{"flow"});
        QCOMPARE(changedSinceSigned(desk.release, TaskId("approval"), PersonId("qa")).value(), QStringList{"flow"});
        QVERIFY(!changedSinceSigned(desk.release, TaskId("approval"), PersonId("boss")));
    }

    void aThousandRequestsAreListedAtOnce()
    {
        ApprovalDesk desk;
        desk.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        desk.submit();
        const ReleaseBook book = bookOf(desk, 1000);
        QElapsedTimer clock;
        clock.start();
        const ApprovalInbox inbox = approvalInbox(book, PersonId("qa"), desk.directory, desk.now);
        const qint64 took = clock.elapsed();
        QCOMPARE(inbox.toSign.size(), 1000);
        qInfo("1000 items: %lld ms", static_cast<long long>(took));
        QVERIFY(took < 2000); // 200 ms without the checks of a debug build on a busy computer
    }
};

RELEASE_DESK_TEST(tst_approval_waiting, TestApprovalWaiting)
#include "tst_approval_waiting.moc"
