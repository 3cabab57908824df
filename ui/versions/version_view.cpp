// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/version_view.h"

#include "core/async/run_aside.h"
#include "core/domain/scope_warnings.h"
#include "ui/versions/counter_bar.h"
#include "ui/versions/issue_columns.h"
#include "ui/versions/issue_delegate.h"
#include "ui/versions/issue_foot.h"
#include "ui/versions/issue_pane.h"
#include "ui/versions/issue_text.h"
#include "ui/versions/reading_line.h"
#include "ui/versions/version_head.h"
#include "ui/versions/version_side.h"
#include "ui/versions/warning_rules.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/time_words.h"

#include <QClipboard>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

namespace {

constexpr qsizetype judgedAtOnce = 1000; // more are judged in another thread
constexpr int countPause = 50; // milliseconds
constexpr int narrowest = 1060; // pixels for the side beside the issues

} // namespace

VersionView::VersionView(QWidget *parent)
    : ThemedWidget(parent)
    , m_model(new IssueTableModel(this))
    , m_head(new VersionHead)
    , m_counters(new CounterBar)
    , m_tools(new IssueTools)
    , m_table(new TableView)
    , m_empty(new EmptyState("version"))
    , m_doubt(new ErrorBanner)
    , m_foot(new IssueFoot)
    , m_side(new VersionSide)
    , m_pane(new IssuePane)
{
    setUpTable();
    auto *const main = new QVBoxLayout;
    main->setSpacing(0);
    m_doubt->setEdgeToEdge(true);
    m_doubt->clear();
    main->addWidget(m_doubt);
    main->addWidget(m_head);
    main->addWidget(m_counters);
    main->addWidget(m_tools);
    main->addWidget(m_table, 1);
    main->addWidget(m_empty, 1, Qt::AlignCenter);
    main->addWidget(m_foot);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(main, 1);
    layout->addWidget(m_side);
    layout->addWidget(m_pane);
    m_pane->hide();
    m_countsSoon.setSingleShot(true);
    connect(&m_countsSoon, &QTimer::timeout, this, &VersionView::showCounts);

    connect(m_counters, &CounterBar::chosen, m_model, &IssueTableModel::setSelection);
    connect(m_counters, &CounterBar::commitsWanted, this, &VersionView::commitsWanted);
    connect(m_tools, &IssueTools::wordsChanged, m_model, &IssueTableModel::setWords);
    connect(m_tools, &IssueTools::classChosen, m_model, &IssueTableModel::setClass);
    connect(m_tools, &IssueTools::typesChosen, m_model, &IssueTableModel::setTypes);
    connect(m_tools, &IssueTools::componentsChosen, m_model, &IssueTableModel::setComponents);
    connect(m_tools, &IssueTools::refreshWanted, this, &VersionView::refreshWanted);
    connect(m_tools, &IssueTools::copyWanted, this, &VersionView::copy);
    connect(m_tools, &IssueTools::rulesWanted, this, &VersionView::openRules);
    connect(m_tools, &IssueTools::compareWanted, this, &VersionView::compareWanted);
    connect(m_tools, &IssueTools::columnsWanted, this, [this] {
        const Button *const columns = m_tools->columns();
        m_columnChoice->makeMenu(this)->popup(columns->mapToGlobal(QPoint(0, columns->height() + 2)));
    });
    connect(m_doubt, &ErrorBanner::actionTriggered, this, &VersionView::refreshWanted);
    connect(m_tools->reading(), &ReadingLine::cancelWanted, this, &VersionView::cancelWanted);
    connect(m_foot, &IssueFoot::openWanted, this, [this] {
        if (const domain::Issue *const issue = m_model->issueAt(m_table->currentIndex()))
            emit issueOpened(issue->key);
    });
    connect(m_foot, &IssueFoot::mendWanted, this, &VersionView::mend);
    connect(m_foot, &IssueFoot::detailsWanted, this, &VersionView::openIssue);
    connect(m_side, &VersionSide::issueWanted, this, [this](const QString &key) {
        if (m_model->find(key).isValid())
            selectIssue(key);
        else
            emit commitsWanted(); // it warns of code that no issue of the version has
    });
    connect(m_pane, &IssuePane::closeWanted, this, &VersionView::closeIssue);
    connect(m_pane, &IssuePane::openWanted, this, &VersionView::issueOpened);
    connect(m_pane, &IssuePane::addressWanted, this, &VersionView::addressOpened);
    connect(m_pane, &IssuePane::issueWanted, this, [this](const QString &key) {
        if (m_model->find(key).isValid())
            selectIssue(key);
        else
            emit issueOpened(key); // of another version: Jira has it
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &VersionView::showSelection);
    // A new filter or order leaves the issue selected that was.
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const domain::Issue *const issue = m_model->issueAt(m_table->currentIndex());
        m_selectedKey = issue ? issue->key : QString();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        selectIssue(std::exchange(m_selectedKey, {}));
        showSelection();
    });
    setTexts();
}

void VersionView::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new IssueDelegate(m_table));
    m_table->setCompactRowHeight(34);
    m_columnChoice = new IssueColumns(m_table);
    m_table->installEventFilter(this);
    connect(m_table, &QAbstractItemView::activated, this, &VersionView::openIssue);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VersionView::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &VersionView::showSelection);
}

void VersionView::languageChanged()
{
    setTexts();
    if (!m_now.isValid())
        return;
    m_head->showVersion(m_version, m_now);
    if (!m_isReading)
        m_tools->reading()->showAge(m_version.snapshot.takenAt, m_now);
    showDoubt(m_stale);
    judge();
    showSelection();
}

void VersionView::setTexts()
{
    m_table->setAccessibleName(tr("Issues"));
    m_foot->setTexts();
}

void VersionView::showVersion(const ShownVersion &version, const QDateTime &now)
{
    ShownVersion head = version;
    head.snapshot.issues.clear();
    beginVersion(head, now);
    setRows(versions::IssueChunk::split(version.snapshot.issues));
    endVersion(head, {}, now);
}

void VersionView::beginVersion(const ShownVersion &version, const QDateTime &now)
{
    m_version = version;
    m_now = now;
    m_isReading = true;
    m_head->showVersion(version, now);
    m_tools->reading()->showChecking(version.snapshot.takenAt, now);
    showDoubt({});
}

void VersionView::setRows(const QList<versions::IssueChunk::Ptr> &chunks)
{
    m_model->setChunks(chunks);
    m_figures = {};
    for (const versions::IssueChunk::Ptr &chunk : chunks)
        m_figures.count(*chunk);
    showCounts();
    showSelection();
}

void VersionView::addRows(const QList<versions::IssueChunk::Ptr> &chunks)
{
    m_model->appendChunks(chunks);
    for (const versions::IssueChunk::Ptr &chunk : chunks)
        m_figures.count(*chunk);
    if (!m_countsSoon.isActive()) // pages come faster than anybody reads figures
        m_countsSoon.start(countPause);
}

void VersionView::showProgress(int read, int of)
{
    if (m_isReading)
        m_tools->reading()->showProgress(read, of);
}

void VersionView::endVersion(const ShownVersion &version, const std::optional<Error> &stale, const QDateTime &now)
{
    m_version = version;
    m_now = now;
    m_isReading = false;
    m_model->showPending();
    m_model->prepareOrders();
    m_head->showVersion(version, now);
    m_tools->reading()->showAge(version.snapshot.takenAt, now);
    showDoubt(stale);
    judge();
    showSelection();
}

//! Many issues are judged while the page goes on; what is shown meanwhile are counts.
void VersionView::judge()
{
    const qsizetype number = ++m_judging;
    const QList<versions::IssueChunk::Ptr> chunks = m_model->chunks();
    if (m_model->total() <= judgedAtOnce) {
        showFigures(ScopeFigures::of(chunks, m_version, m_now));
        return;
    }
    auto *const work = new QFutureWatcher<ScopeFigures>(this);
    connect(work, &QFutureWatcherBase::finished, this, [this, work, number] {
        work->deleteLater();
        if (number == m_judging)
            showFigures(work->result());
    });
    work->setFuture(async::runAside(&ScopeFigures::of, chunks, m_version, m_now));
}

void VersionView::showFigures(const ScopeFigures &figures)
{
    m_figures = figures;
    m_model->setWarnings(figures.warnings);
    m_side->showVersion(m_version, figures, m_now);
    showCounts();
    m_tools->showFigures(figures);
    if (m_rules)
        m_rules->showRules(m_version, figures, m_rulesRefusal);
    showSelection();
    emit judged();
}

void VersionView::showCounts()
{
    m_counters->showCounters(m_figures.counters);
    m_head->showCounters(m_figures.counters);
}

void VersionView::showDoubt(const std::optional<Error> &stale)
{
    m_stale = stale;
    const domain::IssueSnapshot &snapshot = m_version.snapshot;
    if (stale) {
        m_doubt->showMessage(ErrorBanner::Kind::Warning,
                             tr("These are the issues as they were read %1.").arg(momentText(snapshot.takenAt, m_now)),
                             stale->message);
        m_doubt->setAction(0, tr("Try again"));
    } else if (!snapshot.doubt.isEmpty()) {
        m_doubt->showMessage(ErrorBanner::Kind::Warning, tr("This may not be everything."), snapshot.doubt);
        m_doubt->setAction(0, tr("Try again"));
    } else if (snapshot.unreadable > 0) {
        m_doubt->showMessage(
            ErrorBanner::Kind::Information,
            tr("Jira counts %n more issue(s) that this account may not see.", nullptr, snapshot.unreadable),
            tr("They are not judged and not in the notes. Ask for the permission to browse their projects."));
        m_doubt->setAction(0, {});
    } else {
        m_doubt->clear();
    }
}

void VersionView::setIssueAddress(AddressOf addressOf)
{
    m_addressOf = std::move(addressOf);
    m_tools->setHasLinks(static_cast<bool>(m_addressOf));
}

void VersionView::setRefreshBusy(bool isBusy)
{
    m_tools->setRefreshBusy(isBusy);
}

void VersionView::setRefreshRefusal(const QString &reason)
{
    m_tools->setRefreshRefusal(reason);
}

QList<domain::Issue> VersionView::selectedIssues() const
{
    QList<domain::Issue> issues;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex &index : rows)
        issues.append(*m_model->issueAt(index));
    return issues;
}

void VersionView::copy(CopyAs format)
{
    QList<domain::Issue> issues = selectedIssues();
    if (issues.size() < 2 && (format == CopyAs::Markdown || format == CopyAs::Csv)) {
        issues.clear();
        for (int row = 0; row < m_model->rowCount(); ++row)
            issues.append(*m_model->issueAt(m_model->index(row, 0)));
    }
    QGuiApplication::clipboard()->setText(issuesAs(format, issues, m_addressOf));
}

void VersionView::setReadIssue(ReadIssue read)
{
    m_pane->setRead(std::move(read));
}

void VersionView::openIssue()
{
    if (!m_model->issueAt(m_table->currentIndex()))
        return;
    m_isIssueOpen = true;
    layOut();
    showSelection();
}

void VersionView::mend(const QString &rule)
{
    const domain::Issue *const issue = m_model->issueAt(m_table->currentIndex());
    const domain::WarningRemedy remedy = domain::remedyOf(rule);
    if (remedy == domain::WarningRemedy::ReadAgain)
        emit refreshWanted();
    else if (remedy == domain::WarningRemedy::ShowCode)
        emit commitsWanted();
    else if (issue && (!m_mend || !m_mend(*issue, rule)))
        emit issueOpened(issue->key); // who may not change it here looks at it there
}

void VersionView::closeIssue()
{
    const bool hadFocus = m_pane->isAncestorOf(focusWidget());
    m_isIssueOpen = false;
    m_pane->stop();
    layOut();
    if (hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
}

void VersionView::setWarningsOff(const QMap<QString, QString> &off)
{
    if (off == m_version.warningsOff)
        return;
    m_version.warningsOff = off;
    judge();
}

WarningRules *VersionView::openRules()
{
    m_rules = new WarningRules(this);
    m_rules->showRules(m_version, m_figures, m_rulesRefusal);
    connect(m_rules, &WarningRules::switchWanted, this, &VersionView::ruleSwitched);
    connect(m_rules, &PopoverFrame::closed, m_rules, &QObject::deleteLater);
    m_rules->popUpAt(m_tools->rules());
    return m_rules;
}

void VersionView::showRuleError(const QString &message)
{
    if (m_rules)
        m_rules->showError(message);
}

void VersionView::layOut()
{
    // In a narrow window the issues need the room; their warnings are one counter away, and what a pane shows of the
    // selected issue needs no column.
    const bool isNarrow = width() < narrowest;
    m_side->setVisible(!m_isIssueOpen && !isNarrow);
    m_pane->setVisible(m_isIssueOpen);
    m_columnChoice->setNarrow(m_isIssueOpen && isNarrow);
}

void VersionView::resizeEvent(QResizeEvent *event)
{
    layOut();
    ThemedWidget::resizeEvent(event);
}

void VersionView::showSelection()
{
    const bool isEmpty = m_model->total() == 0 && !m_isReading;
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setSentence(tr("No issue has fixVersion %1 yet.").arg(m_version.name));

    const qsizetype selected = m_table->selectionModel()->selectedRows().size();
    m_foot->showCount(selected > 0 ? tr("%1 of %2 selected").arg(selected).arg(m_model->rowCount())
                                   : tr("%1 of %2 shown").arg(m_model->rowCount()).arg(m_model->total()));
    const domain::Issue *const issue = m_model->issueAt(m_table->currentIndex());
    m_foot->showIssue(issue, issue ? m_model->warningsOf(issue->key) : QStringList(),
                      issue ? m_model->ruleOf(issue->key) : QString(),
                      isEmpty ? QString() : tr("Select an issue to see what is known about it."));
    if (m_isIssueOpen && issue)
        m_pane->showIssue(IssuePane::Subject::of(*issue, m_model->warningsOf(issue->key), m_version.snapshot.commits,
                                                 m_model->isCodeWarned(issue->key)),
                          m_now);
    else if (m_isIssueOpen)
        m_pane->showIssue({}, m_now);
}

void VersionView::selectIssue(const QString &key)
{
    const QModelIndex index = m_model->find(key);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->selectRow(index.row());
    m_table->scrollTo(index);
}

} // namespace releasedesk::ui
