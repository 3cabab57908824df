// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/desktop_options.h"
#include "app/desktop/room_connection_gate.h"
#include "app/desktop/room_people_gate.h"
#include "app/desktop/room_signing_gate.h"
#include "app/shared/engine_room.h"
#include "app/shared/sandbox_process.h"
#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/shell/place.h"

#include <QCoroTask>
#include <QTemporaryDir>

namespace releasedesk::ui {
class DesktopNotices;
class MainWindow;
class RecoveryPage;
class SingleInstance;
class StartPage;
} // namespace releasedesk::ui

namespace releasedesk::app {

//! Puts the program together: workspace, engine, the view of one person, the window. Owns them and takes them apart in
//! the reverse order: window, desk, session, engine, sandbox.
class Desktop final : public QObject
{
    Q_OBJECT

public:
    explicit Desktop(DesktopOptions options);
    ~Desktop() override;

    //! Opens what the options name. Needs a running event loop from then on.
    void start();

private:
    enum class Way { Work, LookOnly };

    [[nodiscard]] QCoro::Task<> open(QString folder, Way way);
    [[nodiscard]] QCoro::Task<> openSample();
    [[nodiscard]] QCoro::Task<Result<>> openRoom(QString folder, Way way);
    [[nodiscard]] QCoro::Task<Result<>> signIn(PersonId person);
    [[nodiscard]] QCoro::Task<> actAs(PersonId person);
    [[nodiscard]] QCoro::Task<> enterAs(PersonId person);
    [[nodiscard]] QCoro::Task<> takePicture();
    [[nodiscard]] QCoro::Task<std::optional<SandboxAddress>> sandboxFor(QString folder);
    void create(const QString &folder);
    void run(QCoro::Task<> task);
    ui::StartPage &startPage();
    void fail(const Error &error, const QString &folder);
    void recover(const QString &folder);
    void showWindow(const ui::Place &place);
    void placeWindow();
    void closeWorkspace();
    [[nodiscard]] bool isAlone(const QString &folder);
    void follow(const QString &link);

    DesktopOptions m_options;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_sampleFolder;
    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<EngineRoom> m_room;
    std::unique_ptr<RoomConnectionGate> m_gate;
    std::unique_ptr<RoomSigningGate> m_signingGate;
    std::unique_ptr<RoomPeopleGate> m_peopleGate; //!< none where the workspace is only looked at
    std::unique_ptr<versions::JiraChanges> m_changes; //!< as the person whose desk it is
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<session::Desk> m_desk;
    PersonId m_signedIn;
    std::unique_ptr<ui::SingleInstance> m_instance;
    std::unique_ptr<ui::StartPage> m_start;
    std::unique_ptr<ui::RecoveryPage> m_recovery;
    std::unique_ptr<ui::DesktopNotices> m_notices; //!< none for a picture
    std::unique_ptr<ui::MainWindow> m_window;
};

//! Shows all texts, names and dates in "en" or "ko" from now on.
void useLanguage(const QString &language);

} // namespace releasedesk::app
