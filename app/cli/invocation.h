// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/shared/engine_room.h"
#include "core/session/desk.h"

#include <QCommandLineParser>
#include <QCoroTask>

namespace releasedesk::cli {

//! What every command was told.
struct Invocation {
    Console console{false};
    QString folder; //!< of the workspace
    QString actAs; //!< --as; empty: the person this computer is signed in as
    QHash<ConnectionId, QString> secretVariables; //!< --token-env CONNECTION=NAME
    QStringList arguments; //!< what is left for the command itself
};

//! A workspace opened for one command.
struct OpenWorkspace {
    std::unique_ptr<app::EngineRoom> room;
    std::unique_ptr<session::Session> session;
    std::unique_ptr<session::Desk> desk;
    store::Position told = 0; //!< up to where transitions were printed; what was there before the command is no news
};

enum class Access {
    Read, //!< beside another program that writes
    Decide, //!< records a decision, runs nothing
    Run, //!< lets tasks run while the command lasts
};

//! Opens, signs in and reads the record. Acting as somebody else is refused outside a sample workspace.
[[nodiscard]] QCoro::Task<Result<std::shared_ptr<OpenWorkspace>>> openWorkspace(Invocation invocation, Access access);

//! The release named "project/version" (the newest that was not discarded) or by its id.
[[nodiscard]] Result<ReleaseId> findRelease(const session::Desk &desk, const QString &name);

//! Waits until the desk has seen this position.
[[nodiscard]] QCoro::Task<> catchUp(session::Desk &desk, store::Position position);

//! Parses the arguments of a command; answers false and has said why when they do not fit.
[[nodiscard]] bool parse(QCommandLineParser &parser, const Invocation &invocation, const QString &usage,
                         int minPositional, int maxPositional);

//! Who is signed in on this computer for a workspace folder; kept in the settings of the user.
[[nodiscard]] PersonId signedInPerson(const QString &folder);
void rememberPerson(const QString &folder, const PersonId &person);

} // namespace releasedesk::cli
