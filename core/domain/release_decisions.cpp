// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release_decisions.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseState)
};

} // namespace

QString stateName(ReleaseState state)
{
    switch (state) {
    case ReleaseState::Draft:
        return Text::tr("Draft");
    case ReleaseState::Preparing:
        return Text::tr("Preparing");
    case ReleaseState::InApproval:
        return Text::tr("In approval");
    case ReleaseState::Returned:
        return Text::tr("Returned for changes");
    case ReleaseState::Approved:
        return Text::tr("Approved");
    case ReleaseState::Running:
        return Text::tr("Running");
    case ReleaseState::Paused:
        return Text::tr("Paused");
    case ReleaseState::Halted:
        return Text::tr("Halted");
    case ReleaseState::RollingBack:
        return Text::tr("Rolling back");
    case ReleaseState::Released:
        return Text::tr("Released");
    case ReleaseState::RolledBack:
        return Text::tr("Rolled back");
    case ReleaseState::Aborted:
        return Text::tr("Aborted");
    case ReleaseState::Discarded:
        return Text::tr("Discarded");
    case ReleaseState::Closed:
        return Text::tr("Closed");
    }
    return {};
}

tl::unexpected<Error> notNow(const Release &release)
{
    if (!release.exists())
        return refusal(QStringLiteral("release.unknown"),
                       Text::tr("There is no such release in this workspace. Check its name."), ErrorCode::NotFound);
    return refusal(QStringLiteral("release.state"),
                   Text::tr("%1 %2 is in the state “%3”, which does not allow this. Nothing was changed.")
                       .arg(release.project().value(), release.version(), stateName(release.state())));
}

} // namespace releasedesk::domain
