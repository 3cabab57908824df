// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/task_inspector.h"

#include "core/domain/task_kind.h"
#include "ui/log/log_view.h"
#include "ui/plan/plan_actions.h"
#include "ui/plan/task_look.h"
#include "ui/task_content/attachment_list.h"
#include "ui/task_content/attempt_list.h"
#include "ui/task_content/comment_list.h"
#include "ui/task_content/conditions_page.h"
#include "ui/task_content/failure_story.h"
#include "ui/task_content/live_progress.h"
#include "ui/task_content/nested_release.h"
#include "ui/task_content/result_list.h"
#include "ui/task_content/setup_form.h"
#include "ui/task_content/silence_label.h"
#include "ui/task_content/task_actions.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/tab_bar.h"
#include "ui/wording/time_words.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::TaskState;

constexpr int side = 16;

bool hasLiveContent(const domain::TaskRun &run)
{
    return run.state != TaskState::Planned && run.state != TaskState::Ready;
}

//! A page that scrolls when it does not fit.
QScrollArea *scrolling(QWidget *page)
{
    auto *const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *const inner = new QWidget;
    auto *const column = new QVBoxLayout(inner);
    column->setContentsMargins(side, 14, side, 16);
    column->addWidget(page);
    column->addStretch();
    scroll->setWidget(inner);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    return scroll;
}

} // namespace

TaskInspector::TaskInspector(session::Desk &desk, const Clock &clock, QWidget *parent)
    : Surface(ColorToken::Surface, parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_tabs(new TabBar)
    , m_stack(new QStackedWidget)
    , m_nothing(new EmptyState("select"))
    , m_something(new QWidget)
    , m_refusal(new ErrorBanner)
{
    setLines(Qt::LeftEdge);
    setMinimumWidth(smallestWidth);
    auto *const head = new QWidget;
    buildHead(head);
    buildPages();
    buildFoot();

    auto *const content = new QVBoxLayout(m_something);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(head);
    auto *const tabs = new QHBoxLayout;
    tabs->setContentsMargins(side - 9, 0, 0, 0);
    m_tabs->setShrinking(true);
    tabs->addWidget(m_tabs, 1);
    content->addLayout(tabs);
    content->addWidget(new Separator);
    auto *const refusal = new QVBoxLayout;
    refusal->setContentsMargins(side, 0, side, 0);
    refusal->addWidget(m_refusal);
    content->addLayout(refusal);
    content->addWidget(m_stack, 1);
    content->addWidget(m_foot);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_nothing);
    layout->addWidget(m_something);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index < 0 || index >= m_pages.size())
            return;
        m_page = m_pages.at(index);
        m_stack->setCurrentIndex(static_cast<int>(m_page));
    });
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { m_isPageChosen = true; });
    connect(&desk, &session::Desk::progressChanged, this, [this](const ReleaseId &release, const TaskId &changed) {
        if (m_document && release == m_document->id() && changed == m_task)
            take();
    });
    languageChanged();
    take();
}

void TaskInspector::buildHead(QWidget *head)
{
    m_tile = new IconLabel("task", 16, ColorToken::Text2);
    m_tile->setTile(ColorToken::Hover, 28);
    m_title = new SafeLabel(FontRole::Panel, ColorToken::Text1);
    m_title->setElided();
    m_kind = new SafeLabel(FontRole::Caption, ColorToken::Text3);
    m_kind->setElided();
    m_pill = new Pill;
    auto *const words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_kind);
    auto *const row = new QHBoxLayout(head);
    row->setContentsMargins(side, 12, side, 8);
    row->setSpacing(8);
    row->addWidget(m_tile);
    row->addLayout(words, 1);
    row->addWidget(m_pill);
}

void TaskInspector::buildPages()
{
    m_silence = new SilenceLabel(m_desk, m_clock);
    m_progress = new LiveProgress(m_desk, m_clock);
    m_actions = new TaskActions(m_desk);
    m_results = new ResultList(m_desk);
    m_story = new FailureStory(m_desk);
    m_nested = new NestedRelease(m_desk);
    m_log = new LogView(m_desk.session());
    m_log->setMinimumHeight(160);
    m_facts = new QWidget;
    auto *const factsColumn = new QVBoxLayout(m_facts);
    factsColumn->setContentsMargins(0, 0, 0, 0);
    factsColumn->setSpacing(12);
    factsColumn->addWidget(m_progress);
    factsColumn->addWidget(m_silence);
    factsColumn->addWidget(m_story);
    factsColumn->addWidget(m_nested);
    factsColumn->addWidget(m_actions);
    factsColumn->addWidget(m_results);
    m_live = new QWidget;
    auto *const live = new QVBoxLayout(m_live);
    live->setContentsMargins(0, 0, 0, 0);
    live->setSpacing(0);
    m_factsScroll = scrolling(m_facts);
    m_facts->installEventFilter(this);
    live->addWidget(m_factsScroll);
    live->addWidget(m_log, 1);

    m_setup = new SetupForm(m_desk);
    m_conditions = new ConditionsPage(m_desk);
    m_attachments = new AttachmentList(m_desk, m_clock);
    m_comments = new CommentList(m_desk, m_clock);
    m_attempts = new AttemptList(m_desk);
    m_history = new QWidget;
    auto *const history = new QVBoxLayout(m_history);
    history->setContentsMargins(0, 0, 0, 0);
    history->setSpacing(20);
    history->addWidget(m_comments);
    history->addWidget(m_attempts);
    m_stack->addWidget(m_live); // in the order of Page
    m_stack->addWidget(scrolling(m_setup));
    m_stack->addWidget(scrolling(m_attachments));
    m_stack->addWidget(scrolling(m_conditions));
    m_stack->addWidget(scrolling(m_history));
    connect(m_setup, &SetupForm::saving, this, [this] { m_isSaving = true; });
    connect(m_conditions, &ConditionsPage::saving, this, [this] { m_isSaving = true; });
    connect(m_conditions, &ConditionsPage::taskChosen, this, &TaskInspector::taskChosen);
    connect(m_attachments, &AttachmentList::linkChosen, this, &TaskInspector::linkChosen);
    connect(m_attachments, &AttachmentList::fileChosen, this, &TaskInspector::fileChosen);
    connect(m_nested, &NestedRelease::releaseChosen, this, &TaskInspector::releaseChosen);
    connect(m_results, &ResultList::linkChosen, this, &TaskInspector::linkChosen);
    connect(m_attempts, &AttemptList::attemptChosen, this, [this](int number) {
        if (!m_document)
            return;
        m_shownAttempt = number;
        takeLive();
        showPage(Page::Live);
    });
}

void TaskInspector::buildFoot()
{
    auto *const foot = new Surface(ColorToken::Surface);
    foot->setLines(Qt::TopEdge);
    m_foot = foot;
    m_savedGlyph = new StatusGlyph(State::Succeeded, 13);
    m_saved = new SafeLabel(FontRole::Secondary, ColorToken::Text3);
    m_duplicate = new Button(QString(), Button::Kind::Ghost);
    m_duplicate->setIconName("copy");
    m_delete = new Button(QString(), Button::Kind::Danger);
    auto *const row = new QHBoxLayout(foot);
    row->setContentsMargins(side, 8, side, 8);
    row->setSpacing(8);
    row->addWidget(m_savedGlyph);
    row->addWidget(m_saved, 1);
    row->addWidget(m_duplicate);
    row->addWidget(m_delete);
    connect(m_duplicate, &QAbstractButton::clicked, this, [this] {
        const PlanAction action = duplicateTask(m_document->plan(), m_task);
        carryOut(action.edits, action.text, action.task);
    });
    connect(m_delete, &QAbstractButton::clicked, this, &TaskInspector::removeShown);
}

void TaskInspector::carryOut(const QList<domain::PlanEdit> &edits, const QString &text, const TaskId &next)
{
    if (edits.isEmpty())
        return;
    m_isSaving = true;
    m_next = next;
    m_document->edit(edits, text);
}

void TaskInspector::setConnections(const QList<domain::Connection> &connections)
{
    m_setup->setConnections(connections);
}

void TaskInspector::setFolder(const QString &folder)
{
    m_attachments->setFolder(folder);
    m_setup->setFolder(folder);
}

void TaskInspector::showTask(const ReleaseId &release, const TaskId &task)
{
    if (!m_document || m_document->id() != release) {
        for (const QMetaObject::Connection &each : std::exchange(m_connectionsToDocument, {}))
            disconnect(each);
        m_document = &PlanDocument::of(m_desk, release);
        m_connectionsToDocument = {
            connect(m_document, &PlanDocument::changed, this, [this] { take(); }),
            connect(m_document, &PlanDocument::sendingChanged, this, [this] { showSaved(); }),
            connect(m_document, &PlanDocument::refused, this,
                    [this](const Error &error) {
                        if (!std::exchange(m_isSaving, false))
                            return; // somebody else's edit
                        m_next = {};
                        m_refusal->showError(error);
                    }),
        };
    }
    const bool isOther = task != m_task || !m_together.isEmpty();
    m_task = task;
    m_together.clear();
    if (isOther) {
        m_isPageChosen = false;
        m_shownAttempt = 0;
        m_refusal->clear();
    }
    take();
    if (const domain::Task *const shown = shownTask()) {
        m_setup->showTask(release, shown->id);
        m_conditions->showTask(release, shown->id);
        m_attachments->showTask(release, shown->id);
        m_comments->showTask(release, shown->id);
        m_attempts->showTask(release, shown->id);
        m_actions->showTask(release, shown->id);
        m_results->showTask(release, shown->id);
        m_progress->showTask(release, shown->id);
        m_story->showTask(release, shown->id);
        m_nested->showTask(release, shown->id);
        shareHeight();
    }
}

const domain::Task *TaskInspector::shownTask() const
{
    return m_document ? m_document->plan().task(m_task) : nullptr;
}

void TaskInspector::take()
{
    if (!m_next.isEmpty() && m_document && m_document->plan().task(m_next)) {
        m_isSaving = false;
        emit taskChosen(std::exchange(m_next, {}));
    }
    const domain::Task *const task = shownTask();
    m_something->setVisible(task);
    m_nothing->setVisible(!task);
    if (!task)
        return;
    if (!m_together.isEmpty())
        return takeSeveral();
    const domain::Release &release = m_document->release();
    const TaskLook look = taskLookOf(m_desk, release, *task, m_clock.utcNow());
    const bool isQuiet = look.state == State::Planned || look.state == State::Skipped;
    m_tile->setIconName(look.icon);
    m_tile->setColor(isQuiet ? ColorToken::Text2 : colorOf(look.state));
    m_tile->setTile(isQuiet ? ColorToken::Hover : tintOf(look.state), 28);
    m_title->showText(look.title);
    m_kind->showText(kindAndTarget(m_desk, release, *task));
    m_pill->show();
    m_pill->setState(look.state, look.stateWord);
    m_duplicate->show();
    takeTabs();
    takeLive();
    showSaved();
    updateGeometry();
}

void TaskInspector::takeTabs()
{
    const domain::Task &task = *shownTask();
    const domain::TaskRun run = m_document->release().run(task.id);
    QList<Page> pages{Page::Setup, Page::Attachments, Page::Conditions, Page::History};
    QStringList titles{tr("Setup"), tr("Attachments"), tr("Conditions"), tr("History")};
    const bool isLive = hasLiveContent(run);
    if (isLive) {
        pages.prepend(Page::Live);
        titles.prepend(liveTitle(task, run));
    }
    if (!m_isPageChosen || !pages.contains(m_page))
        m_page = isLive ? Page::Live : Page::Setup;
    const QSignalBlocker silence(m_tabs);
    if (pages != m_pages) {
        while (m_tabs->count() > 0)
            m_tabs->removeTab(m_tabs->count() - 1);
        for (const QString &title : std::as_const(titles))
            m_tabs->addTab(title);
        m_pages = pages;
    }
    const auto attachments = m_document->release().attachments(task.id).size();
    const auto comments = m_document->release().comments(task.id).size();
    for (int i = 0; i < titles.size(); ++i) {
        m_tabs->setTabText(i, titles.at(i));
        const qsizetype count = m_pages.at(i) == Page::Attachments ? attachments
            : m_pages.at(i) == Page::History                       ? comments
                                                                   : 0;
        m_tabs->setCount(i, count > 0 ? QString::number(count) : QString());
        m_tabs->setTabToolTip(i, titles.at(i));
    }
    m_tabs->setCurrentIndex(static_cast<int>(m_pages.indexOf(m_page)));
    m_stack->setCurrentIndex(static_cast<int>(m_page));
}

void TaskInspector::showSaved()
{
    if (!m_document)
        return;
    m_foot->setVisible(m_document->isEditable());
    const bool isSending = m_document->isSending();
    if (!isSending)
        m_isSaving = false;
    m_savedGlyph->setState(isSending ? State::Running : State::Succeeded);
    m_savedGlyph->setVisible(!m_document->isProposing());
    m_saved->showText(m_document->isProposing() ? tr("Only drawn")
                          : isSending           ? tr("Sending…")
                                                : tr("Saved %1").arg(clockText(m_document->savedAt())));
}

void TaskInspector::showPage(Page page)
{
    const auto index = static_cast<int>(m_pages.indexOf(page));
    if (index < 0)
        return;
    m_isPageChosen = true;
    m_tabs->setCurrentIndex(index);
}

void TaskInspector::focusContent()
{
    QWidget *next = m_stack->currentWidget();
    for (int i = 0; next && i < 200; ++i) {
        next = next->nextInFocusChain();
        const bool isInside = next && m_stack->currentWidget()->isAncestorOf(next);
        if (isInside && next->isVisible() && next->isEnabled() && next->focusPolicy() & Qt::TabFocus) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    m_tabs->setFocus(Qt::TabFocusReason);
}

void TaskInspector::startComment()
{
    showPage(Page::History);
    m_comments->startWriting();
}

QSize TaskInspector::sizeHint() const
{
    const bool isRunning = m_document && !m_document->isEditable();
    return {isRunning ? runningWidth : draftWidth, 600};
}

void TaskInspector::languageChanged()
{
    m_nothing->setSentence(tr("Choose a task to see what it does."));
    m_duplicate->setText(tr("Duplicate"));
    m_delete->setText(tr("Delete"));
    m_tabs->setAccessibleName(tr("Task"));
    m_pages.clear();
    if (shownTask())
        take();
}

void TaskInspector::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit left();
    } else if (event->key() == Qt::Key_F2 && m_document && m_document->isEditable()) {
        showPage(Page::Setup);
        m_setup->editTitle();
    } else {
        Surface::keyPressEvent(event);
    }
}

} // namespace releasedesk::ui
