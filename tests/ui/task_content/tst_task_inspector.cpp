// SPDX-License-Identifier: Apache-2.0
#include "core/domain/environment_lock.h"
#include "core/domain/restart.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/log/log_view.h"
#include "ui/plan/plan_document.h"
#include "ui/task_content/failure_story.h"
#include "ui/task_content/nested_release.h"
#include "ui/task_content/setup_form.h"
#include "ui/task_content/silence_label.h"
#include "ui/task_content/steer_actions.h"
#include "ui/task_content/task_actions.h"
#include "ui/task_content/task_inspector.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/tab_bar.h"
#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestTaskInspector final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_inspector = std::make_unique<TaskInspector>(m_sample->desk, m_sample->clock);
        m_inspector->setConnections({{ConnectionId("jenkins"), domain::ConnectedSystem::Jenkins, "Jenkins"},
                                     {ConnectionId("smtp"), domain::ConnectedSystem::Smtp, "Mail"}});
        m_inspector->resize(360, 791);
    }
    void cleanup()
    {
        m_inspector.reset();
        m_sample.reset();
    }

    void aTaskOfADraftIsSetUp()
    {
        m_inspector->showTask(tests::largeDraft, TaskId("approval"));
        tests::keepPictures(*m_inspector, "inspector-approval", {360, 791});
        QCOMPARE(m_inspector->page(), TaskInspector::Page::Setup);
        QCOMPARE(tabs(), QStringList({"Setup", "Attachments", "Conditions", "History"}));

        m_inspector->showTask(tests::largeDraft, TaskId("build"));
        tests::keepPictures(*m_inspector, "inspector-build", {360, 791});
        m_inspector->showPage(TaskInspector::Page::Conditions);
        tests::keepPictures(*m_inspector, "inspector-conditions", {360, 791});
    }

    void aRunningTaskShowsItsLogFirst()
    {
        const store::LogKey key{tests::largeRun, TaskId("canary"), 1};
        m_sample->session.print(key,
                                {{tests::sampleNow(), store::LogLevel::Info, "http", "weight 10"},
                                 {tests::sampleNow(), store::LogLevel::Warning, "http", "slow answer"}});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        QCOMPARE(m_inspector->page(), TaskInspector::Page::Live);
        QCOMPARE(tabs().first(), "Request");
        QCOMPARE(m_inspector->sizeHint().width(), TaskInspector::runningWidth);
        tests::keepPictures(*m_inspector, "inspector-running", {380, 791});
        const auto *const log = m_inspector->findChild<LogView *>();
        QTRY_COMPARE(log->lines().count(), 2);
        m_sample->session.print(key, {{tests::sampleNow(), store::LogLevel::Info, "http", "weight 10 holds"}});
        QCOMPARE(log->lines().count(), 3);
    }

    void aHalfWrittenNoteOutlivesWhatHappensElsewhere()
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskFailed{TaskId("canary"), 1, "Unavailable", "no answer", {}, false});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        m_inspector->show();
        m_inspector->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_inspector.get()));
        auto *const notes = m_inspector->findChild<TaskActions *>();
        const auto field = [notes] { return notes->findChildren<TextField *>().first()->edit(); };
        field()->setFocus();
        QTest::keyClicks(field(), "I switched it by hand");
        const QPointer<QLineEdit> written = field();

        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskStarted{TaskId("watch"), 1, EffectId("op-w"), {}});
        QCOMPARE(field(), written.data()); // nothing of this task changed
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskFailed{TaskId("canary"), 1, "Unavailable", "still no answer", {}, false});
        QCOMPARE(field()->text(), "I switched it by hand");
        QVERIFY(field()->hasFocus());

        m_inspector->showTask(tests::largeRun, TaskId("watch"));
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        QVERIFY(field()->text().isEmpty()); // it was left
    }

    void silenceIsTold()
    {
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        auto *const silence = m_inspector->findChild<SilenceLabel *>();
        QVERIFY(silence->isHidden());

        m_sample->clock.advance(std::chrono::seconds(12));
        silence->refresh();
        QVERIFY(!silence->isHidden());
        QVERIFY2(silence->text().startsWith("No news for"), qPrintable(silence->text()));

        m_sample->session.print({tests::largeRun, TaskId("canary"), 1},
                                {{tests::sampleNow(), store::LogLevel::Info, "http", "weight 50"}});
        QVERIFY(silence->isHidden());
    }

    void aFailureIsToldFirst()
    {
        domain::TaskFailed failed{
            TaskId("canary"), 1, "Unavailable", "p95 latency was over 300 ms twice in a row.", {}, false};
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(), failed);
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        QCOMPARE(tabs().first(), "What happened");
        tests::keepPictures(*m_inspector, "inspector-failed", {380, 791});
    }

    void afterTheRollbackItIsToldWhatWasDone()
    {
        using namespace domain;
        const auto happen = [this](const auto &event) {
            m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(), event);
        };
        happen(
            TaskFailed{TaskId("canary"), 1, "Unavailable", "p95 was over 300 ms. Look at the web hosts.", {}, false});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        auto *const story = m_inspector->findChild<FailureStory *>();
        QVERIFY(story->isHidden()); // the person has to decide first

        const TaskId step("zero");
        happen(RollbackStarted{"p95", true, {{step, TaskId("canary"), RollbackAction::LaneTask}}});
        happen(TaskStarted{step, 1, EffectId("op-zero"), {}});
        happen(TaskSucceeded{step, 1});
        happen(RollbackCompleted{});
        QVERIFY(!story->isHidden());
        QCOMPARE(story->findChild<ErrorBanner *>()->sentence(), "p95 was over 300 ms.");
        const QList<SafeLabel *> labels = story->findChildren<SafeLabel *>();
        const QString title = m_sample->desk.release(tests::largeRun)->plan().task(step)->title;
        QVERIFY(std::ranges::any_of(labels, [](const SafeLabel *each) { return each->text() == "Done for you"; }));
        QVERIFY(std::ranges::any_of(labels, [&](const SafeLabel *each) { return each->text().startsWith(title); }));
        tests::keepPictures(*m_inspector, "inspector-rolled-back", {380, 791});

        m_inspector->showTask(tests::largeRun, TaskId("watch"));
        QVERIFY(story->isHidden());
    }

    void whatNobodyCanFindOutIsGivenUpAndNotTriedAgain()
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskOutcomeUnknown{TaskId("canary"), 1, "no answer"});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        note("Nobody can find out: what was tried?", "asked the host");
        click("Give up finding out");

        const auto given = m_sample->session.lastCommand<domain::ResolveUnknown>();
        QVERIFY(given && given->isAbandoned && !given->happened);
        QCOMPARE(given->note, "asked the host");
        QCOMPARE(m_sample->desk.release(tests::largeRun)->run(TaskId("canary")).state, domain::TaskState::Failed);
        QVERIFY(!texts().contains("Try again"));
        QVERIFY(texts().contains("Mark as done"));
    }

    void whoSaidWhatBecameOfItIsShownInThePlaceOfTheDoubt()
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskOutcomeUnknown{TaskId("canary"), 1, "How it ended is not known."});
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskResolved{TaskId("canary"), false, "Looked at the host: nothing ran"});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));

        QString all;
        for (const ErrorBanner *const each : m_inspector->findChildren<ErrorBanner *>())
            all += each->accessibleName() + u'|';
        const QString who = m_sample->desk.directory().nameOf(tests::sampleUser);
        QVERIFY2(all.contains(who + " said that it did not happen, "), qPrintable(all));
        QVERIFY2(all.contains("Looked at the host: nothing ran"), qPrintable(all));
        QVERIFY2(!all.contains("How it ended is not known."), qPrintable(all));
        QVERIFY(texts().contains("Try again"));
    }

    void aTaskToComeIsHeldBackAndLetGo()
    {
        m_inspector->showTask(tests::largeRun, TaskId("watch"));
        click("Out of turn");
        note("Keep it from starting: why?", "the database team is not there yet");
        click("Hold");

        const auto held = m_sample->session.lastCommand<domain::HoldTask>();
        QVERIFY(held && held->reason == "the database team is not there yet");
        QCOMPARE(m_sample->desk.release(tests::largeRun)->run(TaskId("watch")).waitReason, domain::WaitReason::Hold);
        click("Let it go on");
        QVERIFY(m_sample->session.lastCommand<domain::ReleaseHold>());
        QCOMPARE(m_sample->desk.release(tests::largeRun)->run(TaskId("watch")).state, domain::TaskState::Planned);
    }

    void aRestartSaysWhatRunsAgainBeforeItIsAsked()
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskFailed{TaskId("canary"), 1, "Unavailable", "too slow", {}, false});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        click("Out of turn");
        tests::keepPictures(*m_inspector, "inspector-out-of-turn", {380, 791});
        const auto steps = domain::restartPreview(*m_sample->desk.release(tests::largeRun), TaskId("canary"));
        QVERIFY(!steps.isEmpty());
        const QString title = m_sample->desk.release(tests::largeRun)->task(steps.first().task)->title;
        QStringList facts;
        for (const SafeLabel *const label : m_inspector->findChild<SteerActions *>()->findChildren<SafeLabel *>())
            facts.append(label->accessibleName().isEmpty() ? label->text() : label->accessibleName());
        QVERIFY2(facts.join(' ').contains(title), qPrintable(facts.join(' ')));
        note("Run again from here: why?", "a new build");
        click("Restart from here");

        const auto asked = m_sample->session.lastCommand<domain::RestartFrom>();
        QVERIFY(asked && asked->task == TaskId("canary"));
        QCOMPARE(asked->accepted.size(), steps.size());
    }

    void onlyTheTargetsThatFailedAreTriedAgain()
    {
        domain::TaskFailed failed{TaskId("canary"), 1, "Unavailable", "two hosts did not answer", {}, true};
        failed.failedTargets = {"web-1", "web-2"};
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(), failed);
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        QVERIFY(texts().contains("Try all again"));
        click("Try the 2 that failed again");

        const auto again = m_sample->session.lastCommand<domain::RetryTask>();
        QVERIFY(again && again->onlyFailedTargets);
    }

    void thePageFollowsWhatHappensUnlessOneWasChosen()
    {
        m_inspector->showTask(tests::largeRun, TaskId("watch"));
        QCOMPARE(m_inspector->page(), TaskInspector::Page::Setup);
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskStarted{TaskId("watch"), 1, EffectId("op-w"), {}});
        QCOMPARE(m_inspector->page(), TaskInspector::Page::Live);

        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        m_inspector->showPage(TaskInspector::Page::History);
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskSucceeded{TaskId("canary"), 1});
        QCOMPARE(m_inspector->page(), TaskInspector::Page::History);
    }

    void duplicatingAndDeletingGoOnToTheirTask()
    {
        m_inspector->showTask(tests::largeDraft, TaskId("notes"));
        QSignalSpy chosen(m_inspector.get(), &TaskInspector::taskChosen);
        click("Duplicate");
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.last().first().value<TaskId>(), TaskId("notes-publish"));
        QVERIFY(m_sample->plan(tests::largeDraft).task(TaskId("notes-publish")));
        m_inspector->showTask(tests::largeDraft, TaskId("notes-publish"));
        click("Delete");
        QVERIFY(!m_sample->plan(tests::largeDraft).task(TaskId("notes-publish")));
        QCOMPARE(chosen.last().first().value<TaskId>(), TaskId("mail"));
    }

    void theReleaseATaskStartedFoldsBelowIt()
    {
        domain::Task nest;
        nest.id = TaskId("nest");
        nest.kind = "release.start";
        nest.title = "Release the app";
        nest.phase = PhaseId("announce");
        const auto happen = [this](const ReleaseId &release, const domain::ReleaseEvent &event) {
            m_sample->session.happen(release, tests::sampleUser, tests::sampleNow(), event);
        };
        happen(tests::largeRun, domain::PlanEdited{9, domain::toJsonArray({domain::AddTask{nest, -1}}), "Add"});
        const EffectId operation(QStringLiteral("%1.nest.1").arg(tests::largeRun.value()));
        happen(tests::largeRun, domain::TaskStarted{TaskId("nest"), 1, operation, {}});
        m_inspector->showTask(tests::largeRun, TaskId("nest"));
        auto *const nested = m_inspector->findChild<NestedRelease *>();
        QVERIFY(nested->isHidden()); // it is not there yet

        domain::ReleaseCreated child{domain::nestedReleaseId(operation), ProjectId("checkout"), "9.1.0"};
        child.plan = m_sample->plan(tests::largeDraft);
        happen(child.release, child);
        QVERIFY(!nested->isHidden() && !nested->isUnfolded());
        const auto count = nested->findChildren<SafeLabel *>().size();
        nested->setUnfolded(true);
        QVERIFY(nested->findChildren<SafeLabel *>().size() > count + 10);
        tests::keepPictures(*m_inspector, "inspector-nested", {380, 791});
        QSignalSpy opened(m_inspector.get(), &TaskInspector::releaseChosen);
        for (Button *const button : nested->findChildren<Button *>()) {
            if (button->text() == "Open")
                button->click();
        }
        QCOMPARE(opened.size(), 1);
    }

    void everyTabCanBeReachedInTheNarrowestRoom()
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskFailed{TaskId("canary"), 1, "Unavailable", "no answer", {}, false});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        for (const int width : {TaskInspector::smallestWidth, TaskInspector::runningWidth}) {
            m_inspector->resize(width, 791);
            m_inspector->show();
            QTest::qWait(1);
            const auto *const bar = m_inspector->findChild<TabBar *>();
            QCOMPARE(bar->count(), 5);
            const QRect last = bar->tabRect(bar->count() - 1);
            QVERIFY2(last.right() <= bar->width(), qPrintable(QString::number(last.right())));
        }
        tests::keepPictures(*m_inspector, "inspector-failed", {380, 791});
    }

    void whatBecameOfTheSameFailureBeforeIsTold()
    {
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskFailed{TaskId("canary"), 1, "Unavailable", "no answer", {}, false});
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskRetried{TaskId("canary")});
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskStarted{TaskId("canary"), 2, EffectId("op-2"), {}});
        m_sample->session.happen(tests::largeRun, tests::sampleUser, tests::sampleNow(),
                                 domain::TaskFailed{TaskId("canary"), 2, "Unavailable", "no answer", {}, false});
        m_inspector->showTask(tests::largeRun, TaskId("canary"));
        auto *const story = m_inspector->findChild<FailureStory *>();
        QVERIFY(!story->isHidden()); // also while it is to be decided
        const QList<SafeLabel *> labels = story->findChildren<SafeLabel *>();
        const auto says = [&](const QString &text) {
            return std::ranges::any_of(labels, [&](const SafeLabel *each) { return each->text().contains(text); });
        };
        QVERIFY(says("The same happened before"));
        QVERIFY(says(m_sample->desk.release(tests::largeRun)->version() + ", attempt 1"));
    }

    void aRefusalIsShownHere()
    {
        m_inspector->showTask(tests::largeDraft, TaskId("notes"));
        m_inspector->show();
        m_sample->session.refusal = Error{ErrorCode::PermissionDenied, "Only the owner may edit this flow."};
        click("Delete");
        QCOMPARE(m_inspector->findChild<ErrorBanner *>()->sentence(), "Only the owner may edit this flow.");
        QVERIFY(m_sample->plan(tests::largeDraft).task(TaskId("notes")));
    }

    void somebodyElsesRefusalIsNot()
    {
        m_inspector->showTask(tests::largeDraft, TaskId("notes"));
        m_sample->session.refusal = Error{ErrorCode::PermissionDenied, "Only the owner may edit this flow."};
        PlanDocument::of(m_sample->desk, tests::largeDraft).edit({domain::RemoveTask{TaskId("mail")}}, "Delete");
        QVERIFY(m_inspector->findChild<ErrorBanner *>()->isHidden());
    }

    void nothingSelectedSaysWhatToDo()
    {
        m_inspector->showTask(tests::largeDraft, {});
        m_inspector->show();
        QVERIFY(m_inspector->findChild<EmptyState *>()->isVisible());
        QVERIFY(!m_inspector->findChild<TabBar *>()->isVisible());
    }

    void escapeGoesBackAndF2IntoTheTitle()
    {
        m_inspector->showTask(tests::largeDraft, TaskId("notes"));
        m_inspector->show();
        m_inspector->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_inspector.get()));
        QSignalSpy left(m_inspector.get(), &TaskInspector::left);
        m_inspector->focusContent();
        QVERIFY(m_inspector->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(m_inspector.get(), Qt::Key_F2);
        QTRY_COMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(), "Publish notes");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void aRunningFlowIsNotEdited()
    {
        m_inspector->showTask(tests::largeRun, TaskId("notes"));
        m_inspector->show();
        QVERIFY(!m_inspector->findChild<SetupForm *>()->editor("file")->isEnabled());
        for (Button *const button : m_inspector->findChildren<Button *>())
            QVERIFY(button->text() != "Delete" || !button->isVisible());
    }

private:
    [[nodiscard]] QStringList tabs() const
    {
        QStringList titles;
        const auto *const bar = m_inspector->findChild<TabBar *>();
        for (int i = 0; i < bar->count(); ++i)
            titles.append(bar->tabText(i));
        return titles;
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const Button *const button : m_inspector->findChildren<Button *>())
            texts.append(button->text());
        return texts;
    }

    void note(const QString &label, const QString &text)
    {
        for (TextField *const field : m_inspector->findChildren<TextField *>()) {
            if (field->edit()->accessibleName() == label)
                field->edit()->setText(text);
        }
    }

    void click(const QString &text) const
    {
        for (Button *const button : m_inspector->findChildren<Button *>()) {
            if (button->text() == text)
                return button->click();
        }
        QFAIL(qPrintable("no button " + text));
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<TaskInspector> m_inspector;
};

RELEASE_DESK_TEST(tst_task_inspector, TestTaskInspector)
#include "tst_task_inspector.moc"
