// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/dialog.h"
#include "ui/shell/place.h"

#include <QList>

namespace releasedesk::ui {

//! A key and what it does, in words.
struct KeyHelp {
    QString keys; //!< as printed
    QString words;
};

struct KeyHelpGroup {
    QString title;
    QList<KeyHelp> keys;
};

//! The keys that work in \p view: those of everywhere first.
[[nodiscard]] QList<KeyHelpGroup> keysOf(View view);

//! F1: the keys of the view that is shown.
class ShortcutList final : public Dialog
{
    Q_OBJECT

public:
    ShortcutList(View view, QWidget *over);
};

} // namespace releasedesk::ui
