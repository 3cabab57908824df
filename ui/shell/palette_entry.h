// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/state.h"
#include "ui/widgets/lozenge.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace releasedesk::ui {

//! Something the palette can find: a command, a place, a person or an issue.
struct PaletteEntry {
    enum class Group { Command, Place, Person, Issue };

    Group group = Group::Command;
    QString title;
    QString otherTitle; //!< in the other language; found as well, not shown
    QString also; //!< other words for it; found as well, after the names, not shown
    QString detail; //!< quiet, behind the title; found as well
    QString keys; //!< shortcut, printed at the right
    QString disabledReason; //!< not empty: shown instead of running
    IconName icon;
    QString project; //!< its mark instead of the icon
    int projectColor = -1;
    std::optional<State> state; //!< at the right, with its word
    QString stateWord;
    std::optional<Lozenge::Category> lozenge; //!< at the right, with its word
    QString lozengeWord;
    ColorToken iconColor = ColorToken::Text2;
    std::function<void()> run;
    QList<PaletteEntry> actions; //!< what Tab opens; may be empty
};

//! What to look for, as typed: ">" commands only, "#" issues, "@" people.
struct PaletteQuery {
    QString words;
    std::optional<PaletteEntry::Group> group;
};

[[nodiscard]] PaletteQuery parsePaletteQuery(const QString &typed);

} // namespace releasedesk::ui
