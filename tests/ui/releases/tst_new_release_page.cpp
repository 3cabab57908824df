// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/releases/code_fields.h"
#include "ui/releases/new_release_form.h"
#include "ui/releases/new_release_page.h"
#include "ui/releases/template_card.h"
#include "ui/releases/template_desk.h"
#include "ui/releases/template_gallery.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/reading_order.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/read_day.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

templates::ReleaseTemplate templateOf(const QString &id, const QString &name)
{
    templates::ReleaseTemplate made;
    made.id = id;
    made.version = id == "vm-standard" ? 14 : 8;
    made.name = name;
    made.description = "Blue-green for VMs, canary for containers, 3 approvers in order.";
    made.plan = tests::samplePlan();
    return made;
}

domain::JiraVersion version(const QString &name, QDate date, bool isReleased = false, bool isArchived = false)
{
    return {name, "SHOP", name, "About " + name, {}, date, isReleased, isArchived};
}

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

class TestNewReleasePage final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        m_source->known["SHOP"]
            = {version("2.7.3", QDate(2026, 10, 13), true, true), version("2.7.4", QDate(2026, 11, 12), true),
               version("2.8.0", QDate(2026, 11, 24)), version("2.9.0", QDate(2026, 12, 8))};
        m_source->known["PAY"] = {version("5.1.0", QDate(2026, 11, 25)), version("5.2.0", {})};
        m_source->content["SHOP/2.9.0"] = tests::plainSnapshot("SHOP", "2.9.0", 5, 12).issues;
        m_source->content["PAY/5.2.0"] = tests::plainSnapshot("PAY", "5.2.0", 1, 2).issues;
        m_service = std::make_unique<versions::VersionService>(&m_sample->desk, [this](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(m_source);
        });
        m_page = std::make_unique<NewReleasePage>(m_sample->desk, *m_service, m_sample->clock,
                                                  QList{templateOf("hotfix", "Hotfix"),
                                                        templateOf("vm-standard", "VM + K8s, standard"),
                                                        templateOf("canary", "Containers, canary")});
        m_page->resize(1224, 828);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_service.reset();
        m_sample.reset();
    }

    void issuesOfOtherProjectsAndSitesComeToo()
    {
        m_source->projectList = {{"1", "SHOP", "Shop"}, {"2", "PAY", "Payments"}};
        m_source->content["SHOP/2.9.0"] = tests::plainSnapshot("SHOP", "2.9.0", 5, 12).issues;
        ScopeSources *const sources = m_page->form()->sources();
        QVERIFY(!sources->isVisible()); // without a Jira there is nothing to add
        sources->setSites({{ConnectionId("jira"), "Jira"}, {ConnectionId("jira-dc"), "Jira Data Center"}});
        QSignalSpy created(m_page.get(), &NewReleasePage::created);
        m_page->start();
        QTRY_COMPARE(m_page->form()->choice()->chosen(), "2.9.0");
        QTRY_VERIFY(m_page->form()->choice()->contents());

        const auto box = [sources](const QString &name) {
            for (QComboBox *const each : sources->findChildren<QComboBox *>()) {
                if (each->accessibleName() == name)
                    return each;
            }
            return static_cast<QComboBox *>(nullptr);
        };
        const auto button = [sources](const QString &text) {
            for (Button *const each : sources->findChildren<Button *>()) {
                if (each->text() == text || each->accessibleName() == text)
                    return each;
            }
            return static_cast<Button *>(nullptr);
        };
        button("Add a source…")->click();
        QVERIFY(box("Jira")->hasFocus());
        QVERIFY(!button("Add to the release")->isEnabled());
        box("Jira")->setCurrentIndex(1);
        QTRY_COMPARE(box("Jira project")->count(), 2);
        box("Jira project")->setCurrentIndex(1);
        QTRY_COMPARE(box("Version to take")->count(), 2);
        box("Version to take")->setCurrentIndex(box("Version to take")->findText("5.2.0"));
        QVERIFY(button("Add to the release")->isEnabled());
        button("Add to the release")->click();
        QTRY_VERIFY(!sources->isReading());
        QVERIFY(!sources->hasFailed());
        QVERIFY2(!button("Add to the release")->isEnabled(), "the same twice makes no sense");

        m_page->form()->create();
        QTRY_VERIFY(m_sample->session.lastCommand<domain::CreateRelease>());
        const auto command = *m_sample->session.lastCommand<domain::CreateRelease>();
        QCOMPARE(command.scope,
                 (QList<domain::ScopeEntry>{{command.scope.first().connection, "SHOP", "2.9.0"},
                                            {ConnectionId("jira-dc"), "PAY", "5.2.0"}}));
        QCOMPARE(command.snapshot.versions.size(), 2);
        QCOMPARE(command.snapshot.issues.size(),
                 m_source->content["SHOP/2.9.0"].size() + m_source->content["PAY/5.2.0"].size());
    }

    void theSameReleaseIsNotMadeTwice()
    {
        m_page->start();
        QTRY_COMPARE(m_page->form()->choice()->chosen(), "2.9.0");
        QTRY_VERIFY(m_page->form()->choice()->contents());
        QVERIFY(m_page->form()->createButton()->isEnabled());
        domain::ReleaseCreated created;
        created.release = ReleaseId("other");
        created.project = ProjectId("checkout");
        created.version = "2.9.0";
        created.owner = tests::sampleUser;
        m_sample->session.happen(created.release, tests::sampleUser, tests::sampleNow(), created); // by somebody else
        m_page->form()->create();
        QVERIFY(!m_page->form()->createButton()->isEnabled());
        QVERIFY(!m_sample->session.lastCommand<domain::CreateRelease>());

        m_sample->session.happen(created.release, tests::sampleUser, tests::sampleNow(),
                                 domain::ReleaseDiscarded{"made twice"});
        m_page->form()->create();
        QTRY_VERIFY(m_sample->session.lastCommand<domain::CreateRelease>());
    }

    void aSourceThatCannotBeReadKeepsTheReleaseBack()
    {
        m_source->projectList = {{"2", "PAY", "Payments"}};
        ScopeSources *const sources = m_page->form()->sources();
        sources->setSites({{ConnectionId("jira"), "Jira"}});
        m_page->start();
        QTRY_VERIFY(m_page->form()->choice()->contents());
        sources->findChildren<Button *>().first()->click();
        const auto boxes = sources->findChildren<QComboBox *>();
        QTRY_COMPARE(boxes.at(1)->count(), 1);
        boxes.at(1)->setCurrentIndex(0);
        QTRY_COMPARE(boxes.at(3)->count(), 2);
        boxes.at(3)->setCurrentIndex(0);
        m_source->error = Error{ErrorCode::Unavailable, "Jira is away.", {}};
        for (Button *const each : sources->findChildren<Button *>()) {
            if (each->text() == "Add to the release")
                each->click();
        }
        QTRY_VERIFY(sources->hasFailed());
        QVERIFY(!m_page->form()->createButton()->isEnabled());
        m_source->error.reset();
        for (Button *const each : sources->findChildren<Button *>()) {
            if (each->text() == "Try again")
                each->click();
        }
        QTRY_VERIFY(!sources->hasFailed() && !sources->isReading());
        QVERIFY(m_page->form()->createButton()->isEnabled());
    }

    void tabGoesDownTheFormThenThroughTheTemplates()
    {
        m_page->start();
        QTRY_VERIFY(m_page->form()->createButton()->isEnabled());
        QVERIFY(m_page->form()->projectBox()->hasFocus());
        QList<QWidget *> walked;
        do {
            walked.append(QApplication::focusWidget());
            QTest::keyClick(walked.last(), Qt::Key_Tab);
        } while (QApplication::focusWidget() != walked.first() && walked.size() < 60);
        QVERIFY(walked.size() < 60); // around once
        QCOMPARE(QSet<QWidget *>(walked.begin(), walked.end()).size(), walked.size());

        int lowest = 0;
        bool isInGallery = false;
        for (const QWidget *const each : std::as_const(walked)) {
            isInGallery |= m_page->gallery()->isAncestorOf(each);
            QCOMPARE(m_page->form()->isAncestorOf(each), !isInGallery); // never back
            if (isInGallery)
                continue;
            const int bottom = each->mapTo(m_page->form(), QPoint(0, each->height())).y();
            QVERIFY2(bottom > lowest - each->height(), each->metaObject()->className());
            lowest = std::max(lowest, bottom);
        }
        QVERIFY(isInGallery);
        QVERIFY(walked.contains(m_page->form()->createButton()));

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), walked.last());
    }

    void aSourceThatIsAddedIsReachedWhereItStands()
    {
        m_source->projectList = {{"1", "SHOP", "Shop"}, {"2", "PAY", "Payments"}};
        m_page->form()->sources()->setSites({{ConnectionId("jira"), "Jira"}, {ConnectionId("dc"), "Data Center"}});
        m_page->start();
        QTRY_VERIFY(m_page->form()->createButton()->isEnabled());
        for (Button *const each : m_page->form()->sources()->findChildren<Button *>()) {
            if (each->text() == "Add a source…")
                each->click(); // fields that were not there before
        }
        QTest::qWait(1);
        const QList<QWidget *> order = inReadingOrder(*m_page->form());
        const auto isOfSources = [this](const QWidget *each) { return m_page->form()->sources()->isAncestorOf(each); };
        const auto first = std::ranges::find_if(order, isOfSources);
        QVERIFY(first != order.end());
        const auto after = std::find_if_not(first, order.end(), isOfSources);
        QVERIFY(std::none_of(after, order.end(), isOfSources)); // together, none of them at the end
        QCOMPARE(order.last(), m_page->form()->createButton());
    }

    void escapeLeavesTheForm()
    {
        QSignalSpy cancelled(m_page.get(), &NewReleasePage::cancelled);
        m_page->start();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(m_sample->session.commands().isEmpty());
    }

    void typingTheProjectAndCtrlEnterIsEnough()
    {
        QSignalSpy created(m_page.get(), &NewReleasePage::created);
        m_page->start();
        QVERIFY(m_page->form()->projectBox()->hasFocus());
        QCOMPARE(m_page->gallery()->chosen().id, "vm-standard"); // used last

        QTest::keyClick(m_page->form()->projectBox(), Qt::Key_P);
        QTest::keyClick(m_page->form()->projectBox(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_sample->session.lastCommand<domain::CreateRelease>()); // once the issues have come

        const auto command = *m_sample->session.lastCommand<domain::CreateRelease>();
        QCOMPARE(command.project, ProjectId("payments"));
        QCOMPARE(command.version, "5.2.0"); // 5.1.0 has a release already
        QCOMPARE(command.templateId, "vm-standard");
        QCOMPARE(command.templateVersion, 14);
        QCOMPARE(command.title, "About 5.2.0");
        QCOMPARE(command.owner, PersonId("gaeun.han"));
        QCOMPARE(command.snapshot.issues.size(), 2);
        QCOMPARE(command.scope, (QList<domain::ScopeEntry>{{ConnectionId("jira"), "PAY", "5.2.0"}}));
        QCOMPARE(command.plan.tasks.size(), tests::samplePlan().tasks.size());
        QVERIFY(created.isEmpty()); // until the event

        domain::ReleaseCreated event;
        event.release = command.release;
        event.project = command.project;
        event.version = command.version;
        m_sample->session.happen(command.release, tests::sampleUser, tests::sampleNow(), event);
        QCOMPARE(created.size(), 1);
        QCOMPARE(created.first().first().value<ReleaseId>(), command.release);
    }

    void theNewestUnreleasedVersionIsChosenWithItsWindow()
    {
        m_page->start(ProjectId("checkout"));

        QTRY_VERIFY(m_page->form()->choice()->contents());

        QCOMPARE(m_page->form()->choice()->chosen(), "2.9.0");
        QStringList offered;
        for (int i = 0; i < m_page->form()->versionBox()->count(); ++i)
            offered.append(m_page->form()->versionBox()->itemText(i));
        QCOMPARE(offered, QStringList({"2.9.0", "2.8.0", "2.7.4, released"}));
        QCOMPARE(m_page->form()->window()->day()->text(), "Tue 8 Dec 2026");
        QCOMPARE(m_page->form()->window()->hours()->text(), "14:00–16:00");
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_page, "new-release", {1224, 828})) > 100);
    }

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

    void anotherVersionCanBeAskedFor()
    {
        m_page->start(ProjectId("checkout"), "2.8.0");

        QTRY_COMPARE(m_page->form()->choice()->chosen(), "2.8.0");
    }

    void whatCannotBeReadIsSaidAndTriedAgain()
    {
        m_source->error = Error{ErrorCode::Unavailable, "Jira does not answer."};
        m_page->start(ProjectId("checkout"));
        QTRY_VERIFY(bannerThatSays("Jira does not answer."));
        QVERIFY(!m_page->form()->createButton()->isEnabled());

        m_source->error.reset();
        emit bannerThatSays("Jira does not answer.")->actionTriggered(0);

        QTRY_VERIFY(m_page->form()->choice()->contents());
        QVERIFY(m_page->form()->createButton()->isEnabled());
        QVERIFY(!bannerThatSays("Jira does not answer."));
    }

    void aRefusedDraftKeepsTheForm()
    {
        m_page->start(ProjectId("checkout"));
        QTRY_VERIFY(m_page->form()->choice()->contents());
        m_sample->session.refusal = Error{ErrorCode::PermissionDenied, "You may not create releases."};

        m_page->form()->create();

        QVERIFY(bannerThatSays("You may not create releases."));
        QVERIFY(!m_page->form()->createButton()->isBusy());
        QCOMPARE(m_page->form()->choice()->chosen(), "2.9.0");
    }

    void arrowsChooseATemplate()
    {
        m_page->start();
        auto *const first = m_page->findChildren<TemplateCard *>().first();
        first->setFocus();
        first->setChecked(true);

        QTest::keyClick(first, Qt::Key_Right);

        QCOMPARE(m_page->gallery()->chosen().id, "vm-standard");
    }

    void daysAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        QTest::newRow("as it is printed") << "Tue 8 Dec 2026" << QDate(2026, 12, 8);
        QTest::newRow("short") << "8 Dec" << QDate(2026, 12, 8);
        QTest::newRow("next year") << "3 Jan" << QDate(2027, 1, 3);
        QTest::newRow("ISO") << "2026-12-08" << QDate(2026, 12, 8);
        QTest::newRow("Korean, as it is printed") << QString::fromUtf8("2026-12-08(화)") << QDate(2026, 12, 8);
        QTest::newRow("month and day") << "12/8" << QDate(2026, 12, 8);
        QTest::newRow("no such day") << "31 Feb" << QDate();
        QTest::newRow("words") << "soon" << QDate();
    }

    void daysAreReadAsPeopleWriteThem()
    {
        QFETCH(const QString, text);
        QTEST(readDay(text, QDate(2026, 11, 24)), "date");
    }

    void hoursAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::newRow("as printed") << QString::fromUtf8("14:00–16:30") << QTime(14, 0) << QTime(16, 30);
        QTest::newRow("short") << "9-11" << QTime(9, 0) << QTime(11, 0);
        QTest::newRow("over midnight") << "22:00-2:00" << QTime(22, 0) << QTime(2, 0);
        QTest::newRow("until midnight") << "22-24" << QTime(22, 0) << QTime(0, 0);
        QTest::newRow("nothing in between") << "9-9" << QTime() << QTime();
        QTest::newRow("no hours") << "noon" << QTime() << QTime();
    }

    void hoursAreRead()
    {
        QFETCH(const QString, text);
        const auto [from, to] = WindowFields::readHours(text);
        QTEST(from, "from");
        QTEST(to, "to");
    }

    void aWindowThatIsOverIsRefused()
    {
        m_page->start(ProjectId("checkout"));
        QTRY_VERIFY(m_page->form()->choice()->contents());
        QLineEdit *const day = m_page->form()->window()->day()->edit();
        day->selectAll();
        QTest::keyClicks(day, "2026-11-23");

        m_page->form()->create();

        QVERIFY(m_sample->session.commands().isEmpty());
        QVERIFY(m_page->form()->window()->day()->error().contains("over already"));
    }

private:
    ErrorBanner *bannerThatSays(const QString &sentence) const
    {
        for (ErrorBanner *const each : m_page->findChildren<ErrorBanner *>()) {
            if (each->isVisibleTo(m_page.get()) && each->sentence() == sentence)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<NewReleasePage> m_page;
};

RELEASE_DESK_TEST(tst_new_release_page, TestNewReleasePage)
#include "tst_new_release_page.moc"
