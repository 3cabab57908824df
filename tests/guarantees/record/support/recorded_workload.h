// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/recorded_event.h"
#include "core/store/sql_database.h"
#include "tests/support/fault_disk.h"

#include <QRandomGenerator>
#include <QStringList>

namespace releasedesk::tests {

//! What was answered while the disk was watched.
struct RecordedWorkload {
    DiskRecording disk;
    QList<store::RecordedEvent> events; //!< all of them, in order
    std::vector<std::pair<std::size_t, qsizetype>> promises; //!< behind so many changes, so many events are durable

    //! The files beside the database, which are not written through SQLite.
    struct Beside {
        std::size_t changes; //!< they were like this behind so many changes
        QByteArray key;
        QByteArray head;
    };
    std::vector<Beside> beside;

    //! How many events a power loss behind \p changes must leave.
    [[nodiscard]] qsizetype promisedBehind(std::size_t changes) const;

    //! Adds the signed head and the key as they may be on the disk behind \p changes: one of the heads that were
    //! written since the file was opened, the last write perhaps torn at 512 bytes.
    void addHead(QMap<QString, QByteArray> &image, std::size_t changes, QRandomGenerator &random) const;
};

//! Appends to several releases at a time, large and small, with task output between them, small checkpoints, and the
//! file closed and opened now and then; watched from before the file exists.
[[nodiscard]] RecordedWorkload recordWorkload(const QString &folder, store::Durability durability, quint32 seed);

//! A folder in memory, where a sync costs nothing; the disk's honesty is not what these tests are about.
[[nodiscard]] QString memoryFolderTemplate();

//! All events of the file as the product opens it, or why it cannot be opened.
[[nodiscard]] Result<QList<store::RecordedEvent>> eventsOf(const QString &file);

//! The same without the signed head and without threads, which is faster: what opening does to the database itself.
[[nodiscard]] Result<QList<store::RecordedEvent>> eventsAlone(const QString &file);

//! Empty if \p found is a beginning of \p all that has at least \p promised events; otherwise what is wrong.
[[nodiscard]] QString compareEvents(const Result<QList<store::RecordedEvent>> &found,
                                    const QList<store::RecordedEvent> &all, qsizetype promised);

} // namespace releasedesk::tests
