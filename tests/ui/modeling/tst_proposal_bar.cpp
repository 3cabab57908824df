// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/modeling/flow_accessible.h"
#include "ui/modeling/flow_menu.h"
#include "ui/modeling/flow_part_accessible.h"
#include "ui/modeling/flow_search.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/proposal_bar.h"
#include "ui/plan/plan_document.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/search_field.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestProposalBar final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_window = std::make_unique<QWidget>();
        auto *const column = new QVBoxLayout(m_window.get());
        m_bar = new ProposalBar(m_sample->desk, m_sample->clock);
        m_panel = new ModelingPanel(m_sample->desk, m_sample->clock);
        column->addWidget(m_bar);
        column->addWidget(m_panel, 1);
        m_panel->showRelease(tests::largeRun);
        m_bar->showRelease(tests::largeRun);
        Theme::current().setReducedMotion(true);
        m_window->resize(1000, 700);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_sample.reset();
        Theme::current().setReducedMotion(false);
    }

    void aLockedFlowIsDrawnOnAndSentAsAProposal()
    {
        QVERIFY(m_bar->isHidden());
        QVERIFY(!document().isEditable() && document().isProposable());
        const domain::Plan before = document().plan();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        document().startProposal();
        QVERIFY(m_bar->isVisible() && document().isEditable());
        QTRY_VERIFY(m_panel->view()->hasFocus()); // the keys of the flow draw at once
        rename("watch", "Watch longer");
        QCOMPARE(document().plan().task(TaskId("watch"))->title, "Watch longer");
        QCOMPARE(m_sample->plan(tests::largeRun), before); // nothing is sent
        QVERIFY(m_sample->session.commands().isEmpty());
        tests::keepPictures(*m_window, "proposal-drawn", {1000, 700});

        press("Propose…");
        auto *const dialog = m_window->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->canConfirm()); // a reason is needed
        dialog->findChild<QPlainTextEdit *>()->setPlainText("It was too short.");
        dialog->confirmButton()->click();
        const auto sent = m_sample->session.lastCommand<domain::ProposeChange>();
        QVERIFY(sent);
        QCOMPARE(sent->edits.size(), 1);
        QTRY_VERIFY(!document().isProposing());
        QCOMPARE(document().plan(), before);
        QCOMPARE(m_sample->desk.release(tests::largeRun)->proposals().size(), 1);
        QVERIFY(banner().sentence().contains("proposes"));
    }

    void whatCannotBeAcceptedNowIsToldAtOnce()
    {
        propose("watch", "Watch longer");
        press("Accept…"); // while the canary is under way
        auto *const dialog = m_window->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        auto *const told = dialog->findChild<ErrorBanner *>();
        QVERIFY(told && !told->isHidden());
        QVERIFY2(told->sentence().contains("Canary web"), qPrintable(told->sentence()));
        QVERIFY(!dialog->canConfirm());
    }

    void theOwnerAcceptsAndTheFlowIsDifferent()
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskSucceeded{TaskId("canary"), 1});
        propose("watch", "Watch longer");
        press("Accept…");
        auto *const dialog = m_window->findChild<ConfirmDialog *>();
        QVERIFY(dialog && dialog->canConfirm());
        tests::keepPictures(*m_window, "proposal-accept", {1000, 700});
        dialog->confirmButton()->click();
        QTRY_COMPARE(m_sample->plan(tests::largeRun).task(TaskId("watch"))->title, "Watch longer");
        QTRY_VERIFY(m_bar->isHidden());
    }

    void aRefusalNeedsItsReason()
    {
        propose("watch", "Watch longer");
        const domain::Plan before = m_sample->plan(tests::largeRun);
        press("Refuse…");
        auto *const dialog = m_window->findChild<ConfirmDialog *>();
        QVERIFY(dialog && !dialog->canConfirm());
        dialog->findChild<QPlainTextEdit *>()->setPlainText("Not today.");
        dialog->confirmButton()->click();
        QTRY_COMPARE(m_sample->desk.release(tests::largeRun)->proposals().first().state,
                     domain::ProposalState::Refused);
        QCOMPARE(m_sample->plan(tests::largeRun), before);
        QTRY_VERIFY(m_bar->isHidden());
    }

    void whatHasBegunCannotBeDrawnOn()
    {
        document().startProposal();
        QSignalSpy refused(&document(), &PlanDocument::refused);
        const domain::Plan before = document().plan();
        rename("canary", "Other");
        QCOMPARE(refused.size(), 1);
        QCOMPARE(document().plan(), before);
    }

    void whatHasBegunOffersNoDeleteAndSaysWhy_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("finished") << "build" << true;
        QTest::newRow("running") << "canary" << true;
        QTest::newRow("not begun") << "watch" << false;
    }

    void whatHasBegunOffersNoDeleteAndSaysWhy()
    {
        QFETCH(const QString, task);
        QFETCH(const bool, isKept);
        document().startProposal();
        const TaskId id(task);
        m_panel->selectTask(id);
        FlowView &view = *m_panel->view();

        const std::unique_ptr<QMenu> menu(makeFlowMenu(view, view.taskRect(id).center()));
        for (const char *const text : {"Delete", "Cut", "Rename"}) {
            const QList<QAction *> actions = menu->actions();
            const auto found = std::ranges::find(actions, QLatin1String(text), &QAction::text);
            QVERIFY(found != actions.end());
            QCOMPARE((*found)->isEnabled(), !isKept);
            QCOMPARE((*found)->statusTip().contains("has begun"), isKept);
        }
        auto *const tree = dynamic_cast<FlowAccessible *>(QAccessible::queryAccessibleInterface(&view));
        QAccessibleInterface *const item = tree->part(FlowPartAccessible::taskKey(id));
        const QStringList actions = item->actionInterface()->actionNames();
        for (const char *const name : {"delete", "rename", "moveUp"})
            QCOMPARE(actions.contains(QLatin1String(name)), !isKept);
        QVERIFY(actions.contains("addAfter"));
        QCOMPARE(item->text(QAccessible::Description).contains("has begun"), isKept);

        QSignalSpy refused(&document(), &PlanDocument::refused);
        QSignalSpy told(m_panel, &ModelingPanel::messageRaised);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(document().plan().task(id) != nullptr, isKept);
        QCOMPARE(told.size(), isKept ? 1 : 0);
        QCOMPARE(refused.size(), 0); // it is not even tried
        if (isKept)
            QVERIFY(told.last().first().toString().contains("has begun"));
    }

    void aRefusalIsPastAtTheNextAction()
    {
        m_panel->showRelease(tests::largeDraft);
        QSignalSpy raised(m_panel, &ModelingPanel::messageRaised);
        QSignalSpy settled(m_panel, &ModelingPanel::messageSettled);
        m_panel->view()->editor().connectTo(TaskId("build"), TaskId("ready")); // back to what comes before it
        QTRY_COMPARE(raised.size(), 1);
        QVERIFY(raised.last().first().toString().contains("circle"));
        settled.clear();
        m_panel->view()->setFocus();
        QTest::keyClick(m_panel->view(), Qt::Key_Right);
        QCOMPARE(settled.size(), 1);
        settled.clear();
        QTest::mouseClick(m_panel->view()->viewport(), Qt::LeftButton, {}, {300, 200});
        QVERIFY(!settled.isEmpty());
        QCOMPARE(raised.size(), 1);
    }

    void stepsAreUndoneAndDropped()
    {
        document().startProposal();
        const domain::Plan before = document().plan();
        rename("watch", "Once");
        rename("watch", "Twice");
        document().undo();
        QCOMPARE(document().plan().task(TaskId("watch"))->title, "Once");
        document().redo();
        QCOMPARE(document().proposedSteps().size(), 2);
        press("Drop");
        QVERIFY(document().isProposing()); // two steps are not lost by one press
        auto *const dialog = m_window->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        dialog->confirmButton()->click();
        QCOMPARE(document().plan(), before);
        QVERIFY(m_bar->isHidden() && !document().isEditable());
    }

    void whatHappensMeanwhileStaysBelowTheDrawing()
    {
        document().startProposal();
        rename("watch", "Drawn");
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskFailed{TaskId("canary"), 1, "Unavailable", "no answer", {}, false});
        QCOMPARE(document().release().run(TaskId("canary")).state, domain::TaskState::Failed);
        QCOMPARE(document().plan().task(TaskId("watch"))->title, "Drawn");
    }

    void tasksAreFoundByNameAndGoneThrough()
    {
        m_panel->view()->run(FlowKey::Find);
        FlowSearch *const search = m_panel->search();
        QVERIFY(search->isVisible());
        tests::keepPictures(*m_window, "flow-search", {1000, 700});
        QTest::keyClicks(search->field(), "mail");
        QVERIFY(!search->found().isEmpty());
        const TaskId first = m_panel->selectedTask();
        QVERIFY(search->found().contains(first));
        for (qsizetype i = 0; i < search->found().size(); ++i)
            QTest::keyClick(search->field(), Qt::Key_Return);
        QCOMPARE(m_panel->selectedTask(), first); // once around
        QTest::keyClicks(search->field(), "nothing like this");
        QVERIFY(search->found().isEmpty());
        QTest::keyClick(search->field(), Qt::Key_Escape);
        QVERIFY(search->isHidden());
    }

private:
    PlanDocument &document() { return PlanDocument::of(m_sample->desk, tests::largeRun); }
    ErrorBanner &banner() { return *m_bar->findChild<ErrorBanner *>(); }

    void rename(const char *task, const QString &title)
    {
        domain::Task changed = *document().plan().task(TaskId(task));
        changed.title = title;
        document().edit({domain::ChangeTask{changed}}, "Rename to " + title);
    }

    void propose(const char *task, const QString &title)
    {
        domain::Task changed = *document().plan().task(TaskId(task));
        changed.title = title;
        m_sample->session.happen(tests::largeRun, PersonId("somebody"), tests::sampleNow(),
                                 domain::ChangeProposed{"p", "Rename to " + title, "Clearer.",
                                                        domain::toJsonArray({domain::ChangeTask{changed}})});
    }

    void press(const QString &text)
    {
        for (Button *const button : m_bar->findChildren<Button *>()) {
            if (button->text() == text && !button->isHidden())
                return button->click();
        }
        QFAIL(qPrintable("no button " + text));
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<QWidget> m_window;
    ProposalBar *m_bar = nullptr;
    ModelingPanel *m_panel = nullptr;
};

RELEASE_DESK_TEST(tst_proposal_bar, TestProposalBar)
#include "tst_proposal_bar.moc"
