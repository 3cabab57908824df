// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/release.h"
#include "core/effects/effect_journal.h"
#include "core/notifications/approval_notices.h"

#include <QCoroTask>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace releasedesk::notifications {

//! Tells people by mail and messenger, by itself, that their decision is asked for: once for each person and event, not
//! in their quiet hours, and not again after a crash, since every message is an effect of the journal. Lives on the
//! engine's thread.
class ApprovalPost final : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<QCoro::Task<Result<domain::Release>>(ReleaseId)>;

    //! All of them outlive the post.
    ApprovalPost(store::EventStore &store, effects::EffectJournal &journal, const Clock &clock, Read read,
                 QObject *parent = nullptr);

    void setChannels(QList<std::shared_ptr<NoticeChannel>> channels);

    //! Who is who, who acts for whom, and how each wants to be told. What waits is looked at again.
    void setPeople(domain::Directory directory, QHash<PersonId, domain::NotificationRules> rules);

    //! Looks at everything open now, and every \p interval for what quiet hours or a failed connection kept back.
    void start(std::chrono::milliseconds interval = std::chrono::minutes(1));

    //! What was recorded may ask somebody.
    void note(const QList<store::RecordedEvent> &events);

    //! Tells everything that is to be told now, and waits for what is being told already; an error only if the record
    //! could not be read.
    [[nodiscard]] QCoro::Task<Result<>> look();

    //! Sends nothing more and waits until what is under way has ended.
    [[nodiscard]] QCoro::Task<> stop();

private:
    void lookSoon(const ReleaseId &release);
    QCoro::Task<> work();
    [[nodiscard]] QCoro::Task<> lookAt(ReleaseId release);
    [[nodiscard]] QCoro::Task<> tell(ApprovalNotice notice, domain::Release release,
                                     std::shared_ptr<NoticeChannel> channel);

    store::EventStore &m_store;
    effects::EffectJournal &m_journal;
    const Clock &m_clock;
    Read m_read;
    QList<std::shared_ptr<NoticeChannel>> m_channels;
    domain::Directory m_directory;
    QHash<PersonId, domain::NotificationRules> m_rules;
    QSet<QString> m_settled; //!< messages nothing more is to be done about
    QHash<QString, QDateTime> m_notBefore; //!< messages that did not leave
    QHash<QString, QDateTime> m_outOfReach; //!< channels, until when
    QSet<ReleaseId> m_dirty;
    QTimer m_timer;
    std::stop_source m_stop;
    int m_busy = 0; //!< coroutines under way
    bool m_isWorking = false;
    bool m_isStarted = false;
};

} // namespace releasedesk::notifications
