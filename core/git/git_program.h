// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <stop_token>

namespace releasedesk::git {

//! How far a reading may go before it is given up with an error.
struct GitLimits {
    QString program = QStringLiteral("git"); //!< found through PATH unless absolute
    std::chrono::milliseconds time{60'000}; //!< of one call
    qint64 bytes = qint64{256} * 1024 * 1024; //!< of one answer
    int commits = 100'000; //!< of one range
};

//! What git is asked, without a shell. Settings of the person and of the system do not count, nothing is asked back,
//! and no program that a repository names is run.
struct GitCall {
    QString folder; //!< in which it runs
    QStringList arguments;
    bool mayTransfer = false; //!< reaches another repository over https, ssh or the file system; else nothing leaves
    QList<int> expectedCodes = {0}; //!< other ends are errors
    QByteArray input = {}; //!< what it reads from its standard input
};

//! What git answered.
struct GitAnswer {
    int code = 0;
    QByteArray output;
    QByteArray errors; //!< what it complained of, shortened
};

//! Runs git and waits for its end: never in the thread of a window. \p take is handed the output as it comes, which is
//! then not kept. Stopping ends git and all it started within a moment. Errors: NotFound (there is no git), Cancelled,
//! DeadlineExceeded, ResourceExhausted (it says more than GitLimits::bytes), FailedPrecondition (it ended otherwise
//! than expected; the detail holds its words).
[[nodiscard]] Result<GitAnswer> runGit(const GitCall &call, const GitLimits &limits, const std::stop_token &stop,
                                       const std::function<void(const QByteArray &)> &take = {});

} // namespace releasedesk::git
