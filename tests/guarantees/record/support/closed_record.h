// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/recorded_event.h"

#include <QRandomGenerator>
#include <QStringList>

namespace releasedesk::tests {

//! A record that was written and closed, to be damaged in copies.
class ClosedRecord
{
public:
    //! Makes one with \p events in \p folder. With \p isLeftOpen its files are as a kill leaves them: the last events
    //! are in the write-ahead log only, and signed.
    ClosedRecord(const QString &folder, int events, bool isLeftOpen = false);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] const QList<store::RecordedEvent> &events() const { return m_events; }
    [[nodiscard]] const QList<StreamId> &openStreams() const { return m_openStreams; }
    //! An earlier state of the write-ahead log, of a record that was left open.
    [[nodiscard]] const QByteArray &earlierLog() const { return m_earlierLog; }

    //! Which page of the database the index of releases begins with.
    [[nodiscard]] qint64 indexPage() const { return m_indexPage; }

    //! Replaces \p folder with the files of this record and answers it.
    QString copyTo(const QString &folder) const;

private:
    QString m_folder;
    QList<store::RecordedEvent> m_events;
    QList<StreamId> m_openStreams;
    QByteArray m_earlierLog;
    qint64 m_indexPage = 0;
};

//! What the product made of a record that may not be what it was.
enum class RecordVerdict {
    Whole, //!< every answer is what it was: nothing that counts was harmed
    Detected, //!< refused, or said to be damaged, before anything else was answered
    HalfTrusted, //!< something else was answered as if it were true
};

[[nodiscard]] RecordVerdict judge(const QString &folder, const ClosedRecord &record);

//! Changes the record in \p folder through SQL as somebody would who wants it to look untouched; answers what was done.
[[nodiscard]] QString editRecord(const QString &folder, const ClosedRecord &record, QRandomGenerator &random);

//! Changes bytes of one of its files; answers what was done.
[[nodiscard]] QString damageFile(const QString &folder, const ClosedRecord &record, QRandomGenerator &random);

} // namespace releasedesk::tests
