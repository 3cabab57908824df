// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/engine_key.h"
#include "core/store/event_table.h"

#include <optional>

namespace releasedesk::store {

//! Where a record ended at some moment, as its engine said and signed it. Kept outside the database: whoever cuts off
//! the end of the record, or writes another history behind an old one, does not fit it any more.
struct SignedHead {
    QByteArray log; //!< which record
    ChainMark mark;
    QDateTime at;
    QByteArray key; //!< public; whose signature it is
};

//! The file beside a database that holds its newest signed head, twice: the older copy stays whole while the newer one
//! is written.
class HeadFile
{
public:
    //! Beside the database, with ".head" added.
    [[nodiscard]] static QString fileOf(const QString &databaseFile);

    //! The newest head whose signature is good. Nothing if there is no file; DataLoss if no copy in it is good.
    [[nodiscard]] static Result<std::optional<SignedHead>> read(const QString &file);

    //! For writing; made if there is none, by its owner alone.
    [[nodiscard]] static Result<std::unique_ptr<HeadFile>> open(const QString &file);

    HeadFile(const HeadFile &) = delete;
    HeadFile &operator=(const HeadFile &) = delete;
    ~HeadFile();

    //! Replaces the older copy, the same one until it is synced. Survives the end of the process at once, a power
    //! failure after sync().
    [[nodiscard]] bool write(const SignedHead &head, const EngineKey &key);
    [[nodiscard]] bool sync();

private:
    explicit HeadFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
    int m_next = 0; //!< the copy to write next
};

//! The record's own name, made with it. Empty for a file that has none yet.
[[nodiscard]] Result<QByteArray> readLogId(SqlConnection &connection);

//! Whether the record has noted that a head of it is on the disk.
[[nodiscard]] Result<bool> wasSigned(SqlConnection &connection);

//! Compares the record with a head that was read before: DataLoss if events are missing at its end or are others,
//! FailedPrecondition "store.headMissing" if there was a head once and is none now, "store.headOfOther" if it belongs
//! to another record or was signed by a key that this record does not know.
[[nodiscard]] Result<> checkHead(SqlConnection &connection, const std::optional<SignedHead> &head);

//! Lets heads signed by this key be known to the record. Inside a transaction.
[[nodiscard]] Result<> acceptKey(SqlConnection &connection, const QByteArray &publicKey);

} // namespace releasedesk::store
