// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/versions_panel.h"

#include "ui/async/when_done.h"
#include "ui/versions/comparison_panel.h"
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_list_delegate.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

VersionsPanel::VersionsPanel(session::Desk &desk, versions::VersionService &versions, const Clock &clock,
                             AddressOf addressOf, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_versions(versions)
    , m_clock(clock)
    , m_addressOf(std::move(addressOf))
    , m_model(new VersionListModel(desk, clock, this))
    , m_filter(new VersionListFilter(this))
    , m_pages(new QStackedLayout(this))
    , m_search(new SearchField)
    , m_kind(new SegmentedControl)
    , m_reload(new Button(IconName("sync"), QString()))
    , m_new(new Button)
    , m_listError(new ErrorBanner)
    , m_skeleton(new Skeleton(8))
    , m_table(new TableView)
    , m_empty(new EmptyState("version"))
    , m_back(new Button({}, Button::Kind::Ghost))
    , m_project(new SafeLabel(FontRole::Strong))
    , m_make(new Button({}, Button::Kind::Primary))
    , m_error(new ErrorBanner)
    , m_loading(new Skeleton(10))
    , m_view(new VersionView)
    , m_comparison(new ComparisonPanel(desk, versions))
    , m_changer(makeChanger())
{
    m_filter->setSourceModel(m_model);
    m_pages->addWidget(makeList());
    m_pages->addWidget(makeDetail());
    m_pages->addWidget(m_comparison);
    connect(m_view, &VersionView::compareWanted, this, [this] { compare(m_opened.project, m_opened.version.name); });
    connect(m_comparison, &ComparisonPanel::closed, this, [this] { m_pages->setCurrentIndex(m_pageBefore); });
    connect(m_comparison, &ComparisonPanel::issueOpened, this,
            [this](const QString &key) { openInJira(m_comparison->project(), key); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_filter->setWords(words);
        showListState();
    });
    connect(m_kind, &SegmentedControl::chosen, this, [this](int index) {
        m_filter->setReleasedShown(index == 1);
        showListState();
    });
    connect(m_reload, &Button::clicked, this, &VersionsPanel::reload);
    connect(m_new, &Button::clicked, this, [this] { m_changer->openVersion(versions::VersionAct::Create); });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_changer->makeMenu()->popup(m_table->viewport()->mapToGlobal(at)); });
    connect(m_listError, &ErrorBanner::actionTriggered, this, &VersionsPanel::reload);
    connect(m_table, &QAbstractItemView::activated, this, &VersionsPanel::open);
    connect(m_view, &VersionView::cancelWanted, this, &VersionsPanel::stopReading);
    m_view->setIssueAddress([this](const QString &key) {
        const QString address = m_addressOf(openedScope().connection);
        return QString(address + QStringLiteral("/browse/") + QString::fromLatin1(QUrl::toPercentEncoding(key)));
    });
    connect(m_back, &Button::clicked, this, [this] {
        m_reading.reset();
        m_view->closeIssue();
        m_pages->setCurrentIndex(0);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_make, &Button::clicked, this, [this] {
        if (const domain::Release *const release = m_model->releaseOf(m_opened))
            emit openRelease(release->id(), ReleaseTab::Features);
        else
            emit newRelease(m_opened.project, m_opened.version.name);
    });
    connect(m_error, &ErrorBanner::actionTriggered, this, &VersionsPanel::readIssues);
    connect(m_view, &VersionView::refreshWanted, this, &VersionsPanel::readIssues);
    m_view->setReadIssue([this](const QString &key) { return m_versions.openIssue(openedScope().connection, key); });
    connect(m_view, &VersionView::ruleSwitched, this, &VersionsPanel::switchRule);
    setSwitchWarning({});
    connect(m_view, &VersionView::addressOpened, this, &VersionsPanel::openExternal);
    connect(m_view, &VersionView::issueOpened, this, [this](const QString &key) { openInJira(m_opened.project, key); });
    connect(&desk, &session::Desk::releaseChanged, this, &VersionsPanel::showOpened);
    connect(&desk, &session::Desk::directoryChanged, this, [this] {
        if (const domain::Project *const project = m_desk.directory().project(m_opened.project))
            m_view->setWarningsOff(project->warningsOff);
        m_isRead = false;
        if (isVisible())
            reload();
    });
    auto *const slash = new QShortcut(Qt::Key_Slash, m_pages->widget(0));
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    auto *const escape = new QShortcut(Qt::Key_Escape, m_pages->widget(1));
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, m_back, &Button::click);
    languageChanged();
}

QWidget *VersionsPanel::makeList()
{
    m_kind->addSegment({});
    m_kind->addSegment({});
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new VersionListDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const head = m_table->horizontalHeader();
    head->setSectionsClickable(true);
    head->resizeSection(VersionListModel::VersionColumn, 220);
    head->resizeSection(VersionListModel::StateColumn, 120);
    head->resizeSection(VersionListModel::ReleaseColumn, 190);
    head->resizeSection(VersionListModel::StartColumn, 90);
    head->resizeSection(VersionListModel::DateColumn, 110);
    head->setSortIndicatorShown(false);
    connect(head, &QHeaderView::sectionClicked, this, [this, head](int section) {
        const bool isSame = m_filter->sortColumn() == section && m_filter->sortOrder() == Qt::AscendingOrder;
        head->setSortIndicator(section, isSame ? Qt::DescendingOrder : Qt::AscendingOrder);
        head->setSortIndicatorShown(true);
        m_filter->sort(section, isSame ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    m_search->setMaximumWidth(280);
    auto *const tools = new QHBoxLayout;
    tools->setContentsMargins(18, 12, 18, 10);
    tools->setSpacing(8);
    tools->addWidget(m_search);
    tools->addWidget(m_kind);
    tools->addStretch();
    tools->addWidget(m_reload);
    tools->addWidget(m_new);
    m_new->setIconName("plus");
    m_listError->clear();
    m_listError->setEdgeToEdge(true);
    auto *const page = new QWidget;
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_listError);
    layout->addLayout(tools);
    layout->addWidget(m_skeleton);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1, Qt::AlignCenter);
    return page;
}

QWidget *VersionsPanel::makeDetail()
{
    m_back->setIconName("chevron-left");
    m_error->clear();
    m_error->setEdgeToEdge(true);
    auto *const bar = new Surface(ColorToken::Surface);
    bar->setLines(Qt::BottomEdge);
    auto *const tools = new QHBoxLayout(bar);
    tools->setContentsMargins(10, 7, 18, 7);
    tools->setSpacing(8);
    tools->addWidget(m_back);
    tools->addWidget(m_project);
    tools->addStretch();
    tools->addWidget(m_make);
    auto *const page = new QWidget;
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_error);
    layout->addWidget(m_loading);
    layout->addWidget(m_view, 1);
    layout->addStretch();
    return page;
}

void VersionsPanel::languageChanged()
{
    m_search->setPrompt(tr("Filter versions"));
    m_kind->setSegmentText(0, tr("Unreleased"));
    m_kind->setSegmentText(1, tr("All"));
    m_kind->setAccessibleName(tr("Which versions"));
    m_reload->setName(tr("Read again from Jira"));
    m_table->setAccessibleName(tr("Versions"));
    m_new->setText(tr("New version"));
    m_back->setText(tr("Versions"));
    showListState();
    showOpened();
}

void VersionsPanel::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    if (!m_isRead)
        reload();
}

void VersionsPanel::reload()
{
    m_isRead = true;
    m_unread.clear();
    m_listAsOf = {};
    m_listError->clear();
    const qsizetype number = ++m_listNumber;
    m_waiting = 0;
    for (const domain::Project &project : m_desk.directory().projects) {
        if (project.jira.isEmpty() || project.jiraProject.isEmpty())
            continue;
        ++m_waiting;
        whenDone(this, m_versions.versions(project.jira, project.jiraProject),
                 [this, number, id = project.id](const Result<QList<domain::JiraVersion>> &versions) {
                     if (number == m_listNumber)
                         takeList(id, versions);
                 });
    }
    showListState();
}

void VersionsPanel::takeList(const ProjectId &project, const Result<QList<domain::JiraVersion>> &versions)
{
    --m_waiting;
    if (versions) {
        m_model->setVersions(project, *versions);
        const auto opened = std::ranges::find(*versions, m_opened.version.id, &domain::JiraVersion::id);
        if (project == m_opened.project && opened != versions->end() && *opened != m_opened.version) {
            m_opened.version = *opened;
            showOpened();
            if (m_pages->currentIndex() == 1)
                readIssues();
        }
    } else {
        m_unread.append(projectName(m_desk.directory(), project));
        Error error = versions.error();
        error.message
            = tr("The versions of %1 could not be read. %2").arg(m_unread.join(QStringLiteral(", ")), error.message);
        m_listError->showError(error);
        m_listError->setAction(0, tr("Try again"));
        takeKeptList(project);
    }
    showListState();
}

//! Who may not, or cannot now, ask Jira sees what was read before.
void VersionsPanel::takeKeptList(const ProjectId &id)
{
    const domain::Project *const project = m_desk.directory().project(id);
    if (!project || m_model->hasVersions(id))
        return;
    whenDone(this, m_versions.keptVersions(project->jira, project->jiraProject),
             [this, id, number = m_listNumber](const std::optional<versions::KeptVersions> &kept) {
                 if (number != m_listNumber || !kept || m_model->hasVersions(id))
                     return;
                 m_model->setVersions(id, kept->versions);
                 m_listAsOf = m_listAsOf.isValid() ? std::min(m_listAsOf, kept->asOf) : kept->asOf;
                 m_listError->showMessage(
                     ErrorBanner::Kind::Warning, m_listError->sentence(),
                     tr("What is listed of them was read %1.").arg(momentText(m_listAsOf, m_clock.utcNow())));
                 m_listError->setAction(0, tr("Try again"));
                 showListState();
             });
}

void VersionsPanel::showListState()
{
    const bool isEmpty = m_filter->rowCount() == 0;
    const bool isLoading = m_waiting > 0 && m_model->rowCount() == 0;
    m_reload->setBusy(m_waiting > 0);
    m_skeleton->setVisible(isLoading);
    m_table->setVisible(!isEmpty && !isLoading);
    m_empty->setVisible(isEmpty && !isLoading);
    const bool hasAny = m_model->rowCount() > 0;
    m_empty->setSentence(hasAny && !m_search->text().isEmpty() ? tr("No version matches “%1”.").arg(m_search->text())
                             : hasAny                          ? tr("Every version is released.")
                                      : tr("No versions. Say in the workspace which Jira project each project has."));
}

domain::ScopeEntry VersionsPanel::openedScope() const
{
    const domain::Project *const project = m_desk.directory().project(m_opened.project);
    return project ? domain::ScopeEntry{project->jira, project->jiraProject, m_opened.version.name}
                   : domain::ScopeEntry{};
}

void VersionsPanel::open(const QModelIndex &index)
{
    const ListedVersion *const version = m_model->versionAt(m_filter->mapToSource(index));
    if (!version)
        return;
    m_opened = *version;
    m_error->clear();
    m_view->hide();
    m_shownSince = {};
    m_loading->show();
    m_pages->setCurrentIndex(1);
    m_make->setFocus(Qt::OtherFocusReason);
    showOpened();
    readIssues();
}

ShownVersion VersionsPanel::shownVersion(const domain::JiraVersion &version, const QDateTime &takenAt) const
{
    ShownVersion shown{version.name, openedScope().connection, {}, {}};
    shown.snapshot.takenAt = takenAt;
    shown.snapshot.versions = {version};
    shown.project = m_opened.project;
    shown.releasedVersions = m_model->releasedOf(m_opened.project);
    if (const domain::Project *const project = m_desk.directory().project(m_opened.project))
        shown.warningsOff = project->warningsOff;
    return shown;
}

void VersionsPanel::compare(const ProjectId &project, const QString &version)
{
    if (m_pages->currentIndex() != 2)
        m_pageBefore = m_pages->currentIndex();
    m_pages->setCurrentIndex(2);
    m_comparison->open(project, version);
}

void VersionsPanel::openInJira(const ProjectId &project, const QString &key)
{
    const domain::Project *const known = m_desk.directory().project(project);
    const QString address = known ? m_addressOf(known->jira) : QString();
    if (!address.isEmpty())
        emit openExternal(
            QString(address + QStringLiteral("/browse/") + QString::fromLatin1(QUrl::toPercentEncoding(key))));
}

void VersionsPanel::readIssues()
{
    m_error->clear();
    m_hasRows = false;
    m_view->setRefreshBusy(true);
    m_reading = m_versions.open({.entry = openedScope(), .version = m_opened.version});
    const versions::VersionReading *const reading = m_reading.get();
    connect(reading, &versions::VersionReading::keptShown, this, &VersionsPanel::takeKept);
    connect(reading, &versions::VersionReading::rowsRead, this, &VersionsPanel::takeRows);
    connect(reading, &versions::VersionReading::rowsReplaced, this, [this](const auto &chunks) {
        m_hasRows = true;
        m_view->setRows(chunks);
    });
    connect(reading, &versions::VersionReading::progressed, m_view, &VersionView::showProgress);
    connect(reading, &versions::VersionReading::finished, this, &VersionsPanel::takeEnd);
    if (m_view->isVisibleTo(this)) // rows of before stay until others come
        m_view->beginVersion(shownVersion(m_opened.version, m_shownSince), m_clock.utcNow());
}

void VersionsPanel::takeKept(const QDateTime &asOf, const domain::JiraVersion &version)
{
    m_shownSince = asOf;
    m_view->beginVersion(shownVersion(version, asOf), m_clock.utcNow());
}

void VersionsPanel::takeRows(const QList<versions::IssueChunk::Ptr> &chunks)
{
    if (m_hasRows) {
        m_view->addRows(chunks);
        return;
    }
    m_hasRows = true;
    if (!m_view->isVisibleTo(this))
        m_view->beginVersion(shownVersion(m_opened.version, m_shownSince), m_clock.utcNow());
    m_view->setRows(chunks);
    m_loading->hide();
    m_view->show();
}

void VersionsPanel::takeEnd(const Result<versions::ReadVersion> &read)
{
    m_view->setRefreshBusy(false);
    m_loading->hide();
    std::exchange(m_reading, nullptr).release()->deleteLater(); // it is telling this
    if (!read) {
        m_error->showError(read.error());
        m_error->setAction(0, tr("Try again"));
        if (m_shownSince.isValid())
            m_view->endVersion(shownVersion(m_opened.version, m_shownSince), {}, m_clock.utcNow());
        else
            m_view->hide();
        return;
    }
    m_shownSince = read->asOf;
    ShownVersion shown = shownVersion(read->version, read->asOf);
    shown.snapshot.unreadable = read->reading.unreadable;
    shown.snapshot.doubt = read->reading.doubt;
    if (!m_hasRows)
        m_view->setRows(read->chunks);
    m_view->show();
    m_view->endVersion(shown, read->stale, m_clock.utcNow());
}

void VersionsPanel::stopReading()
{
    if (!m_reading)
        return;
    m_reading->cancel();
    m_reading.reset();
    m_view->setRefreshBusy(false);
    ShownVersion shown = shownVersion(m_opened.version, m_shownSince);
    if (!m_shownSince.isValid())
        shown.snapshot.doubt = tr("Reading was stopped before its end. Read again to see the rest.");
    m_view->endVersion(shown, {}, m_clock.utcNow());
}

void VersionsPanel::showOpened()
{
    m_project->showText(QString(projectName(m_desk.directory(), m_opened.project) + u' ' + m_opened.version.name));
    const bool hasRelease = !m_opened.project.isEmpty() && m_model->releaseOf(m_opened) != nullptr;
    m_make->setText(hasRelease ? tr("Open release") : tr("New release from this version"));
    m_make->setIconName(hasRelease ? IconName("flow") : IconName("plus"));
}

void VersionsPanel::setSwitchWarning(SwitchWarning switchWarning)
{
    m_switchWarning = std::move(switchWarning);
    m_view->setRulesRefusal(m_switchWarning ? QString() : tr("This window only reads, so nothing can be switched."));
}

void VersionsPanel::switchRule(const QString &rule, const QString &reason)
{
    if (!m_switchWarning)
        return;
    whenDone(this, m_switchWarning(m_opened.project, rule, reason),
             [this](const Result<> &done) { m_view->showRuleError(done ? QString() : done.error().message); });
}

} // namespace releasedesk::ui
