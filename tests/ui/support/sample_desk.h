// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "tests/support/fixed_clock.h"
#include "tests/ui/support/fake_session.h"
#include "tests/ui/support/sample_world.h"
#include "ui/wording/time_words.h"

#include <QCoroTask>
#include <QLocale>

namespace releasedesk::tests {

//! The desk of the sample user at the sample hour, with the sample releases unless \p isEmpty.
struct SampleDesk {
    explicit SampleDesk(bool isEmpty = false, const PersonId &person = sampleUser)
        : clock(sampleNow())
        , session(person)
        , desk(session, sampleDirectory())
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        setShownZone(QTimeZone("Asia/Seoul"));
        if (!isEmpty)
            recordSamples(session);
        (void)QCoro::waitFor(desk.open());
    }

    FixedClock clock;
    FakeSession session;
    session::Desk desk;
};

} // namespace releasedesk::tests
