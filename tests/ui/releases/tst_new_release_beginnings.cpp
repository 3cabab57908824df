// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/releases/new_release_world.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/releases/code_fields.h"
#include "ui/releases/new_release_form.h"
#include "ui/releases/new_release_page.h"
#include "ui/releases/template_card.h"
#include "ui/releases/template_desk.h"
#include "ui/releases/template_gallery.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

//! The same issues with a commit.
QCoro::Task<Result<reconciliation::CodedSnapshot>> codeOf(domain::IssueSnapshot snapshot, bool isReadable,
                                                          QString base = {})
{
    if (!isReadable)
        co_return failure(ErrorCode::Unavailable, QStringLiteral("The code could not be read."));
    domain::ScopeCommit commit;
    commit.hash = QString(40, 'a');
    commit.author = PersonId("taeyang.jung");
    snapshot.commits = {commit};
    reconciliation::CodedSnapshot coded{snapshot};
    coded.ranges = {QString("shop: " + (base.isEmpty() ? QString("v2.7.4") : base))};
    if (base.isEmpty())
        coded.doubts = {"No tag of 2.9.0; v2.7.4 counts as the base."};
    co_return coded;
}

} // namespace

//! What a new release begins with: the code of its version, and the flow it takes over.
class TestNewReleaseBeginnings final : public QObject, private tests::NewReleaseWorld
{
    Q_OBJECT

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

    void itsCodeIsReadWithTheVersion()
    {
        QStringList asked;
        bool isReadable = true;
        m_page->form()->choice()->setReadCode([&](const domain::Project &project, const QString &version,
                                                  const domain::IssueSnapshot &snapshot,
                                                  const reconciliation::CodeEnds & /*ends*/) {
            asked.append(QString(project.id.value() + ' ' + version));
            return codeOf(snapshot, isReadable);
        });
        m_page->start(ProjectId("checkout"));
        QTRY_VERIFY(m_page->form()->choice()->contents());
        QCOMPARE(asked, QStringList{"checkout 2.9.0"});
        QCOMPARE(m_page->form()->choice()->contents()->snapshot.commits.size(), 1);
        m_page->form()->create();
        const auto command = m_sample->session.lastCommand<domain::CreateRelease>();
        QVERIFY(command);
        QCOMPARE(command->snapshot.commits.first().author, PersonId("taeyang.jung")); // who may not approve it

        isReadable = false;
        m_page->start(ProjectId("checkout"));
        QTRY_VERIFY(m_page->form()->choice()->error());
        QCOMPARE(m_page->form()->choice()->error()->message, "The code could not be read.");
        QVERIFY(!m_page->form()->choice()->contents()); // without its authors no release
    }

    void whatItsCodeIsComparedWithCanBeNamed()
    {
        m_page->form()->choice()->setReadCode(
            [](const domain::Project & /*project*/, const QString & /*version*/, const domain::IssueSnapshot &snapshot,
               const reconciliation::CodeEnds &ends) { return codeOf(snapshot, true, ends.base); });
        m_page->start(ProjectId("checkout"));
        QVERIFY2(!m_page->form()->code()->isVisible(), "a project without a repository");
        domain::Directory directory = m_sample->desk.directory();
        for (domain::Project &project : directory.projects)
            project.repositories = {"/srv/git/shop"};
        m_sample->desk.setDirectory(directory);
        m_page->start(ProjectId("checkout"));
        const CodeFields &code = *m_page->form()->code();
        QTRY_VERIFY(m_page->form()->choice()->contents());
        QVERIFY(code.isVisible() && code.doubts()->isVisible());
        QCOMPARE(code.ranges()->text(), "shop: v2.7.4");
        QVERIFY(m_page->form()->createButton()->isEnabled()); // a reservation does not stop it

        code.base()->edit()->setFocus();
        QTest::keyClicks(code.base()->edit(), " v2.8.0 ");
        QTest::keyClick(code.base()->edit(), Qt::Key_Return);
        QTRY_VERIFY(m_page->form()->choice()->contents());
        QCOMPARE(code.ranges()->text(), "shop: v2.8.0");
        QVERIFY(!code.doubts()->isVisible());
        m_page->form()->create();
        const auto command = m_sample->session.lastCommand<domain::CreateRelease>();
        QVERIFY(command);
        QCOMPARE(reconciliation::codeEndsOf(command->plan), (reconciliation::CodeEnds{"v2.8.0", {}}));

        m_page->start(ProjectId("checkout"));
        QVERIFY(code.base()->text().isEmpty());
    }

    void aFlowOfAFileBeginsANewRelease()
    {
        const QTemporaryDir folder;
        TemplateBook book(folder.path());
        TemplateDesk files(m_sample->desk, book);
        m_page->useBook(book, files);
        m_page->start();
        QCOMPARE(m_page->gallery()->chosen().id, templates::builtInTemplates().first().id);
        const domain::Release &release = *m_sample->desk.release(tests::paymentsRelease);
        const QString path = folder.filePath("payments.yaml");
        QVERIFY(writeFlowFile(path, documents::writeReleaseText(documents::ReleaseText::of(release))));

        files.openFile(path);

        QCOMPARE(m_page->gallery()->chosen().plan, release.plan());
        QCOMPARE(m_page->form()->project(), ProjectId("payments"));
        QCOMPARE(m_page->form()->window()->start(), release.windowStart());
        m_page->start(); // another one begins without it
        QVERIFY(m_page->gallery()->chosen().plan != release.plan());
    }

    void whatADrawingCannotSayIsToldAboveTheCards()
    {
        const QTemporaryDir folder;
        TemplateBook book(folder.path());
        TemplateDesk files(m_sample->desk, book);
        m_page->useBook(book, files);
        m_page->start(ProjectId("checkout"));
        const QString path = folder.filePath("way.bpmn");
        const QByteArray drawing
            = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\n"
              "<process id=\"p\" name=\"Ship it\"><task id=\"a\" name=\"A\"/><task id=\"b\" name=\"B\"/>\n"
              "<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/><sequenceFlow id=\"g\" sourceRef=\"b\" "
              "targetRef=\"a\"/>\n"
              "</process></definitions>";
        QVERIFY(writeFlowFile(path, drawing));
        files.openFile(path);
        QCOMPARE(m_page->gallery()->chosen().name, "Ship it");
        const auto labels = m_page->gallery()->findChildren<SafeLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const SafeLabel *each) { return each->text().startsWith("Line "); }));
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_page, "imported-drawing", {1224, 828})) > 100);
    }

    void anEmptyFlowHasPhasesAndNoTask()
    {
        auto *const last = m_page->findChildren<TemplateCard *>().last();
        last->click();
        QVERIFY(m_page->gallery()->chosen().id.isEmpty());
        QCOMPARE(m_page->gallery()->chosen().plan.phases.size(), 5);
        QVERIFY(m_page->gallery()->chosen().plan.tasks.isEmpty());
    }
};

RELEASE_DESK_TEST(tst_new_release_beginnings, TestNewReleaseBeginnings)
#include "tst_new_release_beginnings.moc"
