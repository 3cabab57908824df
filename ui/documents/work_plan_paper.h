// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

class QIODevice;

namespace releasedesk::ui {

//! Writes the work plan of \p release as PDF on A4: the approval boxes with their stamps, drawn as in the window, then
//! the document. Whether everything could be written, \p device knows.
void writeWorkPlanPaper(QIODevice &device, const domain::Release &release, const domain::Directory &directory,
                        const QDateTime &now);

} // namespace releasedesk::ui
