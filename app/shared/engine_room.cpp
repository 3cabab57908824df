// SPDX-License-Identifier: Apache-2.0
#include "app/shared/engine_room.h"

#include "app/shared/connector_set.h"
#include "app/shared/jira_desk.h"
#include "core/approvals/approval_clock.h"
#include "core/approvals/people_desk.h"
#include "core/async/call_in.h"
#include "core/base/shown_zone.h"
#include "core/connectors/keychain/secret_store.h"
#include "core/effects/effect_journal.h"
#include "core/engine/engine_releases.h"
#include "core/engine/release_engine.h"
#include "core/notifications/approval_post.h"
#include "core/notifications/checkpoint_post.h"
#include "core/session/local_session.h"
#include "core/store/sql_task_log.h"
#include "core/store/writer_lock.h"

#include <QCoroTask>
#include <QDir>
#include <QNetworkAccessManager>

namespace releasedesk::app {

//! What lives on the engine's thread; destroyed there, in reverse order.
struct EngineRoom::Parts {
    SystemClock clock;
    std::unique_ptr<store::WriterLock> lock;
    std::unique_ptr<store::SqlEventStore> record;
    std::unique_ptr<store::SqlTaskLog> log;
    std::unique_ptr<QNetworkAccessManager> network;
    std::unique_ptr<effects::EffectJournal> journal;
    engine::ExecutorRegistry executors;
    std::unique_ptr<engine::EngineReleases> releases;
    std::unique_ptr<engine::ReleaseEngine> engine;
    std::unique_ptr<approvals::ApprovalClock> approvalClock;
    std::unique_ptr<notifications::ApprovalPost> approvalPost;
    std::unique_ptr<RecordProof> proof;
    std::unique_ptr<notifications::CheckpointPost> checkpointPost;
};

namespace {

QCoro::Task<int> countRunning(engine::ReleaseEngine *engine)
{
    co_return engine->worker().runningCount();
}

QCoro::Task<Result<domain::Release>> readRelease(engine::ReleaseEngine *engine, ReleaseId release)
{
    const auto seen = co_await engine->read(release);
    if (!seen)
        co_return failed(seen);
    co_return seen->release;
}

QCoro::Task<Result<notifications::CheckpointLine>> checkpointLine(RecordProof *proof)
{
    const auto made = co_await proof->checkpoint();
    if (!made)
        co_return failed(made);
    co_return notifications::CheckpointLine{approvals::checkpointLine(*made), made->position};
}

//! Nobody is told any more, then nothing runs any more.
QCoro::Task<> stopAll(notifications::ApprovalPost *post, notifications::CheckpointPost *checkpoints,
                      engine::ReleaseEngine *engine)
{
    co_await post->stop();
    co_await checkpoints->stop();
    co_await engine->stop();
}

QString databaseFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("release-desk.db"));
}

void showZone(const workspace::Workspace &workspace)
{
    setShownZone(workspace.zone.isEmpty() ? QTimeZone() : QTimeZone(workspace.zone.toUtf8()));
}

} // namespace

Result<std::unique_ptr<EngineRoom>> EngineRoom::open(EngineRoomOptions options)
{
    auto file = workspace::WorkspaceFile::open(QDir(options.folder).filePath(QStringLiteral("workspace.yaml")));
    if (!file)
        return failed(file);
    std::unique_ptr<EngineRoom> room(new EngineRoom(std::move(options), std::move(*file)));
    if (const auto opened = room->openRecord(); !opened)
        return failed(opened);
    return room;
}

EngineRoom::EngineRoom(EngineRoomOptions options, workspace::WorkspaceFile file)
    : m_options(std::move(options))
    , m_file(std::move(file))
    , m_workspace(m_options.sandbox ? sampleAt(*m_options.sandbox, m_file.workspace()) : m_file.workspace())
    , m_book(m_options.folder)
    , m_parts(std::make_unique<Parts>())
    , m_secrets(std::make_unique<connectors::SecretStore>(m_options.folder))
{
    showZone(m_workspace);
    m_book.setConnections(m_workspace.connections);
    m_thread.setObjectName(QStringLiteral("engine"));
}

Result<> EngineRoom::openRecord()
{
    const QString file = databaseFile(m_options.folder);
    if (!m_options.isReadOnly) {
        auto lock = store::WriterLock::acquire(file);
        if (!lock)
            return failed(lock);
        m_parts->lock = std::move(*lock);
    }
    const auto mode = m_options.isReadOnly ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite;
    auto record = store::SqlEventStore::open(file, mode);
    if (!record)
        return failed(record);
    m_parts->record = std::move(*record);
    auto log = store::SqlTaskLog::open(file, mode);
    if (!log)
        return failed(log);
    m_parts->log = std::move(*log);

    m_thread.start();
    QObject onThread;
    onThread.moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        &onThread,
        [this, &onThread] {
            Parts &parts = *m_parts;
            parts.network = std::make_unique<QNetworkAccessManager>();
            parts.journal
                = std::make_unique<effects::EffectJournal>(*parts.record, parts.clock, engine::enginePerson());
            parts.releases = std::make_unique<engine::EngineReleases>();
            addExecutors(parts.executors,
                         {*parts.journal, m_book, *parts.network, parts.clock, m_options.folder, *parts.releases});
            parts.engine = std::make_unique<engine::ReleaseEngine>(
                *parts.record, *parts.log, parts.clock, parts.executors, m_workspace.directory(),
                [this](const QString &text) { return m_book.redacted(text); });
            parts.releases->attach(*parts.engine, *parts.record);
            parts.journal->onRecorded(
                [engine = parts.engine.get()](const QList<store::RecordedEvent> &events) { engine->publish(events); });
            parts.approvalClock = std::make_unique<approvals::ApprovalClock>(
                *parts.record, [engine = parts.engine.get()](domain::ReleaseCommand command, access::Actor actor) {
                    return engine->handle(std::move(command), std::move(actor));
                });
            parts.approvalPost = std::make_unique<notifications::ApprovalPost>(
                *parts.record, *parts.journal, parts.clock,
                [engine = parts.engine.get()](ReleaseId release) { return readRelease(engine, std::move(release)); });
            parts.proof = std::make_unique<RecordProof>(proof());
            parts.checkpointPost = std::make_unique<notifications::CheckpointPost>(
                *parts.record, *parts.journal, parts.clock,
                [proof = parts.proof.get()] { return checkpointLine(proof); });
            QObject::connect(parts.engine.get(), &engine::ReleaseEngine::recorded, parts.approvalPost.get(),
                             &notifications::ApprovalPost::note);
            onThread.moveToThread(thread());
        },
        Qt::BlockingQueuedConnection);

    // What was read from Jira lies beside the record: whoever can open the workspace can read it without Jira.
    m_versions = std::make_unique<versions::VersionService>(
        m_parts->engine.get(),
        [this](const ConnectionId &id) { return findIssueSource(m_book, *m_parts->network, id); },
        versions::IssueCache(m_options.folder + QStringLiteral("/cache/issues")));
    return {};
}

EngineRoom::~EngineRoom()
{
    m_versions.reset();
    if (m_thread.isRunning()) {
        // The loop of the engine's thread has to turn until everything that runs has stopped.
        QMetaObject::invokeMethod(m_parts->engine.get(), [this] {
            m_parts->approvalClock->stop();
            stopAll(m_parts->approvalPost.get(), m_parts->checkpointPost.get(), m_parts->engine.get()).then([this] {
                m_thread.quit();
            });
        });
        QObject::connect(
            &m_thread, &QThread::finished, &m_thread,
            [this] {
                m_parts->checkpointPost.reset();
                m_parts->approvalPost.reset();
                m_parts->approvalClock.reset();
                m_parts->engine.reset();
            },
            Qt::DirectConnection);
        m_thread.wait();
    }
}

QCoro::Task<Result<>> EngineRoom::start()
{
    if (const auto read = co_await readSecrets(); !read)
        co_return read;
    if (const auto read = co_await readPeople(); !read)
        co_return read;
    if (m_options.isReadOnly)
        co_return Result<>();
    m_parts->engine->setPassive(m_options.isPassive);
    const std::function<QCoro::Task<Result<>>()> work = [engine = m_parts->engine.get()] { return engine->start(); };
    const auto started = co_await async::callIn<Result<>>(m_parts->engine.get(), work);
    if (started && !m_options.isPassive)
        QMetaObject::invokeMethod(m_parts->engine.get(),
                                  [clock = m_parts->approvalClock.get(), post = m_parts->approvalPost.get(),
                                   checkpoints = m_parts->checkpointPost.get()] {
                                      clock->start();
                                      post->start();
                                      checkpoints->start();
                                  });
    co_return started;
}

std::unique_ptr<session::Session> EngineRoom::sessionFor(const PersonId &person)
{
    return std::make_unique<session::LocalSession>(*m_parts->engine, *m_parts->record, *m_parts->log, actorOf(person));
}

std::unique_ptr<versions::JiraChanges> EngineRoom::jiraChangesFor(const PersonId &person)
{
    const auto publish
        = [engine = m_parts->engine.get()](const QList<store::RecordedEvent> &events) { engine->publish(events); };
    return std::make_unique<JiraDesk>(
        JiraDeskNeeds{m_parts->engine.get(), *m_parts->record, m_parts->clock, m_book, *m_parts->network, publish},
        actorOf(person));
}

QCoro::Task<Result<versions::ConnectionReport>> EngineRoom::testConnection(domain::Connection connection,
                                                                           domain::ConnectionSecrets secrets,
                                                                           QString project, std::stop_token stop)
{
    const std::function<QCoro::Task<Result<versions::ConnectionReport>>()> work
        = [parts = m_parts.get(), access = m_book.completed(connection, secrets), project, stop] {
              return app::testConnection(access, *parts->network, project, stop);
          };
    co_return co_await async::callIn<Result<versions::ConnectionReport>>(m_parts->engine.get(), work);
}

QCoro::Task<Result<versions::ServerFacts>> EngineRoom::findServer(domain::Connection connection,
                                                                  domain::ConnectionSecrets secrets,
                                                                  std::stop_token stop)
{
    const std::function<QCoro::Task<Result<versions::ServerFacts>>()> work
        = [parts = m_parts.get(), access = m_book.completed(connection, secrets), stop] {
              return app::findServer(access, *parts->network, stop);
          };
    co_return co_await async::callIn<Result<versions::ServerFacts>>(m_parts->engine.get(), work);
}

Result<> EngineRoom::writeWorkspace(const workspace::Workspace &changed)
{
    if (m_options.isReadOnly)
        return failure(ErrorCode::PermissionDenied,
                       tr("This workspace is only looked at here, so nothing was saved. Save it where the workspace is "
                          "open for work."));
    const auto written = m_file.replace(changed);
    if (written)
        m_workspace = changed;
    return written;
}

Result<> EngineRoom::edit(const workspace::WorkspaceEdit &edit, const PersonId &person)
{
    const auto changed = workspace::edited(m_workspace, edit, person, directory());
    if (!changed)
        return failed(changed);
    if (const auto written = writeWorkspace(*changed); !written)
        return written;
    shareWithEngine();
    emit workspaceChanged();
    return {};
}

//! Who is who, how each is told, and where checkpoints go, as it is now.
void EngineRoom::shareWithEngine()
{
    QMetaObject::invokeMethod(m_parts->engine.get(),
                              [parts = m_parts.get(), known = directory(), channels = noticeChannelsNow(),
                               rules = m_people.notifications(),
                               places = checkpointPlaces(m_workspace, m_book, *m_parts->network),
                               hours = m_workspace.checkpoints.everyHours] {
                                  parts->engine->setDirectory(known);
                                  parts->approvalPost->setChannels(channels);
                                  parts->approvalPost->setPeople(known, rules);
                                  parts->checkpointPost->setPlaces(places, hours);
                              });
}

access::Actor EngineRoom::actorOf(const PersonId &person) const
{
    const domain::Directory known = directory();
    const domain::Person *const found = known.person(person);
    const QList<domain::Role> roles = found ? found->roles : QList<domain::Role>();
    return {person, QSet<domain::Role>(roles.begin(), roles.end())};
}

domain::Directory EngineRoom::directory() const
{
    return m_people.in(m_workspace.directory(), m_workspaceId);
}

QCoro::Task<Result<>> EngineRoom::readPeople()
{
    const auto id = co_await approvals::readWorkspaceId(*m_parts->record);
    if (!id)
        co_return failed(id);
    approvals::PeopleDesk people(*m_parts->record, m_parts->clock);
    const auto read = co_await people.read();
    if (!read)
        co_return failed(read);
    m_workspaceId = *id;
    m_people = *read;
    shareWithEngine();
    emit workspaceChanged();
    co_return Result<>();
}

QList<std::shared_ptr<notifications::NoticeChannel>> EngineRoom::noticeChannelsNow() const
{
    return noticeChannels(m_workspace.notifications, m_workspace.connections, m_book, *m_parts->network);
}

QCoro::Task<Result<>> EngineRoom::tellApprovers()
{
    const std::function<QCoro::Task<Result<>>()> work = [post = m_parts->approvalPost.get()] { return post->look(); };
    return async::callIn<Result<>>(m_parts->engine.get(), work);
}

domain::NotificationRules EngineRoom::notificationsOf(const PersonId &person) const
{
    return m_people.notifications().value(person);
}

QCoro::Task<Result<>> EngineRoom::changePeople(approvals::PeopleCommand command, PersonId person)
{
    approvals::PeopleDesk people(*m_parts->record, m_parts->clock);
    const auto recorded = co_await people.handle(command, actorOf(person), directory());
    if (!recorded)
        co_return failed(recorded);
    QMetaObject::invokeMethod(m_parts->engine.get(), [engine = m_parts->engine.get(), events = *recorded] {
        if (!events.isEmpty())
            engine->publish(events);
    });
    co_return co_await readPeople();
}

RecordProof EngineRoom::proof()
{
    return RecordProof(*m_parts->record, databaseFile(m_options.folder), m_parts->clock);
}

QString EngineRoom::note() const
{
    return m_parts->record->note();
}

QString EngineRoom::secretNote() const
{
    return m_secrets->note();
}

QCoro::Task<Result<store::AuditReport>> EngineRoom::auditVerify()
{
    return m_parts->record->auditVerify();
}

QCoro::Task<int> EngineRoom::runningTasks()
{
    const std::function<QCoro::Task<int>()> work = [engine = m_parts->engine.get()] { return countRunning(engine); };
    return async::callIn<int>(m_parts->engine.get(), work);
}

} // namespace releasedesk::app
