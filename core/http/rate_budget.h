// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/http_answer.h"

#include <QDateTime>
#include <QHash>

#include <mutex>
#include <optional>

namespace releasedesk::http {

//! How often a server may still be asked, as it said last.
struct RateBudget {
    qint64 left = -1; //!< requests, or points where the server counts in those; below 0: it does not say
    qint64 limit = -1; //!< of how many; below 0: it does not say
    QDateTime resets; //!< when it is full again; invalid: it does not say
    bool isUsedUp = false; //!< the last answer was “too many requests”
    QDateTime at; //!< when it said so

    friend bool operator==(const RateBudget &, const RateBudget &) = default;
};

//! What the head of \p answer says of it: X-RateLimit-* as Jira, GitHub and others write them, and RateLimit fields.
//! Nothing if it says nothing that makes sense.
[[nodiscard]] std::optional<RateBudget> budgetIn(const HttpAnswer &answer, const QDateTime &now);

//! The last budget of each account, by Server::account. Safe to use from several threads.
class RateBudgets
{
public:
    void note(const QString &account, const HttpAnswer &answer, const QDateTime &now);
    [[nodiscard]] std::optional<RateBudget> of(const QString &account) const;

    //! The one of this program.
    [[nodiscard]] static RateBudgets &shared();

private:
    mutable std::mutex m_mutex;
    QHash<QString, RateBudget> m_last;
};

} // namespace releasedesk::http
