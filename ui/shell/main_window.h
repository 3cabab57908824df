// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/settings/notification_preferences.h"
#include "ui/shell/navigation.h"
#include "ui/shell/palette_entry.h"
#include "ui/shell/release_actions.h"
#include "ui/shell/window_needs.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QSettings;

namespace releasedesk::ui {

class ActionRunner;
class CommandPalette;
class ErrorBanner;
class FlowForecast;
class HeaderBar;
struct HeaderExtra;
class OverlayLayer;
class NotificationsPage;
class PanelShelf;
class PaneCycle;
class ReleaseNotices;
class SideBar;
class StatusBar;
class ToastStack;
class WindowKeys;
struct ViewCommand;
struct WindowCommand;

//! The window: side bar, header bar, one panel, status bar, and what lies over them. It places panels and takes the
//! person from one to another; what happens is in the panels and behind the session.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(WindowNeeds needs);
    ~MainWindow() override;

    //! Settings open over what is shown; a release nobody knows changes nothing.
    void go(const Place &place);
    [[nodiscard]] const Place &place() const { return m_navigation.current(); }

    //! Opens the palette, with \p typed in it.
    void openPalette(const QString &typed = {});

    //! People, projects or connections are different now.
    void setWorkspace(const workspace::Workspace &workspace);

    //! Says above the content what went wrong.
    void report(const Error &error);

    //! To the front, from wherever it is.
    void comeForward();

    //! The next closing is not asked about.
    void allowClosing() { m_mayClose = true; }

    //! Opens what a link from outside leads to. What cannot be followed is said in the window.
    void followLink(const QString &link);

signals:
    //! In a sample workspace: show the world as this person sees it.
    void actAsWanted(const releasedesk::PersonId &person);
    void otherWorkspaceWanted();
    //! How the person wants to be told, from now on.
    void notificationsChosen(const releasedesk::ui::NotificationPreferences &preferences);
    //! "en" or "ko"
    void languageChosen(const QString &language);
    //! The person closes it; it is still whole.
    void closing();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void placeParts();
    void connectParts();
    void connectKeys();
    void enter(const Place &place);
    void showHeader();
    void showReleaseHeader(const domain::Release &release);
    void arrangeRail(bool isAnimated);
    void goToTab(ReleaseTab tab);
    void run(ReleaseActionKind kind);
    void runPrimary();
    void openHelp();
    [[nodiscard]] QList<HeaderExtra> flowExtras(const domain::Release &release);
    [[nodiscard]] QList<WindowCommand> flowCommands(const domain::Release *release);
    [[nodiscard]] std::function<void()> flowAct(int index, const ReleaseId &id);
    void importFlow();
    [[nodiscard]] ProjectNeeds projectNeeds();
    void newProject();
    void openSettings(int page = 0);
    void startRelease(const ProjectId &project, const QString &version);
    void holdKeys();
    void openLink(const QString &address);
    void addBell();
    void offerOutsideNotices(NotificationsPage &page);
    void showStale();
    void endStale();
    void teachFlow();
    void showLock();
    void presentFlow();
    void setPresenting(bool isPresenting);
    void askBeforeClosing(const QStringList &running);
    [[nodiscard]] ErrorBanner *banner() const;
    [[nodiscard]] QWidget *contentArea() const;
    [[nodiscard]] const domain::Release *shownRelease() const;
    [[nodiscard]] ReleaseActions shownActions() const;
    [[nodiscard]] QList<PaletteEntry> paletteEntries(bool hasScope);
    [[nodiscard]] QList<WindowCommand> commandsOfViews(const domain::Release *release);
    [[nodiscard]] QList<WindowCommand> settingsCommands();
    void runThere(const ViewCommand &command, const ReleaseId &release);
    void toggleTheme();

    WindowNeeds m_needs;
    Navigation m_navigation;
    EngineWatch m_watch;
    SideBar *m_side;
    HeaderBar *m_header;
    ErrorBanner *m_banner;
    PanelShelf *m_shelf;
    StatusBar *m_status;
    OverlayLayer *m_overlay;
    ToastStack *m_toasts;
    ActionRunner *m_runner;
    ReleaseNotices *m_notices;
    FlowForecast *m_forecast; //!< of the release that is shown; that of the flow is the same
    WindowKeys *m_keys;
    std::unique_ptr<PaneCycle> m_panes;
    QPointer<CommandPalette> m_palette;
    std::unique_ptr<QSettings> m_settings;
    std::optional<bool> m_railWish; //!< chosen with Ctrl+B; empty: by itself
    std::optional<int> m_scaleBefore; //!< while others watch: the size of the type before
    QString m_reported; //!< what the banner says of something refused
    bool m_mayClose = false;
};

} // namespace releasedesk::ui
