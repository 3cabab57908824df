// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::domain {

//! An ordered place that components run in.
struct Environment {
    static constexpr bool refusesUnknownKeys = true;

    EnvironmentId id;
    QString name;
    int rank = 0; //!< 0 is least like production
    bool isProtected = false; //!< any effect here needs a valid signature set

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("name", name);
        v("rank", rank, releasedesk::optional);
        v("protected", isProtected, releasedesk::optional);
    }

    friend bool operator==(const Environment &, const Environment &) = default;
};

} // namespace releasedesk::domain
