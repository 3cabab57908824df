// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/shell/palette_entry.h"
#include "ui/shell/place.h"
#include "ui/shell/release_actions.h"

namespace releasedesk::ui {

//! A command of the window itself. Its English text is kept, so that it is found by that name in either language.
struct WindowCommand {
    const char *text; //!< marked with QT_TRANSLATE_NOOP("PaletteContents", …)
    IconName icon;
    QString keys;
    std::function<void()> run;
    QString disabledReason = {};
    const char *also = nullptr; //!< other words for it, of the context "PaletteContents"
    const char *context = "PaletteContents"; //!< of the text
    QString detail = {}; //!< where it is
};

//! What the entries of the palette do.
struct PaletteHooks {
    std::function<void(const Place &)> go;
    std::function<void(const ReleaseAction &, const ReleaseId &)> act;
    std::function<void(const ReleaseId &, const QString &issueKey)> showIssue;
    QList<WindowCommand> commands;
    QList<PaletteEntry> shown; //!< what else the view offers that is shown
};

//! Everything that can be found: commands (of \p scope, unless it is empty, before those of the window), views,
//! releases, people, issues of all releases.
[[nodiscard]] QList<PaletteEntry> paletteContents(const session::Desk &desk, const QDateTime &now,
                                                  const ReleaseId &scope, const PaletteHooks &hooks);

//! The name of a view, as in the side bar.
[[nodiscard]] QString viewName(View view);

//! The name of a tab of a release.
[[nodiscard]] QString tabName(ReleaseTab tab);

//! \p english, a text of \p context, in the language that is not shown; empty if that is not available.
[[nodiscard]] QString inOtherLanguage(const char *context, const char *english);

} // namespace releasedesk::ui
