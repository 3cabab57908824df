// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/connection_book.h"
#include "app/shared/record_proof.h"
#include "app/shared/sample_workspace.h"
#include "core/approvals/people_register.h"
#include "core/session/session.h"
#include "core/store/sql_event_store.h"
#include "core/versions/jira_change.h"
#include "core/versions/version_service.h"
#include "core/workspace/workspace_edit.h"
#include "core/workspace/workspace_file.h"

#include <QThread>

#include <memory>

namespace releasedesk::connectors {
class SecretStore;
}

namespace releasedesk::notifications {
class NoticeChannel;
}

namespace releasedesk::app {

struct EngineRoomOptions {
    QString folder; //!< holds workspace.yaml and release-desk.db
    bool isReadOnly = false; //!< does not ask to be the one writer; every command is refused
    bool isPassive = false; //!< records decisions but runs no task: for a command that ends at once
    std::optional<SandboxAddress> sandbox = std::nullopt; //!< sample workspace: talk to this sandbox
    QHash<ConnectionId, QString> secretVariables = {}; //!< environment variables that hold secrets
};

//! Everything behind the one door: record, engine, connectors, on a thread of their own. Built the same way for the
//! window and the command line. Lives on the thread of whoever uses it, with an event loop.
class EngineRoom final : public QObject
{
    Q_OBJECT

public:
    //! Opens the workspace; nothing runs yet. The errors of readWorkspaceFile(), WriterLock and SqlEventStore.
    //! Blocks; meant for start-up.
    [[nodiscard]] static Result<std::unique_ptr<EngineRoom>> open(EngineRoomOptions options);

    //! Stops what runs without recording anything about it (it is found again at the next start) and ends the thread.
    ~EngineRoom() override;

    //! Reads the secrets of the connections and, unless read-only, lets the engine go on where it stopped.
    [[nodiscard]] QCoro::Task<Result<>> start();

    //! Reads keys and delegations of the record, so that directory() knows them. start() does it as well.
    [[nodiscard]] QCoro::Task<Result<>> readPeople();

    //! The workspace's directory with the keys and delegations of the record.
    [[nodiscard]] domain::Directory directory() const;

    //! How \p person wants to be told of approvals.
    [[nodiscard]] domain::NotificationRules notificationsOf(const PersonId &person) const;

    //! Tells by mail and messenger whoever is waited for and was not told yet. An engine that runs does so by itself;
    //! this is for a command that ends at once.
    [[nodiscard]] QCoro::Task<Result<>> tellApprovers();

    //! Registers or revokes a key, makes or ends a delegation, enters people and groups, as \p person.
    [[nodiscard]] QCoro::Task<Result<>> changePeople(approvals::PeopleCommand command, PersonId person);

    //! What proves to others what was recorded; may not outlive the room.
    [[nodiscard]] RecordProof proof();

    //! Reads secrets only, for commands that run nothing.
    [[nodiscard]] QCoro::Task<Result<>> readSecrets();

    [[nodiscard]] const QString &folder() const { return m_options.folder; }
    [[nodiscard]] bool isReadOnly() const { return m_options.isReadOnly; }

    //! A sentence to show with it, e.g. that a newer program wrote the record; usually empty.
    [[nodiscard]] QString note() const;
    [[nodiscard]] const workspace::Workspace &workspace() const { return m_workspace; }

    //! The door for one signed-in person; it may outlive neither the room nor its thread.
    [[nodiscard]] std::unique_ptr<session::Session> sessionFor(const PersonId &person);

    [[nodiscard]] versions::VersionService &versions() { return *m_versions; }

    //! Changes Jira for one signed-in person; may not outlive the room. A room that only reads refuses in its record.
    [[nodiscard]] std::unique_ptr<versions::JiraChanges> jiraChangesFor(const PersonId &person);

    //! Tries a connection that may not be saved yet; with the stored secrets in the place of empty ones, where they
    //! were meant for it (ConnectionBook::completed()).
    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> testConnection(domain::Connection connection,
                                                                                 domain::ConnectionSecrets secrets,
                                                                                 QString project,
                                                                                 std::stop_token stop = {});

    //! Which Jira is at the address of a connection that may not be saved yet, asked without signing in.
    [[nodiscard]] QCoro::Task<Result<versions::ServerFacts>> findServer(domain::Connection connection,
                                                                        domain::ConnectionSecrets secrets,
                                                                        std::stop_token stop);

    //! The same for one of the workspace, with the secret stored for it.
    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> testStoredConnection(ConnectionId id,
                                                                                       QString project);

    [[nodiscard]] bool hasSecret(const ConnectionId &id) const { return m_book.hasSecret(id); }

    //! Adds or replaces a connection in workspace.yaml and its secrets in the key store. Empty ones leave the stored
    //! ones as they are, but those for another proxy or key are forgotten. Aborted if somebody has changed that file
    //! since it was read.
    [[nodiscard]] QCoro::Task<Result<>> saveConnection(domain::Connection connection,
                                                       domain::ConnectionSecrets secrets);

    //! Writes a project, an environment or the like into workspace.yaml, as \p person. The errors of
    //! workspace::edited(), and Aborted if somebody has changed that file since it was read.
    [[nodiscard]] Result<> edit(const workspace::WorkspaceEdit &edit, const PersonId &person);

    //! Where secrets are kept, in words; says so if only until the program ends.
    [[nodiscard]] QString secretNote() const;

    //! Every event of the record checked against its hash chain.
    [[nodiscard]] QCoro::Task<Result<store::AuditReport>> auditVerify();

    //! Whether a task of any release is under way.
    [[nodiscard]] QCoro::Task<int> runningTasks();

signals:
    void workspaceChanged();

private:
    struct Parts;

    explicit EngineRoom(EngineRoomOptions options, workspace::WorkspaceFile file);
    [[nodiscard]] Result<> openRecord();
    [[nodiscard]] QList<std::shared_ptr<notifications::NoticeChannel>> noticeChannelsNow() const;
    void shareWithEngine();
    [[nodiscard]] QCoro::Task<> readSecret(ConnectionId id, QString variable);
    [[nodiscard]] QCoro::Task<Result<>> keepSecret(ConnectionId id, Secret secret, bool isInVariable);
    [[nodiscard]] Result<> writeWorkspace(const workspace::Workspace &changed);
    [[nodiscard]] access::Actor actorOf(const PersonId &person) const;

    EngineRoomOptions m_options;
    workspace::WorkspaceFile m_file;
    workspace::Workspace m_workspace; //!< in force: a sample's connections lead to the sandbox of this time
    approvals::PeopleRegister m_people;
    QString m_workspaceId;
    ConnectionBook m_book;
    QThread m_thread;
    std::unique_ptr<Parts> m_parts; //!< lives on m_thread
    std::unique_ptr<connectors::SecretStore> m_secrets;
    std::unique_ptr<versions::VersionService> m_versions;
};

} // namespace releasedesk::app
