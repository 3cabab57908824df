// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/releases/new_release_world.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/widgets/picture.h"
#include "ui/releases/new_release_form.h"
#include "ui/releases/new_release_page.h"
#include "ui/releases/template_card.h"
#include "ui/releases/template_gallery.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/reading_order.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestNewReleasePage final : public QObject, private tests::NewReleaseWorld
{
    Q_OBJECT

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

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
};

RELEASE_DESK_TEST(tst_new_release_page, TestNewReleasePage)
#include "tst_new_release_page.moc"
