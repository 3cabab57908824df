// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/collaboration.h"

namespace releasedesk::workspace {

//! The files that are attached to tasks, in a folder of the workspace. Each is known by its content: what was put in
//! its place is not opened. Blocks for as long as a file takes to read.
class AttachmentFiles
{
public:
    static constexpr qint64 largest = 50 * 1024 * 1024; //!< bytes

    //! \p folder is that of the workspace.
    explicit AttachmentFiles(QString folder);

    //! Copies \p file into the workspace. InvalidArgument for what is no file or too large, Unavailable if it cannot be
    //! copied.
    [[nodiscard]] Result<domain::Attachment> keep(const QString &file) const;

    //! Where the file lies. NotFound if it is gone, DataLoss if it is not what was attached.
    [[nodiscard]] Result<QString> find(const domain::Attachment &attachment) const;

    //! Whether the desktop may open it: documents and pictures, nothing that could run.
    [[nodiscard]] static bool isDocument(const QString &name);

private:
    [[nodiscard]] QString pathOf(const domain::Attachment &attachment) const;

    QString m_folder;
};

} // namespace releasedesk::workspace
