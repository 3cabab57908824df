// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/place.h"
#include "ui/widgets/dialog.h"

#include <QList>

namespace releasedesk::ui {

//! A key and what it does, in words.
struct KeyHelp {
    QStringList keys; //!< each one of them, e.g. "Ctrl+K", or "G H" for one after the other
    QString words;

    [[nodiscard]] QString printed() const;
};

struct KeyHelpGroup {
    enum class Kind { Everywhere, Release, Flow, Page, Approvals, Calendar };

    Kind kind = Kind::Everywhere;
    QString title;
    QList<KeyHelp> keys;
};

//! The keys that work at \p place: those of everywhere first.
[[nodiscard]] QList<KeyHelpGroup> keysOf(const Place &place);

//! F1: the keys of the view that is shown.
class ShortcutList final : public Dialog
{
    Q_OBJECT

public:
    ShortcutList(const Place &place, QWidget *over);
};

} // namespace releasedesk::ui
