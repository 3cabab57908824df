// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1String>

namespace releasedesk::effects {

//! What an endpoint allows to be promised about one effect, and how the effect is found again after a crash. Each
//! executor states its row.
struct EffectSemantics {
    //! What a look-up can prove.
    enum class LookUp {
        None, //!< nobody can be asked: an unclear outcome goes to a person
        Finds, //!< that it happened; absence proves nothing
        Proves, //!< that it happened and that it did not
    };

    bool isOutside = false; //!< false: there is no effect outside, nothing below means anything
    bool isIdempotent = false; //!< the same request twice has the effect of one
    bool mayRepeat = false; //!< promised at least once, with the same id, and the text says so
    LookUp lookUp = LookUp::None;
    QLatin1String carrier = {}; //!< where the operation id travels; empty: the target state itself is looked at

    friend bool operator==(const EffectSemantics &, const EffectSemantics &) = default;
};

} // namespace releasedesk::effects
