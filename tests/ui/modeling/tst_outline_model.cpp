// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "ui/modeling/modeling_panel.h"
#include "ui/modeling/outline_model.h"
#include "ui/plan/plan_actions.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTreeView>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestOutlineModel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
    }
    void cleanup() { m_sample.reset(); }

    void itIsATreeOfPhasesAndTasks()
    {
        OutlineModel model(m_sample->desk, m_sample->clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showRelease(tests::largeRun);

        QCOMPARE(model.rowCount(), 6);
        const QModelIndex canary = model.indexOf(TaskId("canary"));
        QCOMPARE(canary.data(), "Canary web");
        QCOMPARE(canary.siblingAtColumn(OutlineModel::StateColumn).data(), "Running");
        QCOMPARE(canary.siblingAtColumn(OutlineModel::AfterColumn).data(), "Blue-green api");
        QCOMPARE(canary.parent().data(), "Deploy");
        QCOMPARE(model.taskAt(canary), TaskId("canary"));
        QVERIFY(model.taskAt(canary.parent()).isEmpty());
    }

    void itFollowsEdits()
    {
        OutlineModel model(m_sample->desk, m_sample->clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showRelease(tests::largeDraft);
        PlanDocument &document = PlanDocument::of(m_sample->desk, tests::largeDraft);
        const PlanAction rename = renameTask(document.plan(), TaskId("notes"), "Tell");
        document.edit(rename.edits, rename.text);
        QCOMPARE(model.indexOf(TaskId("notes")).data(), "Tell");
        const PlanAction remove = removeTask(document.plan(), TaskId("notes"));
        document.edit(remove.edits, remove.text);
        QVERIFY(!model.indexOf(TaskId("notes")).isValid());
    }

    void thePanelShowsItOnCtrlShiftO()
    {
        ModelingPanel panel(m_sample->desk, m_sample->clock);
        panel.resize(900, 600);
        panel.showRelease(tests::largeDraft);
        panel.show();
        panel.focusFlow();
        auto *const tree = panel.findChild<QTreeView *>();
        QVERIFY(!tree->isVisible());

        panel.setOutlineShown(true);
        QVERIFY(tree->isVisible());
        tree->setCurrentIndex(static_cast<OutlineModel *>(tree->model())->indexOf(TaskId("mail")));
        QCOMPARE(panel.selectedTask(), TaskId("mail"));
    }

private:
    std::unique_ptr<tests::DecidingDesk> m_sample;
};

RELEASE_DESK_TEST(tst_outline_model, TestOutlineModel)
#include "tst_outline_model.moc"
