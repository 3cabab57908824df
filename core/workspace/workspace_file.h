// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

namespace releasedesk::workspace {

//! Reads workspace.yaml. InvalidArgument names file, place and what is wrong (unknown key, wrong type, doubled id,
//! reference to something undeclared, an address with a password in it, a newer format).
[[nodiscard]] Result<Workspace> readWorkspaceFile(const QString &file);

//! Replaces the file as a whole, or leaves it as it was.
[[nodiscard]] Result<> writeWorkspaceFile(const QString &file, const Workspace &workspace);

//! A workspace.yaml that was read and may be replaced later. What somebody else writes into it meanwhile is not undone.
class WorkspaceFile
{
public:
    //! \p file need not have been looked at before; see readWorkspaceFile().
    [[nodiscard]] static Result<WorkspaceFile> open(const QString &file);

    //! As it was read, or as it was replaced last.
    [[nodiscard]] const Workspace &workspace() const { return m_workspace; }

    //! Aborted if the file is no longer as it was read or replaced last; it is left alone then.
    [[nodiscard]] Result<> replace(const Workspace &workspace);

private:
    WorkspaceFile(QString file, QByteArray bytes, Workspace workspace);

    QString m_file;
    QByteArray m_bytes; //!< what is in it as far as is known here
    Workspace m_workspace;
};

//! What readWorkspaceFile() checks beyond its form.
[[nodiscard]] Result<> checkWorkspace(const Workspace &workspace);

//! YAML text of a workspace, stable in its order.
[[nodiscard]] QByteArray workspaceYaml(const Workspace &workspace);

} // namespace releasedesk::workspace
