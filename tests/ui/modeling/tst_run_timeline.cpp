// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/modeling/flow_forecast.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/run_timeline.h"
#include "ui/wording/time_words.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

//! The flow over time, and what its forecast marks on the canvas.
class TestRunTimeline final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_panel = std::make_unique<ModelingPanel>(m_sample->desk, m_sample->clock);
        m_panel->resize(1200, 791);
        m_panel->showRelease(tests::largeDraft);
        m_panel->show();
        m_panel->focusFlow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_timeline = m_panel->timeline();
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void tShowsTheTimelineAndTheFlowAgain()
    {
        QTest::keyClick(m_panel->view(), Qt::Key_T);
        QVERIFY(m_timeline->isVisible() && m_timeline->hasFocus());
        QVERIFY(!m_panel->view()->isVisible());
        QTest::keyClick(m_timeline, Qt::Key_T);
        QVERIFY(m_panel->view()->isVisible() && m_panel->view()->hasFocus());
    }

    void theKeyboardGoesThroughTheRowsAndChangesEstimates()
    {
        m_panel->selectTask(TaskId("build"));
        m_panel->setTimelineShown(true);
        const int before = minutesOf("build");
        QTest::keyClick(m_timeline, Qt::Key_Right);
        QCOMPARE(minutesOf("build"), before + 1);
        QTest::keyClick(m_timeline, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(minutesOf("build"), before + 11);
        QCOMPARE(m_panel->document()->undoStack().undoText(),
                 QString("Estimate of " + m_panel->document()->plan().task(TaskId("build"))->title));
        QTest::keyClick(m_timeline, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_timeline, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(minutesOf("build"), before);
        const TaskId selected = m_timeline->selectedTask();
        QTest::keyClick(m_timeline, Qt::Key_Down);
        QVERIFY(m_timeline->selectedTask() != selected);
        QCOMPARE(m_panel->selectedTask(), m_timeline->selectedTask());
        QTest::keyClick(m_timeline, Qt::Key_Up);
        QCOMPARE(m_timeline->selectedTask(), selected);
    }

    void draggingABarInTheWindowMovesTheWindowOfADraft()
    {
        const QDateTime start = window().first;
        const QDateTime end = window().second;
        QVERIFY(start.isValid());
        m_panel->setTimelineShown(true);
        const auto &tasks = m_panel->forecast()->result().tasks;
        const auto held = std::ranges::max_element(tasks, {}, [&](const auto &each) {
            return each.plannedStart < start ? -1 : each.plannedStart.secsTo(each.plannedFinish);
        });
        QVERIFY(held != tasks.end());
        m_timeline->selectTask(held->task);
        const QPoint grip = m_timeline->plannedEnd(held->task) - QPoint(9, 0);
        QTest::mousePress(m_timeline->viewport(), Qt::LeftButton, {}, grip);
        QTest::mouseMove(m_timeline->viewport(), grip + QPoint(60, 0));
        QTest::mouseRelease(m_timeline->viewport(), Qt::LeftButton, {}, grip + QPoint(60, 0));
        QTRY_VERIFY(window().first > start);
        QCOMPARE(window().first.secsTo(window().second), start.secsTo(end));
        QCOMPARE(start.secsTo(window().first) % 300, 0);
    }

    void theKeyboardMovesTheWindowToo()
    {
        const QDateTime start = window().first;
        m_panel->setTimelineShown(true);
        QTest::keyClick(m_timeline, Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(window().first, start.addSecs(300));
        QTest::keyClick(m_timeline, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QTRY_COMPARE(window().first, start.addSecs(300 - 3600));
    }

    void draggingTheEndOfAPlannedBarChangesTheEstimate()
    {
        m_panel->setTimelineShown(true);
        const int before = minutesOf("build");
        const QPoint end = m_timeline->plannedEnd(TaskId("build"));
        QVERIFY(end.x() > 200);
        QTest::mousePress(m_timeline->viewport(), Qt::LeftButton, {}, end);
        QTest::mouseMove(m_timeline->viewport(), end + QPoint(30, 0));
        QTest::mouseMove(m_timeline->viewport(), end + QPoint(60, 0));
        QTest::mouseRelease(m_timeline->viewport(), Qt::LeftButton, {}, end + QPoint(60, 0));
        QVERIFY(minutesOf("build") > before);
        m_panel->document()->undo();
        QCOMPARE(minutesOf("build"), before);
    }

    void aRunningReleaseIsOnlyLookedAt()
    {
        m_panel->showRelease(tests::largeRun);
        m_panel->setTimelineShown(true);
        m_panel->selectTask(TaskId("notes"));
        QSignalSpy told(m_panel.get(), &ModelingPanel::messageRaised);
        const int before = minutesOf("notes");
        QTest::keyClick(m_timeline, Qt::Key_Right);
        QCOMPARE(minutesOf("notes"), before);
        QCOMPARE(told.size(), 1);
    }

    void theForecastFollowsTheEdits()
    {
        const QDateTime before = m_panel->forecast()->result().finish;
        QVERIFY(before.isValid());
        const TaskId last = m_panel->forecast()->result().criticalPath.last();
        m_timeline->setEstimate(last, 600);
        QTRY_VERIFY(m_panel->forecast()->result().finish > before.addSecs(3600));
        QVERIFY(m_panel->forecast()->sentence().startsWith("Done about "));
    }

    void theAxisTellsTheDateAtEveryBreakAndWhereADayBegins()
    {
        m_panel->setTimelineShown(true);
        const qsizetype before = m_timeline->dateLabels().size();
        QVERIFY(before >= 1);
        // Long tasks, one after the other: days pass, and the window begins after a wait that is cut out.
        const QList<TaskId> path = m_panel->forecast()->result().criticalPath;
        for (const TaskId &task : path)
            m_timeline->setEstimate(task, 900);
        const auto &result = m_panel->forecast()->result();
        QTRY_VERIFY(result.tasks.first().plannedStart.daysTo(result.finish) >= 3);
        const QList<RunTimeline::DateLabel> labels = m_timeline->dateLabels();
        QVERIFY2(labels.size() >= 4, qPrintable(QString::number(labels.size())));
        for (qsizetype i = 0; i < labels.size(); ++i) {
            QVERIFY(!labels.at(i).text.isEmpty());
            QVERIFY(labels.at(i).left + labels.at(i).width <= m_timeline->viewport()->width());
            if (i > 0)
                QVERIFY2(labels.at(i).left >= labels.at(i - 1).left + labels.at(i - 1).width,
                         qPrintable(labels.at(i).text));
        }
        const QDate first = inShownZone(std::min(result.start, result.tasks.first().plannedStart)).date();
        QVERIFY2(labels.first().text.endsWith(shortDateText(first, inShownZone(m_sample->clock.utcNow()).date())),
                 qPrintable(labels.first().text));
        tests::keepPictures(*m_panel, "timeline-days", {1200, 791});
    }

    void aRunOverSeveralDaysTellsTheDateBehindEachNightThatIsCutOut()
    {
        m_panel->showRelease(tests::largeRun);
        const QDateTime now = tests::sampleNow();
        m_sample->session.happen(tests::largeRun, tests::sampleUser, now,
                                 domain::TaskSucceeded{TaskId("canary"), 1, {}, "done"});
        (void)tests::recordDone(m_sample->session, "watch", now.addDays(1), 3600, "well");
        (void)tests::recordDone(m_sample->session, "notes", now.addDays(3), 1800, "published");
        m_sample->clock.advance(std::chrono::days(3) + std::chrono::hours(1));
        m_panel->setTimelineShown(true);
        QTRY_VERIFY(m_timeline->dateLabels().size() >= 3);
        QStringList texts;
        for (const RunTimeline::DateLabel &label : m_timeline->dateLabels())
            texts.append(label.text);
        const QDate today = inShownZone(m_sample->clock.utcNow()).date();
        for (const int days : {1, 3}) {
            const QString date = shortDateText(inShownZone(now.addDays(days)).date(), today);
            QVERIFY2(std::ranges::any_of(texts, [&](const QString &text) { return text.endsWith(date); }),
                     qPrintable(texts.join(u'|')));
        }
        tests::keepPictures(*m_panel, "timeline-nights", {1200, 791});
    }

    void pMarksTheCriticalPathOnTheCanvas()
    {
        QTest::keyClick(m_panel->view(), Qt::Key_P);
        const QList<TaskId> path = m_panel->forecast()->result().criticalPath;
        QVERIFY(path.size() > 2);
        FlowScene &scene = m_panel->view()->flowScene();
        QCOMPARE(scene.criticalTasks(), QSet<TaskId>(path.begin(), path.end()));
        QVERIFY(scene.node(path.first())->marks().isCritical);
        QTest::keyClick(m_panel->view(), Qt::Key_P);
        QVERIFY(scene.criticalTasks().isEmpty());
        QVERIFY(!scene.node(path.first())->marks().isCritical);
    }

private:
    [[nodiscard]] std::pair<QDateTime, QDateTime> window() const
    {
        const domain::Release *const release = m_sample->desk.release(tests::largeDraft);
        return {release->windowStart(), release->windowEnd()};
    }

    [[nodiscard]] int minutesOf(const char *task) const
    {
        return m_panel->document()->plan().task(TaskId(task))->durationMinutes;
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<ModelingPanel> m_panel;
    RunTimeline *m_timeline = nullptr;
};

RELEASE_DESK_TEST(tst_run_timeline, TestRunTimeline)

#include "tst_run_timeline.moc"
