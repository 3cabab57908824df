// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/git/repository.h"

namespace releasedesk::git {

//! Whether a repository of a project is named by an address (https, ssh, user@host:path, file:) instead of a folder.
[[nodiscard]] bool isRemote(const QString &location);

//! The repository a project names. A folder is opened as it is; of an address a bare copy is kept in \p mirrors, made
//! or brought up to date now. InvalidArgument: an address with a password in it, or of a kind that runs programs.
//! Unavailable: the remote cannot be reached; the detail holds the words of git.
[[nodiscard]] Result<Repository> openSource(const QString &location, const QString &mirrors, const GitLimits &limits,
                                            const std::stop_token &stop);

} // namespace releasedesk::git
