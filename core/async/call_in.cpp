// SPDX-License-Identifier: Apache-2.0
#include "core/async/call_in.h"

namespace releasedesk::async {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CallIn)
};

} // namespace

Error unansweredError()
{
    return {ErrorCode::Unknown,
            Text::tr("Release Desk was closing when this was asked, so there is no answer. Whether it was still done "
                     "shows when the workspace is opened again."),
            {}};
}

} // namespace releasedesk::async
