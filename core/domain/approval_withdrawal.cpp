// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_withdrawal.h"

#include "core/base/sabotage.h"
#include "core/domain/approval_rules.h"
#include "core/domain/manifest.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalWithdrawal)
};

} // namespace

QString Withdrawal::sentence(const Directory &directory) const
{
    if (withdrawn.isEmpty())
        return {};
    QStringList names;
    for (const WithdrawnSignature &each : withdrawn) {
        const QString name = directory.nameOf(each.person);
        if (!names.contains(name))
            names.append(name);
    }
    return Text::tr("This edit withdraws the signatures of %1; %n other(s) stay.", nullptr,
                    static_cast<int>(kept.size()))
        .arg(names.join(QStringLiteral(", ")));
}

Withdrawal withdrawalBetween(const Release &before, const Release &after, const Circumstances &now)
{
    Withdrawal found;
    const bool isRunning = before.state() == ReleaseState::Running || before.state() == ReleaseState::Paused
        || before.state() == ReleaseState::Halted;
    const bool isSigned = before.state() == ReleaseState::InApproval || before.state() == ReleaseState::Approved;
    if (!isSigned && !isRunning)
        return found;
    found.sealed = before.sealed();
    if (before.sealed().format > 0) {
        const QMap<QString, QStringList> floors = before.sealed().floors; // the signed bound stays
        found.sealed = rulesNow(after, now.directory, now.now);
        found.sealed.floors = floors;
    }
    const Manifest manifest = manifestOf(after, found.sealed);
    found.parts = manifest.changedParts(before.frozenParts());
    if (found.parts.isEmpty() || RD_SABOTAGED("edit-keeps-signatures"))
        return {};
    for (const ApprovalRequest &request : before.approvals()) {
        ApprovalRequest then = request;
        then.parts = manifest.parts;
        then.digest = manifest.digest;
        for (const Signature &signature : request.signatures) {
            if (!isPositive(signature.decision) || !request.doesCount(signature))
                continue;
            const WithdrawnSignature each{request.task, request.stepOf(signature), signature.countsFor()};
            (then.doesCount(signature) ? found.kept : found.withdrawn).append(each);
        }
    }
    if (found.sealed.format > 0) // what is new or was asked again begins with the bounds of now
        found.sealed.floors = found.parts.contains(QStringLiteral("scope"))
            ? rulesNow(after, now.directory, now.now).floors
            : found.sealed.floors;
    return found;
}

Result<Withdrawal> previewOf(const ReleaseCommand &command, const Release &release, const Circumstances &now)
{
    const bool isEdit = std::holds_alternative<EditPlan>(command) || std::holds_alternative<EditDetails>(command)
        || std::holds_alternative<RefreshScope>(command) || std::holds_alternative<DecideChange>(command);
    if (!isEdit)
        return Withdrawal();
    const Decided events = std::visit([&](const auto &wish) { return decide(wish, release, now); }, command);
    if (!events)
        return failed(events);
    Release changed = release;
    for (const ReleaseEvent &event : *events) {
        if (!std::holds_alternative<SignaturesWithdrawn>(event))
            changed.apply(event, now.actor, now.now);
    }
    return withdrawalBetween(release, changed, now);
}

std::optional<SignaturesWithdrawn> eventOf(const Withdrawal &withdrawal, const QString &reason)
{
    if (withdrawal.isEmpty())
        return std::nullopt;
    return SignaturesWithdrawn{withdrawal.parts, reason, true, withdrawal.withdrawn, withdrawal.sealed};
}

} // namespace releasedesk::domain
