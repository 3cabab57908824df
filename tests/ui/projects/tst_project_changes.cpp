// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/projects/project_changes.h"
#include "ui/projects/project_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestProjectChanges final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_page = std::make_unique<QWidget>();
        m_page->resize(1024, 720);
        m_page->show();
        m_saved.clear();
        m_refusal.reset();
    }
    void cleanup()
    {
        m_page.reset();
        m_sample.reset();
    }

    void aProjectIsAddedByKeyboardAlone()
    {
        ProjectId gone;
        ProjectNeeds wish = needs();
        wish.saved = [&gone](const ProjectId &id) { gone = id; };
        addProject(wish);
        ConfirmDialog *const dialog = box();
        auto *const form = dialog->findChild<ProjectForm *>();
        QVERIFY(!dialog->canConfirm());
        QTest::keyClicks(form->id()->edit(), "search");
        QVERIFY(!dialog->canConfirm()); // the only Jira is offered, and what it calls the project is missing
        QTest::keyClicks(form->jiraProject()->edit(), "SRCH");
        QTest::keyClicks(form->repositories(), "/srv/search");
        QTest::keyClicks(form->variables(), "jenkins");
        QVERIFY(!dialog->canConfirm());
        QTest::keyClicks(form->variables(), " = ci");
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_page, "project-add", {1024, 720})) > 20);

        QTest::keyClick(form->id()->edit(), Qt::Key_Return, Qt::ControlModifier);

        QCOMPARE(m_saved.size(), 1);
        QCOMPARE(m_saved.first().id, ProjectId("search"));
        QCOMPARE(m_saved.first().owner, m_sample->desk.person());
        QCOMPARE(m_saved.first().jira, ConnectionId("jira"));
        QCOMPARE(m_saved.first().jiraProject, "SRCH");
        QCOMPARE(m_saved.first().repositories, QStringList{"/srv/search"});
        QCOMPARE(m_saved.first().variables.value("jenkins"), "ci");
        QCOMPARE(gone, ProjectId("search"));
    }

    void whatIsThereIsChangedAndKeepsTheRest()
    {
        const domain::Project before = *m_sample->desk.directory().project(ProjectId("checkout"));
        changeProject(needs(), before.id);
        auto *const form = box()->findChild<ProjectForm *>();
        QVERIFY(form->id()->edit()->isReadOnly());
        QVERIFY(!box()->canConfirm()); // nothing is changed yet
        form->repositories()->setPlainText("/srv/checkout\n\n/srv/payments\n");
        QTest::mouseClick(box()->confirmButton(), Qt::LeftButton);
        QCOMPARE(m_saved.size(), 1);
        QCOMPARE(m_saved.first().repositories.size(), 2);
        QCOMPARE(m_saved.first().variables, before.variables);
        QCOMPARE(m_saved.first().components, before.components);
    }

    void whatIsRefusedStaysInTheBox()
    {
        m_refusal = Error{ErrorCode::PermissionDenied, "Ask one of them.", {}};
        addProject(needs());
        auto *const form = box()->findChild<ProjectForm *>();
        QTest::keyClicks(form->id()->edit(), "search");
        form->jira()->setCurrentIndex(0);
        QTest::mouseClick(box()->confirmButton(), Qt::LeftButton);
        QVERIFY(m_saved.isEmpty());
        QVERIFY(box() && box()->isVisible());
    }

private:
    [[nodiscard]] ProjectNeeds needs()
    {
        domain::Connection jira;
        jira.id = ConnectionId("jira");
        jira.system = domain::ConnectedSystem::JiraCloud;
        domain::Connection ci;
        ci.id = ConnectionId("ci");
        ci.system = domain::ConnectedSystem::Jenkins;
        return {m_sample->desk,
                {jira, ci},
                [this](const domain::Project &project) -> Result<> {
                    if (m_refusal)
                        return tl::unexpected(*m_refusal);
                    m_saved.append(project);
                    return {};
                },
                m_page.get()};
    }

    [[nodiscard]] ConfirmDialog *box() const { return m_page->findChild<ConfirmDialog *>(); }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<QWidget> m_page;
    QList<domain::Project> m_saved;
    std::optional<Error> m_refusal;
};

RELEASE_DESK_TEST(tst_project_changes, TestProjectChanges)
#include "tst_project_changes.moc"
