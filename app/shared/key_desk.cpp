// SPDX-License-Identifier: Apache-2.0
#include "app/shared/key_desk.h"

#include "app/shared/key_place.h"
#include "core/base/clock.h"
#include "core/signing/key_file.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrent/QtConcurrentRun>

namespace releasedesk::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(KeyDesk)
};

//! What the key in \p file says to \p claim. Slow on purpose.
Result<QByteArray> consentOf(const QString &file, const Secret &passphrase, const QByteArray &claim)
{
    const auto pair = signing::readKeyFile(file, passphrase);
    if (!pair)
        return failed(pair);
    return signing::sign(approvals::keyClaimType, claim, pair->secretKey);
}

Result<> writeNew(const QString &file, const signing::KeyPair &pair, const Secret &passphrase)
{
    // Perhaps the only copy of a key that is registered and was not moved to its place: it is never deleted.
    if (QFile::exists(file))
        QFile::rename(file, QStringLiteral("%1.%2").arg(file).arg(QDateTime::currentMSecsSinceEpoch()));
    if (!QDir().mkpath(QFileInfo(file).path()))
        return failure(
            ErrorCode::PermissionDenied,
            Text::tr("The folder of %1 cannot be made, so there is no key yet. Make room for it.").arg(file));
    return signing::writeKeyFile(file, pair, passphrase);
}

} // namespace

QCoro::Task<Result<MadeKey>> makeKey(EngineRoom &room, PersonId person, Secret passphrase, Secret before)
{
    const domain::Directory directory = room.directory();
    const QString file = keyFileOf(room.folder(), person);
    const signing::KeyPair pair = signing::newKeyPair();
    const QByteArray claim = approvals::keyClaim(person, pair.publicKey, directory.workspaceId);
    const auto proof = signing::sign(approvals::keyClaimType, claim, pair.secretKey);
    if (!proof)
        co_return failed(proof);
    approvals::RegisterKey wish{person, pair.publicKey, *proof, {}};
    if (QFile::exists(file) && directory.keys.inForce(person, SystemClock().utcNow())) {
        const Result<QByteArray> consent
            = co_await QtConcurrent::run([file, before, claim] { return consentOf(file, before, claim); });
        if (!consent)
            co_return failed(consent);
        wish.consent = *consent;
    }
    const QString next = QString(file + QStringLiteral(".new"));
    const Result<> written
        = co_await QtConcurrent::run([next, pair, passphrase] { return writeNew(next, pair, passphrase); });
    if (!written)
        co_return failed(written);
    if (const auto done = co_await room.changePeople(wish, person); !done) {
        if (!done.error().reason.isEmpty()) // refused, so it is registered nowhere
            QFile::remove(next);
        co_return failed(done);
    }
    QFile::remove(file);
    if (!QFile::rename(next, file))
        co_return failure(ErrorCode::PermissionDenied, Text::tr("The key is in %1; rename it to %2.").arg(next, file));
    co_return MadeKey{signing::keyIdOf(pair.publicKey), file};
}

bool needsPassphraseToRevoke(const EngineRoom &room, const PersonId &person, const QString &key)
{
    const domain::Directory directory = room.directory();
    const signing::PublicKey *const known = directory.keys.find(key);
    return known && known->person == person && QFile::exists(keyFileOf(room.folder(), person));
}

QCoro::Task<Result<>> revokeKey(EngineRoom &room, PersonId person, QString key, QString reason, Secret passphrase)
{
    approvals::RevokeKey wish{key, std::move(reason)};
    if (needsPassphraseToRevoke(room, person, key)) {
        const QString file = keyFileOf(room.folder(), person);
        const QByteArray claim = approvals::revocationClaim(key, room.directory().workspaceId);
        const Result<QByteArray> consent
            = co_await QtConcurrent::run([file, passphrase, claim] { return consentOf(file, passphrase, claim); });
        if (!consent)
            co_return failed(consent);
        wish.consent = *consent;
    }
    co_return co_await room.changePeople(wish, person);
}

} // namespace releasedesk::app
