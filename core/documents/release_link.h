// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/release.h"

namespace releasedesk::documents {

//! The address of a release or of something in it, for messages and other programs:
//! releasedesk://release/<project>/<version>[/<part>[/<task>]]. It only leads somewhere, it never does anything.
struct ReleaseLink {
    enum class Part { Release, Flow, Features, Approval, WorkPlan, Notes, History, Code };

    static constexpr qsizetype longest = 2000; //!< characters

    ProjectId project;
    QString version;
    Part part = Part::Release;
    TaskId task = {}; //!< of Part::Approval and Part::Flow; empty: whichever waits

    //! Whether \p text means to be one; whether it is one says parse().
    [[nodiscard]] static bool isMeant(QStringView text);

    //! InvalidArgument names what is wrong. Nothing is repaired: a link comes from outside, so anything unusual in it
    //! is refused (other hosts, queries, doubled slashes, dots as names, control and direction characters, broken
    //! UTF-8).
    [[nodiscard]] static Result<ReleaseLink> parse(const QString &text);

    //! ASCII; parse() of it gives the same.
    [[nodiscard]] QString text() const;

    friend bool operator==(const ReleaseLink &, const ReleaseLink &) = default;
};

//! The link to the approval of \p release that is asked for, else to the first that still will be. Empty once all are
//! given: what is written then goes to readers who sign nothing.
[[nodiscard]] QString openApprovalLink(const domain::Release &release);

} // namespace releasedesk::documents
