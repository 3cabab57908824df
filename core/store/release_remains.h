// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_check.h"

namespace releasedesk::store {

//! How much of one release is before the damage, under the name that people know.
struct ReleaseRemains {
    ReleaseId release;
    QString name; //!< project and version; the id where they cannot be read
    qint64 kept = 0; //!< events
    qint64 lost = 0; //!< as in LostOfRelease
};

//! The releases of which anything is to be seen in the record that \p report is about, as far as it can be read; those
//! that lose something first, then by name. Blocks; writes nothing.
[[nodiscard]] QList<ReleaseRemains> remainsOf(const DamageReport &report);

} // namespace releasedesk::store
