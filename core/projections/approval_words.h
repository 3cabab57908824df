// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/projections/activity_words.h"

namespace releasedesk::projections {

//! The words of what happens to a request for approval.
class ApprovalWords : public ActivityWords
{
public:
    using ActivityWords::ActivityWords;

    void operator()(const domain::ApprovalOpened &event);
    void operator()(const domain::ApprovalSigned &event);
    void operator()(const domain::ApprovalHoldReleased &event);
    void operator()(const domain::ApprovalLapsed &event);
    void operator()(const domain::ApprovalReminded &event);
    void operator()(const domain::ApprovalEscalated &event);
    void operator()(const domain::ApprovalForwarded &event);
    void operator()(const domain::ApprovalExpired &event);
    void operator()(const domain::ApprovalChecked &event);
    void operator()(const domain::ApprovalCompleted &event);
    void operator()(const domain::ApprovalWithdrawn &event);
    void operator()(const domain::SignaturesWithdrawn &event);

    // Said by the decision beside it.
    void operator()(const domain::ApprovalReturned & /*event*/) {}
    void operator()(const domain::ApprovalRejected & /*event*/) {}
};

} // namespace releasedesk::projections
