// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jenkins_controller.h"

namespace releasedesk::sandbox {

//! What the console of a build has printed by now; it grows until the build ends with “Finished: …”.
[[nodiscard]] QByteArray buildLog(const JenkinsController &controller, const JenkinsJob &job,
                                  const JenkinsBuild &build);

} // namespace releasedesk::sandbox
