// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/domain/release_command.h"
#include "core/projections/release_book.h"
#include "ui/theme/icon_name.h"

#include <QKeySequence>

#include <optional>

namespace releasedesk::ui {

//! What the header bar of a release offers.
enum class ReleaseActionKind {
    RequestApproval,
    WithdrawRequest,
    Sign, //!< goes to the approvals tab, where the sheet is
    Start,
    Pause,
    Resume,
    RetryTask, //!< the first failed one
    RollBack,
    Abort,
    Discard,
    Close,
    EditVariables, //!< opens the table of its variables
    ConfirmRerun, //!< who decided last agrees that an ended run is tried again
    RetryFrom, //!< an ended run goes on from the task that failed
};

struct ReleaseAction {
    ReleaseActionKind kind = ReleaseActionKind::RequestApproval;
    QString text; //!< translated; "…" means a further step will ask
    IconName icon;
    QKeySequence shortcut; //!< empty: none
    QString disabledReason; //!< empty: it can be done now
    TaskId task; //!< of Sign, RetryTask and RetryFrom
    QList<TaskId> stopsFirst; //!< of RollBack: running tasks that are cancelled before it
    bool isEmergencyExit = false; //!< the button is filled red
    bool isDestructive = false;

    [[nodiscard]] bool isEnabled() const { return disabledReason.isEmpty(); }
};

//! At most one primary, at most two secondary, the others stand behind "⋯".
struct ReleaseActions {
    std::optional<ReleaseAction> primary;
    QList<ReleaseAction> secondary;
    QList<ReleaseAction> more;
    bool isViewOnly = false; //!< the person can only look

    //! All of them, primary first.
    [[nodiscard]] QList<ReleaseAction> all() const;
    [[nodiscard]] const ReleaseAction *find(ReleaseActionKind kind) const;
};

//! The text of an action as it stands in the source, of the context "ReleaseActions".
[[nodiscard]] const char *englishOf(ReleaseActionKind kind);

//! What \p person can do with the release at \p now; the primary one is the next legal transition. What the person may
//! not do, or what cannot be done yet, says why: the answers come from authorize() and the decisions of the domain. In
//! \p book are the releases that may be in the way; null: they are not asked.
[[nodiscard]] ReleaseActions releaseActions(const domain::Release &release, const PersonId &person,
                                            const domain::Directory &directory, const QDateTime &now,
                                            const projections::ReleaseBook *book = nullptr);

//! Whether the present moment lies outside the window of the release, so that starting takes a reason.
[[nodiscard]] bool startNeedsReason(const domain::Release &release, const PersonId &person,
                                    const domain::Directory &directory, const QDateTime &now);

//! Tasks under way that have to come to an end before the way back can be told.
[[nodiscard]] QList<TaskId> tasksInFlight(const domain::Release &release);

//! The command of an action. \p reason is what the person wrote, where it was asked for. Nothing for Sign and
//! EditVariables.
[[nodiscard]] std::optional<domain::ReleaseCommand> commandOf(const ReleaseAction &action,
                                                              const domain::Release &release, const QString &reason);

} // namespace releasedesk::ui
