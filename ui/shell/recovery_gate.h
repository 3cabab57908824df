// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCoroTask>
#include <QDateTime>
#include <QList>

#include <functional>

namespace releasedesk::ui {

//! How much of one release is before the damage.
struct ReleaseRemains {
    QString name; //!< project and version, or its id where they cannot be read
    qint64 kept = 0; //!< events
    qint64 lost = 0; //!< events that can be seen behind the damage; there may have been more
};

//! What a look at the record found. Nothing was written for it.
struct RecordFinding {
    QString sentence; //!< what is wrong and what it means
    QString detail;
    bool isWhole = false;
    bool isRepairable = false; //!< without a backup
    qint64 keptUpTo = 0; //!< number of the last event that is what was recorded; 0: none
    QDateTime keptUpToAt;
    qint64 lastKnown = 0; //!< number of the last event there is said to have been
    QList<ReleaseRemains> releases; //!< those that lose something first

    [[nodiscard]] qint64 lostEvents() const { return lastKnown > keptUpTo ? lastKnown - keptUpTo : 0; }
};

//! What is in a backup.
struct BackupFinding {
    QString file;
    QDateTime takenAt;
    qint64 position = 0; //!< its last event
    qint64 lostEvents = 0; //!< of the present record, as far as it is known, that are not in it
};

//! What was done to the record.
struct RecoveryOutcome {
    qint64 keptUpTo = 0;
    qint64 lostEvents = 0;
    qint64 notedAt = 0; //!< the event of the record that tells of it; 0: none
    QStringList keptAside; //!< the files that were there before, under their new names
};

//! What the recovery page needs of the program: a look at the damaged record, and the ways out. Nothing of it holds up
//! the thread of whoever calls.
class RecoveryGate
{
public:
    //! Told now and then which event is looked at.
    using Progress = std::function<void(qint64 event)>;

    RecoveryGate() = default;
    RecoveryGate(const RecoveryGate &) = delete;
    RecoveryGate &operator=(const RecoveryGate &) = delete;
    virtual ~RecoveryGate() = default;

    //! Folder of the workspace.
    [[nodiscard]] virtual QString folder() const = 0;

    [[nodiscard]] virtual QCoro::Task<RecordFinding> look(Progress progress) = 0;

    //! Reads a backup from its first byte to its last.
    [[nodiscard]] virtual QCoro::Task<Result<BackupFinding>> lookAtBackup(QString file) = 0;

    //! Keeps everything as the last look found it. Refused if the record is no longer as it was then.
    [[nodiscard]] virtual QCoro::Task<Result<RecoveryOutcome>> repair() = 0;

    //! Puts a backup in the place of the record.
    [[nodiscard]] virtual QCoro::Task<Result<RecoveryOutcome>> restore(QString backup) = 0;
};

} // namespace releasedesk::ui
