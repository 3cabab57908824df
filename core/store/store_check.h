// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/signed_head.h"

#include <QList>

#include <functional>

namespace releasedesk::store {

//! What was found wrong with a record, the worst first.
enum class Damage {
    None,
    NoFile, //!< the database is missing
    NotADatabase, //!< nothing of it can be read, or it is one of another program
    NewerProgram, //!< written by a newer program: for reading only
    OlderProgram, //!< to be opened for writing once before it can be looked at
    CannotRead, //!< no permission, or the disk reports an error
    EventChanged, //!< an event is not what was recorded, is missing, or lies on a part that cannot be read
    EndCutOff, //!< whole as far as it goes, but it was signed further
    HeadMissing, //!< whole, but its signed head is gone
    HeadUnusable, //!< whole, but its signed head is damaged or that of another record
    TablesDamaged, //!< every event is whole; indexes or tables beside them are not
};

//! A release of which not everything is before the damage.
struct LostOfRelease {
    ReleaseId release;
    qint64 kept = 0; //!< events
    qint64 lost = 0; //!< events that are readable behind the damage but prove nothing; there may have been more

    friend bool operator==(const LostOfRelease &, const LostOfRelease &) = default;
};

//! What a look at a record found. Nothing was written for it.
struct DamageReport {
    QString file;
    Damage damage = Damage::None;
    QString message; //!< what is wrong, what it means, what to do
    QString detail;
    qint64 wholeEvents = 0; //!< from the first on, in this file (without those in archives)
    ChainMark lastWhole; //!< up to where everything is what was recorded
    QDateTime lastWholeAt;
    Position lastKnown = 0; //!< the furthest place that the record or its signed head names
    QList<LostOfRelease> lost;
    std::optional<SignedHead> head;

    [[nodiscard]] bool isWhole() const { return damage == Damage::None; }

    //! Whether StoreRepair can make a working record of it without a backup.
    [[nodiscard]] bool isRepairable() const
    {
        return damage == Damage::EventChanged || damage == Damage::EndCutOff || damage == Damage::HeadMissing
            || damage == Damage::HeadUnusable || damage == Damage::TablesDamaged;
    }

    //! Positions that cannot be kept.
    [[nodiscard]] qint64 lostPositions() const { return std::max<qint64>(0, lastKnown - lastWhole.position); }
};

//! The stable name of a finding, e.g. "eventChanged", for programs.
[[nodiscard]] QString damageName(Damage damage);

//! Looks at a whole record without writing to it, event by event, and goes on where other reading stops.
class StoreCheck
{
public:
    //! Told now and then how far the look is.
    using Progress = std::function<void(Position position)>;

    //! Blocks, about two seconds for a million events. May run beside a program that writes the record.
    [[nodiscard]] static DamageReport look(const QString &databaseFile, const Progress &progress = {});
};

} // namespace releasedesk::store
