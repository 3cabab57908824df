// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/task_content/conditions_page.h"
#include "ui/task_content/precondition_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row_button.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;
using domain::Edge;

class TestConditionsPage final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_page = std::make_unique<ConditionsPage>(m_sample->desk);
    }
    void cleanup()
    {
        m_page.reset();
        m_sample.reset();
    }

    void aConditionIsJudgedWhileItIsTyped_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("holds") << R"(release.project == "checkout")" << "Now it holds: " << true;
        QTest::newRow("does not hold") << R"(release.risk == "none")" << "Now it does not hold: " << true;
        QTest::newRow("known later") << R"(tasks.api.result == "SUCCESS")" << "Known later: " << true;
        QTest::newRow("half a sentence") << "release.risk ==" << "" << false;
        QTest::newRow("a name there is not") << "release.colour == \"red\"" << "release.colour" << false;
    }
    void aConditionIsJudgedWhileItIsTyped()
    {
        QFETCH(QString, condition);
        QFETCH(QString, verdict);
        QFETCH(bool, isKept);
        m_page->showTask(tests::largeDraft, TaskId("review"));
        auto *const field = m_page->findChild<PreconditionField *>();
        QVERIFY(!field->choice()->isVisibleTo(m_page.get()));
        field->edit()->setText(condition);
        QVERIFY2(field->verdict().contains(verdict), qPrintable(field->verdict()));
        QVERIFY(field->choice()->isVisibleTo(m_page.get()));
        if (QByteArray(QTest::currentDataTag()) == "does not hold")
            tests::keepPictures(*m_page, "conditions-precondition", {360, 600});
        emit field->edit()->editingFinished();
        QCOMPARE(plan().task(TaskId("review"))->precondition, isKept ? condition : QString());
        if (!isKept)
            return;
        field->choice()->setCurrentIndex(1);
        emit field->choice()->activated(1);
        QCOMPARE(plan().task(TaskId("review"))->whenFalse, domain::WhenFalse::Wait);
    }

    void theNameAtTheCursorIsCompleted()
    {
        m_page->showTask(tests::largeDraft, TaskId("review"));
        auto *const field = m_page->findChild<PreconditionField *>();
        field->edit()->setText("not tasks.api");
        QCompleter *const completer = field->edit()->completer();
        completer->setCompletionPrefix("tasks.api");
        QVERIFY(completer->completionCount() > 0);
        QVERIFY(completer->currentCompletion().startsWith("not tasks.api."));
    }

    void predecessorsAreListedAndRemoved()
    {
        m_page->showTask(tests::largeDraft, TaskId("review"));
        QCOMPARE(rows(), QStringList({"End-to-end tests", "Security scan", "Release approval"}));
        press("Do not wait for Security scan");
        QVERIFY(!plan().edges.contains(Edge{TaskId("scan"), TaskId("review")}));
        QTRY_COMPARE(rows(), QStringList({"End-to-end tests", "Release approval"}));
    }

    void onlyWhatMayComeBeforeIsOffered()
    {
        m_page->showTask(tests::largeDraft, TaskId("canary"));
        QComboBox *const chooser = box("Wait also for");
        QVERIFY(chooser);
        QVERIFY(chooser->findData("scan") >= 0);
        QVERIFY(chooser->findData("api") < 0); // it waits for it already
        QVERIFY(chooser->findData("watch") < 0); // would be a circle
        QVERIFY(chooser->findData("notes") < 0); // a later phase
        QVERIFY(chooser->findData("zero") < 0); // the rollback lane
        emit chooser->activated(chooser->findData("scan"));
        QVERIFY(plan().edges.contains(Edge{TaskId("scan"), TaskId("canary")}));
    }

    void theLaneSaysWhatItUndoes()
    {
        m_page->showTask(tests::largeDraft, TaskId("blue"));
        QVERIFY(rows().contains("Blue-green api"));
        QComboBox *const chooser = box("Undo");
        emit chooser->activated(chooser->findData("canary"));
        QCOMPARE(plan().task(TaskId("blue"))->undoes, TaskId("canary"));
    }

    void aTaskSaysHowItIsTakenBack()
    {
        m_page->showTask(tests::largeDraft, TaskId("api"));
        QVERIFY(rows().contains("Switch to blue"));
        QSignalSpy chosen(m_page.get(), &ConditionsPage::taskChosen);
        for (RowButton *const row : m_page->findChildren<RowButton *>()) {
            if (row->accessibleName() == "Switch to blue")
                row->click();
        }
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<TaskId>(), TaskId("blue"));
    }

    void aRunningFlowOffersNoChange()
    {
        m_page->showTask(tests::largeRun, TaskId("review"));
        for (const QComboBox *const box : m_page->findChildren<QComboBox *>())
            QVERIFY(!box->isEnabled());
        QVERIFY(m_page->findChild<PreconditionField *>()->edit()->isReadOnly());
        QVERIFY(m_page->findChildren<Button *>().isEmpty());
    }

private:
    [[nodiscard]] const domain::Plan &plan() const { return m_sample->plan(tests::largeDraft); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList names;
        for (const RowButton *const row : m_page->findChildren<RowButton *>())
            names.append(row->accessibleName());
        return names;
    }
    [[nodiscard]] QComboBox *box(const QString &name) const
    {
        for (QComboBox *const each : m_page->findChildren<QComboBox *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    void press(const QString &name) const
    {
        for (Button *const button : m_page->findChildren<Button *>()) {
            if (button->accessibleName() == name)
                return button->click();
        }
        QFAIL(qPrintable("no button " + name));
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<ConditionsPage> m_page;
};

RELEASE_DESK_TEST(tst_conditions_page, TestConditionsPage)
#include "tst_conditions_page.moc"
