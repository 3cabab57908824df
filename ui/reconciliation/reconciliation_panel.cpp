// SPDX-License-Identifier: Apache-2.0
#include "ui/reconciliation/reconciliation_panel.h"

#include "core/reconciliation/reconciliation_text.h"
#include "ui/async/when_done.h"
#include "ui/reconciliation/reconciliation_model.h"
#include "ui/reconciliation/row_fixer.h"
#include "ui/reconciliation/row_foot.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/time_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

namespace releasedesk::ui {

using reconciliation::ReconciliationReport;
using reconciliation::ReconciliationRow;

ReconciliationPanel::ReconciliationPanel(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                                         const QString &mirrors, versions::JiraChanges *changes, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_service(versions)
    , m_mirrors(mirrors)
    , m_model(new ReconciliationModel(this))
    , m_error(new ErrorBanner)
    , m_head(new SectionHead)
    , m_choice(new SegmentedControl)
    , m_filter(new SearchField)
    , m_copy(new Button("copy", QString()))
    , m_compare(new Button)
    , m_cancel(new Button)
    , m_ranges(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_notes(new SafeLabel(FontRole::Secondary, ColorToken::Waiting))
    , m_card(new Card)
    , m_table(new TableView)
    , m_foot(new RowFoot)
    , m_fixer(new RowFixer(desk, versions, clock, changes, mirrors, this))
    , m_empty(new EmptyState("commit"))
{
    build();
    connectParts();
    setTexts();
}

ReconciliationPanel::~ReconciliationPanel()
{
    m_stop.request_stop();
}

void ReconciliationPanel::build()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setFocusProxy(m_table);
    QHeaderView *const columns = m_table->horizontalHeader();
    columns->setStretchLastSection(false);
    columns->setSectionResizeMode(ReconciliationModel::SummaryColumn, QHeaderView::Stretch);
    m_card->content()->addWidget(m_table);
    m_choice->addSegment({});
    m_choice->addSegment({});
    m_filter->setFixedWidth(200);
    m_filter->setShownShortcut(QKeySequence(Qt::Key_Slash));
    m_compare->setIconName("sync");
    m_compare->setShownShortcut(QKeySequence(Qt::Key_F5));
    m_cancel->setIconName("close");
    m_head->addWidget(m_choice);
    m_head->addWidget(m_filter);
    m_head->addWidget(m_copy);
    m_head->addWidget(m_cancel);
    m_head->addWidget(m_compare);
    m_error->setEdgeToEdge(true);
    m_error->clear();
    m_ranges->setElided();
    m_notes->setWordWrap(true);

    auto *const page = new QVBoxLayout;
    page->setContentsMargins(20, 14, 20, 14);
    page->setSpacing(8);
    page->addWidget(m_head);
    page->addWidget(m_ranges);
    page->addWidget(m_notes);
    page->addWidget(m_card, 1);
    page->addWidget(m_foot);
    page->addWidget(m_empty, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_error);
    layout->addLayout(page, 1);
}

void ReconciliationPanel::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model->setWords(words);
        selectFirst();
    });
    connect(m_choice, &SegmentedControl::chosen, this, [this](int index) {
        m_model->setFindingsOnly(index == 0);
        selectFirst();
    });
    connect(m_compare, &QAbstractButton::clicked, this, &ReconciliationPanel::compare);
    connect(m_cancel, &QAbstractButton::clicked, this, &ReconciliationPanel::cancel);
    connect(m_error, &ErrorBanner::actionTriggered, this, [this](int number) {
        if (!m_fixer->hasPending())
            return compare();
        clearError();
        if (number == 0)
            m_fixer->carryOut();
        else
            m_fixer->drop();
    });
    connect(m_foot, &RowFoot::fixWanted, this, [this](reconciliation::Fix fix) {
        if (const QModelIndex row = m_table->currentIndex(); row.isValid())
            m_fixer->prepare(m_release, m_model->rowAt(row), fix, m_reports.value(m_release).others);
    });
    connect(m_fixer, &RowFixer::asked, this, [this](const QString &sentence, const QString &consequence) {
        m_error->showMessage(ErrorBanner::Kind::Warning, sentence, consequence);
        m_error->setAction(0, tr("Change it"));
        m_error->setAction(1, tr("Leave it"));
    });
    connect(m_fixer, &RowFixer::failed, this, [this](const Error &error) {
        clearError();
        m_error->showError(error);
    });
    connect(m_fixer, &RowFixer::done, this, [this](const QString &summary) {
        emit told(summary);
        compare();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (!m_reports.contains(m_release))
            return compare();
        m_filter->clear();
        m_choice->setCurrentIndex(1);
        m_model->setFindingsOnly(false);
        selectFirst();
    });
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        auto *const menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Copy as Markdown"), this, [this] { copy(true); });
        menu->addAction(tr("Copy as CSV"), this, [this] { copy(false); });
        menu->popup(m_copy->mapToGlobal(QPoint(0, m_copy->height())));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReconciliationPanel::showFoot);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const ReconciliationRow &row = m_model->rowAt(index); row.isIssue)
            emit issueOpened(row.key);
    });
    const auto key = [this](const QKeySequence &keys, auto act) {
        connect(new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated,
                this, act);
    };
    key(QKeySequence(Qt::Key_F5), [this] { compare(); });
    key(QKeySequence(Qt::Key_Slash), [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    key(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copy(true); });
}

void ReconciliationPanel::showRelease(const ReleaseId &release)
{
    if (release != m_release) {
        cancel();
        m_release = release;
        m_filter->clear();
        m_fixer->drop();
        clearError();
    }
    showReport();
    if (!m_reports.contains(release) && !m_isBusy && hasRepositories())
        compare();
}

void ReconciliationPanel::compare()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (release == nullptr || !hasRepositories())
        return;
    cancel();
    m_fixer->drop();
    clearError();
    m_stop = std::stop_source();
    m_isBusy = true;
    const int run = ++m_run;
    const auto wish = reconciliation::wishFor(*release, m_desk.book().releases(), m_desk.directory(), m_mirrors);
    const QPointer<ReconciliationPanel> self(this);
    const auto progress = [self, run](const QString &text) {
        // From whichever thread reads.
        QMetaObject::invokeMethod(
            qApp,
            [self, run, text] {
                if (self && self->m_run == run)
                    self->tell(text);
            },
            Qt::QueuedConnection);
    };
    showState();
    whenDone(this, m_service.run(wish, progress, m_stop.get_token()),
             [this, run, id = m_release](const Result<ReconciliationReport> &report) {
                 if (run == m_run)
                     finish(id, report);
             });
}

void ReconciliationPanel::cancel()
{
    if (!m_isBusy)
        return;
    m_stop.request_stop();
    ++m_run;
    m_isBusy = false;
    showState();
}

void ReconciliationPanel::finish(const ReleaseId &release, const Result<ReconciliationReport> &report)
{
    m_isBusy = false;
    if (report)
        m_reports.insert(release, *report);
    else if (report.error().code != ErrorCode::Cancelled)
        m_error->showError(report.error());
    showReport();
}

void ReconciliationPanel::tell(const QString &text)
{
    if (m_isBusy)
        m_ranges->showText(QString(text + u'…'));
}

void ReconciliationPanel::clearError()
{
    m_error->clear();
    m_error->setAction(0, tr("Try again"));
    m_error->setAction(1, {});
}

void ReconciliationPanel::showReport()
{
    m_model->showRows(m_reports.value(m_release).rows);
    selectFirst();
}

void ReconciliationPanel::selectFirst()
{
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showState();
}

void ReconciliationPanel::showState()
{
    const bool isKnown = m_reports.contains(m_release);
    const ReconciliationReport report = m_reports.value(m_release);
    const int findings = report.findings();
    m_head->setCount(isKnown ? QString::number(findings) : QString());
    m_choice->setSegmentText(0, isKnown ? tr("Findings %1").arg(findings) : tr("Findings"));
    m_choice->setSegmentText(1, isKnown ? tr("All %1").arg(report.rows.size()) : tr("All"));
    m_cancel->setVisible(m_isBusy);
    m_compare->setBusy(m_isBusy);
    m_compare->setDisabledReason(hasRepositories() ? QString()
                                                   : tr("The project names no repository in workspace.yaml."));
    m_copy->setDisabledReason(m_model->rowCount() > 0 ? QString() : tr("There is no row to copy."));
    if (!m_isBusy)
        m_ranges->showText(isKnown ? rangesText(report) : QString());
    m_ranges->setVisible(m_isBusy || isKnown);
    QStringList notes = report.notes;
    for (const reconciliation::UnreadRepository &each : report.unread)
        notes.append(tr("%1 was not read: %2").arg(each.repository, each.error.message));
    m_notes->showText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());

    const bool hasRows = m_model->rowCount() > 0;
    m_card->setVisible(hasRows);
    m_foot->setVisible(hasRows);
    m_empty->setVisible(!hasRows);
    if (!hasRepositories()) {
        m_empty->setSentence(tr("The project names no repository, so its code cannot be compared. Add the folder of a "
                                "clone, or an address, under “repositories” in workspace.yaml."));
        m_empty->setAction({});
    } else if (!isKnown) {
        m_empty->setSentence(m_isBusy ? tr("Comparing plan, code and artifact.")
                                      : tr("Plan, code and artifact were not compared yet."));
        m_empty->setAction(m_isBusy ? QString() : tr("Compare"));
    } else if (!report.rows.isEmpty() && findings == 0 && m_filter->text().isEmpty()) {
        m_empty->setSentence(tr("Plan, code and artifact agree."));
        m_empty->setAction(tr("Show all rows"));
    } else {
        m_empty->setSentence(report.rows.isEmpty() ? tr("There is nothing to compare: no issue and no commit.")
                                                   : tr("No row matches this filter."));
        m_empty->setAction(report.rows.isEmpty() ? QString() : tr("Show all rows"));
    }
    showFoot();
}

void ReconciliationPanel::showFoot()
{
    const QModelIndex current = m_table->currentIndex();
    const bool hasRow = current.isValid() && m_model->rowCount() > 0;
    m_foot->setVisible(hasRow);
    if (hasRow)
        m_foot->showRow(m_model->rowAt(current), m_fixer->fixesFor(m_model->rowAt(current), m_release));
}

void ReconciliationPanel::copy(bool asMarkdown)
{
    const QList<ReconciliationRow> &rows = m_model->shownRows();
    if (rows.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(asMarkdown ? reconciliation::markdownOf(rows) : reconciliation::csvOf(rows));
    emit told(tr("%n row(s) are in the clipboard.", nullptr, static_cast<int>(rows.size())));
}

bool ReconciliationPanel::hasRepositories() const
{
    const domain::Release *const release = m_desk.release(m_release);
    const domain::Project *const project
        = release == nullptr ? nullptr : m_desk.directory().project(release->project());
    return project != nullptr && !project->repositories.isEmpty();
}

QString ReconciliationPanel::rangesText(const ReconciliationReport &report) const
{
    QStringList parts;
    if (report.running) // else the notes say what was taken instead
        parts.append(reconciliation::runningText(report.running));
    for (const reconciliation::ComparedRepository &each : report.repositories)
        parts.append(QString(each.name + QStringLiteral(": ") + rangeText(each)));
    parts.append(tr("compared %1").arg(momentText(report.takenAt, m_clock.utcNow())));
    return parts.join(QStringLiteral("  ·  "));
}

void ReconciliationPanel::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    // What is left goes to the summary.
    const bool isNarrow = width() < 1100;
    QHeaderView *const columns = m_table->horizontalHeader();
    columns->resizeSection(ReconciliationModel::KindColumn, isNarrow ? 150 : 170);
    columns->resizeSection(ReconciliationModel::KeyColumn, 104);
    columns->resizeSection(ReconciliationModel::EvidenceColumn, isNarrow ? 210 : 280);
    columns->resizeSection(ReconciliationModel::FixColumn, isNarrow ? 214 : 260);
}

void ReconciliationPanel::languageChanged()
{
    setTexts();
}

void ReconciliationPanel::setTexts()
{
    m_head->setTitle(tr("Plan, code and artifact"));
    m_filter->setPrompt(tr("Filter the rows"));
    m_copy->setName(tr("Copy the rows"));
    m_compare->setText(tr("Compare"));
    m_cancel->setText(tr("Cancel"));
    m_table->setAccessibleName(tr("Differences between plan, code and artifact"));
    m_fixer->drop();
    clearError();
    showReport();
}

} // namespace releasedesk::ui
