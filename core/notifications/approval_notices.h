// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/notifications/notice_channel.h"
#include "core/projections/approval_inbox.h"

namespace releasedesk::notifications {

//! One thing one person is to be told once: that an approval is the person's turn, or a reminder of it.
struct ApprovalNotice {
    PersonId person;
    projections::InboxItem item;
    bool isReminder = false;
    QString key; //!< of person and event: the same content asked for at the same time is never told twice
};

//! Whom \p release waits for now. Somebody absent is not told while a delegate is; nobody is told of what others have
//! to sign first.
[[nodiscard]] QList<ApprovalNotice> noticesOf(const domain::Release &release, const domain::Directory &directory,
                                              const QDateTime &now);

//! What is said, in the language of the program.
[[nodiscard]] NoticeText textOf(const ApprovalNotice &notice, const domain::Release &release,
                                const domain::Directory &directory);

} // namespace releasedesk::notifications
