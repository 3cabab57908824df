// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>

namespace releasedesk::store {

//! The files of one record: the database, its write-ahead log, and the signed head beside it.
class RecordFiles
{
public:
    explicit RecordFiles(QString databaseFile)
        : m_database(std::move(databaseFile))
    {
    }

    //! Puts \p newDatabase (complete, closed, in the same folder) in the place of the record. The old one and its
    //! signed head stay under a name with \p label and the time, which is answered; empty if there was none. The new
    //! record has no signed head yet: it gets one when it is opened for writing. The caller holds the WriterLock.
    //! However it is interrupted, there is either the old record or the new one.
    [[nodiscard]] Result<QString> replace(const QString &newDatabase, const QString &label, const QDateTime &now) const;

    //! Removes database, log and index of a file that is only a step on the way, e.g. after a failure.
    static void remove(const QString &databaseFile);

    //! Makes what was written to a closed file, and its name in the folder, survive a power failure.
    [[nodiscard]] static Result<> makeDurable(const QString &file);

private:
    QString m_database;
};

} // namespace releasedesk::store
