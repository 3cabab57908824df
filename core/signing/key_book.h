// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::signing {

//! A public key bound to an account for a time.
struct PublicKey {
    QString id;
    PersonId person;
    QByteArray key;
    QDateTime from;
    QDateTime until; //!< superseded by another; not valid: still in force
    QDateTime revokedAt; //!< not valid: never revoked
    QString reason; //!< of the revocation

    friend bool operator==(const PublicKey &, const PublicKey &) = default;
};

//! Whose key is whose, folded from chained events. A key that was superseded still proves what was signed while it was
//! in force; a revoked key proves nothing that is dated at or after its revocation.
class KeyBook
{
public:
    void add(const PublicKey &key);
    //! All keys of \p person in force end at \p at.
    void supersede(const PersonId &person, const QDateTime &at);
    void revoke(const QString &id, const QDateTime &at, const QString &reason);

    [[nodiscard]] const QList<PublicKey> &keys() const { return m_keys; }
    [[nodiscard]] const PublicKey *find(const QString &id) const;

    //! The key \p person signs with at \p at, or nullptr.
    [[nodiscard]] const PublicKey *inForce(const PersonId &person, const QDateTime &at) const;

    //! Whether \p person ever had a key by \p at: whoever signed with one does not go back to signing without.
    [[nodiscard]] bool hasHad(const PersonId &person, const QDateTime &at) const;

    //! Whether key \p id of \p person may have made a signature at \p at.
    [[nodiscard]] bool isValid(const QString &id, const PersonId &person, const QDateTime &at) const;

    friend bool operator==(const KeyBook &, const KeyBook &) = default;

private:
    QList<PublicKey> m_keys; //!< in the order they came
};

} // namespace releasedesk::signing
