// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"
#include "core/store/file_bundle.h"

namespace releasedesk::app {

//! What is in a backup or an export, or was taken from one.
struct TransferReport {
    QString file; //!< the backup or export
    QString sha256; //!< of the whole file, in hexadecimal; when it was written
    store::ChainMark end; //!< the last event in it
    QDateTime takenAt;
    QStringList members;
    QStringList keptAside; //!< what was there before, under its new names
};

//! A whole workspace in one file and back: workspace.yaml, the record and its archives. Secrets, the engine's key and
//! the signed head stay on the computer they belong to. Everything blocks.
class WorkspaceTransfer
{
public:
    //! \p folder of the workspace.
    explicit WorkspaceTransfer(QString folder)
        : m_folder(std::move(folder))
    {
    }

    //! A copy as it is at one moment, also while a program writes; read back before it is called one.
    [[nodiscard]] Result<TransferReport> backUp(const QString &target, const QDateTime &now) const;

    //! Looks into a backup: digests, and the record inside from its first event to its last.
    [[nodiscard]] static Result<TransferReport> look(const QString &backup);

    //! Puts a backup in the place of the workspace. Without \p mayReplace an existing one is left as it is
    //! (AlreadyExists); with it the old files stay under new names. "workspace.held" while a program writes.
    [[nodiscard]] Result<TransferReport> restore(const QString &backup, bool mayReplace, const QDateTime &now) const;

    //! The same for the record alone: workspace.yaml stays.
    [[nodiscard]] Result<TransferReport> restoreRecord(const QString &backup, const QDateTime &now) const;

    //! Events as lines of JSON and workspace.yaml, for another computer or program. What tasks printed is left out.
    [[nodiscard]] Result<TransferReport> exportTo(const QString &target, const QDateTime &now) const;

    //! Makes a workspace of an export in a folder that has none.
    [[nodiscard]] Result<TransferReport> importFrom(const QString &exported) const;

private:
    [[nodiscard]] QString path(const QString &name) const;
    [[nodiscard]] Result<> checkIsWorkspace() const;
    [[nodiscard]] Result<TransferReport> put(const QString &backup, bool withSettings, const QDateTime &now) const;

    QString m_folder;
};

} // namespace releasedesk::app
