// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_record.h"

#include "core/base/canonical_json.h"
#include "core/base/sabotage.h"
#include "core/base/strict_json.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalRecord)
};

constexpr qsizetype largestRecord = qsizetype{64} * 1024;

tl::unexpected<Error> forged(const QString &what)
{
    return refusal(
        QStringLiteral("approval.forged"),
        Text::tr("The signature does not belong to this decision (%1), so it was not accepted. Sign again.").arg(what),
        ErrorCode::PermissionDenied);
}

//! Hash of the record before this one, or of the request itself: a record cannot be moved or played again.
QString previousHash(const ApprovalRequest &request)
{
    for (auto each = request.signatures.rbegin(); each != request.signatures.rend(); ++each) {
        if (!each->record.isEmpty())
            return sha256Hex(each->record.bytes);
    }
    return sha256Hex(QString(request.task.value() + u'\n' + request.digest).toUtf8());
}

QJsonObject partsOf(const ApprovalRequest &request, const QString &stepId)
{
    QJsonObject parts;
    const ApprovalLine line = request.effectiveLine();
    if (const ApprovalStep *const step = line.step(stepId)) {
        for (const QString &part : request.viewOf(*step))
            parts.insert(part, request.parts.value(part));
    }
    return parts;
}

QString roleOf(const Person *person)
{
    QStringList names;
    for (const Role role : person ? person->roles : QList<Role>())
        names.append(json::nameOf(role));
    return names.join(u',');
}

//! Everything the engine knows by itself.
QJsonObject knownFields(const SignApproval &command, const PersonId &signer, const Release &release,
                        const ApprovalRequest &request, const Directory &directory)
{
    const PersonId place = command.onBehalfOf.isEmpty() ? signer : command.onBehalfOf;
    const QString stepId = request.stepFor(place, command.decision, command.step);
    const ApprovalLine line = request.effectiveLine();
    const ApprovalStep *const step = line.step(stepId);
    const Person *const person = directory.person(signer);
    const Meaning meaning
        = command.decidesFinally ? Meaning::FinalByDelegation : meaningOf(step ? step->type : StepType::Approve);
    return {
        {QStringLiteral("record_version"), 1},
        {QStringLiteral("workspace"), directory.workspaceId},
        {QStringLiteral("release_id"), release.id().value()},
        {QStringLiteral("project"), release.project().value()},
        {QStringLiteral("version"), release.version()},
        {QStringLiteral("revision"), request.revision},
        {QStringLiteral("request"), request.task.value()},
        {QStringLiteral("step"), stepId},
        {QStringLiteral("digest"), request.digest},
        {QStringLiteral("parts"), partsOf(request, stepId)},
        {QStringLiteral("definition_hash"), request.parts.value(QStringLiteral("flow"))},
        {QStringLiteral("policy_hash"), release.sealed().policy},
        {QStringLiteral("line_hash"), request.parts.value(QStringLiteral("line"))},
        {QStringLiteral("issue_set_hash"), request.parts.value(QStringLiteral("scope"))},
        {QStringLiteral("artifacts_hash"), request.parts.value(QStringLiteral("artifacts"))},
        {QStringLiteral("decision"), json::nameOf(command.decision)},
        {QStringLiteral("meaning"), json::nameOf(meaning)},
        {QStringLiteral("capacity"), command.onBehalfOf.isEmpty() ? QStringLiteral("own") : QStringLiteral("acting")},
        {QStringLiteral("comment"), command.comment},
        {QStringLiteral("until"), json::write(command.until)},
        {QStringLiteral("dissents_read"), command.hasReadDissents},
        {QStringLiteral("signer"), signer.value()},
        {QStringLiteral("printed_name"), person ? person->name : QString()},
        {QStringLiteral("department"), person ? person->department : QString()},
        {QStringLiteral("role_at_signing"), roleOf(person)},
        {QStringLiteral("on_behalf_of"), command.onBehalfOf.value()},
        {QStringLiteral("on_behalf_name"),
         command.onBehalfOf.isEmpty() ? QString() : directory.nameOf(command.onBehalfOf, false)},
        {QStringLiteral("sequence"), request.signatures.size() + 1},
        {QStringLiteral("previous"), previousHash(request)}};
}

const QStringList &claimNames()
{
    static const QStringList names{QStringLiteral("auth_method"),    QStringLiteral("reauthenticated_at"),
                                   QStringLiteral("client_version"), QStringLiteral("client_claimed_time"),
                                   QStringLiteral("shown_hash"),     QStringLiteral("key_id"),
                                   QStringLiteral("offline")};
    return names;
}

} // namespace

Result<QByteArray> composeRecord(const SignApproval &command, const PersonId &signer, const Release &release,
                                 const Directory &directory, const QString &key, const SigningClaims &claims)
{
    const ApprovalRequest *const request = release.approval(command.task);
    if (!request)
        return refusal(QStringLiteral("approval.unknown"),
                       Text::tr("This release does not ask for that approval (yet)."), ErrorCode::NotFound);
    QJsonObject record = knownFields(command, signer, release, *request, directory);
    record.insert(QStringLiteral("auth_method"), claims.method);
    record.insert(QStringLiteral("reauthenticated_at"), json::write(claims.reauthenticatedAt));
    record.insert(QStringLiteral("client_version"), claims.clientVersion);
    record.insert(QStringLiteral("client_claimed_time"), json::write(claims.clientTime));
    record.insert(QStringLiteral("shown_hash"), claims.shownHash);
    record.insert(QStringLiteral("key_id"), key);
    record.insert(QStringLiteral("offline"), claims.isOffline);
    return canonicalJson(QJsonValue(record));
}

Result<> signDecision(SignApproval &command, const PersonId &signer, const Release &release, const Directory &directory,
                      const signing::KeyPair &pair, const SigningClaims &claims)
{
    const QString key = signing::keyIdOf(pair.publicKey);
    const auto bytes = composeRecord(command, signer, release, directory, key, claims);
    if (!bytes)
        return failed(bytes);
    const auto signature = signing::sign(signing::approvalType, *bytes, pair.secretKey);
    if (!signature)
        return failed(signature);
    command.record = {*bytes, *signature, key};
    return {};
}

Result<> checkRecord(const SignApproval &command, const PersonId &signer, const Release &release,
                     const Directory &directory, const QDateTime &now)
{
    const bool isNeeded = directory.approvals.requiresSignatures || directory.keys.hasHad(signer, now);
    if (command.record.isEmpty()) {
        if (!isNeeded || RD_SABOTAGED("unsigned-accepted"))
            return {};
        return refusal(QStringLiteral("approval.unsigned"),
                       Text::tr("Your decisions are signed with your key, and this one was not. Open your key and sign "
                                "again; if it was revoked, make a new one with rdesk key new."),
                       ErrorCode::Unauthenticated);
    }
    const ApprovalRequest *const request = release.approval(command.task);
    const signing::PublicKey *const key = directory.keys.find(command.record.key);
    if (!request || !key || !directory.keys.isValid(command.record.key, signer, now))
        return forged(Text::tr("its key is not one of yours in force"));
    if (command.record.bytes.size() > largestRecord)
        return forged(Text::tr("it is too large"));
    if (!signing::verify(signing::approvalType, command.record.bytes, command.record.signature, key->key)
        && !RD_SABOTAGED("signature-not-verified"))
        return forged(Text::tr("the key did not make it"));
    const Result<QJsonObject> said = readStrictJsonObject(command.record.bytes);
    if (!said)
        return forged(Text::tr("it cannot be read"));
    if (const auto again = canonicalJson(QJsonValue(*said)); !again || *again != command.record.bytes)
        return forged(Text::tr("it is not in its one byte form"));
    const bool isReplayed = std::ranges::any_of(
        request->signatures, [&](const Signature &each) { return each.record.bytes == command.record.bytes; });
    if (isReplayed)
        return forged(Text::tr("it was delivered before"));
    const QJsonObject known = knownFields(command, signer, release, *request, directory);
    const bool isOffline = said->value(QStringLiteral("offline")).toBool();
    bool isStale = false;
    for (auto field = known.begin(); field != known.end(); ++field) {
        const bool isPlace = field.key() == u"sequence" || field.key() == u"previous";
        if (said->value(field.key()) == field.value())
            continue;
        if (!isPlace)
            return forged(Text::tr("its field “%1” says something else").arg(field.key()));
        isStale = true;
    }
    if (isStale && !isOffline)
        return refusal(QStringLiteral("approval.recordStale"),
                       Text::tr("Somebody else signed meanwhile, so your signature has to stand behind that one. Sign "
                                "again."),
                       ErrorCode::Aborted);
    for (const QString &name : said->keys()) {
        if (!known.contains(name) && !claimNames().contains(name))
            return forged(Text::tr("it has an unknown field “%1”").arg(name.left(40)));
    }
    if (said->value(QStringLiteral("key_id")).toString() != command.record.key)
        return forged(Text::tr("it names another key"));
    return {};
}

Result<> checkRecordedSignature(const Signature &signature, const ApprovalRequest &request, const Release &release,
                                const Directory &directory)
{
    if (!directory.person(signature.person))
        return refusal(
            QStringLiteral("approval.notEligible"),
            Text::tr("“%1” signed and is no longer in this workspace, so the signature counts no longer. Ask "
                     "for approval again.")
                .arg(signature.person.value()));
    const bool isNeeded
        = directory.approvals.requiresSignatures || directory.keys.inForce(signature.person, signature.at) != nullptr;
    if (signature.record.isEmpty()) {
        if (!isNeeded)
            return {};
        return forged(Text::tr("%1 has a key and this signature none").arg(directory.nameOf(signature.person)));
    }
    const signing::PublicKey *const key = directory.keys.find(signature.record.key);
    const bool isVerified = key && directory.keys.isValid(signature.record.key, signature.person, signature.at)
        && signing::verify(signing::approvalType, signature.record.bytes, signature.record.signature, key->key);
    if (!isVerified)
        return forged(Text::tr("the key of %1 did not make it").arg(directory.nameOf(signature.person)));
    const Result<QJsonObject> said = readStrictJsonObject(signature.record.bytes);
    const auto says = [&](const char *field, const QString &value) {
        return said && said->value(QLatin1String(field)).toString() == value;
    };
    const bool fits = says("workspace", directory.workspaceId) && says("release_id", release.id().value())
        && says("request", request.task.value()) && says("step", signature.step) && says("digest", signature.digest)
        && says("decision", json::nameOf(signature.decision)) && says("signer", signature.person.value())
        && says("on_behalf_of", signature.onBehalfOf.value()) && says("key_id", signature.record.key)
        && says("meaning", json::nameOf(signature.meaning));
    if (!fits)
        return forged(Text::tr("what %1 signed is something else").arg(directory.nameOf(signature.person)));
    return {};
}

} // namespace releasedesk::domain
