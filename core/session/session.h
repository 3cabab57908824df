// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/release_command.h"
#include "core/store/recorded_event.h"
#include "core/store/task_log.h"

#include <QCoroTask>
#include <QObject>

namespace releasedesk::session {

//! How far a running task is; not part of the record.
struct TaskProgress {
    ReleaseId release;
    TaskId task;
    int percent = -1; //!< -1: cannot be told
    QString text;
};

//! The one door to an engine, in this process or in a daemon. A signed-in person sees the world through it.
class Session : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual PersonId person() const = 0;

    //! The position of the last event of what happened; the events arrive through recorded() like everybody else's.
    [[nodiscard]] virtual QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand command) = 0;

    //! At most \p limit events behind \p position.
    [[nodiscard]] virtual QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position position,
                                                                                       int limit)
        = 0;

    //! What a task printed, from line \p first on.
    [[nodiscard]] virtual QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit)
        = 0;

signals:
    //! Once per event, in order, without gaps, from where the first eventsAfter() ended.
    void recorded(const releasedesk::store::RecordedEvent &event);

    void progressed(const releasedesk::session::TaskProgress &progress);

    //! New lines of a running task, in order; \p first is the number of the first of them.
    void logged(const releasedesk::store::LogKey &key, qint64 first, const QList<releasedesk::store::LogLine> &lines);
};

} // namespace releasedesk::session

Q_DECLARE_METATYPE(releasedesk::session::TaskProgress)
