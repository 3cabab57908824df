// SPDX-License-Identifier: Apache-2.0
#include "core/domain/start_check.h"

#include "core/base/shown_zone.h"
#include "core/domain/approval_deadlines.h"
#include "core/domain/approval_separation.h"
#include "core/domain/manifest.h"
#include "core/domain/plan_check.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunDecisions)
};

//! The declaration of a variable that is asked at the start; null for none of this name.
const Variable *askedVariable(const Release &release, const QString &name)
{
    for (const Variable &variable : release.plan().variables) {
        if (variable.isAsked && variable.name == name)
            return &variable;
    }
    return nullptr;
}

} // namespace

bool isOutsideWindow(const Release &release, const QDateTime &now)
{
    const bool isEarly = release.windowStart().isValid() && now < release.windowStart();
    const bool isLate = release.windowEnd().isValid() && now > release.windowEnd();
    return isEarly || isLate;
}

Result<> checkStart(const Release &release, const QString &outsideWindowReason, const Circumstances &now)
{
    if (const auto valid = checkSignatures(release, now.directory); !valid)
        return valid;
    if (const auto valid = checkNotExpired(release, now.now); !valid)
        return valid;
    if (const auto separate = checkMayCarryOut(now.actor, release, now.directory); !separate)
        return separate;
    for (const Finding &finding : checkPlan(release, now.directory, now.now)) {
        if (finding.level == FindingLevel::Error && finding.rule != u"L6")
            return refusal(QStringLiteral("release.findings"), finding.message);
    }
    // What was only paused goes on as far as a freeze lets it (core/domain/freeze_in_force.h).
    const auto hit
        = release.state() == ReleaseState::Paused ? std::nullopt : freezeMet(release, now.directory, now.now, now.now);
    if (hit)
        return refusal(QStringLiteral("release.frozen"), freezeText(*hit, now.directory));
    if (isOutsideWindow(release, now.now) && outsideWindowReason.trimmed().isEmpty())
        return refusal(
            QStringLiteral("release.outsideWindow"),
            Text::tr("The window of %1 %2 is %3 to %4. Start inside it, move it, or give a reason for starting now.")
                .arg(release.project().value(), release.version(),
                     inShownZone(release.windowStart()).toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                     inShownZone(release.windowEnd()).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    return {};
}

Result<QMap<QString, QString>> valuesAtStart(const Release &release, const QMap<QString, QString> &given)
{
    for (auto value = given.begin(); value != given.end(); ++value) {
        const Variable *const asked = askedVariable(release, value.key());
        if (!asked)
            return refusal(
                QStringLiteral("variable.unknown"),
                Text::tr("Nobody asks for “%1” at the start of this release. Leave it out.").arg(value.key().left(80)),
                ErrorCode::InvalidArgument);
        if (const auto fits = checkValue(*asked, *value); !fits)
            return failed(fits);
    }
    for (const Variable &variable : release.plan().variables) {
        if (variable.isAsked && variable.value.isEmpty() && given.value(variable.name).isEmpty())
            return refusal(QStringLiteral("variable.missing"),
                           Text::tr("“%1” has no value. Give one to start the release.").arg(variable.name),
                           ErrorCode::InvalidArgument);
    }
    return given;
}

} // namespace releasedesk::domain
