// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/work_plan_panel.h"

#include "core/documents/approval_box.h"
#include "ui/documents/paper_table.h"
#include "ui/documents/plan_overview.h"
#include "ui/documents/work_plan_model.h"
#include "ui/documents/work_plan_paper.h"
#include "ui/stamps/stamp_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/release_words.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QScrollArea>
#include <QShortcut>
#include <QTextDocument>
#include <QVBoxLayout>

#include <array>

namespace releasedesk::ui {
namespace {

constexpr int paperWidth = 1280;
constexpr std::array<int, WorkPlanModel::ColumnCount> widths{40, 58, 0, 106, 100, 78, 58, 176, 124, 120, 150};

//! A name for a file from text that came from outside.
QString fileNameFor(const QString &project, const QString &version)
{
    QString name = QStringLiteral("work-plan-") + project + u'-' + version;
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.')
            c = u'_';
    }
    return name.left(120) + QStringLiteral(".md");
}

} // namespace

WorkPlanPanel::WorkPlanPanel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_error(new ErrorBanner)
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_subtitle(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_boxPlace(new QVBoxLayout)
    , m_copy(new Button)
    , m_save(new Button)
    , m_print(new Button)
    , m_overviewHead(new SafeLabel(FontRole::Panel))
    , m_overview(new PlanOverview)
    , m_changes(new PaperTable({2, 2, 8, 3, 2}))
    , m_procedureHead(new SafeLabel(FontRole::Panel))
    , m_procedure(new WorkPlanModel(false, this))
    , m_procedureTable(new TableView)
    , m_rollbackHead(new SafeLabel(FontRole::Panel))
    , m_rollback(new WorkPlanModel(true, this))
    , m_rollbackTable(new TableView)
    , m_noRollback(new ErrorBanner)
    , m_contacts(new PaperTable({3, 4, 6, 5}))
    , m_revisions(new PaperTable({1, 6, 3, 3}))
    , m_result(new PaperTable({4, 3, 3, 4}))
{
    auto *const desktop = new Surface(ColorToken::Hover);
    auto *const around = new QHBoxLayout(desktop);
    around->setContentsMargins(20, 20, 20, 20);
    around->addStretch(1);
    around->addWidget(makePaper(), 1000);
    around->addStretch(1);
    auto *const scrolled = new QScrollArea;
    scrolled->setWidgetResizable(true);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setFocusPolicy(Qt::NoFocus);
    scrolled->setWidget(desktop);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_error);
    layout->addWidget(scrolled, 1);
    m_error->setEdgeToEdge(true);
    m_error->clear();

    connect(m_copy, &Button::clicked, this, &WorkPlanPanel::copyMarkdown);
    connect(m_save, &Button::clicked, this, &WorkPlanPanel::saveMarkdown);
    connect(m_print, &Button::clicked, this, &WorkPlanPanel::print);
    connect(new QShortcut(QKeySequence::Print, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &WorkPlanPanel::print);
    connect(m_error, &ErrorBanner::actionTriggered, this, &WorkPlanPanel::saveMarkdown);
    connect(m_procedureTable, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { open(false, index.row()); });
    connect(m_rollbackTable, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { open(true, index.row()); });
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            refresh();
    });
    connect(&desk, &session::Desk::directoryChanged, this, &WorkPlanPanel::refresh);
    setTexts();
}

void WorkPlanPanel::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    // Where there is no room for all, the name of a task comes first; the document has every column.
    for (TableView *const table : {m_procedureTable, m_rollbackTable}) {
        table->setColumnHidden(WorkPlanModel::KindColumn, width() < 1260);
        table->setColumnHidden(WorkPlanModel::CriterionColumn, width() < 1120);
        table->setColumnHidden(WorkPlanModel::MinutesColumn, width() < 980);
        table->setColumnHidden(WorkPlanModel::PerformerColumn, width() < 900);
    }
}

QWidget *WorkPlanPanel::makePaper()
{
    auto *const paper = new Card;
    paper->setSurroundings(ColorToken::Hover);
    paper->setMaximumWidth(paperWidth);
    prepareTable(m_procedureTable, m_procedure);
    prepareTable(m_rollbackTable, m_rollback);
    m_copy->setIconName("copy");
    m_save->setIconName("download");
    m_print->setIconName("document");
    m_print->setShownShortcut(QKeySequence::Print);
    auto *const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addLayout(words, 1);
    head->addWidget(m_copy, 0, Qt::AlignTop);
    head->addWidget(m_save, 0, Qt::AlignTop);
    head->addWidget(m_print, 0, Qt::AlignTop);

    const auto inCard = [](QWidget *content) {
        auto *const card = new Card;
        card->content()->addWidget(content);
        return card;
    };
    QVBoxLayout *const column = paper->content();
    column->setContentsMargins(36, 28, 36, 32);
    column->addLayout(head);
    column->addSpacing(12);
    m_boxPlace->setSpacing(8);
    column->addLayout(m_boxPlace);
    column->addSpacing(14);
    column->addWidget(m_overviewHead);
    column->addSpacing(8);
    column->addWidget(m_overview);
    column->addSpacing(20);
    column->addWidget(m_changes);
    column->addSpacing(20);
    column->addWidget(m_procedureHead);
    column->addSpacing(8);
    column->addWidget(inCard(m_procedureTable));
    column->addSpacing(20);
    column->addWidget(m_rollbackHead);
    column->addSpacing(8);
    column->addWidget(m_noRollback);
    column->addWidget(inCard(m_rollbackTable));
    for (PaperTable *const each : {m_contacts, m_revisions, m_result}) {
        column->addSpacing(20);
        column->addWidget(each);
    }
    column->addStretch();
    return paper;
}

void WorkPlanPanel::prepareTable(TableView *table, WorkPlanModel *model)
{
    table->setModel(model);
    table->setFittingRows(true);
    table->setWrappingRows(true);
    table->setCompactRowHeight(32);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const head = table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setMinimumSectionSize(40);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths.at(i) > 0)
            head->resizeSection(static_cast<int>(i), widths.at(i));
    }
    head->setSectionResizeMode(WorkPlanModel::TaskColumn, QHeaderView::Stretch);
    // A step of the rollback lane is the way back itself.
    table->setColumnHidden(WorkPlanModel::WayBackColumn, model == m_rollback);
}

void WorkPlanPanel::showRelease(const ReleaseId &release)
{
    if (release != m_release)
        m_error->clear();
    m_release = release;
    refresh();
}

QString WorkPlanPanel::markdown() const
{
    const domain::Release *const release = m_desk.release(m_release);
    return release ? documents::workPlanMarkdown(*release, m_desk.directory(), m_clock.utcNow()) : QString();
}

void WorkPlanPanel::copyMarkdown()
{
    QGuiApplication::clipboard()->setText(markdown());
    emit copied();
}

void WorkPlanPanel::saveMarkdown()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    auto *const dialog = new QFileDialog(this, tr("Save the work plan"), {},
                                         tr("PDF with stamps (*.pdf)") + QStringLiteral(";;") + tr("Markdown (*.md)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString name = fileNameFor(release->project().value(), release->version());
    const auto choose = [dialog, name](const QString &filter) {
        const QString suffix = filter.contains(QStringLiteral("*.pdf")) ? QStringLiteral("pdf") : QStringLiteral("md");
        dialog->setDefaultSuffix(suffix);
        dialog->selectFile(QString(name.section(u'.', 0, -2) + u'.' + suffix));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, choose);
    choose(dialog->nameFilters().constFirst());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { saveTo(path); });
    dialog->open();
}

void WorkPlanPanel::print()
{
    if (!m_desk.release(m_release))
        return;
    auto *const dialog = new QPrintDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->printer()->setPageLayout(workPlanPage());
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *printer) {
        if (const domain::Release *const release = m_desk.release(m_release))
            workPlanPaper(*release, m_desk.directory(), m_clock.utcNow())->print(printer);
    });
    dialog->open();
}

bool WorkPlanPanel::saveTo(const QString &path)
{
    QSaveFile file(path);
    const domain::Release *const release = m_desk.release(m_release);
    const auto write = [&] {
        if (path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) {
            writeWorkPlanPaper(file, *release, m_desk.directory(), m_clock.utcNow());
            return true; // what went wrong shows when it is committed
        }
        const QByteArray bytes = markdown().toUtf8();
        return file.write(bytes) == bytes.size();
    };
    if (!release || !file.open(QIODevice::WriteOnly) || !write() || !file.commit()) {
        m_error->showError({ErrorCode::FailedPrecondition,
                            tr("The work plan could not be written to %1. The release is not affected. Choose another "
                               "folder, or make room there.")
                                .arg(path),
                            file.errorString()});
        m_error->setAction(0, tr("Save elsewhere…"));
        return false;
    }
    m_error->clear();
    emit saved(path);
    return true;
}

void WorkPlanPanel::refresh()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const QList<documents::WorkPlanStep> steps = documents::workPlanSteps(*release, m_desk.directory());
    m_procedure->setSteps(steps);
    m_rollback->setSteps(steps);
    m_subtitle->showText(SafeText::lineFromOutside(
        release->title().isEmpty()
            ? nameOf(*release, m_desk.directory())
            : QString(nameOf(*release, m_desk.directory()) + QStringLiteral(" · ") + release->title())));
    showBoxes(*release);
    m_overview->showFacts(planFacts(*release, m_desk.directory()));
    showSections(*release);
    const bool hasRollback = m_rollback->rowCount() > 0;
    m_rollbackTable->parentWidget()->setVisible(hasRollback);
    if (hasRollback)
        m_noRollback->clear();
    else
        m_noRollback->showMessage(ErrorBanner::Kind::Warning, tr("There is no way back in this plan."),
                                  tr("Add tasks to the rollback lane of the flow, so that a failed deployment can be "
                                     "taken back."));
}

void WorkPlanPanel::showSections(const domain::Release &release)
{
    constexpr qsizetype mostIssues = 10;
    constexpr qsizetype mostRows = 100;
    const domain::Directory &directory = m_desk.directory();
    m_changes->showTable(2, documents::appliedChanges(release), mostIssues);
    m_contacts->showTable(5, documents::contactsOf(release, directory), mostRows);
    m_revisions->showTable(6, documents::revisionsOf(release, directory, m_clock.utcNow()), mostRows);
    const auto result = documents::resultOf(release, directory);
    m_result->setVisible(result.has_value());
    if (result)
        m_result->showTable(7, *result, mostRows);
}

//! The approval boxes stand at the head of the paper, in the order in which they are asked for.
void WorkPlanPanel::showBoxes(const domain::Release &release)
{
    const QList<documents::ApprovalBox> approvals
        = documents::approvalBoxes(release, m_desk.directory(), m_clock.utcNow());
    while (m_boxes.size() > approvals.size())
        delete m_boxes.takeLast();
    while (m_boxes.size() < approvals.size()) {
        m_boxes.append(new StampBox);
        m_boxPlace->addWidget(m_boxes.constLast());
    }
    for (qsizetype i = 0; i < approvals.size(); ++i)
        m_boxes.at(i)->showStamps(approvals.at(i).stamps, m_desk.directory(), m_clock.utcNow());
}

void WorkPlanPanel::open(bool isRollback, int row)
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    for (const documents::WorkPlanStep &step : documents::workPlanSteps(*release, m_desk.directory())) {
        if (step.isRollback == isRollback && step.number == row + 1)
            emit taskActivated(step.task);
    }
}

void WorkPlanPanel::languageChanged()
{
    emit m_procedure->headerDataChanged(Qt::Horizontal, 0, WorkPlanModel::ColumnCount - 1);
    emit m_rollback->headerDataChanged(Qt::Horizontal, 0, WorkPlanModel::ColumnCount - 1);
    setTexts();
}

void WorkPlanPanel::setTexts()
{
    m_title->showText(tr("Work plan"));
    m_copy->setText(tr("Copy Markdown"));
    m_save->setText(tr("Save…"));
    m_print->setText(tr("Print…"));
    m_overviewHead->showText(tr("1. Overview"));
    m_procedureHead->showText(tr("3. Procedure"));
    m_procedureTable->setAccessibleName(tr("Procedure"));
    m_rollbackHead->showText(tr("4. Rollback"));
    m_rollbackTable->setAccessibleName(tr("Rollback"));
    refresh();
}

} // namespace releasedesk::ui
