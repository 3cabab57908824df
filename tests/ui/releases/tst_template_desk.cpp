// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit.h"
#include "core/templates/offered_update.h"
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/plan/plan_document.h"
#include "ui/releases/conflict_choices.h"
#include "ui/releases/template_desk.h"
#include "ui/releases/template_fields.h"
#include "ui/releases/update_rows.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;
using namespace releasedesk::domain;

namespace {

QByteArray drawing()
{
    return "<?xml version=\"1.0\"?>\n"
           "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\">\n"
           "  <process id=\"p\" name=\"Ship it\">\n"
           "    <startEvent id=\"s\"/>\n"
           "    <serviceTask id=\"build\" name=\"Build\"/>\n"
           "    <userTask id=\"look\" name=\"Look\"/>\n"
           "    <sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"build\"/>\n"
           "    <sequenceFlow id=\"f2\" sourceRef=\"build\" targetRef=\"look\"/>\n"
           "    <sequenceFlow id=\"f3\" sourceRef=\"look\" targetRef=\"build\"/>\n"
           "  </process>\n"
           "</definitions>";
}

} // namespace

class TestTemplateDesk final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_sample = std::make_unique<tests::SampleDesk>();
        m_book = std::make_unique<TemplateBook>(m_folder->path());
        m_desk = std::make_unique<TemplateDesk>(m_sample->desk, *m_book);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1100, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
        m_book.reset();
        m_sample.reset();
        m_folder.reset();
    }

    void aDraftIsKeptAsATemplateAndAsItsNextVersion()
    {
        QSignalSpy told(m_desk.get(), &TemplateDesk::told);
        for (const int version : {1, 2}) {
            m_desk->keepAsTemplate(tests::catalogRelease, m_window.get());
            auto *const fields = m_window->findChild<TemplateFields *>();
            QVERIFY(fields);
            write(fields, 0, "Our catalog way");
            QCOMPARE(fields->id(), "our-catalog-way");
            QVERIFY(confirm());
            QTRY_VERIFY(!m_window->findChild<ConfirmDialog *>());
            QCOMPARE(told.size(), version);
            QCOMPARE(m_book->library().versions("our-catalog-way").first(), version);
        }
        QCOMPARE(templates::TemplateLibrary(m_folder->path()).find("our-catalog-way")->plan.tasks.size(),
                 m_sample->desk.release(tests::catalogRelease)->plan().tasks.size());
    }

    void anIdThatCannotBeIsNotTaken()
    {
        m_desk->keepAsTemplate(tests::catalogRelease, m_window.get());
        auto *const fields = m_window->findChild<TemplateFields *>();
        write(fields, 1, "../Up");
        QVERIFY(!fields->missing().isEmpty());
        QVERIFY(!m_window->findChild<ConfirmDialog *>()->canConfirm());
        write(fields, 1, "up");
        QVERIFY(m_window->findChild<ConfirmDialog *>()->canConfirm());
        QCOMPARE(templateIdOf(QStringLiteral("표준 배포 2.0 Ünï")), "2-0-u-ni");
    }

    void aNewerVersionIsShownAndTakenAsOneStep()
    {
        const ReleaseId id = draftOf(1);
        const Release &draft = *m_sample->desk.release(id);
        QVERIFY(!templates::hasUpdate(draft, m_sample->desk.directory(), m_book->library()));
        Plan next = draft.plan();
        const TaskId first = next.tasks.first().id;
        const QString title = next.tasks.first().title;
        next.tasks.first().durationMinutes = 77;
        QVERIFY(keep(next));
        QVERIFY(templates::hasUpdate(draft, m_sample->desk.directory(), m_book->library()));

        m_desk->showUpdate(id, m_window.get());
        auto *const table = m_window->findChild<TableView *>();
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(table->model()->index(0, 0).data().toString().startsWith(title));
        QCOMPARE(table->model()->index(0, 3).data().toString(), "77");
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_window, "template-update", {1100, 720})) > 20);
        QVERIFY(confirm());
        QTRY_VERIFY(m_sample->session.lastCommand<EditPlan>());
        Plan after = draft.plan();
        QVERIFY(applyEdits(after, m_sample->session.lastCommand<EditPlan>()->edits));
        QCOMPARE(after.task(first)->durationMinutes, 77);
    }

    void whatBothChangedIsChosen()
    {
        const ReleaseId id = draftOf(1);
        const Plan mine = m_sample->desk.release(id)->plan();
        Task here = mine.tasks.first();
        here.title = "Named here";
        here.durationMinutes = 66;
        m_sample->session.happen(id, tests::sampleUser, tests::sampleNow(),
                                 PlanEdited{2, QJsonArray{planEditToJson(ChangeTask{here})}, "Mine"});
        Plan next = mine;
        next.tasks.first().title = "Named there";
        next.tasks.first().durationMinutes = 77;
        QVERIFY(keep(next));

        m_desk->showUpdate(id, m_window.get());
        auto *const choices = m_window->findChild<ConflictChoices *>();
        QVERIFY(choices);
        QCOMPARE(choices->choices().size(), 2);
        QVERIFY(choices->taken().isEmpty());
        QVERIFY(!confirm()); // nothing would come
        SegmentedControl *title = nullptr;
        for (SegmentedControl *const each : choices->choices())
            title = each->accessibleName().endsWith("Name") ? each : title;
        QVERIFY(title);
        title->findChildren<QAbstractButton *>().last()->click();
        QCOMPARE(choices->taken().size(), 1);
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_window, "template-conflicts", {1100, 720})) > 20);
        QVERIFY(confirm());
        QTRY_VERIFY(m_sample->session.lastCommand<EditPlan>());
        Plan after = m_sample->desk.release(id)->plan();
        QVERIFY(applyEdits(after, m_sample->session.lastCommand<EditPlan>()->edits));
        QCOMPARE(after.tasks.first().title, "Named there");
        QCOMPARE(after.tasks.first().durationMinutes, 66);
    }

    void whatIsNoDraftStaysWithItsVersion()
    {
        QSignalSpy failed(m_desk.get(), &TemplateDesk::failed);
        m_desk->showUpdate(tests::checkoutRelease, m_window.get());
        QCOMPARE(failed.size(), 1);
        QVERIFY(!m_window->findChild<ConfirmDialog *>());
    }

    void rowsSayWhatComesAndWhatStays()
    {
        const Plan base = tests::samplePlan();
        Plan update = base;
        update.tasks[0].durationMinutes += 5;
        update.tasks[1].title = "Renamed there";
        Plan draft = base;
        draft.tasks[1].title = "Renamed here";
        const auto merged = templates::updateOf(base, draft, update);
        const QList<UpdateRow> rows = updateRows(base, draft, update, merged);
        QCOMPARE(rows.size(), 2);
        QVERIFY(!rows.first().isConflict);
        QCOMPARE(rows.first().update, QString::number(update.tasks[0].durationMinutes));
        QVERIFY(rows.last().isConflict);
        QCOMPARE(rows.last().before, base.tasks[1].title);
        QCOMPARE(rows.last().here, "Renamed here");
        QCOMPARE(rows.last().update, "Renamed there");
        QVERIFY(rows.last().what.startsWith("Renamed here"));
    }

    void filesAreReadForWhatTheyAre()
    {
        const auto drawn = readFlowFile(file("way.bpmn", drawing()));
        QVERIFY2(drawn, drawn ? "" : qPrintable(drawn.error().message));
        QCOMPARE(drawn->kind, FlowFile::Kind::Drawing);
        QCOMPARE(drawn->pattern.name, "Ship it");
        QCOMPARE(drawn->pattern.plan.tasks.size(), 2);
        QVERIFY(!drawn->remarks.isEmpty()); // a flow has no way back to an earlier task

        const Release &release = *m_sample->desk.release(tests::catalogRelease);
        const QByteArray text = documents::writeReleaseText(documents::ReleaseText::of(release));
        const auto read = readFlowFile(file("release.yaml", text));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->kind, FlowFile::Kind::Release);
        QCOMPARE(read->release.version, release.version());
        QCOMPARE(read->pattern.plan, release.plan());

        const auto pattern = templates::builtInTemplates().first();
        const auto kept = readFlowFile(file("pattern.yaml", templates::writeTemplate(pattern)));
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
        QCOMPARE(kept->kind, FlowFile::Kind::Template);
        QCOMPARE(kept->pattern.id, pattern.id);
    }

    void whatCannotBeReadNamesTheFileAndThePlace()
    {
        const auto broken = readFlowFile(file("broken.yaml", "project: x\nversion: [\n"));
        QVERIFY(!broken);
        QVERIFY2(broken.error().message.contains("broken.yaml") && broken.error().message.contains("line"),
                 qPrintable(broken.error().message));
        QVERIFY(!readFlowFile(file("broken.bpmn", "<definitions")));
        QVERIFY(!readFlowFile(m_folder->filePath("nothing.yaml")));
    }

    void aTemplateInAFileIsKept()
    {
        QSignalSpy opened(m_desk.get(), &TemplateDesk::opened);
        templates::ReleaseTemplate pattern = templates::builtInTemplates().first();
        pattern.id = "from-elsewhere";
        m_desk->openFile(file("pattern.yaml", templates::writeTemplate(pattern)));
        QCOMPARE(opened.size(), 1);
        QVERIFY(m_book->library().find("from-elsewhere"));
    }

    void namesOfFilesHoldNoPlaces()
    {
        QCOMPARE(fileNameOf("../../etc/x y", "yaml"), "etc-x-y.yaml");
        QCOMPARE(fileNameOf("결제 5.1.0", "yaml"), "결제-5.1.0.yaml");
        QCOMPARE(fileNameOf("///", "yaml"), "release.yaml");
    }

private:
    bool confirm()
    {
        auto *const dialog = m_window->findChild<ConfirmDialog *>();
        if (!dialog || !dialog->canConfirm())
            return false;
        dialog->confirmButton()->click();
        return true;
    }

    static void write(TemplateFields *fields, int field, const QString &text)
    {
        QLineEdit *const edit = fields->findChildren<TextField *>().at(field)->edit();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

    //! A draft made of version \p version of “ours”, whose flow is the sample plan.
    ReleaseId draftOf(int version)
    {
        (void)keep(tests::samplePlan());
        ReleaseCreated event;
        event.release = ReleaseId("ours-1");
        event.project = ProjectId("catalog");
        event.version = "1";
        event.owner = tests::sampleUser;
        event.templateId = "ours";
        event.templateVersion = version;
        event.plan = tests::samplePlan();
        m_sample->session.happen(event.release, tests::sampleUser, tests::sampleNow(), event);
        return event.release;
    }

    bool keep(const Plan &plan)
    {
        templates::ReleaseTemplate pattern;
        pattern.id = "ours";
        pattern.name = "Ours";
        pattern.plan = plan;
        return bool(m_book->save(pattern));
    }

    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(name);
        return writeFlowFile(path, bytes) ? path : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<TemplateBook> m_book;
    std::unique_ptr<TemplateDesk> m_desk;
    std::unique_ptr<QWidget> m_window;
};

RELEASE_DESK_TEST(tst_template_desk, TestTemplateDesk)

#include "tst_template_desk.moc"
