// SPDX-License-Identifier: Apache-2.0
#include "core/signing/key_book.h"

#include <algorithm>

namespace releasedesk::signing {
namespace {

bool isInForce(const PublicKey &key, const QDateTime &at)
{
    const bool hasBegun = !key.from.isValid() || at >= key.from;
    const bool hasEnded = key.until.isValid() && at >= key.until;
    const bool isRevoked = key.revokedAt.isValid() && at >= key.revokedAt;
    return hasBegun && !hasEnded && !isRevoked;
}

} // namespace

void KeyBook::add(const PublicKey &key)
{
    if (!find(key.id))
        m_keys.append(key);
}

void KeyBook::supersede(const PersonId &person, const QDateTime &at)
{
    for (PublicKey &key : m_keys) {
        if (key.person == person && !key.until.isValid())
            key.until = at;
    }
}

void KeyBook::revoke(const QString &id, const QDateTime &at, const QString &reason)
{
    for (PublicKey &key : m_keys) {
        if (key.id == id && !key.revokedAt.isValid()) {
            key.revokedAt = at;
            key.reason = reason;
        }
    }
}

const PublicKey *KeyBook::find(const QString &id) const
{
    const auto found = std::ranges::find(m_keys, id, &PublicKey::id);
    return found == m_keys.end() ? nullptr : &*found;
}

const PublicKey *KeyBook::inForce(const PersonId &person, const QDateTime &at) const
{
    const auto found = std::ranges::find_if(
        m_keys, [&](const PublicKey &key) { return key.person == person && isInForce(key, at); });
    return found == m_keys.end() ? nullptr : &*found;
}

bool KeyBook::hasHad(const PersonId &person, const QDateTime &at) const
{
    return std::ranges::any_of(
        m_keys, [&](const PublicKey &key) { return key.person == person && (!key.from.isValid() || at >= key.from); });
}

bool KeyBook::isValid(const QString &id, const PersonId &person, const QDateTime &at) const
{
    const PublicKey *const key = find(id);
    return key && key->person == person && isInForce(*key, at);
}

} // namespace releasedesk::signing
