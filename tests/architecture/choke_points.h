// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/architecture/source_tree.h"

namespace releasedesk::tests {

//! Something that may occur in a few places only.
struct ChokePoint {
    const char *name;
    QString pattern;
    QStringList searched;
    QStringList allowed; //!< paths that begin so
    bool looksIntoStrings = false;
};

[[nodiscard]] QList<ChokePoint> chokePoints();

//! Each place in \p file where it occurs although it may not: "path:line: text".
[[nodiscard]] QStringList offences(const ChokePoint &point, const SourceFile &file);

} // namespace releasedesk::tests
