// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_stamps.h"

namespace releasedesk::documents {

//! One approval box (결재란) of a document: what it is about and its fields.
struct ApprovalBox {
    TaskId task;
    QString title;
    QList<domain::Stamp> stamps;
};

//! The boxes of \p release in the order in which they are asked for; what was not asked yet stands as it is planned.
[[nodiscard]] QList<ApprovalBox> approvalBoxes(const domain::Release &release, const domain::Directory &directory,
                                               const QDateTime &now);

//! A box as a table of Markdown: role, person, decision, time, comment. Outside text stays text.
[[nodiscard]] QString boxMarkdown(const QList<domain::Stamp> &stamps, const domain::Directory &directory);

} // namespace releasedesk::documents
