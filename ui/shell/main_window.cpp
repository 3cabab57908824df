// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/main_window.h"

#include "core/domain/release_decisions.h"
#include "ui/modeling/flow_forecast.h"
#include "ui/settings/notifications_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/action_runner.h"
#include "ui/shell/boxed_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/header_words.h"
#include "ui/shell/open_external.h"
#include "ui/shell/overlay_layer.h"
#include "ui/shell/palette_contents.h"
#include "ui/shell/pane_cycle.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/release_notices.h"
#include "ui/shell/release_questions.h"
#include "ui/shell/release_workspace.h"
#include "ui/shell/shortcut_list.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/window_keys.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/toast_stack.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QSettings>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int narrowWidth = 1200; //!< below it the side bar folds by itself
constexpr QSize smallest(900, 600);

} // namespace

MainWindow::MainWindow(WindowNeeds needs)
    : m_needs(std::move(needs))
    , m_watch(m_needs.askEngine, m_needs.clock)
    , m_side(new SideBar(m_needs.desk, m_needs.workspace.name))
    , m_header(new HeaderBar)
    , m_banner(new ErrorBanner)
    , m_shelf(new PanelShelf(m_needs))
    , m_status(new StatusBar(m_needs.desk, m_needs.clock, m_watch, m_needs.folder))
    , m_overlay(nullptr)
    , m_toasts(nullptr)
    , m_runner(new ActionRunner(m_needs.desk, m_needs.clock, this))
    , m_notices(new ReleaseNotices(m_needs.desk, this))
    , m_forecast(new FlowForecast(m_needs.desk, m_needs.clock, this))
    , m_keys(new WindowKeys(this))
    , m_panes(std::make_unique<PaneCycle>())
    , m_settings(std::make_unique<QSettings>())
{
    setMinimumSize(smallest);
    placeParts();
    connectParts();
    connectKeys();
    m_side->setConnectionCount(static_cast<int>(m_needs.workspace.connections.size()));
    if (m_needs.workspace.isSample)
        m_side->allowActing(m_needs.signedIn);
    m_status->setActing(m_needs.workspace.isSample && m_needs.signedIn != m_needs.desk.person());
    m_keys->setSingleLetters(Preferences::read(*m_settings).hasLetterKeys);
    enter(m_navigation.current());
    m_watch.start();
}

MainWindow::~MainWindow()
{
    // The parts take the focus with them when they go, and this object is no longer whole by then.
    disconnect(qApp, nullptr, this, nullptr);
}

void MainWindow::placeParts()
{
    auto *const right = new QWidget;
    auto *const column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_shelf, 1);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_side, 0, 0);
    grid->addWidget(right, 0, 1);
    grid->addWidget(m_status, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    m_banner->setEdgeToEdge(true);
    m_banner->hide();
    m_overlay = new OverlayLayer(this);
    m_toasts = new ToastStack(right);
}

void MainWindow::connectParts()
{
    connect(&m_navigation, &Navigation::changed, this, &MainWindow::enter);
    connect(m_side, &SideBar::placeWanted, this, &MainWindow::go);
    connect(m_side, &SideBar::paletteWanted, this, [this] { openPalette(); });
    connect(m_side, &SideBar::newReleaseWanted, this, [this] { go({View::NewRelease}); });
    connect(m_side, &SideBar::newProjectWanted, this, &MainWindow::newProject);
    m_side->setProjectsAddable(m_needs.saveProject != nullptr);
    connect(m_side, &SideBar::actAsWanted, this, &MainWindow::actAsWanted);
    connect(m_status, &StatusBar::placeWanted, this, &MainWindow::go);
    connect(m_header, &HeaderBar::backWanted, &m_navigation, &Navigation::goBack);
    connect(m_header, &HeaderBar::forwardWanted, &m_navigation, &Navigation::goForward);
    connect(m_header, &HeaderBar::projectWanted, this, [this] { go({View::Releases}); });
    connect(m_header, &HeaderBar::titleActionWanted, this, [this] { go({View::NewRelease}); });
    connect(m_header, &HeaderBar::actionWanted, this,
            [this](const ReleaseAction &action) { m_runner->run(action, place().release); });
    connect(m_shelf, &PanelShelf::placeWanted, this, &MainWindow::go);
    connect(m_shelf, &PanelShelf::tabWanted, this, &MainWindow::goToTab);
    connect(m_shelf, &PanelShelf::newReleaseWanted, this, &MainWindow::startRelease);
    connect(m_shelf, &PanelShelf::told, this,
            [this](const QString &sentence) { m_toasts->show({State::Succeeded, sentence, {}}); });
    connect(m_shelf, &PanelShelf::undoOffered, this,
            [this](const QString &sentence, const std::function<void()> &undo) {
                m_toasts->show({State::Succeeded, sentence, undo ? tr("Undo") : QString()}, undo);
            });
    connect(m_shelf, &PanelShelf::linkWanted, this, &MainWindow::openLink);
    connect(m_shelf, &PanelShelf::failed, this, &MainWindow::report);
    connect(m_shelf, &PanelShelf::settled, this, [this] {
        if (const QString reported = std::exchange(m_reported, {});
            !reported.isEmpty() && banner()->sentence() == reported)
            banner()->clear();
    });

    connect(m_runner, &ActionRunner::sendingChanged, this, &MainWindow::showHeader);
    connect(m_runner, &ActionRunner::succeeded, this, [this](const ReleaseId &id) {
        m_notices->follow(id);
        banner()->clear();
    });
    connect(m_runner, &ActionRunner::refused, this,
            [this](const ReleaseId & /*id*/, const Error &error) { report(error); });
    connect(m_runner, &ActionRunner::signWanted, this,
            [this](const ReleaseId &id, const TaskId &task) { go({View::Release, id, ReleaseTab::Approvals, task}); });
    connect(m_notices, &ReleaseNotices::told, this, [this](const ToastMessage &message, const ReleaseId &id) {
        m_toasts->show(message, [this, id] { go({View::Release, id}); });
    });
    connect(&m_needs.desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        const domain::Release *const shown = shownRelease();
        const domain::Release *const other = m_needs.desk.release(id);
        const bool mayBeInTheWay = shown && other && shown->project() == other->project() && !shown->isLive();
        if (id == place().release || mayBeInTheWay)
            showHeader();
    });
    addBell();
    connect(&m_watch, &EngineWatch::fellSilent, this, &MainWindow::showStale);
    connect(&m_watch, &EngineWatch::cameBack, this, &MainWindow::endStale);
    connect(m_banner, &ErrorBanner::actionTriggered, this, [this] { m_watch.ask(); });
    connect(m_forecast, &FlowForecast::changed, this, &MainWindow::showHeader);
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::holdKeys);
}

void MainWindow::connectKeys()
{
    connect(m_keys, &WindowKeys::paletteWanted, this, [this] { openPalette(); });
    connect(m_keys, &WindowKeys::sideBarToggled, this, [this] {
        m_railWish = !m_side->isRail();
        arrangeRail(true);
    });
    connect(m_keys, &WindowKeys::backWanted, &m_navigation, &Navigation::goBack);
    connect(m_keys, &WindowKeys::forwardWanted, &m_navigation, &Navigation::goForward);
    connect(m_keys, &WindowKeys::paneWanted, this, [this](int step) { m_panes->go(step); });
    connect(m_keys, &WindowKeys::helpWanted, this, &MainWindow::openHelp);
    connect(m_keys, &WindowKeys::presentingToggled, this, [this] { setPresenting(!m_scaleBefore); });
    connect(m_keys, &WindowKeys::themeToggled, this, &MainWindow::toggleTheme);
    connect(m_keys, &WindowKeys::traceWanted, this, [this] { openPalette(QStringLiteral("#")); });
    connect(m_keys, &WindowKeys::viewWanted, this, [this](View view) { go({view}); });
    connect(m_keys, &WindowKeys::newReleaseWanted, this, [this] { go({View::NewRelease}); });
    connect(m_keys, &WindowKeys::tabWanted, this, &MainWindow::goToTab);
    connect(m_keys, &WindowKeys::primaryWanted, this, &MainWindow::runPrimary);
    connect(m_keys, &WindowKeys::rollBackWanted, this, [this] { run(ReleaseActionKind::RollBack); });
}

void MainWindow::go(const Place &place)
{
    if (place.view == View::Settings)
        openSettings();
    else if (place.view == View::NewRelease)
        startRelease({}, {});
    else if (place.view != View::Release || m_needs.desk.release(place.release))
        m_navigation.go(place);
}

void MainWindow::goToTab(ReleaseTab tab)
{
    Place next = place();
    next.tab = tab;
    if (next.view == View::Release && m_shelf->workspace()->hasTab(tab))
        m_navigation.amend(next);
}

void MainWindow::enter(const Place &place)
{
    m_banner->clear();
    m_shelf->show(place);
    m_side->setPlace(place);
    m_keys->setPlace(place);
    m_notices->setShown(place.view == View::Release ? place.release : ReleaseId());
    if (place.view == View::Release && m_forecast->release() != place.release)
        m_forecast->showRelease(place.release);
    arrangeRail(isVisible());
    showHeader();
    QList<QWidget *> panes{m_header};
    if (place.view == View::Release)
        panes += {m_shelf->workspace()->tabRow(), m_shelf->workspace()->page()};
    else
        panes.append(m_shelf);
    m_panes->setPanes(panes + QList<QWidget *>{m_side, m_status});
    if (m_overlay->mode() == OverlayLayer::Mode::Stale || m_overlay->mode() == OverlayLayer::Mode::StaleKept) {
        m_overlay->setArea(contentArea());
        showStale();
    }
    teachFlow();
}

void MainWindow::showHeader()
{
    showLock();
    m_header->setHistory(m_navigation.canGoBack(), m_navigation.canGoForward());
    if (const domain::Release *const release = shownRelease()) {
        showReleaseHeader(*release);
        setWindowTitle(nameOf(*release, m_needs.desk.directory()));
        return;
    }
    const View view = place().view;
    m_header->showTitle(viewName(view));
    if (view == View::Home || view == View::Releases)
        m_header->setTitleAction(viewName(View::NewRelease), "plus", QKeySequence(QStringLiteral("N")));
    setWindowTitle(viewName(view) + QStringLiteral(" – ") + m_needs.workspace.name);
}

void MainWindow::showReleaseHeader(const domain::Release &release)
{
    const domain::Directory &directory = m_needs.desk.directory();
    const QDateTime now = m_needs.clock.utcNow();
    ReleaseHeader header;
    header.project = projectName(directory, release.project());
    header.projectColor = projectColor(directory, release.project());
    header.version = release.version();
    header.state = stateWordOf(release);
    if (release.windowStart().isValid())
        header.window = windowText(release.windowStart(), release.windowEnd(), now);
    header.risk = riskText(release.risk());
    header.owner = personName(directory, release.owner());
    header.ownerAccount = release.owner().value();
    const bool isUnderWay = release.isLive() && release.startedAt().isValid();
    if (isUnderWay) {
        header.time = tr("Started %1").arg(clockText(release.startedAt()));
        const QString left = m_forecast->release() == release.id() ? m_forecast->timeLeft() : QString();
        header.time += left.isEmpty() ? QString() : QString(QStringLiteral(" · ") + left);
    } else if (release.isOver() && release.endedAt().isValid()) {
        header.time = endText(release, m_needs.desk.book(), now);
    }
    header.actions = shownActions();
    header.extras = flowExtras(release);
    // The sheet below has its own button for that.
    const bool isOnSheet = place().tab == ReleaseTab::Approvals && header.actions.primary
        && header.actions.primary->kind == ReleaseActionKind::Sign;
    if (isOnSheet)
        header.actions.primary.reset();
    // Said in words: a grey button with a tooltip leaves people guessing.
    const std::optional<ReleaseAction> &next = header.actions.primary;
    const bool isKept = next && !next->isEnabled() && !next->isEmergencyExit;
    if (m_shelf->workspace())
        m_shelf->workspace()->setObstacle(isKept ? next->disabledReason : QString());
    header.isSending = m_runner->isSending(release.id());
    if (m_watch.isSilent()) {
        header.heldReason = tr("Actions wait for the engine");
        header.state.word = tr("%1 · last known").arg(header.state.word);
    }
    m_header->showRelease(header);
}

const domain::Release *MainWindow::shownRelease() const
{
    return place().view == View::Release ? m_needs.desk.release(place().release) : nullptr;
}

ReleaseActions MainWindow::shownActions() const
{
    const domain::Release *const release = shownRelease();
    const session::Desk &desk = m_needs.desk;
    return release ? releaseActions(*release, desk.person(), desk.directory(), m_needs.clock.utcNow(), &desk.book())
                   : ReleaseActions();
}

void MainWindow::run(ReleaseActionKind kind)
{
    const ReleaseActions actions = shownActions();
    if (const ReleaseAction *const action = actions.find(kind))
        m_runner->run(*action, place().release);
}

void MainWindow::runPrimary()
{
    const ReleaseActions actions = shownActions();
    const bool isOnSheet
        = place().tab == ReleaseTab::Approvals && actions.primary && actions.primary->kind == ReleaseActionKind::Sign;
    if (isOnSheet)
        return m_shelf->approveShown();
    // The emergency exit has keys of its own; the key of the next step does not trigger it.
    if (actions.primary && !actions.primary->isEmergencyExit)
        m_runner->run(*actions.primary, place().release);
}

void MainWindow::arrangeRail(bool isAnimated)
{
    const bool isNarrow = width() < narrowWidth;
    const bool byItself = isNarrow || place().view == View::Release;
    m_side->setRail(m_railWish.value_or(byItself), isAnimated);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool crossed = (event->oldSize().width() < narrowWidth) != (event->size().width() < narrowWidth);
    if (crossed)
        m_railWish.reset();
    arrangeRail(false);
    const QRect history = m_header->historyRect();
    m_overlay->setFree(history.isValid() ? QRect(m_header->mapTo(this, history.topLeft()), history.size()) : QRect());
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showHeader();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    teachFlow();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_scaleBefore)
        return setPresenting(false);
    // Comes here only if nobody below wanted it: buttons, tables and fields use the space bar themselves.
    const bool isPause = event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && shownRelease();
    if (!isPause) {
        QWidget::keyPressEvent(event);
        return;
    }
    run(shownRelease()->state() == domain::ReleaseState::Paused ? ReleaseActionKind::Resume : ReleaseActionKind::Pause);
}

void MainWindow::comeForward()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::startRelease(const ProjectId &project, const QString &version)
{
    if (m_needs.desk.directory().projects.isEmpty() && m_needs.saveProject)
        return newProject(); // there is nothing to release yet
    m_navigation.go({View::NewRelease});
    m_shelf->startRelease(project, version);
}

void MainWindow::setWorkspace(const workspace::Workspace &workspace)
{
    m_needs.workspace = workspace;
    m_side->setConnectionCount(static_cast<int>(workspace.connections.size()));
}

void MainWindow::openSettings(int page)
{
    auto *const settings = new SettingsDialog(*m_settings, m_needs.desk.person());
    connect(settings->notifications(), &NotificationsPage::changed, this, &MainWindow::notificationsChosen);
    connect(settings, &SettingsDialog::languageChosen, this, &MainWindow::languageChosen);
    connect(settings, &SettingsDialog::changed, this,
            [this](const Preferences &preferences) { m_keys->setSingleLetters(preferences.hasLetterKeys); });
    offerOutsideNotices(*settings->notifications());
    if (m_needs.freezes.set)
        settings->setFreezes(m_needs.desk.directory(), m_needs.desk.person(), m_needs.freezes);
    settings->showPage(static_cast<SettingsDialog::Page>(page));
    (new BoxedDialog(settings, this))->open();
}

void MainWindow::openHelp()
{
    (new ShortcutList(place(), this))->open();
}

void MainWindow::openLink(const QString &address)
{
    const Result<QString> host = hostOf(address);
    if (!host) {
        report(host.error());
        return;
    }
    Question question;
    question.title = tr("Open %1?").arg(*host);
    question.consequence = address;
    question.button = tr("Open in the browser");
    question.icon = "open-external";
    auto *const dialog = new ConfirmDialog(question, this);
    connect(dialog, &ConfirmDialog::confirmed, this, [dialog, address] {
        if (const auto opened = openExternal(address); !opened)
            dialog->showError(opened.error());
        else
            dialog->close();
    });
    dialog->open();
}

void MainWindow::report(const Error &error)
{
    banner()->showError(error);
    m_reported = banner()->sentence();
}

ErrorBanner *MainWindow::banner() const
{
    return place().view == View::Release && m_shelf->workspace() ? m_shelf->workspace()->banner() : m_banner;
}

QWidget *MainWindow::contentArea() const
{
    return place().view == View::Release && m_shelf->workspace() ? m_shelf->workspace()->page() : m_shelf;
}

void MainWindow::holdKeys()
{
    const auto dialogs = findChildren<Dialog *>(QString(), Qt::FindDirectChildrenOnly);
    m_keys->setHeld(std::ranges::any_of(dialogs, [](const Dialog *each) { return each->isVisible(); }));
}

} // namespace releasedesk::ui
