// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

namespace releasedesk::tests {

//! What SQLite asks of the disk.
enum class DiskCall { Open, Read, Write, Sync, Truncate, Delete, Size, Lock, SharedMemory };

//! The calls that fail: from the \a nth of one of \a calls on, one or all of them, with SQLite's \a code.
struct DiskFault {
    std::set<DiskCall> calls;
    qint64 nth = 1;
    int code = 0; //!< e.g. SQLITE_IOERR_WRITE, SQLITE_FULL
    bool isLasting = false; //!< all later ones of these calls as well, until the fault is taken away
};

//! One change of a file or of the folder, in the order in which SQLite asked for it.
struct DiskChange {
    enum class Kind {
        Make, //!< a new, empty file under a name
        Write,
        Truncate,
        Sync, //!< all earlier changes of this file are on the disk from here on
        SyncFolder, //!< all earlier names are on the disk from here on
        Remove, //!< of a name
    };
    Kind kind = Kind::Write;
    int file = 0; //!< which of all files ever made; names are used again
    QString name;
    qint64 at = 0; //!< place of the bytes, or the new size
    QByteArray bytes;
};

//! All changes since recording began, with what was there before.
struct DiskRecording {
    QMap<QString, QByteArray> before;
    std::vector<DiskChange> changes;
};

//! SQLite's disk with a memory and with faults: a layer over the usual VFS, in force for every connection of this
//! process to a file below \a folder while this lives. One at a time. The calls of all threads are counted together.
class FaultDisk
{
public:
    explicit FaultDisk(const QString &folder);
    //! No connection to a file below the folder may be open any more.
    ~FaultDisk();
    FaultDisk(const FaultDisk &) = delete;
    FaultDisk &operator=(const FaultDisk &) = delete;

    //! From here on every change is kept; what is in the folder now is the start.
    void startRecording();
    //! Changes recorded so far: what is answered now is promised for every power loss behind this number.
    [[nodiscard]] std::size_t changes() const;
    [[nodiscard]] DiskRecording takeRecording();

    //! Counts anew from here.
    void fail(const DiskFault &fault);
    void heal();
    //! Whether the fault in force, or the last one, has struck.
    [[nodiscard]] bool hasFailed() const;
    //! Calls of these kinds since the last fail() or heal().
    [[nodiscard]] qint64 calls(const std::set<DiskCall> &kinds) const;

    class Layer;

private:
    std::unique_ptr<Layer> m_layer;
};

} // namespace releasedesk::tests
