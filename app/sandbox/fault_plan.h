// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"
#include "app/sandbox/http_response.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <optional>

namespace releasedesk::sandbox {

enum class FaultKind { Status, Html, Cut, Hang, Close, Drip, Delay };

//! What goes wrong, with which requests and how often.
struct FaultRule {
    QRegularExpression method;
    QRegularExpression path;
    int skip = 0; //!< lets so many matching requests pass first
    int times = 1; //!< below 0: always
    FaultKind kind = FaultKind::Status;
    int status = 500;
    QJsonObject headers;
    QByteArray body;
    int retryAfter = -1;
    bool isApplied = false; //!< the change takes place although the answer does not tell
    qsizetype bytes = 0;
    std::chrono::milliseconds pause{0};
    bool chunked = false;

    [[nodiscard]] static Result<FaultRule> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;

    //! The answer instead of, or made of, the one that the stand-in gave. `regular` is an empty 200 if it was not
    //! asked.
    [[nodiscard]] HttpResponse spoil(HttpResponse regular) const;
};

//! The rules that a test or a file has laid down.
class FaultPlan
{
public:
    //! One rule, a list of rules, or {"rules":[…]}. InvalidArgument names what cannot be read; then none is added.
    [[nodiscard]] Result<> add(const QByteArray &json);

    //! The first rule that meets this request, counted down.
    [[nodiscard]] std::optional<FaultRule> take(const HttpRequest &request);

    void clear() { m_rules.clear(); }
    [[nodiscard]] QJsonArray toJson() const;

private:
    QList<FaultRule> m_rules;
};

} // namespace releasedesk::sandbox
