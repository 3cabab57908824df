// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/shell/action_runner.h"
#include "ui/variables/start_values.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::ui;

//! What a release asks for at its start.
class TestStartValues final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        Plan plan;
        plan.phases = {{PhaseId("work"), "Work", false}};
        plan.variables = {{"build", VariableType::Number, {}, true},
                          {"region", VariableType::Choice, "kr", true, {"kr", "jp"}},
                          {"fixed", VariableType::Text, "same", false}};
        m_release.apply(
            ReleaseCreated{ReleaseId("r"), ProjectId("checkout"), "9.0", {}, PersonId("bd.yoon"), {}, 1, plan},
            PersonId("bd.yoon"), tests::sampleNow());
    }

    void onlyWhatIsAskedHasAField()
    {
        const StartValues values(m_release);
        QCOMPARE(values.findChildren<TextField *>().size(), 1);
        QCOMPARE(values.findChildren<QComboBox *>().size(), 1);
        QVERIFY(StartValues::areAsked(m_release));
        QVERIFY(!StartValues::areAsked({}));
    }

    void aValueThatIsMissingOrDoesNotFitKeepsItFromStarting()
    {
        StartValues values(m_release);
        auto *const number = values.findChild<TextField *>();
        QVERIFY(values.fault().contains("build"));
        number->edit()->setText("many");
        QVERIFY(values.fault().contains("build"));
        QVERIFY(!number->error().isEmpty());
        number->edit()->setText("4187");
        QVERIFY(values.fault().isEmpty());
        QVERIFY(number->error().isEmpty());
        QCOMPARE(values.values(), (QMap<QString, QString>{{"build", "4187"}, {"region", "kr"}}));
    }

    void theDialogHoldsTheStartBackUntilTheyAreGiven()
    {
        tests::SampleDesk sample;
        const ReleaseId id("asks");
        const auto happen = [&](const ReleaseEvent &event) {
            sample.session.happen(id, tests::sampleUser, tests::sampleNow(), event);
        };
        happen(ReleaseCreated{id, ProjectId("checkout"), "9.0", {}, tests::sampleUser, {}, 1, m_release.plan()});
        happen(ApprovalRequested{1});
        happen(RevisionFrozen{1, "digest", {}});
        happen(ApprovalCompleted{"digest"});
        QWidget window;
        window.resize(900, 600);
        window.show();
        ActionRunner runner(sample.desk, sample.clock, &window);
        ReleaseAction start;
        start.kind = ReleaseActionKind::Start;
        runner.run(start, id);

        auto *const dialog = window.findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->canConfirm());
        tests::keepPictures(window, "start-values", {900, 600});
        dialog->findChild<TextField *>()->edit()->setText("4187");
        QVERIFY(dialog->canConfirm());
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        const auto sent = sample.session.lastCommand<StartRelease>();
        QVERIFY(sent);
        QCOMPARE(sent->values.value("build"), QString("4187"));
    }

private:
    Release m_release;
};

RELEASE_DESK_TEST(tst_start_values, TestStartValues)

#include "tst_start_values.moc"
