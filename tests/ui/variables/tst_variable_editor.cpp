// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_world.h"
#include "ui/shell/action_runner.h"
#include "ui/variables/variable_editor.h"
#include "ui/variables/variable_model.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::domain;
using namespace releasedesk::ui;

//! The table of variables of a release, and the fields below it.
class TestVariableEditor final : public QObject
{
    Q_OBJECT

private slots:
    void init() { begin({{"build", VariableType::Number, "4187"}, {"tag", VariableType::Text, "v${var.build}"}}); }

    void theTableTellsWhatEachStandsForAndWhoUsesIt()
    {
        QCOMPARE(row(0), (QStringList{"build", "Number", "4187", "4187", "the whole release", "1 place(s)"}));
        QCOMPARE(row(1), (QStringList{"tag", "Text", "v${var.build}", "v4187", "the whole release", "1 place(s)"}));
    }

    void whatIsTypedIsInTheTableAndInThePreview()
    {
        QSignalSpy edited(m_editor.get(), &VariableEditor::edited);
        field("Value")->setText("5000");
        QCOMPARE(m_editor->variables().first().value, "5000");
        QCOMPARE(row(1).at(VariableModel::StandsForColumn), "v5000");
        QVERIFY(!edited.isEmpty());
        QCOMPARE(m_editor->fault(), QString());
    }

    void whatDoesNotFitIsSaidAtItsField()
    {
        field("Value")->setText("many");
        QVERIFY(m_editor->fault().contains("a number"));
        QVERIFY(textField("Value")->error().contains("a number"));
        field("Value")->setText("1");
        field("Name")->setText("not a name");
        QVERIFY(textField("Name")->error().contains("Use letters"));
        QVERIFY(textField("Value")->error().isEmpty());
    }

    void aCircleIsRefused()
    {
        m_editor->table()->setCurrentIndex(m_editor->table()->model()->index(0, 0));
        combo("Type")->setCurrentIndex(combo("Type")->findText("Text"));
        field("Value")->setText("${var.tag}");
        QVERIFY2(!m_editor->fault().isEmpty(), "build is made of tag and tag of build");
    }

    void oneIsAddedAndRemovedByKeyboard()
    {
        QTest::keyClick(m_editor->table(), Qt::Key_Insert);
        QCOMPARE(m_editor->variables().size(), 3);
        QCOMPARE(m_editor->variables().last().name, "variable");
        m_editor->table()->setFocus();
        QTest::keyClick(m_editor->table(), Qt::Key_Delete);
        QCOMPARE(m_editor->variables().size(), 2);
    }

    void theLastOneThatGoesLeavesWordsInsteadOfAnEmptyTable()
    {
        begin({{"only", VariableType::Text, "x"}});
        m_editor->table()->setFocus();
        QTest::keyClick(m_editor->table(), Qt::Key_Delete);
        QVERIFY(m_editor->variables().isEmpty());
        QVERIFY(!m_editor->table()->isVisible());
    }

    void itCanCountForOneEnvironmentOnly()
    {
        const int production = combo("Counts for")->findText("production");
        QVERIFY(production > 0);
        combo("Counts for")->setCurrentIndex(production);
        QCOMPARE(m_editor->variables().first().environment, EnvironmentId("production"));
        combo("Counts for")->setCurrentIndex(0);
        QVERIFY(m_editor->variables().first().environment.isEmpty());
    }

    void aSecretIsNeverAskedForAtTheStart()
    {
        m_editor->findChild<Switch *>()->setChecked(true);
        QVERIFY(m_editor->variables().first().isAsked);
        combo("Type")->setCurrentIndex(combo("Type")->findText("Secret"));
        QVERIFY(!m_editor->variables().first().isAsked);
        QVERIFY(!m_editor->findChild<Switch *>()->isEnabled());
    }

    void savingIsOneStepOfTheFlow()
    {
        tests::SampleDesk sample;
        const ReleaseId id("drafted");
        Plan plan = m_plan;
        plan.variables = {{"region", VariableType::Choice, "kr", true, {"kr", "jp"}, {}, "Where it goes first"},
                          {"build", VariableType::Number, "4187"},
                          {"tag", VariableType::Text, "v${release.version}-${var.build}"}};
        sample.session.happen(id, tests::sampleUser, tests::sampleNow(),
                              ReleaseCreated{id, ProjectId("checkout"), "9.0", {}, tests::sampleUser, {}, 1, plan});
        QWidget window;
        window.resize(1024, 720);
        window.show();
        ActionRunner runner(sample.desk, sample.clock, &window);
        ReleaseAction action;
        action.kind = ReleaseActionKind::EditVariables;
        runner.run(action, id);
        auto *const dialog = window.findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        tests::keepPictures(window, "variables", {1024, 720});
        auto *const editor = dialog->findChild<VariableEditor *>();
        editor->table()->setCurrentIndex(editor->table()->model()->index(1, 0));
        for (TextField *const each : editor->findChildren<TextField *>()) {
            if (each->edit()->accessibleName() == "Value")
                each->edit()->setText("many");
        }
        QVERIFY(!dialog->canConfirm());
        for (TextField *const each : editor->findChildren<TextField *>()) {
            if (each->edit()->accessibleName() == "Value")
                each->edit()->setText("5000");
        }
        QVERIFY(dialog->canConfirm());
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        const auto sent = sample.session.lastCommand<EditPlan>();
        QVERIFY(sent);
        QCOMPARE(sent->edits.size(), 1);
        QCOMPARE(std::get<SetVariables>(sent->edits.first()).variables.at(1).value, "5000");
        QCOMPARE(sent->what, "Change variables");
    }

    void choicesAreSplitAtCommas()
    {
        combo("Type")->setCurrentIndex(combo("Type")->findText("Choice"));
        field("Choices")->setText("kr, jp ,us");
        field("Value")->setText("jp");
        QCOMPARE(m_editor->variables().first().choices, (QStringList{"kr", "jp", "us"}));
        QCOMPARE(m_editor->fault(), QString());
    }

private:
    void begin(const QList<Variable> &variables)
    {
        Plan plan;
        plan.phases = {{PhaseId("work"), "Work", false}};
        Task build;
        build.id = TaskId("build");
        build.phase = PhaseId("work");
        build.kind = "jenkins.build";
        build.title = "Build";
        build.environment = EnvironmentId("production");
        build.parameters = {{"parameters", "TAG=${var.tag}"}};
        plan.tasks = {build};
        m_plan = plan;
        plan.variables = variables;
        Release release;
        release.apply(
            ReleaseCreated{ReleaseId("r"), ProjectId("checkout"), "9.0", {}, PersonId("bd.yoon"), {}, 1, plan},
            PersonId("bd.yoon"), tests::sampleNow());
        m_editor = std::make_unique<VariableEditor>(release, QMap<QString, QString>());
        m_editor->resize(800, 600);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    }

    [[nodiscard]] QStringList row(int at) const
    {
        QStringList cells;
        for (int column = 0; column < VariableModel::ColumnCount; ++column)
            cells.append(m_editor->table()->model()->index(at, column).data().toString());
        return cells;
    }

    [[nodiscard]] TextField *textField(const QString &label) const
    {
        for (TextField *const each : m_editor->findChildren<TextField *>()) {
            if (each->edit()->accessibleName() == label)
                return each;
        }
        return nullptr;
    }

    [[nodiscard]] QLineEdit *field(const QString &label) const { return textField(label)->edit(); }

    [[nodiscard]] QComboBox *combo(const QString &label) const
    {
        for (QComboBox *const each : m_editor->findChildren<QComboBox *>()) {
            if (each->accessibleName() == label)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<VariableEditor> m_editor;
    Plan m_plan;
};

RELEASE_DESK_TEST(tst_variable_editor, TestVariableEditor)
#include "tst_variable_editor.moc"
