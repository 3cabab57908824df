// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/palette_entry.h"

class QWidget;

namespace releasedesk::ui {

class FlowView;

//! The buttons that stand on \p page at this moment, without those called like one of \p known. A disabled one says
//! why.
[[nodiscard]] QList<PaletteEntry> shownButtons(const QWidget *page, const QString &where, const QStringList &known);

//! What the menu of the canvas offers for what is selected there, without what is called like one of \p known.
[[nodiscard]] QList<PaletteEntry> flowMenuEntries(FlowView &view, const QString &where, const QStringList &known);

//! What a button is called: its name, else its text.
[[nodiscard]] QString nameOfButton(const QWidget *button);

} // namespace releasedesk::ui
