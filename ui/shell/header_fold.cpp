// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/header_fold.h"

namespace releasedesk::ui {

QList<HeaderPart> foldedParts(int room, int needed, const QList<HeaderSaving> &savings)
{
    QList<HeaderPart> folded;
    for (const HeaderSaving &saving : savings) {
        if (needed <= room)
            break;
        if (saving.width <= 0)
            continue; // not there
        folded.append(saving.part);
        needed -= saving.width;
    }
    return folded;
}

} // namespace releasedesk::ui
