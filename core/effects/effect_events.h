// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/store/recorded_event.h"

#include <variant>

namespace releasedesk::effects {

//! A request is about to leave. effect.intended v1.
struct EffectIntended {
    EffectId id;
    QString what;
    QString requestHash; //!< SHA-256 of Effect::requestBytes(), for comparing with what the endpoint kept

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("what", what);
        v("requestHash", requestHash);
    }

    friend bool operator==(const EffectIntended &, const EffectIntended &) = default;
};

//! The endpoint took it. effect.happened v1.
struct EffectHappened {
    QJsonObject answer;
    bool isShortened = false; //!< the answer was too large to keep, or could not be read back

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("answer", answer);
        v("isShortened", isShortened, optional);
    }

    friend bool operator==(const EffectHappened &, const EffectHappened &) = default;
};

//! It did not come about. effect.refused v1.
struct EffectRefused {
    QString code; //!< errorCodeName()
    QString message;
    QString reason;
    bool nothingHappened = false;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("code", code);
        v("message", message);
        v("reason", reason, optional);
        v("nothingHappened", nothingHappened, optional);
    }

    friend bool operator==(const EffectRefused &, const EffectRefused &) = default;
};

//! A person found out. effect.resolved v1.
struct EffectResolved {
    bool happened = false;
    QString note;
    PersonId by;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("happened", happened);
        v("note", note);
        v("by", by);
    }

    friend bool operator==(const EffectResolved &, const EffectResolved &) = default;
};

using EffectEvent = std::variant<EffectIntended, EffectHappened, EffectRefused, EffectResolved>;

[[nodiscard]] store::NewEvent encode(const EffectEvent &event);

//! DataLoss if the name or version is not known, or the payload does not fit.
[[nodiscard]] Result<EffectEvent> decodeEffectEvent(const store::NewEvent &event);

} // namespace releasedesk::effects
