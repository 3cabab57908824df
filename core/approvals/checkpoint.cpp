// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/checkpoint.h"

#include "core/base/canonical_json.h"
#include "core/base/sabotage.h"
#include "core/base/strict_json.h"
#include "core/signing/ed25519.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::approvals {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Checkpoint)
};

QByteArray bodyOf(const Checkpoint &checkpoint)
{
    const QJsonObject body{{QStringLiteral("workspace"), checkpoint.workspace},
                           {QStringLiteral("position"), checkpoint.position},
                           {QStringLiteral("hash"), QString::fromLatin1(checkpoint.hash.toHex())},
                           {QStringLiteral("at"), checkpoint.at.toMSecsSinceEpoch()}};
    return canonicalJson(QJsonValue(body)).value_or(QByteArray());
}

tl::unexpected<Error> unreadable()
{
    return failure(
        ErrorCode::DataLoss,
        Text::tr("This is no checkpoint of a record, or it was changed. Take the one that was sent to you."));
}

tl::unexpected<Error> rewritten(store::Position position)
{
    return refusal(
        QStringLiteral("record.rewritten"),
        Text::tr("The record of this workspace is not the one this checkpoint was made of: what stood up to "
                 "event %1 was changed. Release nothing from it; restore the workspace from its last backup.")
            .arg(position),
        ErrorCode::DataLoss);
}

} // namespace

Checkpoint makeCheckpoint(const QString &workspace, store::Position position, const QByteArray &hash,
                          const QDateTime &at, const EngineSigner &signer)
{
    Checkpoint made{workspace, position, hash, at, signer.publicKey, {}};
    made.signature = signer.sign(signing::checkpointType, bodyOf(made));
    return made;
}

QByteArray checkpointLine(const Checkpoint &checkpoint)
{
    const QJsonObject line{{QStringLiteral("workspace"), checkpoint.workspace},
                           {QStringLiteral("position"), checkpoint.position},
                           {QStringLiteral("hash"), QString::fromLatin1(checkpoint.hash.toHex())},
                           {QStringLiteral("at"), checkpoint.at.toMSecsSinceEpoch()},
                           {QStringLiteral("key"), QString::fromLatin1(checkpoint.key.toBase64())},
                           {QStringLiteral("signature"), QString::fromLatin1(checkpoint.signature.toBase64())}};
    return canonicalJson(QJsonValue(line)).value_or(QByteArray());
}

Result<Checkpoint> readCheckpoint(const QByteArray &line)
{
    const Result<QJsonObject> object = readStrictJsonObject(line);
    if (!object)
        return unreadable();
    const auto bytes = [&](const char *name) {
        return QByteArray::fromBase64((*object)[QLatin1String(name)].toString().toLatin1());
    };
    Checkpoint found;
    found.workspace = (*object)[QStringLiteral("workspace")].toString();
    found.position = (*object)[QStringLiteral("position")].toInteger();
    found.hash = QByteArray::fromHex((*object)[QStringLiteral("hash")].toString().toLatin1());
    found.at = QDateTime::fromMSecsSinceEpoch((*object)[QStringLiteral("at")].toInteger(), Qt::UTC);
    found.key = bytes("key");
    found.signature = bytes("signature");
    const bool isGood = checkpointLine(found) == line
        && signing::verify(signing::checkpointType, bodyOf(found), found.signature, found.key);
    if (!isGood)
        return unreadable();
    return found;
}

Result<> checkAgainst(const Checkpoint &checkpoint, const QList<store::RecordedEvent> &events,
                      const QByteArray &trustedKey, const QList<store::ArchivedRun> &archived)
{
    if (checkpoint.key != trustedKey)
        return refusal(QStringLiteral("checkpoint.otherKey"),
                       Text::tr("This checkpoint was signed by another engine, so it proves nothing here. Compare the "
                                "key of the engine with the one you were given."));
    store::ChainWalk walk({});
    for (const store::RecordedEvent &event : events) {
        walk.skip(archived);
        if (const auto stepped = walk.step(event); !stepped)
            return stepped;
    }
    if (RD_SABOTAGED("any-head-accepted"))
        return {};
    const QString workspace = events.isEmpty() ? QString() : QString::fromLatin1(events.first().hash.toHex());
    const auto run = std::ranges::find_if(archived, [&](const store::ArchivedRun &each) {
        return each.first <= checkpoint.position && checkpoint.position <= each.last;
    });
    const bool isInside = run != archived.end() && checkpoint.position < run->last;
    const auto found = std::ranges::find(events, checkpoint.position, &store::RecordedEvent::position);
    const QByteArray hash = found != events.end() ? found->hash : run != archived.end() ? run->hash : QByteArray();
    if (!isInside && hash != checkpoint.hash)
        return rewritten(checkpoint.position);
    if (checkpoint.workspace != workspace)
        return refusal(QStringLiteral("checkpoint.otherWorkspace"),
                       Text::tr("This checkpoint belongs to another workspace."));
    if (isInside)
        return refusal(QStringLiteral("checkpoint.archived"),
                       Text::tr("Event %1, the last this checkpoint saw, was moved into an archive with the releases "
                                "of then, so the record alone cannot be compared with it. Check a newer checkpoint.")
                           .arg(checkpoint.position),
                       ErrorCode::FailedPrecondition);
    return {};
}

} // namespace releasedesk::approvals
