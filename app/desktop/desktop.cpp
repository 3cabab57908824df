// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"

#include "app/desktop/first_place.h"
#include "app/desktop/picture_scene.h"
#include "app/desktop/record_recovery.h"
#include "app/desktop/sample_story.h"
#include "app/desktop/sign_in.h"
#include "app/shared/sample_code.h"
#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/workspace/workspace_file.h"
#include "translations/language.h"
#include "ui/shell/desktop_notices.h"
#include "ui/shell/main_window.h"
#include "ui/shell/recovery_page.h"
#include "ui/shell/single_instance.h"
#include "ui/shell/start_page.h"
#include "ui/wording/time_words.h"

#include <QApplication>
#include <QCoroFuture>
#include <QDir>
#include <QElapsedTimer>
#include <QLocale>
#include <QSettings>
#include <QtConcurrent/QtConcurrentRun>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace releasedesk::app {
namespace {

constexpr QSize usualSize(1440, 900);
constexpr QLatin1StringView geometryKey("window/geometry");

QString workspaceFile(const QString &folder)
{
    return QDir(folder).filePath(u"workspace.yaml"_s);
}

QCoro::Task<Result<>> askEngine(EngineRoom *room)
{
    (void)co_await room->runningTasks(); // answered on the engine's own thread
    co_return Result<>();
}

//! What is put on record about freezes, as \p person.
ui::FreezeChanges freezeChanges(EngineRoom &room, const PersonId &person)
{
    return {[&room, person](domain::Freeze freeze, std::optional<domain::Freeze> before) {
                const QString replaces = before ? approvals::freezeId(*before) : QString();
                return room.changePeople(approvals::SetFreeze{std::move(freeze), replaces}, person);
            },
            [&room, person](const domain::Freeze &freeze, QString reason) {
                return room.changePeople(approvals::LiftFreeze{approvals::freezeId(freeze), std::move(reason)}, person);
            }};
}

} // namespace

void useLanguage(const QString &language)
{
    // Before the translator: its arrival is what makes the windows print their dates again.
    QLocale::setDefault(language == u"ko" ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                          : QLocale(QLocale::English, QLocale::UnitedKingdom));
    translations::useLanguage(language);
}

Desktop::Desktop(DesktopOptions options)
    : m_options(std::move(options))
{
}

Desktop::~Desktop()
{
    closeWorkspace();
}

void Desktop::start()
{
    if (m_options.isSample) {
        run(openSample());
        return;
    }
    const QString folder = m_options.folder.isEmpty() ? recentFolderFor(m_options.link) : m_options.folder;
    if (folder.isEmpty())
        startPage().show();
    else
        run(open(folder, Way::Work));
}

void Desktop::run(QCoro::Task<> task)
{
    async::launch(std::move(task), "desktop");
}

QCoro::Task<> Desktop::open(QString folder, Way way)
{
    if (!isAlone(folder)) {
        QCoreApplication::quit();
        co_return;
    }
    if (m_start)
        m_start->setBusy(tr("Opening %1…").arg(folder));
    const Result<> opened = co_await openRoom(folder, way);
    if (!opened) {
        fail(opened.error(), folder);
        co_return;
    }
    workspace::Workspace known = m_room->workspace();
    known.people = m_room->directory().people;
    m_signedIn = signedInPerson(folder, known);
    if (m_signedIn.isEmpty()) {
        startPage().askWho(known.name, known.people);
        startPage().show();
        co_return;
    }
    co_await enterAs(m_signedIn);
}

QCoro::Task<> Desktop::openSample()
{
    closeWorkspace();
    m_sampleFolder = std::make_unique<QTemporaryDir>();
    m_sandbox = std::make_unique<SandboxProcess>();
    if (m_start)
        m_start->setBusy(tr("Starting the sample services…"));
    const Result<SandboxAddress> sandbox = co_await m_sandbox->start(0);
    if (!sandbox) {
        fail(sandbox.error(), {});
        co_return;
    }
    const QString folder = m_sampleFolder->path();
    workspace::Workspace sample = sampleWorkspace(*sandbox);
    co_await QtConcurrent::run(addSampleCode, std::ref(sample), folder);
    const auto written = workspace::writeWorkspaceFile(workspaceFile(folder), sample);
    const Result<> opened = written ? co_await openRoom(folder, Way::Work) : written;
    if (!opened) {
        fail(opened.error(), {});
        co_return;
    }
    m_signedIn = m_room->workspace().projects.constFirst().owner;
    co_await enterAs(m_signedIn);
}

QCoro::Task<Result<>> Desktop::openRoom(QString folder, Way way)
{
    EngineRoomOptions options;
    options.folder = folder;
    options.isReadOnly = way == Way::LookOnly;
    options.sandbox = co_await sandboxFor(folder);
    auto room = EngineRoom::open(options);
    if (!room)
        co_return failed(room);
    m_room = std::move(*room);
    if (const auto read = co_await m_room->readPeople(); !read) // who may sign in stands in the record as well
        co_return read;
    m_gate = std::make_unique<RoomConnectionGate>(*m_room);
    m_signingGate = std::make_unique<RoomSigningGate>(*m_room);
    if (!m_room->isReadOnly())
        m_peopleGate = std::make_unique<RoomPeopleGate>(*m_room);
    connect(m_room.get(), &EngineRoom::workspaceChanged, this, [this] {
        if (m_desk) // people are read before there is a window
            m_desk->setDirectory(m_room->directory());
        if (m_window)
            m_window->setWorkspace(m_room->workspace());
    });
    co_return Result<>();
}

//! A sample workspace needs its sandbox: the one that answers, else a new one at its address.
QCoro::Task<std::optional<SandboxAddress>> Desktop::sandboxFor(QString folder)
{
    const auto workspace = workspace::readWorkspaceFile(workspaceFile(folder));
    const QUrl url = workspace ? sandboxOf(*workspace) : QUrl();
    if (url.isEmpty())
        co_return std::nullopt;
    QNetworkAccessManager network;
    if (const auto known = co_await SandboxProcess::ask(network, url))
        co_return *known;
    m_sandbox = std::make_unique<SandboxProcess>();
    const auto started = co_await m_sandbox->start(url.port());
    co_return started ? std::optional(*started) : std::nullopt;
}

QCoro::Task<Result<>> Desktop::signIn(PersonId person)
{
    std::unique_ptr<session::Session> session = m_room->sessionFor(person);
    auto desk = std::make_unique<session::Desk>(*session, m_room->directory());
    if (const auto read = co_await desk->open(); !read)
        co_return read;
    m_window.reset();
    m_desk = std::move(desk);
    m_session = std::move(session);
    co_return Result<>();
}

QCoro::Task<> Desktop::enterAs(PersonId person)
{
    const QString folder = m_room->folder();
    Result<> done = co_await signIn(person);
    if (done)
        done = co_await m_room->start();
    if (done && m_options.isSample && m_desk->book().releases().isEmpty() && m_options.isForPicture())
        done = co_await tellSampleStory(*m_room, *m_desk);
    if (!done) {
        fail(done.error(), folder);
        co_return;
    }
    showWindow(firstPlace(m_options, *m_desk));
    if (m_sampleFolder == nullptr)
        rememberFolder(folder);
    if (m_options.isForPicture()) {
        co_await takePicture();
        co_return;
    }
    const bool isNewSample = m_sampleFolder != nullptr && m_desk->book().releases().isEmpty();
    if (!isNewSample)
        co_return;
    const Result<> told = co_await tellSampleStory(*m_room, *m_desk);
    if (!told && m_window)
        m_window->report(told.error());
    else if (m_window && m_window->place() == ui::Place())
        m_window->go(firstPlace(m_options, *m_desk));
}

QCoro::Task<> Desktop::actAs(PersonId person)
{
    const ui::Place place = m_window->place();
    const QRect geometry = m_window->geometry();
    std::unique_ptr<session::Session> session = m_room->sessionFor(person);
    auto desk = std::make_unique<session::Desk>(*session, m_room->directory());
    if (const auto read = co_await desk->open(); !read) {
        m_window->report(read.error());
        co_return;
    }
    // The old window asked for this from one of its own menus: it goes when that has returned.
    m_window->hide();
    m_window.release()->deleteLater();
    const std::shared_ptr<session::Desk> oldDesk = std::move(m_desk);
    const std::shared_ptr<session::Session> oldSession = std::move(m_session);
    m_desk = std::move(desk);
    m_session = std::move(session);
    showWindow(place);
    m_window->setGeometry(geometry);
    co_await async::sleepUnlessStopped(std::chrono::milliseconds(0), {}); // outlive the old window
}

void Desktop::showWindow(const ui::Place &place)
{
    m_changes = m_room->jiraChangesFor(m_desk->person());
    if (!m_notices && !m_options.isForPicture())
        m_notices = std::make_unique<ui::DesktopNotices>();
    ui::WindowNeeds needs{*m_desk,
                          m_clock,
                          m_room->versions(),
                          *m_gate,
                          [room = m_room.get()] { return askEngine(room); },
                          m_room->workspace(),
                          m_room->folder(),
                          m_signedIn,
                          m_options.isForPicture(),
                          m_signingGate.get(),
                          m_peopleGate.get(),
                          m_changes.get(),
                          m_notices.get()};
    if (!m_room->isReadOnly()) {
        needs.freezes = freezeChanges(*m_room, m_desk->person());
        needs.saveProject = [room = m_room.get(), person = m_desk->person()](const domain::Project &project) {
            return room->edit(workspace::SetProject{project}, person);
        };
    }
    m_window = std::make_unique<ui::MainWindow>(std::move(needs));
    connect(m_window.get(), &ui::MainWindow::actAsWanted, this, [this](const PersonId &id) { run(actAs(id)); });
    connect(m_window.get(), &ui::MainWindow::languageChosen, this, &useLanguage);
    connect(m_window.get(), &ui::MainWindow::otherWorkspaceWanted, this, [this] {
        m_window->hide();
        startPage().show();
    });
    if (m_instance)
        connect(m_instance.get(), &ui::SingleInstance::raised, m_window.get(), &ui::MainWindow::comeForward);
    placeWindow();
    m_window->go(place);
    if (const QString link = std::exchange(m_options.link, {}); !link.isEmpty())
        m_window->followLink(link);
    if (m_start)
        m_start->hide();
    m_window->show();
}

//! Where and how large it was the last time, if that still lies on a screen.
void Desktop::placeWindow()
{
    const QByteArray last = m_options.isForPicture() ? QByteArray() : QSettings().value(geometryKey).toByteArray();
    const bool isPlaced = !m_options.size.isValid() && !last.isEmpty() && m_window->restoreGeometry(last);
    if (!isPlaced)
        m_window->resize(m_options.size.isValid() ? m_options.size : usualSize);
    if (m_options.isForPicture())
        return;
    connect(m_window.get(), &ui::MainWindow::closing, this,
            [this] { QSettings().setValue(geometryKey, m_window->saveGeometry()); });
}

ui::StartPage &Desktop::startPage()
{
    if (m_start)
        return *m_start;
    m_start = std::make_unique<ui::StartPage>();
    m_start->resize(860, 620);
    m_start->setRecent(recentFolders());
    connect(m_start.get(), &ui::StartPage::openWanted, this,
            [this](const QString &folder) { run(open(folder, Way::Work)); });
    connect(m_start.get(), &ui::StartPage::lookWanted, this,
            [this](const QString &folder) { run(open(folder, Way::LookOnly)); });
    connect(m_start.get(), &ui::StartPage::createWanted, this, &Desktop::create);
    connect(m_start.get(), &ui::StartPage::sampleWanted, this, [this] { run(openSample()); });
    connect(m_start.get(), &ui::StartPage::personChosen, this, [this](const PersonId &person) {
        m_signedIn = person;
        rememberPerson(m_room->folder(), person);
        run(enterAs(person));
    });
    return *m_start;
}

void Desktop::fail(const Error &error, const QString &folder)
{
    const bool isHeld = error.reason == u"workspace.held" || error.reason == u"store.newerProgram"; // may be looked at
    closeWorkspace();
    if (m_options.isForPicture()) {
        std::fprintf(stderr, "release-desk: %s\n", qPrintable(error.message));
        QCoreApplication::exit(1);
        return;
    }
    if (isDamagedRecord(error) && !folder.isEmpty()) {
        recover(folder);
        return;
    }
    startPage().showError(error, folder, isHeld);
    startPage().show();
}

//! The record of \p folder cannot be trusted: what is left of it is shown, and it is opened once it works again.
void Desktop::recover(const QString &folder)
{
    m_recovery = std::make_unique<ui::RecoveryPage>(std::make_unique<RecordRecovery>(folder));
    // The page asked for this with one of its own buttons: it goes when that has returned.
    const auto leave = [this] {
        m_recovery->hide();
        m_recovery.release()->deleteLater();
    };
    connect(m_recovery.get(), &ui::RecoveryPage::openWanted, this, [this, leave, folder] {
        leave();
        run(open(folder, Way::Work));
    });
    connect(m_recovery.get(), &ui::RecoveryPage::otherWorkspaceWanted, this, [this, leave] {
        leave();
        startPage().show();
    });
    if (m_start)
        m_start->hide();
    m_recovery->resize(m_recovery->sizeHint());
    m_recovery->show();
    m_recovery->look();
}

void Desktop::create(const QString &folder)
{
    const QString file = workspaceFile(folder);
    if (QFile::exists(file)) {
        run(open(folder, Way::Work));
        return;
    }
    workspace::Workspace made;
    made.name = QDir(folder).dirName();
    domain::Person person;
    person.id = PersonId(qEnvironmentVariable("USER", u"owner"_s));
    person.name = person.id.value();
    person.roles = {domain::Role::Owner, domain::Role::Administrator};
    made.people = {person};
    made.environments
        = {{EnvironmentId("staging"), u"staging"_s, 0, false}, {EnvironmentId("prod"), u"production"_s, 1, true}};
    if (const auto written = workspace::writeWorkspaceFile(file, made); !written) {
        fail(written.error(), {});
        return;
    }
    rememberPerson(folder, person.id);
    run(open(folder, Way::Work));
}

void Desktop::closeWorkspace()
{
    m_window.reset();
    m_desk.reset();
    m_session.reset();
    m_gate.reset();
    m_peopleGate.reset();
    m_signingGate.reset();
    m_changes.reset();
    m_room.reset();
    m_instance.reset();
    m_sandbox.reset();
    m_sampleFolder.reset();
}

//! Whether this is the only window on \p folder. If not, the other one has been told to come forward.
bool Desktop::isAlone(const QString &folder)
{
    if (m_options.isForPicture())
        return true;
    m_instance = std::make_unique<ui::SingleInstance>(QDir(folder).canonicalPath());
    connect(m_instance.get(), &ui::SingleInstance::linkHanded, this, &Desktop::follow);
    const auto role = m_instance->claim(m_options.link);
    return !role || *role == ui::SingleInstance::Role::First;
}

//! At once, or as soon as somebody has signed in and there is a window.
void Desktop::follow(const QString &link)
{
    if (m_window)
        m_window->followLink(link);
    else
        m_options.link = link;
}

QCoro::Task<> Desktop::takePicture()
{
    using namespace std::chrono_literals;
    if (m_options.view == u"palette")
        m_window->openPalette(u"roll ch"_s);
    if (sceneNames().contains(m_options.view)) {
        co_await async::sleepUnlessStopped(800ms, {}); // its rows are there
        openScene(m_options.view, *m_window);
    }
    // Settled is what has not changed for a moment: panels read logs and versions after they are shown.
    QElapsedTimer since;
    since.start();
    auto position = m_desk->position();
    co_await async::sleepUnlessStopped(1200ms, {});
    while (position != m_desk->position() && since.elapsed() < 15'000) {
        position = m_desk->position();
        co_await async::sleepUnlessStopped(500ms, {});
    }
    const bool isSaved = m_window->grab().save(m_options.screenshot);
    if (!isSaved)
        std::fprintf(stderr, "%s\n",
                     qPrintable(tr("The picture could not be written to %1.").arg(m_options.screenshot)));
    m_window->allowClosing();
    QCoreApplication::exit(isSaved ? 0 : 1);
}

} // namespace releasedesk::app
