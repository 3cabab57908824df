// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/comparison_panel.h"

#include "core/base/markdown.h"
#include "core/base/safe_text.h"
#include "core/projections/running_release.h"
#include "ui/async/when_done.h"
#include "ui/versions/comparison_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

using versions::ComparedSide;
using versions::IssueFate;

namespace {

constexpr int newsWidth = 360;
constexpr int narrowest = 900; // pixels for the news beside the issues
constexpr int narrowWithNews = 1200;

constexpr std::array<IssueFate, 5> fates{IssueFate::New, IssueFate::Moved, IssueFate::Gone, IssueFate::Changed,
                                         IssueFate::Same};
constexpr int commitsSegment = static_cast<int>(fates.size()) + 1;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

ComparedSide sideOf(const domain::Release &release, const QString &name)
{
    return {name, release.version(), release.snapshot().issues, release.snapshot().commits};
}

QCoro::Task<Result<ComparedSide>> known(Result<ComparedSide> side)
{
    co_return side;
}

QCoro::Task<Result<ComparedSide>> readSide(QCoro::Task<Result<versions::VersionContents>> reading, QString name)
{
    const auto contents = co_await reading;
    if (!contents)
        co_return failed(contents);
    co_return ComparedSide{name, contents->version.name, contents->snapshot.issues, contents->snapshot.commits};
}

//! Only what is new, by component: the table has the rest.
QString newsMarkdown(const versions::VersionComparison &comparison)
{
    QStringList lines;
    const auto kind = [&lines](const QString &name, const QList<domain::Issue> &issues) {
        if (issues.isEmpty())
            return;
        lines.append({QString(QStringLiteral("**") + markdownOfText(name) + QStringLiteral("**")), {}});
        for (const domain::Issue &issue : issues)
            lines.append(QString(QStringLiteral("- ") + markdownOfText(versions::plainWords(issue))));
        lines.append(QString());
    };
    for (const versions::NewsOfComponent &news : comparison.news()) {
        lines.append({QString(QStringLiteral("### ") + markdownOfText(versions::readersOf(news))), {}});
        kind(ComparisonPanel::tr("New"), news.features);
        kind(ComparisonPanel::tr("Fixed"), news.fixes);
        kind(ComparisonPanel::tr("Also changed"), news.others);
    }
    return lines.join(u'\n');
}

} // namespace

ComparisonPanel::ComparisonPanel(session::Desk &desk, versions::VersionService &versions, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_versions(versions)
    , m_model(new ComparisonModel(this))
    , m_back(new Button({}, Button::Kind::Ghost))
    , m_from(new QComboBox)
    , m_to(new QComboBox)
    , m_swap(new Button(IconName("sync"), QString()))
    , m_markdown(new Button)
    , m_csv(new Button)
    , m_error(new ErrorBanner)
    , m_fates(new SegmentedControl)
    , m_loading(new Skeleton(10))
    , m_table(new TableView)
    , m_empty(new EmptyState("version"))
    , m_newsHead(new SectionHead(QString(), FontRole::Strong))
    , m_news(new MarkdownView)
{
    m_error->setEdgeToEdge(true);
    m_error->clear();
    m_fates->addSegment({});
    for (std::size_t i = 0; i <= fates.size(); ++i) // and the commits
        m_fates->addSegment({});
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    QHeaderView *const head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(ComparisonModel::SummaryColumn, QHeaderView::Stretch);
    head->resizeSection(ComparisonModel::KeyColumn, 120);
    head->resizeSection(ComparisonModel::FateColumn, 150);
    head->resizeSection(ComparisonModel::ComponentColumn, 130);
    head->resizeSection(ComparisonModel::StatusColumn, 112);
    auto *const fatesRow = new QHBoxLayout;
    fatesRow->setContentsMargins(18, 8, 18, 8);
    fatesRow->addWidget(m_fates);
    fatesRow->addStretch();
    auto *const list = new QVBoxLayout;
    list->setSpacing(0);
    list->addLayout(fatesRow);
    list->addWidget(m_loading);
    auto *const tableRow = new QHBoxLayout;
    tableRow->setContentsMargins(10, 0, 0, 0); // keys begin under what stands above
    tableRow->addWidget(m_table);
    list->addLayout(tableRow, 1);
    list->addWidget(m_empty, 1, Qt::AlignCenter);
    auto *const side = new Surface(ColorToken::Sunken);
    side->setLines(Qt::LeftEdge);
    side->setFixedWidth(newsWidth);
    auto *const sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(16, 12, 16, 16);
    sideLayout->addWidget(m_newsHead);
    m_news->viewport()->setAutoFillBackground(false);
    sideLayout->addWidget(m_news, 1);
    m_side = side;
    auto *const body = new QHBoxLayout;
    body->setSpacing(0);
    body->addLayout(list, 1);
    body->addWidget(m_side);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_error);
    layout->addLayout(body, 1);

    connect(m_back, &Button::clicked, this, [this] {
        m_stop.request_stop();
        ++m_number;
        emit closed();
    });
    connect(m_from, &QComboBox::activated, this, &ComparisonPanel::compare);
    connect(m_to, &QComboBox::activated, this, &ComparisonPanel::compare);
    connect(m_swap, &Button::clicked, this, [this] {
        const int from = m_from->currentIndex();
        m_from->setCurrentIndex(m_to->currentIndex());
        m_to->setCurrentIndex(from);
        compare();
    });
    connect(m_markdown, &Button::clicked, this, &ComparisonPanel::copyMarkdown);
    connect(m_csv, &Button::clicked, this, &ComparisonPanel::copyCsv);
    connect(m_error, &ErrorBanner::actionTriggered, this, [this] {
        if (m_choices.isEmpty())
            open(m_project, m_wished);
        else
            compare();
    });
    connect(m_fates, &SegmentedControl::chosen, this, [this](int index) {
        if (index == commitsSegment)
            m_model->showCommits();
        else
            m_model->setFate(index == 0 ? std::nullopt : std::optional(fates.at(static_cast<std::size_t>(index - 1))));
        showState();
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const versions::ComparedIssue *const each = m_model->issueAt(index))
            emit issueOpened(each->issue.key);
    });
    auto *const escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, m_back, &Button::click);
    languageChanged();
}

QWidget *ComparisonPanel::makeBar()
{
    m_back->setIconName("chevron-left");
    m_markdown->setIconName("copy");
    m_csv->setIconName("copy");
    for (QComboBox *const box : {m_from, m_to}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(18);
    }
    auto *const bar = new Surface(ColorToken::Surface);
    bar->setLines(Qt::BottomEdge);
    auto *const layout = new QHBoxLayout(bar);
    layout->setContentsMargins(10, 7, 18, 7);
    layout->setSpacing(8);
    layout->addWidget(m_back);
    layout->addWidget(m_from, 1);
    layout->addWidget(m_swap);
    layout->addWidget(m_to, 1);
    layout->addStretch(1);
    layout->addWidget(m_markdown);
    layout->addWidget(m_csv);
    return bar;
}

void ComparisonPanel::languageChanged()
{
    m_back->setText(tr("Back"));
    m_from->setAccessibleName(tr("Compare from"));
    m_to->setAccessibleName(tr("Compare to"));
    m_swap->setName(tr("Change sides"));
    m_markdown->setText(tr("Markdown"));
    m_markdown->setAccessibleName(tr("Copy as Markdown"));
    m_csv->setText(tr("CSV"));
    m_csv->setAccessibleName(tr("Copy as CSV for a spreadsheet"));
    m_table->setAccessibleName(tr("Compared issues"));
    m_newsHead->setTitle(tr("What is new for whom"));
    m_news->setAccessibleName(tr("What is new for whom"));
    showComparison();
}

void ComparisonPanel::resizeEvent(QResizeEvent *event)
{
    m_side->setVisible(width() >= narrowest);
    // Beside the news, which are by component, a narrow table keeps its room for the summaries.
    const bool isNarrow = m_side->isVisibleTo(this) && width() < narrowWithNews;
    m_table->setColumnHidden(ComparisonModel::ComponentColumn, isNarrow);
    m_table->horizontalHeader()->resizeSection(ComparisonModel::FateColumn, isNarrow ? 126 : 150);
    ThemedWidget::resizeEvent(event);
}

const domain::Project *ComparisonPanel::knownProject() const
{
    return m_desk.directory().project(m_project);
}

void ComparisonPanel::open(const ProjectId &project, const QString &version)
{
    m_project = project;
    m_wished = version;
    m_choices.clear();
    m_from->clear();
    m_to->clear();
    m_comparison = {};
    m_error->clear();
    m_hasFailed = false;
    m_isReading = true;
    showComparison();
    const domain::Project *const known = knownProject();
    if (!known || known->jira.isEmpty() || known->jiraProject.isEmpty()) {
        takeVersions(QList<domain::JiraVersion>(), version); // what is on record can be compared all the same
        return;
    }
    whenDone(this, m_versions.versions(known->jira, known->jiraProject),
             [this, number = ++m_number, version](const Result<QList<domain::JiraVersion>> &versions) {
                 if (number == m_number)
                     takeVersions(versions, version);
             });
}

QList<ComparisonPanel::Choice> ComparisonPanel::recordedChoices() const
{
    QList<Choice> choices;
    for (const domain::Release &release : m_desk.book().releases()) {
        if (release.project() == m_project && !release.snapshot().issues.isEmpty())
            choices.append(
                {Choice::Kind::Release, release.id().value(), tr("Release %1").arg(line(release.version()))});
    }
    for (const domain::Environment &environment : m_desk.directory().environments) {
        const domain::Release *const running = projections::runningIn(m_desk.book(), m_project, environment.id);
        if (running)
            choices.append({Choice::Kind::Environment, running->id().value(),
                            tr("Runs in %1: %2").arg(line(environment.id.value()), line(running->version()))});
    }
    return choices;
}

void ComparisonPanel::takeVersions(const Result<QList<domain::JiraVersion>> &versions, const QString &version)
{
    if (!versions) {
        m_isReading = false;
        m_hasFailed = true;
        m_error->showError(versions.error());
        m_error->setAction(0, tr("Try again"));
        showState();
        return;
    }
    int to = -1;
    int before = -1; // the newest that was released, else the one before it in Jira's order
    for (const domain::JiraVersion &each : *versions) {
        const auto index = static_cast<int>(m_choices.size());
        if (each.name == version)
            to = index;
        else if (to < 0 && (each.isReleased || before < 0 || !versions->at(before).isReleased))
            before = index;
        m_choices.append({Choice::Kind::Version, each.name,
                          each.isReleased ? tr("%1, released").arg(line(each.name)) : line(each.name)});
    }
    m_choices += recordedChoices();
    for (const Choice &choice : std::as_const(m_choices)) {
        m_from->addItem(choice.label);
        m_to->addItem(choice.label);
    }
    m_to->setCurrentIndex(std::max(0, to));
    m_from->setCurrentIndex(std::max(0, before));
    compare();
}

QCoro::Task<Result<ComparedSide>> ComparisonPanel::side(const Choice &choice) const
{
    if (choice.kind != Choice::Kind::Version) {
        const domain::Release *const release = m_desk.release(ReleaseId(choice.id));
        if (!release)
            return known(failure(ErrorCode::NotFound, tr("This release is not on record any more.")));
        return known(sideOf(*release, choice.label));
    }
    const domain::Project *const in = knownProject();
    if (!in)
        return known(failure(ErrorCode::NotFound, tr("This workspace does not know the project any more.")));
    return readSide(m_versions.contents({in->jira, in->jiraProject, choice.id}, {}, m_stop.get_token()), choice.id);
}

void ComparisonPanel::compare()
{
    m_stop.request_stop(); // what was chosen before is of nobody's interest any more
    m_stop = {};
    m_fromSide.reset();
    m_toSide.reset();
    m_error->clear();
    m_hasFailed = false;
    if (m_from->currentIndex() < 0 || m_to->currentIndex() < 0) {
        m_isReading = false;
        showComparison();
        return;
    }
    m_isReading = true;
    showState();
    const qsizetype number = ++m_number;
    for (const bool isFrom : {true, false}) {
        const int index = (isFrom ? m_from : m_to)->currentIndex();
        whenDone(this, side(m_choices.at(index)), [this, number, isFrom](const Result<ComparedSide> &read) {
            if (number == m_number)
                takeSide(isFrom, read);
        });
    }
}

void ComparisonPanel::takeSide(bool isFrom, const Result<ComparedSide> &side)
{
    if (!side) {
        if (m_hasFailed)
            return;
        m_hasFailed = true;
        m_isReading = false;
        m_comparison = {};
        m_error->showError(side.error());
        m_error->setAction(0, tr("Try again"));
        showComparison();
        return;
    }
    (isFrom ? m_fromSide : m_toSide) = *side;
    if (!m_fromSide || !m_toSide)
        return;
    m_isReading = false;
    m_comparison = versions::compareVersions(*m_fromSide, *m_toSide);
    showComparison();
    readCommits();
}

//! Of versions that no release was made of; what a release holds is known.
void ComparisonPanel::readCommits()
{
    const Choice &from = m_choices.at(m_from->currentIndex());
    const Choice &to = m_choices.at(m_to->currentIndex());
    const domain::Project *const project = knownProject();
    const bool areVersions = from.kind == Choice::Kind::Version && to.kind == Choice::Kind::Version;
    if (!m_readCommits || !project || !areVersions || from.id == to.id)
        return;
    whenDone(this, m_readCommits(*project, from.id, to.id, m_comparison),
             [this, number = m_number](const versions::VersionComparison &coded) {
                 if (number != m_number)
                     return;
                 m_comparison = coded;
                 showComparison();
             });
}

void ComparisonPanel::showComparison()
{
    m_model->setComparison(m_comparison);
    m_fates->setSegmentText(0, tr("All %1").arg(m_comparison.issues.size()));
    const std::array<QString, fates.size()> words{tr("New %1"), tr("Moved %1"), tr("Gone %1"), tr("Other status %1"),
                                                  tr("Same %1")};
    for (std::size_t i = 0; i < fates.size(); ++i)
        m_fates->setSegmentText(static_cast<int>(i) + 1, words.at(i).arg(m_comparison.count(fates.at(i))));
    m_fates->setSegmentText(commitsSegment, tr("Commits %1").arg(m_comparison.commits.size()));
    m_news->showMarkdown(m_comparison.count(IssueFate::New) > 0 ? newsMarkdown(m_comparison)
                                                                : markdownOfText(tr("Nothing is new.")));
    showState();
}

void ComparisonPanel::showState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_loading->setVisible(m_isReading);
    m_table->setVisible(!m_isReading && !isEmpty);
    m_empty->setVisible(!m_isReading && isEmpty && !m_hasFailed);
    m_empty->setSentence(
        m_choices.isEmpty() ? tr("There is nothing to compare: no version in Jira, no release on record.")
            : m_fates->currentIndex() == commitsSegment
            ? (m_comparison.commitsDoubt.isEmpty() ? tr("No commit is known that only one of them has.")
                                                   : line(m_comparison.commitsDoubt))
            : m_comparison.issues.isEmpty() ? tr("Neither of the two holds an issue.")
                                            : tr("No issue of this kind."));
    const QString refusal = m_comparison.issues.isEmpty() ? tr("There is nothing to copy yet.") : QString();
    m_markdown->setDisabledReason(refusal);
    m_csv->setDisabledReason(refusal);
}

void ComparisonPanel::copyMarkdown() const
{
    QGuiApplication::clipboard()->setText(versions::comparisonMarkdown(m_comparison));
}

void ComparisonPanel::copyCsv() const
{
    QGuiApplication::clipboard()->setText(versions::comparisonCsv(m_comparison));
}

} // namespace releasedesk::ui
