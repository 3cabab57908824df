// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QWidget;

namespace releasedesk::app {

//! Names for --view of what no place of the window stands for: an open issue, a comparison, the sources of a release.
[[nodiscard]] const QStringList &sceneNames();

//! Opens it in \p window, whose Features are shown. Other names change nothing.
void openScene(const QString &view, const QWidget &window);

} // namespace releasedesk::app
