// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace releasedesk::store {

//! The Ed25519 key with which the engine of one computer signs the head of a record. Kept in a file of mode 0600 beside
//! the database, never in it, in no backup and in no export.
class EngineKey
{
public:
    //! Makes the file if there is none. DataLoss if it is none of ours, PermissionDenied if others may read it or it
    //! cannot be read.
    [[nodiscard]] static Result<EngineKey> readOrMake(const QString &file);

    //! The key file of a database: beside it, with ".key" added.
    [[nodiscard]] static QString fileOf(const QString &databaseFile);

    [[nodiscard]] const QByteArray &publicKey() const { return m_publicKey; }

    //! Over the type and the bytes, so that a signature of one thing is none of another.
    [[nodiscard]] QByteArray sign(const QByteArray &type, const QByteArray &body) const;

private:
    EngineKey() = default;

    std::shared_ptr<const QByteArray> m_secret; //!< erased with its last copy
    QByteArray m_publicKey;
};

//! Whether \p signature is that of \p publicKey over exactly this type and body.
[[nodiscard]] bool isSignedBy(const QByteArray &publicKey, const QByteArray &type, const QByteArray &body,
                              const QByteArray &signature);

} // namespace releasedesk::store
