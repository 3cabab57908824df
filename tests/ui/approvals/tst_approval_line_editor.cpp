// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/approvals/approval_line_editor.h"
#include "ui/approvals/approval_side.h"
#include "ui/approvals/drag_grip.h"
#include "ui/approvals/line_step_row.h"
#include "ui/approvals/people_terms.h"
#include "ui/approvals/release_approvals_panel.h"
#include "ui/stamps/stamp_box.h"
#include "ui/widgets/button.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

using domain::StepType;

class TestApprovalLineEditor final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        domain::Directory directory = m_sample->desk.directory();
        directory.groups = {{"sre", "SRE", {PersonId("jiho.kim"), PersonId("minseo.park"), PersonId("emma.larsen")}}};
        m_sample->desk.setDirectory(directory);
        m_panel = std::make_unique<ReleaseApprovalsPanel>(m_sample->desk, m_sample->clock);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void peopleAreReadAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("terms");
        QTest::addColumn<int>("needed");
        QTest::newRow("one person") << "Minseo Park" << 1 << 1;
        QTest::newRow("by account, whatever the case") << "MINSEO.PARK" << 1 << 1;
        QTest::newRow("several who all sign") << "Minseo Park, Jiho Kim" << 1 << 2;
        QTest::newRow("some of a group") << "2 of SRE" << 1 << 2;
        QTest::newRow("two terms that both count") << "2 of SRE + Gaeun Han!" << 2 << 2;
        QTest::newRow("two terms of which one is enough") << "2 of SRE / Gaeun Han" << 2 << 2;
    }

    void peopleAreReadAsTheyAreTyped()
    {
        QFETCH(const QString, typed);
        const domain::Directory &directory = m_sample->desk.directory();
        const auto read = readPeople(typed, directory);
        QVERIFY(read);
        QTEST(static_cast<int>(read->terms.size()), "terms");
        QTEST(read->terms.first().needed, "needed");
        QCOMPARE(*readPeople(peopleText(*read, directory), directory), *read);
    }

    void whoIsNotThereIsNamed()
    {
        const auto read = readPeople("Nobody Special", m_sample->desk.directory());
        QVERIFY(!read);
        QVERIFY(read.error().message.contains("Nobody Special"));
        QVERIFY(!readPeople("SRE + Gaeun Han / Jiho Kim", m_sample->desk.directory()));
        QVERIFY(!readPeople("", m_sample->desk.directory()));
    }

    void aLineOfEveryKindIsWritten()
    {
        m_panel->showRelease(tests::catalogRelease, TaskId("approve"));
        m_panel->editLine();
        ApprovalLineEditor *const editor = m_panel->editor();
        const qsizetype before = editor->rows().size();
        QVERIFY(before > 0);
        const QList<StepType> kinds{StepType::Agree, StepType::AgreeOptional, StepType::Cooperate, StepType::Informed,
                                    StepType::Receive};
        for (const StepType kind : kinds) {
            editor->addStep();
            LineStepRow *const row = editor->rows().at(editor->rows().size() - 2); // before who decides
            row->type()->setCurrentIndex(row->type()->findData(static_cast<int>(kind)));
            row->people()->setText("2 of SRE");
            emit row->changed();
        }
        QVERIFY2(editor->saveButton()->isEnabled(), qPrintable(editor->consequence()));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "line-editor", {1388, 792})) > 100);

        editor->save();

        const auto sent = m_sample->session.lastCommand<domain::EditPlan>();
        QVERIFY(sent);
        const auto *const changed = std::get_if<domain::ChangeTask>(&sent->edits.first());
        QVERIFY(changed);
        const auto line = fromJson<domain::ApprovalLine>(changed->task.parameters["line"].toObject());
        QVERIFY(line);
        QCOMPARE(line->steps.size(), before + kinds.size());
        for (const StepType kind : kinds)
            QVERIFY(
                std::ranges::any_of(line->steps, [&](const domain::ApprovalStep &step) { return step.type == kind; }));
        QVERIFY(changed->task.parameters["approvers"].isUndefined());
    }

    void itSaysBeforehandWhoseSignaturesGo()
    {
        m_panel->showRelease(tests::paymentsRelease, TaskId("approve"));
        m_panel->editLine();
        ApprovalLineEditor *const editor = m_panel->editor();
        editor->addStep();
        LineStepRow *const added = editor->rows().at(editor->rows().size() - 2);
        added->people()->setText("Emma Larsen");
        emit added->changed();
        QVERIFY2(editor->consequence().contains("withdraw"), qPrintable(editor->consequence()));
    }

    void aRowIsDrawnToItsPlace()
    {
        m_panel->showRelease(tests::catalogRelease, TaskId("approve"));
        m_panel->editLine();
        m_panel->resize(1388, 792);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        ApprovalLineEditor *const editor = m_panel->editor();
        while (editor->rows().size() < 3)
            editor->addStep();
        QTest::qWait(10);
        LineStepRow *const first = editor->rows().first();
        LineStepRow *const last = editor->rows().last();
        DragGrip *const grip = first->grip();

        QTest::mousePress(grip, Qt::LeftButton);
        QTest::mouseMove(grip, grip->mapFromGlobal(last->mapToGlobal(last->rect().center() + QPoint(0, 4))));
        QTest::mouseRelease(grip, Qt::LeftButton);
        QCOMPARE(editor->rows().last(), first);

        QTest::keyClick(first->people(), Qt::Key_Up, Qt::AltModifier); // the same by keys
        QCOMPARE(editor->rows().last(), last);
        QVERIFY(first->people()->hasFocus());
    }

    void timesAreWrittenForAStep()
    {
        m_panel->showRelease(tests::catalogRelease, TaskId("approve"));
        m_panel->editLine();
        ApprovalLineEditor *const editor = m_panel->editor();
        editor->addStep();
        LineStepRow *const row = editor->rows().at(editor->rows().size() - 2);
        row->people()->setText("Jiho Kim");
        row->due()->setValue(16);
        row->timingButton()->click();
        row->remind()->setValue(4);
        row->escalate()->setValue(8);
        QVERIFY(!editor->saveButton()->isEnabled()); // to whom?
        row->escalateTo()->setText("Minseo Park");
        row->lapse()->setValue(24);
        QVERIFY2(editor->saveButton()->isEnabled(), qPrintable(editor->consequence()));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "line-editor-times", {1024, 720})) > 100);

        const auto step = row->step();

        QVERIFY(step);
        QCOMPARE(step->dueHours, 16);
        QCOMPARE(step->remindHours, 4);
        QCOMPARE(step->escalateHours, 8);
        QCOMPARE(step->escalateTo, PersonId("minseo.park"));
        QCOMPARE(step->lapseHours, 24);
    }

    void namesAreCompleted()
    {
        m_panel->showRelease(tests::catalogRelease, TaskId("approve"));
        m_panel->editLine();
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        LineStepRow *const row = m_panel->editor()->rows().first();
        row->people()->clear();
        row->people()->setFocus();
        QTest::keyClicks(row->people(), "2 of sr");
        QWidget *const popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(row->people()->text(), "2 of SRE");
    }

    void whatMakesNoSenseIsNotSaved()
    {
        m_panel->showRelease(tests::catalogRelease, TaskId("approve"));
        m_panel->editLine();
        ApprovalLineEditor *const editor = m_panel->editor();
        editor->rows().first()->people()->setText("Somebody Else");
        emit editor->rows().first()->changed();
        QVERIFY(!editor->saveButton()->isEnabled());
        QVERIFY(editor->consequence().contains("Somebody Else"));
        editor->save();
        QVERIFY(m_sample->session.commands().isEmpty());
    }

    void theOwnerSeesWhoIsMissingAndReminds()
    {
        m_panel->showRelease(tests::paymentsRelease, TaskId("approve"));
        ApprovalSide *const side = m_panel->side();
        QVERIFY(!side->reasons().isEmpty());
        QVERIFY(!side->box()->stamps().isEmpty());
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "approvals-owner", {1388, 792})) > 100);
        QVERIFY(side->remindButton()->isEnabled());

        QTest::mouseClick(side->remindButton(), Qt::LeftButton);
        QVERIFY(m_sample->session.lastCommand<domain::RemindApprovers>());

        QTest::mouseClick(side->withdrawButton(), Qt::LeftButton);
        QVERIFY(!m_sample->session.lastCommand<domain::WithdrawRequest>()); // asks why first
        side->reason()->setText("Wrong build");
        QTest::mouseClick(side->withdrawButton(), Qt::LeftButton);
        const auto sent = m_sample->session.lastCommand<domain::WithdrawRequest>();
        QVERIFY(sent);
        QCOMPARE(sent->reason, "Wrong build");
    }

private:
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<ReleaseApprovalsPanel> m_panel;
};

RELEASE_DESK_TEST(tst_approval_line_editor, TestApprovalLineEditor)
#include "tst_approval_line_editor.moc"
