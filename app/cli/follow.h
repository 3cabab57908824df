// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/invocation.h"

namespace releasedesk::cli {

//! Whether nothing of a release moves any more without a person or an outside event.
[[nodiscard]] bool rests(const domain::Release &release);

//! Waits until a release rests. With \p follow each transition is printed as it happens.
[[nodiscard]] QCoro::Task<> followUntilItRests(std::shared_ptr<OpenWorkspace> open, ReleaseId release, bool follow,
                                               Console console);

//! Sends a command and waits until the desk has seen what came of it; a refusal is printed.
[[nodiscard]] QCoro::Task<Result<>> sendAndSee(std::shared_ptr<OpenWorkspace> open, domain::ReleaseCommand command);

//! The state of a release in a line, with what it waits for.
[[nodiscard]] QString stateLine(const domain::Release &release, const domain::Directory &directory);

} // namespace releasedesk::cli
