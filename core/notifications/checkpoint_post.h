// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/effects/effect_journal.h"
#include "core/notifications/checkpoint_place.h"

#include <QObject>
#include <QTimer>

namespace releasedesk::notifications {

//! Where the record ended, as one line for other places.
struct CheckpointLine {
    QByteArray line;
    store::Position position = 0;
};

//! Takes a checkpoint of the record out of the machine by itself, once in every period to every place, unless nothing
//! but that was recorded since the last one. Each is an effect of the journal, so that none is sent twice, whatever
//! happens in between; what a crash left in doubt is made good by the next period. Lives on the engine's thread.
class CheckpointPost final : public QObject
{
    Q_OBJECT

public:
    using Make = std::function<QCoro::Task<Result<CheckpointLine>>()>;

    //! All of them outlive the post.
    CheckpointPost(store::EventStore &store, effects::EffectJournal &journal, const Clock &clock, Make make,
                   QObject *parent = nullptr);

    //! A period begins every \p hours since 1970; at least one.
    void setPlaces(QList<std::shared_ptr<CheckpointPlace>> places, int hours);

    //! Looks now and every \p interval.
    void start(std::chrono::milliseconds interval = std::chrono::minutes(1));

    //! Sends what is due now; the first error that nobody wrote into the record.
    [[nodiscard]] QCoro::Task<Result<>> look();

    //! Sends nothing more and waits, three seconds at most, until what is under way has ended.
    [[nodiscard]] QCoro::Task<> stop();

private:
    QCoro::Task<> work();
    [[nodiscard]] QCoro::Task<Result<>> sendTo(std::shared_ptr<CheckpointPlace> place);
    [[nodiscard]] QCoro::Task<Result<bool>> isIdleSince(store::Position position);

    store::EventStore &m_store;
    effects::EffectJournal &m_journal;
    const Clock &m_clock;
    Make m_make;
    QList<std::shared_ptr<CheckpointPlace>> m_places;
    int m_hours = 24;
    QSet<QString> m_settled; //!< messages nothing more is to be done about
    QHash<QString, QDateTime> m_notBefore; //!< messages that did not leave
    QHash<QString, store::Position> m_kept; //!< by place: what the last one saw
    QTimer m_timer;
    std::stop_source m_stop;
    bool m_isLooking = false;
};

} // namespace releasedesk::notifications
