// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/approvals/people_register.h"
#include "core/base/clock.h"
#include "core/store/event_store.h"

#include <QCoroTask>

namespace releasedesk::approvals {

//! Commands about keys and delegations, decided on the record as it stands. Store and clock outlive it.
class PeopleDesk
{
public:
    PeopleDesk(store::EventStore &store, const Clock &clock);

    //! As the record tells it now.
    [[nodiscard]] QCoro::Task<Result<PeopleRegister>> read();

    //! What was recorded: nothing if there was nothing to do.
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> handle(PeopleCommand command, access::Actor actor,
                                                                          domain::Directory directory);

private:
    store::EventStore &m_store;
    const Clock &m_clock;
};

//! A name that no other workspace has: the hash of the first event of its record. Empty before there is one.
[[nodiscard]] QCoro::Task<Result<QString>> readWorkspaceId(store::EventStore &store);

} // namespace releasedesk::approvals
