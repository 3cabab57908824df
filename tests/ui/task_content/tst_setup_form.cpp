// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_rules.h"
#include "core/templates/release_template.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "ui/task_content/people_editor.h"
#include "ui/task_content/reference_completer.h"
#include "ui/task_content/setup_form.h"
#include "ui/widgets/form_field.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using domain::ParameterInfo;
using domain::ParameterType;

class TestSetupForm final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_form = std::make_unique<SetupForm>(m_sample->desk);
        m_form->setConnections({{ConnectionId("ci"), domain::ConnectedSystem::Jenkins, "Jenkins"},
                                {ConnectionId("smtp"), domain::ConnectedSystem::Smtp, "Mail"}});
    }
    void cleanup()
    {
        m_form.reset();
        m_sample.reset();
    }

    void theTemplateOfANestedReleaseIsChosenFromThoseThereAre()
    {
        domain::Task task;
        task.id = TaskId("new");
        task.kind = QStringLiteral("release.start");
        task.title = QStringLiteral("New");
        task.phase = PhaseId("deploy");
        task.parameters = {{QStringLiteral("template"), QStringLiteral("gone")}};
        (void)QCoro::waitFor(
            m_sample->session.send(domain::EditPlan{tests::largeDraft, 1, {domain::AddTask{task, -1}}, "Add"}));
        m_form->showTask(tests::largeDraft, TaskId("new"));

        const auto *const box = m_form->editor(QStringLiteral("template"))->findChild<QComboBox *>();
        QVERIFY(box);
        for (const templates::ReleaseTemplate &pattern : templates::builtInTemplates())
            QVERIFY2(box->findData(pattern.id) >= 0, qPrintable(pattern.id));
        QCOMPARE(box->currentData().toString(), "gone"); // what is written there is not changed by being looked at
        const auto *const project = m_form->editor(QStringLiteral("project"))->findChild<QComboBox *>();
        QVERIFY(project);
        QVERIFY(project->findData(QStringLiteral("checkout")) >= 0);
        QVERIFY(m_form->editor(QStringLiteral("project"))->value().isNull());
    }

    void everyKindHasAFieldPerParameter_data()
    {
        QTest::addColumn<QString>("kind");
        for (const domain::TaskKindInfo &kind : domain::taskKinds())
            QTest::newRow(qPrintable(kind.id)) << kind.id;
    }

    void everyKindHasAFieldPerParameter()
    {
        QFETCH(const QString, kind);
        domain::Task task;
        task.id = TaskId("new");
        task.kind = kind;
        task.title = "New";
        task.phase = PhaseId("deploy");
        (void)QCoro::waitFor(
            m_sample->session.send(domain::EditPlan{tests::largeDraft, 1, {domain::AddTask{task, -1}}, "Add"}));
        m_form->showTask(tests::largeDraft, TaskId("new"));
        const std::optional<domain::TaskKindInfo> info = domain::taskKind(kind);
        for (const ParameterInfo &parameter : info->parameters) {
            QVERIFY2(m_form->field(parameter.name), qPrintable(parameter.name));
            QVERIFY(m_form->editor(parameter.name)->isEnabled());
        }
        for (const char *const name :
             {"title", "environment", "durationMinutes", "timeoutMinutes", "retries", "onFailure", "skippable"})
            QVERIFY2(m_form->field(name), name);
    }

    void aWrongMailAddressIsToldInItsField()
    {
        m_form->showTask(tests::largeDraft, TaskId("mail"));
        auto *const area = m_form->editor("to")->findChild<QPlainTextEdit *>();
        QVERIFY(area);
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
        area->setFocus();
        area->setPlainText("all@hanbit.kr\nnobody at home");
        m_form->editor("subject")->setFocus();
        QTRY_VERIFY(m_form->field("to")->error().contains("nobody at home"));
        area->setFocus();
        area->setPlainText("all@hanbit.kr, ${var.list}");
        m_form->editor("subject")->setFocus();
        QTRY_VERIFY(!m_form->field("to")->error().contains("nobody at home"));
    }

    void anApprovalHasDueRemindAndWhatItIsFor()
    {
        m_form->showTask(tests::largeDraft, TaskId("approval"));
        auto *const due = m_form->editor("dueHours")->findChild<QSpinBox *>();
        auto *const remind = m_form->editor("remindHours")->findChild<QSpinBox *>();
        QVERIFY(due && remind && m_form->field("sees"));
        QCOMPARE(due->text(), "none");
        due->setValue(8);
        remind->setValue(2);
        for (QCheckBox *const box : m_form->editor("sees")->findChildren<QCheckBox *>()) {
            if (box->text() == "Features")
                box->click();
        }
        const auto task = [this] { return *m_sample->plan(tests::largeDraft).task(TaskId("approval")); };
        QTRY_COMPARE(task().parameters["sees"].toArray(), QJsonArray{"scope"});
        const domain::Release &release = *m_sample->desk.release(tests::largeDraft);
        const domain::ApprovalLine line
            = domain::resolvedLine(task(), release, m_sample->desk.directory(), tests::sampleNow());
        QVERIFY(line.steps.size() > 1);
        QCOMPARE(line.steps.first().dueHours, 8);
        QCOMPARE(line.steps.first().remindHours, 2);
        QCOMPARE(line.steps.first().view, QStringList{"scope"});
        QVERIFY(line.steps.last().view.isEmpty()); // who decides answers for everything
        QVERIFY(domain::checkLineShape(line));
    }

    void referencesAreOfferedWithTheirValueWhileTheyAreTyped()
    {
        m_form->showTask(tests::largeDraft, TaskId("mail"));
        auto *const line = m_form->editor("subject")->findChild<QLineEdit *>();
        auto *const offers = line->findChild<ReferenceCompleter *>();
        QVERIFY(offers);
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
        line->setFocus();
        line->clear();
        QTest::keyClicks(line, "Plain {");
        QVERIFY(!offers->popup()->isVisible());
        line->clear();
        QTest::keyClicks(line, "Out: ${release.ver");
        QVERIFY(offers->popup()->isVisible());
        const QModelIndex first = offers->completionModel()->index(0, 0);
        QVERIFY2(first.data().toString().contains("2.8.1"), qPrintable(first.data().toString()));
        QTest::keyClick(offers->popup(), Qt::Key_Return);
        QTRY_COMPARE(line->text(), "Out: ${release.version}");
    }

    void aSecretIsNeverPreviewed()
    {
        const QJsonValue resolved(QStringLiteral("Bearer \x02secret:TOKEN\x03"));
        const QString shown = withoutSecrets(resolved).toString();
        QVERIFY2(shown == QStringLiteral("Bearer •••"), qPrintable(shown));
    }

    void aValueOfSeveralTasksHoldsForAllOfThemAsOneStep()
    {
        const QList<domain::Task> tasks = twoTasks();
        const TaskId a = tasks.first().id;
        const TaskId b = tasks.last().id;
        m_form->showTasks(tests::largeDraft, {a, b});
        QVERIFY(!m_form->field("title"));
        m_form->editor("retries")->setValue(7);
        emit m_form->editor("retries")->edited();
        QTRY_COMPARE(plan().task(a)->retries, 7);
        QCOMPARE(plan().task(b)->retries, 7);
        PlanDocument::of(m_sample->desk, tests::largeDraft).undo();
        QTRY_COMPARE(plan().task(a)->retries, tasks.first().retries);
        QCOMPARE(plan().task(b)->retries, tasks.last().retries);
    }

    void whatSeveralTasksDoNotShareIsLeftAlone()
    {
        const QList<domain::Task> tasks = twoTasks();
        domain::Task longer = tasks.first();
        longer.durationMinutes = tasks.last().durationMinutes + 5;
        (void)QCoro::waitFor(
            m_sample->session.send(domain::EditPlan{tests::largeDraft, 1, {domain::ChangeTask{longer}}, "Change"}));
        m_form->showTasks(tests::largeDraft, {longer.id, tasks.last().id});
        const domain::Plan before = plan();
        emit m_form->editor("durationMinutes")->edited(); // came past it
        QCOMPARE(plan(), before);
        m_form->editor("durationMinutes")->setValue(99);
        emit m_form->editor("durationMinutes")->edited();
        QTRY_COMPARE(plan().task(longer.id)->durationMinutes, 99);
        QCOMPARE(plan().task(tasks.last().id)->durationMinutes, 99);
    }

    void parametersAreSharedByTasksOfOneKindOnly()
    {
        const QList<domain::Task> tasks = twoTasks();
        QVERIFY(tasks.first().kind != tasks.last().kind);
        m_form->showTasks(tests::largeDraft, {tasks.first().id, tasks.last().id});
        const std::optional<domain::TaskKindInfo> kind = domain::taskKind(tasks.first().kind);
        for (const ParameterInfo &each : kind->parameters)
            QVERIFY(!m_form->field(each.name));
        QVERIFY(m_form->field("environment"));
    }

    void valuesRoundTripThroughTheirEditors_data()
    {
        QTest::addColumn<ParameterType>("type");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("text") << ParameterType::Text << QJsonValue("checkout");
        QTest::newRow("long text") << ParameterType::LongText << QJsonValue("one\ntwo");
        QTest::newRow("number") << ParameterType::Number << QJsonValue(201);
        QTest::newRow("yes") << ParameterType::Boolean << QJsonValue(true);
        QTest::newRow("choice") << ParameterType::Choice << QJsonValue("b");
        QTest::newRow("address") << ParameterType::Url << QJsonValue("https://a/b");
        QTest::newRow("seconds") << ParameterType::Seconds << QJsonValue(60);
        QTest::newRow("people") << ParameterType::People << QJsonValue(QJsonArray{"jiho.kim", "${project.approvers}"});
        QTest::newRow("connection") << ParameterType::Connection << QJsonValue("ci");
        QTest::newRow("reference to a connection") << ParameterType::Connection << QJsonValue("${jira.connection}");
        QTest::newRow("list") << ParameterType::TextList << QJsonValue(QJsonArray{"make", "all"});
        QTest::newRow("names and values") << ParameterType::Values << QJsonValue(QJsonObject{{"A", "1"}, {"B", "2"}});
    }

    void valuesRoundTripThroughTheirEditors()
    {
        QFETCH(const ParameterType, type);
        QFETCH(const QJsonValue, value);
        ParameterInfo info{"x", type, "X"};
        info.choices = {"a", "b"};
        info.system = "jenkins";
        const std::unique_ptr<ParameterEditor> editor(makeParameterEditor(
            info, {tests::sampleDirectory(), {{ConnectionId("ci"), domain::ConnectedSystem::Jenkins}}}));
        editor->setValue(value);
        QCOMPARE(editor->value(), value);
    }

    void aFieldIsSavedWhenItIsLeft()
    {
        m_form->showTask(tests::largeDraft, TaskId("build"));
        auto *const edit = m_form->editor("job")->findChild<QLineEdit *>();
        edit->selectAll();
        QTest::keyClicks(edit, "checkout-${release.version}");
        QCOMPARE(task("build").parameters["job"].toString(), "checkout-build"); // not while typing
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(task("build").parameters["job"].toString(), "checkout-${release.version}");
        QCOMPARE(m_sample->session.lastCommand<domain::EditPlan>()->what, "Change Job of Build api + web");
        QVERIFY(m_form->editor("job")->accessibleDescription().contains("checkout-2.8.1"));
    }

    void whatIsWrongIsSaidWhenTheFieldIsLeft()
    {
        m_form->showTask(tests::largeDraft, TaskId("canary"));
        auto *const edit = m_form->editor("url")->findChild<QLineEdit *>();
        edit->selectAll();
        QTest::keyClicks(edit, "deploy/canary");
        QVERIFY(m_form->field("url")->error().isEmpty());
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(m_form->field("url")->error().contains("https://"));
        edit->selectAll();
        QTest::keyClicks(edit, "${nonsense}");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(m_form->field("url")->error().contains("nonsense"));
        edit->clear();
        QTest::keyClicks(edit, "https://deploy.hanbit.kr/canary/2");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(m_form->field("url")->error().isEmpty());
    }

    void faultsNameTheirRemedy_data()
    {
        QTest::addColumn<bool>("isRequired");
        QTest::addColumn<ParameterType>("type");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("isFault");
        QTest::newRow("missing") << true << ParameterType::Text << QJsonValue() << true;
        QTest::newRow("blank") << true << ParameterType::Text << QJsonValue("  ") << true;
        QTest::newRow("nobody") << true << ParameterType::People << QJsonValue(QJsonArray()) << true;
        QTest::newRow("optional") << false << ParameterType::Text << QJsonValue() << false;
        QTest::newRow("file address") << false << ParameterType::Url << QJsonValue("file:///etc/passwd") << true;
        QTest::newRow("good address") << false << ParameterType::Url << QJsonValue("https://a.b/c") << false;
        QTest::newRow("unknown task") << false << ParameterType::Text << QJsonValue("${tasks.gone.x}") << true;
        QTest::newRow("not known yet") << false << ParameterType::Text << QJsonValue("${tasks.build.buildNumber}")
                                       << false;
    }

    void faultsNameTheirRemedy()
    {
        QFETCH(const bool, isRequired);
        QFETCH(const ParameterType, type);
        QFETCH(const QJsonValue, value);
        const ParameterInfo info{"x", type, "X", {}, isRequired};
        QTEST(!faultOf(info, value, *m_sample->desk.release(tests::largeDraft), {}).isEmpty(), "isFault");
    }

    void referencesAreShownResolved()
    {
        const domain::Release &draft = *m_sample->desk.release(tests::largeDraft);
        QVERIFY(previewOf(QJsonValue("${release.version}"), draft, {}).contains("2.8.1"));
        QVERIFY(previewOf(QJsonValue("${tasks.build.buildNumber}"), draft, {}).startsWith("Known when"));
        const domain::Release &run = *m_sample->desk.release(tests::largeRun);
        QVERIFY(previewOf(QJsonValue(QJsonObject{{"N", "${tasks.build.buildNumber}"}}), run, {}).contains("4187"));
        QVERIFY(previewOf(QJsonValue("plain"), draft, {}).isEmpty());
    }

    void approversAreAddedMovedAndRemoved()
    {
        m_form->showTask(tests::largeDraft, TaskId("approval"));
        auto *people = static_cast<PeopleEditor *>(m_form->editor("approvers"));
        people->move(2, -1);
        QCOMPARE(task("approval").parameters["approvers"].toArray(),
                 QJsonArray({"jiho.kim", "soyeon.lee", "minseo.park"}));
        people->add("gaeun.han");
        people->remove(0);
        QCOMPARE(task("approval").parameters["approvers"].toArray(),
                 QJsonArray({"soyeon.lee", "minseo.park", "gaeun.han"}));
        QVERIFY(!m_form->field("needed")->isVisibleTo(m_form.get()));
    }

    void commonFieldsAreSaved()
    {
        m_form->showTask(tests::largeDraft, TaskId("build"));
        auto *const duration = m_form->editor("durationMinutes")->findChild<QSpinBox *>();
        duration->setValue(25);
        QCOMPARE(task("build").durationMinutes, 25);
        auto *const failure = m_form->editor("onFailure")->findChild<QComboBox *>();
        failure->setCurrentIndex(1);
        emit failure->activated(1);
        QCOMPARE(task("build").onFailure, domain::OnFailure::RollBack);
        auto *const title = m_form->editor("title")->findChild<QLineEdit *>();
        title->selectAll();
        QTest::keyClick(title, Qt::Key_Delete);
        QTest::keyClick(title, Qt::Key_Return);
        QCOMPARE(task("build").title, "Build api + web");
        QVERIFY(!m_form->field("title")->error().isEmpty());
    }

    void anEditFromElsewhereIsShownUnlessOneIsTyping()
    {
        m_form->showTask(tests::largeDraft, TaskId("build"));
        domain::Task changed = task("build");
        changed.parameters.insert("job", "other");
        m_sample->session.happen(
            tests::largeDraft, PersonId("gaeun.han"), tests::sampleNow(),
            domain::PlanEdited{2, QJsonArray{domain::planEditToJson(domain::ChangeTask{changed})}, "Change"});
        QCOMPARE(m_form->editor("job")->value().toString(), "other");
    }

private:
    [[nodiscard]] domain::Task task(const char *id) const
    {
        return *m_sample->plan(tests::largeDraft).task(TaskId(id));
    }

    [[nodiscard]] const domain::Plan &plan() const { return m_sample->desk.release(tests::largeDraft)->plan(); }

    //! Two of different kinds that run by themselves.
    [[nodiscard]] QList<domain::Task> twoTasks() const
    {
        QList<domain::Task> found;
        for (const domain::Task &each : plan().tasks) {
            const bool isAutomatic = domain::automationOf(each.kind) == domain::Automation::Automatic;
            if (isAutomatic && (found.isEmpty() || (found.size() == 1 && found.first().kind != each.kind)))
                found.append(each);
        }
        return found;
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<SetupForm> m_form;
};

RELEASE_DESK_TEST(tst_setup_form, TestSetupForm)
#include "tst_setup_form.moc"
