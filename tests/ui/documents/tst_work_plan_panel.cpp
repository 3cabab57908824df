// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/panel_picture.h"
#include "tests/ui/support/sample_desk.h"
#include "tests/ui/widgets/picture.h"
#include "ui/documents/paper_table.h"
#include "ui/documents/plan_overview.h"
#include "ui/documents/work_plan_model.h"
#include "ui/documents/work_plan_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/table_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestWorkPlanPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::SampleDesk>();
        m_panel = std::make_unique<WorkPlanPanel>(m_sample->desk, m_sample->clock);
        m_panel->showRelease(tests::checkoutRelease);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void modelsKeepTheirRules()
    {
        const auto steps = documents::workPlanSteps(release(), m_sample->desk.directory());
        for (const bool isRollback : {false, true}) {
            WorkPlanModel model(isRollback);
            const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            model.setSteps(steps);
            QCOMPARE(model.rowCount(), isRollback ? 1 : 8);
        }
    }

    void stepsTellWhatIsPlannedAndMeasured()
    {
        const QAbstractItemModel &model = *tables().at(0)->model();
        QCOMPARE(model.index(0, WorkPlanModel::TaskColumn).data().toString(), "Build release");
        QCOMPARE(model.index(0, WorkPlanModel::ResultColumn).data().toString(), "Build #4187");
        QCOMPARE(model.index(0, WorkPlanModel::ResultColumn).data(GlyphRole).value<State>(), State::Succeeded);
        QCOMPARE(model.index(0, WorkPlanModel::StartColumn).data().toString(), "13:10");
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "workplan", {1388, 792})) > 60);
    }

    void nothingIsCutThatPeopleHaveToRead()
    {
        m_panel->resize(1100, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        TableView *const table = tables().at(0);
        const int plain = Theme::current().rowHeight(32);
        int higher = 0;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < WorkPlanModel::ColumnCount; ++column) {
                if (table->isColumnHidden(column))
                    continue;
                const QString text = table->model()->index(row, column).data().toString();
                const QFontMetrics metrics(Theme::current().font(FontRole::Secondary));
                const int lines = (metrics.horizontalAdvance(text) + 1) / table->columnWidth(column) + 1;
                if (lines > 1)
                    QVERIFY2(table->rowHeight(row) >= lines * metrics.height(), qPrintable(text));
            }
            higher += table->rowHeight(row) > plain ? 1 : 0;
        }
        QVERIFY(higher > 0);
        QVERIFY(table->height() >= table->verticalHeader()->length());
    }

    void itsSectionsTellIssuesPeopleAndRevisions()
    {
        QStringList titles;
        for (PaperTable *const each : m_panel->findChildren<PaperTable *>()) {
            if (each->isVisibleTo(m_panel.get()))
                titles.append(each->table().title);
        }
        QCOMPARE(titles, (QStringList{"Applied changes", "Contacts", "Revisions"}));
        const QString markdown = documents::workPlanMarkdown(release(), m_sample->desk.directory(), tests::sampleNow());
        for (const domain::Issue &issue : release().snapshot().issues)
            QVERIFY2(markdown.contains(issue.key), qPrintable(issue.key));
    }

    void rollbackStepsAreMarked()
    {
        const QAbstractItemModel &model = *tables().at(1)->model();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, WorkPlanModel::NumberColumn).data().toString(), "R1");
        QCOMPARE(model.index(0, WorkPlanModel::TaskColumn).data(IconRole).toString(), "undo");
    }

    void theOverviewNamesWhatIsSigned()
    {
        const QList<PlanFact> facts = planFacts(release(), m_sample->desk.directory());
        QMap<QString, QString> values;
        for (const PlanFact &fact : facts)
            values.insert(fact.name, fact.value);

        QCOMPARE(values.value("Project"), "checkout");
        QCOMPARE(values.value("Version"), "2.8.0");
        QCOMPARE(values.value("Owner"), "Bae-dal Yoon");
        QVERIFY2(values.value("Window").startsWith(QStringLiteral("2026-11-24 14:00 – 16:00")),
                 qPrintable(values.value("Window")));
        QVERIFY(values.value("Scope").contains("23 done"));
        QVERIFY(values.value("Approvers").contains("Jiho Kim"));
        QCOMPARE(values.value("Fingerprint"), release().frozenDigest());
    }

    void theMarkdownIsCopiedAndSaved()
    {
        m_panel->copyMarkdown();
        const QString markdown = QGuiApplication::clipboard()->text();
        QVERIFY(markdown.startsWith("# Work plan: checkout 2.8.0"));
        const QTemporaryDir folder;
        QVERIFY(m_panel->saveTo(folder.filePath("plan.md")));
        QFile file(folder.filePath("plan.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), markdown);

        QVERIFY(!m_panel->saveTo(folder.filePath("no/such/folder/plan.md")));
        QVERIFY(!m_panel->saveTo(folder.filePath("no/such/folder/plan.pdf")));
        QVERIFY(m_panel->findChild<ErrorBanner *>()->isVisibleTo(m_panel.get()));
    }

    void thePaperHasTheBoxWithItsStamps_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("dark, and the paper is light all the same") << Theme::Mode::Dark;
    }

    void thePaperHasTheBoxWithItsStamps()
    {
        QFETCH(const Theme::Mode, mode);
        Theme::current().setMode(mode);
        const QTemporaryDir folder;
        QVERIFY(m_panel->saveTo(folder.filePath("plan.pdf")));
        QVERIFY(m_panel->saveTo(QStringLiteral(RD_BIN_DIR "/../paper-workplan.pdf"))); // for the eye
        Theme::current().setMode(Theme::Mode::Light);

        QFile file(folder.filePath("plan.pdf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pdf = file.readAll();
        QVERIFY(pdf.startsWith("%PDF-"));
        QCOMPARE(pdf.count("/Subtype /Image"), 1); // the box; nothing else is drawn or loaded
        QVERIFY(m_panel->findChild<ErrorBanner *>()->isHidden());
    }

    void aStepOpensItsTaskByKeyboard()
    {
        QSignalSpy opened(m_panel.get(), &WorkPlanPanel::taskActivated);
        for (TableView *const table : tables()) {
            table->setCurrentIndex(table->model()->index(0, 0));
            QTest::keyClick(table, Qt::Key_Return);
        }
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.at(0).first().value<TaskId>(), TaskId("build"));
        QCOMPARE(opened.at(1).first().value<TaskId>(), TaskId("back"));
    }

private:
    [[nodiscard]] const domain::Release &release() const { return *m_sample->desk.release(tests::checkoutRelease); }
    [[nodiscard]] QList<TableView *> tables() const { return m_panel->findChildren<TableView *>(); }

    std::unique_ptr<tests::SampleDesk> m_sample;
    std::unique_ptr<WorkPlanPanel> m_panel;
};

RELEASE_DESK_TEST(tst_work_plan_panel, TestWorkPlanPanel)
#include "tst_work_plan_panel.moc"
