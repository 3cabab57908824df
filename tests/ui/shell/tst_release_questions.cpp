// SPDX-License-Identifier: Apache-2.0
#include "tests/support/approval_desk.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_session.h"
#include "ui/shell/release_questions.h"

#include <QCoroTask>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::ui;
using tests::ApprovalDesk;
using tests::step;

//! What is said before approval is asked for.
class TestReleaseQuestions final : public QObject
{
    Q_OBJECT

private slots:
    void theFirstTimeEverybodyIsAsked()
    {
        ApprovalDesk all;
        all.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        const Question question = asked(all);
        QCOMPARE(question.title, "Ask 2 people to approve Checkout 2.8.0?");
        QVERIFY2(question.consequence.startsWith("First, qa is asked. The tasks before"),
                 qPrintable(question.consequence));
    }

    void whatWasReturnedIsAskedOnlyOfThoseWhoHaveToSignAgain()
    {
        ApprovalDesk all;
        all.create({step("1", 1, "review", {"qa"}), step("2", 2, "approve", {"boss"})});
        all.submit();
        QVERIFY(all.sign("qa"));
        QVERIFY(all.sign("boss", Decision::Return));
        const QString reason = all.release.approval(TaskId("approval"))->signatures.last().comment;

        const Question question = asked(all);
        QCOMPARE(question.title, "Ask boss to approve Checkout 2.8.0?");
        QVERIFY2(question.consequence.startsWith("boss sent it back: “" + reason
                                                 + "”. Nothing that is signed has changed since. "
                                                   "What qa signed still stands."),
                 qPrintable(question.consequence));

        Task deploy = *all.release.plan().task(TaskId("deploy"));
        deploy.timeoutMinutes = 9;
        QVERIFY(all.as("owner", EditPlan{ReleaseId("r"), all.release.revision(), {ChangeTask{deploy}}, {}}));
        const QString changed = asked(all).consequence;
        QVERIFY2(changed.startsWith("boss sent it back: “" + reason + "”. First, qa is asked."), qPrintable(changed));
    }

private:
    static Question asked(const ApprovalDesk &all)
    {
        tests::FakeSession session(PersonId("owner"));
        session::Desk desk(session, all.directory);
        ReleaseAction action;
        action.kind = ReleaseActionKind::RequestApproval;
        return questionFor(action, all.release, desk, all.now).value();
    }
};

RELEASE_DESK_TEST(tst_release_questions, TestReleaseQuestions)
#include "tst_release_questions.moc"
