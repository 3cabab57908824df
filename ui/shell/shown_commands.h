// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/palette_entry.h"

class QWidget;

namespace releasedesk::ui {

class FlowView;

//! The buttons that stand on \p page at this moment, without those called like one of \p known. A disabled one says
//! why. One that is gone, hidden or called otherwise by the time it is chosen is not pressed: \p refuse is told why.
[[nodiscard]] QList<PaletteEntry> shownButtons(const QWidget *page, const QString &where, const QStringList &known,
                                               std::function<void(const QString &)> refuse);

//! What the menu of the canvas offers for what is selected there, without what is called like one of \p known.
[[nodiscard]] QList<PaletteEntry> flowMenuEntries(FlowView &view, const QString &where, const QStringList &known);

//! What a button is called: its name, else its text.
[[nodiscard]] QString nameOfButton(const QWidget *button);

} // namespace releasedesk::ui
