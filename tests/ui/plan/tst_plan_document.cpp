// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "ui/plan/plan_actions.h"
#include "ui/plan/plan_document.h"

#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

//! Without their order, which has no meaning.
QSet<QString> edgesOf(const domain::Plan &plan)
{
    QSet<QString> edges;
    for (const domain::Edge &edge : plan.edges)
        edges.insert(edge.from.value() + '>' + edge.to.value());
    return edges;
}

} // namespace

class TestPlanDocument final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        m_document = &PlanDocument::of(m_sample->desk, tests::catalogRelease);
    }
    void cleanup() { m_sample.reset(); }

    void panelsShareOneDocumentPerRelease()
    {
        QCOMPARE(&PlanDocument::of(m_sample->desk, tests::catalogRelease), m_document);
        QVERIFY(&PlanDocument::of(m_sample->desk, tests::checkoutRelease) != m_document);
        QVERIFY(m_document->isEditable());
        QVERIFY(!PlanDocument::of(m_sample->desk, tests::checkoutRelease).isEditable());
    }

    void anEditIsSentAndUndoneByItsInverse()
    {
        const domain::Plan before = m_document->plan();
        QSignalSpy changed(m_document, &PlanDocument::changed);

        const PlanAction action = removeTask(m_document->plan(), TaskId("test"));
        m_document->edit(action.edits, action.text);

        QVERIFY(!m_document->plan().task(TaskId("test")));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_document->undoStack().undoText(), "Delete Regression test");

        m_document->undo();
        for (const domain::Phase &phase : before.phases)
            QCOMPARE(m_document->plan().tasksIn(phase.id), before.tasksIn(phase.id));
        QCOMPARE(edgesOf(m_document->plan()), edgesOf(before));
        QCOMPARE(m_sample->session.lastCommand<domain::EditPlan>()->what, "Undo: Delete Regression test");
        QVERIFY(m_document->undoStack().canRedo());

        m_document->redo();
        QVERIFY(!m_document->plan().task(TaskId("test")));
        QCOMPARE(m_document->release().revision(), 4);
    }

    void aRefusalChangesNothing()
    {
        const domain::Plan before = m_document->plan();
        QSignalSpy refused(m_document, &PlanDocument::refused);
        m_sample->session.refusal = Error{ErrorCode::PermissionDenied, "You may not edit this."};

        const PlanAction action = removeTask(m_document->plan(), TaskId("test"));
        m_document->edit(action.edits, action.text);

        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<Error>().message, "You may not edit this.");
        QCOMPARE(m_document->plan(), before);
        QVERIFY(!m_document->undoStack().canUndo());
        QVERIFY(!m_document->isSending());
    }

    void aCircleIsRefusedWithoutAsking()
    {
        QSignalSpy refused(m_document, &PlanDocument::refused);
        m_document->edit({domain::Connect{{TaskId("test"), TaskId("build")}}}, "Connect");
        QCOMPARE(refused.first().first().value<Error>().reason, "plan.cycle");
        QVERIFY(m_sample->session.commands().isEmpty());
    }

    void anEditWaitsForTheEventOfTheOneBefore()
    {
        m_sample->session.decide = {};
        m_sample->session.eventsOnTheWay = 1;
        m_document->edit(renameTask(m_document->plan(), TaskId("test"), "First").edits, "First");
        m_document->edit(renameTask(m_document->plan(), TaskId("test"), "Second").edits, "Second");
        QCOMPARE(m_sample->session.commands().size(), 1);
        QVERIFY(m_document->isSending());

        m_sample->session.eventsOnTheWay = 0;
        const auto first = *m_sample->session.lastCommand<domain::EditPlan>();
        m_sample->session.happen(
            tests::catalogRelease, tests::sampleUser, tests::sampleNow(),
            domain::PlanEdited{2, QJsonArray{domain::planEditToJson(first.edits.first())}, first.what});

        QCOMPARE(m_sample->session.commands().size(), 2);
        QCOMPARE(m_sample->session.lastCommand<domain::EditPlan>()->expectedRevision, 2);
        QVERIFY(!m_document->isSending());
    }

    void whatSomebodyElseEditsIsTakenIn()
    {
        QSignalSpy changed(m_document, &PlanDocument::changed);
        const domain::PlanEdit edit = domain::RemoveTask{TaskId("mail")};
        m_sample->session.happen(tests::catalogRelease, PersonId("gaeun.han"), tests::sampleNow(),
                                 domain::PlanEdited{2, QJsonArray{domain::planEditToJson(edit)}, "Delete"});
        QCOMPARE(changed.size(), 1);
        QVERIFY(!m_document->plan().task(TaskId("mail")));
        QVERIFY(!m_document->undoStack().canUndo());
    }

    void aStepThatNoLongerFitsIsNotUndone()
    {
        const PlanAction action = addTaskAt(m_document->plan(), "time.wait", PhaseId("deploy"), -1);
        m_document->edit(action.edits, action.text);
        const domain::PlanEdit edit = domain::RemoveTask{action.task};
        m_sample->session.happen(tests::catalogRelease, PersonId("gaeun.han"), tests::sampleNow(),
                                 domain::PlanEdited{3, QJsonArray{domain::planEditToJson(edit)}, "Delete"});
        QSignalSpy refused(m_document, &PlanDocument::refused);

        m_document->undo();

        QCOMPARE(refused.size(), 1);
        QVERIFY(m_document->undoStack().canUndo());
    }

    void whoWouldWithdrawSignaturesIsAskedBefore()
    {
        PlanDocument &document = PlanDocument::of(m_sample->desk, tests::paymentsRelease);
        QVERIFY(document.isEditable());
        const TaskId task = document.plan().executionOrder().last();
        domain::Task longer = *document.plan().task(task);
        longer.timeoutMinutes += 30;
        QSignalSpy asked(&document, &PlanDocument::withdrawalAsked);

        document.edit({domain::ChangeTask{longer}}, "Longer");
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().first().toString().contains("withdraws"));
        QVERIFY(m_sample->session.commands().isEmpty());
        document.answerWithdrawal(false);
        QVERIFY(m_sample->session.commands().isEmpty());
        QVERIFY(!document.isSending());

        document.edit({domain::ChangeTask{longer}}, "Longer");
        document.answerWithdrawal(true);
        QCOMPARE(m_sample->session.commands().size(), 1);
    }

private:
    std::unique_ptr<tests::DecidingDesk> m_sample;
    PlanDocument *m_document = nullptr;
};

RELEASE_DESK_TEST(tst_plan_document, TestPlanDocument)
#include "tst_plan_document.moc"
