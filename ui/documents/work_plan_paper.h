// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

#include <QPageLayout>

#include <memory>

class QIODevice;
class QTextDocument;

namespace releasedesk::ui {

//! The document that is printed: the approval boxes with their stamps, drawn as in the window, then the text, in which
//! every stamp stands once more in words.
[[nodiscard]] std::unique_ptr<QTextDocument> workPlanPaper(const domain::Release &release,
                                                           const domain::Directory &directory, const QDateTime &now);

//! The page it is printed on: A4, across.
[[nodiscard]] QPageLayout workPlanPage();

//! Writes the work plan of \p release as PDF on A4. Whether everything could be written, \p device knows.
void writeWorkPlanPaper(QIODevice &device, const domain::Release &release, const domain::Directory &directory,
                        const QDateTime &now);

} // namespace releasedesk::ui
