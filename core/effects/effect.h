// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/base/result.h"

#include <QCoroTask>
#include <QJsonObject>

#include <variant>

namespace releasedesk::effects {

//! The change came about; the answer is what send() would have answered.
struct Happened {
    QJsonObject answer;

    friend bool operator==(const Happened &, const Happened &) = default;
};

//! The endpoint proves that it never took the request.
struct DidNotHappen {
    friend bool operator==(const DidNotHappen &, const DidNotHappen &) = default;
};

//! The endpoint was asked and cannot say.
struct CannotTell {
    friend bool operator==(const CannotTell &, const CannotTell &) = default;
};

using Traces = std::variant<Happened, DidNotHappen, CannotTell>;

//! One change to the world outside: how to ask for it, and how to find out later whether it came about.
class Effect
{
public:
    Effect() = default;
    Effect(const Effect &) = delete;
    Effect &operator=(const Effect &) = delete;
    virtual ~Effect() = default;

    //! The same for every attempt to bring about this one change; also sent along, so that it can be found again.
    [[nodiscard]] virtual EffectId id() const = 0;

    //! A few words for people, e.g. "start build checkout-api". Holds no secret.
    [[nodiscard]] virtual QString what() const = 0;

    //! What is sent, without secrets; its hash is recorded with the intent.
    [[nodiscard]] virtual QByteArray requestBytes() const = 0;

    //! Sends one mutating request. Any failure that leaves doubt is ErrorCode::Unknown; one that proves that nothing
    //! was taken has Error::nothingHappened.
    [[nodiscard]] virtual QCoro::Task<Result<QJsonObject>> send() = 0;

    //! Only reads. An error means that the endpoint could not be asked. DidNotHappen is for endpoints that can prove
    //! it.
    [[nodiscard]] virtual QCoro::Task<Result<Traces>> lookUp() = 0;
};

} // namespace releasedesk::effects
