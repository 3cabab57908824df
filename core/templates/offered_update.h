// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/templates/template_library.h"
#include "core/templates/template_update.h"

namespace releasedesk::templates {

//! What the newest version of its template would bring to a draft.
struct OfferedUpdate {
    QString name; //!< of the template
    QString nameKo;
    int from = 1; //!< the version the draft was made of
    int to = 1;
    domain::Plan base; //!< the flow of `from`, for the project of the draft
    domain::Plan update; //!< the same of `to`
    TemplateUpdate merged;
};

//! Compares \p release with the newest version of its template. NotFound without a template, or if one of the versions
//! is not here any more; FailedPrecondition for what is no draft: it stays with its version.
[[nodiscard]] Result<OfferedUpdate> offeredUpdate(const domain::Release &release, const domain::Directory &directory,
                                                  const TemplateLibrary &library);

//! Whether a newer version of its template has something for \p release.
[[nodiscard]] bool hasUpdate(const domain::Release &release, const domain::Directory &directory,
                             const TemplateLibrary &library);

} // namespace releasedesk::templates
