// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/templates/template_update.h"

#include <QString>

namespace releasedesk::ui {

//! One thing that differs between the version a draft was made of, the draft, and a newer version.
struct UpdateRow {
    QString what; //!< "Build · Planned minutes"
    QString before; //!< in the version the draft was made of
    QString here; //!< in the draft
    QString update; //!< in the newer version
    bool isConflict = false; //!< both changed it, so the draft keeps its own
    QString path; //!< of a conflict
    bool mayTake = false; //!< of a conflict: that of the newer version can be chosen instead

    friend bool operator==(const UpdateRow &, const UpdateRow &) = default;
};

//! What \p merged brings and what it leaves, in words: changes in the order they are made, then the conflicts.
[[nodiscard]] QList<UpdateRow> updateRows(const domain::Plan &base, const domain::Plan &draft,
                                          const domain::Plan &update, const templates::TemplateUpdate &merged);

} // namespace releasedesk::ui
