// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <memory>

namespace releasedesk::store {

//! The right to write a workspace, for one program at a time. Kept by the system for the life of the process, so it
//! ends with the process however that ends. The file beside the database only tells who holds it.
class WriterLock
{
public:
    //! FailedPrecondition "workspace.held" names the program, process and computer that hold it.
    //! PermissionDenied or NotFound if the folder cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<WriterLock>> acquire(const QString &databaseFile);

    WriterLock(const WriterLock &) = delete;
    WriterLock &operator=(const WriterLock &) = delete;
    ~WriterLock();

    //! The lock file of a database: beside it, with ".lock" added.
    [[nodiscard]] static QString lockFileOf(const QString &databaseFile);

private:
    explicit WriterLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
};

} // namespace releasedesk::store
