// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QSize>
#include <QStringList>

namespace releasedesk::app {

//! What the program was started with.
struct DesktopOptions {
    QString link; //!< to a release, to be opened; empty: none
    QString folder; //!< of the workspace; empty: the last one, or the start page
    bool isSample = false; //!< a sample workspace of its own, with its sandbox
    QString view; //!< where to go first; one of viewNames(), or empty
    QString language; //!< "en" or "ko"; empty: as set
    QString theme; //!< "light", "dark" or "system"; empty: as set
    int textSize = 0; //!< percent, 90 to 150; 0: as set
    QSize size; //!< of the window; invalid: as it was
    QString screenshot; //!< file to write a picture of the window to, then end
    QString release; //!< "project/version" or an id

    [[nodiscard]] bool isForPicture() const { return !screenshot.isEmpty(); }

    //! Names for --view.
    [[nodiscard]] static QStringList viewNames();

    //! \p arguments without the program's name. InvalidArgument says what does not fit.
    [[nodiscard]] static Result<DesktopOptions> parse(const QStringList &arguments);

    //! How the program is started, one option per line.
    [[nodiscard]] static QString help();
};

} // namespace releasedesk::app
