// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/releases/scope_sources.h"

#include <functional>

class QWidget;

namespace releasedesk::ui {

//! What asking for the sources of a release needs. What is referred to outlives the dialog.
struct SourceNeeds {
    //! Puts the commits of its code to issues that were read for a release.
    using WithCode = std::function<QCoro::Task<Result<domain::IssueSnapshot>>(domain::Release release,
                                                                              domain::IssueSnapshot issues)>;
    //! The sources are changed and this is what can be said of it. With \p undo, as long as the release is a draft, the
    //! earlier ones come back.
    using Done = std::function<void(const QString &sentence, std::function<void()> undo)>;

    session::Desk &desk;
    versions::VersionService &versions;
    const Clock &clock;
    QList<ScopeSources::Site> sites;
    WithCode withCode; //!< may be empty
    Done done;
    std::function<void(const Error &)> failed; //!< taking back was refused
};

//! Asks over \p window where the issues of a release come from. Before anything is recorded it says which issues come
//! and go and which signatures that would withdraw; what is recorded is what was told.
void askSources(const SourceNeeds &needs, const ReleaseId &release, QWidget *window);

} // namespace releasedesk::ui
