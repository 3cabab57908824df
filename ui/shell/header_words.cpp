// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/header_words.h"

#include "core/projections/failure_facts.h"
#include "ui/plan/plan_times.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeaderWords)
};

} // namespace

QString riskText(domain::RiskClass risk)
{
    switch (risk) {
    case domain::RiskClass::Low:
        return Text::tr("Declared risk: low");
    case domain::RiskClass::Medium:
        return Text::tr("Declared risk: medium");
    case domain::RiskClass::High:
        return Text::tr("Declared risk: high");
    }
    Q_UNREACHABLE();
}

QString endText(const domain::Release &release, const projections::ReleaseBook &book, const QDateTime &now)
{
    const auto back = projections::backAgain(book, release);
    if (!back)
        return Text::tr("Ended %1").arg(momentText(release.endedAt(), now));
    const QString span = spanText(back->seconds);
    return back->version.isEmpty() ? Text::tr("Rolled back in %1").arg(span)
                                   : Text::tr("%1 is live again, %2", "version, time").arg(back->version, span);
}

} // namespace releasedesk::ui
